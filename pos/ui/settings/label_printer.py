"""Sets the label printer up: how it is reached, what it speaks, a test label, and what was seen on it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeyEvent

from pos.ports.printing import PrintAnswer, Printed
from pos.ui.language import translate
from pos.ui.offload import Lane, Offload
from pos.ui.parts.notice import Saying
from pos.ui.settings.label_printer_panel import LabelPrinterPanel
from pos.ui.settings.label_printing import LANGUAGES, LabelPrinterChoice, LabelPrinting
from pos.ui.settings.one_at_a_time import OneAtATime
from pos.ui.settings.printer_panel import NO, YES
from pos.ui.settings.printer_search import PrinterSearch
from pos.ui.settings.printer_words import address_words, way_words
from pos.ui.settings.printing import FoundDevice, PrinterWay


class LabelPrinterSetUp(QObject):
    """`leave` is set by who shows the panel."""

    def __init__(self, *, view: LabelPrinterPanel, printing: LabelPrinting, offload: Offload) -> None:
        super().__init__()
        self.panel = view
        self.leave: Callable[[], None] = lambda: None
        self._printing = printing
        self._choice = LabelPrinterChoice()
        self._run = OneAtATime(offload=offload, changed=lambda: self._show(self._chosen()), say=view.notice.say)
        self._search = PrinterSearch(
            button=view.search,
            found=view.found,
            notice=view.notice,
            ask=self._run,
            look=printing.search,
            picked=self._pick_found,
            ways=printing.ways,
        )
        view.ways.picked.connect(self._pick_way)
        view.speaks.picked.connect(lambda key: self._show(replace(self._chosen(), speaks=key)))
        view.trial.clicked.connect(self._try)
        view.reads.picked.connect(self._seen_to_read)
        view.fits.picked.connect(self._seen_to_fit)
        view.keep.clicked.connect(self.confirm)
        view.back.connect(self._leave)
        self.retranslate()

    def begin(self) -> None:
        """Show what holds."""
        held = self._printing.held()
        self._search.forget()
        self.panel.address.setText(held.address)
        self.panel.ask_what_was_seen(asks=False)
        self.retranslate()
        self._show(held)

    def pressed(self, event: QKeyEvent) -> bool:
        """Enter keeps, Esc leaves everything as it was."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.confirm()
        elif event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            return False
        return True

    def confirm(self) -> None:
        """Keep the choice and print on it from now on."""
        choice = self._chosen()
        self._run(Lane.WRITER, lambda: self._printing.use(choice), self._used)

    @property
    def words(self) -> str:
        """What is set up, for the list of the settings screen; empty: none."""
        held = self._printing.held()
        return "" if held.way == PrinterWay.NONE else f"{way_words().get(held.way, held.way)} {held.address}".strip()

    def retranslate(self) -> None:
        """Say everything again."""
        view, yes_no = self.panel, {YES: translate("Settings", "Yes"), NO: translate("Settings", "No")}
        view.heading.say(translate("Settings", "Label printer"))
        view.back_button.say(translate("Settings", "Back"))
        view.trial.say(translate("Settings", "Print a test label"))
        view.keep.say(translate("Settings", "Use this printer"))
        words = way_words()
        view.ways.say(translate("Settings", "How is it reached?"), {way: words[way] for way in view.ways.buttons})
        view.speaks.say(
            translate("Settings", "Which language does it speak?"),
            {"tspl": "TSPL (TSC, Gprinter …)", "zpl": "ZPL (Zebra)", "escpos": translate("Settings", "ESC/POS labels")},
        )
        view.reads.say(translate("Settings", "Did one label come out, with words, bars and a QR?"), yes_no)
        view.fits.say(translate("Settings", "Is all of it on the label, up to its edges?"), yes_no)
        view.notice.say(None)
        self._search.retranslate()
        self._show(self._chosen())

    def _leave(self) -> None:
        self.leave()

    def _pick_way(self, way: str) -> None:
        self.panel.address.clear()
        self.panel.notice.say(None)
        self.panel.ask_what_was_seen(asks=False)
        self._show(replace(self._chosen(), way=way, address=""))
        self.panel.address.setFocus()

    def _pick_found(self, found: FoundDevice) -> None:
        self.panel.address.setText(found.address)
        self.panel.notice.say(None)
        self._show(replace(self._chosen(), way=found.way))

    def _show(self, choice: LabelPrinterChoice) -> None:
        self._choice, view = choice, self.panel
        if choice.way in view.ways.buttons:
            view.ways.mark(choice.way)
        view.speaks.mark(choice.speaks)
        view.reads.mark(YES)
        view.fits.mark(YES)
        asks = choice.way != PrinterWay.NONE
        for widget in (view.address, view.address_label, view.speaks):
            widget.setVisible(asks)
        label = address_words().get(choice.way, "")
        view.address_label.say(label)
        view.address.setAccessibleName(label or translate("Settings", "Label printer"))
        view.trial.setEnabled(asks and not self._run.busy)
        for button in (view.keep, view.search):
            button.setEnabled(not self._run.busy)

    def _chosen(self) -> LabelPrinterChoice:
        return replace(self._choice, address=self.panel.address.text().strip())

    def _seen_to_read(self, seen: str) -> None:
        if seen == NO:
            choice = self._chosen()
            following = LANGUAGES[(LANGUAGES.index(choice.speaks) + 1) % len(LANGUAGES)]
            self._show(replace(choice, speaks=following))
            again = translate("Settings", "Print another test label and look again")
            self.panel.notice.say(
                Saying("info", translate("Settings", "It is spoken to in another language now"), again)
            )

    def _seen_to_fit(self, seen: str) -> None:
        if seen == NO:
            head = translate("Settings", "The test label is a price tag of 40 × 60 mm, or of head office's own size")
            rest = translate("Settings", "Put such labels in and let the printer measure them, then print another one")
            self.panel.notice.say(Saying("warn", head, rest))

    def _try(self) -> None:
        choice = self._chosen()
        self.panel.notice.say(Saying("info", translate("Settings", "Printing …")))
        self._run(Lane.DEVICE, lambda: self._printing.trial(choice), self._tried)

    def _used(self, done: object) -> None:
        if done:
            self.leave()
        else:
            self._say_no_address()

    def _tried(self, answer: object) -> None:
        if not isinstance(answer, PrintAnswer):
            self._say_no_address()
            return
        printed = answer.printed is not Printed.NOT_PRINTED
        if printed:
            head = translate("Settings", "Sent: look whether the label came out")
            self.panel.notice.say(Saying("info", head))
        else:
            check = translate("Settings", "Check that it is switched on, has labels, and that the address is right")
            self.panel.notice.say(Saying("stop", translate("Settings", "Not printed"), check))
        self.panel.ask_what_was_seen(asks=printed)

    def _say_no_address(self) -> None:
        self.panel.ask_what_was_seen(asks=False)
        head = translate("Settings", "This address is not possible")
        self.panel.notice.say(Saying("warn", head, translate("Settings", "Nothing was changed")))
        self.panel.address.setFocus()
