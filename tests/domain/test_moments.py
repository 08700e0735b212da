from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos.domain.errors import BadValue
from pos.domain.moments import business_date, from_ms, store_local, to_ms
from tests.examples import NOON, STORE


@given(st.integers(-(10**12), 4 * 10**12))
def test_milliseconds_come_back(epoch_ms: int) -> None:
    assert to_ms(from_ms(epoch_ms)) == epoch_ms


def test_moments_have_a_zone_and_lose_what_is_below_a_millisecond() -> None:
    assert to_ms(datetime(1970, 1, 1, 8, 0, 0, 1999, tzinfo=timezone(timedelta(hours=8)))) == 1
    with pytest.raises(BadValue):
        to_ms(datetime(2026, 11, 22))  # noqa: DTZ001


def test_the_clock_on_the_wall() -> None:
    assert store_local(NOON, offset_minutes=480) == datetime(2026, 11, 22, 12, 0)  # noqa: DTZ001


@pytest.mark.parametrize(
    "utc, day",
    (
        (datetime(2026, 11, 21, 19, 59, 59, tzinfo=UTC), date(2026, 11, 21)),  # 03:59:59 in the store
        (datetime(2026, 11, 21, 20, 0, tzinfo=UTC), date(2026, 11, 22)),
        (datetime(2026, 11, 22, 15, 59, tzinfo=UTC), date(2026, 11, 22)),
        (datetime(2026, 11, 22, 17, 0, tzinfo=UTC), date(2026, 11, 22)),
    ),
)
def test_the_stores_day_begins_at_its_cut_off(utc: datetime, day: date) -> None:
    assert business_date(utc, offset_minutes=480, cutoff_hour=4) == day
    assert STORE.day(utc) == day


@pytest.mark.parametrize("hour", (-1, 24))
def test_a_cut_off_is_an_hour(hour: int) -> None:
    with pytest.raises(BadValue):
        business_date(NOON, offset_minutes=480, cutoff_hour=hour)
