"""`pos import` as a person and as a program see it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from pos.bootstrap.texts import LANGUAGES, load_texts
from pos.commands import dispatch
from pos.server.importing.columns import _NAMES
from pos.server.importing.problem import Reason, Repair
from pos.server.importing.table import Fault

GOOD = "货号,品名,零售价,条码\nA1,女士皮衣,100,690 1234 500011\n"
BAD = GOOD + "A2,T恤,-5,6.90123E+12\n"


def run(*arguments: str | Path) -> int:
    return dispatch(["import", *map(str, arguments)])


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "good.csv").write_text(GOOD, encoding="gbk")
    (tmp_path / "bad.csv").write_text(BAD, encoding="utf-8-sig")
    return tmp_path


def test_a_good_file_ends_with_0(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(folder / "good.csv", "--data", folder / "data") == 0
    out = capsys.readouterr().out
    assert "good.csv：商品，gb18030" in out
    assert "第 2 行 · 条码 · 去掉了条码中的空格：6901234500011" in out
    assert "共 1 行：1 行可用，0 行未导入；新增或变更 1 项" in out


def test_refused_rows_are_named_and_end_with_1(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(folder / "bad.csv", "--data", folder / "data", "--language", "en") == 1
    out = capsys.readouterr().out
    assert "row 3 · Retail price · must not be negative: -5 · row not loaded" in out
    assert "row 3 · Barcodes · lost digits in a spreadsheet" in out
    assert "2 rows: 1 good, 1 refused; 1 new or changed" in out


def test_json_has_codes_and_words(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(folder / "bad.csv", folder / "none.csv", "--data", folder / "data", "--json") == 1
    bad, none = json.loads(capsys.readouterr().out)["files"]
    assert (bad["rows"], bad["loaded"], bad["refused"], bad["kind"]) == (2, 1, 1, "catalogue")
    assert bad["problems"][0] == {
        "row": 3,
        "column": "retail_price",
        "reason": "negative",
        "words": "不能为负",
        "value": "-5",
    }
    assert bad["repairs"] == [{"row": 2, "column": "barcodes", "repair": "blanks", "value": "6901234500011"}]
    assert (none["fault"], none["fault_words"]) == ("not_found", "找不到文件")


def test_a_dry_run_leaves_no_trace(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(folder / "good.csv", "--data", folder / "data", "--dry-run") == 0
    assert "试运行" in capsys.readouterr().out
    assert not (folder / "data").exists()


def test_a_file_cannot_write_to_the_terminal(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "evil.csv").write_text("货号,品名,零售价,\x1b[2J\nA1,鞋,\x1b[31m,\n", encoding="utf-8")
    assert run(folder / "evil.csv", "--data", folder / "data") == 1
    assert "\x1b" not in capsys.readouterr().out


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_code_has_words(language: str) -> None:
    texts = load_texts(language)
    fields = {line.split()[0] for names in _NAMES.values() for line in names.strip().splitlines()}
    keys = (
        [f"import_reason.{reason}" for reason in Reason]
        + [f"import_repair.{repair}" for repair in Repair]
        + [f"import_fault.{fault}" for fault in Fault]
        + [f"import_column.{field}" for field in fields]
    )
    assert [key for key in keys if texts(key) == key] == []
