"""`pos price` and `pos promotions check`, as people call them."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path
from typing import Any

import pytest

from pos.commands import dispatch

LINE = {"code": "A", "unit_price": 1020}
RULE = {
    "id": "R1",
    "name": "满1000减100",
    "conditions": [{"type": "order_amount", "at_least": 1000}],
    "benefit": {"type": "off", "amount": 100},
}


def run(tmp_path: Path, text: str, *more: str, verb: tuple[str, ...] = ("price",)) -> int:
    (tmp_path / "cases").write_text(text, encoding="utf-8")
    return dispatch([*verb, str(tmp_path / "cases"), *more])


def answers(capsys: pytest.CaptureFixture[str]) -> list[dict[str, Any]]:
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_a_document_of_cases_that_share_their_rules(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    gold = {"level": "金卡", "pay": 95}
    cases = [
        {"name": "last", "lines": [LINE], "member": gold, "expect": 874},
        {
            "lines": [LINE],
            "member": gold,
            "settings": {"member_discount": "before_order"},
            "expect": {"total": "969.00"},
        },
    ]

    assert run(tmp_path, json.dumps({"rules": [RULE], "cases": cases}), "--json") == 0
    last, first = answers(capsys)
    assert (last["case"], last["total"], last["as_expected"]) == ("last", "874.00", True)
    assert [each["discount"] for each in last["applied"]] == ["100.00", "46.00"]
    assert (first["total"], first["refused"][0]["missing_amount"]) == ("969.00", "31.00")


@pytest.mark.parametrize("text", ("[]", '{"cases": [], "rules": []}'))
def test_where_there_is_no_case_nothing_was_priced(
    text: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(tmp_path, text, "--json") == 1
    told = capsys.readouterr()
    assert (told.out, "there is nothing to price" in told.err) == ("", True)


def test_lines_of_json_price_what_can_be_priced(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    good = json.dumps({"lines": [LINE]})
    text = f'{good}\n\n{{"lines": [\n{{"lines": [{{"code": "A"}}]}}\n{good}\n'

    assert run(tmp_path, text, "--json") == 1
    out, err = capsys.readouterr()
    said = [json.loads(line) for line in out.splitlines()]
    assert [each.get("total") for each in said] == ["1020.00", None, None, "1020.00"]
    assert [each.get("line") for each in said] == [None, 3, 4, None]
    assert "line 4: case.lines[0]: unit_price is missing" in err


def test_a_line_ends_where_a_line_of_json_does(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A text may hold what Unicode calls the end of a line; the first lines may be the broken ones."""
    odd = json.dumps({"name": "A\u2028B\x85", "lines": [LINE]}, ensure_ascii=False)
    text = f'{{"lines": [\n{{"lines"\n{odd}\r\n{json.dumps({"lines": [{"code": "A"}]})}\r\n'

    assert run(tmp_path, text, "--json") == 1
    out, err = capsys.readouterr()
    assert [json.loads(line).get("line") for line in out.split("\n") if line] == [1, 2, None, 4]
    assert "line 4: case.lines[0]: unit_price is missing" in err


def test_a_broken_document_is_not_taken_for_lines(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = json.dumps({"lines": [LINE], "rules": [RULE]}, indent=2).replace('"benefit"', "benefit")

    assert run(tmp_path, text) == 1
    assert capsys.readouterr().err.startswith("pos price: not JSON: ")


def test_what_is_read_by_people(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    gift = {"id": "G", "benefit": {"type": "gift", "from": ["袋"]}}
    case = {"lines": [LINE], "rules": [RULE, gift, {"id": "L", "benefit": {"type": "points", "times": 2}}], "expect": 1}
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(json.dumps(case).encode())))

    assert dispatch(["price", "-"]) == 1
    out = capsys.readouterr().out
    assert out.startswith("case 1: 920.00 (before 1020.00, off 100.00)\n")
    assert "applied R1 满1000减100: -100.00" in out
    assert "gifts of G: 袋" in out
    assert "points of L: times 2" in out
    assert "EXPECTED 1.00" in out


@pytest.mark.parametrize(
    "text",
    (
        "",
        "nothing",
        '{"cases": 3}',
        "[" * 100_000,
        '{"lines": NaN}',
        '{"lines": [{"code": "A", "unit_price": 1, "unit_price": 2}]}',
    ),
)
def test_what_is_no_case_is_said(tmp_path: Path, text: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(tmp_path, text) == 1
    assert capsys.readouterr().err.startswith("pos price: ")


@pytest.mark.parametrize(
    "fields, words",
    (
        ({"lines": []}, "case.lines: at least one is wanted"),
        ({"lines": [{"code": "A", "unit_price": 1, "quantity": 100_001}]}, "from 0.001 to 100,000 "),
        ({"lines": [{"code": "A", "unit_price": 1, "line": 2}, {"code": "B", "unit_price": 1}]}, "the same number"),
        ({"lines": [{**LINE, "quantity": 0}]}, "no quantity"),
        ({"lines": [{**LINE, "quantity": "0.0001"}]}, "no quantity"),
        ({"lines": [{**LINE, "colour": "red"}]}, "unknown field colour"),
        ({"lines": [LINE], "member": {"birthday": "13-40"}}, "no day"),
        ({"lines": [LINE], "moment": "noon"}, "case.moment"),
        ({"lines": [{**LINE, "unit_price": "12,50"}]}, "a number is wanted, not '12,50'"),
        ({"lines": [{**LINE, "unit_price": "1_000"}]}, "a number is wanted"),
        ({"lines": [{**LINE, "unit_price": "１２"}]}, "a number is wanted"),
        ({"lines": [LINE], "manual": {"zhe": 0}}, "no 折"),
        ({"lines": [LINE], "used": []}, "an object of rule ids"),
        ({"lines": [LINE], "buyers": {"R": -1}}, "no whole number"),
        ({"lines": [LINE], "rules": {}}, "a list is wanted"),
        ([], "an object is wanted"),
    ),
)
def test_a_wrong_case_is_refused_with_its_place(
    tmp_path: Path, fields: object, words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(tmp_path, json.dumps([fields])) == 1
    assert words in capsys.readouterr().err


def test_past_sales_under_new_rules(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    sale = {"name": "S1", "lines": [LINE], "paid": 1020}
    two = {"name": "S2", "lines": [LINE, {"code": "B", "unit_price": "0.5", "quantity": 2}]}
    goods = [{**LINE, "cost": 920}, {"code": "B", "unit_price": "0.5", "cost": "0.48"}]
    document = {"rules": [RULE], "goods": goods, "sales": [sale, {"lines": []}, 7, two]}

    assert run(tmp_path, json.dumps(document), "--json", verb=("promotions", "check")) == 1
    (said,) = answers(capsys)
    assert [(each["trouble"], each["text"]) for each in said["findings"]] == [
        ("below_cost", "B can sell for 0.45, it costs 0.48"),
    ]
    assert said["sales"][0]["difference"] == "-100.00"
    assert ["error" in each for each in said["sales"]] == [False, True, True, False]
    # 100.00 off 1,021.00: 0.10 of the two B, which leaves 0.90 for what costs 0.96; A comes to 920.10.
    assert [each.get("below_cost") for each in said["sales"]] == [None, None, None, ["B"]]
    assert said["by_rule"] == [{"rule": "R1", "sales": 2, "discount": "200.00"}]
    assert run(tmp_path, json.dumps(document), verb=("promotions", "check")) == 1
    assert "S2: paid 921.00, under these rules 921.00 (0.00), below cost: B" in capsys.readouterr().out
    assert run(tmp_path, json.dumps([RULE]), verb=("promotions", "check")) == 0
    assert "nothing is wrong" in capsys.readouterr().out


def test_a_line_of_very_many_pieces_is_priced_too(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Two for 15.00 instead of 20.00: 2,000 pieces are 1,000 sets, and the second at half price saves no more."""
    rules = [
        {"id": "two", "name": "2件15元", "benefit": {"type": "bundle", "pieces": 2, "price": 15}},
        {"id": "second", "name": "第二件半价", "benefit": {"type": "nth_piece", "nth": 2, "percent": 50}},
    ]
    case = {"lines": [{"code": "A", "unit_price": 10, "quantity": 2_000}], "rules": rules}

    assert run(tmp_path, json.dumps(case), "--json") == 0
    assert answers(capsys)[0]["total"] == "15000.00"
