"""The counted float opens the shift."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from pos.domain.errors import BadValue
from pos.domain.money import Fen, parse_yuan, yuan
from pos.domain.scan import Scan
from pos.domain.shift import Shift
from pos.ui.desk import Desk
from pos.ui.language import translate
from pos.ui.offload import Lane
from pos.ui.outcomes import of_fault
from pos.ui.parts.entry import EntryPanel
from pos.ui.sounds import Sound
from pos.ui.step import NoKeys, Primary
from pos.usecases.shift.open_shift import Opened

USUAL_FLOATS: tuple[Fen, ...] = (20_000, 30_000, 50_000, 100_000)


class OpenShiftStep(QObject, NoKeys):
    """Nothing typed is a float of 0.00, which has to be said with a 0."""

    def __init__(
        self, *, desk: Desk, view: EntryPanel, opened: Callable[[Shift], None], changed: Callable[[], None]
    ) -> None:
        super().__init__()
        self.panel = view
        self._desk = desk
        self._opened = opened
        self._changed = changed
        self._busy = False
        self._drawer = True
        view.back_button.hide()
        view.entry.textChanged.connect(lambda _: self._typed())
        view.preset.connect(lambda place: view.entry.setText(yuan(USUAL_FLOATS[place]).replace(",", "")))

    def begin(self, *, drawer: bool = True) -> None:
        """A clerk signed in and no shift is open. Without a `drawer` there is nothing to count."""
        self._busy, self._drawer = False, drawer
        for part in (self.panel.entry, self.panel.keypad, self.panel.label, *self.panel.presets):
            part.setVisible(drawer)
        self.retranslate()
        self.panel.entry.clear()
        self.panel.words.say("")

    def primary(self) -> Primary | None:
        """Open it."""
        return Primary(translate("Gate", "Open the shift"), "Enter", can=self._float() is not None and not self._busy)

    def confirm(self) -> None:
        """Open it."""
        amount, till, staff = self._float(), self._desk.session.till, self._desk.session.staff
        if amount is None or till is None or staff is None or self._busy:
            return
        self._busy = True
        self._changed()
        open_shift = self._desk.counter.open_shift
        self._desk.offload.run(Lane.WRITER, lambda: open_shift(till, staff, amount), self._answered, self._failed)

    def scanned(self, scan: Scan) -> bool:
        """A scan is never an amount."""
        self._desk.sounds.play(Sound.ATTENTION)
        self.panel.words.say(translate("Gate", "Open the shift first, then scan."), "warn")
        return True

    def retranslate(self) -> None:
        """Say everything again."""
        view = self.panel
        nothing = translate("Gate", "This till has no drawer")
        view.heading.say(translate("Gate", "Cash in the drawer") if self._drawer else nothing)
        view.label.say(translate("Gate", "Count it and type the amount"))
        view.entry.setAccessibleName(translate("Gate", "Cash in the drawer"))
        view.say_presets([yuan(amount) for amount in USUAL_FLOATS] if self._drawer else [])

    def _float(self) -> Fen | None:
        if not self._drawer:
            return 0
        try:
            amount = parse_yuan(self.panel.entry.text())
        except BadValue:
            return None
        return amount if amount >= 0 else None

    def _typed(self) -> None:
        self.panel.words.say("")
        self._changed()

    def _answered(self, opened: Opened) -> None:
        self._busy = False
        if opened.shift is not None:
            self._opened(opened.shift)
            return
        self.panel.words.say(translate("Gate", "Your role opens no shift. A manager has to sign in first."), "stop")
        self._desk.sounds.play(Sound.REFUSED)
        self._changed()

    def _failed(self, fault: Exception) -> None:
        self._busy = False
        saying = of_fault(fault)
        self.panel.words.say(f"{saying.headline} {saying.rest}", "stop")
        self._changed()
