"""Files into a real server: good rows in, bad rows reported, nothing twice."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import Workbook
from PIL import Image
from sqlalchemy import Table, func, select

from pos.domain.level import Level
from pos.domain.membership import Membership
from pos.server.catalogue.tables import barcodes, colours, pictures, sizes, styles, variants
from pos.server.central import Central
from pos.server.feed_tables import feed_heads, feed_rows
from pos.server.importing.problem import Reason
from pos.server.importing.report import ImportReport
from pos.server.importing.table import Fault
from pos.server.members.tables import points_ledger, stored_value_ledger
from pos.server.stock.tables import stock_levels
from pos.wire.codec import decode
from pos.wire.feed import ChangeKind, MatchingRecord

CATALOGUE = """货号,品名,品牌,类别,吊牌价,零售价,税率,颜色,尺码,尺码组,条码,成本,属性,搭配
P1,女士皮衣,岸线,女装/外套,1299,1099,13%,黑,M,S/M/L,6901234500011,400,材质=羊皮,K1
P1,女士皮衣,岸线,女装/外套,1299,1099,13%,黑,S,S/M/L,690 1234 500028,400,材质=羊皮,K1
P1,女士皮衣,岸线,女装/外套,1299,1099,13%,焦糖,M,S/M/L,6901234500035;WH-7,400,材质=羊皮,K1
K1,T恤,岸线,女装/T恤,,0,13%,,,,1234565,,,
"""
Import = Callable[..., ImportReport]


def heads(central: Central) -> dict[str, int]:
    with central.database.reading() as connection:
        return dict(iter(connection.execute(select(feed_heads.c.feed, feed_heads.c.seq))))


def count(central: Central, table: Table) -> int:
    with central.database.reading() as connection:
        return connection.execute(select(func.count()).select_from(table)).scalar_one()


def reasons(report: ImportReport) -> list[tuple[int, str, Reason]]:
    return [(problem.row, problem.column, problem.reason) for problem in report.problems]


def test_a_catalogue_is_loaded(central: Central, load: Import) -> None:
    report = load(CATALOGUE)
    assert (report.rows, report.loaded, report.refused, report.changed) == (4, 4, 0, 4)
    assert [(each.row, each.repair.value, each.value) for each in report.repairs] == [
        (3, "blanks", "6901234500028"),
        (5, "leading_zeros", "01234565"),
    ]
    ids = central.catalogue.variant_ids(["P1", "K1"])
    assert set(ids) == {("P1", "黑", "M"), ("P1", "黑", "S"), ("P1", "焦糖", "M"), ("K1", "", "")}
    for code in ("6901234500035", "06901234500035", "wh-7"):
        assert central.catalogue.variants_of_code(code) == (ids["P1", "焦糖", "M"],)
    assert central.catalogue.variants_of_code("01234565") == (ids["K1", "", ""],)
    with central.database.reading() as connection:
        style = connection.execute(select(styles).where(styles.c.code == "P1")).one()
        in_order = connection.execute(
            select(sizes.c.label).where(sizes.c.size_group == "P1").order_by(sizes.c.position)
        ).scalars()
        assert (style.name, style.retail_price, style.list_price, style.cost) == ("女士皮衣", 109900, 129900, 40000)
        assert '"piyi"' in style.pinyin
        assert '"py"' in style.pinyin
        assert list(in_order) == ["S", "M", "L"]


def test_what_goes_with_a_style_is_told_to_tills_and_only_when_it_changes(central: Central, load: Import) -> None:
    load(CATALOGUE)
    assert matching(central) == {"P1": ("K1",)}
    assert load(CATALOGUE.replace(",K1\n", ",P1;K1\n")).changed == 0, "nothing goes with itself"
    assert load(CATALOGUE.replace(",K1\n", ",\n")).changed == 3, "its three variants are another thing to tell"
    assert matching(central) == {"P1": ()}


def matching(central: Central) -> dict[str, tuple[str, ...]]:
    """货号 → what the tills were told goes with it."""
    with central.database.reading() as connection:
        said = select(feed_rows.c.payload).where(feed_rows.c.kind == ChangeKind.MATCHING.value)
        records = [decode(payload, MatchingRecord) for payload in connection.execute(said).scalars()]
        codes = dict(iter(connection.execute(select(styles.c.style_id, styles.c.code))))
    return {codes[record.style_id]: record.style_codes for record in records}


def test_loading_a_file_again_changes_nothing_and_tells_nobody(central: Central, load: Import) -> None:
    load(CATALOGUE)
    before, codes = heads(central), count(central, barcodes)
    report = load(CATALOGUE)
    assert (report.loaded, report.changed) == (4, 0)
    assert heads(central) == before
    assert count(central, barcodes) == codes


def test_rows_of_a_style_may_stand_anywhere_and_loading_them_again_changes_nothing(
    central: Central, load: Import, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pos.server.importing.load_catalogue.PENDING_ROWS", 1)
    header, *rows = CATALOGUE.replace("S/M/L", "").splitlines()
    mixed = "\n".join((header, rows[2], rows[3], rows[1], rows[3].replace("K1", "K2"), rows[0]))
    assert load(mixed).loaded == 5
    before = heads(central)
    assert load(mixed).changed == 0
    assert heads(central) == before


def test_a_new_price_is_published_for_the_variants_it_touches(central: Central, load: Import) -> None:
    load(CATALOGUE)
    before = heads(central)["chain"]
    report = load(CATALOGUE.replace(",1099,", ",999,"))
    assert report.changed == 3
    assert heads(central)["chain"] == before + 3


def test_a_dry_run_reports_and_writes_nothing(central: Central, load: Import) -> None:
    before = heads(central)
    report = load(CATALOGUE + "P1,别的名字,,,1299,1099,,黑,L,,,,,\n", dry_run=True)
    assert (report.loaded, report.refused, report.changed) == (4, 1, 0)
    assert heads(central) == before
    assert [count(central, table) for table in (styles, variants, barcodes)] == [0, 0, 0]


def test_bad_rows_are_reported_by_number_and_good_ones_loaded(central: Central, load: Import) -> None:
    report = load(
        "货号,品名,零售价,条码,颜色,尺码\n"
        "A1,大衣,0,,红,S\n"
        "A1,大衣,0,6.90123E+12,红,M\n"
        ",大衣,1,,,\n"
        "A2,,1,,,\n"
        "A3,鞋,-1,abc😀,,\n"
        "A4,鞋,10000000000.01,,,\n"
        "A5,鞋,10000000000,,,\n"
        "A1,大衣,0,,红,S\n"
        "A1,大衣,5,,红,L\n"
        f"A6,鞋,1,{'9' * 10_000},,\n"
        "A7,\u202eحذاء\u202c👠\x07,1,,,\n"
        "A8,鞋,,,,\n"
        "A9\n"
    )
    assert reasons(report) == [
        (3, "barcodes", Reason.DIGITS_LOST),
        (4, "style_code", Reason.MISSING),
        (5, "name", Reason.MISSING),
        (6, "retail_price", Reason.NEGATIVE),
        (6, "barcodes", Reason.CHARACTERS),
        (7, "retail_price", Reason.TOO_LARGE),
        (9, "size", Reason.DUPLICATE),
        (10, "retail_price", Reason.DIFFERS),
        (11, "barcodes", Reason.TOO_LONG),
        (13, "retail_price", Reason.MISSING),
        (14, "retail_price", Reason.MISSING),
        (14, "name", Reason.MISSING),
    ]
    assert report.loaded == 3
    with central.database.reading() as connection:
        names = dict(iter(connection.execute(select(styles.c.code, styles.c.name))))
    assert names == {"A1": "大衣", "A5": "鞋", "A7": "حذاء👠"}


def test_a_row_for_each_barcode_is_one_variant(central: Central, load: Import) -> None:
    text = "货号,品名,零售价,条码\nA1,大衣,1,6901234500011\nA1,大衣,1,6901234500028\n"
    assert load(text).refused == 0
    assert load(text).changed == 0
    (variant,) = central.catalogue.variants_of_code("6901234500028")
    assert central.catalogue.variants_of_code("6901234500011") == (variant,)


def test_cells_left_empty_in_later_rows_mean_the_same_as_above(central: Central, load: Import) -> None:
    report = load("货号,品名,品牌,零售价,尺码\nA1,大衣,岸线,100,S\nA1,,,,M\n")
    assert (report.loaded, report.refused) == (2, 0)
    assert len(central.catalogue.variant_ids(["A1"])) == 2


def test_gbk_and_damaged_text(load: Import) -> None:
    assert load(CATALOGUE.encode("gbk")).loaded == 4
    report = load("货号,品名,零售价\nA1,女士皮衣女士皮衣,1\n".encode() + b"A2,\xe7\xbe,1\n")
    assert reasons(report) == [(3, "name", Reason.DAMAGED_TEXT)]


@pytest.mark.parametrize(
    "content, fault",
    ((b"", Fault.EMPTY), (b"a,b\n1,2\n", Fault.UNKNOWN_HEADER), (b"PK\x03\x04", Fault.BROKEN_XLSX)),
)
def test_a_file_that_is_no_table_is_a_fault_in_the_report(load: Import, content: bytes, fault: Fault) -> None:
    report = load(content)
    assert (report.fault, report.loaded, report.clean) == (fault, 0, False)


def test_rows_before_an_open_quote_are_loaded(load: Import) -> None:
    report = load('货号,品名,零售价\nA1,大衣,1\n"A2,' + "x" * 100_000)
    assert (report.problems[0].row, report.problems[0].reason, report.loaded) == (3, "open_quote", 1)


def test_pictures_beside_the_table_are_stored_small_and_once(central: Central, load: Import, tmp_path: Path) -> None:
    Image.effect_noise((900, 700), 80).convert("RGB").save(tmp_path / "big.jpg")
    Image.new("RGB", (64, 64), "#0B6E5F").save(tmp_path / "small.png")
    (tmp_path / "fake.png").write_bytes(b"not a picture")
    text = (
        "货号,品名,零售价,颜色,图片\nA1,大衣,1,红,big.jpg\nA1,大衣,1,黑,small.png\nA1,大衣,1,白,none.png\n"
        "A1,大衣,1,蓝,../central/server-keys.json\nA1,大衣,1,绿,fake.png\n"
    )
    report = load(text)
    assert [(notice.row, notice.reason) for notice in report.notices] == [
        (4, Reason.NO_PICTURE),
        (5, Reason.NO_PICTURE),
        (6, Reason.NO_PICTURE),
    ]
    assert (report.loaded, report.refused) == (5, 0)
    assert load(text).changed == 0
    with central.database.reading() as connection:
        stored = dict(iter(connection.execute(select(pictures.c.sha256, pictures.c.content))))
        named = dict(iter(connection.execute(select(colours.c.name, colours.c.picture))))
    assert len(stored) == 2
    assert stored[named["黑"]] == (tmp_path / "small.png").read_bytes()
    assert len(stored[named["红"]]) < 48 * 1024
    assert named["白"] == named["蓝"] == named["绿"] == ""


def test_members_with_points_and_stored_value(central: Central, load: Import) -> None:
    text = "手机号,姓名,会员等级,积分,储值本金,储值赠送,卡号\n138 0000 2046,陈女士,金卡,2380,500,50.5,GK-1\n"
    report = load(text + "12345,x,,1,,,\n,x,,1,,,\n1.38E+10,x,,1,,,\n13900001111,y,,-5,,,\n")
    assert reasons(report) == [
        (3, "phone", Reason.NOT_A_PHONE),
        (4, "phone", Reason.MISSING),
        (5, "phone", Reason.DIGITS_LOST),
        (6, "points", Reason.NEGATIVE),
    ]
    for named in ("13800002046", "GK-1"):
        member = central.members.find(named)
        assert member is not None
        assert (member.name, member.level, member.points) == ("陈女士", "金卡", 2380)
        assert (member.principal, member.gift) == (50_000, 5_050)
    assert load(text).changed == 0
    assert [count(central, ledger) for ledger in (points_ledger, stored_value_ledger)] == [1, 1]


def test_a_level_that_there_is_not_is_said(central: Central, load: Import) -> None:
    text = "手机号,会员等级\n13800002046,金咔\n13800002047,金卡\n13800002048,\n"
    central.loyalty.settings.put(Membership(levels=(Level("金卡", 1),)))
    report = load(text)
    assert reasons(report) == [(2, "level", Reason.UNKNOWN)]
    assert (report.loaded, report.problems[0].value) == (2, "金咔")


def test_a_member_twice_in_one_file_is_said(central: Central, load: Import) -> None:
    """Of two balances silently keeping one would be a guess."""
    text = "手机号,姓名,积分,卡号\n13800000001,甲,100,C-1\n+86 138-0000-0001,甲,7,\n,甲,8,c-1\n13800000002,乙,9,\n"
    assert reasons(load(text)) == [(3, "phone", Reason.DUPLICATE), (4, "card", Reason.DUPLICATE)]
    first = central.members.find("13800000001")
    assert first is not None
    assert first.points == 100


def test_a_phone_number_in_number_form_with_every_digit_is_written_out(central: Central, load: Import) -> None:
    assert reasons(load("手机号,姓名,积分\n1.3800006666E+10,甲,1\n1.380000666E+10,乙,1\n")) == [
        (3, "phone", Reason.DIGITS_LOST)
    ]
    assert central.members.find("13800006666") is not None


def test_a_row_that_names_two_members_is_refused_alone(central: Central, load: Import) -> None:
    load("手机号,姓名,卡号\n13800000001,甲,C-1\n13800000002,乙,C-2\n")
    report = load("手机号,姓名,卡号\n13800000001,甲,C-2\n13800000003,丙,\n")
    assert reasons(report) == [(2, "phone", Reason.TWO_MEMBERS)]
    assert central.members.find("13800000003") is not None


def test_staff_in_their_stores(central: Central, load: Import) -> None:
    text = "工号,姓名,角色,门店,工牌,初始密码\nE1,王店长,店长,HZ01,BGUTADEMAHZ2AAAA2,888888\nE1,王店长,收银员,SH02,,\n"
    report = load(text + "E2,林,收银员,XX09,,222222\nE3,陈,经理,HZ01,,22\nE4,周,导购,HZ01,B123,\nE5,吴,导购,HZ01,,\n")
    assert reasons(report) == [
        (4, "store", Reason.UNKNOWN),
        (5, "role", Reason.NOT_ONE_OF),
        (5, "pin", Reason.NOT_A_PIN),
        (6, "badge", Reason.CHARACTERS),
        (7, "pin", Reason.NEEDS_PIN),
    ]
    assert (report.loaded, report.changed) == (2, 1)
    assert "22" not in {problem.value for problem in report.problems}
    before = heads(central)
    assert load(text).changed == 0
    assert heads(central) == before
    assert load(text.replace("收银员", "导购")).changed == 1


def test_opening_stock_is_entered_once(central: Central, load: Import) -> None:
    load(CATALOGUE)
    text = "门店,条码,数量,货号,颜色,尺码\nHZ01,6901234500011,5,,,\nHZ01,,2,P1,黑,M\nSH02,wh-7,-1,,,\n"
    report = load(
        text + "HZ01,6901234500042,1,,,\nXX09,6901234500011,1,,,\nHZ01,,1,P1,绿,M\nHZ01,6901234500011,两,,,\n"
    )
    assert reasons(report) == [
        (5, "code", Reason.UNKNOWN),
        (6, "store", Reason.UNKNOWN),
        (7, "style_code", Reason.UNKNOWN),
        (8, "quantity", Reason.NOT_A_NUMBER),
    ]
    assert load(text).changed == 0
    with central.database.reading() as connection:
        assert sorted(connection.execute(select(stock_levels.c.quantity)).scalars()) == [-1000, 7000]


def test_stock_of_a_shared_code_asks_which(load: Import) -> None:
    load("货号,品名,零售价,颜色,条码\nA1,袜,1,白,6901234500011\nA1,袜,1,灰,6901234500011\n")
    report = load("门店,条码,数量\nHZ01,6901234500011,1\n")
    assert reasons(report) == [(2, "code", Reason.SHARED_CODE)]


def test_stores_and_the_tree_above_them(central: Central, load: Import) -> None:
    header = "门店编号,门店名称,门店类型,组织,公司名称,税号,必选导购\n"
    text = f"{header}CD03,锦里店,加盟,代理:西南/四川,锦岸,91510107MA6DEMA38Z,是\n"
    report = load(text + "C0I3,错,加盟,,,,\nCD04,错,摊位,,,,\nCD05,错,加盟,,,12,\n")
    assert reasons(report) == [
        (3, "code", Reason.CHARACTERS),
        (4, "kind", Reason.NOT_ONE_OF),
        (5, "tax_number", Reason.CHARACTERS),
    ]
    store = central.organisation.store("CD03")
    assert store is not None
    assert (store.kind.value, store.legal_name, store.assistant_required) == ("franchised", "锦岸", True)
    before = heads(central)
    assert load(text).changed == 0
    assert heads(central) == before


OPEN_QUOTE = """货号,品名,零售价,属性
A1,鞋,1,材质=皮
A2,靴,2,"材质=x
A3,帽,3,材质=毛
A4,伞,4,"材质=布"
A5,包,5,材质=皮
"""


def test_a_quote_left_open_costs_its_own_row_and_no_other(load: Import) -> None:
    report = load(OPEN_QUOTE)
    assert (report.rows, report.loaded, report.refused, report.fault) == (5, 4, 1, None)
    assert [(problem.row, problem.reason, problem.column) for problem in report.problems] == [(3, "open_quote", "")]
    first = load(OPEN_QUOTE.replace("A4,伞", '"A4,伞'))
    assert [(problem.row, problem.reason) for problem in first.problems] == [(3, "open_quote"), (5, "open_quote")]
    assert first.loaded == 3


def test_a_line_break_inside_a_cell_is_told_and_the_rows_around_it_are_loaded(load: Import) -> None:
    report = load('货号,品名,零售价\nA1,鞋,1\nA2,"长\n靴",2\nA3,帽,3\n')
    assert report.loaded == 2
    assert (report.problems[0].row, report.problems[0].reason) == (3, "open_quote")
    assert {problem.row for problem in report.problems} == {3, 4}


def test_a_quote_left_open_in_the_header_is_a_fault(load: Import) -> None:
    report = load('货号,"品名,零售价\nA1,鞋,1\n')
    assert (report.fault, report.fault_detail, report.clean) == ("broken_csv", "1", False)


def test_more_cells_than_the_header_are_told(load: Import) -> None:
    report = load("货号,品名,零售价\nA1,鞋,红,1\nA2,靴,2,,\nA3,帽,3\n")
    assert (report.rows, report.loaded, report.refused) == (3, 2, 1)
    (problem,) = report.problems
    assert (problem.row, problem.reason, problem.value) == (2, "extra_cells", "1")


def test_a_price_of_true_is_no_price(load: Import) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (("货号", "品名", "零售价", "在售"), ("A1", "鞋", True, True), ("A2", "靴", 5, False)):
        sheet.append(list(row))
    buffer = io.BytesIO()
    book.save(buffer)
    report = load(buffer.getvalue(), name="t.xlsx")
    assert (report.loaded, report.refused) == (1, 1)
    assert [(each.row, each.column, each.reason, each.value) for each in report.problems] == [
        (2, "retail_price", "not_a_number", "TRUE")
    ]


STAFF = "工号,姓名,门店,角色,初始密码\n"


def test_a_name_is_one_persons_in_a_store(load: Import) -> None:
    report = load(STAFF + "1,李娜,HZ01,导购,111111\n2,李娜,HZ01,店长,222222\n3,李娜,SH02,店长,333333\n")
    assert (report.loaded, report.refused) == (2, 1)
    assert [(each.row, each.column, each.reason) for each in report.problems] == [(3, "name", "same_name")]
    again = load(STAFF + "4,李娜,HZ01,导购,111111\n")
    assert [(each.row, each.reason) for each in again.problems] == [(2, "same_name")]
    without_numbers = load("姓名,门店,角色,初始密码\n王芳,HZ01,导购,111111\n王芳,HZ01,店长,222222\n")
    assert [(each.row, each.reason) for each in without_numbers.problems] == [(3, "same_name")]


def test_a_name_is_free_again_when_its_owner_has_left(load: Import) -> None:
    assert load(STAFF + "1,李娜,HZ01,导购,111111\n").clean
    assert load(STAFF + "1,李娜,HZ01,导购,111111\n").clean
    left = STAFF.replace("\n", ",在职\n")
    assert load(left + "1,李娜,HZ01,导购,,否\n2,李娜,HZ01,店长,222222,是\n").clean
