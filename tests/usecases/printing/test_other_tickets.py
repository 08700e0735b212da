"""Pickup, pick list, shift."""

from dataclasses import replace

from pos.domain.order import LineQuantity, PaidState
from pos.domain.pickup import Proof
from pos.domain.shift import ShiftClose
from pos.domain.ticket.paper import Paper
from pos.domain.ticket.rows import Barcode, Mark, Size, Text
from pos.usecases.printing.pick_list import pick_list
from pos.usecases.printing.pickup_ticket import Handover, pickup_ticket
from pos.usecases.printing.shift_tickets import shift_closing, shift_opening
from tests.usecases.printing.counter import (
    CHINESE,
    CLOSE,
    ENGLISH,
    MOMENT,
    NAMES,
    ORDER,
    SHIFT,
    STORE,
    TILL,
    on_paper,
)

HANDOVER = Handover(
    number="HBJ01-02-261122-000002",
    lines=(LineQuantity(1, 1000),),
    moment=MOMENT,
    by="王芳",
    proof=Proof.SIGNATURE,
)


def test_a_part_handed_over_offline() -> None:
    ticket = pickup_ticket(ORDER, HANDOVER, store=STORE, texts=CHINESE)
    assert on_paper(ticket)[3:] == [
        "自提单",
        "O-7K2M9P",
        "顾客 陈小姐 138****2046",
        "本次交付",
        "针织开衫 米白 M ×1",
        "尚未交付",
        "阔腿西裤 黑色 S ×2",
        "订单金额 1,288.00",
        "线上已付 1,288.00",
        "单号 HBJ01-02-261122-000002",
        "时间 2026-11-22 10:18:07",
        "经手人 王芳",
        "货架 A-03",
        "核验方式 离线验签",
        "",
        "顾客签收 ____________________",
        "",
    ]
    assert [row.size for row in ticket.rows if isinstance(row, Text) and row.text == "O-7K2M9P"] == [Size.DOUBLE]
    assert Barcode("O-7K2M9P") in ticket.rows


def test_all_handed_over_by_the_server() -> None:
    done = replace(ORDER, lines=ORDER.lines[:1], shelf="")
    text = on_paper(
        pickup_ticket(done, replace(HANDOVER, proof=Proof.SERVER, approved_by="刘店长"), store=STORE, texts=CHINESE)
    )
    assert {"核验方式 总部联网核验", "店长批准 刘店长"} <= set(text)
    assert not [line for line in text if line.startswith(("尚未交付", "顾客签收", "货架"))]


def test_what_is_still_to_be_paid() -> None:
    counter = replace(ORDER, paid=PaidState.AT_COUNTER, due=128800)
    deposit = replace(ORDER, paid=PaidState.DEPOSIT, due=100000)
    assert "到店应付 1,288.00" in on_paper(pickup_ticket(counter, HANDOVER, store=STORE, texts=CHINESE))
    assert {"Deposit paid 288.00", "To pay in store 1,000.00"} <= set(
        on_paper(pickup_ticket(deposit, HANDOVER, store=STORE, texts=ENGLISH))
    )


def test_practice_handover_is_marked() -> None:
    ticket = pickup_ticket(ORDER, replace(HANDOVER, training=True), store=STORE, texts=ENGLISH)
    assert ticket.rows[0] == Mark("TRAINING ONLY")


def test_pick_list_shows_what_is_still_to_pick() -> None:
    picked = replace(ORDER, number="O-AAAAAA", lines=ORDER.lines[:1])
    assert on_paper(pick_list([ORDER, picked], store=STORE, moment=MOMENT, texts=CHINESE))[3:] == [
        "拣货单",
        "2026-11-22 10:18:07",
        "订单 1 张，商品 1 件",
        "O-7K2M9P 陈小姐",
        "保留至 2026-11-25 10:18",
        "[ ] 阔腿西裤 ×1",
        "黑色 S 6901234567908",
    ]


def test_nothing_to_pick_says_so() -> None:
    assert on_paper(pick_list([], store=STORE, moment=MOMENT, texts=ENGLISH))[-1] == "Nothing to pick"


def test_shift_opening() -> None:
    assert on_paper(shift_opening(SHIFT, till=TILL, names=NAMES, texts=CHINESE), Paper.MM80)[3:] == [
        "开班单",
        "单号 SBJ01-02-261122-000003",
        "收银台 BJ01-02",
        "营业日 2026-11-22",
        "开班人 王芳",
        "开班时间 2026-11-22 10:18:07",
        "备用金 ￥300.00",
        "",
        "签名 ____________________",
        "",
    ]


def test_shift_closing_compares_after_the_count() -> None:
    assert on_paper(shift_closing(SHIFT, CLOSE, till=TILL, names=NAMES, texts=CHINESE), Paper.MM80)[9:] == [
        "交班人 李娜",
        "交班时间 2026-11-22 22:18:07",
        "成交笔数 87",
        "销售合计 65,432.10",
        "自提交付 9",
        "备用金 300.00",
        "现金净收 12,046.00",
        "应有现金 12,346.00",
        "实点现金 12,345.50",
        "差额 -0.50",
        "说明：找零少给",
        "",
        "签名 ____________________",
        "",
    ]


def test_a_surplus_has_a_plus_and_practice_a_mark() -> None:
    surplus: ShiftClose = replace(CLOSE, counted=1234601, reason="")
    ticket = shift_closing(SHIFT, surplus, till=TILL, names={}, texts=ENGLISH, training=True)
    assert "Difference +0.01" in on_paper(ticket, Paper.MM80)
    assert ticket.rows[0] == Mark("TRAINING ONLY")
