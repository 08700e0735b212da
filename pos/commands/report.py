"""`pos report`: a store's day (日报), a stocktake (text, ticket, PDF, workbook), how right the stock was over time."""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from pos.commands.serve import add_place, folder_of

if TYPE_CHECKING:
    from pos.domain.texts import Texts
    from pos.domain.ticket.rows import Ticket
    from pos.server.central import Central
    from pos.server.stocktakes.reporting import StocktakeReport, StocktakeReports

HELP = "report a store's day, a stocktake (text, ticket, PDF, XLSX), and how right the stock was over time"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the reports."""
    parser.description = "Reports of head office, from the server's data; the server may be running."
    reports = parser.add_subparsers(dest="report", required=True, metavar="REPORT")
    one = reports.add_parser("stocktake", help="one stocktake, with every difference")
    one.add_argument("--stocktake", default="", metavar="NAME", help="its name or id; default: the store's last")
    one.add_argument(
        "--to", default="", metavar="TARGET", help="pdf:, xlsx:, png: or escpos:FILE; default: lines on standard output"
    )
    one.add_argument("--cost", action="store_true", help="with what the differences cost; for head office's eyes")
    one.add_argument("--width", choices=("58", "80"), default="80", help="the ticket's paper, millimetres")
    over = reports.add_parser("accuracy", help="accuracy and shrinkage of the last stocktakes, oldest first")
    day = reports.add_parser("day", help="a store's day over all its tills, as the till's own screen has it (日报)")
    day.add_argument("--date", default="", metavar="YYYY-MM-DD", help="the business date; default: today")
    for report in (one, over, day):
        report.add_argument("--store", required=True, help="the store's code")
        add_place(report)
        report.add_argument("--language", choices=("zh_CN", "en"), default="zh_CN", help="of its words")
        report.add_argument("--json", action="store_true", help="one line of JSON")


def run(args: argparse.Namespace) -> int:
    """Read it and bring it where it should go."""
    from pos.bootstrap.server import open_existing
    from pos.bootstrap.texts import load_texts
    from pos.commands.reporting.day import day_lines
    from pos.domain.errors import BadValue
    from pos.server.stocktakes.reporting import StocktakeReports
    from pos.server.stocktakes.review import Reviews
    from pos.server.storage_faults import storage_faults

    texts = load_texts(args.language)
    with storage_faults():
        central = open_existing(folder_of(args), url=args.database)
        try:
            store = central.organisation.store(args.store)
            if store is None:
                raise BadValue(f"no store {args.store!r:.60}")
            if args.report == "day":
                print(day_lines(central, store, args.date, texts, as_json=args.json))
                return 0
            reviews = Reviews(database=central.database, clock=central.clock)
            reports = StocktakeReports(database=central.database, reviews=reviews)
            if args.report == "accuracy":
                return _accuracy(args, central, reports, texts)
            report = reports.report(store, reports.named(store.store_id, args.stocktake).stocktake_id)
            return _bring(args, report, texts)
        finally:
            central.close()


def _accuracy(args: argparse.Namespace, central: Central, reports: StocktakeReports, texts: Texts) -> int:
    from pos.domain.money import yuan
    from pos.domain.quantity import pieces

    store = central.organisation.store(args.store)
    points = reports.over_time(store) if store else ()
    if args.json:
        said = [
            asdict(each) | {"opened": each.opened.isoformat(), "accuracy": each.accuracy, "shrinkage": each.shrinkage}
            for each in points
        ]
        print(json.dumps(said, ensure_ascii=False))
        return 0
    words = ("opened", "accuracy", "missing", "surplus", "shrinkage")
    print("\t".join(texts(f"stocktake_report.{word}") for word in words))
    for each in points:
        accuracy, moved = f"{each.accuracy / 100:.2f} %", (pieces(each.missing), pieces(each.surplus))
        print("\t".join((f"{each.opened:%Y-%m-%d}", accuracy, *moved, yuan(each.shrinkage), each.name)))
    return 0


def _bring(args: argparse.Namespace, report: StocktakeReport, texts: Texts) -> int:
    from pos.commands.reporting.rows import table_of
    from pos.domain.errors import BadValue

    table = table_of(report, texts, cost=args.cost)
    way, _, file = args.to.partition(":")
    if args.to and (not file or way not in ("pdf", "xlsx", "png", "escpos")):
        raise BadValue(f"--to {args.to!r:.80} is none of pdf:, xlsx:, png:, escpos:FILE")
    if way == "pdf":
        from pos.commands.reporting.paper import pdf_of

        Path(file).write_bytes(pdf_of(table))
    elif way == "xlsx":
        from pos.commands.reporting.workbook import workbook_of

        Path(file).write_bytes(workbook_of(table))
    elif way:
        _print_ticket(args, report, texts, way, file)
    elif args.json:
        print(json.dumps(asdict(table), ensure_ascii=False))
    else:
        print(table.title)
        print(*(f"{word}\t{value}" for word, value in table.facts), sep="\n")
        print(*("\t".join(map(str, row)) for row in (table.head, *table.body)), sep="\n")
    if args.to:
        print(file, file=sys.stderr)
    return 0


def _print_ticket(args: argparse.Namespace, report: StocktakeReport, texts: Texts, way: str, file: str) -> None:
    from pos.devices.printer.commands import TicketBytes
    from pos.devices.printer.picture import TicketDrawing
    from pos.domain.ticket.paper import Paper

    ticket, drawing, paper = _ticket(report, texts), TicketDrawing(), Paper(args.width)
    made = drawing.png(ticket, paper) if way == "png" else TicketBytes(paper=paper, drawing=drawing).of(ticket)
    Path(file).write_bytes(made)


def _ticket(report: StocktakeReport, texts: Texts) -> Ticket:
    from pos.usecases.printing.stock_sheets import SheetLine, StockSheet, stocktake_sheet

    posting = report.answer.postings[-1] if report.answer.postings else None
    take = report.answer.record.stocktake
    lines = tuple(
        SheetLine(
            name=line.name or line.difference.variant_id,
            colour=line.colour,
            size=line.size,
            code=line.style_code,
            expected=line.difference.counted - line.difference.quantity,
            found=line.difference.counted,
        )
        for line in report.lines
    )
    sheet = StockSheet(
        number=posting.number if posting else take.name,
        moment=posting.moment if posting else report.answer.as_of,
        by=report.by,
        lines=lines,
        area=", ".join(area.name for area in take.areas),
    )
    return stocktake_sheet(sheet, store=report.store, texts=texts)
