"""Many rows in one statement, alike on both databases.

SQLite runs a prepared INSERT once for each row. PostgreSQL is handed all rows as one JSON text (bytes in it as base64),
so that the statement does not depend on how many there are and is planned once for a connection; making the text is
native code, where an array for each column, or a placeholder for each value, takes longer in Python than the INSERT.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from enum import Enum
from functools import cache
from operator import itemgetter
from typing import Any

from sqlalchemy import (
    Column,
    ColumnElement,
    Connection,
    Date,
    LargeBinary,
    Select,
    Table,
    Text,
    bindparam,
    cast,
    column,
    func,
    select,
)
from sqlalchemy.dialects import postgresql, sqlite

from pos.wire.codec import encode


class Clash(Enum):
    """What happens to a row whose key is there already."""

    FAIL = "fail"
    """IntegrityError; nothing is inserted."""
    KEEP = "keep"
    """The old row stays as it is."""
    REPLACE = "replace"
    """The old row takes the new values."""
    SUM = "sum"
    """The new values are added to the old ones."""


def insert_rows(
    connection: Connection,
    table: Table,
    rows: Sequence[Mapping[str, Any]],
    clash: Clash,
    returning: Sequence[Column[Any]] = (),
) -> Sequence[Any]:
    """Insert rows of the same columns and different keys; `returning` of those that were inserted or changed."""
    if not rows:
        return ()
    as_json = connection.dialect.name == "postgresql"
    names = tuple(rows[0])
    if not as_json and not returning:
        # The driver's own executemany: on the way to it SQLAlchemy would copy each row three times.
        text, order = _driver_text(table, names, clash)
        connection.exec_driver_sql(text, list(map(itemgetter(*order), _storable(table, rows))))
        return ()
    statement = _statement(table, names, clash, tuple(wanted.name for wanted in returning), as_json)
    values: Any = {"rows": encode(rows).decode()} if as_json else rows
    result = connection.execute(statement, values)
    return result.all() if returning else ()


def among(connection: Connection, target: Column[Any], values: Iterable[Any]) -> ColumnElement[bool]:
    """Whether a column is one of many values: `IN` for SQLite, one array for PostgreSQL."""
    if connection.dialect.name == "postgresql":
        return target == func.any(bindparam(None, list(values), type_=postgresql.ARRAY(target.type)))
    return target.in_(list(values))


@cache
def _statement(table: Table, names: tuple[str, ...], clash: Clash, returning: tuple[str, ...], as_json: bool) -> Any:
    """The INSERT; made once, as making it takes longer than running it."""
    statement: Any
    if as_json:
        statement = postgresql.insert(table).from_select(names, _from_json(table, names))
    else:
        statement = sqlite.insert(table)
    keys = [key.name for key in table.primary_key.columns]
    values = [name for name in names if name not in keys]
    new = statement.excluded
    if clash is Clash.FAIL:
        pass
    elif clash is Clash.KEEP or not values:
        statement = statement.on_conflict_do_nothing()
    elif clash is Clash.REPLACE:
        statement = statement.on_conflict_do_update(index_elements=keys, set_={name: new[name] for name in values})
    else:
        sums = {name: table.c[name] + new[name] for name in values}
        statement = statement.on_conflict_do_update(index_elements=keys, set_=sums)
    return statement.returning(*(table.c[name] for name in returning)) if returning else statement


@cache
def _driver_text(table: Table, names: tuple[str, ...], clash: Clash) -> tuple[str, tuple[str, ...]]:
    """The INSERT as SQLite's driver takes it, and the names of its parameters in order."""
    compiled = _statement(table, names, clash, (), False).compile(dialect=sqlite.dialect(), column_keys=names)
    return str(compiled), tuple(compiled.positiontup)


def _storable(table: Table, rows: Sequence[Mapping[str, Any]]) -> Iterable[Mapping[str, Any]]:
    """Rows with their dates as text, as SQLAlchemy reads them back."""
    dates = [name for name in rows[0] if isinstance(table.c[name].type, Date)]
    if not dates:
        return rows
    return ({**row, **{name: row[name] and row[name].isoformat() for name in dates}} for row in rows)


def _from_json(table: Table, names: Sequence[str]) -> Select[Any]:
    """The rows of a JSON list of objects, as columns of the table's types."""
    binary = {name for name in names if isinstance(table.c[name].type, LargeBinary)}
    rows = func.json_to_recordset(cast(bindparam("rows", type_=Text), postgresql.JSON)).table_valued(
        *(column(name, Text() if name in binary else table.c[name].type) for name in names)
    )
    source = rows.render_derived(with_types=True)
    return select(*(func.decode(source.c[name], "base64") if name in binary else source.c[name] for name in names))
