"""`pos office stock`: whether every balance is the sum of its movements, and putting right what is not.

`pos office damages`: what came damaged, with its photographs.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pos.commands.serve import add_place

if TYPE_CHECKING:
    from pos.server.central import Central

ACTIONS = ("stock", "damages")
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
    for action in (stock, damages):
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
