"""日报 and 日结: the store's day at any time, cash banked, the day's close."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent

from pos.domain.day import StoreDay
from pos.domain.errors import BadValue
from pos.domain.ids import new_id
from pos.domain.money import Fen, parse_yuan, yuan
from pos.domain.scan import Scan
from pos.domain.staff import Approval, Leave
from pos.domain.tender import TenderMethod
from pos.domain.texts import Texts
from pos.ui.approval.controller import Ask
from pos.ui.day.sheet import bars_of_cash, bars_of_hours, bars_of_people, bars_of_tenders, tiles_of
from pos.ui.day.view import DayView
from pos.ui.desk import Desk
from pos.ui.language import translate
from pos.ui.offload import Failed, Lane
from pos.ui.parts.notice import Saying
from pos.ui.sounds import Sound
from pos.ui.step import Primary
from pos.ui.words import dotted
from pos.usecases.day.bank_cash import Banked, banking
from pos.usecases.day.close_day import DayClosing, closing_day
from pos.usecases.day.report import as_text, day_report_of
from pos.usecases.day.show_day import DayShown, seeing


class DayStep(QObject):
    """Read from this till at once and from head office as far as it can be reached."""

    def __init__(
        self,
        *,
        desk: Desk,
        view: DayView,
        ask: Ask,
        changed: Callable[[], None],
        done: Callable[[Saying], None],
        failed: Failed,
    ) -> None:
        """`done`: out of it, with what was done."""
        super().__init__()
        self.panel = view
        self._desk = desk
        self._ask = ask
        self._changed = changed
        self._done = done
        self._failed = failed
        self._date: date | None = None
        self._day: StoreDay | None = None
        self._target: Fen = 0
        self._texts: Texts | None = None
        self._methods: tuple[TenderMethod, ...] = ()
        self._busy = False
        view.earlier.clicked.connect(lambda: self._go(-1))
        view.later.clicked.connect(lambda: self._go(1))
        view.print_it.clicked.connect(self._print)
        view.copy_text.clicked.connect(self._copy_text)
        view.copy_picture.clicked.connect(self._copy_picture)
        view.bank.clicked.connect(self._begin_banking)
        view.banking.back.connect(self._end_banking)
        view.banking.entry.textChanged.connect(lambda _: changed())
        view.banking.slip.textChanged.connect(lambda _: changed())
        self.retranslate()

    def begin(self) -> None:
        """Today."""
        self._day = None
        self._end_banking()
        self._read(self._desk.counter.day.show.today, new_id(), None)

    def primary(self) -> Primary | None:
        """Close the day, or enter the slip."""
        if self._banking:
            can = self._amount() is not None and bool(self.panel.banking.slip.text().strip()) and not self._busy
            return Primary(translate("Day", "Enter the slip"), "Enter", can=can)
        can = self._day is not None and not self._day.closed and not self._busy
        return Primary(translate("Day", "Close the day"), "Enter", can=can)

    def confirm(self) -> None:
        """Close the day, or enter the slip; a manager is asked where the role needs one."""
        if self._busy or self._day is None:
            return
        if self._banking:
            amount, slip = self._amount(), self.panel.banking.slip.text().strip()
            if amount is not None and slip:
                self._bank(amount, slip, new_id(), None)
        elif not self._day.closed:
            self._close(new_id(), None)

    def pressed(self, event: QKeyEvent) -> bool:
        """Left and right go to another day; Esc leaves the slip."""
        if self._banking:
            if event.key() == Qt.Key.Key_Escape:
                self._end_banking()
                return True
            return False
        by = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if by is not None:
            self._go(by)
        return by is not None

    def scanned(self, scan: Scan) -> bool:
        """A slip's number may be scanned."""
        if self._banking:
            self.panel.banking.slip.setText(scan.text[:40])
        return self._banking

    def retranslate(self) -> None:
        """Say everything again."""
        view = self.panel
        view.heading.say(translate("Day", "The day"))
        view.back_button.say(translate("Day", "Back"))
        view.earlier.say(translate("Day", "Day before"))
        view.later.say(translate("Day", "Next day"))
        view.print_it.say(translate("Day", "Print"))
        view.copy_text.say(translate("Day", "Copy as text"))
        view.copy_picture.say(translate("Day", "Copy as picture"))
        view.bank.say(translate("Day", "Cash banked"))
        view.tenders_title.say(translate("Day", "How it was paid"))
        view.people_title.say(translate("Day", "Who sold"))
        view.cash_title.say(translate("Day", "Cash and the bank"))
        view.banking.heading.say(translate("Day", "Cash paid into the bank"))
        view.banking.back_button.say(translate("Day", "Back"))
        view.banking.label.say(translate("Day", "Amount on the slip"))
        view.banking.entry.setAccessibleName(translate("Day", "Amount on the slip"))
        view.banking.slip.setPlaceholderText(translate("Day", "The slip's number"))
        view.banking.slip.setAccessibleName(translate("Day", "The slip's number"))
        self._paint()

    @property
    def _banking(self) -> bool:
        return self.panel.pages.currentIndex() == 1

    def _go(self, days: int) -> None:
        if self._date is not None and not self._busy and not self._banking:
            wanted = self._date + timedelta(days=days)
            if wanted <= self._desk.counter.day.show.today:
                self._read(wanted, new_id(), None)

    def _read(self, wanted: date, asked_id: str, approval: Approval | None) -> None:
        staff, cases = self._desk.session.staff, self._desk.counter.day
        show, targets, texts, methods = cases.show, cases.targets, cases.texts, cases.methods
        if staff is None:
            return
        self._date, self._busy = wanted, True
        self._show()
        self._desk.offload.run(
            Lane.NETWORK,
            lambda: (
                show(staff, wanted, asked_id=asked_id, approval=approval),
                targets().target(wanted),
                texts(),
                methods(),
            ),
            lambda found: self._arrived(*found, wanted, asked_id),
            self._not_done,
        )

    def _arrived(
        self,
        shown: DayShown,
        target: Fen,
        texts: Texts,
        methods: tuple[TenderMethod, ...],
        wanted: date,
        asked_id: str,
    ) -> None:
        self._busy = False
        if shown.leave is Leave.NEEDS_APPROVAL:
            what = translate("Day", "See the day {date}").format(date=wanted.isoformat())
            self._ask(what, seeing(wanted, asked_id), what, lambda yes: self._read(wanted, asked_id, yes))
        elif shown.day is None:
            self._done(Saying("stop", translate("Day", "Your role sees no days")))
        else:
            self._day, self._target, self._texts, self._methods = shown.day, target, texts, methods
            self._show()

    def _close(self, day_id: str, approval: Approval | None) -> None:
        duty, close, wanted = self._desk.session.duty, self._desk.counter.day.close, self._date
        if duty is None or wanted is None:
            return
        self._busy = True
        self._changed()
        self._desk.offload.run(
            Lane.NETWORK,
            lambda: close(duty, wanted, day_id=day_id, approval=approval),
            lambda closing: self._closed(closing, wanted, day_id),
            self._not_done,
        )

    def _closed(self, closing: DayClosing, wanted: date, day_id: str) -> None:
        self._busy = False
        if closing.leave is Leave.NEEDS_APPROVAL:
            what = self._what_is_open(wanted)
            self._ask(what, closing_day(day_id, wanted), what, lambda yes: self._close(day_id, yes))
        elif closing.close is None:
            self._done(Saying("stop", translate("Day", "Your role closes no day")))
        else:
            self._desk.committed()
            self._desk.sounds.play(Sound.PAID)
            head = translate("Day", "The day {date} is closed").format(date=wanted.isoformat())
            self._done(Saying("ok", head, closing.close.number))

    def _what_is_open(self, wanted: date) -> str:
        day = self._day
        words = translate("Day", "Close the day {date}").format(date=wanted.isoformat())
        if day is None:
            return words
        still = translate("Day", "{n} shifts are still open").format(n=len(day.open_shifts)) if day.open_shifts else ""
        unsent = translate("Day", "{n} entries are not sent yet").format(n=day.unsent) if day.unsent else ""
        alone = "" if day.complete else translate("Day", "the other tills are not known")
        return dotted(words, still, unsent, alone)

    def _bank(self, amount: Fen, slip: str, banking_id: str, approval: Approval | None) -> None:
        duty, bank, wanted = self._desk.session.duty, self._desk.counter.day.bank_cash, self._date
        if duty is None or wanted is None:
            return
        self._busy = True
        self._changed()
        self._desk.offload.run(
            Lane.WRITER,
            lambda: bank(duty, wanted, amount, slip, banking_id=banking_id, approval=approval),
            lambda banked: self._banked(banked, wanted, amount, slip, banking_id),
            self._not_done,
        )

    def _banked(self, banked: Banked, wanted: date, amount: Fen, slip: str, banking_id: str) -> None:
        self._busy = False
        words = translate("Day", "{amount} at the bank, slip {slip}").format(amount=yuan(amount), slip=slip)
        if banked.leave is Leave.NEEDS_APPROVAL:
            deed = banking(banking_id, wanted, amount, slip)
            self._ask(words, deed, words, lambda yes: self._bank(amount, slip, banking_id, yes))
        elif banked.banking is None:
            self._done(Saying("stop", translate("Day", "Your role banks no cash")))
        else:
            self._desk.committed()
            self._end_banking()
            self._done(Saying("ok", words, translate("Day", "It is in the day {date}").format(date=wanted.isoformat())))

    def _begin_banking(self) -> None:
        if self._day is not None and not self._busy:
            self.panel.banking.entry.clear()
            self.panel.banking.slip.clear()
            self.panel.show_banking(on=True)
            self.panel.banking.entry.setFocus()
            self._changed()

    def _end_banking(self) -> None:
        self.panel.show_banking(on=False)
        self._changed()

    def _amount(self) -> Fen | None:
        try:
            amount = parse_yuan(self.panel.banking.entry.text())
        except BadValue:
            return None
        return amount if amount > 0 else None

    def _print(self) -> None:
        duty, close, day = self._desk.session.duty, self._desk.counter.day.close, self._day
        if duty is not None and day is not None and not self._busy:
            self._desk.offload.run(
                Lane.WRITER, lambda: close.print_report(duty, day), lambda _: self._desk.committed(), self._not_done
            )

    def _copy_text(self) -> None:
        till, day, texts, now = self._desk.session.till, self._day, self._texts, self._desk.clock.now()
        if till is None or day is None or texts is None:
            return
        report = day_report_of(
            day,
            store_code=till.store.code,
            offset_minutes=till.store.offset_minutes,
            names=self._desk.names,
            texts=texts,
            moment=now,
            target=self._target,
            methods=self._methods,
        )
        text = as_text(report, store_name=till.store.name, texts=texts, offset_minutes=till.store.offset_minutes)
        QGuiApplication.clipboard().setText(text)

    def _copy_picture(self) -> None:
        QGuiApplication.clipboard().setPixmap(self.panel.sheet.grab())

    def _show(self) -> None:
        self._paint()
        self._changed()

    def _paint(self) -> None:
        view, day, texts = self.panel, self._day, self._texts
        till = self._desk.session.till
        store = till.store.name if till is not None else ""
        date_words = self._date.isoformat() if self._date is not None else ""
        number = translate("Day", "closed: {number}").format(number=day.closed) if day and day.closed else ""
        view.title.say(dotted(store, date_words, number))
        for button in (view.print_it, view.copy_text, view.copy_picture, view.bank):
            button.setEnabled(day is not None and not self._busy)
        view.later.setEnabled(self._date is not None and self._date < self._desk.counter.day.show.today)
        waits = translate("Day", "Asking this till and head office …") if self._busy else ""
        if day is None or texts is None:
            view.notices.say(waits)
            view.tiles.say(())
            for chart in (view.hours, view.tenders, view.people, view.cash):
                chart.say(())
        else:
            names = self._desk.names
            view.notices.say(waits or dotted(*self._notices(day, names)))
            view.tiles.say(tiles_of(day.figures, self._target, self._methods))
            view.hours.say(bars_of_hours(day.figures))
            view.tenders.say(bars_of_tenders(day.figures))
            view.people.say(bars_of_people(day.figures, names))
            view.cash.say(bars_of_cash(day))

    def _notices(self, day: StoreDay, names: dict[str, str]) -> list[str]:
        said = [] if day.complete else [translate("Day", "Offline: this till only")]
        if day.open_shifts:
            people = "、".join(
                f"{shift.number.split('-')[1]} {names.get(shift.staff_id, shift.staff_id)}" for shift in day.open_shifts
            )
            said.append(translate("Day", "Open shifts: {shifts}").format(shifts=people))
        if day.unsent:
            said.append(translate("Day", "{n} entries are not sent yet").format(n=day.unsent))
        return said

    def _not_done(self, fault: Exception) -> None:
        self._busy = False
        self._failed(fault)
        self._show()
