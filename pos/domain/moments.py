"""Moments and business dates.

A moment is an aware UTC `datetime` of millisecond precision. A document also carries the store's offset from UTC in
minutes and its business date: the store's local date, whose day begins at the cut-off hour (a bar that closes at
02:00 with a cut-off of 4 still sells on yesterday's date).
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from pos.domain.errors import BadValue

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MILLISECOND = timedelta(milliseconds=1)


def from_ms(epoch_ms: int) -> datetime:
    """The moment of a Unix time in milliseconds."""
    return datetime.fromtimestamp(epoch_ms // 1000, UTC) + timedelta(milliseconds=epoch_ms % 1000)


def to_ms(moment: datetime) -> int:
    """Unix time in whole milliseconds, cut. Raises BadValue for a moment without a zone."""
    if moment.tzinfo is None:
        raise BadValue("a moment needs a time zone")
    return (moment - _EPOCH) // _MILLISECOND


def store_local(moment: datetime, *, offset_minutes: int) -> datetime:
    """The wall-clock time in the store, without a zone."""
    return (moment.astimezone(UTC) + timedelta(minutes=offset_minutes)).replace(tzinfo=None)


def business_date(moment: datetime, *, offset_minutes: int, cutoff_hour: int) -> date:
    """The store's business date of a moment. `cutoff_hour`: 0 to 23, the local hour at which a day begins."""
    if not 0 <= cutoff_hour <= 23:
        raise BadValue(f"cut-off hour {cutoff_hour} is not in 0..23")
    return (store_local(moment, offset_minutes=offset_minutes) - timedelta(hours=cutoff_hour)).date()
