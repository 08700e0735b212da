"""Promotions on their way: a file at head office, the store's feed, the till's mirror, the price."""

from __future__ import annotations

import json
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import requests

from pos.bootstrap.server import open_central
from pos.commands import dispatch
from pos.domain.errors import BadValue
from pos.domain.tender import Tender, TenderKind
from pos.server.organisation.service import StoreEntry
from pos.storage.mirror.mirror import SqlMirror
from pos.usecases.selling.price_cart import PriceCart
from pos.wire.feed import ChangeKind
from tests.domain.promotion.worked import examples
from tests.examples import TILL, a_cart, an_item
from tests.fakes.clock import Clock
from tests.server.conftest import Chain, fill, serving
from tests.server.test_scan_rules import page_of

TENTH_OFF: dict[str, Any] = {"rules": [{"id": "R1", "name": "全场9折", "benefit": {"type": "off", "pay": 90}}]}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    with closing(open_central(tmp_path)) as central:
        fill(central)
    return tmp_path


def load(folder: Path, document: object, *more: str) -> int:
    (folder / "rules.json").write_text(json.dumps(document), encoding="utf-8")
    return dispatch(["promotions", "load", str(folder / "rules.json"), "--data", str(folder), *more])


def test_a_promotion_reaches_the_till_and_goes_again(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert load(folder, TENTH_OFF) == 0
    assert capsys.readouterr().out == "1 rules count now; 2 stores are told\n"

    with closing(SqlMirror.open(folder / "store.db", key=bytes(32), pepper=bytes(32))) as mirror:
        price = PriceCart(mirror=mirror, clock=Clock(), till=TILL)
        assert price(a_cart(an_item(retail=10_000))).total == 10_000
        mirror.apply(page_of(folder, "BJ01"))
        priced = price(a_cart(an_item(retail=10_000)))
        assert (priced.total, priced.lines[0].allocations[0].rule_name) == (9_000, "全场9折")

        assert load(folder, {"rules": []}) == 0
        mirror.apply(page_of(folder, "BJ01"))
        assert price(a_cart(an_item(retail=10_000))).total == 10_000
    with closing(SqlMirror.open(folder / "store.db", key=bytes(32), pepper=bytes(32))) as mirror:
        assert json.loads(mirror.promotions()) == {"rules": []}


def test_a_rule_about_a_wallet_is_told_so_that_an_older_till_leaves_it_out(folder: Path) -> None:
    about = {"type": "tender", "tenders": ["wechat"], "at_least": 100}
    assert load(folder, {"rules": [{"id": "W", "conditions": [about], "benefit": {"type": "off", "amount": 8}}]}) == 0
    with closing(SqlMirror.open(folder / "store.db", key=bytes(32), pepper=bytes(32))) as mirror:
        mirror.apply(page_of(folder, "BJ01"))
        (rule,) = json.loads(mirror.promotions())["rules"]
        # A word that no till knew before: "a rule that this program cannot read is one that it is too old for".
        assert rule["conditions"] == [{**about, "type": "wallet"}]
        price, cart = PriceCart(mirror=mirror, clock=Clock(), till=TILL), a_cart(an_item(retail=10_000))
        assert price(cart).total == 10_000
        assert price(replace(cart, paying_by=("alipay", "payment_code"))).total == 10_000
        assert price(replace(cart, paying_by=("payment_code", "wechat"))).total == 9_200
        # What was paid says whose it was: nothing is due afterwards, nor too much.
        paid = Tender(TenderKind.PAYMENT_CODE, 9_200, wallet="wechat")
        assert price(replace(cart, tenders=(paid,))).total == 9_200


def test_a_store_that_is_entered_later_is_told_too(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert load(folder, TENTH_OFF) == 0
    with closing(open_central(folder)) as central:
        central.organisation.put_store(StoreEntry(code="NEW1", name="新店", parent="CHAIN"))
        assert [rule.rule_id for rule in central.promotions.book().rules] == ["R1"]

    assert [change for change in page_of(folder, "NEW1").changes if change.kind == ChangeKind.PROMOTIONS]
    capsys.readouterr()
    assert dispatch(["promotions", "show", "--data", str(folder)]) == 0
    assert json.loads(capsys.readouterr().out) == TENTH_OFF


def test_what_is_wrong_is_not_loaded_unless_that_is_meant(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    deep = {"rules": [{"id": "R", "benefit": {"type": "off", "every": 10, "amount": 20}}]}
    assert load(folder, deep) == 1
    assert "R: negative" in capsys.readouterr().err
    assert load(folder, {"rules": [{"id": "R", "benefit": {}}]}) == 1
    assert "type is missing" in capsys.readouterr().err
    with closing(open_central(folder)) as central:
        assert central.promotions.get() == ""
        assert central.promotions.book().rules == ()
    assert load(folder, deep, "--force") == 0


def test_head_office_sets_them_over_the_network(folder: Path) -> None:
    with closing(open_central(folder)) as central, serving(central) as address:
        key = {"Guitai-Channel-Key": central.channels.put("office", "总部")}
        shop = {"Guitai-Channel-Key": central.channels.put("shop", "微商城")}
        url = f"{address}/v1/office/promotions"

        assert requests.get(url, headers=key, timeout=20).json() == {"rules": []}
        assert requests.put(url, json=TENTH_OFF, headers=key, timeout=20).json() == {"rules": 1, "stores": 2}
        assert requests.get(url, headers=key, timeout=20).json() == TENTH_OFF
        wrong = requests.put(url, json={"rules": [{"id": "R"}]}, headers=key, timeout=20)
        assert (wrong.status_code, wrong.json()["reason"]) == (422, "bad_rule")
        assert "document.rules[0]" in wrong.json()["message"]
        for body in ("{", "[" * 100_000):
            assert requests.put(url, data=body, headers=key, timeout=20).status_code == 400
        for headers in (shop, {}):
            assert requests.get(url, headers=headers, timeout=20).status_code == 401
        assert len(central.promotions.book().rules) == 1


def test_every_campaign_of_the_examples_can_be_loaded(chain: Chain) -> None:
    from tests.domain.promotion.worked import case_of

    rules = {rule["id"]: rule for example in examples() for rule in case_of(example)["rules"]}
    loaded = chain.central.promotions.put({"rules": list(rules.values())})

    assert loaded.rules == len(rules) > 60
    with pytest.raises(BadValue):
        chain.central.promotions.put({"rules": [{"id": "R"}]})
