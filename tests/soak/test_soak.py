"""`pos soak` and `pos verify` on the command line."""

import json
from pathlib import Path

import pytest

from pos.commands import dispatch
from pos.commands.soaking.basket import random_baskets
from pos.commands.soaking.script import read_script
from pos.domain.errors import BadValue
from pos.storage.data_folder import DataFolder
from pos.storage.ledger.ledger_file import LedgerFile
from tests.soak.ledger_sales import ledger_key, sale_ids


def said(capsys: pytest.CaptureFixture[str]) -> list[dict[str, object]]:
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def cash(*given: int) -> list[dict[str, object]]:
    return [{"kind": "cash", "given": each} for each in given]


def test_a_folder_without_a_till_gets_one_and_goes_on_counting(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert dispatch(["soak", "--data", str(tmp_path), "--sales", "3", "--rate", "1000"]) == 0
    first = said(capsys)
    assert dispatch(["soak", "--data", str(tmp_path), "--sales", "2", "--seed", "2"]) == 0
    second = said(capsys)

    numbers = [str(sale["number"])[-6:] for sale in first + second]
    assert numbers == ["000001", "000002", "000003", "000004", "000005"]
    assert sale_ids(tmp_path) == {sale["id"] for sale in first + second}


def test_the_sales_of_a_script_are_rung_up_as_it_says(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    script = tmp_path / "script.jsonl"
    code = "6900990000018"  # 红 S of the first style, 89.00
    sales = (
        {"lines": [{"code": code, "quantity": 2000}], "tenders": cash(20000)},
        {"lines": [{"code": code, "percent": 8500}, {"code": code, "amount_off": 900}], "tenders": cash(100, 5000)},
    )
    script.write_text("\n\n".join(map(json.dumps, sales)), encoding="utf-8")

    assert dispatch(["soak", "--data", str(tmp_path / "till"), "--script", str(script)]) == 0

    assert [sale["total"] for sale in said(capsys)] == [17_800, 7_565 + 8_000]


def test_what_a_script_brings_back_is_in_the_ledger_and_verifies(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    script, till = tmp_path / "script.jsonl", tmp_path / "till"
    steps = (
        {"lines": [{"code": "6900990000018", "quantity": 3000, "amount_off": 100}]},
        {"return_of": 1, "lines": [{"line": 1}]},
        {"return_of": 1},
    )
    script.write_text("\n".join(map(json.dumps, steps)), encoding="utf-8")
    command = ["soak", "--data", str(till), "--script", str(script)]

    assert dispatch([*command, "--sales", "2"]) == 0
    assert dispatch(command) == 0
    assert [each["total"] for each in said(capsys)] == [26_600, -8_867, -17_733]
    assert dispatch(["verify", "--data", str(till)]) == 0


@pytest.mark.parametrize(
    "text,word",
    (
        ('{"lines": [{"code": "4711"}]}', "not_found"),
        ('{"lines": [{"code": "SK000"}]}', "choose"),
        ('{"lines": [{"code": "6900990000018", "amount_off": 99999}]}', "too_much"),
        ('{"lines": []}', "length >= 1"),
        ('{"return_of": 3}', "no sale on line 3 before it"),
        ('{"return_of": 1, "lines": [{"line": 1, "quantity": 1001}]}', "line 1: 1000 of it are left"),
        ('{"return_of": 1}\n{"return_of": 1}', "nothing of it is left"),
        ("nonsense", "malformed"),
        ('{"lines": [{"code": "6900990000018", "qty": 5}]}', "unknown field `qty`"),
        ('{"lines": [{"code": "6900990000018"}], "cash": [50000]}', "unknown field `cash`"),
        ('{"lines": [{"code": "6900990000018", "percent": 8500, "amount_off": 100}]}', "one discount"),
        ('{"lines": [{"code": "6900990000018", "quantity": 0}]}', "quantity"),
        ('{"lines": [{"code": "6900990000018"}], "tenders": [{"kind": "wechat", "given": 1}]}', "wechat"),
        ('{"lines": [{"code": "6900990000018"}], "tenders": [{"kind": "cash"}]}', "given"),
        (
            json.dumps({"lines": [{"code": "6900990000018"}], "tenders": cash(8900, 1)}),
            "tender 2: nothing remains",
        ),
    ),
)
def test_what_cannot_be_rung_up_is_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], text: str, word: str
) -> None:
    script = tmp_path / "script.jsonl"
    good = json.dumps({"lines": [{"code": "6900990000018"}]})
    script.write_text(f"{good}\n\n{text}\n", encoding="utf-8")

    assert dispatch(["soak", "--data", str(tmp_path / "till"), "--script", str(script)]) == 1
    told = capsys.readouterr()
    assert told.out == "", "nothing is rung up before the whole script was checked"
    assert told.err.startswith(f"pos soak: script.jsonl, line {3 + text.count(chr(10))}: ")
    assert word in told.err


def test_a_script_goes_on_where_it_stopped(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    script, till = tmp_path / "script.jsonl", tmp_path / "till"
    sales = [{"lines": [{"code": "6900990000018", "quantity": 1000 * pieces}]} for pieces in (1, 2, 3, 3)]
    script.write_text("\n".join(map(json.dumps, sales)), encoding="utf-8")
    command = ["soak", "--data", str(till), "--script", str(script)]

    assert dispatch([*command, "--sales", "2"]) == 0
    assert dispatch(command) == 0
    assert dispatch(command) == 0

    told = said(capsys)
    assert [sale["total"] for sale in told] == [8_900, 17_800, 26_700, 26_700]
    assert sale_ids(till) == {sale["id"] for sale in told}


def test_two_tills_ring_up_one_script_as_sales_of_their_own(tmp_path: Path) -> None:
    script = tmp_path / "script.jsonl"
    script.write_text('{"lines": [{"code": "6900990000018"}]}', encoding="utf-8")
    (sale,) = read_script(script)

    assert sale.cart_id("one") != sale.cart_id("other")


def test_it_says_how_many_are_wanted(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert dispatch(["soak", "--data", str(tmp_path)]) == 1
    assert "--sales" in capsys.readouterr().err


def test_a_folder_in_use_is_left_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    held = DataFolder.hold(tmp_path)

    assert dispatch(["soak", "--data", str(tmp_path), "--sales", "1"]) == 1
    assert "another process" in capsys.readouterr().err
    held.release()


def test_the_same_seed_gives_the_same_sales() -> None:
    codes = ["a", "b", "c", "d", "e"]
    first, again, other = (random_baskets(codes, seed=seed) for seed in (1, 1, 2))

    assert [next(first) for _ in range(9)] == [next(again) for _ in range(9)]
    assert [next(first) for _ in range(9)] != [next(other) for _ in range(9)]


def test_a_script_that_is_none_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "script"
    path.write_bytes(b"\xff\xfe")

    with pytest.raises(BadValue, match="script, line 1"):
        read_script(path)


def test_verify_says_what_is_there_and_what_is_wrong(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    dispatch(["soak", "--data", str(tmp_path), "--sales", "2"])
    capsys.readouterr()

    assert dispatch(["verify", "--data", str(tmp_path)]) == 0
    assert "3 events, 2 documents" in capsys.readouterr().out

    file = LedgerFile.open(tmp_path / "ledger.db", key=ledger_key(tmp_path), till_id="soak")
    with file.writing() as cursor:
        cursor.execute("UPDATE document SET cash = cash + 1 WHERE tseq = 3")
    file.close()
    assert dispatch(["verify", "--data", str(tmp_path), "--json"]) == 1
    told = json.loads(capsys.readouterr().out)
    assert (told["ok"], told["documents"], told["findings"][0]["table"]) == (False, 2, "document")
    assert dispatch(["verify", "--data", str(tmp_path)]) == 1
    assert "BAD document of event 3" in capsys.readouterr().out


def test_verify_needs_a_till(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert dispatch(["verify", "--data", str(tmp_path)]) == 1
    assert "no till's key" in capsys.readouterr().err


def test_verify_says_when_there_is_no_ledger(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    dispatch(["soak", "--data", str(tmp_path), "--sales", "1"])
    (tmp_path / "ledger.db").unlink()
    capsys.readouterr()

    assert dispatch(["verify", "--data", str(tmp_path)]) == 1
    assert "there is no ledger.db" in capsys.readouterr().err
