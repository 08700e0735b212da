"""How the devices around the till are."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from pos.ports.printing import Tri


class Device(StrEnum):
    """The devices that can be set up."""

    PRINTER = "printer"
    PICKUP_PRINTER = "pickup_printer"
    LABEL_PRINTER = "label_printer"
    POLE = "pole"
    SCALE = "scale"
    DRAWER = "drawer"
    """At a trigger of its own; one at the printer is as the printer is."""


class Ailment(StrEnum):
    """What is wrong with a device. The screen has the words."""

    NONE = ""
    NOT_REACHED = "not_reached"
    """Switched off, unplugged, or not there."""
    OFFLINE = "offline"
    """It answers, and says that it cannot work."""
    LID_OPEN = "lid_open"
    PAPER_OUT = "paper_out"
    NEAR_END = "near_end"
    """It works; its roll is near its end."""
    NO_ANSWER = "no_answer"
    """It is there, and says nothing that makes sense."""


@dataclass(frozen=True, slots=True)
class DeviceHealth:
    """A device as it was when somebody looked."""

    device: Device
    """Which."""
    ready: Tri
    """Whether it would work now; unknown: it is there, or was not asked, and never says how it is."""
    ailment: Ailment = Ailment.NONE
    """What is wrong."""
