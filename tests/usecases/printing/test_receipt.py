"""What stands on a receipt."""

from dataclasses import replace

import pytest

from pos.domain.buyer import Buyer
from pos.domain.document import DocumentKind, InvoiceState
from pos.domain.member import Member
from pos.domain.tender import Tender, TenderKind
from pos.domain.texts import Texts
from pos.domain.ticket.layout import Line, lay_out
from pos.domain.ticket.paper import Paper
from pos.domain.ticket.rows import Barcode, Columns, Cut, Logo, Mark, Qr, Ticket
from pos.usecases.printing.receipt import receipt
from tests.usecases.printing.counter import ALTERED, BAG, CHINESE, COAT, ENGLISH, NAMES, STORE, cash, on_paper, sale

SALE = sale(COAT, BAG, tenders=(cash(240050, 250000),))


def test_a_chinese_receipt_from_top_to_bottom() -> None:
    ticket = receipt(SALE, store=STORE, names=NAMES, texts=CHINESE)
    assert on_paper(ticket) == [
        "柜台生活南京西路店",
        "上海市静安区南京西路1266号",
        "电话 021-62880000",
        "销售小票",
        "单号 RBJ01-02-261122-000007",
        "时间 2026-11-22 10:18:07",
        "收银员 王芳",
        "导购 李娜",
        "商品 数量 单价 金额",
        "双面羊绒大衣 驼色 M",
        "DR-2301 1 2,499.00 2,499.00",
        "吊牌价 2,999.00",
        "满1000减100 -100.00",
        "实收 2,399.00",
        "环保购物袋",
        "BAG 3 0.50 1.50",
        "件数 4",
        "小计 2,500.50",
        "优惠 -100.00",
        "合计 ￥2,400.50",
        "比吊牌价共省 600.00",
        "现金 2,500.00",
        "找零 99.50",
        "其中税额 276.16",
        "",
        "RBJ01-02-261122-000007",
        "",
        "上海柜台商贸有限公司",
        "税号 91310106MA1FY12345",
        "退换货请出示本小票",
        "谢谢惠顾，欢迎再来",
    ]
    assert ticket.rows[0] == Logo()
    assert ticket.rows[-1] == Cut()
    assert Barcode("RBJ01-02-261122-000007") in ticket.rows
    assert not [row for row in ticket.rows if isinstance(row, Qr)]


def test_an_english_receipt_on_wide_paper() -> None:
    text = on_paper(receipt(SALE, store=STORE, names=NAMES, texts=ENGLISH), Paper.MM80)
    assert "Item Qty Price Amount" in text
    assert "Total ￥2,400.50" in text
    assert "Change 99.50" in text
    assert text[-1] == "Thank you, see you soon"


def test_member_link_and_people() -> None:
    member = Member(member_id="m1", name="陈晨", phone_masked="138****2046", level="金卡")
    mixed = sale(COAT, ALTERED, tenders=(Tender(kind=TenderKind.PREPAID, amount=335837, reference="O-7K2M9P"),))
    link = "https://guitai.example/r/1"
    ticket = receipt(mixed, store=STORE, names=NAMES, texts=CHINESE, member=member, link=link)
    text = on_paper(ticket)
    assert "会员 138****2046 金卡" in text
    assert [line for line in text if line.startswith("导购")] == ["导购 李娜", "导购 李娜、张伟"]
    assert [line for line in text if "优惠（" in line] == ["优惠（样衣微瑕） -50.00"]
    assert {"改衣后取", "备注：腰部改2cm", "线上已付 O-7K2M9P 3,358.37", "另加税额 110.37"} <= set(text)
    assert Qr(link) in ticket.rows


@pytest.mark.parametrize(
    "member, shown",
    (
        (Member(member_id="m1", name="陈晨", phone_masked=""), "会员 陈**"),
        (Member(member_id="m1", name="", phone_masked="138****2046"), "会员 138****2046"),
    ),
)
def test_a_receipt_that_lies_about_gives_nobody_away(member: Member, shown: str) -> None:
    assert shown in on_paper(receipt(SALE, store=STORE, names=NAMES, texts=CHINESE, member=member))


def test_a_return_prints_what_goes_back() -> None:
    line = replace(BAG, quantity=-3000, paid=-150, tax_amount=-17, assistants=())
    back = replace(
        sale(line, tenders=(Tender(kind=TenderKind.CASH, amount=-150, change=150),)), kind=DocumentKind.RETURN
    )
    text = on_paper(receipt(back, store=STORE, names=NAMES, texts=CHINESE))
    assert {"退货单", "BAG -3 0.50 -1.50", "件数 -3", "应退 -￥1.50", "现金 -1.50", "其中税额 -0.17"} <= set(text)


def test_a_sale_for_nothing_has_no_tender_and_no_tax() -> None:
    gift = replace(BAG, paid=0, tax_amount=0, retail_price=0, list_price=0, assistants=())
    bare = replace(STORE, phone="", legal_name="", tax_number="", address="")
    text = on_paper(receipt(sale(gift), store=bare, names={}, texts=CHINESE))
    assert "合计 ￥0.00" in text
    assert "收银员 c1" in text
    assert not [line for line in text if line.startswith(("现金", "其中税额", "税号", "电话", "比吊牌价"))]


def test_exact_cash_says_no_change_loudly() -> None:
    ticket = receipt(sale(BAG, tenders=(cash(150, 150),)), store=STORE, names=NAMES, texts=CHINESE)
    assert "找零 0.00" in on_paper(ticket)


def test_practice_is_marked_at_both_ends() -> None:
    ticket = receipt(sale(BAG, training=True), store=STORE, names=NAMES, texts=CHINESE)
    assert [row for row in ticket.rows if isinstance(row, Mark)] == [Mark("练习 不作凭证")] * 2
    assert isinstance(ticket.rows[0], Mark)


@pytest.mark.parametrize("paper, columns", ((Paper.MM58, 32), (Paper.MM80, 48)))
def test_seven_digit_prices_stay_in_their_columns(paper: Paper, columns: int) -> None:
    dear = replace(COAT, retail_price=1234567, paid=1224567)
    rows = [
        row for row in receipt(sale(dear), store=STORE, names=NAMES, texts=CHINESE).rows if isinstance(row, Columns)
    ]
    lines = [line.text for line in lay_out(Ticket(tuple(rows)), paper) if isinstance(line, Line)]
    assert lines[-1].endswith("12,345.67")
    assert len(lines[-1]) == columns


def test_a_word_that_is_missing_stops_no_sale() -> None:
    texts = Texts(language="xx", entries={})
    assert texts("receipt.total") == "receipt.total"
    assert "receipt.total ￥2,400.50" in on_paper(receipt(SALE, store=STORE, names=NAMES, texts=texts), Paper.MM80)


def test_an_invoice_is_offered_until_it_is_reversed() -> None:
    asking = "https://guitai.example/i/1"
    sold, back = (
        receipt(each, store=STORE, names=NAMES, texts=CHINESE, invoice_link=asking)
        for each in (replace(SALE, invoiceable=240_050), replace(SALE, invoice=InvoiceState.REVERSED))
    )

    assert Qr(asking) in sold.rows
    assert any("2,400.50" in line and "发票" in line for line in on_paper(sold))
    assert Qr(asking) not in back.rows
    assert any("红" in line for line in on_paper(back))


def test_whom_the_invoice_is_for_is_shown_with_the_ends_of_the_number() -> None:
    asked = sale(BAG, tenders=(cash(150, 150),))
    company = replace(asked, buyer=Buyer("杭州某某科技有限公司", "91330106MA2B1C2D3E"))
    papers = [
        on_paper(receipt(each, store=STORE, names=NAMES, texts=CHINESE))
        for each in (asked, replace(asked, buyer=Buyer()), company)
    ]

    assert [[line for line in paper if "抬头" in line] for paper in papers] == [
        [],
        [],
        ["发票抬头 杭州某某科技有限公司", "抬头税号 9133**********2D3E"],
    ]
