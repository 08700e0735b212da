"""Changes language, theme and sounds at once; shows the rest."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeyEvent

from pos import __version__
from pos.domain.staff import Permission, Verdict
from pos.ui.language import Tongue, translate
from pos.ui.offload import Offload
from pos.ui.parts.facts import Fact
from pos.ui.preferences import Preferences
from pos.ui.session import Session
from pos.ui.settings.about import About
from pos.ui.settings.devices_set_up import DevicesSetUp
from pos.ui.settings.enrol_again import EnrolAgain
from pos.ui.settings.label_printer import LabelPrinterSetUp
from pos.ui.settings.printer import PrinterSetUp
from pos.ui.settings.printer_panel import PrinterPanel
from pos.ui.settings.printer_words import role_words, way_words
from pos.ui.settings.printing import PrinterRole, PrinterWay, Printing
from pos.ui.settings.scanning import ScanningSetUp
from pos.ui.settings.view import SettingsView
from pos.ui.theme import Shade
from pos.ui.words import dotted


class SettingsController(QObject):
    """One of the till's screens."""

    def __init__(
        self,
        *,
        view: SettingsView,
        session: Session,
        about: About,
        preferences: Callable[[], Preferences],
        prefer: Callable[[Preferences], None],
        printer: PrinterPanel,
        printing: Printing,
        offload: Offload,
        again: EnrolAgain,
        scanning: ScanningSetUp,
        devices: DevicesSetUp,
        label_printer: LabelPrinterSetUp,
    ) -> None:
        """`again`: a new identity for this till."""
        super().__init__()
        self.view = view
        self._session = session
        self._about = about
        self._preferences = preferences
        self._printing = printing
        self._printer = PrinterSetUp(view=printer, printing=printing, offload=offload, leave=self._leave_printer)
        self._setting_up = False
        self._scanning = scanning
        self._devices = devices
        self._label_printer = label_printer
        self._page: ScanningSetUp | DevicesSetUp | LabelPrinterSetUp | None = None
        for page, button in (
            (scanning, view.scanning),
            (devices, view.devices),
            (label_printer, view.label_printer),
        ):
            page.leave = self._leave_page
            button.clicked.connect(lambda _=False, page=page: self._turn_to(page))
        self._again = again
        self._enrolling = False
        view.again.clicked.connect(self._ask_to_enrol)
        again.panel.back.connect(self._leave_enrolling)
        view.printer.clicked.connect(lambda: self._set_printer_up(PrinterRole.RECEIPTS))
        view.pickup_printer.clicked.connect(lambda: self._set_printer_up(PrinterRole.PICKUPS))
        view.language.picked.connect(lambda key: prefer(replace(preferences(), tongue=Tongue(key))))
        view.theme.picked.connect(lambda key: prefer(replace(preferences(), shade=Shade(key))))
        view.sounds.picked.connect(lambda key: prefer(replace(preferences(), sounds=key == "on")))
        self.retranslate()

    def enter(self) -> None:
        """Show what holds."""
        self.retranslate()

    def leave(self) -> None:
        """Another screen is shown: nothing half decided stays."""
        self._leave_enrolling()
        if self._page is not None:
            self._leave_page()

    def scanned(self, text: str) -> bool:
        """A badge names the manager who is asked; other scans belong to other screens."""
        return self._enrolling and self._again.scanned(text)

    def pressed(self, event: QKeyEvent) -> bool:
        """Enter keeps the printer, Esc leaves it as it was."""
        if self._enrolling:
            return self._pressed_enrolling(event)
        if self._page is not None:
            return self._page.pressed(event)
        if not self._setting_up:
            return False
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._printer.confirm()
        elif event.key() == Qt.Key.Key_Escape:
            self._printer.back()
        else:
            return False
        return True

    def retranslate(self) -> None:
        """Say everything again."""
        view, held, till, staff = self.view, self._preferences(), self._session.till, self._session.staff
        view.title.say(translate("Settings", "Settings"))
        view.language.say(translate("Settings", "Language"), {"zh_CN": "中文", "en": "English"})
        view.language.mark(held.tongue)
        view.theme.say(
            translate("Settings", "Screen"),
            {"light": translate("Settings", "Light"), "dark": translate("Settings", "Dark")},
        )
        view.theme.mark(held.shade)
        view.sounds.say(
            translate("Settings", "Sounds"), {"on": translate("Settings", "On"), "off": translate("Settings", "Off")}
        )
        view.sounds.mark("on" if held.sounds else "off")
        view.about_title.say(translate("Settings", "This till"))
        rows = [Fact(translate("Settings", "Version"), f"Guitai {__version__}")]
        if till is not None:
            rows.insert(0, Fact(translate("Settings", "Store"), f"{till.store.name} {till.store.code} · {till.number}"))
        none = translate("Settings", "none set up")
        rows += [
            *(
                Fact(words, self._printer_words(role))
                for role, words in role_words().items()
                if role is PrinterRole.RECEIPTS or self._printing.held(role).way != PrinterWay.NONE
            ),
            Fact(translate("Settings", "Label printer"), self._label_printer.words or none),
            Fact(translate("Settings", "Head office"), self._about.server or none),
            Fact(translate("Settings", "Data folder"), self._about.data or "—"),
        ]
        view.about.say(tuple(rows))
        view.words.say(translate("Settings", "All of it is kept in settings.json in the data folder."))
        view.printer.say(translate("Settings", "Set the printer up"))
        view.pickup_printer.say(role_words()[PrinterRole.PICKUPS])
        view.again.say(translate("Settings", "New identity …"))
        view.again.setEnabled(staff is None or staff.may(Permission.ENROL_AGAIN) is not Verdict.DENIED)
        view.scanning.say(translate("Settings", "Camera and scanners"))
        self._scanning.retranslate()
        view.devices.say(translate("Settings", "Displays, scale, drawer"))
        self._devices.retranslate()
        view.label_printer.say(translate("Settings", "Label printer"))
        self._label_printer.retranslate()
        self._printer.retranslate()
        self._again.retranslate()

    def _printer_words(self, role: PrinterRole) -> str:
        held = self._printing.held(role)
        if held.way == PrinterWay.NONE:
            return translate("Settings", "none set up")
        return dotted(way_words().get(held.way, held.way), held.address, f"{held.paper} mm")

    def _set_printer_up(self, role: PrinterRole) -> None:
        self._setting_up = True
        self.view.show_page(self._printer.panel)
        self._printer.begin(role)

    def _leave_printer(self) -> None:
        self._setting_up = False
        self.view.show_page(None)
        self.retranslate()

    def _turn_to(self, page: ScanningSetUp | DevicesSetUp | LabelPrinterSetUp) -> None:
        self._page = page
        self.view.show_page(page.panel)
        page.begin()

    def _leave_page(self) -> None:
        self._page = None
        self.view.show_page(None)
        self.retranslate()

    def _ask_to_enrol(self) -> None:
        self._enrolling = True
        self.view.show_page(self._again.panel)
        self._again.begin()

    def _leave_enrolling(self) -> None:
        if self._enrolling:
            self._enrolling = False
            self.view.show_page(None)

    def _pressed_enrolling(self, event: QKeyEvent) -> bool:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._again.confirm()
        elif event.key() == Qt.Key.Key_Escape:
            self._leave_enrolling()
        else:
            return self._again.pressed(event)
        return True
