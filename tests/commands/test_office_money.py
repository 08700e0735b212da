"""`pos office rules` and `unmatched`: head office's own methods of payment, and what statements confirm."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from pos.bootstrap.server import open_central
from pos.commands import dispatch
from pos.domain.store import OrgKind
from pos.domain.tender import Tender, TenderKind
from pos.server.organisation.service import StoreEntry
from pos.server.returns.projection import link
from tests.domain.test_refund import a_document, a_line


def test_statements_confirm_payments_and_the_rest_is_listed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    central = open_central(tmp_path)
    central.organisation.put_unit(code="CHAIN", name="连锁", kind=OrgKind.CHAIN)
    store = central.organisation.put_store(StoreEntry(code="BJ01", name="北京店", parent="CHAIN"))
    tenders = (
        Tender(TenderKind.CARD, 6_000, reference="T-1"),
        Tender(TenderKind.RECORDED, 4_000, method="wall-qr", reference="42"),
    )
    sale = replace(a_document((a_line(1, 1000, 10_000),), tenders), store_id=store.store_id)
    central.database.write(lambda tx: list(link(tx, store.store_id, [(1, sale)])))
    central.close()
    statement = tmp_path / "bank.csv"
    statement.write_text("凭证号,金额\nT-1,60.00\nT-9,1.00\n", encoding="utf-8")
    command = ["office", "unmatched", "--store", "BJ01", "--data", str(tmp_path), "--json"]

    assert dispatch(command) == 0
    assert json.loads(capsys.readouterr().out)["unmatched"].count("\n") == 1
    assert dispatch([*command, "--match", str(statement)]) == 0
    assert json.loads(capsys.readouterr().out) == {
        "unmatched": f"{sale.number}\twall-qr\t40.00\t42",
        "matched": "1 of 2",
    }
    statement.write_text("T-1,60.00\nT-9\n", encoding="utf-8")
    assert dispatch([*command, "--match", str(statement)]) == 1
    assert dispatch(["office", "unmatched", "--store", "NO", "--data", str(tmp_path)]) == 1


def test_head_office_adds_methods_of_its_own(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    document = Path(__file__).parents[2] / "docs" / "money.md"
    example = document.read_text(encoding="utf-8").partition("```json\n")[2].partition("```")[0]
    rules = tmp_path / "rules.json"
    rules.write_text(example, encoding="utf-8")
    open_central(tmp_path / "central").close()

    assert dispatch(["office", "rules", "--file", str(rules), "--data", str(tmp_path / "central"), "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == {"stores": "0"}
    rules.write_text(example.replace("recorded", "teleported", 1), encoding="utf-8")
    assert dispatch(["office", "rules", "--file", str(rules), "--data", str(tmp_path / "central")]) == 1
