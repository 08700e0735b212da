"""`pos price FILE [--json]`: price cases without a database."""

from __future__ import annotations

import argparse
import json
import sys

HELP = "price the cases of a file (JSON or JSON lines); no database is needed"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the verb's arguments."""
    parser.description = "Prices the cases of a file; docs/promotions.md describes it field by field."
    parser.add_argument("file", metavar="FILE", help="one JSON document, or a case on each line; - is standard input")
    parser.add_argument("--json", action="store_true", help="one JSON object a case, each on a line")


def run(args: argparse.Namespace) -> int:
    """Price each case; 0 only when there is one, and each could be read and came to what it expects."""
    from datetime import datetime

    from pos.commands.pricing.answer import answer, sentences
    from pos.commands.pricing.case import read_case
    from pos.commands.pricing.cases_file import cases_in, read_text
    from pos.domain.errors import BadValue

    status = 0
    now = datetime.now().astimezone().replace(tzinfo=None)
    cases = list(cases_in(read_text(args.file)))
    if not cases:
        print(f"pos price: {args.file} has no case: there is nothing to price", file=sys.stderr)
        return 1
    for found in cases:
        try:
            if found.fault:
                raise BadValue(found.fault)
            said = answer(read_case(found.data, now=now))
        except BadValue as error:
            status = 1
            place = found.place.split()[0]
            if args.json:
                print(json.dumps({place: found.number, "error": str(error)}, ensure_ascii=False))
            print(f"pos price: {found.place}: {error}", file=sys.stderr)
            continue
        if said.get("as_expected") is False:
            status = 1
        if args.json:
            print(json.dumps(said, ensure_ascii=False))
        else:
            print("\n".join(sentences(said, said.get("case", found.place))))
    return status
