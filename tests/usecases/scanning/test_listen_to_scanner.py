"""A scanner of its own: scans handed on, lost and found again."""

from pos.ports.scanner import ScannerState
from pos.usecases.scanning.listen_to_scanner import AGAIN_S, ListenToScanner
from tests.fakes.scanner import Scanner


class Ears:
    """Somebody who listens."""

    def __init__(self) -> None:
        self.scanner = Scanner()
        self.made = 0
        self.scans: list[str] = []
        self.states: list[ScannerState] = []
        self.listen = ListenToScanner(scanner=self._make, scanned=self.scans.append, told=self.states.append)

    def _make(self) -> Scanner:
        self.made += 1
        return self.scanner


def test_scans_are_handed_on_in_order() -> None:
    ears = Ears()
    ears.scanner.reads = [("]E06901234500011", "]C0A-1"), (), ("7",)]

    assert [ears.listen.step() for _ in range(4)] == [0, 0, 0, 0]
    assert ears.scans == ["]E06901234500011", "]C0A-1", "7"]
    assert ears.states == [ScannerState.LISTENING]
    assert (ears.made, ears.scanner.opened) == (1, 1)


def test_one_that_is_not_there_is_tried_again_and_told_once() -> None:
    ears = Ears()
    ears.scanner.state = ScannerState.MISSING

    assert [ears.listen.step() for _ in range(3)] == [AGAIN_S] * 3
    ears.scanner.state = ScannerState.LISTENING
    ears.listen.step()

    assert ears.states == [ScannerState.MISSING, ScannerState.LISTENING]


def test_one_that_is_pulled_out_comes_back() -> None:
    ears = Ears()
    ears.scanner.reads = [("1",), ScannerState.MISSING, ("2",)]

    waits = [ears.listen.step() for _ in range(3)]

    assert waits == [0, AGAIN_S, 0]
    assert ears.scans == ["1", "2"]
    assert ears.states == [ScannerState.LISTENING, ScannerState.MISSING, ScannerState.LISTENING]
    assert (ears.scanner.opened, ears.scanner.closed) == (2, 1)


def test_letting_go() -> None:
    ears = Ears()
    ears.listen.finish()
    assert ears.scanner.closed == 0

    ears.listen.step()
    ears.listen.finish()
    assert ears.scanner.closed == 1
