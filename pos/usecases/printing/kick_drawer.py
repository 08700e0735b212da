"""Opens the drawer after a sale, by a policy per tender."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from collections.abc import Set as AbstractSet

from pos.domain.document import Document, DocumentKind
from pos.domain.takings import Taking
from pos.domain.tender import Tender, TenderKind, TenderMethod
from pos.ports.drawer import Drawer, Kick

CASH_OPENS: frozenset[TenderKind] = frozenset({TenderKind.CASH})
"""The usual policy: cash needs the drawer, nothing else does."""


class KickDrawer:
    """Opens the drawer for tenders that need it. Not on the GUI thread."""

    def __init__(
        self,
        *,
        drawer: Drawer,
        opens: AbstractSet[TenderKind] = CASH_OPENS,
        methods: Callable[[], Iterable[TenderMethod]] = tuple,
    ) -> None:
        """`opens`: the kinds of tender that need the drawer; `methods`: head office's own, which may need it too."""
        self._drawer = drawer
        self._opens = opens
        self._methods = methods

    def is_needed(self, document: Document) -> bool:
        """Whether the document moves money into or out of the drawer. A tender of 0 does not; practice does not; a
        correction only says what moved before."""
        moves = not document.training and document.kind is not DocumentKind.CORRECTION
        return moves and self._need(document.tenders)

    def after(self, document: Document) -> Kick | None:
        """Open the drawer if the document needs it; None when it does not."""
        return self._drawer.kick() if self.is_needed(document) else None

    def after_taking(self, taking: Taking) -> Kick | None:
        """The same for money that is not a sale."""
        return self._drawer.kick() if not taking.training and self._need(taking.tenders) else None

    def _need(self, tenders: Iterable[Tender]) -> bool:
        own = {method.method_id for method in self._methods() if method.opens_drawer}
        return any((t.kind in self._opens or t.method in own) and (t.amount or t.given) for t in tenders)
