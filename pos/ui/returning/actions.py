"""Which buttons of an open receipt mean something now."""

from __future__ import annotations

from pos.domain.document import Document, DocumentKind
from pos.domain.ways_back import Way
from pos.ui.desk import Desk
from pos.ui.language import translate
from pos.ui.returning.opened import Opened
from pos.ui.returning.view import ReturningView
from pos.usecases.printing.print_gift_receipt import can_be_given

_CORRECTED = frozenset({DocumentKind.SALE, DocumentKind.EXCHANGE})


def show_actions(view: ReturningView, opened: Opened | None, desk: Desk, *, line: int, out: bool, busy: bool) -> None:
    """`line`: the number of the marked line, 0: none; `out`: whether what goes out is marked."""
    ready = not busy
    chosen = opened.chosen(line) if opened is not None and line else 0
    onto = opened is not None and opened.wish.way is Way.STORED_VALUE
    view.way.say(translate("Returning", "As paid") if onto else translate("Returning", "To stored value"))
    view.faulty.setChecked(opened is not None and line in opened.wish.faulty)
    view.waive.setChecked(opened is not None and opened.wish.waived)
    if opened is None or not ready:
        for button in view.of_a_receipt:
            button.setEnabled(False)
        return
    left = opened.wish.refundable
    sale = left.document
    view.more.setEnabled(line > 0)
    view.fewer.setEnabled(chosen > 0 or out)
    view.faulty.setEnabled(chosen > 0)
    view.way.setEnabled(bool(sale.member_id))
    proposal = opened.proposal
    spent = proposal is not None and bool(proposal.taken.spent)
    view.waive.setEnabled(proposal is not None and (bool(proposal.gifts) or spent))
    view.waive.say(
        translate("Returning", "Keep nothing for it") if spent else translate("Returning", "Keep the gift free")
    )
    view.protect.setEnabled(bool(opened.cheaper) and not opened.wish.chosen)
    shift = desk.session.duty.shift.shift_id if desk.session.duty else ""
    view.void.setEnabled(sale.shift_id == shift and sale.kind is DocumentKind.SALE and left.untouched)
    view.put_right.setEnabled(_is_of_today(sale, desk))
    view.gift.setEnabled(can_be_given(sale))


def _is_of_today(sale: Document, desk: Desk) -> bool:
    """Whether it can be put right: a sale of this store's day."""
    store = desk.counter.till.store
    today = store.day(desk.clock.now()) == sale.business_date
    return today and sale.store_id == store.store_id and sale.kind in _CORRECTED
