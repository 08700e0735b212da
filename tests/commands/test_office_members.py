"""`pos office` for members, as a black box: what is entered is what the installation has."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from pos.commands import dispatch

MEMBERS = "姓名,手机号,积分\n赵女士,13812342046,100\n钱先生,13900001111,50\n"
SETTINGS = {
    "points": {"fen_per_point": 200},
    "levels": [{"name": "普卡", "rank": 0}, {"name": "金卡", "rank": 1, "climb_spent": 500000}],
    "offers": [{"pay": 50000, "gift": 5000}],
    "offline": {"per_member": 20000, "per_till": 100000, "coupons": 20},
}
ISSUE = {"code": "N50", "name": "满 300 减 50", "kind": "amount", "value": 5000, "threshold": 30000, "offline": True}
VOUCHER = {
    "voucher_id": "", "code": "", "name": "体验券", "price": 9900,
    "rights": [{"right_id": "", "name": "护理", "to": "trial", "worth": 10000}],
}  # fmt: skip


class Office:
    """An installation, and what `pos office` says of it."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.folder = folder
        self.capsys = capsys
        (folder / "members.csv").write_text(MEMBERS, encoding="utf-8")
        assert dispatch(["import", str(folder / "members.csv"), "--data", str(folder / "central")]) == 0

    def __call__(self, *argv: str, fails: bool = False) -> Any:
        self.capsys.readouterr()
        status = dispatch(["office", *argv, "--data", str(self.folder / "central"), "--json"])
        said = self.capsys.readouterr()
        assert status == (1 if fails else 0), said.err
        return said.err if fails else json.loads(said.out)

    def file(self, content: object) -> str:
        path = self.folder / "given.json"
        path.write_text(json.dumps(content), encoding="utf-8")
        return str(path)


def test_head_office_sets_membership_and_issues_coupons(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    office = Office(tmp_path, capsys)
    assert office("membership", "--file", office.file(SETTINGS)) == {"levels": "普卡, 金卡"}
    assert "two levels" in office(
        "membership", "--file", office.file({"levels": [{"name": "A", "rank": 1}] * 2}), fails=True
    )
    office("coupons", "put", "--file", office.file(ISSUE))
    code, qr = office("coupons", "issue", "--code", "N50")["coupons"].split()
    assert (code[0], len(code), qr[:2]) == ("C", 13, "GC")
    shown = json.loads(office("coupons", "show", "--coupon", code)["coupon"])
    assert (shown["state"], shown["value"], shown["name"]) == ("issued", 5000, "满 300 减 50")
    assert office("coupons", "campaign", "--code", "N50", "--name", "double11") == {"issued": "2"}
    assert office("coupons", "campaign", "--code", "N50", "--name", "double11") == {"issued": "0"}
    assert office("coupons", "void", "--coupon", code) == {"voided": code}
    assert "withdrawn" in office("coupons", "void", "--coupon", code, fails=True)
    assert "no coupon" in office("coupons", "show", "--coupon", "CZZZZZZZZZZZZ", fails=True)


def test_head_office_looks_after_a_member(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    office = Office(tmp_path, capsys)
    member = json.loads(office("member", "--find", "13812342046", "--points", "-30")["member"])
    assert (member["points"], member["phone_masked"]) == (70, "138****2046")
    merged = json.loads(office("member", "--find", "13812342046", "--merge", "13900001111")["member"])
    assert merged["points"] == 120
    assert office("member", "--find", "13900001111", "--show-code")["code"].startswith("GM")
    assert "6 digits" in office("member", "--find", "13812342046", "--password", "12", fails=True)
    assert "no member" in office("member", "--find", "13700000000", fails=True)
    named = json.loads(office("member", "--find", "13812342046", "--phone", "13700001234", "--card", "C-1")["member"])
    assert named["phone_masked"] == "137****1234"
    back = json.loads(office("member", "--find", "C-1", "--phone", "13812342046")["member"])
    assert (back["member_id"], back["phone_masked"]) == (named["member_id"], merged["phone_masked"])


def test_vouchers_and_quotas(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    office = Office(tmp_path, capsys)
    code = office("vouchers", "issue", "--file", office.file(VOUCHER), "--member", "13812342046")["voucher"]
    assert code[0] == "V"
    assert office("vouchers", "owed") == {"owed": "99.00"}
    assert office("quota", "--rule", "r-1", "--total", "10") == {"left": "10"}
    assert "no quota" in office("quota", "--rule", "r-1", "--store", "BJ01", "--pieces", "1", fails=True)
