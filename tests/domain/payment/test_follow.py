"""What follows from what: the machine against a provider that is slow, forgetful and sometimes late, and by hand."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pos.domain.errors import BadValue
from pos.domain.ids import new_id
from pos.domain.payment.answer import NOTHING, Answer, Reason, Said
from pos.domain.payment.attempt import FINAL, Attempt, AttemptState
from pos.domain.payment.code import Provider
from pos.domain.payment.follow import (
    Step,
    alarming,
    backoff,
    deadline,
    give_up,
    hear,
    hear_refund,
    hear_reversal,
    intend,
    next_step,
    send,
)
from pos.domain.payment.rules import Rules

RULES = Rules()
START = datetime(2026, 11, 22, 10, 0, tzinfo=UTC)


def at(seconds: float) -> datetime:
    return START + timedelta(seconds=seconds)


def sent() -> Attempt:
    attempt = intend(attempt_id=new_id(), provider=Provider.WECHAT, amount=12800, now=START)
    return send(attempt, now=START, rules=RULES)


def told(attempt: Attempt, *answers: tuple[float, Said]) -> Attempt:
    for seconds, said in answers:
        attempt = hear(attempt, Answer(said), now=at(seconds), rules=RULES)
    return attempt


@dataclass
class World:
    """A provider as nature made it: the truth, which our side learns by answers that may be missing."""

    charged: bool = False
    closed: bool = False
    refunded: bool = False
    reversals: list[float] = field(default_factory=list)


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_whatever_happens_money_and_state_agree_in_the_end(data: st.DataObject) -> None:
    """Answers are true or missing. The customer pays whenever they like, even while it is being reversed."""
    world, attempt, clock = World(), sent(), 0.0
    pays_at = data.draw(st.one_of(st.none(), st.floats(0, 90)), label="pays")
    gives_up_at = data.draw(st.one_of(st.none(), st.floats(0, 90)), label="gives up")
    late = data.draw(st.booleans(), label="late payment is possible")
    patience = 60
    while not attempt.final and patience:
        patience -= 1
        assert attempt.due is not None
        clock = max(clock, (attempt.due - START).total_seconds())
        if gives_up_at is not None and clock >= gives_up_at:
            attempt = give_up(attempt, reason=Reason.CANCELLED, now=at(clock), rules=RULES)
            gives_up_at = None
            continue
        if pays_at is not None and clock >= pays_at and (not world.closed or late):
            world.charged, pays_at = True, None
        # Answers go missing for a while, not for ever.
        lost = patience > 20 and data.draw(st.booleans(), label="lost")
        match next_step(attempt, now=at(clock), rules=RULES):
            case Step.QUERY:
                said = Said.CLOSED if world.closed else Said.WAITING
                if world.charged and not world.refunded:
                    said = Said.PAID
                attempt = hear(attempt, NOTHING if lost else Answer(said), now=at(clock), rules=RULES)
            case Step.REVERSE:
                world.reversals.append(clock)
                world.closed, world.charged = True, False
                attempt = hear_reversal(attempt, NOTHING if lost else Answer(Said.DONE), now=at(clock), rules=RULES)
            case Step.REFUND:
                world.refunded = True
                attempt = hear_refund(attempt, NOTHING if lost else Answer(Said.DONE), now=at(clock), rules=RULES)
            case None:
                pytest.fail(f"nothing to do in {attempt.state}")
    assert attempt.final, attempt
    kept = world.charged and not world.refunded
    assert (attempt.state is AttemptState.PAID) is kept
    assert all(moment >= RULES.reverse_after_s for moment in world.reversals)
    assert kept is False or attempt.wanted


@settings(max_examples=100)
@given(st.lists(st.tuples(st.sampled_from(Said), st.booleans()), max_size=12))
def test_only_a_paid_answer_makes_it_paid(answers: list[tuple[Said, bool]]) -> None:
    attempt, clock = sent(), 0.0
    heard_paid = False
    for said, by_reversal in answers:
        clock += 4
        speak = hear_reversal if by_reversal else hear
        was = attempt
        attempt = speak(attempt, Answer(said), now=at(clock), rules=RULES)
        heard_paid = heard_paid or (said is Said.PAID and not by_reversal)
        if was.state is AttemptState.PAID:
            assert attempt.state is AttemptState.PAID
        if not was.wanted:
            assert not attempt.wanted
            assert attempt.state is not AttemptState.PAID
    assert heard_paid or attempt.state is not AttemptState.PAID


def test_nothing_is_sent_twice() -> None:
    with pytest.raises(BadValue):
        send(sent(), now=START, rules=RULES)
    with pytest.raises(BadValue):
        intend(attempt_id=new_id(), provider=Provider.ALIPAY, amount=0, now=START)
    with pytest.raises(BadValue):
        replace(sent(), sent=None)


def test_a_request_is_asked_after_when_it_can_have_no_answer_any_more() -> None:
    attempt = sent()
    assert attempt.due == at(RULES.connect_s + RULES.answer_s + 2)
    assert next_step(attempt, now=at(18), rules=RULES) is Step.QUERY
    assert deadline(attempt, RULES) == at(45)
    assert deadline(intend(attempt_id=new_id(), provider=Provider.WECHAT, amount=1, now=START), RULES) is None


def test_a_password_is_waited_for_up_to_the_deadline_then_it_is_reversed() -> None:
    attempt = told(sent(), (1, Said.WAITING))
    assert (attempt.state, attempt.due) == (AttemptState.WAITING, at(5))
    attempt = told(attempt, (5, Said.WAITING), (41, Said.UNPAID))
    assert (attempt.state, attempt.due) == (AttemptState.WAITING, at(45))
    attempt = told(attempt, (45, Said.WAITING))
    assert (attempt.state, attempt.reason, attempt.due) == (AttemptState.REVERSING, Reason.TIMED_OUT, at(45))
    assert next_step(attempt, now=at(45), rules=RULES) is Step.REVERSE
    assert deadline(attempt, RULES) is None


def test_paid_at_the_last_moment_is_paid() -> None:
    assert told(sent(), (1, Said.WAITING), (45, Said.PAID)).state is AttemptState.PAID


def test_after_an_error_it_is_asked_five_seconds_later() -> None:
    attempt = told(sent(), (1, Said.UNKNOWN))
    assert (attempt.state, attempt.due) == (AttemptState.UNKNOWN, at(6))
    assert told(attempt, (6, Said.NOT_THERE)).state is AttemptState.UNKNOWN
    assert told(attempt, (6, Said.PAID)).state is AttemptState.PAID


def test_a_refusal_is_confirmed_by_a_query() -> None:
    no = Answer(Said.REFUSED, Reason.NOT_ENOUGH)
    attempt = hear(sent(), no, now=at(1), rules=RULES)
    assert (attempt.state, attempt.due) == (AttemptState.UNKNOWN, at(2))
    gone = told(attempt, (2, Said.NOT_THERE))
    assert (gone.state, gone.reason) == (AttemptState.FAILED, Reason.NOT_ENOUGH)
    assert told(attempt, (2, Said.PAID)).state is AttemptState.PAID
    open_still = told(attempt, (2, Said.UNPAID))
    assert (open_still.state, open_still.due) == (AttemptState.REVERSING, at(15))
    # A second no to the query is no news, and ends at the deadline like everything else.
    again = hear(attempt, no, now=at(2), rules=RULES)
    assert (again.state, again.due) == (AttemptState.UNKNOWN, at(6))
    assert hear(again, no, now=at(50), rules=RULES).state is AttemptState.REVERSING


def test_a_failure_under_our_number_is_final_and_keeps_the_first_reason() -> None:
    failed = hear(sent(), Answer(Said.FAILED, Reason.BANK), now=at(1), rules=RULES)
    assert (failed.state, failed.reason, failed.due) == (AttemptState.FAILED, Reason.BANK, None)
    assert told(sent(), (1, Said.CLOSED)).reason is Reason.OTHER


def test_a_clerk_who_gives_up_early_waits_for_the_fifteenth_second() -> None:
    attempt = give_up(told(sent(), (1, Said.WAITING)), reason=Reason.CANCELLED, now=at(8), rules=RULES)
    assert (attempt.state, attempt.due, attempt.wanted) == (AttemptState.REVERSING, at(15), False)
    # The answer to the payment itself may still come; it goes back all the same.
    assert told(attempt, (9, Said.PAID)).state is AttemptState.REVERSING
    assert give_up(attempt, reason=Reason.CANCELLED, now=at(9), rules=RULES) == attempt


def test_what_was_paid_and_is_not_wanted_goes_back() -> None:
    attempt = give_up(told(sent(), (20, Said.PAID)), reason=Reason.CANCELLED, now=at(21), rules=RULES)
    assert (attempt.state, attempt.due) == (AttemptState.REVERSING, at(21))


def test_nothing_sent_is_nothing_to_reverse() -> None:
    intended = intend(attempt_id=new_id(), provider=Provider.WECHAT, amount=1, now=START)
    attempt = give_up(intended, reason=Reason.CANCELLED, now=at(1), rules=RULES)
    assert (attempt.state, attempt.reason) == (AttemptState.FAILED, Reason.NOT_SENT)
    assert next_step(intended, now=START, rules=RULES) is None


def reversing(*, heard: bool = False) -> Attempt:
    attempt = give_up(sent(), reason=Reason.CANCELLED, now=at(20), rules=RULES)
    return hear_reversal(attempt, Answer(Said.DONE), now=at(20), rules=RULES) if heard else attempt


def test_a_reversal_without_answer_is_repeated_ever_more_slowly_and_raises_the_alarm() -> None:
    attempt, waits = reversing(), []
    for _ in range(8):
        assert attempt.due is not None
        before = attempt.due
        attempt = hear_reversal(attempt, NOTHING, now=before, rules=RULES)
        assert attempt.due is not None
        waits.append((attempt.due - before).total_seconds())
    assert waits == [5, 10, 20, 40, 80, 160, 300, 300]
    assert alarming(attempt, RULES)
    assert not alarming(reversing(), RULES)
    assert backoff(10**9, RULES) == timedelta(seconds=300)


@pytest.mark.parametrize("said", (Said.CLOSED, Said.FAILED, Said.NOT_THERE))
def test_a_reversal_is_final_when_a_query_confirms_it(said: Said) -> None:
    attempt = reversing(heard=True)
    assert next_step(attempt, now=at(24), rules=RULES) is Step.QUERY
    assert told(attempt, (45, said)).state is AttemptState.REVERSED


def test_unknown_to_them_is_believed_when_the_payment_can_be_on_its_way_no_more() -> None:
    early = told(reversing(heard=True), (44, Said.NOT_THERE))
    assert (early.state, early.due, early.reversal_heard) == (AttemptState.REVERSING, at(48), True)
    assert told(early, (48, Said.NOT_THERE)).state is AttemptState.REVERSED


def test_paid_after_the_reversal_is_refunded() -> None:
    attempt = told(reversing(heard=True), (24, Said.PAID))
    assert (attempt.state, next_step(attempt, now=at(24), rules=RULES)) == (AttemptState.REFUNDING, Step.REFUND)
    attempt = hear_refund(attempt, NOTHING, now=at(24), rules=RULES)
    assert (attempt.state, attempt.due) == (AttemptState.REFUNDING, at(29))
    assert hear_refund(attempt, Answer(Said.DONE), now=at(29), rules=RULES).state is AttemptState.REFUNDED


def test_still_open_after_the_reversal_is_reversed_again() -> None:
    attempt = told(reversing(heard=True), (24, Said.WAITING))
    assert (next_step(attempt, now=at(30), rules=RULES), attempt.tries) == (Step.REVERSE, 1)
    assert told(reversing(heard=True), (24, Said.UNKNOWN)).reversal_heard


def test_when_reversing_is_over_a_query_decides() -> None:
    attempt, late = reversing(), RULES.window_s + 1
    assert next_step(attempt, now=at(late), rules=RULES) is Step.QUERY
    assert told(attempt, (late, Said.PAID)).state is AttemptState.REFUNDING
    assert told(attempt, (late, Said.CLOSED)).state is AttemptState.REVERSED


@pytest.mark.parametrize("state", sorted(FINAL - {AttemptState.PAID}))
def test_charged_against_all_that_was_said_is_given_back(state: AttemptState) -> None:
    attempt = replace(sent(), state=state, due=None)
    after = told(attempt, (60, Said.PAID))
    assert after.state is (AttemptState.REFUNDED if state is AttemptState.REFUNDED else AttemptState.REFUNDING)
    assert told(attempt, (60, Said.WAITING)) == attempt


def test_answers_to_what_nobody_asked_change_nothing() -> None:
    attempt = sent()
    assert hear_reversal(attempt, Answer(Said.DONE), now=at(1), rules=RULES) == attempt
    assert hear_refund(attempt, Answer(Said.DONE), now=at(1), rules=RULES) == attempt


def test_the_providers_number_is_kept_once() -> None:
    attempt = hear(sent(), Answer(Said.WAITING, transaction="42"), now=at(1), rules=RULES)
    assert hear(attempt, Answer(Said.PAID, transaction="43"), now=at(5), rules=RULES).transaction == "42"


def test_the_number_belongs_to_the_id() -> None:
    attempt = sent()
    assert len(attempt.number) == 27
    assert attempt.number == replace(attempt, state=AttemptState.PAID).number
