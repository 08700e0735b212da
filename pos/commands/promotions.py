"""`pos promotions`: check rules before they are loaded, load them, show those that count."""

from __future__ import annotations

import argparse
import json
import sys
from typing import TYPE_CHECKING, Any

from pos.commands.serve import add_place, folder_of

if TYPE_CHECKING:
    from pos.domain.promotion.rulebook import RuleBook

HELP = "check promotions and simulate sales under them; load them at head office"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the actions."""
    actions = parser.add_subparsers(dest="action", required=True, metavar="ACTION")
    check = actions.add_parser("check", help="find contradictions, dead rules, prices too low; no database is needed")
    check.add_argument("file", metavar="FILE", help="rules, settings, goods, past sales; - is standard input")
    check.add_argument("--json", action="store_true", help="one JSON object")
    load = actions.add_parser("load", help="set the chain's promotions: every till has them within seconds")
    load.add_argument("file", metavar="FILE", help="rules and settings (docs/promotions.md); - is standard input")
    load.add_argument("--force", action="store_true", help="load them though the check finds something")
    show = actions.add_parser("show", help="print the promotions that count now, as they were loaded")
    for action in (load, show):
        add_place(action)


def run(args: argparse.Namespace) -> int:
    """Do one action; 0 only when it was done, for `check` when nothing is wrong."""
    if args.action == "check":
        return _check(args)
    from pos.bootstrap.server import open_existing
    from pos.server.storage_faults import storage_faults

    document = _document(args.file) if args.action == "load" else None
    if document is not None and not args.force and _troubles(document):
        return 1
    with storage_faults():
        central = open_existing(folder_of(args), url=args.database)
        try:
            if document is None:
                print(central.promotions.get() or '{"rules":[]}')
                return 0
            loaded = central.promotions.put(_rules_only(document))
        finally:
            central.close()
    print(f"{loaded.rules} rules count now; {loaded.stores} stores are told")
    return 0


def _document(path: str) -> Any:
    from pos.commands.pricing.cases_file import loads, read_text
    from pos.domain.errors import BadValue

    try:
        return loads(read_text(path))
    except ValueError as error:
        if isinstance(error, BadValue):
            raise
        raise BadValue(f"{path} is not JSON: {error}") from None


def _rules_only(document: Any) -> Any:
    """What tills are told: goods and past sales are for the check alone."""
    if not isinstance(document, dict):
        return document
    return {name: value for name, value in document.items() if name not in ("goods", "sales")}


def _troubles(document: Any) -> bool:
    from pos.commands.pricing.check_file import read_check
    from pos.domain.promotion.checking import check

    checked = read_check(document)
    findings = check(checked.book, checked.goods)
    for finding in findings:
        print(f"pos promotions: {finding.rule_id}: {finding.trouble.value}: {finding.text}", file=sys.stderr)
    if findings:
        print("pos promotions: nothing was loaded (--force loads them as they are)", file=sys.stderr)
    return bool(findings)


def _check(args: argparse.Namespace) -> int:
    from datetime import datetime

    from pos.commands.pricing.check_file import read_check, simulate
    from pos.domain.promotion.checking import check

    now = datetime.now().astimezone().replace(tzinfo=None)
    checked = read_check(_document(args.file))
    findings = check(checked.book, checked.goods, today=now.date())
    simulated = simulate(checked, now=now)
    wrong = bool(findings) or any("error" in sale or "below_cost" in sale for sale in simulated["sales"])
    if args.json:
        said = [{"rule": each.rule_id, "trouble": each.trouble.value, "text": each.text} for each in findings]
        print(
            json.dumps(
                {"ok": not wrong, "rules": _count(checked.book), "findings": said, **simulated}, ensure_ascii=False
            )
        )
        return 1 if wrong else 0
    print(f"{_count(checked.book)} rules")
    for finding in findings:
        print(f"{finding.rule_id}: {finding.trouble.value}: {finding.text}")
    for sale in simulated["sales"]:
        if "error" in sale:
            print(f"{sale['sale']}: {sale['error']}")
        else:
            low = f", below cost: {', '.join(sale['below_cost'])}" if "below_cost" in sale else ""
            print(f"{sale['sale']}: paid {sale['paid']}, under these rules {sale['total']} ({sale['difference']}){low}")
    if simulated["sales"]:
        print(f"all sales: paid {simulated['paid']}, then {simulated['total']} ({simulated['difference']})")
    print("something is wrong" if wrong else "nothing is wrong")
    return 1 if wrong else 0


def _count(book: RuleBook) -> int:
    return len(book.rules) + len(book.newer)
