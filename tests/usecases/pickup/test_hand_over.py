from dataclasses import replace

import pytest

from pos.domain.errors import BadValue, DiskFull, NotEnrolled
from pos.domain.ids import new_id
from pos.domain.order import Action, ActionKind, LineQuantity, Order, OrderState, PaidState, apply, grant
from pos.domain.pickup import PickupCode, Proof, Redemption, WhyManager, claim_id_of
from pos.domain.staff import Approval, Permission
from pos.domain.stock import MovementKind
from pos.ports.printing import JobKind
from pos.usecases.pickup.hand_over import HandedOver
from pos.wire.event import OrderActed, decode_body, decode_head
from pos.wire.orders import ClaimAnswer, OrderAnswer
from tests.examples import CLERK, MANAGER, NOON, SHIFT, STORE, TILL, an_item, an_order
from tests.usecases.counter import Shop

ORDER = an_order(1000, 2000, ready=True)
YES = Approval(MANAGER.staff_id, Permission.HAND_OVER_UNVERIFIED, "本人身份证", NOON, an_order().order_id)


def a_shop(order: Order = ORDER, *, answer: Redemption = Redemption.DONE, reachable: bool = True) -> Shop:
    shop = Shop()
    shop.tell(order)
    shop.central.claims[order.order_id] = ClaimAnswer(answer)
    shop.central.reachable = reachable
    return shop


def hand_over(shop: Shop, order: Order = ORDER, **said: object) -> HandedOver:
    said.setdefault("code", shop.code(order))
    return shop.hand_over(shop.duty(), order, **said)  # type: ignore[arg-type]


def recorded(shop: Shop) -> list[OrderActed]:
    bodies = [decode_body(decode_head(payload)) for payload in shop.ledger.state.payloads]
    assert all(isinstance(body, OrderActed) for body in bodies)
    return bodies  # type: ignore[return-value]


def collected(order: Order, *lines: LineQuantity) -> Order:
    return apply(order, Action(ActionKind.HAND_OVER, order.order_id, lines, NOON, "小王", "王府井店 01"))[0]


def granted(order: Order, claim_id: str, *lines: LineQuantity) -> Order:
    action = Action(ActionKind.HAND_OVER, order.order_id, lines, NOON, "小王", "王府井店 01")
    return grant(order, action, claim_id=claim_id)


def test_online_the_server_decides_and_one_transaction_holds_it() -> None:
    shop = a_shop()
    done = hand_over(shop)

    assert (done.decision.outcome, done.decision.decided_offline) == (Redemption.DONE, False)
    assert done.number == "HBJ01-02-261122-000001"
    assert done.order is not None
    assert done.order.state is OrderState.COLLECTED
    (body,) = recorded(shop)
    assert (body.proof, body.number, body.shift_id, body.approval) == (Proof.SERVER, done.number, SHIFT.shift_id, None)
    assert body.action == Action(
        ActionKind.HAND_OVER,
        ORDER.order_id,
        (LineQuantity(1, 1000), LineQuantity(2, 2000)),
        NOON,
        CLERK.name,
        "王府井店 02",
    )
    assert list(shop.central.claimed) == [body.claim_id]
    assert [(job.kind, job.document_id) for job in shop.ledger.state.jobs] == [(JobKind.PICKUP, ORDER.order_id)]
    assert shop.list_orders() == (done.order,)


def test_what_is_handed_over_leaves_the_stock_line_by_line() -> None:
    shop = a_shop()
    hand_over(shop)
    moved = [movement for _, movement in shop.ledger.state.movements]

    assert [(each.variant_id, each.quantity, each.kind) for each in moved] == [
        (an_item(1).variant_id, -1000, MovementKind.HANDOVER),
        (an_item(2).variant_id, -2000, MovementKind.HANDOVER),
    ]
    assert {(each.store_id, each.document_id, each.moment) for each in moved} == {
        (STORE.store_id, ORDER.order_id, NOON)
    }
    assert recorded(shop)[0].movements == tuple(moved)


def test_twice_is_refused_with_who_when_and_where() -> None:
    shop = a_shop()
    hand_over(shop)
    again = hand_over(shop)

    assert again.decision.outcome is Redemption.ALREADY
    assert again.order is not None
    assert (again.order.handed_over_by, again.order.handed_over_at) == (CLERK.name, NOON)
    assert again.order.handed_over_where == "王府井店 02"
    assert len(recorded(shop)) == 1


def test_another_till_was_first() -> None:
    shop = a_shop()
    gone = collected(ORDER, LineQuantity(1, 1000), LineQuantity(2, 2000))
    shop.central.claims[ORDER.order_id] = ClaimAnswer(Redemption.ALREADY, gone)
    refused = hand_over(shop)

    assert (refused.decision.outcome, refused.order, refused.number) == (Redemption.ALREADY, gone, "")
    assert recorded(shop) == []


def test_a_part_is_handed_over_and_the_rest_later() -> None:
    shop = a_shop()
    part = hand_over(shop, lines=(LineQuantity(2, 1000),))
    assert part.order is not None
    assert part.order.state is OrderState.PARTLY_COLLECTED
    gone_part = hand_over(shop, lines=(LineQuantity(2, 5000),))
    rest = hand_over(shop)

    assert gone_part.order is not None
    assert gone_part.order.lines[1].collected == 2000
    assert rest.order is not None
    assert rest.order.state is OrderState.COLLECTED
    assert [body.action.lines for body in recorded(shop)] == [
        (LineQuantity(2, 1000),),
        (LineQuantity(2, 1000),),
        (LineQuantity(1, 1000),),
    ]
    assert rest.number == "HBJ01-02-261122-000003"


def test_lines_that_cannot_go() -> None:
    shop = a_shop()
    hand_over(shop, lines=(LineQuantity(2, 2000),))

    assert hand_over(shop, lines=(LineQuantity(2, 1000),)).decision.outcome is Redemption.ALREADY
    assert hand_over(shop, lines=(LineQuantity(9, 1000),)).decision.outcome is Redemption.NOT_READY
    assert len(recorded(shop)) == 1


@pytest.mark.parametrize(
    "outcome",
    (Redemption.OTHER_STORE, Redemption.NOT_PAID, Redemption.EXPIRED, Redemption.CANCELLED, Redemption.NEEDS_MANAGER),
)
def test_what_the_server_refuses_is_not_handed_over(outcome: Redemption) -> None:
    shop = a_shop(answer=outcome)
    refused = hand_over(shop)

    assert (refused.decision.outcome, refused.decision.decided_offline) == (outcome, False)
    assert (recorded(shop), shop.ledger.state.movements) == ([], [])


def test_a_forged_code_hands_nothing_over_whoever_approves() -> None:
    shop = a_shop()
    forged = str(PickupCode(ORDER.order_id, ORDER.store_id, bytes(64)))

    for code in (forged, "GP", "7K2M9P"):
        assert hand_over(shop, code=code, approval=YES).decision.outcome is Redemption.FORGED
    assert (shop.central.calls, recorded(shop)) == ([], [])


@pytest.mark.parametrize("reachable", (True, False))
def test_without_a_code_a_manager_decides(reachable: bool) -> None:
    shop = a_shop(reachable=reachable)
    asked = hand_over(shop, code="")
    of_another = hand_over(shop, code=shop.code(replace(ORDER, order_id=new_id())))
    assert shop.central.calls == []
    done = hand_over(shop, code="", approval=YES)

    for answer in (asked, of_another):
        assert (answer.decision.outcome, answer.decision.why) == (Redemption.NEEDS_MANAGER, WhyManager.NO_CODE)
    assert done.decision.outcome is Redemption.DONE
    (body,) = recorded(shop)
    assert (body.approval, body.proof) == (YES, Proof.SERVER if reachable else Proof.MANAGER)


def test_without_a_code_a_collected_order_is_still_collected() -> None:
    shop = a_shop()
    hand_over(shop)

    assert hand_over(shop, code="").decision.outcome is Redemption.ALREADY
    assert hand_over(a_shop(replace(ORDER, expired=True)), code="").decision.outcome is Redemption.EXPIRED


def test_a_manager_at_the_till_answers_for_herself() -> None:
    shop = a_shop()
    done = shop.hand_over(shop.duty(MANAGER), ORDER)

    assert done.decision.outcome is Redemption.DONE
    assert recorded(shop)[0].approval == Approval(
        MANAGER.staff_id, Permission.HAND_OVER_UNVERIFIED, WhyManager.NO_CODE, NOON, ORDER.order_id
    )


def test_an_approval_is_for_one_thing() -> None:
    with pytest.raises(BadValue):
        hand_over(a_shop(), approval=replace(YES, permission=Permission.DISCOUNT))


def test_offline_a_true_code_of_an_order_designated_to_this_till_is_enough() -> None:
    shop = a_shop(reachable=False)
    done = hand_over(shop)

    assert (done.decision.outcome, done.decision.decided_offline) == (Redemption.DONE, True)
    assert recorded(shop)[0].proof is Proof.SIGNATURE
    assert hand_over(shop).decision.outcome is Redemption.ALREADY


def test_offline_an_order_of_another_till_asks_for_a_manager() -> None:
    order = replace(ORDER, offline_till_id="another")
    shop = a_shop(order, reachable=False)
    asked = hand_over(shop, order)
    done = hand_over(shop, order, approval=YES)

    assert (asked.decision.outcome, asked.decision.why) == (Redemption.NEEDS_MANAGER, WhyManager.NOT_DESIGNATED)
    assert asked.decision.decided_offline
    assert (done.decision.outcome, recorded(shop)[0].proof) == (Redemption.DONE, Proof.MANAGER)


@pytest.mark.parametrize(
    "order, outcome",
    (
        (replace(ORDER, cancelled=True), Redemption.CANCELLED),
        (replace(ORDER, expired=True), Redemption.EXPIRED),
        (replace(ORDER, paid=PaidState.AT_COUNTER, due=100), Redemption.NOT_PAID),
        (an_order(1000), Redemption.NOT_READY),
    ),
)
def test_offline_no_manager_changes_what_an_order_is(order: Order, outcome: Redemption) -> None:
    shop = a_shop(order, reachable=False)

    assert hand_over(shop, order, approval=YES).decision.outcome is outcome
    assert recorded(shop) == []


def test_an_answer_that_was_lost_is_asked_for_under_the_same_claim() -> None:
    """The server said yes, the till never heard it: asking again must not find the order gone."""
    order = replace(ORDER, offline_till_id="another")
    shop = a_shop(order, reachable=False)
    hand_over(shop, order)
    lost = claim_id_of(order.order_id, till_id=TILL.till_id, handovers=0)
    shop.central.claimed[lost] = ClaimAnswer(Redemption.DONE)
    shop.central.claims[order.order_id] = ClaimAnswer(Redemption.ALREADY)
    shop.central.reachable = True
    done = hand_over(shop, order)

    assert done.decision.outcome is Redemption.DONE
    assert recorded(shop)[0].claim_id == lost


def test_a_grant_that_could_not_be_written_down_is_asked_for_again() -> None:
    shop = a_shop()
    shop.ledger.fault = DiskFull("no room")
    with pytest.raises(DiskFull):
        hand_over(shop)
    done = hand_over(shop)

    assert done.decision.outcome is Redemption.DONE
    assert list(shop.central.claimed) == [recorded(shop)[0].claim_id]


@pytest.mark.parametrize("reachable", (True, False))
def test_a_grant_that_the_feed_told_of_before_it_was_written_down(reachable: bool) -> None:
    shop = a_shop()
    shop.ledger.fault = DiskFull("no room")
    with pytest.raises(DiskFull):
        hand_over(shop)
    (claim_id,) = shop.central.claimed
    shop.tell(granted(ORDER, claim_id, LineQuantity(1, 1000), LineQuantity(2, 2000)))
    shop.central.reachable = reachable
    assert shop.list_orders() == (ORDER,)
    again = hand_over(shop)

    assert again.decision.outcome is Redemption.DONE
    (body,) = recorded(shop)
    assert (body.action.lines, body.claim_id) == ((LineQuantity(1, 1000), LineQuantity(2, 2000)), claim_id)
    assert hand_over(shop).decision.outcome is Redemption.ALREADY


def test_a_grant_to_a_till_that_fell_over_is_known_from_the_server_alone() -> None:
    claim_id = claim_id_of(ORDER.order_id, till_id=TILL.till_id, handovers=0)
    told = granted(ORDER, claim_id, LineQuantity(1, 1000), LineQuantity(2, 2000))
    shop = Shop()
    shop.central.orders[ORDER.order_id] = OrderAnswer(told, STORE.name)
    shop.central.claimed[claim_id] = ClaimAnswer(Redemption.DONE, told)
    found = shop.find_order(shop.code(ORDER))

    assert found.orders == (ORDER,)
    assert hand_over(shop, told).decision.outcome is Redemption.DONE


def test_a_grant_to_another_till_stays_granted() -> None:
    claim_id = claim_id_of(ORDER.order_id, till_id="another", handovers=0)
    shop = a_shop(granted(ORDER, claim_id, LineQuantity(1, 1000), LineQuantity(2, 2000)), reachable=False)

    assert hand_over(shop).decision.outcome is Redemption.ALREADY


def test_a_part_that_the_feed_tells_of_before_its_event_is_counted_once() -> None:
    """The network fails after the grant: the order has it, `applied_tseq` does not."""
    shop = a_shop()
    part = (LineQuantity(2, 1000),)
    hand_over(shop, lines=part)
    shop.tell(granted(ORDER, recorded(shop)[0].claim_id, *part))
    (shown,) = shop.list_orders()

    assert [line.collected for line in shown.lines] == [0, 1000]
    assert (shown.handed_over_by, shown.claims) == (CLERK.name, ())


def test_each_handover_is_another_claim() -> None:
    shop = a_shop()
    hand_over(shop, lines=(LineQuantity(1, 1000),))
    hand_over(shop)

    assert len({body.claim_id for body in recorded(shop)}) == 2


def test_the_server_hears_first_that_an_order_is_ready() -> None:
    shop = a_shop(answer=Redemption.NOT_READY)

    def heard() -> None:
        shop.central.claims[ORDER.order_id] = ClaimAnswer(Redemption.DONE)

    shop.while_sending = heard
    assert hand_over(shop).decision.outcome is Redemption.DONE
    assert shop.central.calls == ["claim", "claim"]


def test_what_the_server_still_says_is_not_ready_is_not() -> None:
    shop = a_shop(answer=Redemption.NOT_READY)

    assert hand_over(shop).decision.outcome is Redemption.NOT_READY
    assert (shop.sent, recorded(shop)) == (1, [])


def test_an_order_made_ready_at_another_till_is_asked_for() -> None:
    behind = an_order(1000, 2000)
    shop = a_shop(behind)
    shop.central.orders[ORDER.order_id] = OrderAnswer(ORDER, STORE.name)

    assert hand_over(shop, behind).decision.outcome is Redemption.DONE
    assert shop.central.calls == ["order", "claim"]


def test_a_server_that_does_not_know_better() -> None:
    shop = a_shop(an_order(1000))

    assert hand_over(shop, an_order(1000)).decision.outcome is Redemption.NOT_READY
    assert shop.central.calls == ["order"]


def test_what_this_till_handed_over_stays_handed_over_whatever_the_server_has_heard() -> None:
    """Line 1 went out offline; line 2 is picked at another till. The server has not heard of line 1 yet."""
    order = replace(an_order(1000, 1000), ready=True)
    order = apply(order, Action(ActionKind.PICK, order.order_id, (LineQuantity(1, 1000),)))[0]
    shop = a_shop(order, reachable=False)
    hand_over(shop, order)
    shop.central.reachable = True
    shop.central.orders[order.order_id] = OrderAnswer(an_order(1000, 1000, ready=True), STORE.name)
    done = hand_over(shop, order)

    assert [body.action.lines for body in recorded(shop)] == [(LineQuantity(1, 1000),), (LineQuantity(2, 1000),)]
    assert done.order is not None
    assert done.order.state is OrderState.COLLECTED


def test_an_order_only_the_server_knows() -> None:
    shop = Shop()
    shop.central.claims[ORDER.order_id] = ClaimAnswer(Redemption.DONE)

    assert hand_over(shop).decision.outcome is Redemption.DONE


def test_a_till_that_is_not_trusted_any_more_hands_nothing_over() -> None:
    shop = a_shop()
    shop.central.faults = [NotEnrolled("revoked")]

    with pytest.raises(NotEnrolled):
        hand_over(shop)
    assert recorded(shop) == []


@pytest.mark.parametrize("reachable", (True, False))
def test_what_is_sent_goes_without_a_code_once_it_is_paid(reachable: bool) -> None:
    sent = replace(ORDER, deliver=True, offline_till_id=TILL.till_id)
    shop = a_shop(sent, reachable=reachable)
    owed = replace(sent, paid=PaidState.AT_COUNTER, due=sent.total)
    assert hand_over(a_shop(owed, reachable=False), owed, code="").decision.outcome is Redemption.NOT_PAID
    done = hand_over(shop, sent, code="")
    assert (done.decision.outcome, done.decision.decided_offline) == (Redemption.DONE, not reachable)
    (body,) = recorded(shop)
    assert body.approval is None
