"""The till's scanners of their own, put together: a thread each, and how they are set up."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from pos.bootstrap.settings import Settings
from pos.devices.scanner.settings import ScannerSettings
from pos.ports.scanner import FoundScanner, Scanner, ScannerState
from pos.ui.scanner_control import ScannerControl, Stop, Told
from pos.usecases.scanning.listen_to_scanner import ListenToScanner
from pos.usecases.syncing.worker import Worker

STOP_S = 1.0
"""How long letting one go waits for what it is reading."""


class TillScanners:
    """Keeps the choice and listens."""

    def __init__(self, *, settings: Callable[[], Settings], keep: Callable[[Settings], None]) -> None:
        """`settings`: those of the moment; `keep` makes them others, on disk."""
        self._settings = settings
        self._keep = keep

    def offered(self) -> ScannerControl:
        """What the screens get."""
        return ScannerControl(held=self.held, found=_found, use=self.use, listen=self.listen)

    def held(self) -> tuple[FoundScanner, ...]:
        """Those that are set up."""
        return tuple(FoundScanner(each.way, each.address, "") for each in self._settings().scanners)

    def use(self, scanners: tuple[FoundScanner, ...]) -> None:
        """Keep a choice; what else was set for one stays. Raises StorageError."""
        settings = self._settings()
        before = {(each.way, each.address): each for each in settings.scanners}
        chosen = tuple(
            before.get((each.way, each.address), ScannerSettings(each.way, each.address)) for each in scanners
        )
        self._keep(replace(settings, scanners=chosen))

    def listen(self, scanned: Callable[[str], None], told: Told) -> Stop:
        """Begin, on a thread for each."""
        listening = []
        for settings in self._settings().scanners:
            listens = ListenToScanner(
                scanner=partial(_scanner, settings), scanned=scanned, told=partial(_tell, told, settings.address)
            )
            worker = Worker(name=f"scanner {settings.address}", step=listens.step)
            worker.start()
            listening.append((listens, worker))

        def stop() -> None:
            for _, worker in listening:
                worker.stop()
            for listens, worker in listening:
                worker.join(STOP_S)
                listens.finish()

        return stop


def _tell(told: Told, address: str, state: ScannerState) -> None:
    told(address, state)


def _scanner(settings: ScannerSettings) -> Scanner:
    from pos.devices.scanner.setup import scanner_of

    return scanner_of(settings)


def _found() -> tuple[FoundScanner, ...]:
    from pos.devices.scanner.setup import SystemScanners

    return SystemScanners().found()
