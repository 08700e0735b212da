"""Characters that only control, from tills and channels: no database stumbles over them, and no sale is held up."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
import requests
from sqlalchemy import select

from pos.domain.ids import new_id
from pos.domain.journal import EventKind
from pos.domain.order import Action, ActionKind
from pos.domain.pickup import Redemption
from pos.server.documents.tables import document_tenders
from pos.server.event_tables import events
from pos.wire.catalogue import ItemsAnswer
from pos.wire.codec import decode
from pos.wire.enrol import Problem
from pos.wire.event import OrderActed
from pos.wire.members import MemberAnswer
from pos.wire.orders import PlacedLine
from pos.wire.upload import Outcome
from tests.server.conftest import Chain
from tests.server.phone_shop import NewTill, Shop, now_of, shop, stored

__all__ = ["shop"]

STRANGE = "a\0\0b\\\\u0000"
"""Two U+0000, and a text that only looks like one: backslashes and `u0000`."""
CLEAN = "ab\\\\u0000"


def test_a_customer_is_cleaned_as_an_import_cleans_names(chain: Chain, shop: Shop) -> None:
    placed = shop.order((0, 1), customer="\x1b张\0\u202e三\n 先生 ")
    assert placed.order.customer == "张三 先生"
    assert now_of(chain, placed).customer == "张三 先生"


@pytest.mark.parametrize("letter", ("\0", "\x1f", "\u202e"))
def test_codes_with_control_characters_are_refused_in_words(shop: Shop, letter: str) -> None:
    lines = (
        PlacedLine(quantity=1000, paid=1, code=f"6901{letter}"),
        PlacedLine(quantity=1000, paid=1, variant_id=f"{shop.chain.variants[0]}{letter}"),
    )
    requests_ = [shop.request((0, 1), lines=(line,)) for line in lines]
    requests_ += [shop.request((0, 1), store_code=f"BJ01{letter}"), shop.request((0, 1), phone=f"13800002046{letter}")]
    for request in requests_:
        response = shop.ask(request, new_id())
        assert (response.status_code, decode(response.content, Problem).reason) == (422, "bad_order")
    assert shop.ask(shop.request((0, 1), phone="13800002046\n"), new_id()).status_code == 422


def test_a_sale_with_strange_text_in_it_is_counted(chain: Chain, new_till: NewTill) -> None:
    till = new_till()
    done = till.sale([(chain.variants[0], 1, 59900)])
    lines = tuple(replace(line, name=STRANGE, colour=STRANGE) for line in done.document.lines)
    tenders = tuple(replace(tender, reference=STRANGE) for tender in done.document.tenders)
    number = f"{done.document.number}\0"
    document = replace(done.document, lines=lines, tenders=tenders, number=number, member_id="\0")
    till.write(EventKind.DOCUMENT, replace(done, document=document))
    (result,) = till.upload().results
    assert (result.outcome, result.exceptions) == (Outcome.ACCEPTED, ())
    assert stored(chain, document_tenders.c.reference) == [(CLEAN,)]
    with chain.central.database.reading() as connection:
        kept = connection.execute(select(events.c.payload)).scalar_one()
    assert kept == till.journal[0].payload.encode()


def test_a_sale_with_half_a_character_is_parked_as_it_came(chain: Chain, new_till: NewTill) -> None:
    till = new_till()
    till.sell([(chain.variants[0], 1, 59900)])
    payload = till.journal.pop().payload.replace("风衣", "\\ud800")
    till.write_raw(payload.encode())
    (result,) = till.upload().results
    assert (result.outcome, result.exceptions) == (Outcome.PARKED, ("bad_head",))
    assert stored(chain, events.c.payload) == [(payload.encode(),)]


def test_what_a_store_writes_on_an_order_is_cleaned(chain: Chain, shop: Shop, new_till: NewTill) -> None:
    till, placed = new_till(), shop.ready((0, 1))
    action = Action(kind=ActionKind.READY, order_id=placed.order.order_id, shelf="A\0-04")
    till.write(EventKind.ORDER_READY, OrderActed(action=action))
    assert till.upload().results[0].outcome is Outcome.ACCEPTED
    assert now_of(chain, placed).shelf == "A-04"
    granted = till.claim(placed.order.order_id, placed.pickup_code, staff_name="王\0芳")
    assert granted.outcome is Redemption.DONE
    assert now_of(chain, placed).handed_over_by == "王芳"


def test_questions_with_strange_text_have_an_answer(address: str, new_till: NewTill) -> None:
    till = new_till()
    assert till.post("/v1/members/find", {"text": "138\00000"}, MemberAnswer).member is None
    assert till.get("/v1/catalogue/items", ItemsAnswer, code="6\0").items == ()
    assert till.get("/v1/catalogue/items", ItemsAnswer, text="\0nothing").items == ()
    for path, query in (("/v1/orders", {"last4": "\0"}), ("/v1/stock/nearby", {"style": "\0"})):
        assert till.http.get(address + path, params=query, timeout=20).status_code == 200
    assert _statuses(address, "/v1/session/challenge", ['{"till_id": "\\u0000"}', '{"till_id": "\\ud800"}']) == [
        200,
        400,
    ]
    assert _statuses(address, "/v1/enrol", ['{"code": "\\u0000", "public_key": "\\u0000"}']) == [403]


def _statuses(address: str, path: str, bodies: Sequence[str]) -> list[int]:
    return [requests.post(address + path, data=body.encode(), timeout=20).status_code for body in bodies]
