"""Puts the window together: first the frame, which is shown at once, then the screens, when the counter is open.

What a screen needs is imported when it is made: the frame waits for nothing that is not in it.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication

from pos.domain.errors import GuitaiError
from pos.ui.gate.controller import GateController
from pos.ui.gate.view import GateView
from pos.ui.gate.waiting import WaitingStep
from pos.ui.idle import IdleLock
from pos.ui.language import Language, translate
from pos.ui.offload import Lane, Offload
from pos.ui.outcomes import of_fault
from pos.ui.preferences import Preferences
from pos.ui.session import Session
from pos.ui.shell.controller import GATE, ShellController
from pos.ui.shell.status import Status
from pos.ui.shell.view import TillWindow
from pos.ui.sounds import Sounds
from pos.ui.surroundings import Surroundings
from pos.ui.wedge import Wedge
from pos.ui.words import dotted

if TYPE_CHECKING:
    from pos.domain.shift import Shift
    from pos.domain.staff import Staff
    from pos.ports.clock import Clock
    from pos.ports.keyboards import Keyboards
    from pos.ui.camera.controller import CameraController
    from pos.ui.customer.controller import CustomerController
    from pos.ui.desk import Desk
    from pos.ui.furnish import Furnisher
    from pos.ui.gate.enrol import Enrol
    from pos.ui.gate.open_shift import OpenShiftStep
    from pos.ui.gate.sign_in import SignInStep
    from pos.ui.pickup.controller import PickupController
    from pos.ui.scanner_control import Ears
    from pos.ui.sell.controller import SellController
    from pos.ui.whose_keys import WhoseKeys
    from pos.usecases.counter import Counter
    from pos.usecases.syncing.enrol_till import Identity


LOOK_AGAIN_MS = 500
"""How often a new till looks whether its staff have arrived."""
REST_AFTER_MS = 60
"""After so long the screens are made that the first sale does not need, one at a time: a scan goes first."""


class TillUi(QObject):
    """The till as a script drives it: `window` takes real key events, `idle` says when all work has arrived."""

    furnished = Signal()

    def __init__(
        self,
        *,
        window: TillWindow,
        resources: Path,
        clock: Clock,
        preferences: Preferences,
        keep_preferences: Callable[[Preferences], None] = lambda _: None,
        wedge_clock: Callable[[], float] = time.perf_counter,
    ) -> None:
        super().__init__()
        self._clock = clock
        self._keep = keep_preferences
        self.preferences = preferences
        self._frame = window
        self.look = window.look
        self.look.set_shade(preferences.shade)
        self.language = Language(folder=resources / "i18n")
        self.language.speak(preferences.tongue)
        self.offload = Offload(expected=GuitaiError)
        self.sounds = Sounds(folder=resources / "sounds", on=preferences.sounds)
        self.session = Session()
        self.shell = ShellController(window=self.window, language=self.language)
        self.gate = GateController(view=GateView(look=self.look))
        self.shell.add(GATE, self.gate)
        self.shell.locking.connect(self.lock_up)
        self.status = Status(bar=self.window.status, session=self.session, clock=clock, language=self.language)
        self.wedge = Wedge(clock=wedge_clock)
        self.wedge.scanned.connect(self.shell.scanned)
        self.offload.fault.connect(self._fault)
        self._look_again = QTimer(self, interval=LOOK_AGAIN_MS, singleShot=True)
        self._look_again.timeout.connect(self._read_people)
        self._rest = QTimer(self, singleShot=True)
        self._rest.timeout.connect(self._make_rest)
        self.desk: Desk | None = None
        self._furnisher: Furnisher | None = None
        self.camera: CameraController | None = None
        self.customer: CustomerController | None = None
        self._customer_window = False
        self._ears: Ears | None = None
        self._whose: WhoseKeys | None = None
        self._sign_in: SignInStep | None = None
        self._open_shift: OpenShiftStep | None = None
        self._waiting = WaitingStep()
        self._idle = IdleLock(lock=self.lock_up)
        self.shell.lock(locked=True)
        self.gate.show(self._waiting, _opening_words)
        self.shell.go(GATE)

    @property
    def window(self) -> TillWindow:
        """The window."""
        return self._frame

    @property
    def sell(self) -> SellController | None:
        """The sell screen, once it is made."""
        return self._furnisher.sell if self._furnisher is not None else None

    @property
    def pickup(self) -> PickupController | None:
        """The pickup screen, once it is made."""
        return self._furnisher.pickup if self._furnisher is not None else None

    @property
    def idle(self) -> bool:
        """Whether nothing is under way off the GUI thread."""
        return self.offload.idle and (self.desk is None or (self.shell.whole and not self._rest.isActive()))

    def listen(self, application: QApplication, *, keyboards: Keyboards | None = None) -> None:
        """Begin to recognise scans. `keyboards`: the system's news of which of them typed."""
        self.wedge.listen(application, self.window)
        if keyboards is not None and keyboards.watch(int(self.window.winId())):
            from pos.ui.whose_keys import WhoseKeys

            self._whose = WhoseKeys(keyboards)
            application.installNativeEventFilter(self._whose)
            self.wedge.tell_apart(self._whose)

    def close_lanes(self) -> None:
        """End the lanes; what was given to the writer is done first."""
        self.wedge.fall_silent()
        if self._whose is not None and (application := QApplication.instance()) is not None:
            application.removeNativeEventFilter(self._whose)
        self.language.fall_silent()
        self.status.stop()
        self._look_again.stop()
        self._rest.stop()
        self._idle.rest()
        for each in (self.pickup, self.customer):
            if each is not None:
                each.stop()
        if self._furnisher is not None and self._furnisher.steps is not None:
            self._furnisher.steps.tray.stop()
        if self.camera is not None:
            self.camera.switch_off()
        if self._ears is not None:
            self._ears.finish()
        self.offload.finish()

    def set_preferences(self, preferences: Preferences) -> None:
        """Change language, theme or sounds; kept, and seen at once."""
        before, self.preferences = self.preferences, preferences
        self.sounds.on = preferences.sounds
        self.look.set_shade(preferences.shade)
        if preferences.tongue is not before.tongue:
            self.language.speak(preferences.tongue)
        self.offload.run(Lane.WRITER, lambda: self._keep(preferences))

    def ask_to_enrol(self, enrol: Enrol, enrolled: Callable[[Identity], None], *, address: str) -> None:
        """A new till: ask for its code, and for head office's address where none is known."""
        from pos.ui.gate.enrol import EnrolStep
        from pos.ui.gate.enrol_panel import EnrolPanel

        step = EnrolStep(
            offload=self.offload,
            enrol=enrol,
            view=EnrolPanel(look=self.look),
            address=address,
            enrolled=enrolled,
            changed=self.gate.show_primary,
        )
        self.gate.show(step, _enrol_words, focus=step.first)

    def wait(self) -> None:
        """The counter is being opened."""
        self.gate.show(self._waiting, _opening_words)

    def cannot_open(self, code: str) -> None:
        """The counter cannot be opened; the code of the fault says why."""
        self._waiting.fail(code)
        self.gate.retranslate()

    def furnish(self, counter: Counter, surroundings: Surroundings) -> None:
        """The counter is open: make the screens, restore the open cart, ask who is there."""
        from pos.ui.customer.watch import CustomerWatch
        from pos.ui.desk import Desk
        from pos.ui.furnish import Furnisher
        from pos.ui.parts.pictures import Pictures
        from pos.ui.sale import Sale
        from pos.ui.scanner_control import Ears

        self.session.enrolled(counter.till)
        sale = Sale(
            start_cart=counter.start_cart,
            keep_cart=counter.keep_cart,
            offload=self.offload,
            price_cart=counter.price_cart,
        )
        customer = CustomerWatch(
            offload=self.offload, pole=surroundings.pole, join=surroundings.join, goes_with=surroundings.goes_with
        )
        customer.follow(sale)
        desk = self.desk = Desk(
            counter=counter,
            camera=surroundings.camera,
            customer=customer,
            scale=surroundings.scale,
            way=surroundings.way,
            session=self.session,
            sale=sale,
            offload=self.offload,
            clock=self._clock,
            look=self.look,
            language=self.language,
            sounds=self.sounds,
            pictures=Pictures(look=self.look, offload=self.offload, fetch=surroundings.fetch_picture),
            committed=surroundings.wake_sync,
            reachable=self.status.reachable,
        )
        self._ears = Ears(control=surroundings.scanners, leave=lambda stop: self.offload.run(Lane.DEVICE, stop))
        self._ears.scanned.connect(self.shell.scanned)
        self._furnisher = Furnisher(
            desk=desk,
            shell=self.shell,
            rail=self.window.rail,
            surroundings=surroundings,
            ears=self._ears,
            preferences=lambda: self.preferences,
            prefer=self.set_preferences,
            shift_closed=self._shift_closed,
            lock=self.lock_up,
            second_screen=self._use_second_screen,
        )
        self._furnisher.furnish()
        self._customer_window = surroundings.customer_window
        self.status.parked_changed.connect(self.window.rail.buttons["shift"].show_count)
        self._make_gate(desk)
        self._read_people()
        self.offload.run(Lane.READER, counter.restore_cart, self._restored)
        self.offload.run(Lane.READER, counter.open_shift.current, self._found_shift)

    def lock_up(self) -> None:
        """F11, or nobody was there for a while: somebody else, or nobody, is at the till. The cart stays."""
        self._idle.rest()
        self.session.signed_in(None)
        self._ask_who()

    def _make_gate(self, desk: Desk) -> None:
        from pos.ui.approval.view import ApprovalView
        from pos.ui.gate.open_shift import OpenShiftStep
        from pos.ui.gate.sign_in import SignInStep
        from pos.ui.parts.entry import EntryPanel

        changed = self.gate.show_primary
        self._sign_in = SignInStep(
            desk=desk, view=ApprovalView(look=self.look), signed_in=self._signed_in, changed=changed
        )
        self._open_shift = OpenShiftStep(
            desk=desk,
            view=EntryPanel(look=self.look, keypad=True, presets=4),
            opened=self._shift_opened,
            changed=changed,
        )

    def _know_people(self, people: tuple[Staff, ...]) -> None:
        if self.desk is not None:
            self.desk.people = {staff.staff_id: staff for staff in people}
        if self._sign_in is not None:
            self._sign_in.refresh()
        if not people:
            # A new till: they are on their way from head office.
            self._look_again.start()

    def _read_people(self) -> None:
        if self.desk is not None:
            self.offload.run(Lane.READER, self.desk.counter.list_staff, self._know_people)

    def _restored(self, cart: object) -> None:
        if cart is not None and self.desk is not None and self.desk.sale.empty:
            self.desk.sale.take_up(cart)  # type: ignore[arg-type]

    def _found_shift(self, shift: Shift | None) -> None:
        self.session.in_shift(shift)
        self._ask_who()
        self.furnished.emit()
        self._rest.start(REST_AFTER_MS)

    def _make_rest(self) -> None:
        # What is not needed for the first sale comes after the till can sell.
        if self._furnisher is None:
            return
        if self._furnisher.make_next():
            self._rest.start(0)
            return
        if (steps := self._furnisher.steps) is not None:
            steps.held.refresh()
            steps.tray.start()
            self.camera = self._furnisher.camera(self.window)
            self._use_second_screen(self._customer_window)
        if self._ears is not None:
            self._ears.listen()

    def _use_second_screen(self, wanted: bool) -> None:
        """Whether the second screen is the customer's from now on."""
        if not wanted and self.customer is not None:
            self.customer.stop()
            self.customer = None
        elif wanted and self.customer is None and self._furnisher is not None:
            self.customer = self._furnisher.customer()

    def _ask_who(self) -> None:
        if self._sign_in is None or self.desk is None:
            return
        self.shell.lock(locked=True)
        self.shell.go(GATE)
        self._sign_in.begin()
        self.gate.show(self._sign_in, self._sign_in_words, focus=self._sign_in.panel.pin)
        self._read_people()

    def _signed_in(self, staff: Staff) -> None:
        self.session.signed_in(staff)
        if self.desk is None or self.session.till is None:
            return
        opening, till = self.desk.counter.open_shift, self.session.till
        self.offload.run(
            Lane.READER,
            lambda: (opening.current(staff), opening.has_drawer(till), opening.idle_lock_s),
            lambda found: self._on_duty(*found),
        )

    def _on_duty(self, shift: Shift | None, has_drawer: bool, idle_lock_s: int) -> None:
        if self.session.staff is None:
            return
        self.session.in_shift(shift)
        self._idle.watch(idle_lock_s)
        if shift is not None:
            self._begin_work()
        elif self._open_shift is not None:
            self._open_shift.begin(drawer=has_drawer)
            self.gate.show(self._open_shift, self._open_shift_words, focus=self._open_shift.panel.entry)

    def _shift_opened(self, shift: Shift) -> None:
        self.session.in_shift(shift)
        if self.desk is not None:
            self.desk.committed()
        self._begin_work()

    def _shift_closed(self) -> None:
        self.session.in_shift(None)
        self.lock_up()

    def _begin_work(self) -> None:
        if self._furnisher is not None:
            self._furnisher.join_steps()
        self.shell.lock(locked=False)
        self.shell.go("sell")

    def _fault(self, fault: Exception) -> None:
        saying = of_fault(fault)
        if self.sell is not None:
            self.sell.say(saying)

    def _sign_in_words(self) -> tuple[str, str]:
        till = self.session.till
        where = (
            dotted(till.store.name, translate("Status", "till {n}").format(n=till.number)) if till is not None else ""
        )
        kept = ""
        if self.desk is not None and not self.desk.sale.empty:
            kept = translate("Gate", "A sale that was being rung up is kept.")
        return where, kept

    def _open_shift_words(self) -> tuple[str, str]:
        staff = self.session.staff
        name = staff.name if staff is not None else ""
        return translate("Gate", "Good day, {name}").format(name=name), ""


def _opening_words() -> tuple[str, str]:
    return translate("Gate", "Guitai"), ""


def _enrol_words() -> tuple[str, str]:
    return translate("Gate", "A new till"), translate("Gate", "Head office gives out a code for it.")
