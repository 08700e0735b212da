"""Sets the receipt printer up from the settings screen: kept in settings.json, used from the next ticket on."""

from __future__ import annotations

import re
import sys
from dataclasses import replace
from pathlib import Path

from pos.devices.printer.settings import PrinterSettings, Way
from pos.ui.settings.printing import PrinterChoice, PrinterWay

_NETWORK = re.compile(r"^(?P<host>[A-Za-z0-9.-]+|\[[0-9A-Fa-f:]+\])(?::(?P<port>\d{1,5}))?$", re.ASCII)
_USB = re.compile(r"^(?:0x)?(?P<vendor>[0-9a-f]{4})[:\s](?:0x)?(?P<product>[0-9a-f]{4})$", re.ASCII | re.IGNORECASE)
_SERIAL = re.compile(r"^(?P<port>[^\s@]+)(?:@(?P<baud>\d{3,7}))?$", re.ASCII)
PORT = 9100
"""Where receipt printers listen."""
BAUD = 115_200
"""Bits a second of a serial line, where the address names no others."""


def ways() -> tuple[PrinterWay, ...]:
    """The ways that this computer has."""
    return tuple(way for way in PrinterWay if way is not PrinterWay.SPOOLER or sys.platform == "win32")


def choice_of(settings: PrinterSettings) -> PrinterChoice:
    """Settings as people read them."""
    address = settings.address
    if settings.way is Way.NETWORK:
        host = f"[{address}]" if ":" in address else address
        address = host if settings.port == PORT else f"{host}:{settings.port}"
    elif settings.way is Way.USB:
        address = f"{settings.vendor:04x}:{settings.product:04x}"
    elif settings.way is Way.SERIAL and settings.baud != BAUD:
        address = f"{address}@{settings.baud}"
    return PrinterChoice(
        settings.way,
        address,
        settings.paper,
        pictures=settings.as_picture,
        cuts=settings.cuts,
        drawer_pin=settings.drawer_pin,
    )


def settings_of(choice: PrinterChoice, before: PrinterSettings) -> PrinterSettings | None:
    """What a choice means; None where its address is none. What is not asked for stays as it was `before`."""
    way, text = Way(choice.way), choice.address.strip()
    chosen = replace(
        before,
        way=way,
        address=text,
        paper=choice.paper,
        as_picture=choice.pictures,
        cuts=choice.cuts,
        drawer_pin=choice.drawer_pin,
    )
    if way is Way.NONE:
        return replace(chosen, address="")
    if way is Way.NETWORK:
        network = _NETWORK.match(text)
        port = int(network["port"] or PORT) if network is not None else 0
        if network is None or not 0 < port < 65_536:
            return None
        return replace(chosen, address=network["host"].strip("[]"), port=port)
    if way is Way.USB:
        usb = _USB.match(text)
        if usb is None:
            return None
        return replace(chosen, address="", vendor=int(usb["vendor"], 16), product=int(usb["product"], 16))
    if way is Way.SPOOLER:
        return chosen
    if way is Way.SERIAL:
        line = _SERIAL.match(text)
        if line is None:
            return None
        return replace(chosen, address=line["port"], baud=int(line["baud"] or BAUD))
    return chosen if Path(text).is_absolute() else None
