"""The till's clock is the server's, as well as it is known."""

from datetime import UTC, datetime, timedelta

from pos.devices.clock import OLD_S, CorrectedClock

TRUE = datetime(2026, 11, 22, 1, 0, tzinfo=UTC)


class Hardware:
    """A computer's clocks."""

    def __init__(self, wrong_by: timedelta) -> None:
        self.wall_s = (TRUE + wrong_by).timestamp()
        self.monotonic_s = 50.0

    def pass_by(self, seconds: float) -> None:
        self.wall_s += seconds
        self.monotonic_s += seconds


def clock_on(hardware: Hardware) -> CorrectedClock:
    return CorrectedClock(wall=lambda: hardware.wall_s, monotonic=lambda: hardware.monotonic_s)


def test_before_the_server_has_spoken_it_is_the_computers() -> None:
    hardware = Hardware(timedelta(days=-3))
    clock = clock_on(hardware)
    hardware.pass_by(0.0015)
    assert clock.now() == TRUE - timedelta(days=3) + timedelta(milliseconds=1)
    assert clock.ahead() is None
    assert clock.monotonic() == 50.0015


def test_three_days_off_is_put_right_by_one_answer() -> None:
    hardware = Hardware(timedelta(days=3))
    clock = clock_on(hardware)
    clock.hear(TRUE, 0.2)
    hardware.pass_by(60)
    assert clock.now() == TRUE + timedelta(seconds=60.1)
    ahead = clock.ahead()
    assert ahead is not None
    assert abs(ahead - timedelta(days=3)) <= timedelta(milliseconds=101)


def test_somebody_sets_the_computers_clock() -> None:
    hardware = Hardware(timedelta())
    clock = clock_on(hardware)
    clock.hear(TRUE, 0.0)
    hardware.wall_s += 86_400
    hardware.pass_by(1)
    assert clock.now() == TRUE + timedelta(seconds=1)


def test_a_slow_answer_does_not_replace_a_fast_one() -> None:
    hardware = Hardware(timedelta())
    clock = clock_on(hardware)
    clock.hear(TRUE, 0.01)
    hardware.pass_by(10)
    clock.hear(TRUE + timedelta(seconds=8), 4.0)  # two seconds on the way back
    assert clock.now() == TRUE + timedelta(seconds=10.005)


def test_an_old_measurement_gives_way() -> None:
    hardware = Hardware(timedelta())
    clock = clock_on(hardware)
    clock.hear(TRUE, 0.01)
    hardware.pass_by(OLD_S + 1)
    later = TRUE + timedelta(seconds=OLD_S + 0.5)
    clock.hear(later, 1.0)
    assert clock.now() == later + timedelta(seconds=0.5)


def test_a_computer_that_slept_believes_the_server() -> None:
    hardware = Hardware(timedelta())
    clock = clock_on(hardware)
    clock.hear(TRUE, 0.01)
    hardware.pass_by(5)  # the monotonic clock did not count the night
    clock.hear(TRUE + timedelta(hours=9), 1.0)
    assert clock.now() == TRUE + timedelta(hours=9, seconds=0.5)
