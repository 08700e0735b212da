"""Sets a printer up: how it is reached, its paper, a test ticket, and what was seen on it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject

from pos.domain.ticket.paper import Paper
from pos.ports.drawer import Kick
from pos.ports.printing import PrintAnswer, Printed
from pos.ui.language import translate
from pos.ui.offload import Lane, Offload
from pos.ui.parts.notice import Saying
from pos.ui.settings.one_at_a_time import OneAtATime
from pos.ui.settings.printer_panel import NO, YES, PrinterPanel
from pos.ui.settings.printer_search import PrinterSearch
from pos.ui.settings.printer_words import address_words, role_words, way_words
from pos.ui.settings.printing import FoundDevice, PrinterChoice, PrinterRole, PrinterWay, Printing


class PrinterSetUp(QObject):
    """`leave` when the clerk is done with it."""

    def __init__(self, *, view: PrinterPanel, printing: Printing, offload: Offload, leave: Callable[[], None]) -> None:
        super().__init__()
        self.panel = view
        self._printing = printing
        self._leave = leave
        self._role = PrinterRole.RECEIPTS
        self._choice = PrinterChoice()
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
        view.paper.picked.connect(lambda mm: self._show(replace(self._chosen(), paper=Paper(mm))))
        view.trial.clicked.connect(self._try)
        view.kick.clicked.connect(self._kick)
        view.reads.picked.connect(lambda seen: self._seen(pictures=seen == NO))
        view.fits.picked.connect(self._seen_to_fit)
        view.cut.picked.connect(lambda seen: self._seen(cuts=seen == YES))
        view.drawer.picked.connect(lambda pin: self._seen(drawer_pin=int(pin)))
        view.keep.clicked.connect(self.confirm)
        view.back.connect(self.back)

    def begin(self, role: PrinterRole) -> None:
        """Show what holds."""
        self._role = role
        held = self._printing.held(role)
        self._search.forget()
        self.panel.address.setText(held.address)
        self.panel.notice.say(None)
        self.panel.ask_what_was_seen(asks=False)
        self.retranslate()
        self._show(held)

    def back(self) -> None:
        """From the questions to the way, from the way to the settings."""
        if self.panel.asks_what_was_seen:
            self.panel.ask_what_was_seen(asks=False)
        else:
            self._leave()

    def confirm(self) -> None:
        """Keep the choice and print on it from now on."""
        role, choice = self._role, self._chosen()
        self._run(Lane.WRITER, lambda: self._printing.use(role, choice), self._used)

    def retranslate(self) -> None:
        """Say everything again."""
        view, yes_no = self.panel, {YES: translate("Settings", "Yes"), NO: translate("Settings", "No")}
        view.heading.say(role_words()[self._role])
        view.back_button.say(translate("Settings", "Back"))
        view.trial.say(translate("Settings", "Print a test ticket"))
        view.keep.say(translate("Settings", "Use this printer"))
        words = way_words()
        view.ways.say(translate("Settings", "How is it reached?"), {way: words[way] for way in view.ways.buttons})
        view.paper.say(translate("Settings", "Paper"), {"58": "58 mm", "80": "80 mm"})
        view.asked.say(translate("Settings", "What is on the test ticket?"))
        view.reads.say(translate("Settings", "Can lines 1 and 2 be read, Chinese and all?"), yes_no)
        view.fits.say(translate("Settings", "Is line 3 one line, from edge to edge?"), yes_no)
        view.cut.say(translate("Settings", "Was the paper cut?"), yes_no)
        view.drawer.say(
            translate("Settings", "Which socket opens the drawer?"),
            {"2": translate("Settings", "First"), "5": translate("Settings", "Second")},
        )
        view.kick.say(translate("Settings", "Open the drawer"))
        view.notice.say(None)
        self._search.retranslate()
        self._show(self._chosen())

    def _pick_way(self, way: str) -> None:
        self.panel.address.clear()
        self.panel.notice.say(None)
        self._show(replace(self._chosen(), way=way, address=""))
        self.panel.address.setFocus()

    def _pick_found(self, found: FoundDevice) -> None:
        self.panel.address.setText(found.address)
        self.panel.notice.say(None)
        self._show(replace(self._chosen(), way=found.way))

    def _show(self, choice: PrinterChoice) -> None:
        self._choice, view = choice, self.panel
        if choice.way in view.ways.buttons:
            view.ways.mark(choice.way)
        view.paper.mark(choice.paper)
        view.reads.mark(NO if choice.pictures else YES)
        view.fits.mark(YES)
        view.cut.mark(YES if choice.cuts else NO)
        view.drawer.mark(str(choice.drawer_pin))
        asks = choice.way != PrinterWay.NONE
        view.address.setVisible(asks)
        view.address_label.setVisible(asks)
        label = address_words().get(choice.way, "")
        view.address_label.say(label)
        view.address.setAccessibleName(label or role_words()[self._role])
        view.trial.setEnabled(asks and not self._run.busy)
        for button in (view.keep, view.search, view.kick):
            button.setEnabled(not self._run.busy)

    def _chosen(self) -> PrinterChoice:
        return replace(self._choice, address=self.panel.address.text().strip())

    def _seen(self, **changed: bool | int) -> None:
        """An answer to what was seen: the printer is written to in another way from now on."""
        before = self._chosen()
        after = replace(before, **changed)  # type: ignore[arg-type]
        self._show(after)
        if after != before:
            self._say_changed()

    def _seen_to_fit(self, seen: str) -> None:
        if seen == NO:
            choice = self._chosen()
            self._show(replace(choice, paper=Paper.MM58 if choice.paper is Paper.MM80 else Paper.MM80))
            self._say_changed()

    def _say_changed(self) -> None:
        again = translate("Settings", "Print another test ticket and look again")
        self.panel.notice.say(Saying("info", translate("Settings", "It is written to in another way now"), again))

    def _try(self) -> None:
        choice = self._chosen()
        self.panel.notice.say(Saying("info", translate("Settings", "Printing …")))
        self._run(Lane.DEVICE, lambda: self._printing.trial(choice), self._tried)

    def _kick(self) -> None:
        choice = self._chosen()
        self._run(Lane.DEVICE, lambda: self._printing.kick(choice), self._kicked)

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
        self.panel.ask_what_was_seen(asks=answer.printed is not Printed.NOT_PRINTED)

    def _kicked(self, kick: object) -> None:
        sent = kick in (Kick.SENT, Kick.UNKNOWN)
        head = translate("Settings", "The drawer was told to open") if sent else translate("Settings", "Not sent")
        other = translate("Settings", "If it stays shut, choose the other socket and try again")
        self.panel.notice.say(Saying("info" if sent else "stop", head, other if sent else ""))

    def _say_no_address(self) -> None:
        self.panel.ask_what_was_seen(asks=False)
        head = translate("Settings", "This address is not possible")
        self.panel.notice.say(Saying("warn", head, translate("Settings", "Nothing was changed")))
        self.panel.address.setFocus()
