"""What the settings screen may do with the till's printers: kept in settings.json, used from the next ticket on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from pos.bootstrap.printer_setup import choice_of, settings_of, ways
from pos.bootstrap.settings import Settings
from pos.devices.printer.settings import PrinterSettings
from pos.ui.settings.printing import FoundDevice, PrinterChoice, PrinterRole, Printing

if TYPE_CHECKING:
    from pos.bootstrap.counter import TillParts
    from pos.devices.printer.setup import PrinterWithDrawer
    from pos.ports.clock import Clock
    from pos.ports.drawer import Kick
    from pos.ports.printing import PrintAnswer


class TillPrinting:
    """Keeps, tries and looks for printers."""

    def __init__(
        self,
        data: Path,
        *,
        settings: Callable[[], Settings],
        keep: Callable[[Settings], None],
        parts: Callable[[], TillParts | None],
        clock: Clock,
    ) -> None:
        """`settings`: those of the moment; `keep` makes them others, on disk; `parts`: the till, once it is open."""
        self._data = data
        self._settings = settings
        self._keep = keep
        self._parts = parts
        self._clock = clock

    def offered(self) -> Printing:
        """What the screen gets."""
        return Printing(
            ways=ways(),
            held=lambda role: choice_of(self._printer(role)),
            use=self.use,
            trial=self.trial,
            kick=self.kick,
            search=look_for_printers,
        )

    def use(self, role: PrinterRole, choice: PrinterChoice) -> bool:
        """Keep a printer and print on it from the next ticket on; False: its address is none. Raises StorageError."""
        printer = settings_of(choice, self._printer(role))
        if printer is None:
            return False
        if role is PrinterRole.RECEIPTS:
            self._keep(replace(self._settings(), printer=printer))
        else:
            self._keep(replace(self._settings(), pickup_printer=printer))
        parts = self._parts()
        if parts is not None:
            used = parts.printer if role is PrinterRole.RECEIPTS else parts.pickup_printer
            used.use(self._made(printer))
            parts.committed()
        return True

    def trial(self, choice: PrinterChoice) -> PrintAnswer | None:
        """Print a test ticket; None: the address is none."""
        from pos.usecases.printing.trial_ticket import trial_ticket

        printer, parts = settings_of(choice, self._printer(PrinterRole.RECEIPTS)), self._parts()
        if printer is None or parts is None:
            return None
        wording = parts.wording
        ticket = trial_ticket(till=parts.till, moment=self._clock.now(), texts=wording(), templates=wording.templates())
        return self._made(printer).print_ticket(ticket)

    def kick(self, choice: PrinterChoice) -> Kick | None:
        """Open the drawer; None: the address is none."""
        printer = settings_of(choice, self._printer(PrinterRole.RECEIPTS))
        return None if printer is None else self._made(printer).kick()

    def _printer(self, role: PrinterRole) -> PrinterSettings:
        settings = self._settings()
        return settings.printer if role is PrinterRole.RECEIPTS else settings.pickup_printer

    def _made(self, printer: PrinterSettings) -> PrinterWithDrawer:
        from pos.bootstrap.counter import logo_of
        from pos.devices.printer.setup import printer_of

        return printer_of(printer, logo=logo_of(self._settings(), self._data))


def look_for_printers() -> tuple[FoundDevice, ...]:
    """All that may be a printer; takes some seconds."""
    from pos.devices.printer.discover import find_printers

    return tuple(FoundDevice(found.way, found.address, found.name) for found in find_printers())
