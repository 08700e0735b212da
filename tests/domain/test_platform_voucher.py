"""Another platform's voucher: what it settles, what goes into the sale, and what several platforms come to together."""

import pytest

from pos.domain.invoice import invoiceable
from pos.domain.platform_voucher import PlatformVoucher, Prepared, VoucherSaid, whose
from pos.domain.refund import TenderLeft
from pos.domain.scan.third_party import Platform
from pos.domain.tender import METHODS, TenderKind
from pos.domain.ways_back import Way, ways_back


def a_voucher(platform: Platform = Platform.MEITUAN, *, face: int = 10_000, paid: int = 7_900) -> PlatformVoucher:
    return PlatformVoucher(platform, "220154321098", token="t", title="代金券", face_value=face, paid=paid)


def test_what_it_is_worth_beyond_the_sale_is_lost() -> None:
    assert [a_voucher().settles(due) for due in (25_000, 10_000, 3_000, 0, -1)] == [10_000, 10_000, 3_000, 0, 0]


def test_the_tender_says_what_it_is_worth_what_was_paid_and_to_whom() -> None:
    tender = a_voucher(Platform.DOUYIN).tender(3_000, number="G7", payment_id="p")

    assert (tender.kind, tender.amount, tender.given, tender.bought_for) == (
        TenderKind.PLATFORM_VOUCHER,
        3_000,
        10_000,
        7_900,
    )
    assert (tender.method_id, tender.name, tender.reference, tender.tender_id) == ("douyin", "抖音 Douyin", "G7", "p")
    assert {"meituan", "douyin"} <= {method.method_id for method in METHODS}


@pytest.mark.parametrize("amount, paid, invoiced", ((10_000, 7_900, 7_900), (3_000, 7_900, 3_000)))
def test_the_store_owes_an_invoice_for_what_the_customer_paid(amount: int, paid: int, invoiced: int) -> None:
    assert invoiceable([a_voucher(paid=paid).tender(amount, number="G7", payment_id="p")]) == invoiced


@pytest.mark.parametrize("way", tuple(Way))
def test_a_voucher_comes_back_as_a_voucher_and_never_as_cash(way: Way) -> None:
    paid = a_voucher().tender(10_000, number="G7", payment_id="p")

    (back,) = ways_back([TenderLeft(1, paid, 10_000)], 10_000, way=way)

    assert (back.kind, back.amount, back.given, back.change, back.refunds) == (paid.kind, -10_000, 0, 0, "p")


def test_several_platforms_come_to_one_answer() -> None:
    said, one, other = VoucherSaid, a_voucher(), a_voucher(Platform.DOUYIN)

    assert whose(()) == Prepared(said.NOT_SET_UP)
    assert whose((said.UNKNOWN, one)) == Prepared(said.OK, (one,))
    assert whose((one, said.UNREACHABLE)) == Prepared(said.OK, (one,))
    assert whose((one, other)) == Prepared(said.OK, (one, other)), "a person says whose it is"
    assert whose((said.UNKNOWN, said.UNKNOWN)) == Prepared(said.UNKNOWN)
    assert whose((said.UNKNOWN, said.UNREACHABLE)) == Prepared(said.UNREACHABLE), "the other one may know it"
    assert whose((said.UNREACHABLE, said.OTHER_STORE)) == Prepared(said.OTHER_STORE)
