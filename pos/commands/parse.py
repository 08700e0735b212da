"""`pos parse`: what the till takes a scan for, and where it goes, for every line of standard input."""

from __future__ import annotations

import argparse
import codecs
import re
import sys
from collections.abc import Iterable
from datetime import date, datetime
from pathlib import Path
from typing import Any

from pos.commands.json_line import json_line
from pos.domain.errors import BadValue
from pos.domain.payment.code import provider_of
from pos.domain.scan.in_store import Layout
from pos.domain.scan.kinds import ScanKind, State
from pos.domain.scan.reading import Scan
from pos.domain.scan.router import NOT_SOLD_PAST_ITS_DATE, Route, route
from pos.domain.scan.rules import NO_RULES, Recalled, ScanRules
from pos.domain.scan.tag import Tag

HELP = "say what scans are and where they go: scans on standard input, JSON lines on standard output"

_ESCAPE = re.compile(r"\\(?:x([0-9A-Fa-f]{2})|u([0-9A-Fa-f]{4})|([\\tnre0]))")
_LETTERS = {"\\": "\\", "t": "\t", "n": "\n", "r": "\r", "e": "\x1b", "0": "\0"}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the verb's arguments."""
    parser.description = (
        "Reads scans from standard input, one a line, as UTF-8. Control characters are written as \\x1d, \\u001d, \\t, "
        "\\r, \\n, a backslash as \\\\. Prints a JSON object for each line: kind, taken, goes_to, refusal, refers_to, "
        "and what it says: gtin, lot, serial, expiry, weight (kg), weight_g, price (yuan), price_fen and more."
    )
    parser.add_argument(
        "--state",
        choices=[state.value for state in State],
        default=State.SELLING.value,
        help="what the till is doing (default: selling)",
    )
    parser.add_argument("--json", action="store_true", help="JSON lines; there is no other form")
    parser.add_argument("--today", type=_day, metavar="YYYY-MM-DD", help="the store's day, instead of today's")
    parser.add_argument(
        "--in-store",
        type=_layout,
        action="append",
        metavar="LAYOUT",
        help="a layout of in-store numbers, 22IIIIIPPPPPC: I item, P fen, W grams, N pieces, V verifier, C check; "
        "may be repeated; instead of the usual table",
    )
    parser.add_argument(
        "--rules", type=Path, metavar="FILE.toml", help="layouts and recalls, as `pos office scan-rules` takes them"
    )


def run(args: argparse.Namespace) -> int:
    """Answer every line; a line that makes no sense is an answer, too."""
    from pos.wire.scan_rules import read_scan_rules

    today = args.today or datetime.now().astimezone().date()
    rules = read_scan_rules(args.rules.read_bytes()) if args.rules is not None else NO_RULES
    layouts = tuple(args.in_store) if args.in_store else rules.table
    pieces: dict[tuple[str, str], int] = {}
    for number, line in enumerate(_lines(), start=1):
        went = route(line, State(args.state), today=today, layouts=layouts)
        said = {"line": number, **described(went)}
        if went.refusal is None and went.goes_to in NOT_SOLD_PAST_ITS_DATE and went.scan.tag is not None:
            said |= _for_sale(went.scan.tag, rules, pieces, number)
        print(json_line({key: value for key, value in said.items() if value is not None}), flush=True)
    return 0


def _for_sale(tag: Tag, rules: ScanRules, pieces: dict[tuple[str, str], int], line: int) -> dict[str, Any]:
    """What else a sale would say of goods: recalled, or a piece that was scanned before. `pieces`: line by line."""
    recalled = rules.recalled(tag)
    if recalled is not None and recalled[0] is Recalled.YES:
        return {"taken": False, "goes_to": None, "refusal": "recalled", "reason": recalled[1].reason}
    said: dict[str, Any] = {}
    if recalled is not None:
        said = {"caution": "lot_unsaid", "reason": recalled[1].reason}
    before = pieces.setdefault((tag.gtin, tag.trace.serial), line)
    if tag.trace.serial and before != line:
        said = {"caution": "scanned_before", "before": before}
    return said


def described(went: Route) -> dict[str, Any]:
    """A route as a plain object without what it has nothing to say about. A payment code is not repeated."""
    scan = went.scan
    secret = scan.kind is ScanKind.PAYMENT
    said: dict[str, Any] = {
        "kind": scan.kind.value,
        "taken": went.refusal is None,
        "goes_to": went.goes_to.value if went.goes_to else None,
        "refusal": went.refusal.value if went.refusal else None,
        "refers_to": provider_of(scan.text) if secret else scan.text,
        "symbology": scan.identifier,
        "server": scan.address,
        **(_of_tag(scan.tag) if scan.tag else {}),
        **_of_others(scan),
    }
    return {key: value for key, value in said.items() if value is not None and value != "" and value != {}}


def _of_tag(tag: Tag) -> dict[str, Any]:
    apart = tag.in_store
    weight = tag.weight if apart is None else apart.weight
    price = tag.price if apart is None else apart.price
    return {
        "gtin": tag.gtin,
        "or_gtin": tag.instead,
        "item": apart.keys[-1] if apart else "",
        "lot": tag.trace.lot,
        "serial": tag.trace.serial,
        "expiry": tag.trace.expiry.isoformat() if tag.trace.expiry else None,
        "sell_by": tag.sell_by.isoformat() if tag.sell_by else None,
        "variant": tag.variant,
        "weight": weight / 1000 if weight is not None else None,
        "weight_g": weight,
        "price": price / 100 if price is not None else None,
        "price_fen": price,
        "count": tag.count if apart is None else apart.count,
        "store": tag.store,
        "assistant": tag.assistant,
        "doubtful": tag.doubtful or None,
        "elements": {element.ai: element.value for element in tag.elements},
    }


def _of_others(scan: Scan) -> dict[str, Any]:
    said: dict[str, Any] = {}
    if scan.title is not None:
        said |= {
            "name": scan.title.name,
            "tax_number": scan.title.tax_number,
            "address_phone": scan.title.address_phone,
            "bank_account": scan.title.bank_account,
            "crc_right": scan.title.checked,
        }
    if scan.voucher is not None:
        said |= {"platform": scan.voucher.platform or "unknown", "code": scan.voucher.code}
    return said


def _lines() -> Iterable[str]:
    """Standard input, line by line; bytes that are no UTF-8 become a character that no code has."""
    for number, raw in enumerate(sys.stdin.buffer):
        # Editors and shells of Windows begin a text with a byte order mark.
        line = (
            raw.removeprefix(b"" if number else codecs.BOM_UTF8)
            .decode("utf-8", "replace")
            .removesuffix("\n")
            .removesuffix("\r")
        )
        yield _ESCAPE.sub(_character, line)


def _character(match: re.Match[str]) -> str:
    return _LETTERS[match[3]] if match[3] else chr(int(match[1] or match[2], 16))


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"not a day: {text}") from error


def _layout(text: str) -> Layout:
    try:
        return Layout(text)
    except BadValue as error:
        raise argparse.ArgumentTypeError(str(error)) from error
