"""`pos office stock`: whether every balance is the sum of its movements, and putting right what is not."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Any

from pos.commands.serve import add_place

if TYPE_CHECKING:
    from pos.server.central import Central

ACTIONS = ("stock",)
"""What this file answers for."""
SHOWN = 20
"""Wrong balances that are listed."""


def add_actions(actions: Any) -> None:
    """Declare them (docs/stock.md)."""
    stock = actions.add_parser("stock", help="check every balance against the sum of its movements")
    stock.add_argument("--store", default="", help="the store's code; default: all")
    stock.add_argument("--rebuild", action="store_true", help="put right what is wrong; tills may go on meanwhile")
    add_place(stock)
    stock.add_argument("--json", action="store_true", help="answer as one line of JSON")


def act(central: Central, args: argparse.Namespace) -> dict[str, str]:
    """Do it; the first value is what is printed. Raises BadValue."""
    from pos.domain.errors import BadValue
    from pos.server.stock.rebuild import check_levels, rebuild_levels

    ids: tuple[str, ...] = ()
    if args.store:
        store = central.organisation.store(args.store)
        if store is None:
            raise BadValue(f"no store {args.store!r:.60}")
        ids = (store.store_id,)
    work = rebuild_levels if args.rebuild else check_levels
    wrong = work(central.database, ids)
    lines = [f"{each.store_id}\t{each.variant_id}\t{each.quantity}\t{each.reserved}" for each in wrong[:SHOWN]]
    head = f"{len(wrong)} wrong" + (", put right" if wrong and args.rebuild else "")
    return {"said": "\n".join([head, *lines]), "wrong": str(len(wrong)), "rebuilt": str(bool(args.rebuild)).lower()}
