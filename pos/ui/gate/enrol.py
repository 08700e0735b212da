"""A new till: head office's address and its one-time code, typed, or both scanned as one QR."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from pos.domain.scan import MAX_SCAN, Scan, read_scan
from pos.domain.server_address import server_address
from pos.ui.gate.enrol_panel import EnrolPanel
from pos.ui.language import translate
from pos.ui.offload import Lane, Offload
from pos.ui.outcomes import of_fault
from pos.ui.step import NoKeys, Primary
from pos.usecases.syncing.enrol_till import EnrolAnswer, EnrolOutcome, Identity


class Enrol(Protocol):
    """Exchanges a code for an identity."""

    def __call__(self, code: str, address: str, /) -> EnrolAnswer:
        """Asks the server at `address`. May take as long as the network."""


class EnrolStep(QObject, NoKeys):
    """The code may be tried again as often as it takes."""

    def __init__(
        self,
        *,
        offload: Offload,
        enrol: Enrol,
        view: EnrolPanel,
        address: str,
        enrolled: Callable[[Identity], None],
        changed: Callable[[], None],
    ) -> None:
        """`address`: the server's, as it was set up; empty: it is asked for."""
        super().__init__()
        self.panel = view
        self._offload = offload
        self._enrol = enrol
        self._enrolled = enrolled
        self._changed = changed
        self._known = address
        self._busy = False
        self._no_address = False
        self._outcome: EnrolOutcome | None = None
        view.ask_address(wanted=not address)
        view.extra.clicked.connect(self._ask_address)
        view.entry.setMaxLength(MAX_SCAN)
        view.entry.textChanged.connect(lambda _: self._typed())
        view.address.textChanged.connect(lambda _: self._typed())

    @property
    def first(self) -> QWidget:
        """The field to begin with."""
        return self.panel.address if self.panel.asks_address else self.panel.entry

    def primary(self) -> Primary | None:
        """Set it up."""
        words = translate("Gate", "Asking head office …") if self._busy else translate("Gate", "Set this till up")
        return Primary(words, "" if self._busy else "Enter", can=self._whole and not self._busy)

    def confirm(self) -> None:
        """Ask head office; or go on to the field that is still empty."""
        if self._busy:
            return
        scan = read_scan(self.panel.entry.text())
        if scan.address:
            self._take(scan)
        if not self._whole:
            code_first = self.panel.asks_address and not self.panel.address.text().strip()
            (self.panel.address if code_first else self.panel.entry).setFocus()
            return
        address = server_address(self.panel.address.text()) if self.panel.asks_address else self._known
        if address is None:
            self._no_address = True
            self._say()
            self.panel.address.setFocus()
            return
        code, target = self.panel.entry.text().strip(), address
        self._busy = True
        self._changed()
        self._offload.run(Lane.NETWORK, lambda: self._enrol(code, target), self._answered, self._failed)

    def scanned(self, scan: Scan) -> bool:
        """The QR from head office."""
        self._take(scan)
        self.confirm()
        return True

    def retranslate(self) -> None:
        """Say everything again."""
        view = self.panel
        view.heading.say(translate("Gate", "Code from head office"))
        view.label.say(translate("Gate", "Begins with E-"))
        view.extra.say(translate("Gate", "Another address"))
        view.address.setAccessibleName(translate("Gate", "Address of head office"))
        view.address.setPlaceholderText("https://")
        view.entry.setAccessibleName(translate("Gate", "Code from head office"))
        self._say()

    @property
    def _whole(self) -> bool:
        panel = self.panel
        return bool(panel.entry.text().strip()) and (not panel.asks_address or bool(panel.address.text().strip()))

    def _take(self, scan: Scan) -> None:
        """What was scanned; an address that comes with the code is the one that counts."""
        if scan.address:
            self._ask_address()
            self.panel.address.setText(scan.address)
        self.panel.entry.setText(scan.text)

    def _ask_address(self) -> None:
        if not self.panel.asks_address:
            self.panel.address.setText(self._known)
            self.panel.ask_address(wanted=True)
        self.panel.address.setFocus()
        self._say()

    def _typed(self) -> None:
        self._outcome, self._no_address = None, False
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
        label = translate("Gate", "Address of head office")
        self.panel.address_label.say(label if self.panel.asks_address else f"{label}  {self._known}")
        if self._no_address:
            self.panel.words.say(
                translate("Gate", "This is not an address. It looks like https://pos.example.com; ask head office."),
                "warn",
            )
            return
        if self._outcome is None:
            self.panel.words.say(
                translate("Gate", "Scan the QR code or type the code. It works once; the till's key never leaves it."),
                "ink-2",
            )
            return
        words = {
            EnrolOutcome.ENROLLED: translate("Gate", "This till is set up."),
            EnrolOutcome.NOT_A_CODE: translate("Gate", "This is not such a code. It looks like E-7K2M9PQ4RS."),
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
