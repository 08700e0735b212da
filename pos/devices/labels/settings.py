"""How a till reaches its label printer."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from pos.devices.printer.settings import PrinterSettings


class LabelLanguage(StrEnum):
    """What a label printer speaks."""

    TSPL = "tspl"
    ZPL = "zpl"
    ESCPOS = "escpos"


@dataclass(frozen=True, slots=True)
class LabelPrinterSettings:
    """A label printer as it is set up."""

    printer: PrinterSettings = field(default_factory=PrinterSettings)
    """How it is reached, and whether it may be asked how it is."""
    speaks: LabelLanguage = LabelLanguage.TSPL
    """Its language."""
