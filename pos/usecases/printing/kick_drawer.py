"""Opens the drawer after a sale, by a policy per tender."""

from __future__ import annotations

from collections.abc import Set as AbstractSet

from pos.domain.document import Document
from pos.domain.tender import TenderKind
from pos.ports.drawer import Drawer, Kick

CASH_OPENS: frozenset[TenderKind] = frozenset({TenderKind.CASH})
"""The usual policy: cash needs the drawer, nothing else does."""


class KickDrawer:
    """Opens the drawer for tenders that need it. Not on the GUI thread."""

    def __init__(self, *, drawer: Drawer, opens: AbstractSet[TenderKind] = CASH_OPENS) -> None:
        """`opens`: the kinds of tender that need the drawer."""
        self._drawer = drawer
        self._opens = opens

    def is_needed(self, document: Document) -> bool:
        """Whether the document moves money into or out of the drawer. A tender of 0 does not; practice does not."""
        return not document.training and any(t.kind in self._opens and (t.amount or t.given) for t in document.tenders)

    def after(self, document: Document) -> Kick | None:
        """Open the drawer if the document needs it; None when it does not."""
        return self._drawer.kick() if self.is_needed(document) else None
