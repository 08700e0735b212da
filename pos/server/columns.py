"""The one MetaData, and the columns that every table spells alike."""

from __future__ import annotations

from typing import Any

from sqlalchemy import BigInteger, Column, MetaData, String, Text

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)
"""Every table of the server. Constraints have names, so that a migration can name them on any database."""


def ident(name: str, **options: Any) -> Column[str]:
    """An id: a UUID as 36 lower-case characters."""
    return Column(name, String(36), nullable=False, **options)


def code(name: str, **options: Any) -> Column[str]:
    """A code of a fixed set, or a short name; of no fixed length, as a till's event is never refused; never null."""
    return Column(name, String, nullable=False, **options)


def words(name: str, **options: Any) -> Column[str]:
    """Text of any length; never null."""
    return Column(name, Text, nullable=False, **options)


def whole(name: str, **options: Any) -> Column[int]:
    """A 64-bit integer: fen, thousandths, a number in a sequence; never null."""
    return Column(name, BigInteger, nullable=False, **options)


def moment(name: str, *, optional: bool = False) -> Column[Any]:
    """Unix time in milliseconds; the name ends in `_ms`."""
    return Column(name, BigInteger, nullable=optional)
