"""How the label printer is set up, as the settings screen knows it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pos.ui.settings.printing import FoundDevice, PrinterWay

if TYPE_CHECKING:
    from pos.ports.printing import PrintAnswer

LANGUAGES = ("tspl", "zpl", "escpos")
"""What label printers speak, the commonest first."""


@dataclass(frozen=True, slots=True)
class LabelPrinterChoice:
    """What was chosen."""

    way: str = PrinterWay.NONE
    """One of `PrinterWay`; never pictures."""
    address: str = ""
    """As in `PrinterChoice`."""
    speaks: str = LANGUAGES[0]
    """One of `LANGUAGES`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelPrinting:
    """What the settings screen may do. All but `ways` and `held` may wait and are called off the GUI thread."""

    ways: tuple[PrinterWay, ...] = (PrinterWay.NONE,)
    """Those that this computer has."""
    held: Callable[[], LabelPrinterChoice] = LabelPrinterChoice
    """What holds now."""
    use: Callable[[LabelPrinterChoice], bool] = lambda _choice: False
    """Keep a choice and print on it from now on; False: its address is none. Raises StorageError."""
    trial: Callable[[LabelPrinterChoice], PrintAnswer | None] = lambda _choice: None
    """Print a test label on a choice without keeping it; None: its address is none."""
    search: Callable[[], tuple[FoundDevice, ...]] = tuple
    """Look for printers; takes some seconds."""
