"""A new till: the one-time code from head office, typed or scanned as a QR."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QObject
from PySide6.QtGui import QKeyEvent

from pos.domain.scan import Scan
from pos.ui.language import translate
from pos.ui.offload import Lane, Offload
from pos.ui.outcomes import of_fault
from pos.ui.parts.entry import EntryPanel
from pos.ui.step import Primary
from pos.usecases.syncing.enrol_till import EnrolAnswer, EnrolOutcome, Identity


class Enrol(Protocol):
    """Exchanges a code for an identity."""

    def __call__(self, text: str, /) -> EnrolAnswer:
        """May take as long as the network."""


class EnrolStep(QObject):
    """The code may be tried again as often as it takes."""

    def __init__(
        self,
        *,
        offload: Offload,
        enrol: Enrol,
        view: EntryPanel,
        enrolled: Callable[[Identity], None],
        changed: Callable[[], None],
    ) -> None:
        super().__init__()
        self.panel = view
        self._offload = offload
        self._enrol = enrol
        self._enrolled = enrolled
        self._changed = changed
        self._busy = False
        self._outcome: EnrolOutcome | None = None
        view.back_button.hide()
        view.entry.setMaxLength(64)
        view.entry.textChanged.connect(lambda _: self._typed())

    def primary(self) -> Primary | None:
        """Set it up."""
        words = translate("Gate", "Asking head office …") if self._busy else translate("Gate", "Set this till up")
        return Primary(
            words, "" if self._busy else "Enter", can=bool(self.panel.entry.text().strip()) and not self._busy
        )

    def confirm(self) -> None:
        """Ask head office."""
        text = self.panel.entry.text().strip()
        if not text or self._busy:
            return
        self._busy = True
        self._changed()
        self._offload.run(Lane.NETWORK, lambda: self._enrol(text), self._answered, self._failed)

    def pressed(self, event: QKeyEvent) -> bool:
        """No keys of its own."""
        return False

    def scanned(self, scan: Scan) -> bool:
        """The QR from head office."""
        self.panel.entry.setText(scan.text)
        self.confirm()
        return True

    def retranslate(self) -> None:
        """Say everything again."""
        view = self.panel
        view.heading.say(translate("Gate", "Code from head office"))
        view.label.say(translate("Gate", "Begins with E-"))
        view.entry.setAccessibleName(translate("Gate", "Code from head office"))
        self._say()

    def _typed(self) -> None:
        self._outcome = None
        self._say()
        self._changed()

    def _answered(self, answer: EnrolAnswer) -> None:
        self._busy = False
        self._outcome = answer.outcome
        self._say()
        self._changed()
        if answer.identity is not None:
            self._enrolled(answer.identity)

    def _say(self) -> None:
        if self._outcome is None:
            self.panel.words.say(
                translate("Gate", "Scan the QR code or type the code. It works once; the till's key never leaves it."),
                "ink-2",
            )
            return
        words = {
            EnrolOutcome.ENROLLED: translate("Gate", "This till is set up."),
            EnrolOutcome.NOT_A_CODE: translate("Gate", "This is not such a code. It looks like E-7K2M9PQ4."),
            EnrolOutcome.UNKNOWN_CODE: translate("Gate", "Head office does not know this code. Check every letter."),
            EnrolOutcome.USED_CODE: translate("Gate", "This code was used already. Ask head office for a new one."),
            EnrolOutcome.EXPIRED_CODE: translate("Gate", "This code has expired. Ask head office for a new one."),
            EnrolOutcome.REFUSED: translate("Gate", "Head office said no. Call them; nothing was changed here."),
            EnrolOutcome.UNREACHABLE: translate(
                "Gate", "Head office cannot be reached. Check the network, then try the same code again."
            ),
        }
        self.panel.words.say(words[self._outcome], "ok" if self._outcome is EnrolOutcome.ENROLLED else "warn")

    def _failed(self, fault: Exception) -> None:
        self._busy = False
        saying = of_fault(fault)
        self.panel.words.say(f"{saying.headline} {saying.rest}", "stop")
        self._changed()
