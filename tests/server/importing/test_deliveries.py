"""Suppliers' despatch lists and data collectors' files: good rows in, bad ones named, nothing twice."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from openpyxl import Workbook
from sqlalchemy import select

from pos.domain.receiving import ExpectedLine, Source
from pos.domain.stocktake import Area, Scope, Stocktake
from pos.server.central import Central
from pos.server.feed_tables import feed_rows
from pos.server.importing.problem import Reason
from pos.server.importing.report import ImportReport
from pos.server.importing.table import Fault
from pos.server.receiving.tables import deliveries
from pos.server.stocktakes.review import Reviews
from pos.server.stocktakes.tables import stocktakes
from pos.wire.codec import decode, encode
from pos.wire.deliveries import DeliveryRecord

Import = Callable[..., ImportReport]
GOODS = "货号,品名,零售价,颜色,尺码,条码\nP1,皮衣,1099,黑,M,6901234500011\nP1,皮衣,1099,黑,S,6901234500028\n"
LIST = (
    "送货单号,门店,供应商,条码,数量,箱号,产地\n"
    "SN-1,HZ01,青禾制衣,6901234500011,2,bx1,浙江\n"
    "SN-1,HZ01,青禾制衣,6901234500011,1,bx1,浙江\n"
    "SN-1,HZ01,青禾制衣,6901234500028,5,,浙江\n"
    "SN-1,SH02,青禾制衣,6901234500028,1,,浙江\n"
)


def expected(central: Central) -> dict[str, DeliveryRecord]:
    """Store code → the one delivery that its feed tells of."""
    codes = {store.store_id: store.code for store in central.organisation.stores()}
    told = select(feed_rows.c.feed, feed_rows.c.payload).where(feed_rows.c.kind == "delivery")
    with central.database.reading() as connection:
        return {codes[row.feed]: decode(row.payload, DeliveryRecord) for row in connection.execute(told)}


def reasons(report: ImportReport) -> list[tuple[int, str, Reason]]:
    return [(problem.row, problem.column, problem.reason) for problem in report.problems]


def test_a_despatch_list_tells_two_stores_what_comes_and_changes_nothing_again(central: Central, load: Import) -> None:
    load(GOODS)
    m, s = (central.catalogue.variant_ids(["P1"])["P1", "黑", size] for size in "MS")
    tried = load(LIST, dry_run=True)
    assert (tried.kind, tried.changed, expected(central)) == ("deliveries", 2, {})
    report = load(LIST)
    assert (report.loaded, report.changed, report.ignored_columns) == (4, 2, ("产地",))
    found = expected(central)["HZ01"].announced
    assert found is not None
    assert (found.number, found.sender, found.source) == ("SN-1", "青禾制衣", Source.PURCHASE)
    assert found.lines == (ExpectedLine(m, 3000, "BX1"), ExpectedLine(s, 5000))
    assert expected(central).keys() == {"HZ01", "SH02"}
    assert load(LIST).changed == 0
    corrected = load(LIST.replace(",5,", ",4,"))
    assert (corrected.changed, load(LIST, dry_run=True).changed) == (1, 1)


def test_a_list_that_was_received_is_not_announced_otherwise(central: Central, load: Import) -> None:
    load(GOODS)
    load(LIST)
    with central.database.engine.begin() as connection:
        connection.execute(deliveries.update().values(done=True))
    again = load(LIST.replace(",5,", ",4,"))
    assert (again.changed, [each.reason for each in again.notices]) == (0, [Reason.RECEIVED])
    assert load(LIST, dry_run=True).notices == []


def test_each_bad_row_of_a_list_is_named_and_no_other_is_kept_out(central: Central, load: Import) -> None:
    load(GOODS)
    report = load(
        "送货单号,门店,条码,数量\n"
        "SN-2,HZ01,6901234500011,-3\n"
        "SN-2,HZ01,6901234500011,1.5\n"
        "SN-2,HZ01,6901234500011,0\n"
        "SN-2,HZ01,6901234500035,1\n"
        "SN-2,XX99,6901234500011,1\n"
        ",HZ01,6901234500011,1\n"
        "SN-2,HZ01,,1\n"
        "SN-2,HZ01,6901234500011,两件\n"
        "SN-2,HZ01,6.90123E+12,1\n"
        "SN-2,HZ01,6901234500028,7\n"
    )
    assert reasons(report) == [
        (2, "quantity", Reason.NEGATIVE),
        (3, "quantity", Reason.FRACTION_OF_PIECE),
        (4, "quantity", Reason.NOTHING),
        (5, "code", Reason.UNKNOWN),
        (6, "store", Reason.UNKNOWN),
        (7, "number", Reason.MISSING),
        (8, "code", Reason.MISSING),
        (9, "quantity", Reason.NOT_A_NUMBER),
        (10, "code", Reason.DIGITS_LOST),
    ]
    assert (report.loaded, report.refused) == (1, 9)
    announced = expected(central)["HZ01"].announced
    assert announced is not None
    assert [line.quantity for line in announced.lines] == [7000]


@pytest.mark.parametrize("codec", ("utf-8-sig", "gb18030", "utf-16"))
def test_a_list_in_any_encoding_that_suppliers_write(central: Central, load: Import, codec: str) -> None:
    load(GOODS)
    assert load(LIST.encode(codec)).changed == 2


def test_a_list_that_is_none(central: Central, load: Import) -> None:
    load(GOODS)
    damaged = load(LIST.encode("gb18030").replace("青禾".encode("gb18030"), b"\xff\xff"), dry_run=True)
    assert {each.reason for each in damaged.problems} == {Reason.DAMAGED_TEXT}
    assert load(LIST.encode("utf-16")[2:]).fault is Fault.NOT_TEXT
    assert load("送货单号,条码,数量\nSN-3,6901234500011,1\n").fault is Fault.UNKNOWN_HEADER
    assert load("送货单号,门店,条码,数量,数量\nSN-3,HZ01,6901234500011,1,1\n").fault is Fault.DOUBLE_COLUMN
    assert expected(central) == {}


def test_a_list_as_a_workbook(central: Central, load: Import) -> None:
    load(GOODS)
    book, out = Workbook(), io.BytesIO()
    assert book.active is not None
    book.active.append(["发货单号", "收货门店", "条码", "发货数量 (件)"])
    book.active.append(["SN-4", "HZ01", 6901234500011, 12.0])
    book.save(out)
    assert load(out.getvalue(), name="list.xlsx").changed == 1
    announced = expected(central)["HZ01"].announced
    assert announced is not None
    assert [line.quantity for line in announced.lines] == [12_000]


def opened(central: Central) -> Stocktake:
    """A stocktake of the first store, an hour old."""
    store = next(each for each in central.organisation.stores() if each.code == "HZ01")
    moment = central.clock() - timedelta(hours=1)
    areas = (Area("wall", "牛仔墙", "S-WALL22"), Area("table", "中岛", "S-TABLE2"))
    take = Stocktake("0190f000-0000-7000-8000-000000000031", store.store_id, "秋盘", moment, "m", areas, Scope.COUNTED)
    row = {"store_id": store.store_id, "stocktake_id": take.stocktake_id, "opened_ms": 0, "body": encode(take).decode()}
    with central.database.engine.begin() as connection:
        connection.execute(stocktakes.insert(), [row])
    return take


def local(take: Stocktake, minutes: int) -> str:
    """So long after it was opened, as the collector's clock on the wall of the store says."""
    moment: datetime = take.opened + timedelta(minutes=480 + minutes)
    return moment.strftime("%Y/%m/%d %H:%M:%S")


def test_a_collectors_file_is_counted_row_by_row_at_its_own_moments(central: Central, load: Import) -> None:
    load(GOODS)
    take = opened(central)
    head = "盘点,门店,区域,条码,数量,时间,盘点人\n"
    rows = (
        f"秋盘,HZ01,S-wall22,6901234500011,,{local(take, 5)},林\n"
        f"秋盘,HZ01,S-wall22,6901234500011,,{local(take, 5)},林\n"  # a second piece in the same second
        f"{take.stocktake_id},HZ01,中岛,6901234500011,3,{local(take, 9)},林\n"
    )
    assert load(head + rows, dry_run=True).changed == 3
    report = load(head + rows)
    assert (report.kind, report.changed, report.problems) == ("counted", 3, [])
    more = f"秋盘,HZ01,中岛,6901234500028,0,{local(take, 10)},林\n"
    assert load(head + rows + more).changed == 1  # the rows before are known
    answer = Reviews(database=central.database, clock=central.clock).review(take.store_id, take.stocktake_id)
    assert answer is not None
    assert [(each.area_id, each.quantity) for each in answer.areas] == [("table", 3000), ("wall", 2000)]
    assert [(each.till_id, each.tseq) for each in answer.known] == [("collector", 2)]
    assert [each.quantity for each in answer.variances] == [5000]


def test_each_bad_row_of_a_collectors_file_is_named(central: Central, load: Import) -> None:
    load(GOODS)
    take = opened(central)
    good = local(take, 5)
    report = load(
        "盘点,门店,区域,条码,数量,时间\n"
        f"春盘,HZ01,中岛,6901234500011,1,{good}\n"
        f"秋盘,SH02,中岛,6901234500011,1,{good}\n"
        f"秋盘,XX99,中岛,6901234500011,1,{good}\n"
        f"秋盘,HZ01,橱窗,6901234500011,1,{good}\n"
        f"秋盘,HZ01,中岛,6901234500011,1,{local(take, -5)}\n"
        f"秋盘,HZ01,中岛,6901234500011,1,{local(take, 90)}\n"
        "秋盘,HZ01,中岛,6901234500011,1,下午\n"
        f"秋盘,HZ01,中岛,6901234500011,-1,{good}\n"
    )
    assert reasons(report) == [
        (2, "stocktake", Reason.UNKNOWN),
        (3, "stocktake", Reason.UNKNOWN),
        (4, "store", Reason.UNKNOWN),
        (5, "area", Reason.UNKNOWN),
        (6, "moment", Reason.OUT_OF_TIME),
        (7, "moment", Reason.OUT_OF_TIME),
        (8, "moment", Reason.NOT_A_TIME),
        (9, "quantity", Reason.NEGATIVE),
    ]
    assert (report.loaded, report.changed) == (0, 0)
