"""Reports and slips of the samples."""

from __future__ import annotations

from datetime import date, timedelta

from pos.domain.shift import Shift
from pos.domain.texts import Texts
from pos.usecases.printing.coupon_ticket import CouponSlip
from pos.usecases.printing.day_report import DayReport
from pos.usecases.printing.drawer_entry import DrawerEntry
from pos.usecases.printing.recharge_receipt import Recharge
from pos.usecases.printing.samples.documents import MEMBER, MOMENT, NUMBER, STORE, TILL
from pos.usecases.printing.samples.goods import Sample, goods_of, person_of
from pos.usecases.printing.shift_report import ShiftReport, SumLine
from pos.usecases.printing.stock_sheets import SheetLine, StockSheet

SHIFT_NUMBER = "SBJ01-02-261122-000003"
DAY = date(2026, 11, 22)
FLOAT, CASH, DROPPED = 30_000, 1_204_600, 500_000
"""What a shift begins with, takes in cash, and brings to the safe; fen."""
EXPECTED = FLOAT + CASH - DROPPED
"""What is in the drawer in the end."""


def shift_of() -> Shift:
    """The shift that the samples belong to."""
    return Shift(
        shift_id="s1",
        number=SHIFT_NUMBER,
        store_id=STORE.store_id,
        till_id=TILL.till_id,
        staff_id="clerk",
        opened=MOMENT - timedelta(hours=1),
        business_date=DAY,
        float_amount=FLOAT,
    )


def shift_report_of(sample: Sample, texts: Texts, *, closed: bool) -> ShiftReport:
    """Figures of a shift; a zero shift sold nothing."""
    nothing = sample is Sample.ZERO
    expected = FLOAT if nothing else EXPECTED
    return ShiftReport(
        number=SHIFT_NUMBER,
        business_date=DAY,
        opened=MOMENT - timedelta(hours=1),
        opened_by=person_of(sample),
        until=MOMENT + timedelta(hours=11),
        by=person_of(sample),
        sales=0 if nothing else 87,
        total=0 if nothing else 6_543_210,
        handovers=0 if nothing else 9,
        float_amount=FLOAT,
        cash=0 if nothing else CASH,
        expected=expected,
        counted=(expected if nothing else expected - 50) if closed else None,
        reason="" if nothing or not closed else f"找零少给 {goods_of(sample)[0].name}",
        documents=() if nothing else _documents(texts),
        tenders=() if nothing else _tenders(texts),
        drawer=() if nothing else (SumLine("上缴保险柜", 1, -DROPPED),),
        discounts=None if nothing else 321_000,
        first_number="" if nothing else "RBJ01-02-261122-000001",
        last_number="" if nothing else "RBJ01-02-261122-000087",
        approvals=() if nothing else (SumLine("手工折扣", 3, 12_300),),
    )


def _documents(texts: Texts, *, shifts: int = 1) -> tuple[SumLine, ...]:
    kinds = (("sale", 80, 6_893_110), ("return", 5, -249_900), ("exchange", 2, -100_000))
    return tuple(SumLine(texts(f"kind.{kind}"), count * shifts, amount * shifts) for kind, count, amount in kinds)


def _tenders(texts: Texts, *, shifts: int = 1) -> tuple[SumLine, ...]:
    kinds = (("cash", 31, CASH), ("prepaid", 56, 5_338_610))
    return tuple(SumLine(texts(f"tender.{kind}"), count * shifts, amount * shifts) for kind, count, amount in kinds)


def day_report_of(sample: Sample, texts: Texts) -> DayReport:
    """A store's day over two tills."""
    return DayReport(
        number=f"{STORE.code}-261122",
        business_date=DAY,
        closed=MOMENT + timedelta(hours=12),
        by=person_of(sample),
        sales=174,
        pieces="312",
        total=13_086_420,
        discounts=642_000,
        shifts=(SumLine("SBJ01-01-261122-000003", 87, 6_543_210), SumLine(SHIFT_NUMBER, 87, 6_543_210)),
        tenders=_tenders(texts, shifts=2),
        documents=_documents(texts, shifts=2),
        cash_expected=2 * EXPECTED,
        cash_counted=2 * EXPECTED - (0 if sample is Sample.ZERO else 50),
        unsent=0 if sample is Sample.ZERO else 3,
    )


def recharge_of(sample: Sample, texts: Texts) -> Recharge:
    """A member pays 1,000 in and is given 100."""
    return Recharge(
        number=NUMBER,
        moment=MOMENT,
        by=person_of(sample),
        member=f"{MEMBER.phone_masked} {MEMBER.level}",
        paid=100_000,
        gift=0 if sample is Sample.ZERO else 10_000,
        tenders=((texts("tender.cash"), 100_000),),
        principal_after=128_800,
        gift_after=0 if sample is Sample.ZERO else 15_000,
        training=sample is Sample.TRAINING,
    )


def coupon_of(sample: Sample) -> CouponSlip:
    """A coupon that came with a receipt."""
    return CouponSlip(
        code="C7K2M9PQ4",
        name=f"满500减80 {goods_of(sample)[0].name}",
        worth="￥80",
        valid_from=DAY,
        valid_until=DAY + timedelta(days=30),
        conditions=("全场正价商品可用", "不与其他优惠券同时使用", person_of(sample)),
        member="" if sample is Sample.ZERO else MEMBER.phone_masked,
        source="" if sample is Sample.ZERO else NUMBER,
    )


def drawer_entry_of(sample: Sample) -> DrawerEntry:
    """Cash to the safe; a zero sample puts change in, on nobody's word."""
    zero = sample is Sample.ZERO
    return DrawerEntry(
        number="" if zero else SHIFT_NUMBER,
        moment=MOMENT,
        by=person_of(sample),
        amount=0 if zero else -500_000,
        reason=f"上缴保险柜 {goods_of(sample)[0].name}",
        approved_by="" if zero else "刘店长",
    )


def stock_sheet_of(sample: Sample, *, kind: str) -> StockSheet:
    """`stocktake`: to be counted by hand; `receiving`: one too few; `transfer`: what goes."""
    lines = []
    for number, good in enumerate(goods_of(sample), start=1):
        expected = None if kind == "stocktake" else 12_000
        found = None if kind != "receiving" else 11_000 if number == 1 else 12_000
        lines.append(SheetLine(good.name, good.colour, good.size, good.barcode, expected, found))
    return StockSheet(
        number=f"{'KRT'[('stocktake', 'receiving', 'transfer').index(kind)]}BJ01-261122-0012",
        moment=MOMENT,
        by=person_of(sample),
        lines=tuple(lines),
        area="牛仔墙 A 区" if kind == "stocktake" else "",
        source="" if kind == "stocktake" else "北京总仓",
        target="岸线·三里屯店" if kind == "transfer" else "",
        document="" if kind == "stocktake" else "PO-2611-0088",
        boxes=0 if kind == "stocktake" else 4,
        note="第 3 箱外包装破损" if kind == "receiving" else "",
    )
