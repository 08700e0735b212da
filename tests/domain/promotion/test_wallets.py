"""Rules that tell wallets apart: the same rule to this program, one that an older one leaves out."""

import pytest

from pos.domain.promotion.condition import PaidWith
from pos.domain.promotion.reading.document import read_document
from pos.domain.promotion.reading.wallets import telling_wallets_apart
from pos.domain.promotion.rulebook import RuleBook

OFF = {"type": "off", "amount": 8}


def about(kind: str, tenders: object) -> dict[str, object]:
    return {"rules": [{"id": "R", "conditions": [{"type": kind, "tenders": tenders, "at_least": 100}], "benefit": OFF}]}


def conditions(book: RuleBook) -> tuple[object, ...]:
    return book.rules[0].conditions


@pytest.mark.parametrize("tenders", ("wechat", ["wechat"], ["cash", "alipay"], "unionpay"))
def test_what_names_a_wallet_is_told_as_such_and_means_the_same(tenders: object) -> None:
    given = about("tender", tenders)
    told = telling_wallets_apart(given)
    assert told == about("wallet", tenders)
    names = frozenset([tenders] if isinstance(tenders, str) else tenders)  # type: ignore[call-overload]
    assert conditions(read_document(told)) == conditions(read_document(given)) == (PaidWith(names, 10_000),)
    assert telling_wallets_apart(told) == told


def test_a_condition_that_stands_alone_is_one() -> None:
    alone = {"type": "tender", "tenders": "wechat"}
    told = telling_wallets_apart({"rules": [{"id": "R", "conditions": alone, "benefit": OFF}]})
    assert told["rules"][0]["conditions"] == {**alone, "type": "wallet"}
    assert conditions(read_document(told)) == (PaidWith(frozenset({"wechat"}), 0),)


def test_all_else_stays_as_it_was_entered() -> None:
    for document in (
        about("tender", ["card", "payment_code"]),
        {"rules": [{"id": "R", "benefit": OFF}], "settings": {"rounding": 1}},
        {"settings": {"rounding": 1}},
    ):
        assert telling_wallets_apart(document) == document
