"""The words for printers, their ways and their addresses."""

from __future__ import annotations

from pos.ui.language import translate
from pos.ui.settings.printing import PrinterRole


def role_words() -> dict[PrinterRole, str]:
    """What a printer is for."""
    return {
        PrinterRole.RECEIPTS: translate("Settings", "Receipt printer"),
        PrinterRole.PICKUPS: translate("Settings", "Pickup printer"),
    }


def way_words() -> dict[str, str]:
    """The ways to a printer, by their key in settings.json."""
    return {
        "none": translate("Settings", "No printer"),
        "network": translate("Settings", "Network"),
        "usb": translate("Settings", "USB"),
        "serial": translate("Settings", "Serial port"),
        "file": translate("Settings", "File or device"),
        "spooler": translate("Settings", "Windows queue"),
        "pictures": translate("Settings", "Pictures"),
    }


def address_words() -> dict[str, str]:
    """What an address looks like, by way."""
    return {
        "network": translate("Settings", "Address of the printer, for example 192.168.1.50 or 192.168.1.50:9100"),
        "usb": translate("Settings", "USB vendor and product id, for example 04b8:0e15"),
        "serial": translate("Settings", "Serial or Bluetooth port, for example COM3@9600 or /dev/rfcomm0"),
        "file": translate("Settings", "Device or file, for example /dev/usb/lp0; tickets are appended to it"),
        "spooler": translate("Settings", "Name of the printer in Windows; empty: the usual one"),
        "pictures": translate("Settings", "Folder that each ticket is drawn into as a picture"),
    }
