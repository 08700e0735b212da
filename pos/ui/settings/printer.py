"""Sets the receipt printer up: how it is reached, its paper, a test ticket."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from pos.domain.ticket.paper import Paper
from pos.ports.printing import PrintAnswer, Printed
from pos.ui.language import translate
from pos.ui.offload import Lane, Offload
from pos.ui.outcomes import of_fault
from pos.ui.parts.notice import Saying
from pos.ui.settings.printer_panel import PrinterPanel
from pos.ui.settings.printing import PrinterChoice, PrinterWay, Printing


class PrinterSetUp(QObject):
    """`leave` when the clerk is done with it."""

    def __init__(self, *, view: PrinterPanel, printing: Printing, offload: Offload, leave: Callable[[], None]) -> None:
        super().__init__()
        self.panel = view
        self._printing = printing
        self._offload = offload
        self._leave = leave
        self._choice = PrinterChoice()
        self._busy = False
        view.ways.picked.connect(self._pick_way)
        view.paper.picked.connect(
            lambda mm: self._show(PrinterChoice(self._choice.way, view.address.text(), Paper(mm)))
        )
        view.trial.clicked.connect(self._try)
        view.keep.clicked.connect(self.confirm)
        view.back.connect(leave)

    def begin(self) -> None:
        """Show what holds."""
        held = self._printing.held()
        self.panel.address.setText(held.address)
        self.panel.notice.say(None)
        self._show(held)

    def confirm(self) -> None:
        """Keep the choice and print on it from now on."""
        choice = self._chosen()
        self._run(Lane.WRITER, lambda: self._printing.use(choice), self._used)

    def retranslate(self) -> None:
        """Say everything again."""
        view = self.panel
        view.heading.say(translate("Settings", "Receipt printer"))
        view.back_button.say(translate("Settings", "Back"))
        view.trial.say(translate("Settings", "Print a test ticket"))
        view.keep.say(translate("Settings", "Use this printer"))
        words = way_words()
        view.ways.say(translate("Settings", "How is it reached?"), {way: words[way] for way in view.ways.buttons})
        view.paper.say(translate("Settings", "Paper"), {"58": "58 mm", "80": "80 mm"})
        view.notice.say(None)
        self._show(self._chosen())

    def _pick_way(self, way: str) -> None:
        self.panel.address.clear()
        self.panel.notice.say(None)
        self._show(PrinterChoice(way, "", self._choice.paper))
        self.panel.address.setFocus()

    def _show(self, choice: PrinterChoice) -> None:
        self._choice, view = choice, self.panel
        if choice.way in view.ways.buttons:
            view.ways.mark(choice.way)
        view.paper.mark(choice.paper)
        asks = choice.way != PrinterWay.NONE
        view.address.setVisible(asks)
        view.address_label.setVisible(asks)
        label = _address_words().get(choice.way, "")
        view.address_label.say(label)
        view.address.setAccessibleName(label or translate("Settings", "Receipt printer"))
        view.trial.setEnabled(asks and not self._busy)
        view.keep.setEnabled(not self._busy)

    def _chosen(self) -> PrinterChoice:
        return PrinterChoice(self._choice.way, self.panel.address.text().strip(), self._choice.paper)

    def _try(self) -> None:
        choice = self._chosen()
        self.panel.notice.say(Saying("info", translate("Settings", "Printing …")))
        self._run(Lane.DEVICE, lambda: self._printing.trial(choice), self._tried)

    def _run(self, lane: Lane, work: Callable[[], object], then: Callable[[object], None]) -> None:
        if self._busy:
            return
        self._busy = True
        self._show(self._chosen())
        self._offload.run(lane, work, lambda result: self._arrived(lambda: then(result)), self._failed)

    def _arrived(self, then: Callable[[], None]) -> None:
        self._busy = False
        self._show(self._chosen())
        then()

    def _failed(self, fault: Exception) -> None:
        self._arrived(lambda: self.panel.notice.say(of_fault(fault)))

    def _used(self, done: object) -> None:
        if not done:
            self._say_no_address()
            return
        self._leave()

    def _tried(self, answer: object) -> None:
        if not isinstance(answer, PrintAnswer):
            self._say_no_address()
            return
        words = {
            Printed.PRINTED: ("ok", translate("Settings", "Printed"), ""),
            Printed.NOT_PRINTED: (
                "stop",
                translate("Settings", "Not printed"),
                translate("Settings", "Check that it is switched on, has paper, and that the address is right"),
            ),
            Printed.UNKNOWN: (
                "warn",
                translate("Settings", "Sent, but this printer does not say whether it printed"),
                translate("Settings", "Look whether the ticket came out"),
            ),
        }
        self.panel.notice.say(Saying(*words[answer.printed]))

    def _say_no_address(self) -> None:
        head = translate("Settings", "This address is not possible")
        self.panel.notice.say(Saying("warn", head, translate("Settings", "Nothing was changed")))
        self.panel.address.setFocus()


def way_words() -> dict[str, str]:
    """The ways to a printer, by their key in settings.json."""
    return {
        "none": translate("Settings", "No printer"),
        "network": translate("Settings", "Network"),
        "usb": translate("Settings", "USB"),
        "file": translate("Settings", "File or device"),
        "spooler": translate("Settings", "Windows queue"),
        "pictures": translate("Settings", "Pictures"),
        "serial": translate("Settings", "Serial port"),
    }


def _address_words() -> dict[str, str]:
    return {
        "network": translate("Settings", "Address of the printer, for example 192.168.1.50 or 192.168.1.50:9100"),
        "usb": translate("Settings", "USB vendor and product id, for example 04b8:0e15"),
        "file": translate("Settings", "Device or file, for example /dev/usb/lp0; tickets are appended to it"),
        "spooler": translate("Settings", "Name of the printer in Windows; empty: the usual one"),
        "pictures": translate("Settings", "Folder that each ticket is drawn into as a picture"),
    }
