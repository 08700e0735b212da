"""`pos office unmatched` and `invoices`: payments that a statement has to confirm, tax invoices to be issued."""

from __future__ import annotations

import argparse
import csv
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pos.commands.serve import add_place

if TYPE_CHECKING:
    from pos.server.central import Central

ACTIONS = ("unmatched", "invoices")
"""What this file answers for."""


def add_actions(actions: Any) -> None:
    """Declare them (docs/money.md)."""
    unmatched = actions.add_parser("unmatched", help="payments that nobody's statement has confirmed yet")
    unmatched.add_argument("--store", required=True, help="the store's code")
    unmatched.add_argument(
        "--match", type=Path, metavar="FILE.csv", help="first confirm those of a statement: reference, amount in yuan"
    )
    invoices = actions.add_parser("invoices", help="tax invoices that customers wait for, and red ones")
    invoices.add_argument("--store", required=True, help="the store's code")
    invoices.add_argument(
        "--issued",
        nargs=2,
        metavar=("RECEIPT", "INVOICE"),
        help="first say that a receipt's was issued",
    )
    for action in (unmatched, invoices):
        add_place(action)
        action.add_argument("--json", action="store_true", help="answer as one line of JSON")


def act(central: Central, args: argparse.Namespace) -> dict[str, str]:
    """List them; the first value is what is printed. Raises BadValue, OSError."""
    from pos.domain.errors import BadValue
    from pos.domain.money import yuan

    store = central.organisation.store(args.store)
    if store is None:
        raise BadValue(f"no store {args.store!r:.60}")
    if args.action == "invoices":
        return _invoices(central, store.store_id, args.issued)
    said: dict[str, str] = {}
    matched = ""
    if args.match is not None:
        lines = _statement(args.match)
        matched = f"{central.returns.match(store.store_id, lines, args.match.name)} of {len(lines)}"
    left = central.returns.unmatched(store.store_id)
    rows = [f"{number}\t{method}\t{yuan(amount)}\t{reference}" for _, _, number, method, amount, reference in left]
    said["unmatched"] = "\n".join(rows) or "-"
    if matched:
        said["matched"] = matched
    return said


def _invoices(central: Central, store_id: str, issued: list[str] | None) -> dict[str, str]:
    """What is still to be issued; a red invoice has an amount below 0. Raises BadValue."""
    from pos.domain.money import yuan

    done = {} if issued is None else {"issued": central.invoices.issued(store_id, *issued).number}
    rows = [
        "\t".join((each.number, yuan(each.amount), each.title, each.tax_number, each.contact, each.issuer))
        for each in central.invoices.to_issue(store_id)
    ]
    return {"invoices": "\n".join(rows) or "-", **done}


def _statement(path: Path) -> list[tuple[str, int]]:
    """(reference, fen) of each row; a header is passed over. Raises BadValue, OSError."""
    from pos.domain.errors import BadValue
    from pos.domain.money import parse_yuan

    found = []
    with path.open(encoding="utf-8-sig", newline="") as file:
        for number, row in enumerate(csv.reader(file), start=1):
            if not any(cell.strip() for cell in row):
                continue
            try:
                found.append((row[0].strip(), parse_yuan(row[1])))
            except (BadValue, IndexError) as fault:
                if number > 1:
                    raise BadValue(f"{path.name}, row {number}: a reference and an amount in yuan") from fault
    return found
