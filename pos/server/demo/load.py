"""Loads the demo chain into an empty server: its files through the ordinary import, its orders through the services."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from pos.domain.errors import BadValue
from pos.server.central import Central
from pos.server.demo.load_membership import load_membership
from pos.server.demo.load_orders import load_orders
from pos.server.demo.load_promotions import load_promotions
from pos.server.demo.online_orders import CHANNELS
from pos.server.importing.import_file import import_file
from pos.wire.orders import OrderPlaced

FILES = ("stores.csv", "staff.csv", "members.csv", "catalogue.csv", "stock.csv")
"""In the order in which one needs the other."""
PROMOTIONS = "promotions.json"
STORE = "HZ01"
"""The store that `pos demo` plays in."""
MANAGER, MANAGER_PIN = "王店长", "888888"
"""Who signs in."""
CLERK, CLERK_PIN = "林晓", "222222"
"""Who sells."""


@dataclass(frozen=True, slots=True)
class Demo:
    """The demo chain as loaded."""

    channel_keys: Mapping[str, str]
    """Channel code → its key, new with every load and kept nowhere."""
    orders: Mapping[str, OrderPlaced]
    """Key of a demo order (`demo-05`) → the order as placed, with the pickup code its customer shows."""


def load(central: Central, folder: Path) -> Demo:
    """Load everything. Loading again changes nothing but the channels' keys.

    `folder`: `resources/demo`. Raises BadValue when the files are not what the script wrote. Orders are designated to
    the store's first till: enrol it between `load_chain` and `load_orders` when it is to hand over offline.
    """
    keys = load_chain(central, folder)
    return Demo(channel_keys=keys, orders=load_orders(central))


def load_chain(central: Central, folder: Path) -> dict[str, str]:
    """Load stores, staff, members, goods, stock, promotions and channels; the channels' keys."""
    for name in FILES:
        report = import_file(folder / name, central=central)
        if not report.clean:
            raise BadValue(f"{name}: {report.fault or report.problems[:3]}")
    load_membership(central, home=STORE)
    load_promotions(central, folder / PROMOTIONS)
    return {code: central.channels.put(code, name) for code, name in CHANNELS}
