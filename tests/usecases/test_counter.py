from dataclasses import fields
from functools import partial
from typing import Any

import pytest

from pos.bootstrap.tickets import Tickets
from pos.domain.errors import BadValue
from pos.domain.order import Action, ActionKind
from pos.domain.pickup import Proof
from pos.domain.texts import Texts
from pos.usecases.counter import Counter
from pos.wire.event import OrderActed
from tests.examples import NOON, an_order
from tests.usecases.counter import Shop


def test_the_screens_are_given_what_these_tests_use() -> None:
    shop = Shop()
    names = {each.name for each in fields(Counter) if not each.name.startswith("make_")}
    elsewhere = {
        "kick_drawer", "print_again", "list_tickets", "stock_here", "add_item", "give_discount", "price_cart",
        "show_offers", "reserve_limits",
    }  # fmt: skip

    assert {name for name in names if hasattr(shop, name)} == names - elsewhere


def test_what_can_wait_is_made_by_its_own_maker() -> None:
    asked: list[str] = []
    parts: dict[str, Any] = {each.name: each.name for each in fields(Counter)}
    later = [name.removeprefix("make_") for name in parts if name.startswith("make_")]
    for name in later:
        parts[f"make_{name}"] = partial(_made, name, asked)
    counter = Counter(**parts)

    assert asked == []
    assert [getattr(counter, name) for name in later] == asked == later
    counter.make_all()
    assert sorted(asked) == sorted(later * 2)


def _made(name: str, asked: list[str]) -> str:
    asked.append(name)
    return name


@pytest.mark.parametrize(
    "acted",
    (
        OrderActed(Action(ActionKind.READY, "x"), proof=Proof.SERVER),
        OrderActed(Action(ActionKind.HAND_OVER, "x", moment=NOON)),
    ),
)
def test_only_a_handover_has_a_pickup_ticket(acted: OrderActed) -> None:
    shop = Shop()
    tickets = Tickets(texts=lambda: Texts("en", {}), people=shop.mirror.staff)

    with pytest.raises(BadValue):
        tickets.pickup(an_order(), acted, shop.duty())
