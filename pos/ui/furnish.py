"""Makes the till's screens once the counter is open: the sell screen at once, the others when there is time.

What a screen needs is imported when it is made, so that the first sale waits for nothing that it does not need.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pos.ui.desk import Desk
from pos.ui.offload import Lane
from pos.ui.shell.places import CAMERA, HOME, PLACES
from pos.ui.shell.screen import Screen

if TYPE_CHECKING:
    from pos.ui.camera.controller import CameraController
    from pos.ui.customer.controller import CustomerController
    from pos.ui.labels.controller import LabelsController
    from pos.ui.members.controller import MembersController
    from pos.ui.pickup.controller import PickupController
    from pos.ui.preferences import Preferences
    from pos.ui.returning.controller import ReturningController
    from pos.ui.scanner_control import Ears
    from pos.ui.sell.controller import SellController
    from pos.ui.sell.steps import Steps
    from pos.ui.settings.controller import SettingsController
    from pos.ui.shell.controller import ShellController
    from pos.ui.shell.rail import Rail
    from pos.ui.shell.view import TillWindow
    from pos.ui.shift.controller import ShiftController
    from pos.ui.stock.controller import StockController
    from pos.ui.surroundings import Surroundings
    from pos.ui.takings.controller import TakingsController


@dataclass(slots=True, kw_only=True)
class Furnisher:
    """Knows how each screen is made."""

    desk: Desk
    """What every screen works with."""
    shell: ShellController
    """Shows them."""
    rail: Rail
    """Leads to them."""
    surroundings: Surroundings
    """What is not the counter's."""
    ears: Ears
    """What scanners of their own read."""
    preferences: Callable[[], Preferences]
    """Language, theme, sounds of the moment."""
    prefer: Callable[[Preferences], None]
    """Change them."""
    shift_closed: Callable[[], None]
    """The drawer was closed."""
    lock: Callable[[], None]
    """Somebody else, or nobody, is at the till."""
    second_screen: Callable[[bool], None]
    """Whether the second screen is the customer's."""
    sell: SellController | None = None
    """Once made."""
    steps: Steps | None = None
    """Of the sell screen."""
    pickup: PickupController | None = None
    """Once made."""

    def furnish(self) -> None:
        """Make the sell screen, and the others later."""
        self.desk.go = self.shell.go
        self.shell.add(HOME, self._sell(), free=lambda: self.sell is not None and self.sell.free)
        for place in PLACES:
            self.rail.add(place.name, icon=place.icon, key=place.key_words, foot=place.foot, over=place.name == CAMERA)
        later: dict[str, Callable[[], Screen]] = {
            "pickup": self._pickup,
            "returning": self._returning,
            "stock": self._stock,
            "takings": self._takings,
            "members": self._members,
            "labels": self._labels,
            "shift": self._shift,
            "settings": self._settings,
        }
        for name, make in later.items():
            self.shell.add_later(name, make)
        self.shell.retranslate()

    def _sell(self) -> SellController:
        from pos.ui.sell.controller import SellController
        from pos.ui.sell.view import SellView

        self.sell = SellController(desk=self.desk, view=SellView(look=self.desk.look, pictures=self.desk.pictures))
        self.sell.elsewhere.connect(self.shell.scanned)
        return self.sell

    def make_next(self) -> bool:
        """Make one of the things that the first sale can do without; whether there was one."""
        if self.steps is None:
            self.desk.offload.run(Lane.DEVICE, self.desk.counter.make_all)  # a scan does not queue behind it
            self.join_steps()
            return True
        return self.shell.make_next()

    def join_steps(self) -> None:
        """What the sell screen can open: made behind the first scan, before somebody is on duty."""
        if self.steps is None and self.sell is not None:
            from pos.ui.sell.steps import Steps

            self.steps = Steps(desk=self.desk, controller=self.sell)
            self.sell.join(self.steps)
            if not self.desk.sale.empty:
                self.desk.sale.changed.emit()

    def _pickup(self) -> PickupController:
        from pos.ui.pickup.controller import PickupController
        from pos.ui.pickup.rows import TABS
        from pos.ui.pickup.view import PickupView

        view = PickupView(look=self.desk.look, pictures=self.desk.pictures, tabs=tuple(TABS))
        self.pickup = PickupController(desk=self.desk, view=view)
        self.pickup.waiting_changed.connect(self.rail.buttons["pickup"].show_count)
        return self.pickup

    def _returning(self) -> ReturningController:
        from pos.ui.returning.controller import ReturningController
        from pos.ui.returning.view import ReturningView

        view = ReturningView(look=self.desk.look, pictures=self.desk.pictures)
        return ReturningController(desk=self.desk, view=view, recent=self.desk.counter.returning.recent)

    def _stock(self) -> StockController:
        from pos.ui.stock.controller import StockController
        from pos.ui.stock.view import StockView

        view = StockView(look=self.desk.look, pictures=self.desk.pictures)
        return StockController(desk=self.desk, view=view, labels=self.surroundings.labels)

    def _members(self) -> MembersController:
        from pos.ui.members.controller import MembersController
        from pos.ui.members.rows import TABS
        from pos.ui.members.view import MembersView

        view = MembersView(look=self.desk.look, pictures=self.desk.pictures, tabs=TABS)
        return MembersController(desk=self.desk, view=view, to_sale=lambda: self.shell.go(HOME))

    def _takings(self) -> TakingsController:
        from pos.ui.takings.controller import TakingsController
        from pos.ui.takings.view import TakingsView
        from pos.ui.takings.words import KINDS

        return TakingsController(desk=self.desk, view=TakingsView(look=self.desk.look, kinds=KINDS))

    def _labels(self) -> LabelsController:
        from pos.domain.labels.content import LabelKind
        from pos.ui.labels.controller import LabelsController
        from pos.ui.labels.view import LabelsView

        view = LabelsView(look=self.desk.look, pictures=self.desk.pictures, kinds=tuple(LabelKind))
        return LabelsController(desk=self.desk, view=view, labels=self.surroundings.labels())

    def _shift(self) -> ShiftController:
        from pos.ui.shift.controller import ShiftController
        from pos.ui.shift.view import ShiftView

        return ShiftController(
            desk=self.desk,
            view=ShiftView(look=self.desk.look),
            parked=self.surroundings.parked,
            closed=self.shift_closed,
            lock=self.lock,
        )

    def camera(self, window: TillWindow) -> CameraController:
        """The camera's picture, over whichever screen is shown."""
        from pos.ui.camera.controller import CameraController
        from pos.ui.camera.view import CameraPanel

        camera = CameraController(
            control=self.surroundings.camera,
            panel=CameraPanel(look=self.desk.look, parent=window.screens),
            offload=self.desk.offload,
            language=self.desk.language,
        )
        camera.scanned.connect(self.shell.scanned)
        window.pressed_key.connect(camera.pressed)
        self.rail.asked.connect(lambda name: camera.toggle() if name == CAMERA else None)
        camera.changed.connect(lambda on: self.rail.buttons[CAMERA].set_here(here=on))
        return camera

    def customer(self) -> CustomerController:
        """The customer's window, on the second screen."""
        from pos.ui.customer.controller import CustomerController
        from pos.ui.customer.view import CustomerWindow

        desk = self.desk
        till = desk.session.till
        customer = CustomerController(
            window=CustomerWindow(look=desk.look, pictures=desk.pictures),
            watch=desk.customer,
            language=desk.language,
            store=till.store.name if till is not None else "",
        )
        desk.offload.run(Lane.READER, self.surroundings.newest_pictures, customer.show_pictures)
        customer.place()
        return customer

    def _settings(self) -> SettingsController:
        from pos.domain.ticket.paper import Paper
        from pos.ui.settings.controller import SettingsController
        from pos.ui.settings.devices import DRAWERS, POLES, SCALES
        from pos.ui.settings.devices_panel import DevicesPanel
        from pos.ui.settings.devices_set_up import DevicesSetUp
        from pos.ui.settings.enrol_again import EnrolAgain
        from pos.ui.settings.label_printer import LabelPrinterSetUp
        from pos.ui.settings.label_printer_panel import LabelPrinterPanel
        from pos.ui.settings.label_printing import LANGUAGES
        from pos.ui.settings.printer_panel import PrinterPanel
        from pos.ui.settings.scanning import ScanningSetUp
        from pos.ui.settings.scanning_panel import ScanningPanel
        from pos.ui.settings.view import SettingsView

        printing, look = self.surroundings.printing, self.desk.look
        labels = self.surroundings.label_printing
        return SettingsController(
            view=SettingsView(look=look),
            session=self.desk.session,
            about=self.surroundings.about,
            preferences=self.preferences,
            prefer=self.prefer,
            printer=PrinterPanel(look=look, ways=printing.ways, papers=tuple(Paper)),
            printing=printing,
            offload=self.desk.offload,
            scanning=ScanningSetUp(
                view=ScanningPanel(look=look),
                camera=self.surroundings.camera,
                scanners=self.surroundings.scanners,
                ears=self.ears,
                offload=self.desk.offload,
            ),
            devices=DevicesSetUp(
                view=DevicesPanel(look=look, poles=POLES, scales=SCALES, drawers=DRAWERS),
                control=self.surroundings.devices,
                second_screen=self.second_screen,
                offload=self.desk.offload,
            ),
            label_printer=LabelPrinterSetUp(
                view=LabelPrinterPanel(look=look, ways=labels.ways, languages=LANGUAGES),
                printing=labels,
                offload=self.desk.offload,
            ),
            again=EnrolAgain(desk=self.desk, go=self.surroundings.enrol_again, leave=lambda: None),
        )
