"""The devices around the till, as the settings screen knows them: customer displays, scale, drawer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pos.ports.scale import Weighing, Weight

if TYPE_CHECKING:
    from pos.ports.drawer import Kick

POLES = ("none", "cd5220", "led8")
SCALES = ("none", "toledo8217", "sma", "continuous")
DRAWERS = ("printer", "trigger")


@dataclass(frozen=True, slots=True)
class DeviceChoice:
    """What was chosen. Ports are written `COM3` or `COM3@2400`."""

    customer_window: bool = False
    """Whether the second screen is the customer's."""
    pole: str = "none"
    """One of `POLES`."""
    pole_port: str = ""
    """Where the pole display is."""
    scale: str = "none"
    """One of `SCALES`."""
    scale_port: str = ""
    """Where the scale is."""
    drawer: str = "printer"
    """One of `DRAWERS`."""
    drawer_port: str = ""
    """Where the drawer's trigger is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DevicesControl:
    """What the settings screen may do. All but `held` may wait and are called off the GUI thread."""

    held: Callable[[], DeviceChoice] = DeviceChoice
    """What holds now."""
    use: Callable[[DeviceChoice], bool] = lambda _choice: False
    """Keep a choice, and use it from now on; False: a port is missing or none. Raises StorageError."""
    try_pole: Callable[[DeviceChoice], bool] = lambda _choice: False
    """Show something on the pole display; whether its port took it."""
    weigh: Callable[[DeviceChoice], Weight] = lambda _choice: Weight(Weighing.NO_SCALE)
    """Look at the scale."""
    kick: Callable[[DeviceChoice], Kick | None] = lambda _choice: None
    """Open the drawer; None: its port is none."""
