"""Says in the status bar how the till stands: to the network, the catalogue, the printer, the shift."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QObject, QTimer, Signal

from pos.domain.moments import store_local
from pos.domain.staff import Permission, Verdict
from pos.ports.clock import Clock
from pos.ports.health import Device, DeviceHealth
from pos.ports.printing import PrintAnswer, Printed, PrintFault, Tri
from pos.ui.language import Language, translate
from pos.ui.session import Session
from pos.ui.shell.device_words import ailing, printer_segment
from pos.ui.shell.status_bar import Segment, StatusBar
from pos.ui.words import clock_time, day_and_time, dotted
from pos.usecases.syncing.presence import SyncState, Trouble


class Status(QObject):
    """`on_sync`, `on_print` and `on_devices` may be called from any thread."""

    parked_changed = Signal(int)
    _synced = Signal(object)
    _printed = Signal(object)
    _looked = Signal(object)

    def __init__(self, *, bar: StatusBar, session: Session, clock: Clock, language: Language) -> None:
        super().__init__()
        self._bar = bar
        self._session = session
        self._clock = clock
        self.sync: SyncState | None = None
        self.print_answer: PrintAnswer | None = None
        self._synced.connect(self._on_sync)
        self._printed.connect(self._on_print)
        self.devices: tuple[DeviceHealth, ...] = ()
        self._looked.connect(self._on_devices)
        session.changed.connect(self.show_all)
        language.changed.connect(self.show_all)
        self._tick = QTimer(self, interval=5_000)
        self._tick.timeout.connect(self.show_all)
        self._tick.start()

    def stop(self) -> None:
        """The window is closed."""
        self._tick.stop()

    def reachable(self) -> bool:
        """Whether the last real call reached the server, or none was made yet."""
        return self.sync is None or self.sync.online

    def on_sync(self, state: SyncState) -> None:
        """The sync loops' listener."""
        self._synced.emit(state)

    def on_print(self, answer: PrintAnswer) -> None:
        """The print worker's listener."""
        self._printed.emit(answer)

    def on_devices(self, devices: tuple[DeviceHealth, ...]) -> None:
        """The listener of who looks at the devices."""
        self._looked.emit(devices)

    def show_all(self) -> None:
        """Say everything as it is now."""
        left = (*self._network(), self._catalogue(), self._printer(), *ailing(self.devices))
        self._bar.say(tuple(segment for segment in left if segment.words), self._who())

    def _on_sync(self, state: SyncState) -> None:
        before = self.sync
        self.sync = state
        self.show_all()
        if before is None or before.parked != state.parked:
            self.parked_changed.emit(state.parked)

    def _on_print(self, answer: PrintAnswer) -> None:
        self.print_answer = answer
        self.show_all()

    def _on_devices(self, devices: tuple[DeviceHealth, ...]) -> None:
        self.devices = devices
        self.show_all()

    def _network(self) -> tuple[Segment, ...]:
        state = self.sync
        if state is None:
            return (Segment(translate("Status", "Connecting …"), "ink-2", "circle-dot"),)
        if state.online:
            line = Segment(translate("Status", "Online"), "ok", "wifi")
        else:
            since = clock_time(state.since, self._session.offset_minutes)
            line = Segment(
                translate("Status", "Offline since {time}, selling as usual").format(time=since), "warn", "wifi-off"
            )
        waiting = translate("Status", "To send {n}").format(n=state.waiting)
        parked = Segment("")
        if state.parked and self._may_see_parked():
            words = translate("Status", "{n} for the manager (F6)").format(n=state.parked)
            parked = Segment(words, "warn", "triangle-alert")
        return (
            line,
            Segment(_trouble(state.trouble), "stop", "octagon-x" if state.trouble else ""),
            Segment(waiting, "warn" if state.waiting and not state.online else "ink-2", "cloud-upload"),
            parked,
        )

    def _may_see_parked(self) -> bool:
        staff = self._session.staff
        return staff is not None and staff.may(Permission.SEE_PARKED) is Verdict.ALLOWED

    def _catalogue(self) -> Segment:
        if self.sync is None:
            return Segment("")
        catalogue = self.sync.catalogue
        if catalogue.complete:
            words = translate("Status", "Goods {n}").format(n=f"{catalogue.variants:,}")
            return Segment(dotted(words, self._as_of(catalogue.as_of)), "ink-2", "database")
        if catalogue.expected:
            words = translate("Status", "Goods coming in {n} of {all}")
            words = words.format(n=f"{catalogue.variants:,}", all=f"{catalogue.expected:,}")
        else:
            words = translate("Status", "Goods coming in {n}").format(n=f"{catalogue.variants:,}")
        return Segment(words, "warn", "database")

    def _as_of(self, as_of: datetime | None) -> str:
        """A day only where it is not today's."""
        if as_of is None:
            return ""
        now, offset = self._clock.now(), self._session.offset_minutes
        then, today = (store_local(each, offset_minutes=offset).date() for each in (as_of, now))
        when = clock_time(as_of, offset) if then == today else day_and_time(as_of, now, offset)
        return translate("Status", "synced {time}").format(time=when)

    def _printer(self) -> Segment:
        health = next((each for each in self.devices if each.device is Device.PRINTER), None)
        answer = self.print_answer
        unsure_of_ticket = answer is not None and answer.printed is Printed.UNKNOWN
        if health is not None and (health.ailment or (health.ready is Tri.YES and not unsure_of_ticket)):
            return printer_segment(health.ailment)
        if answer is None or answer.printed is Printed.PRINTED:
            return Segment(translate("Status", "Printer ready"), "ink-2", "printer") if answer else Segment("")
        faults = {
            PrintFault.NO_PRINTER: translate("Status", "No printer set up"),
            PrintFault.NOT_REACHED: translate("Status", "Printer not reached"),
            PrintFault.OFFLINE: translate("Status", "Printer is off line"),
            PrintFault.LID_OPEN: translate("Status", "Printer lid open"),
            PrintFault.PAPER_OUT: translate("Status", "Printer out of paper"),
        }
        unsure = translate("Status", "Last ticket: look whether it printed")
        tone = "ink-2" if answer.fault is PrintFault.NO_PRINTER else "warn"
        return Segment(faults.get(answer.fault, unsure), tone, "printer")

    def _who(self) -> tuple[Segment, ...]:
        till, staff, shift, offset = (
            self._session.till,
            self._session.staff,
            self._session.shift,
            self._session.offset_minutes,
        )
        where, who = "", ""
        if till is not None:
            where = dotted(till.store.name, translate("Status", "till {n}").format(n=till.number))
        if staff is not None:
            since = clock_time(shift.opened, offset) if shift is not None else ""
            who = dotted(staff.name, translate("Status", "shift {time}").format(time=since) if since else "")
        segments = (Segment(where), Segment(who), Segment(clock_time(self._clock.now(), offset)))
        return tuple(segment for segment in segments if segment.words)


def _trouble(trouble: Trouble) -> str:
    return {
        Trouble.NONE: "",
        Trouble.NOT_ENROLLED: translate("Status", "Till not known at head office"),
        Trouble.OLD_COPY: translate("Status", "Old copy of the data: call head office"),
        Trouble.FORKED: translate("Status", "Two tills share one identity: call head office"),
        Trouble.REFUSED: translate("Status", "Head office refuses data, all is kept"),
        Trouble.BAD_SNAPSHOT: translate("Status", "Catalogue damaged on its way, trying again"),
        Trouble.STORAGE: translate("Status", "The disk takes nothing more"),
    }[trouble]
