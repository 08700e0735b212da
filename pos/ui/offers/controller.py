"""Offers what the customer may choose now, and puts it into the sale."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject
from PySide6.QtGui import QKeyEvent

from pos.domain.cart import ChosenGift
from pos.domain.coupon import Coupon
from pos.domain.pricing import gifts_open
from pos.ui.desk import Desk
from pos.ui.language import translate
from pos.ui.offers.rows import COUPONS, key_of_gift, key_of_piece, offer_rows
from pos.ui.offers.view import OffersView
from pos.ui.offers.watch import OffersWatch
from pos.ui.parts.notice import Saying
from pos.ui.sounds import Sound
from pos.ui.step import NoScans, Primary
from pos.usecases.selling.add_item import Scanned
from pos.usecases.selling.show_offers import GiftOffer, PieceOffer


class OffersStep(QObject, NoScans):
    """Stays open as long as something is left to choose."""

    def __init__(
        self,
        *,
        desk: Desk,
        view: OffersView,
        watch: OffersWatch,
        leave: Callable[[Saying | None], None],
        take_coupons: Callable[[tuple[Coupon, ...]], None],
        added: Callable[[Scanned], None],
        changed: Callable[[], None],
    ) -> None:
        super().__init__()
        self.panel = view
        self._desk = desk
        self._leave = leave
        self._take_coupons = take_coupons
        self._added = added
        self._changed = changed
        self._watch = watch
        watch.arrived.connect(self._show)
        view.choices.chosen.connect(self._choose)
        view.choices.marked.connect(lambda _: changed())
        view.back.connect(lambda: leave(None))
        self.retranslate()

    def begin(self) -> None:
        """Show what may be chosen, as known, and ask anew."""
        self._show()
        self._watch.ask()
        self.panel.setFocus()

    def primary(self) -> Primary:
        """Take what is marked; where nothing is offered any more, go on."""
        if self._marked_is_chosen:
            return Primary(translate("Offers", "Let it be"), "Enter")
        if self.panel.choices.rows.rows:
            return Primary(translate("Offers", "Take it"), "Enter")
        return Primary(translate("Offers", "Go on selling"), "Enter")

    def confirm(self) -> None:
        """Take what is marked."""
        key = self.panel.choices.marked_key
        if key is None:
            self._leave(None)
        else:
            self._choose(key)

    def pressed(self, event: QKeyEvent) -> bool:
        """Arrows mark another."""
        return self.panel.choices.arrow(event)

    def retranslate(self) -> None:
        """Say everything again."""
        self.panel.heading.say(translate("Offers", "What may be chosen now"))
        self.panel.back_button.say(translate("Offers", "Back"))
        self._show()

    @property
    def _marked_is_chosen(self) -> bool:
        key, gifts = self.panel.choices.marked_key, self._desk.sale.cart.gifts
        offered = next((each for each in self._watch.offers.gifts if key_of_gift(each) == key), None)
        return offered is not None and ChosenGift(offered.rule_id, offered.code, offered.item) in gifts

    def _show(self) -> None:
        rows = tuple(offer_rows(self._watch.offers, self._desk.sale.cart.gifts))
        empty = translate("Offers", "Nothing more may be chosen for this sale.")
        self.panel.choices.show_rows(rows, empty=empty, keep=self.panel.choices.marked_key)
        self._changed()

    def _choose(self, key: str) -> None:
        offers = self._watch.offers
        if key == COUPONS:
            self._take_coupons(offers.coupons)
            return
        gift = next((each for each in offers.gifts if key_of_gift(each) == key), None)
        piece = next((each for each in offers.pieces if key_of_piece(each) == key), None)
        if gift is not None:
            self._toggle(gift)
        elif piece is not None:
            self._add(piece)

    def _toggle(self, gift: GiftOffer) -> None:
        """Choose a gift, or let it be; one too many takes the place of the first that was chosen."""
        sale = self._desk.sale
        wanted = ChosenGift(gift.rule_id, gift.code, gift.item)
        own = [each for each in sale.cart.gifts if each.rule_id == gift.rule_id]
        others = tuple(each for each in sale.cart.gifts if each.rule_id != gift.rule_id)
        most = next((each.choose for each in sale.priced.why.gifts if each.rule_id == gift.rule_id), 0)
        if wanted in own and (most == 1 or len(own) == most):
            own.remove(wanted)
        else:
            own = [*own, wanted][-most:]
        sale.put(replace(sale.cart, gifts=(*others, *own)))
        self._desk.sounds.play(Sound.FOUND)
        self._show()
        if not any(gifts_open(sale.priced).values()) and len(own) == most and not self._watch.offers.pieces:
            self._leave(Saying("ok", translate("Offers", "Gift: {name}").format(name=gift.item.name)))

    def _add(self, piece: PieceOffer) -> None:
        code = piece.item.barcode or piece.item.style_code
        scanned = self._desk.counter.add_item(self._desk.sale.cart, piece.item, code=code)
        self._desk.sale.put(scanned.cart)
        self._added(scanned)
