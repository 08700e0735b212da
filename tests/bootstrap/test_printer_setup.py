import pytest

from pos.bootstrap.printer_setup import choice_of, settings_of
from pos.devices.printer.settings import PrinterSettings, Way
from pos.domain.ticket.paper import Paper
from pos.ui.settings.printing import PrinterChoice

BEFORE = PrinterSettings(way=Way.NETWORK, address="old", as_picture=False, drawer_pin=2)


@pytest.mark.parametrize(
    "way, text, meant",
    (
        ("network", "192.168.1.50", {"address": "192.168.1.50", "port": 9100}),
        ("network", "printer.shop:9101", {"address": "printer.shop", "port": 9101}),
        ("network", "[fd00::7]:9101", {"address": "fd00::7", "port": 9101}),
        ("usb", "04b8:0e15", {"vendor": 0x04B8, "product": 0x0E15}),
        ("file", "/dev/usb/lp0", {"address": "/dev/usb/lp0"}),
        ("pictures", "/tmp/tickets", {"address": "/tmp/tickets"}),
        ("none", "", {"address": ""}),
    ),
)
def test_a_choice_becomes_settings_and_is_read_back(way: str, text: str, meant: dict[str, object]) -> None:
    choice = PrinterChoice(way, text, Paper.MM58, pictures=True, cuts=False, drawer_pin=5)
    settings = settings_of(choice, BEFORE)

    assert settings is not None
    assert (settings.way, settings.paper, settings.as_picture, settings.drawer_pin) == (way, Paper.MM58, True, 5)
    assert {name: getattr(settings, name) for name in meant} == meant
    assert choice_of(settings) == choice


@pytest.mark.parametrize(
    "way, text",
    (("network", ""), ("network", "a b"), ("network", "a:0"), ("network", "a:65536"), ("usb", "printer"), ("usb", ""),
     ("file", ""), ("file", "lp0"), ("pictures", "tickets")),
)  # fmt: skip
def test_an_address_that_is_none_is_refused(way: str, text: str) -> None:
    assert settings_of(PrinterChoice(way, text), BEFORE) is None
