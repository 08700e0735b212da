"""Files of every make as rows of text."""

from __future__ import annotations

import io
import zipfile
from contextlib import suppress
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from pos.server.importing.columns import ImportKind, find_columns
from pos.server.importing.open_table import open_table
from pos.server.importing.read_xlsx import cell_text
from pos.server.importing.table import Fault, FileFault, TableRow

HEADER = "货号,品名,零售价\n"
ROW = "A1,女士皮衣羽绒服长裙,99\n"


def rows_of(path: Path) -> list[tuple[int, tuple[str, ...]]]:
    return [(row.number, row.cells) for row in open_table(path).rows()]


def written(folder: Path, content: bytes, name: str = "t.csv") -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


@pytest.mark.parametrize(
    "codec, encoding",
    (
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8-sig"),
        ("gbk", "gb18030"),
        ("gb18030", "gb18030"),
        ("utf-16", "utf-16"),
        ("utf-16-le", None),
    ),
)
def test_encodings_are_told_apart(tmp_path: Path, codec: str, encoding: str | None) -> None:
    path = written(tmp_path, (HEADER + ROW).encode(codec))
    if encoding is None:
        with pytest.raises(FileFault) as refused:
            open_table(path)
        assert refused.value.fault is Fault.NOT_TEXT
        return
    assert open_table(path).encoding == encoding
    assert rows_of(path) == [(1, ("货号", "品名", "零售价")), (2, ("A1", "女士皮衣羽绒服长裙", "99"))]


@pytest.mark.parametrize("separator", (",", ";", "\t"))
def test_separators_are_told_by_the_header(tmp_path: Path, separator: str) -> None:
    path = written(tmp_path, f"货号{separator}品名\r\nA1{separator}a,b;c".encode())
    cells = rows_of(path)[1][1]
    assert cells[0] == "A1"


def test_quoted_cells_may_hold_separators(tmp_path: Path) -> None:
    path = written(tmp_path, '货号,品名\nA1,"a, ""b"""\nA2,d\n'.encode())
    assert rows_of(path)[1:] == [(2, ("A1", 'a, "b"')), (3, ("A2", "d"))]


def test_blank_rows_are_counted_and_left_out(tmp_path: Path) -> None:
    path = written(tmp_path, "货号,品名\n\n , \nA1,a\n".encode())
    assert rows_of(path) == [(1, ("货号", "品名")), (4, ("A1", "a"))]


def test_a_damaged_utf8_file_is_not_taken_for_gbk(tmp_path: Path) -> None:
    path = written(tmp_path, (HEADER + ROW).encode() + b"A2,\xe7\xbe,1\n")
    table = open_table(path)
    assert table.encoding == "utf-8"
    assert [row.cells[1] for row in table.rows()][2] == "\ufffd"


@pytest.mark.parametrize(
    "content, fault",
    (
        (b"", Fault.EMPTY),
        (b"\r\n \n", Fault.EMPTY),
        (b"a\x00b,c\n", Fault.NOT_TEXT),
        (bytes.fromhex("d0cf11e0a1b11ae1") + b"\x00" * 512, Fault.OLD_XLS),
        (b"PK\x03\x04 not a zip", Fault.BROKEN_XLSX),
    ),
)
def test_what_is_no_table_is_said_to_be_none(tmp_path: Path, content: bytes, fault: Fault) -> None:
    with pytest.raises(FileFault) as refused:
        list(open_table(written(tmp_path, content)).rows())
    assert refused.value.fault is fault


def test_a_missing_file_and_a_folder_are_faults(tmp_path: Path) -> None:
    for path in (tmp_path / "none.csv", tmp_path):
        with pytest.raises(FileFault) as refused:
            open_table(path)
        assert refused.value.fault in (Fault.NOT_FOUND, Fault.UNREADABLE)


def test_an_open_quote_breaks_its_row_alone(tmp_path: Path) -> None:
    for broken in ('"A2,a,1', 'A2,a,"1', '"A2,' + "x" * 200_000, "A2," + "x" * 200_000):
        path = written(tmp_path, (HEADER + ROW + broken + "\n" + ROW).encode())
        assert [(row.number, row.broken) for row in open_table(path).rows()] == [
            (1, False),
            (2, False),
            (3, True),
            (4, False),
        ]


def workbook(*rows: tuple[object, ...], first_sheet_empty: bool = False) -> bytes:
    book = Workbook()
    sheet = book.active
    if first_sheet_empty:
        sheet = book.create_sheet()
    assert sheet is not None
    for row in rows:
        sheet.append(list(row))
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def test_a_workbook_is_read_from_its_first_sheet_with_anything_in_it(tmp_path: Path) -> None:
    rows = (("货号", "零售价", "条码"), ("A1", 99.5, 6901234500011), (None, None, None), ("A2", 5, "0123"))
    path = written(tmp_path, workbook(*rows, first_sheet_empty=True), "t.xlsx")
    assert rows_of(path) == [
        (1, ("货号", "零售价", "条码")),
        (2, ("A1", "99.5", "6901234500011")),
        (4, ("A2", "5", "0123")),
    ]


def test_a_workbook_is_told_by_its_bytes_not_its_name(tmp_path: Path) -> None:
    path = written(tmp_path, workbook(("货号", "品名"), ("A1", "a")), "really.csv")
    assert open_table(path).encoding == "xlsx"


@pytest.mark.parametrize(
    "value, text",
    (
        (None, ""),
        (True, "TRUE"),
        (6901234500011.0, "6901234500011"),
        (0.13, "0.13"),
        (6.9012345e16, "6.90123E+16"),
        (12345678901234567890, "1.23457E+19"),
        (datetime(2024, 3, 4), "2024-03-04T00:00:00"),  # noqa: DTZ001 - spreadsheets know no zones
    ),
)
def test_cells_of_a_workbook(value: object, text: str) -> None:
    assert cell_text(value) == text


def test_an_empty_workbook_and_half_a_workbook(tmp_path: Path) -> None:
    with pytest.raises(FileFault) as refused:
        rows_of(written(tmp_path, workbook(), "e.xlsx"))
    assert refused.value.fault is Fault.EMPTY
    whole = workbook(("货号", "品名"), ("A1", "a"))
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(whole)) as good, zipfile.ZipFile(buffer, "w") as bad:
        for entry in good.infolist():
            content = good.read(entry)
            bad.writestr(entry.filename, content[: len(content) // 2] if "sheet1" in entry.filename else content)
    for content in (whole[: len(whole) // 2], buffer.getvalue()):
        with pytest.raises(FileFault) as refused:
            rows_of(written(tmp_path, content, "b.xlsx"))
        assert refused.value.fault is Fault.BROKEN_XLSX


@pytest.mark.parametrize("entry", ("[Content_Types].xml", "xl/worksheets/sheet1.xml"))
def test_a_workbook_packed_in_a_way_that_nobody_knows(tmp_path: Path, entry: str) -> None:
    whole = bytearray(workbook(("货号", "品名"), ("A1", "a")))
    with zipfile.ZipFile(io.BytesIO(whole)) as book:
        local = book.getinfo(entry).header_offset
    central = whole.index(b"PK\x01\x02")
    while whole[central + 46 :][: len(entry)] != entry.encode():
        central = whole.index(b"PK\x01\x02", central + 4)
    # APPNOTE.TXT 4.4.5: the method of compression, in the entry's own header and in the directory; 97 is WavPack.
    whole[local + 8] = whole[central + 10] = 97

    with pytest.raises(FileFault) as refused:
        rows_of(written(tmp_path, bytes(whole), "wavpack.xlsx"))
    assert refused.value.fault is Fault.BROKEN_XLSX
    assert "compression" in refused.value.detail


def test_a_workbook_that_unpacks_to_too_much_is_not_unpacked(tmp_path: Path) -> None:
    buffer = io.BytesIO()
    with (
        zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as book,
        book.open("xl/worksheets/sheet1.xml", "w") as sheet,
    ):
        for _ in range(300):
            sheet.write(b"x" * (1 << 20))
    path = written(tmp_path, buffer.getvalue(), "bomb.xlsx")
    assert path.stat().st_size < 1 << 20
    with pytest.raises(FileFault) as refused:
        open_table(path)
    assert (refused.value.fault, refused.value.detail) == (Fault.HUGE_XLSX, "300 MB > 128 MB")


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=400))
def test_any_bytes_are_a_table_or_a_fault(tmp_path: Path, content: bytes) -> None:
    path = written(tmp_path, content)
    rows: list[TableRow] = []
    with suppress(FileFault):
        rows.extend(open_table(path).rows())
    assert all(any(map(str.strip, row.cells)) for row in rows)


@pytest.mark.parametrize(
    "header, kind",
    (
        (("货号", "品名", "零售价"), ImportKind.CATALOGUE),
        (("Style code", "NAME", "retail_price", "barcode"), ImportKind.CATALOGUE),
        (("条码*", "品名", "吊牌价（元）", "款号"), ImportKind.CATALOGUE),
        (("手机号", "姓名", "积分"), ImportKind.MEMBERS),
        (("姓名", "角色", "门店", "初始密码"), ImportKind.STAFF),
        (("门店", "条码", "数量"), ImportKind.STOCK),
        (("门店", "货号", "颜色", "尺码", "数量"), ImportKind.STOCK),
        (("门店编号", "门店名称", "门店类型"), ImportKind.STORES),
    ),
)
def test_headers_tell_what_a_file_holds(header: tuple[str, ...], kind: ImportKind) -> None:
    assert find_columns(header).kind is kind


def test_headers_that_tell_nothing() -> None:
    for header, kind, fault in (
        (("a", "b"), None, Fault.UNKNOWN_HEADER),
        (("货号", "备注"), ImportKind.CATALOGUE, Fault.MISSING_COLUMNS),
        (("货号", "款号", "品名", "零售价"), None, Fault.DOUBLE_COLUMN),
    ):
        with pytest.raises(FileFault) as refused:
            find_columns(header, kind)
        assert refused.value.fault is fault


def test_strange_columns_are_named_and_passed_over() -> None:
    columns = find_columns(("备注", "货号", "品名", "零售价", ""))
    assert columns.ignored == ("备注",)
    assert columns.places == {"style_code": 1, "name": 2, "retail_price": 3}
