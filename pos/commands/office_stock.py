"""`pos office stock`: whether every balance is the sum of its movements, and putting right what is not.

`pos office damages`: what came damaged, with its photographs.
`pos office lots`: how much of each lot is where, and what expires soon.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pos.commands.serve import add_place

if TYPE_CHECKING:
    from pos.server.central import Central

ACTIONS = ("stock", "damages", "lots")
"""What this file answers for."""
SHOWN = 20
"""Wrong balances that are listed."""


def add_actions(actions: Any) -> None:
    """Declare them (docs/stock.md)."""
    stock = actions.add_parser("stock", help="check every balance against the sum of its movements")
    stock.add_argument("--store", default="", help="the store's code; default: all")
    stock.add_argument("--rebuild", action="store_true", help="put right what is wrong; tills may go on meanwhile")
    damages = actions.add_parser("damages", help="what came damaged, as the stores' receipts say it")
    damages.add_argument("--store", default="", help="the store's code; default: all")
    damages.add_argument("--save", type=Path, metavar="FOLDER", help="put the photographs there, as JPEG files")
    lots = actions.add_parser("lots", help="lots and serial numbers in the stores, the soonest last day first")
    lots.add_argument("--store", default="", help="the store's code; default: all")
    lots.add_argument("--style", default="", help="a style's code; default: all that expires")
    lots.add_argument("--days", type=int, default=90, help="without --style: past their last day in so many days (90)")
    for action in (stock, damages, lots):
        add_place(action)
        action.add_argument("--json", action="store_true", help="answer as one line of JSON")


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
    if args.action == "damages":
        return _damages(central, ids[0] if ids else "", args.save)
    if args.action == "lots":
        return _lots(central, ids, args.style, args.days)
    work = rebuild_levels if args.rebuild else check_levels
    wrong = work(central.database, ids)
    lines = [f"{each.store_id}\t{each.variant_id}\t{each.quantity}\t{each.reserved}" for each in wrong[:SHOWN]]
    head = f"{len(wrong)} wrong" + (", put right" if wrong and args.rebuild else "")
    return {"said": "\n".join([head, *lines]), "wrong": str(len(wrong)), "rebuilt": str(bool(args.rebuild)).lower()}


def _damages(central: Central, store_id: str, folder: Path | None) -> dict[str, str]:
    from pos.domain.quantity import pieces
    from pos.server.receiving.damages import damages

    with central.database.reading() as connection:
        found = list(damages(connection, store_id))
    lines = []
    for each in found:
        photo = "" if not each.photo else f"{each.photo[:12]}.jpg" if each.has_photo else "not here yet"
        day = f"{each.moment:%Y-%m-%d}"
        lines.append("\t".join((day, each.store, each.number, each.item, pieces(each.quantity), each.note, photo)))
    saved = {each.photo for each in found if each.has_photo} if folder is not None else set()
    if folder is not None:
        folder.mkdir(parents=True, exist_ok=True)
        for name in sorted(saved):
            picture = central.pictures.get(name)
            if picture is not None:
                (folder / f"{name[:12]}.jpg").write_bytes(picture.content)
    return {"said": "\n".join(lines) or "nothing came damaged", "damaged": str(len(found)), "saved": str(len(saved))}


def _lots(central: Central, ids: tuple[str, ...], style: str, days: int) -> dict[str, str]:
    from datetime import timedelta

    from pos.domain.quantity import pieces
    from pos.server.clock import system_clock
    from pos.server.stock.lots import expiring, lots_here, named

    lines = []
    now = system_clock()
    with central.database.reading() as connection:
        for store in central.organisation.stores():
            if ids and store.store_id not in ids:
                continue
            if style:
                variant_ids = list(central.catalogue.variant_ids([style]).values())
                found = lots_here(connection, store.store_id, variant_ids)
            else:
                found = expiring(connection, store.store_id, store.day(now) + timedelta(days=days))
            names = named(connection, found)
            for each in found:
                day = each.expiry.isoformat() if each.expiry is not None else ""
                of = (store.code, names[each.variant_id], each.place, day, each.lot, each.serial)
                lines.append("\t".join((*of, pieces(each.quantity))))
    return {"said": "\n".join(lines) or "no lot and no number", "lots": str(len(lines))}
