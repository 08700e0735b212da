"""The chain's other stores. Head office is asked; the last answer is remembered for when it is out of reach."""

from __future__ import annotations

from pos.domain.errors import CentralError
from pos.ports.store_desk import StoreDesk
from pos.wire.stores import OtherStore


class ListStores:
    """Whom goods are asked of, and sent to."""

    def __init__(self, *, desk: StoreDesk) -> None:
        self._desk = desk
        self._last: tuple[OtherStore, ...] = ()

    def __call__(self) -> tuple[OtherStore, ...]:
        """Nearest first; as last told while head office is out of reach. May take as long as the network does."""
        try:
            self._last = self._desk.stores()
        except CentralError:
            return self._last
        return self._last

    def known(self) -> dict[str, str]:
        """Store id → name, as last told; never waits."""
        return {store.store_id: store.name for store in self._last}
