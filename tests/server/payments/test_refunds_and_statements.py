"""Refunds that returns bring, and the day's statement against the ledger: each difference has a name."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import product
from pathlib import Path

import pytest
from sqlalchemy import update

from pos.domain.document import Document, DocumentKind
from pos.domain.errors import BadValue
from pos.domain.ids import new_id
from pos.domain.payment.code import Provider
from pos.domain.payment.number import NumberedThing, number_of
from pos.domain.payment.refund import RefundState
from pos.domain.tender import Tender, TenderKind
from pos.server.payments import refunds
from pos.server.payments.outstanding import outstanding
from pos.server.payments.reconcile import DifferenceKind, Reconciliation, reconcile
from pos.server.payments.refunds import REFUND_OF_NOTHING, REFUND_TOO_MUCH, UNPAID_TENDER, settle_tenders
from pos.server.payments.simulator.scenarios import Scenario
from pos.server.payments.simulator.statement import alipay_statement, wechat_statement
from pos.server.payments.statement import RowKind, read_statement
from pos.server.payments.tables import payment_attempts, payment_refunds
from pos.wire.payments import CancelPayment, PaymentView, StartPayment
from tests.examples import NOON
from tests.server.payments.stage import Stage

DAY = date(2026, 11, 22)
PROVIDERS = (Provider.WECHAT, Provider.ALIPAY)


def pay(stage: Stage, provider: Provider, scenario: Scenario = Scenario.SUCCESS, amount: int = 12800) -> PaymentView:
    asked = StartPayment(new_id(), new_id(), amount, stage.code(provider, scenario))
    begun = stage.server.desk.begin(stage.till, asked)
    stage.server.desk.charge(begun, stage.till, asked.code)
    stage.settle()
    view = stage.server.desk.view(stage.till, asked.attempt_id)
    assert view is not None
    return view


def a_document(stage: Stage, *tenders: Tender, document_id: str = "") -> Document:
    return Document(
        document_id=document_id or new_id(),
        number="RBJ01-01-261122-000001",
        kind=DocumentKind.SALE,
        store_id=stage.till.store_id,
        till_id=stage.till.till_id,
        shift_id="",
        staff_id="",
        moment=NOON,
        offset_minutes=480,
        business_date=DAY,
        lines=(),
        tenders=tenders,
        total=sum(tender.amount for tender in tenders),
    )


def arrives(stage: Stage, document: Document) -> list[str]:
    """A document arrives at the server; what is odd about it."""
    return [
        code
        for code, _ in stage.database.write(
            lambda tx: list(settle_tenders(tx, stage.till.store_id, document, now=stage.clock()))
        )
    ]


def sale(stage: Stage, view: PaymentView) -> list[str]:
    tender = Tender(TenderKind.PAYMENT_CODE, view.amount, tender_id=view.attempt_id)
    return arrives(stage, a_document(stage, tender, document_id=view.sale_id))


def back(stage: Stage, view: PaymentView, amount: int, *, refund_id: str = "") -> list[str]:
    tender = Tender(TenderKind.PAYMENT_CODE, -amount, tender_id=refund_id or new_id(), refunds=view.attempt_id)
    return arrives(stage, a_document(stage, tender))


def states(stage: Stage, view: PaymentView) -> list[RefundState]:
    with stage.database.reading() as connection:
        return [refund.state for refund in refunds.of_attempt(connection, view.attempt_id)]


@pytest.mark.parametrize("provider", PROVIDERS)
@pytest.mark.parametrize("scenario", (Scenario.SUCCESS, Scenario.REFUND_SLOW))
def test_parts_go_back_each_under_its_own_number(stage: Stage, provider: Provider, scenario: Scenario) -> None:
    view = pay(stage, provider, scenario)
    assert sale(stage, view) == []
    assert back(stage, view, 800) == []
    stage.settle()
    assert back(stage, view, 12000) == []
    stage.settle()
    trade = stage.simulator.bank(provider).trades[view.number]
    assert sorted(each.amount for each in trade.returns.values() if each.done) == [800, 12000]
    assert (trade.kept, states(stage, view)) == (0, [RefundState.DONE, RefundState.DONE])
    assert all(number.startswith("H") for number in trade.returns)


def test_what_cannot_go_back_is_an_exception_not_a_refund(stage: Stage) -> None:
    view = pay(stage, Provider.WECHAT)
    sale(stage, view)
    assert back(stage, view, 12801) == [REFUND_TOO_MUCH]
    refund_id = new_id()
    assert back(stage, view, 12000, refund_id=refund_id) == []
    assert back(stage, view, 12000, refund_id=refund_id) == []
    assert back(stage, view, 900) == [REFUND_TOO_MUCH]
    assert [row["what"] for row in outstanding(stage.database)] == ["refund"]
    failed = pay(stage, Provider.ALIPAY, Scenario.NOT_ENOUGH)
    assert back(stage, failed, 100) == [REFUND_OF_NOTHING]
    assert sale(stage, failed) == [UNPAID_TENDER]
    assert back(stage, replace(view, attempt_id="nonsense"), 100) == [REFUND_OF_NOTHING]
    assert outstanding(stage.database) == []
    assert stage.simulator.bank(Provider.WECHAT).trades[view.number].refunded == 12000


@pytest.mark.parametrize("provider", PROVIDERS)
@pytest.mark.parametrize("scenario", (Scenario.SUCCESS, Scenario.REFUND_SLOW))
def test_a_refund_survives_the_server_wherever_it_dies(stage: Stage, provider: Provider, scenario: Scenario) -> None:
    for place, after in product(("step taken", "answer heard", "answer kept"), (0, 1)):
        view = pay(stage, provider, scenario)
        sale(stage, view)
        back(stage, view, 500)
        stage.fuse.lay(place, after=after)
        stage.settle()
        passed = stage.fuse.passed[place]
        assert stage.fuse.blown is (passed > after), (place, after)
        assert passed > 0
        stage.fuse.lay("")
        assert states(stage, view) == [RefundState.DONE], (place, after)
        trade = stage.simulator.bank(provider).trades[view.number]
        assert (trade.refunded, len(trade.returns)) == (500, 1), (place, after)


@pytest.mark.expects_log("was called off; it stays")
def test_one_payment_is_counted_by_one_sale(stage: Stage) -> None:
    view = pay(stage, Provider.WECHAT)
    assert sale(stage, view) == []
    assert sale(stage, replace(view, sale_id=new_id())) == [UNPAID_TENDER]
    # And what a sale counts cannot be called off.
    asked = CancelPayment(sale_id=view.sale_id, amount=view.amount, provider=view.provider)
    still = stage.server.desk.cancel(stage.till, view.attempt_id, asked)
    assert still is not None
    assert still.state == "paid"


# Statements.


def reconciled(stage: Stage, provider: Provider, folder: Path, data: bytes | None = None) -> Reconciliation:
    make = wechat_statement if provider is Provider.WECHAT else alipay_statement
    path = folder / "statement.csv"
    path.write_bytes(data if data is not None else make(stage.simulator.bank(provider), DAY))
    return reconcile(stage.database, provider, read_statement(path, provider), day=DAY)


def kinds(result: Reconciliation) -> list[DifferenceKind]:
    return [difference.kind for difference in result.differences]


@pytest.mark.expects_log("not signed by it|another trade")
@pytest.mark.parametrize("provider", PROVIDERS)
def test_a_day_of_every_scenario_agrees(hasty_stage: Stage, provider: Provider, tmp_path: Path) -> None:
    stage = hasty_stage
    for scenario in Scenario:
        view = pay(stage, provider, scenario)
        if view.state == "paid":
            sale(stage, view)
        if scenario is Scenario.REFUND_SLOW:
            back(stage, view, 300)
            stage.settle()
    result = reconciled(stage, provider, tmp_path)
    assert kinds(result) == []
    bank = stage.simulator.bank(provider)
    assert result.paid == sum(trade.charged for trade in bank.trades.values())
    assert result.given_back == sum(trade.charged - trade.kept for trade in bank.trades.values()) > 0


@pytest.mark.parametrize("provider", PROVIDERS)
def test_each_difference_is_named(stage: Stage, provider: Provider, tmp_path: Path) -> None:
    bank = stage.simulator.bank(provider)
    views = [pay(stage, provider) for _ in range(6)]
    agreed, lost, short, undone, unsold, denied = views
    for view in (agreed, lost, short, undone, denied):
        sale(stage, view)
    foreign = replace(bank.trades[agreed.number], number="SOMEBODYELSES")
    del bank.trades[lost.number]
    bank.trades["SOMEBODYELSES"] = foreign
    bank.trades[short.number].charged = 12700
    stage.clock.pass_by(20)
    bank.reverse(undone.number)
    with stage.database.engine.begin() as connection:
        connection.execute(
            update(payment_attempts).where(payment_attempts.c.number == denied.number).values(state="failed")
        )
    back(stage, agreed, 100)
    result = reconciled(stage, provider, tmp_path)
    by_number = {difference.number: difference.kind for difference in result.differences}
    assert by_number == {
        "SOMEBODYELSES": DifferenceKind.NOT_OURS,
        lost.number: DifferenceKind.MISSING,
        short.number: DifferenceKind.AMOUNT,
        undone.number: DifferenceKind.GIVEN_BACK_THERE,
        unsold.number: DifferenceKind.PAID_WITHOUT_SALE,
        denied.number: DifferenceKind.CHARGED_NOT_COUNTED,
    }
    stage.settle()
    (refund,) = bank.trades[agreed.number].returns.values()
    refund.amount = 100
    with stage.database.engine.begin() as connection:
        connection.execute(update(payment_refunds).values(state="processing"))
    assert DifferenceKind.REFUND_NOT_NOTED in kinds(reconciled(stage, provider, tmp_path))
    with stage.database.engine.begin() as connection:
        connection.execute(update(payment_refunds).values(state="done"))
    strange = number_of(NumberedThing.REFUND, new_id())
    bank.trades[agreed.number].returns[strange] = replace(refund, number=strange)
    assert DifferenceKind.REFUND_NOT_OURS in kinds(reconciled(stage, provider, tmp_path))
    refund.amount = 90
    assert DifferenceKind.REFUND_AMOUNT in kinds(reconciled(stage, provider, tmp_path))
    refund.done = False
    assert DifferenceKind.REFUND_MISSING in kinds(reconciled(stage, provider, tmp_path))


@pytest.mark.parametrize("provider", PROVIDERS)
def test_what_is_open_or_came_at_midnight_is_told_apart_from_what_is_lost(
    stage: Stage, provider: Provider, tmp_path: Path
) -> None:
    bank = stage.simulator.bank(provider)
    asked = StartPayment(new_id(), new_id(), 12800, stage.code(provider, Scenario.DROPPED_PAID))
    begun = stage.server.desk.begin(stage.till, asked)
    stage.server.desk.charge(begun, stage.till, asked.code)
    result = reconciled(stage, provider, tmp_path)
    assert kinds(result) == [DifferenceKind.STILL_OPEN]
    assert result.differences[0].theirs == 12800
    # The provider's day is China's: 15:59:59 UTC is its last second.
    stage.settle()
    stage.clock.reach(datetime(2026, 11, 22, 15, 59, 30, tzinfo=UTC))
    late = pay(stage, provider)
    del bank.trades[late.number]
    by_number = {each.number: each.kind for each in reconciled(stage, provider, tmp_path).differences}
    assert by_number[late.number] is DifferenceKind.PERHAPS_TOMORROW


def test_rows_are_read_whatever_is_in_a_name(stage: Stage, tmp_path: Path) -> None:
    text = wechat_statement(stage.simulator.bank(Provider.WECHAT), DAY).decode("utf-8-sig")
    head, foot, sums = text.splitlines()
    told = {
        "交易时间": "2026-11-22 10:00:00",
        "商户订单号": "G1",
        "交易状态": "SUCCESS",
        "商品名称": "裙子,红,{S}",
        "订单金额": "1.00",
    }
    row = ",".join(f"`{told.get(name, '')}" for name in head.split(","))
    path = tmp_path / "all.csv"
    path.write_text(f"{head}\n{row}\n{foot}\n{sums}", encoding="utf-8")
    (read,) = read_statement(path, Provider.WECHAT)
    assert (read.kind, read.number, read.amount, read.day) == (RowKind.PAID, "G1", 100, DAY)


def test_a_zip_from_alipay_is_read(stage: Stage, tmp_path: Path) -> None:
    view = pay(stage, Provider.ALIPAY)
    sale(stage, view)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("2088_20261122_业务明细.csv", alipay_statement(stage.simulator.bank(Provider.ALIPAY), DAY))
        archive.writestr("2088_20261122_业务明细(汇总).csv", b"#")
    result = reconciled(stage, Provider.ALIPAY, tmp_path, packed.getvalue())
    assert (result.agreed, result.differences) == (1, ())


@pytest.mark.parametrize(
    "data",
    (
        b"",
        b"hello",
        b"PK\x03\x04nonsense",
        "交易时间,商户订单号\n`yesterday,`G1".encode(),
        "交易时间,商户订单号,交易状态,订单金额\n`2026-11-22 10:00:00,`G1,`SUCCESS,`12,50".encode(),
        "交易时间,商户订单号,交易状态,订单金额\n`2026-11-22 10:00:00,`G1,`ODD,`1.00".encode(),
        b"\xff\xfe\x00",
    ),
)
def test_what_is_no_statement_is_said_to_be_none(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "statement.csv"
    path.write_bytes(data)
    for provider in PROVIDERS:
        with pytest.raises(BadValue):
            read_statement(path, provider)
