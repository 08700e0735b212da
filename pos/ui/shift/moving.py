"""Cash into the drawer, out of it, or into the safe: how much and why."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from pos.domain.drawer import CashMoveKind
from pos.domain.errors import BadValue
from pos.domain.ids import new_id
from pos.domain.money import Fen, parse_yuan, yuan
from pos.domain.scan import Scan
from pos.domain.staff import Approval, Leave
from pos.ports.drawer import Kick
from pos.ui.approval.controller import Ask
from pos.ui.desk import Desk
from pos.ui.language import translate
from pos.ui.offload import Failed, Lane
from pos.ui.parts.notice import Saying
from pos.ui.shift.moving_panel import MovingPanel
from pos.ui.sounds import Sound
from pos.ui.step import NoKeys, Primary
from pos.usecases.shift.move_cash import Moved, moving

_ORDER = (CashMoveKind.IN, CashMoveKind.OUT, CashMoveKind.DROP)


class MovingStep(QObject, NoKeys):
    """Written down before the drawer opens."""

    def __init__(
        self,
        *,
        desk: Desk,
        view: MovingPanel,
        ask: Ask,
        show: Callable[[], None],
        done: Callable[[Saying], None],
        failed: Failed,
    ) -> None:
        """`show`: show the big button again; `done`: out of it, with what was done."""
        super().__init__()
        self.panel = view
        self._desk = desk
        self._ask = ask
        self._show = show
        self._done = done
        self._failed = failed
        self._busy = False
        view.entry.textChanged.connect(lambda _: show())
        view.reason.textChanged.connect(lambda _: show())
        view.preset.connect(lambda place: view.reason.setText(self._reasons()[place]))
        for button in view.ways:
            button.clicked.connect(lambda _=False: self._chosen())
        self.retranslate()

    def begin(self) -> None:
        """Ask."""
        self._busy = False
        self.panel.entry.clear()
        self.panel.reason.clear()
        self._chosen()

    def primary(self) -> Primary | None:
        """Do it."""
        can = self._amount() is not None and bool(self.panel.reason.text().strip()) and not self._busy
        return Primary(translate("Shift", "Write it down"), "Enter", can=can)

    def confirm(self) -> None:
        """Do it, or ask a manager first."""
        amount, reason = self._amount(), self.panel.reason.text().strip()
        if amount is None or not reason or self._busy:
            (self.panel.reason if amount is not None else self.panel.entry).setFocus()
            self._desk.sounds.play(Sound.ATTENTION)
            return
        self._move(self._kind, amount, reason, new_id(), None)

    def scanned(self, scan: Scan) -> bool:
        """A scan is never an amount."""
        self._desk.sounds.play(Sound.ATTENTION)
        return True

    def retranslate(self) -> None:
        """Say everything again."""
        view = self.panel
        view.heading.say(translate("Shift", "Cash in and out"))
        view.back_button.say(translate("Shift", "Back"))
        view.label.say(translate("Shift", "How much"))
        view.entry.setAccessibleName(translate("Shift", "How much"))
        view.reason.setAccessibleName(translate("Shift", "Why"))
        view.reason.setPlaceholderText(translate("Shift", "Why? It is written down."))
        for button, words in zip(
            view.ways,
            (translate("Shift", "Cash in"), translate("Shift", "Cash out"), translate("Shift", "Into the safe")),
            strict=True,
        ):
            button.say(words)
        view.say_presets(self._reasons())

    @property
    def _kind(self) -> CashMoveKind:
        return next(kind for kind, button in zip(_ORDER, self.panel.ways, strict=True) if button.isChecked())

    def _reasons(self) -> list[str]:
        return {
            CashMoveKind.IN: [translate("Shift", "Change brought"), translate("Shift", "Found in the shop")],
            CashMoveKind.OUT: [
                translate("Shift", "Water and food"), translate("Shift", "Courier"), translate("Shift", "Cleaning"),
            ],
            CashMoveKind.DROP: [translate("Shift", "Too much in the drawer"), translate("Shift", "Before closing")],
        }[self._kind]  # fmt: skip

    def _chosen(self) -> None:
        self.panel.say_presets(self._reasons())
        self._show()
        self.panel.entry.setFocus()

    def _amount(self) -> Fen | None:
        try:
            amount = parse_yuan(self.panel.entry.text())
        except BadValue:
            return None
        return amount if amount > 0 else None

    def _move(self, kind: CashMoveKind, amount: Fen, reason: str, move_id: str, approval: Approval | None) -> None:
        duty, move = self._desk.session.duty, self._desk.counter.shifts.move_cash
        if duty is None:
            return
        self._busy = True
        self._show()
        self._desk.offload.run(
            Lane.WRITER,
            lambda: move(duty, kind, amount, reason, move_id=move_id, approval=approval),
            lambda moved: self._moved(moved, kind, amount, reason, move_id),
            self._not_done,
        )

    def _moved(self, moved: Moved, kind: CashMoveKind, amount: Fen, reason: str, move_id: str) -> None:
        self._busy = False
        words = {
            CashMoveKind.IN: translate("Shift", "{amount} put into the drawer"),
            CashMoveKind.OUT: translate("Shift", "{amount} taken out of the drawer"),
            CashMoveKind.DROP: translate("Shift", "{amount} put into the safe"),
        }[kind].format(amount=yuan(amount))
        match moved.leave:
            case Leave.NEEDS_APPROVAL:
                deed = moving(move_id, kind, amount, reason)
                what = f"{words}: {reason}"
                self._ask(what, deed, reason, lambda yes: self._move(kind, amount, reason, move_id, yes))
            case Leave.DENIED:
                self._desk.sounds.play(Sound.REFUSED)
                self._done(Saying("stop", translate("Shift", "Your role moves no cash")))
            case Leave.GIVEN:
                self._desk.committed()
                shut = translate("Shift", "The drawer did not open: use the key.")
                rest = shut if moved.kick is Kick.NOT_SENT else reason
                self._done(Saying("warn" if moved.kick is Kick.NOT_SENT else "ok", words, rest))

    def _not_done(self, fault: Exception) -> None:
        self._busy = False
        self._failed(fault)
