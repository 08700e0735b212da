"""手工单: says of the sale being rung up on which day it was sold, and the number on the paper."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from PySide6.QtCore import QObject

from pos.domain.scan import Scan
from pos.domain.staff import Approval
from pos.ui.approval.controller import Ask
from pos.ui.desk import Desk
from pos.ui.language import translate
from pos.ui.parts.entry import EntryPanel
from pos.ui.parts.notice import Saying
from pos.ui.sounds import Sound
from pos.ui.step import NoKeys, Primary
from pos.ui.words import dotted
from pos.usecases.selling.enter_written import WrittenEntered, WrittenOutcome, entering

DAYS = 4
"""Today and the days before are to be touched; what is older is for head office."""


class WrittenStep(QObject, NoKeys):
    """The number is typed or scanned, the day is touched."""

    def __init__(
        self,
        *,
        desk: Desk,
        view: EntryPanel,
        ask: Ask,
        leave: Callable[[Saying | None], None],
        changed: Callable[[], None],
    ) -> None:
        super().__init__()
        self.panel = view
        self._desk = desk
        self._ask = ask
        self._leave = leave
        self._days_ago = 0
        view.entry.setMaxLength(30)
        view.entry.textChanged.connect(lambda _: changed())
        view.preset.connect(self._choose)
        view.extra.clicked.connect(self._not_written)
        view.back.connect(lambda: leave(None))
        self.retranslate()

    def begin(self) -> None:
        """Ask."""
        self._days_ago = 0
        self.panel.entry.clear()
        self.panel.extra.setVisible(self._desk.sale.cart.written is not None)
        self.retranslate()
        self.panel.entry.setFocus()

    def primary(self) -> Primary | None:
        """It was written on that day."""
        return Primary(translate("Written", "From paper"), "Enter", can=bool(self.panel.entry.text().strip()))

    def confirm(self) -> None:
        """Say so, or ask a manager first."""
        if self.panel.entry.text().strip():
            self._enter(self._day, self.panel.entry.text().strip(), None)

    def scanned(self, scan: Scan) -> bool:
        """The paper's own code; goods are rung up on the sell screen."""
        self.panel.entry.setText(scan.text[:30])
        return True

    def retranslate(self) -> None:
        """Say everything again."""
        view = self.panel
        view.heading.say(translate("Written", "A sale from paper"))
        view.back_button.say(translate("Written", "Back"))
        view.label.say(translate("Written", "The number on the paper"))
        view.entry.setAccessibleName(translate("Written", "The number on the paper"))
        view.extra.say(translate("Written", "Not from paper"))
        view.say_presets([f"{self._ago(days):%m-%d}" for days in range(DAYS)])
        view.preview.say(translate("Written", "Sold on {date}").format(date=self._day.isoformat()))
        view.words.say(translate("Written", "The sale bears both dates: this one, and today's."))

    @property
    def _day(self) -> date:
        return self._ago(self._days_ago)

    def _ago(self, days: int) -> date:
        return self._desk.counter.day.show.today - timedelta(days=days)

    def _choose(self, days: int) -> None:
        self._days_ago = days
        self.retranslate()
        self.panel.entry.setFocus()

    def _enter(self, on: date, paper: str, approval: Approval | None) -> None:
        duty, sale = self._desk.session.duty, self._desk.sale
        if duty is None:
            return
        entered = self._desk.counter.enter_written(sale.cart, duty, on, paper, approval=approval)
        self._entered(entered, on, paper)

    def _entered(self, entered: WrittenEntered, on: date, paper: str) -> None:
        sale, what = self._desk.sale, translate("Written", "A sale from paper")
        match entered.outcome:
            case WrittenOutcome.OK:
                sale.put(entered.cart)
                self._leave(Saying("ok", what, dotted(on.isoformat(), paper)))
            case WrittenOutcome.NEEDS_APPROVAL:
                deed = entering(sale.cart, on, paper)
                words = dotted(what, on.isoformat(), paper)
                self._ask(words, deed, words, lambda yes: self._enter(on, paper, yes))
            case WrittenOutcome.DENIED:
                self._desk.sounds.play(Sound.REFUSED)
                self._leave(Saying("stop", translate("Written", "Your role enters no sales from paper")))
            case _:
                self._desk.sounds.play(Sound.ATTENTION)
                self.panel.words.say(translate("Written", "A day of the last month, and a number, please."))

    def _not_written(self) -> None:
        sale = self._desk.sale
        sale.put(self._desk.counter.enter_written.not_written(sale.cart))
        self._leave(Saying("info", translate("Written", "Not from paper")))
