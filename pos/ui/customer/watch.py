"""Follows the sale and tells the customer's displays, each as fast as it can."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, QTimer, Signal

from pos.domain.catalogue import Item
from pos.domain.paying import Payment
from pos.domain.pricing import PricedCart
from pos.domain.quantity import pieces
from pos.ports.customer_display import NOBODY, CustomerView, Showing, ShownLine, ShownMatch
from pos.ui.offload import Lane, Offload
from pos.ui.sale import Sale
from pos.usecases.selling.complete_sale import Completed

ASKED_AFTER_MS = 400
"""What goes with the cart is looked for once nothing was rung up for so long: a scan waits for nobody."""


class CustomerWatch(QObject):
    """`changed` carries the `CustomerView` of the moment. A pole display gets the newest one it has time for."""

    changed = Signal(object)

    def __init__(
        self,
        *,
        offload: Offload | None = None,
        pole: Callable[[CustomerView], object] | None = None,
        join: str = "",
        goes_with: Callable[[tuple[str, ...]], tuple[Item, ...]] | None = None,
    ) -> None:
        """`pole`: shows a view; may wait for the device. `join`: where people join the club; empty: nowhere.
        `goes_with`: style ids, the newest first → what goes with them.
        """
        super().__init__()
        self._offload = offload
        self._pole = pole
        self._on_pole: CustomerView | None = None
        self._busy = False
        self._join = join
        self._goes_with = goes_with
        self._suggests = False
        self._styles: tuple[str, ...] = ()
        self._matching: tuple[Item, ...] = ()
        self._pause = QTimer(self, interval=ASKED_AFTER_MS, singleShot=True)
        self._pause.timeout.connect(self._look_for_matching)
        self._priced: PricedCart | None = None
        self.view = replace(NOBODY, member_code=join)

    def suggest(self, *, wanted: bool) -> None:
        """Whether there is a screen that shows what goes with the cart; else nobody looks for it."""
        self._suggests = wanted
        if wanted and self._styles:
            self._pause.start()

    def follow(self, sale: Sale) -> None:
        """From now on whatever is rung up is shown."""
        sale.changed.connect(lambda: self.selling(sale.priced))

    def selling(self, priced: PricedCart) -> None:
        """The cart as it stands; with payments taken towards it, what remains."""
        self._priced = priced
        self._rung_up(tuple(dict.fromkeys(each.line.item.style_id for each in reversed(priced.lines))))
        if not priced.lines:
            self._show(replace(NOBODY, member_code=self._join))
            return
        taken = sum(tender.amount for tender in priced.cart.tenders)
        self._show(
            CustomerView(
                showing=Showing.PAYING if taken else Showing.SELLING,
                lines=_lines(priced),
                total=priced.total,
                saved=priced.gross - sum(line.paid for line in priced.lines),
                due=priced.total - taken,
                member_code="" if priced.cart.member is not None or taken else self._join,
                matching=() if taken else _matches(self._matching),
            )
        )

    def paying(self, payment: Payment, priced: PricedCart, *, asks_for_code: bool) -> None:
        """Money is being taken."""
        self._show(
            CustomerView(
                showing=Showing.PAYING,
                lines=_lines(priced),
                total=payment.due,
                saved=priced.gross - sum(line.paid for line in priced.lines),
                due=payment.remaining,
                asks_for_code=asks_for_code,
            )
        )

    def stopped_paying(self, priced: PricedCart) -> None:
        """Back to the cart, or on to the next customer's, if money was being taken."""
        if self.view.showing in (Showing.PAYING, Showing.DONE):
            self.selling(priced)

    def done(self, completed: Completed) -> None:
        """Paid: what was handed over and what goes back, until the next customer."""
        document = completed.document
        if document is None:
            return
        given = sum(tender.given or tender.amount for tender in document.tenders)
        self._show(CustomerView(showing=Showing.DONE, total=document.total, received=given, change=completed.change))

    def _rung_up(self, styles: tuple[str, ...]) -> None:
        """Other goods go with other goods; what was found stays until then, less what is in the cart now."""
        if styles == self._styles:
            return
        self._styles = styles
        self._matching = tuple(item for item in self._matching if styles and item.style_id not in styles)
        if self._suggests and styles:
            self._pause.start()

    def _look_for_matching(self) -> None:
        styles, goes_with = self._styles, self._goes_with
        if self._offload is not None and goes_with is not None and styles:
            self._offload.run(
                Lane.READER, lambda: goes_with(styles), lambda items: self._found(styles, items), _nothing
            )

    def _found(self, styles: tuple[str, ...], items: tuple[Item, ...]) -> None:
        if styles != self._styles:
            return  # they went on; the pause has begun again
        self._matching = items
        if self.view.showing is Showing.SELLING and self._priced is not None:
            self.selling(self._priced)

    def _show(self, view: CustomerView) -> None:
        if view == self.view:
            return
        self.view = view
        self.changed.emit(view)
        self._tell_pole()

    def _tell_pole(self) -> None:
        if self._pole is None or self._offload is None or self._busy or self._on_pole == self.view:
            return
        self._busy, view, pole = True, self.view, self._pole
        self._offload.run(Lane.DEVICE, lambda: pole(view), lambda _: self._told(view), lambda _: self._told(view))

    def _told(self, view: CustomerView) -> None:
        self._busy, self._on_pole = False, view
        self._tell_pole()


def _lines(priced: PricedCart) -> tuple[ShownLine, ...]:
    return tuple(
        ShownLine(
            name=" ".join(filter(None, (each.line.item.name, each.line.item.colour, each.line.item.size))),
            quantity=pieces(each.line.quantity),
            amount=each.paid,
            saved=each.gross - each.paid,
        )
        for each in priced.lines
    )


def _nothing(_fault: Exception) -> None:
    """Nothing is suggested, then; whatever is wrong with the catalogue, the next scan says it."""


def _matches(items: tuple[Item, ...]) -> tuple[ShownMatch, ...]:
    return tuple(ShownMatch(name=item.name, price=item.retail_price, picture=item.picture) for item in items)
