"""What the chapters of the demo's day share: the till, its hands, the server, and how things are told."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from pos.bootstrap.counter import TillParts
from pos.bootstrap.till import TillApplication
from pos.commands.demo.hands import Hands
from pos.commands.demo.server_process import ServerProcess
from pos.commands.demo.shop import Folders
from pos.domain.order import Order, OrderState
from pos.wire.orders import OrderPlaced


@dataclass(slots=True)
class Story:
    """The day as it goes."""

    till: TillApplication
    """The window under the hands."""
    hands: Hands
    """What drives it."""
    server: ServerProcess
    """Head office."""
    folders: Folders
    """Where things are kept."""
    orders: Mapping[str, OrderPlaced]
    """The demo's online orders by key."""
    channel_key: str
    """The phone shop's key."""
    all_true: bool = True
    """Whether everything told so far was as it should be."""
    told: list[str] = field(default_factory=list)
    """Every line so far."""

    @property
    def parts(self) -> TillParts:
        """The open counter."""
        if self.till.parts is None:
            raise RuntimeError("the counter is not open")
        return self.till.parts

    def tell(self, when: str, words: str, *, true: bool = True, picture: str = "") -> None:
        """Say a line; `true`: whether what it says was seen. `picture`: keep one of the window under that name."""
        kept = f"  [{self.hands.look(picture).name}]" if picture else ""
        line = f"{when}  {'' if true else 'NOT SO: '}{words}{kept}"
        self.all_true = self.all_true and true
        self.told.append(line)
        print(line, flush=True)

    def order(self, key: str) -> Order:
        """An order of the demo as the till shows it now."""
        wanted = self.orders[key].order.order_id
        return next(order for order in self.parts.counter.list_orders() if order.order_id == wanted)

    def state(self, key: str) -> OrderState:
        """Where it stands."""
        return self.order(key).state

    def sales(self) -> int:
        """Documents of this till."""
        return len(self.parts.files.ledger.recent_documents(limit=1000))
