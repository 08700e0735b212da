"""The devices around the till, put together: opened when they are first needed, replaced while the till runs."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from pos.bootstrap.settings import Settings
from pos.devices.display.pole import PoleDialect, PoleDisplay, PoleSettings
from pos.devices.drawer.trigger import DrawerSettings, DrawerWay, trigger_of
from pos.devices.scale.serial_scale import scale_of
from pos.devices.scale.settings import ScaleProtocol, ScaleSettings
from pos.domain.errors import BadValue
from pos.ports.customer_display import CustomerView, Showing, ShownLine
from pos.ports.drawer import Kick
from pos.ports.scale import Weighing, Weight
from pos.ui.settings.devices import DeviceChoice, DevicesControl

if TYPE_CHECKING:
    from pos.bootstrap.counter import TillParts

_PORT = re.compile(r"^(?P<port>[^\s@]+)(?:@(?P<baud>\d{3,7}))?$", re.ASCII)
_TRIAL = CustomerView(showing=Showing.PAYING, lines=(ShownLine("", "1", 8_888),), total=8_888, due=8_888)
USUAL_BAUD = {PoleDialect.CD5220: 9600, PoleDialect.LED8: 2400}


class TillDevices:
    """Keeps what was chosen, and lets the till use it at once."""

    def __init__(
        self,
        *,
        settings: Callable[[], Settings],
        keep: Callable[[Settings], None],
        parts: Callable[[], TillParts | None],
    ) -> None:
        """`settings`: those of the moment; `keep` makes them others, on disk; `parts`: the till, once it is open."""
        self._settings = settings
        self._keep = keep
        self._parts = parts
        self._scale = scale_of(settings().scale)
        self._pole = _pole_of(settings().pole)
        self.pole_works = True
        """Whether the pole display's port took what was last shown."""
        self.last_weighing: Weighing | None = None
        """What the scale last said; None: it was not asked yet."""

    def offered(self) -> DevicesControl:
        """What the settings screen gets."""
        return DevicesControl(
            held=lambda: choice_of(self._settings()),
            use=self.use,
            try_pole=self.try_pole,
            weigh=self.try_scale,
            kick=self.try_drawer,
        )

    def start(self) -> None:
        """The till is open: its drawer is where it was set up."""
        parts = self._parts()
        if parts is not None:
            try:
                parts.printer.use_trigger(trigger_of(self._settings().drawer))
            except BadValue:
                parts.printer.use_trigger(None)

    def show(self, view: CustomerView) -> bool:
        """Show a view on the pole display; True also where there is none."""
        self.pole_works = self._pole is None or self._pole.show(view)
        return self.pole_works

    @property
    def has_scale(self) -> bool:
        """Whether a scale is set up."""
        return self._settings().scale.protocol is not ScaleProtocol.NONE

    def weigh(self) -> Weight:
        """Look at the scale."""
        weight = self._scale.weigh()
        self.last_weighing = weight.outcome
        return weight

    def use(self, choice: DeviceChoice) -> bool:
        """Keep a choice and use it from now on; False: a port is missing or cannot be one. Raises StorageError."""
        chosen = settings_of(choice, self._settings())
        if chosen is None:
            return False
        self._keep(chosen)
        self.stop()
        self._scale, self._pole = scale_of(chosen.scale), _pole_of(chosen.pole)
        self.pole_works, self.last_weighing = True, None
        self.start()
        return True

    def stop(self) -> None:
        """Let go of the ports."""
        self._scale.close()
        if self._pole is not None:
            self._pole.close()

    def try_pole(self, choice: DeviceChoice) -> bool:
        """Show a figure on a display that is not kept yet."""
        chosen = settings_of(choice, self._settings())
        if chosen is None or chosen.pole.dialect is PoleDialect.NONE:
            return False
        if self._pole is not None:
            self._pole.close()  # the same port, most likely
        pole = PoleDisplay(settings=chosen.pole)
        try:
            return pole.show(_TRIAL)
        finally:
            pole.close()

    def try_scale(self, choice: DeviceChoice) -> Weight:
        """Look at a scale that is not kept yet."""
        chosen = settings_of(choice, self._settings())
        self._scale.close()
        scale = scale_of(chosen.scale if chosen is not None else ScaleSettings())
        try:
            return scale.weigh()
        finally:
            scale.close()

    def try_drawer(self, choice: DeviceChoice) -> Kick | None:
        """Open a drawer that is not kept yet; None where it is at the printer, or its port is none."""
        chosen = settings_of(choice, self._settings())
        trigger = trigger_of(chosen.drawer) if chosen is not None else None
        return None if trigger is None else trigger.kick()


def choice_of(settings: Settings) -> DeviceChoice:
    """Settings as people read them."""
    pole, scale, drawer = settings.pole, settings.scale, settings.drawer
    return DeviceChoice(
        customer_window=settings.customer_window,
        pole=pole.dialect,
        pole_port=_written(pole.port, pole.baud, USUAL_BAUD.get(pole.dialect, 0)),
        scale=scale.protocol,
        scale_port=_written(scale.port, scale.baud, ScaleSettings().baud),
        drawer=drawer.way,
        drawer_port=_written(drawer.port, drawer.baud, DrawerSettings().baud),
    )


def settings_of(choice: DeviceChoice, before: Settings) -> Settings | None:
    """What a choice means; None where a device has no port, or none that can be one."""
    pole, scale, drawer = PoleDialect(choice.pole), ScaleProtocol(choice.scale), DrawerWay(choice.drawer)
    places = {
        "pole": _port(choice.pole_port, USUAL_BAUD.get(pole, 2400)),
        "scale": _port(choice.scale_port, ScaleSettings().baud),
        "drawer": _port(choice.drawer_port, DrawerSettings().baud),
    }
    needed = {"pole": pole is not PoleDialect.NONE, "scale": scale is not ScaleProtocol.NONE}
    needed["drawer"] = drawer is DrawerWay.TRIGGER
    if any(needed[name] and not place[0] for name, place in places.items()):
        return None
    return replace(
        before,
        customer_window=choice.customer_window,
        pole=replace(before.pole, dialect=pole, port=places["pole"][0], baud=places["pole"][1]),
        scale=ScaleSettings(scale, *places["scale"]),
        drawer=replace(before.drawer, way=drawer, port=places["drawer"][0], baud=places["drawer"][1]),
    )


def _port(text: str, usual: int) -> tuple[str, int]:
    """Port and speed; an empty port for what is none."""
    match = _PORT.match(text.strip())
    return ("", usual) if match is None else (match["port"], int(match["baud"] or usual))


def _written(port: str, baud: int, usual: int) -> str:
    return port if not port or baud == usual else f"{port}@{baud}"


def _pole_of(settings: PoleSettings) -> PoleDisplay | None:
    return None if settings.dialect is PoleDialect.NONE else PoleDisplay(settings=settings)
