"""Explains each price, and leaves out what the customer does not want."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeyEvent

from pos.domain.cart import decline, take_again
from pos.domain.money import yuan
from pos.domain.pricing import PricedCart
from pos.ui.desk import Desk
from pos.ui.language import translate
from pos.ui.offload import Lane
from pos.ui.parts.choices import Choices
from pos.ui.parts.notice import Saying
from pos.ui.step import NoScans, Primary
from pos.ui.why.rows import OWN, WHOLE, can_decline, goods_rows, line_rows, sale_rows
from pos.ui.why.view import WhyView
from pos.ui.words import with_sign


class WhyStep(QObject, NoScans):
    """Up and down mark, left and right go between the two lists; the big button leaves a rule out or takes it again."""

    def __init__(
        self, *, desk: Desk, view: WhyView, leave: Callable[[Saying | None], None], changed: Callable[[], None]
    ) -> None:
        super().__init__()
        self.panel = view
        self._desk = desk
        self._leave = leave
        self._changed = changed
        self._of = WHOLE
        self._rule = ""
        view.goods.chosen.connect(self._explain)
        view.goods.marked.connect(self._explain)
        view.reasons.chosen.connect(self._mark)
        view.reasons.marked.connect(self._mark)
        view.back.connect(lambda: leave(None))
        self.retranslate()

    def begin(self, line_id: int | None) -> None:
        """Of a line; None: of the whole sale."""
        self._of, self._rule = WHOLE if line_id is None else str(line_id), ""
        self._show()
        self.panel.setFocus()

    def primary(self) -> Primary:
        """Leave the marked rule out, take it again, or go on."""
        if self._declined:
            return Primary(translate("Why", "Take it again"), "Enter")
        if can_decline(self._desk.sale.priced, self._rule):
            return Primary(translate("Why", "Sell without it"), "Enter")
        return Primary(translate("Why", "Go on selling"), "Enter")

    def confirm(self) -> None:
        """The big button."""
        sale, rule = self._desk.sale, self._rule
        if self._declined:
            sale.put(take_again(sale.cart, rule))
        elif can_decline(sale.priced, rule):
            sale.put(decline(sale.cart, rule))
        else:
            self._leave(None)
            return
        # What is declined stands among the rules of the whole sale, to be taken again.
        self._of = WHOLE
        self._show()

    def pressed(self, event: QKeyEvent) -> bool:
        """Arrows."""
        key, lists = Qt.Key(event.key()), self._lists
        by = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(key)
        if by is not None:
            lists.step(by)
        elif key == Qt.Key.Key_Right and lists is self.panel.goods and self.panel.reasons.rows.rows:
            self.panel.reasons.mark(0)
        elif key == Qt.Key.Key_Left:
            self._explain(self._of)
        else:
            return False
        return True

    def retranslate(self) -> None:
        """Say everything again."""
        self.panel.heading.say(translate("Why", "Why it costs what it costs"))
        self.panel.back_button.say(translate("Why", "Back"))
        if self.panel.isVisible():
            self._show()

    @property
    def _declined(self) -> bool:
        return self._rule in self._desk.sale.cart.declined

    @property
    def _lists(self) -> Choices:
        """The list that arrows move in."""
        inside = self.panel.reasons.currentIndex().isValid()
        return self.panel.reasons if inside else self.panel.goods

    def _show(self) -> None:
        rule = self._rule
        self.panel.goods.show_rows(tuple(goods_rows(self._desk.sale.priced)), empty="", keep=self._of)
        places = [place for place, row in enumerate(self.panel.reasons.rows.rows) if rule and row.key == rule]
        if places:
            self.panel.reasons.mark(places[0])

    def _explain(self, key: str) -> None:
        """Show why a line, or the whole sale, costs what it costs."""
        self._of, self._rule = key, ""
        priced = self._desk.sale.priced
        line = next((each for each in priced.lines if str(each.line.line_id) == key), None)
        rows = tuple(sale_rows(priced) if line is None else line_rows(line))
        empty = translate("Why", "No promotion applies to this sale, and none is near.")
        self.panel.reasons.show_rows(rows, empty=empty, keep="")
        self.panel.mark_no_reason()
        self.panel.words.say(translate("Why", "Mark a promotion to see what it is worth in all."))
        self._changed()

    def _mark(self, rule: str) -> None:
        self._rule = rule
        own = translate("Why", "This is no promotion: it is taken off where it was given.")
        self.panel.words.say(own if rule in OWN else "")
        self._ask_worth(rule)
        self._changed()

    def _ask_worth(self, rule: str) -> None:
        """Say what the sale comes to with the rule and without it, after all that steps into its place.

        Not at once: where many promotions exclude one another that takes longer than a screen may stand still.
        """
        sale = self._desk.sale
        now = sale.priced
        if self._declined:
            cart = take_again(sale.cart, rule)
            words = translate("Why", "With it the sale comes to {total} ({difference})")
        elif can_decline(now, rule):
            cart = decline(sale.cart, rule)
            words = translate("Why", "Without it the sale comes to {total} ({difference})")
        else:
            return

        def told(other: PricedCart) -> None:
            if self._rule == rule and sale.priced is now:
                more = with_sign(other.total - now.total)
                self.panel.words.say(words.format(total=yuan(other.total), difference=more))

        self._desk.offload.run(Lane.READER, lambda: sale.pricing(cart), told)
