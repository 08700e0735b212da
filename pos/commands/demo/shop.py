"""The demo shop: a server with the demo chain, and a till of the store in Hangzhou that is enrolled to it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from pos.bootstrap.enrolment import enrolment, identity_of
from pos.bootstrap.paths import resources_folder
from pos.bootstrap.server import open_central
from pos.bootstrap.settings import load_settings, save_settings
from pos.commands.demo.server_process import ServerProcess
from pos.devices.printer.settings import PrinterSettings, Way
from pos.server.demo.load import STORE, load_chain
from pos.server.demo.load_orders import load_orders
from pos.usecases.syncing.enrol_till import EnrolOutcome
from pos.wire.orders import OrderPlaced


@dataclass(frozen=True, slots=True)
class Folders:
    """Where the demo keeps things."""

    central: Path
    """The server's data."""
    till: Path
    """The till's data."""
    tickets: Path
    """What its printer prints, as pictures."""

    @staticmethod
    def below(data: Path) -> Folders:
        """The demo's folders below its data folder."""
        return Folders(central=data / "central", till=data / "till", tickets=data / "tickets")


def load_shop(folders: Folders) -> Mapping[str, str]:
    """Load goods, people and stores into the server's files; the channels' keys, new each time."""
    central = open_central(folders.central)
    try:
        return load_chain(central, resources_folder() / "demo")
    finally:
        central.close()


def enrol(folders: Folders, server: ServerProcess) -> None:
    """Make the till of the demo store's first counter, unless it is one already, and point it at the server.

    Raises RuntimeError when the server says no.
    """
    folders.till.mkdir(parents=True, exist_ok=True)
    printer = PrinterSettings(way=Way.PICTURES, address=str(folders.tickets))
    settings = load_settings(folders.till)
    if settings.printer.way is not Way.NONE:
        printer = settings.printer
    save_settings(folders.till, replace(settings, server_url=server.address, printer=printer))
    if identity_of(folders.till) is not None:
        return
    central = open_central(folders.central)
    try:
        code = central.enrolment.new_code(STORE).code
    finally:
        central.close()
    answer = enrolment(folders.till, server_url=server.address)(code)
    if answer.outcome is not EnrolOutcome.ENROLLED:
        raise RuntimeError(f"the till could not be enrolled: {answer.outcome}")


def place_orders(folders: Folders) -> Mapping[str, OrderPlaced]:
    """Place the demo's online orders beside the running server; order key → order and pickup code.

    After enrolling, so that they are designated to the till that may hand them over offline.
    """
    central = open_central(folders.central)
    try:
        return load_orders(central)
    finally:
        central.close()
