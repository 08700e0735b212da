"""What is set up on this till: one JSON file in the data folder that people may read and change."""

from __future__ import annotations

import logging
import os
import secrets
from dataclasses import dataclass, field
from pathlib import Path

import msgspec

from pos.bootstrap.shade import FILE
from pos.devices.camera.settings import CameraSettings
from pos.devices.display.pole import PoleSettings
from pos.devices.drawer.trigger import DrawerSettings
from pos.devices.labels.settings import LabelPrinterSettings
from pos.devices.printer.settings import PrinterSettings
from pos.devices.scale.settings import ScaleSettings
from pos.devices.scanner.settings import ScannerSettings
from pos.domain.errors import ReadOnlyFolder, WireError
from pos.wire.codec import decode, encode

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Settings:
    """Settings of one till. Secrets are not among them."""

    server_url: str = ""
    """The central server, `https://host[:port]`; empty: none is set up yet."""
    ca_file: str = ""
    """The chain's own certificate authority, a PEM file; empty: the usual ones."""
    language: str = "zh_CN"
    """Of screen and tickets."""
    theme: str = "light"
    """`light` or `dark`."""
    sounds: bool = True
    """Whether a scan is heard."""
    printer: PrinterSettings = field(default_factory=PrinterSettings)
    """The receipt printer and its drawer."""
    pickup_printer: PrinterSettings = field(default_factory=PrinterSettings)
    """The printer of pickup tickets and pick lists; none: the receipt printer prints them."""
    label_printer: LabelPrinterSettings = field(default_factory=LabelPrinterSettings)
    """The printer of tags and shelf labels."""
    camera: CameraSettings = field(default_factory=CameraSettings)
    """The camera over the counter."""
    scanners: tuple[ScannerSettings, ...] = ()
    """Scanners that the till reads by themselves; those that type need no setting up."""
    drawer: DrawerSettings = field(default_factory=DrawerSettings)
    """Where the drawer is, when not at the printer."""
    scale: ScaleSettings = field(default_factory=ScaleSettings)
    """The scale for goods by weight."""
    pole: PoleSettings = field(default_factory=PoleSettings)
    """The customer's pole display."""
    customer_window: bool = False
    """Whether the second screen is the customer's."""
    item_pages: str = ""
    """Where the chain's item pages are, `https://shop.example`: the QR on tags leads there; empty: no QR."""
    logo: str = ""
    """A picture file for the top of receipts; empty: none."""


def read_settings(data: Path) -> Settings:
    """The settings in a data folder; the defaults where there are none. Raises WireError, OSError."""
    try:
        return decode((data / FILE).read_bytes(), Settings)
    except FileNotFoundError:
        return Settings()


def load_settings(data: Path) -> Settings:
    """The settings in a data folder; the defaults where there are none.

    A file that cannot be read is set aside under another name: a comma too many must not keep a shop from selling.
    """
    path = data / FILE
    try:
        return read_settings(data)
    except (WireError, OSError) as error:
        logger.error("%s cannot be read, so the defaults are used: %s", FILE, error)
        try:
            path.replace(path.with_name(f"{FILE}.unreadable"))
        except OSError as fault:
            logger.error("%s cannot be set aside: %s", FILE, fault)
        return Settings()


def save_settings(data: Path, settings: Settings) -> None:
    """Keep settings: after a power cut the old ones are there, or the new ones. Raises ReadOnlyFolder."""
    path = data / FILE
    draft = path.with_name(f"{FILE}.{secrets.token_hex(4)}")
    try:
        data.mkdir(parents=True, exist_ok=True)
        with draft.open("wb") as file:
            file.write(msgspec.json.format(encode(settings), indent=2) + b"\n")
            file.flush()
            os.fsync(file.fileno())
        draft.replace(path)
    except OSError as error:
        raise ReadOnlyFolder(f"{FILE} cannot be written: {error.strerror}") from error
