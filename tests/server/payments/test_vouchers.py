"""Vouchers of simulated platforms, from the till over the server to the platform: each is used once or not at all."""

from __future__ import annotations

from dataclasses import replace
from itertools import product

import pytest

from pos.domain.errors import BadValue
from pos.domain.ids import new_id
from pos.domain.payment.answer import Answer, Reason, Said
from pos.domain.payment.code import Provider
from pos.domain.platform_voucher import PlatformVoucher, VoucherSaid
from pos.domain.scan.third_party import Platform, PlatformCode
from pos.ports.payments import PaymentState, StartedPayment
from pos.server.payments.calling import Reply
from pos.server.payments.provider import Returned
from pos.server.payments.seller import SellerContract, VoucherSeller
from pos.server.payments.setting_up import Keys, described, set_keys
from pos.server.payments.simulator.voucher_book import VoucherScenario as Scenario
from pos.usecases.paying.till_payments import TillPayments
from tests.fakes.payment_book import PaymentBook
from tests.server.payments.stage import Killed, Stage, StageCentral

FACE, PAID = 100, 79


def digits(scenario: Scenario = Scenario.SUCCESS, *, whose: int = 2, serial: int = 1, face: int = FACE) -> str:
    """A voucher over 100.00 that was bought for 79.00."""
    return f"{whose}{face:04d}{PAID:04d}{serial}{scenario.value}"


class Till:
    """A till's payments over the server's desk; its book outlives it."""

    def __init__(self, stage: Stage) -> None:
        self.stage = stage
        self.book = PaymentBook()
        self.sale_id = new_id()
        self.restart()

    def restart(self) -> None:
        self.payments = TillPayments(
            book=self.book,
            central=StageCentral(self.stage, till_fuse=self.stage.fuse),
            clock=self.stage.clock,
            mark_key=b"m" * 32,
            document=lambda _sale_id: None,
        )

    def shown(self, code: str) -> PlatformVoucher:
        prepared = self.payments.find_voucher(PlatformCode(code))
        assert prepared.said is VoucherSaid.OK
        return prepared.vouchers[0]

    def use(self, code: str, amount: int = 8_000) -> StartedPayment:
        return self.payments.use_voucher(sale_id=self.sale_id, amount=amount, voucher=self.shown(code))

    def in_the_end(self, payment: StartedPayment) -> StartedPayment:
        """Once the server has nothing more to do."""
        self.stage.settle()
        return self.payments.look(payment.payment_id)


@pytest.fixture
def till(stage: Stage) -> Till:
    return Till(stage)


def test_a_voucher_is_shown_used_and_given_back(till: Till, stage: Stage) -> None:
    book = stage.simulator.vouchers(Platform.MEITUAN)
    voucher = till.shown(digits())
    assert (voucher.platform, voucher.face_value, voucher.paid) == (Platform.MEITUAN, 10_000, 7_900)
    assert book.used() == (), "showing it does nothing to it"

    paid = till.use(digits())
    assert (paid.state, paid.provider) == (PaymentState.PAID, "meituan")
    assert paid.tender == voucher.tender(8_000, number=next(iter(book.uses)), payment_id=paid.payment_id)
    assert till.payments.find_voucher(PlatformCode(digits())).said is VoucherSaid.USED

    assert till.payments.give_up(paid.payment_id).state is PaymentState.REVERSING
    assert till.in_the_end(paid).state is PaymentState.FAILED
    assert book.used() == ()
    assert till.use(digits()).state is PaymentState.PAID, "the customer has it again"
    assert not book.complaints


def test_a_link_is_shown_to_its_platform_alone_and_digits_to_all(till: Till) -> None:
    both = till.payments.find_voucher(PlatformCode(digits(whose=9)))
    assert [voucher.platform for voucher in both.vouchers] == [Platform.MEITUAN, Platform.DOUYIN]
    link = PlatformCode(f"https://v.douyin.com/{digits(whose=9)}/", Platform.DOUYIN)
    assert [voucher.platform for voucher in till.payments.find_voucher(link).vouchers] == [Platform.DOUYIN]
    with pytest.raises(BadValue):
        till.payments.use_voucher(sale_id=till.sale_id, amount=10_001, voucher=both.vouchers[0])


NOT_READY = {
    Scenario.UNKNOWN: VoucherSaid.UNKNOWN,
    Scenario.USED: VoucherSaid.USED,
    Scenario.EXPIRED: VoucherSaid.EXPIRED,
    Scenario.OTHER_STORE: VoucherSaid.OTHER_STORE,
    Scenario.SILENT: VoucherSaid.UNREACHABLE,
}
IN_THE_END = {
    Scenario.USED_MEANWHILE: (PaymentState.FAILED, Reason.CODE_USED),
    Scenario.DROPPED_USED: (PaymentState.PAID, ""),
    Scenario.DROPPED_UNUSED: (PaymentState.FAILED, Reason.TIMED_OUT),
    Scenario.SLOW: (PaymentState.PAID, ""),
    Scenario.WRONG_SIGNATURE: (PaymentState.PAID, ""),
    Scenario.FOREIGN: (PaymentState.FAILED, Reason.TIMED_OUT),
    Scenario.DOWN: (PaymentState.FAILED, Reason.TIMED_OUT),
}
PLACES = (
    "till: before asking",
    "till: answered",
    "intent kept",
    "before charge",
    "after charge",
    "answer heard",
    "answer kept",
)


def test_why_one_cannot_be_used(till: Till) -> None:
    said = {each: till.payments.find_voucher(PlatformCode(digits(each))).said for each in NOT_READY}

    assert said == NOT_READY


def test_an_unknown_outcome_is_asked_after_until_it_is_known(stage: Stage) -> None:
    book = stage.simulator.vouchers(Platform.MEITUAN)
    for scenario, expected in IN_THE_END.items():
        till, before = Till(stage), len(book.used())
        started = till.use(digits(scenario))
        ended = till.in_the_end(started)

        assert (ended.state, ended.reason) == expected, scenario
        assert len(book.used()) - before == (ended.state is PaymentState.PAID), "used up if there is a tender"
    assert not book.complaints


def test_a_sale_that_is_let_go_gives_the_voucher_back(stage: Stage) -> None:
    for scenario in (Scenario.DROPPED_USED, Scenario.UNDO_FAILS, Scenario.SLOW):
        till = Till(stage)
        started = till.use(digits(scenario))
        till.payments.give_up(started.payment_id)

        assert till.in_the_end(started).state is PaymentState.FAILED, scenario
    assert stage.simulator.vouchers(Platform.MEITUAN).used() == ()


def test_whoever_dies_wherever(stage: Stage) -> None:
    book = stage.simulator.vouchers(Platform.MEITUAN)
    for place, gives_up in product(PLACES, (False, True)):
        till, before = Till(stage), len(book.used())
        code = digits(serial=len(book.uses) % 10, face=FACE + len(book.uses))
        stage.fuse.lay(place)
        try:
            till.use(code)
        except Killed:
            till.restart()
        assert stage.fuse.blown, place
        (open_one,) = till.payments.waiting()
        if gives_up:
            till.payments.give_up(open_one.payment_id)
        till.payments.look(open_one.payment_id)
        ended = till.in_the_end(open_one)

        assert ended.state in ((PaymentState.FAILED,) if gives_up else (PaymentState.PAID, PaymentState.FAILED)), place
        assert len(book.used()) - before == (ended.state is PaymentState.PAID), place


@pytest.mark.expects_log("a person should look")
def test_what_can_no_longer_be_given_back_is_tried_on_and_a_person_told(till: Till, stage: Stage) -> None:
    started = till.use(digits(Scenario.UNDO_TOO_LATE))
    till.payments.give_up(started.payment_id)
    for _ in range(14):
        due = stage.next_due()
        assert due is not None
        stage.clock.reach(due)
        stage.go_round()

    assert till.payments.look(started.payment_id).state is PaymentState.REVERSING
    assert len(stage.simulator.vouchers(Platform.MEITUAN).used()) == 1


class Scripted:
    """Answers what a test says, signed or not."""

    def __init__(self, reply: Reply) -> None:
        self.reply = reply

    def __call__(self, *_args: object, **_named: object) -> Reply:
        return self.reply


def test_an_answer_that_is_not_signed_for_this_very_request_is_none(stage: Stage) -> None:
    contract = SellerContract(Platform.DOUYIN, "http://127.0.0.1:1", "a", b"s" * 32)
    seller = VoucherSeller(
        contract=contract,
        caller=Scripted(Reply(200, {}, b'{"said":"ok","token":"t","face_value":100}')),
        clock=stage.clock,
        rules=stage.server.merchants.rules(Provider.DOUYIN),
    )
    assert seller.prepare("1", store="s") is VoucherSaid.UNREACHABLE
    assert seller.query("G1", 100) == seller.reverse("G1") == Answer(Said.UNKNOWN)
    whole = Returned("G1", "H1", total=100, amount=100)
    assert seller.refund(replace(whole, amount=40)).said is Said.FAILED, "half a voucher cannot be given back"
    assert seller.query_refund(whole).said is Said.UNKNOWN


def test_a_contract_is_set_up_without_its_secret_being_shown(stage: Stage) -> None:
    folder, secret = stage.folder / "payments", stage.folder / "secret"
    secret.write_text("0123456789abcdef-douyin\n")
    with pytest.raises(BadValue, match="--account, --address, --secret"):
        set_keys(stage.folder / "empty", Provider.DOUYIN, Keys())
    set_keys(
        folder, Provider.DOUYIN, Keys(account="our-shop", private_key=secret, address="https://platform.example/v1/")
    )

    told = described(folder)["douyin"]
    assert (told["set_up"], told["account"], told["address"]) == (True, "our-shop", "https://platform.example/v1")
    assert "0123456789abcdef" not in str(told)
    assert isinstance(stage.server.merchants.client(Provider.DOUYIN), VoucherSeller)
    secret.write_text("short")
    with pytest.raises(BadValue, match="16 bytes"):
        set_keys(folder, Provider.DOUYIN, Keys(private_key=secret))
