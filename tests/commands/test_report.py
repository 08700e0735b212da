"""`pos report`: one stocktake on four kinds of paper, and the chart's figures."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest
from openpyxl import load_workbook
from PIL import Image

from pos.commands import dispatch
from pos.server.catalogue.entries import StyleEntry, VariantEntry
from tests.server.conftest import Chain, address, central, chain, new_till
from tests.server.stocktake_told import counted, posted
from tests.server.wire_till import WireTill

__all__ = ["address", "central", "chain", "new_till"]

FORMULA = "=HYPERLINK(1)"


@pytest.fixture
def database_url() -> None:
    """In a SQLite file."""


@pytest.fixture
def folder(chain: Chain, new_till: Callable[..., WireTill]) -> Path:
    """Head office after a stocktake: two coats missing, a hat too many, one variant right."""
    entry = StyleEntry("B1", FORMULA, 10_000, 20_000, (VariantEntry("", "", ("6901234500011",)),), cost=500)
    chain.central.catalogue.put([entry])
    hat = chain.central.catalogue.variant_ids(["B1"])["B1", "", ""]
    till = new_till()
    take = counted(till, {chain.variants[0]: 98, chain.variants[1]: 100, hat: 1})
    posted(till, take)
    return chain.central.folder


def said(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    capsys.readouterr()
    assert dispatch(["report", *words]) == 0
    return capsys.readouterr().out


def test_a_stocktake_on_the_screen_and_its_points(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    where = ("--store", "BJ01", "--data", str(folder), "--language", "en")
    table = json.loads(said(capsys, "stocktake", *where, "--stocktake", "秋盘", "--cost", "--json"))
    facts = dict(table["facts"])
    assert (facts["Variants compared"], facts["Accuracy"]) == ("3", "33.33 %")
    assert (facts["Missing"], facts["Surplus"]) == ("2 · 1,798.00", "1 · 200.00")
    assert (facts["Shrinkage at tag price"], facts["Loss at cost"]) == ("1,598.00", "395.00")
    first = dict(zip(table["head"], table["body"][0], strict=True))
    assert (first["Style code"], first["Due"], first["Counted"], first["Difference"]) == ("A1", 100, 98, -2)
    assert (first["At tag price"], first["At cost"], first["Not posted"]) == (-1798, -400, 0)
    assert "At cost" not in said(capsys, "stocktake", *where)
    (point,) = json.loads(said(capsys, "accuracy", *where, "--json"))
    assert (point["accuracy"], point["shrinkage"], point["missing"], point["compared"]) == (3333, 159_800, 2000, 3)
    assert "33.33 %" in said(capsys, "accuracy", *where)


def test_a_stocktake_as_files_that_open(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    where = ("stocktake", "--store", "BJ01", "--data", str(folder))
    for way in ("pdf", "xlsx", "png", "escpos"):
        said(capsys, *where, "--to", f"{way}:{tmp_path / way}")
    text = pypdfium2.PdfDocument(tmp_path / "pdf")[0].get_textpage().get_text_range()
    assert "秋盘" in text
    assert "女士风衣" in text
    sheet = load_workbook(io.BytesIO((tmp_path / "xlsx").read_bytes()))["1"]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    (row,) = [row for row in rows if row[1] == FORMULA]
    assert (row[5], row[6], row[7]) == (0, 1, 1)
    assert not any(cell.data_type == "f" for line in sheet.iter_rows() for cell in line)
    assert Image.open(io.BytesIO((tmp_path / "png").read_bytes())).width == 576
    assert (tmp_path / "escpos").read_bytes().startswith(b"\x1b@")


def test_what_is_not_there_is_said(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    data = ("--data", str(folder))
    assert dispatch(["report", "stocktake", "--store", "XX", *data]) == 1
    assert dispatch(["report", "stocktake", "--store", "SH01", *data]) == 1
    assert dispatch(["report", "stocktake", "--store", "BJ01", "--to", "doc:x", *data]) == 1
    assert "none of pdf:" in capsys.readouterr().err


def test_a_long_report_has_its_headings_on_every_page() -> None:
    from pos.commands.reporting.paper import pdf_of
    from pos.commands.reporting.rows import Table

    body = tuple((f"A{number}", "女士风衣" * 12, number / 1.0) for number in range(80))
    document = pypdfium2.PdfDocument(pdf_of(Table("盘点", (("截至", "今天"),), ("货号", "品名", "差异"), body)))
    pages = [document[number].get_textpage().get_text_range() for number in range(len(document))]
    assert len(pages) == 3
    assert all("品名" in page for page in pages)
    assert sum(page.count("A7") for page in pages) == 11
