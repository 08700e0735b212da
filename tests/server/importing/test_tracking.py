"""The column that says by what a style's pieces are told apart."""

from __future__ import annotations

from sqlalchemy import select

from pos.domain.mark import Tracking
from pos.server.catalogue.tables import styles
from pos.server.central import Central
from pos.server.feed_tables import feed_rows
from pos.server.importing.problem import Reason
from pos.wire.codec import decode
from pos.wire.feed import ChangeKind, TrackingRecord
from tests.server.importing.conftest import Import

FILE = """货号,品名,零售价,颜色,追溯
L1,口红,99,红,批号
L1,口红,99,粉,
W1,手表,999,黑,serial
T1,T恤,59,白,
"""


def told(central: Central) -> dict[str, Tracking]:
    """货号 → what the tills were told."""
    with central.database.reading() as connection:
        said = select(feed_rows.c.payload).where(feed_rows.c.kind == ChangeKind.TRACKING.value)
        records = [decode(payload, TrackingRecord) for payload in connection.execute(said).scalars()]
        codes = dict(iter(connection.execute(select(styles.c.style_id, styles.c.code))))
    return {codes[record.style_id]: record.tracking for record in records}


def test_tills_are_told_of_styles_that_want_it_and_only_when_it_changes(central: Central, load: Import) -> None:
    assert load(FILE).loaded == 4
    assert told(central) == {"L1": Tracking.LOT, "W1": Tracking.SERIAL}
    assert load(FILE).changed == 0
    assert load(FILE.replace("批号", "无")).changed == 2, "its two colours are another thing to tell"
    assert told(central) == {"L1": Tracking.NONE, "W1": Tracking.SERIAL}


def test_a_word_that_is_none_of_them_refuses_its_row(load: Import) -> None:
    report = load(FILE.replace("serial", "RFID"))

    assert (report.loaded, [(each.row, each.column, each.reason) for each in report.problems]) == (
        3, [(4, "tracking", Reason.NOT_ONE_OF)],
    )  # fmt: skip
