"""What comes behind the till's first frame: its screens, and the counter that is opened for them on a lane."""

from __future__ import annotations

import logging
import sys
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication

from pos.bootstrap.paths import resources_folder
from pos.bootstrap.settings import Settings, load_settings, save_settings
from pos.bootstrap.till_camera import TillCamera
from pos.bootstrap.till_devices import TillDevices
from pos.bootstrap.till_labels import TillLabels
from pos.bootstrap.till_printing import TillPrinting
from pos.bootstrap.till_scanners import TillScanners
from pos.devices.clock import CorrectedClock
from pos.domain.errors import GuitaiError
from pos.ui.language import Tongue
from pos.ui.offload import Lane
from pos.ui.preferences import Preferences
from pos.ui.scale import DeskScale
from pos.ui.settings.about import About
from pos.ui.shell.view import TillWindow
from pos.ui.surroundings import Surroundings
from pos.ui.theme import Shade
from pos.ui.till import TillUi

if TYPE_CHECKING:
    from pos.bootstrap.counter import TillParts
    from pos.ports.keyboards import Keyboards
    from pos.usecases.syncing.enrol_till import EnrolAnswer, Identity
    from pos.usecases.syncing.worker import Worker

PICTURES_SHOWN = 24
"""So many styles are shown to customers in turn while nobody is being served."""
MATCHES_SHOWN = 3
"""So many things are suggested to a customer."""
STOP_S = 2.0
"""How long the end waits for a look at a device."""
SET_GOING_AFTER_MS = 50
"""After so long syncing and printing begin: nobody waits for them as for the first scan."""

logger = logging.getLogger(__name__)


class TillScreens(QObject):
    """The screens of a till over its data folder. `ready` when the counter can be used."""

    ready = Signal()
    again = Signal()
    """A manager wants the till to be enrolled again."""

    def __init__(self, data: Path, *, window: TillWindow, server_url: str | None, enrol_again: bool) -> None:
        """`server_url`: instead of the one in the folder's settings. `enrol_again`: ask for a code in any case."""
        super().__init__()
        self._data = data
        self._window = window
        self._server_url = server_url
        self._to_enrol = enrol_again
        self.settings = load_settings(data)
        self.clock = CorrectedClock()
        self.parts: TillParts | None = None
        self._health: Worker | None = None
        self._join = ""
        self._printing = TillPrinting(
            data, settings=lambda: self.settings, keep=self._keep_settings, parts=lambda: self.parts, clock=self.clock
        )
        self._labels = TillLabels(
            data,
            settings=lambda: self.settings,
            keep=self._keep_settings,
            parts=lambda: self.parts,
            show=lambda file: QDesktopServices.openUrl(QUrl.fromLocalFile(str(file))),
        )
        self._devices = TillDevices(settings=lambda: self.settings, keep=self._keep_settings, parts=lambda: self.parts)
        self._scanners = TillScanners(settings=lambda: self.settings, keep=self._keep_settings)
        self._camera = TillCamera(
            settings=lambda: self.settings, keep=self._keep_settings, parts=lambda: self.parts, clock=self.clock
        )
        self.ui = TillUi(
            window=window,
            resources=resources_folder(),
            clock=self.clock,
            preferences=_preferences(self.settings),
            keep_preferences=self._keep,
        )
        self.ui.furnished.connect(self.ready)
        self.ui.furnished.connect(self._show_changes)
        self.ui.offload.fault.connect(self._show_changes)
        self.ui.furnished.connect(lambda: QTimer.singleShot(SET_GOING_AFTER_MS, self._set_going))
        application = QApplication.instance()
        if isinstance(application, QApplication):
            self.ui.listen(application, keyboards=_keyboards())

    def finish(self) -> None:
        """End in good order: what the writer was given is done, then the counter is closed."""
        self.ui.close_lanes()
        if self._health is not None:
            self._health.stop()
            self._health.join(STOP_S)
        self._devices.stop()
        if self.parts is not None:
            self.parts.stop()
            self.parts = None

    def open(self) -> None:
        """Open the counter, or ask a new till for its code."""
        self.ui.wait()
        self.ui.offload.run(Lane.WRITER, self._open_parts, self._opened, self._failed)

    def _open_parts(self) -> TillParts | None:
        """On the writer's lane: open the files; None for a computer that is no till yet."""
        from pos.bootstrap.counter import build_till
        from pos.bootstrap.enrolment import identity_of

        if self._to_enrol or identity_of(self._data) is None:
            return None
        parts = build_till(
            self._data,
            self._server_url,
            settings=self.settings,
            clock=self.clock,
            on_sync=self.ui.status.on_sync,
            on_print=self.ui.status.on_print,
        )
        self._join = parts.wording.templates().join.replace("{store_code}", parts.till.store.code)
        return parts

    def _opened(self, parts: TillParts | None) -> None:
        if parts is None:
            self.ui.ask_to_enrol(self._enrol, self._enrolled, address=self._address)
            return
        self.parts = parts
        self._devices.start()
        self.ui.status.on_sync(parts.sync.state)
        # Painted once, when it is known who is to be asked for.
        self._window.setUpdatesEnabled(False)
        self.ui.furnish(
            parts.counter,
            Surroundings(
                labels=self._labels.desk,
                fetch_picture=parts.pictures,
                newest_pictures=partial(parts.files.catalogue.newest_pictures, PICTURES_SHOWN),
                goes_with=partial(parts.files.catalogue.matching, limit=MATCHES_SHOWN),
                parked=parts.files.outbox.parked,
                about=self._about(),
                printing=self._printing.offered(),
                label_printing=self._labels.set_up(),
                camera=self._camera.offered(),
                scanners=self._scanners.offered(),
                devices=self._devices.offered(),
                pole=self._devices.show,
                scale=DeskScale(is_there=lambda: self._devices.has_scale, weigh=self._devices.weigh),
                customer_window=self.settings.customer_window,
                join=self._join,
                enrol_again=self.again.emit,
                wake_sync=parts.committed,
                way=parts.files.way,
            ),
        )

    def _show_changes(self, _fault: object = None) -> None:
        self._window.setUpdatesEnabled(True)

    def _set_going(self) -> None:
        if self.parts is None:
            return
        self.ui.offload.run(Lane.WRITER, self.parts.start)
        from pos.bootstrap.till_health import watch_devices
        from pos.ports.health import Device

        self._health = watch_devices(
            settings=lambda: self.settings,
            printers={
                Device.PRINTER: self.parts.printer.status,
                Device.PICKUP_PRINTER: self.parts.pickup_printer.status,
                Device.LABEL_PRINTER: self._labels.status,
            },
            devices=self._devices,
            listener=self.ui.status.on_devices,
        )
        self._health.start()

    def _about(self) -> About:
        return About(server=self._address, data=str(self._data))

    def _keep_settings(self, settings: Settings) -> None:
        """On the writer's lane."""
        save_settings(self._data, settings)
        self.settings = settings
        if self._health is not None:
            self._health.ring()

    def _failed(self, fault: Exception) -> None:
        code = fault.code if isinstance(fault, GuitaiError) else GuitaiError.code
        logger.error("the counter cannot be opened: %s", fault)
        self.ui.cannot_open(code)

    @property
    def _address(self) -> str:
        """The server's: what the command line says, else what was set up; empty: not known."""
        return self.settings.server_url if self._server_url is None else self._server_url

    def _enrol(self, code: str, address: str) -> EnrolAnswer:
        """On the network's lane."""
        from pos.bootstrap.enrolment import enrolment

        exchange = enrolment(self._data, server_url=address, ca_file=self.settings.ca_file, on_time=self.clock.hear)
        answer = exchange(code)
        if answer.identity is not None:
            # The till belongs to that server from now on, however it is started.
            self._server_url = None
            if address != self.settings.server_url:
                self.settings = replace(self.settings, server_url=address)
                save_settings(self._data, self.settings)
        return answer

    def _enrolled(self, identity: Identity) -> None:
        logger.info("enrolled as till %s of %s", identity.enrolled.number, identity.enrolled.store.code)
        self._to_enrol = False
        self.open()

    def _keep(self, preferences: Preferences) -> None:
        """On the writer's lane: keep what the clerk set; the next ticket speaks the new language."""
        self.settings = replace(
            self.settings, language=preferences.tongue, theme=preferences.shade, sounds=preferences.sounds
        )
        save_settings(self._data, self.settings)
        if self.parts is not None:
            self.parts.wording.speak(preferences.tongue)


def _keyboards() -> Keyboards | None:
    """What tells keyboards apart; None where the system does not."""
    windows = sys.platform == "win32"
    if not windows:
        return None
    from pos.devices.scanner.raw_input import RawInput

    return RawInput()


def _preferences(settings: Settings) -> Preferences:
    """What of the settings the screen needs; an unknown word in the file counts as the default."""
    tongues, shades = {each.value: each for each in Tongue}, {each.value: each for each in Shade}
    return Preferences(
        tongue=tongues.get(settings.language, Tongue.CHINESE),
        shade=shades.get(settings.theme, Shade.LIGHT),
        sounds=settings.sounds,
    )
