"""Gives a discount by hand, with a manager's yes where the role needs one."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from pos.domain.cart import DiscountBy, ManualDiscount
from pos.domain.errors import BadValue
from pos.domain.money import parse_yuan, yuan
from pos.domain.staff import Approval
from pos.ui.approval.controller import Ask
from pos.ui.desk import Desk
from pos.ui.discount.view import DiscountView
from pos.ui.discount.zhe import part_to_pay
from pos.ui.language import translate
from pos.ui.parts.notice import Saying
from pos.ui.sounds import Sound
from pos.ui.step import NoKeys, NoScans, Primary
from pos.ui.words import discount_words
from pos.usecases.selling.give_discount import DiscountOutcome


class DiscountStep(QObject, NoKeys, NoScans):
    """Shows what it would come to before it is given."""

    def __init__(
        self,
        *,
        desk: Desk,
        view: DiscountView,
        ask: Ask,
        leave: Callable[[Saying | None], None],
        changed: Callable[[], None],
    ) -> None:
        super().__init__()
        self.panel = view
        self._desk = desk
        self._ask = ask
        self._leave = leave
        self._changed = changed
        self._line_id: int | None = None
        self._chosen_line: int | None = None
        view.entry.textChanged.connect(lambda _: self._show())
        view.on_line.clicked.connect(lambda: self._target(self._chosen_line))
        view.on_sale.clicked.connect(lambda: self._target(None))
        view.by_percent.clicked.connect(self._show)
        view.by_amount.clicked.connect(self._show)
        view.extra.clicked.connect(self._take_off)
        view.back.connect(lambda: leave(None))
        view.by_percent.setChecked(True)
        view.presets[0].setChecked(True)
        self.retranslate()

    def begin(self, line_id: int | None) -> None:
        """For the chosen line, or the sale where there is none."""
        self._chosen_line = line_id
        self.panel.on_line.setEnabled(line_id is not None)
        (self.panel.on_line if line_id is not None else self.panel.on_sale).setChecked(True)
        self.panel.entry.clear()
        self._target(line_id)
        self.panel.entry.setFocus()

    def primary(self) -> Primary | None:
        """Give it."""
        return Primary(translate("Discount", "Give the discount"), "Enter", can=self._discount() is not None)

    def confirm(self) -> None:
        """Give it, or ask a manager first."""
        discount = self._discount()
        if discount is not None:
            self._give(discount, None)

    def retranslate(self) -> None:
        """Say everything again."""
        view = self.panel
        view.heading.say(translate("Discount", "Discount"))
        view.back_button.say(translate("Discount", "Back"))
        view.on_line.say(translate("Discount", "This line"))
        view.on_sale.say(translate("Discount", "Whole sale"))
        view.by_percent.say(translate("Discount", "Percent (zhe)"))
        view.by_amount.say(translate("Discount", "Amount off"))
        view.extra.say(translate("Discount", "Take the discount off"))
        view.say_presets(self._reasons())
        # Unseen, it still holds a line of an earlier sale.
        if view.isVisible():
            self._show()

    def _reasons(self) -> list[str]:
        return [
            translate("Discount", "Regular customer"),
            translate("Discount", "Small flaw"),
            translate("Discount", "Last piece"),
            translate("Discount", "Price seen elsewhere"),
        ]

    def _target(self, line_id: int | None) -> None:
        self._line_id = line_id
        cart = self._desk.sale.cart
        given = cart.line(line_id).discount if line_id is not None else cart.discount
        self.panel.extra.setVisible(given is not None)
        self._show()
        self.panel.entry.setFocus()

    def _discount(self) -> ManualDiscount | None:
        text = self.panel.entry.text().strip()
        places = [place for place, button in enumerate(self.panel.presets) if button.isChecked()]
        reason = self._reasons()[places[0] if places else 0]
        if self.panel.by_percent.isChecked():
            part = part_to_pay(text)
            return ManualDiscount(DiscountBy.PERCENT, part, reason) if part is not None else None
        try:
            amount = parse_yuan(text)
            return ManualDiscount(DiscountBy.AMOUNT, amount, reason) if amount > 0 else None
        except BadValue:
            return None

    def _show(self) -> None:
        view, discount = self.panel, self._discount()
        percent = view.by_percent.isChecked()
        view.label.say(
            translate("Discount", "To pay: 8, 8.5 or 85 (= 80, 85, 85 %)")
            if percent
            else translate("Discount", "Amount to take off")
        )
        view.entry.setAccessibleName(view.label.text())
        if discount is None:
            view.preview.say("—", "ink-2")
        else:
            before, after = self._totals(discount)
            view.preview.say(f"{discount_words(discount)}   {yuan(before)} → {yuan(after)}", "promo")
            off = yuan(abs(before - after))
            view.words.say(translate("Discount", "The sale becomes {off} cheaper").format(off=off))
        if discount is None:
            view.words.say("")
        self._changed()

    def _totals(self, discount: ManualDiscount) -> tuple[int, int]:
        sale, give = self._desk.sale, self._desk.counter.give_discount
        after = give.preview(sale.cart, line_id=self._line_id, discount=discount)
        return sale.pricing(sale.cart).total, sale.pricing(after).total

    def _give(self, discount: ManualDiscount, approval: Approval | None) -> None:
        duty, sale = self._desk.session.duty, self._desk.sale
        if duty is None:
            return
        given = self._desk.counter.give_discount(
            sale.cart, line_id=self._line_id, discount=discount, staff=duty.staff, approval=approval
        )
        match given.outcome:
            case DiscountOutcome.OK:
                sale.put(given.cart)
                self._leave(Saying("ok", translate("Discount", "Discount given"), discount_words(discount)))
            case DiscountOutcome.NEEDS_APPROVAL:
                before, after = self._totals(discount)
                words = translate("Discount", "Discount {discount}: {before} → {after} ({reason})").format(
                    discount=discount_words(discount), before=yuan(before), after=yuan(after), reason=discount.reason
                )
                deed = self._desk.counter.give_discount.deed(sale.cart, self._line_id, discount)
                self._ask(words, deed, discount.reason, lambda yes: self._give(discount, yes))
            case DiscountOutcome.DENIED:
                self._desk.sounds.play(Sound.REFUSED)
                self._leave(Saying("stop", translate("Discount", "Your role gives no discounts")))
            case DiscountOutcome.TOO_MUCH:
                self._desk.sounds.play(Sound.ATTENTION)
                self.panel.words.say(translate("Discount", "That is more than there is to take off."))

    def _take_off(self) -> None:
        duty, sale = self._desk.session.duty, self._desk.sale
        if duty is None:
            return
        given = self._desk.counter.give_discount(
            sale.cart, line_id=self._line_id, discount=None, staff=duty.staff, approval=None
        )
        sale.put(given.cart)
        self._leave(Saying("info", translate("Discount", "The discount was taken off")))
