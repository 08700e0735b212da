"""`pos import FILE …`: loads catalogue, people, stores, stock, deliveries, counts and price lists from CSV and XLSX."""

from __future__ import annotations

import argparse
import json
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pos.domain.texts import Texts
    from pos.server.central import Central
    from pos.server.importing.problem import Problem
    from pos.server.importing.report import ImportReport

HELP = (
    "load catalogue, members, staff, stores, opening stock, deliveries, counts and price lists from CSV or XLSX files"
)

SOME_REFUSED = 1
"""Exit status when rows were refused or a file could not be read; the good rows are loaded all the same."""
LISTED = 50
"""Rows of each sort that are shown without `--all`."""
KINDS = ("catalogue", "counted", "deliveries", "members", "prices", "staff", "stock", "stores")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the verb's own arguments."""
    parser.add_argument("files", metavar="FILE", nargs="+", type=Path, help="CSV or XLSX, loaded in this order")
    parser.add_argument("--data", metavar="DIR", type=Path, required=True, help="the server's data folder")
    parser.add_argument("--database", metavar="URL", help="PostgreSQL instead of the SQLite file in the data folder")
    parser.add_argument("--kind", choices=KINDS, help="what the files hold; without it their headers say")
    parser.add_argument("--dry-run", action="store_true", help="read, check and report; write nothing")
    parser.add_argument("--language", choices=("zh_CN", "en"), default="zh_CN", help="of the report")
    parser.add_argument("--all", action="store_true", help=f"list every row that is odd, not the first {LISTED}")
    parser.add_argument("--json", action="store_true", help="one JSON object instead of lines")


def run(args: argparse.Namespace) -> int:
    """Load the files one after the other; 0 when every row of every file is good."""
    from pos.bootstrap.texts import load_texts
    from pos.server.importing.columns import ImportKind
    from pos.server.importing.import_file import import_file
    from pos.server.storage_faults import storage_faults

    texts = load_texts(args.language)
    kind = ImportKind(args.kind) if args.kind else None
    with storage_faults(), _central(args.data, args.database, dry_run=args.dry_run) as central:
        reports: list[ImportReport] = []
        for file in args.files:
            report = import_file(file, central=central, kind=kind, dry_run=args.dry_run)
            reports.append(report)
            if not args.json:
                print(*lines(report, texts, most=None if args.all else LISTED), sep="\n", flush=True)
    if args.json:
        print(json.dumps({"files": [as_object(report, texts) for report in reports]}, ensure_ascii=False))
    return 0 if all(report.clean for report in reports) else SOME_REFUSED


@contextmanager
def _central(folder: Path, url: str | None, *, dry_run: bool) -> Iterator[Central]:
    """The installation; for a dry run without one, an empty one that is thrown away."""
    from pos.bootstrap.server import open_central
    from pos.server.database import FILE

    with tempfile.TemporaryDirectory() as elsewhere:
        nothing_there = dry_run and url is None and not (folder / FILE).exists()
        central = open_central(Path(elsewhere) if nothing_there else folder, url=url)
        try:
            yield central
        finally:
            central.close()


def lines(report: ImportReport, texts: Texts, *, most: int | None) -> Iterator[str]:
    """The report for a person; at most `most` lines of each sort."""
    kind = texts(f"import.{report.kind}") if report.kind else "?"
    yield texts("import.head", file=report.file, kind=kind, encoding=report.encoding or "?")
    for sort, found in (("refused", report.problems), ("noticed", report.notices)):
        yield from (f"  {_line(sort, problem, texts)}" for problem in found[:most])
        yield from _more(found, texts, most)
    for repaired in report.repairs[:most]:
        yield "  " + texts(
            "import.repaired",
            row=repaired.row,
            column=texts(f"import_column.{repaired.column}"),
            words=texts(f"import_repair.{repaired.repair}"),
            value=repaired.value,
        )
    yield from _more(report.repairs, texts, most)
    if report.ignored_columns:
        yield "  " + texts("import.ignored", columns=", ".join(map(_shown, report.ignored_columns)))
    if report.fault:
        detail = texts("import.value", value=_shown(report.fault_detail)) if report.fault_detail else ""
        yield "  " + texts("import.fault", words=texts(f"import_fault.{report.fault}"), detail=detail)
    yield "  " + texts(
        "import.counts", rows=report.rows, loaded=report.loaded, refused=report.refused, changed=report.changed
    )
    if report.dry_run:
        yield "  " + texts("import.dry_run")


def as_object(report: ImportReport, texts: Texts) -> dict[str, object]:
    """The report for a program; `words` beside each code."""
    return {
        "file": report.file,
        "kind": report.kind,
        "encoding": report.encoding,
        "dry_run": report.dry_run,
        "rows": report.rows,
        "loaded": report.loaded,
        "refused": report.refused,
        "changed": report.changed,
        "fault": report.fault,
        "fault_words": texts(f"import_fault.{report.fault}") if report.fault else "",
        "fault_detail": report.fault_detail,
        "ignored_columns": list(report.ignored_columns),
        "problems": [_object(problem, texts) for problem in report.problems],
        "notices": [_object(problem, texts) for problem in report.notices],
        "repairs": [
            {"row": each.row, "column": each.column, "repair": each.repair, "value": each.value}
            for each in report.repairs
        ],
    }


def _object(problem: Problem, texts: Texts) -> dict[str, object]:
    words = texts(f"import_reason.{problem.reason}")
    return {
        "row": problem.row,
        "column": problem.column,
        "reason": problem.reason,
        "words": words,
        "value": problem.value,
    }


def _line(sort: str, problem: Problem, texts: Texts) -> str:
    return texts(
        f"import.{sort}",
        row=problem.row,
        column=texts(f"import_column.{problem.column or 'row'}"),
        words=texts(f"import_reason.{problem.reason}"),
        value=texts("import.value", value=_shown(problem.value)) if problem.value else "",
    )


def _more(found: Sequence[object], texts: Texts, most: int | None) -> Iterator[str]:
    if most is not None and len(found) > most:
        yield "  " + texts("import.more", count=len(found) - most)


def _shown(text: str) -> str:
    """A text of the file as one line of a terminal: nothing in it moves the cursor."""
    return "".join(letter if letter.isprintable() else "�" for letter in text)
