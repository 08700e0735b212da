"""Online orders: claimed once, handed over once, and a double told to head office."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from threading import Barrier

import pytest

from pos.domain.ids import new_id
from pos.domain.order import Action, ActionKind, LineQuantity, OrderState, PaidState
from pos.domain.pickup import Proof, Redemption
from pos.domain.staff import Approval, Permission
from pos.server.event_tables import exceptions
from pos.server.orders.holding import StockChange
from pos.server.orders.placing import PlacedFor, place
from pos.server.orders.projection import act
from pos.server.orders.tables import claims
from pos.server.transaction import Transaction
from pos.wire.orders import Claim, ClaimAnswer, OrderPlaced
from tests.server.conftest import Chain
from tests.server.phone_shop import NewTill, Shop, handover, level, now_of, shop, stored
from tests.server.wire_till import WireTill, now

__all__ = ["shop"]


def test_a_claim_is_granted_once_and_says_who_when_and_where(chain: Chain, shop: Shop, new_till: NewTill) -> None:
    first, second = new_till(), new_till()
    placed = shop.ready((0, 2))
    granted = first.claim(placed.order.order_id, placed.pickup_code)
    assert granted.outcome is Redemption.DONE
    refused = second.claim(placed.order.order_id, placed.pickup_code)
    assert refused.outcome is Redemption.ALREADY
    assert refused.order is not None
    assert (refused.order.handed_over_by, refused.order.handed_over_where) == ("王芳", "北京店 01")
    assert refused.order.handed_over_at is not None
    # Held until the goods' movement arrives, so that nobody buys what is on its way out.
    assert level(chain, 0) == (100_000, 2_000)


def test_a_granted_handover_is_counted_once_when_it_arrives(chain: Chain, shop: Shop, new_till: NewTill) -> None:
    till = new_till()
    placed = shop.ready((0, 2))
    claim = Claim(claim_id=new_id(), order_id=placed.order.order_id, code=placed.pickup_code, staff_name="王芳")
    for _ in range(2):
        assert till.post("/v1/orders/claim", claim, ClaimAnswer).outcome is Redemption.DONE
    assert [granted.claim_id for granted in now_of(chain, placed).claims] == [claim.claim_id]
    handover(till, placed.order, claim_id=claim.claim_id, proof=Proof.SERVER)
    till.upload()
    till.upload()
    assert level(chain, 0) == (98_000, 0)
    assert (now_of(chain, placed).state, now_of(chain, placed).claims) == (OrderState.COLLECTED, ())
    assert stored(chain, exceptions.c.code) == []
    assert till.claim(placed.order.order_id, placed.pickup_code).outcome is Redemption.ALREADY
    assert till.post("/v1/orders/claim", claim, ClaimAnswer).outcome is Redemption.ALREADY


def test_a_claim_of_which_nothing_came_may_ask_for_other_lines(chain: Chain, shop: Shop, new_till: NewTill) -> None:
    """The till fell over before it wrote the handover down; the customer now takes only a part."""
    till, other = new_till(), new_till()
    placed = shop.ready((0, 2), (1, 1))
    order_id, claim_id = placed.order.order_id, new_id()
    assert till.claim(order_id, placed.pickup_code, claim_id=claim_id).outcome is Redemption.DONE
    part = (LineQuantity(line=1, quantity=1_000),)
    for lines, outcome in (
        ((LineQuantity(line=1, quantity=3_000),), Redemption.NOT_READY),
        ((*part, *part), Redemption.NOT_READY),
        (part, Redemption.DONE),
        ((), Redemption.DONE),
    ):
        assert till.claim(order_id, placed.pickup_code, claim_id=claim_id, lines=lines).outcome is outcome
    assert other.claim(order_id, placed.pickup_code, claim_id=claim_id).outcome is Redemption.FORGED
    handover(till, placed.order, claim_id=claim_id, proof=Proof.SERVER, lines=part)
    assert till.upload().results[0].exceptions == ()
    assert [line.collected for line in now_of(chain, placed).lines] == [1_000, 0]
    assert (level(chain, 0), level(chain, 1)) == ((99_000, 1_000), (100_000, 1_000))


def test_a_claim_whose_answer_was_lost_is_made_good_offline(chain: Chain, shop: Shop, new_till: NewTill) -> None:
    """Granted for all, but the till never heard it and handed over a part by the signature, under the same id."""
    till = new_till()
    placed = shop.ready((0, 2))
    claim_id, part = new_id(), (LineQuantity(line=1, quantity=1_000),)
    till.claim(placed.order.order_id, placed.pickup_code, claim_id=claim_id)
    handover(till, placed.order, claim_id=claim_id, proof=Proof.SIGNATURE, lines=part)
    assert till.upload().results[0].exceptions == ()
    assert now_of(chain, placed).state is OrderState.PARTLY_COLLECTED
    assert level(chain, 0) == (99_000, 1_000)
    assert till.claim(placed.order.order_id, placed.pickup_code).outcome is Redemption.DONE


def test_a_handover_that_comes_a_second_time_is_told(chain: Chain, shop: Shop, new_till: NewTill) -> None:
    till = new_till()
    placed = shop.ready((0, 2))
    claim_id, part = new_id(), (LineQuantity(line=1, quantity=1_000),)
    till.claim(placed.order.order_id, placed.pickup_code, claim_id=claim_id, lines=part)
    for _ in range(2):
        handover(till, placed.order, claim_id=claim_id, proof=Proof.SERVER, lines=part)
    assert [result.exceptions for result in till.upload().results] == [(), ("handed_over_twice",)]


@pytest.mark.long
def test_two_tills_redeem_one_order_at_the_same_moment_200_times(chain: Chain, shop: Shop, new_till: NewTill) -> None:
    tills = (new_till(), new_till())
    chain.central.stock.open(chain.near.store_id, dict.fromkeys(chain.variants, 1_000_000), owner="franchisee")
    placed = chain.central.database.write(lambda tx: [picked(tx, chain, shop, number % 10) for number in range(200)])
    together = Barrier(2)

    def redeem(till: WireTill) -> list[Redemption]:
        outcomes = []
        for one in placed:
            together.wait(30)
            outcomes.append(till.claim(one.order.order_id, one.pickup_code).outcome)
        return outcomes

    with ThreadPoolExecutor(2) as pool:
        results = list(pool.map(redeem, tills))
    pairs = [set(pair) for pair in zip(*results, strict=True)]
    assert pairs == [{Redemption.DONE, Redemption.ALREADY}] * 200
    assert len(stored(chain, claims.c.claim_id)) == 200


def picked(tx: Transaction, chain: Chain, shop: Shop, variant: int) -> OrderPlaced:
    """An order that is ready, made within one transaction with others."""
    central = chain.central
    request, origin = shop.request((variant, 1)), PlacedFor(channel="shop", member_id="")
    placed = place(tx, request, origin, keys=central.keys, clock=central.clock)
    assert isinstance(placed, OrderPlaced)
    pick = Action(kind=ActionKind.PICK, order_id=placed.order.order_id, lines=(LineQuantity(1, 1_000),))
    order, _ = act(tx, placed.order, pick, StockChange(), clock=central.clock)
    act(tx, order, replace(pick, kind=ActionKind.READY, lines=()), StockChange(), clock=central.clock)
    return placed


def test_a_part_can_be_collected_and_the_rest_later(chain: Chain, shop: Shop, new_till: NewTill) -> None:
    till = new_till()
    placed = shop.ready((0, 2), (1, 1))
    part = (LineQuantity(line=1, quantity=1_000),)
    assert till.claim(placed.order.order_id, placed.pickup_code, lines=part).outcome is Redemption.DONE
    assert now_of(chain, placed).state is OrderState.PARTLY_COLLECTED
    other = new_till()
    assert other.claim(placed.order.order_id, placed.pickup_code).outcome is Redemption.DONE
    assert now_of(chain, placed).state is OrderState.COLLECTED
    assert other.claim(placed.order.order_id, placed.pickup_code, lines=part).outcome is Redemption.ALREADY


def test_a_claim_needs_a_true_code_or_a_manager(chain: Chain, shop: Shop, new_till: NewTill) -> None:
    till, far = new_till(), new_till("SH01")
    placed, other = shop.ready((0, 1)), shop.ready((1, 1))
    order_id = placed.order.order_id
    forged = placed.pickup_code[:-3] + ("AAA" if not placed.pickup_code.endswith("AAA") else "BBB")
    assert till.claim(order_id, forged).outcome is Redemption.FORGED
    assert till.claim(order_id, other.pickup_code).outcome is Redemption.FORGED
    assert till.claim(order_id, "").outcome is Redemption.NEEDS_MANAGER
    assert till.claim(new_id(), "", approval=yes()).outcome is Redemption.UNKNOWN
    assert far.claim(order_id, placed.pickup_code).outcome is Redemption.OTHER_STORE
    unpicked = shop.order((2, 1))
    assert till.claim(unpicked.order.order_id, unpicked.pickup_code).outcome is Redemption.NOT_READY
    unpaid = shop.ready((3, 1), paid=PaidState.AT_COUNTER, due=59900)
    assert till.claim(unpaid.order.order_id, unpaid.pickup_code).outcome is Redemption.NOT_PAID
    assert till.claim(order_id, "", approval=yes()).outcome is Redemption.DONE


def yes() -> Approval:
    return Approval(manager_id=new_id(), permission=Permission.HAND_OVER_UNVERIFIED, reason="身份证", moment=now())


def test_a_handover_decided_offline_is_folded_in_and_a_late_double_is_told(
    chain: Chain, shop: Shop, new_till: NewTill
) -> None:
    offline, online = new_till(), new_till()
    placed = shop.ready((0, 2))
    handover(offline, placed.order, claim_id=new_id(), proof=Proof.SIGNATURE)
    assert online.claim(placed.order.order_id, placed.pickup_code).outcome is Redemption.DONE
    handover(online, placed.order, claim_id=stored(chain, claims.c.claim_id)[0][0], proof=Proof.SERVER)
    assert online.upload().results[0].exceptions == ()
    assert offline.upload().results[0].exceptions == ("handed_over_twice",)
    assert stored(chain, exceptions.c.till_id, exceptions.c.code) == [(offline.till_id, "handed_over_twice")]
    # Four pieces are gone from the shop, whatever was ordered: stock is what happened.
    assert level(chain, 0) == (96_000, 0)
