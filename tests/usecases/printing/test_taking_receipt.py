"""What stands on the receipt of money that is not a sale."""

from dataclasses import replace
from datetime import date

from pos.domain.takings import Taking, TakingKind
from pos.domain.tender import Tender, TenderKind, cash
from pos.domain.ticket.rows import Barcode
from pos.usecases.printing.taking_receipt import taking_receipt
from tests.usecases.printing.counter import CHINESE, MOMENT, STORE, on_paper

DEPOSIT = Taking(
    taking_id="k1",
    number="DBJ01-02-261122-000003",
    kind=TakingKind.EARNEST,
    store_id="s1",
    till_id="t1",
    shift_id="h1",
    staff_id="c1",
    moment=MOMENT,
    offset_minutes=480,
    business_date=date(2026, 11, 22),
    amount=50_000,
    tenders=(cash(50_000, 50_000),),
    note="驼色大衣 M",
)


def test_a_deposit_says_whose_it_is_and_what_happens_to_it() -> None:
    ticket = taking_receipt(DEPOSIT, by="王芳", member="138****0001", original="", store=STORE, texts=CHINESE)
    printed = on_paper(ticket)
    assert printed[3:] == [
        "定金",
        "单号 DBJ01-02-261122-000003",
        "时间 2026-11-22 10:18:07",
        "收银员 王芳",
        "会员 138****0001",
        "备注：驼色大衣 M",
        "实收 ￥500.00",
        "现金 500.00",
        *printed[11:],
    ]
    assert "定金：顾客反悔不予退还，本店违约双倍返还。" in "".join(printed)
    assert STORE.legal_name in printed
    assert [row.code for row in ticket.rows if isinstance(row, Barcode)] == [DEPOSIT.number]


def test_one_given_back_names_the_first_and_how_it_is_paid() -> None:
    wall = Tender(TenderKind.RECORDED, -50_000, name="墙上二维码")
    back = replace(DEPOSIT, amount=-50_000, tenders=(wall,), note="", returns="k1")
    shop = replace(STORE, legal_name="")
    printed = on_paper(taking_receipt(back, by="王芳", member="", original=DEPOSIT.number, store=shop, texts=CHINESE))
    assert f"{CHINESE('receipt.original')} {DEPOSIT.number}" in printed
    assert f"{CHINESE('receipt.refund')} -￥500.00" in printed
    assert not [line for line in printed if "taking." in line]
    assert "墙上二维码 -500.00" in printed
    assert "双倍返还" not in "".join(printed)
