"""A voucher of another platform is used once for a sale, whatever the network does."""

import pytest

from pos.domain.ids import new_id
from pos.domain.platform_voucher import PlatformVoucher, VoucherSaid, request_id
from pos.domain.scan.kinds import State
from pos.domain.scan.reading import read_scan
from pos.domain.scan.third_party import Platform, PlatformCode
from pos.usecases.selling.use_platform_voucher import Prepared, UsePlatformVoucher
from tests.fakes.platforms import VoucherPlatform

SALE, OTHER = new_id(at_ms=1), new_id(at_ms=2)
DIGITS = "220154321098"
LINK = "https://v.douyin.com/iRN8/"


def a_voucher(platform: Platform, code: str = DIGITS) -> PlatformVoucher:
    return PlatformVoucher(platform, code, token="t", title="满100减50代金券", face_value=10_000, paid=7_900)


class Counter:
    def __init__(self) -> None:
        self.meituan, self.douyin = VoucherPlatform(), VoucherPlatform()
        self.use = UsePlatformVoucher(platforms={Platform.MEITUAN: self.meituan, Platform.DOUYIN: self.douyin})


@pytest.fixture
def counter() -> Counter:
    return Counter()


def test_a_scan_while_paying_leads_to_the_voucher(counter: Counter) -> None:
    counter.meituan.sells(a_voucher(Platform.MEITUAN))
    counter.douyin.sells(a_voucher(Platform.DOUYIN, LINK))
    digits, link = read_scan(DIGITS, state=State.PAYING).voucher, read_scan(LINK).voucher
    assert digits is not None
    assert link is not None

    assert counter.use.prepare(digits) == Prepared(VoucherSaid.OK, (a_voucher(Platform.MEITUAN),))
    assert counter.use.prepare(link) == Prepared(VoucherSaid.OK, (a_voucher(Platform.DOUYIN, LINK),))
    assert counter.meituan.asked == ["prepare"], "a link is not shown to others than its platform"


def test_where_two_know_the_digits_a_person_chooses(counter: Counter) -> None:
    counter.meituan.sells(a_voucher(Platform.MEITUAN))
    counter.douyin.sells(a_voucher(Platform.DOUYIN))

    assert len(counter.use.prepare(PlatformCode(DIGITS)).vouchers) == 2


def test_a_no_of_one_is_no_answer_while_the_other_is_out_of_reach(counter: Counter) -> None:
    assert counter.use.prepare(PlatformCode(DIGITS)) == Prepared(VoucherSaid.UNKNOWN)
    counter.douyin.reachable = False
    assert counter.use.prepare(PlatformCode(DIGITS)) == Prepared(VoucherSaid.UNREACHABLE)
    counter.meituan.refused[DIGITS] = VoucherSaid.OTHER_STORE
    assert counter.use.prepare(PlatformCode(DIGITS)) == Prepared(VoucherSaid.OTHER_STORE)
    assert UsePlatformVoucher(platforms={}).prepare(PlatformCode(DIGITS)) == Prepared(VoucherSaid.UNKNOWN)


def test_it_is_used_once_whatever_the_network_does(counter: Counter) -> None:
    voucher = a_voucher(Platform.MEITUAN)
    counter.meituan.sells(voucher)
    counter.meituan.lost_answers = 1

    assert counter.use.consume(voucher, sale_id=SALE) is VoucherSaid.UNREACHABLE
    assert counter.use.consume(voucher, sale_id=SALE) is VoucherSaid.OK
    assert counter.use.consume(voucher, sale_id=OTHER) is VoucherSaid.USED
    assert counter.use.prepare(PlatformCode(DIGITS)) == Prepared(VoucherSaid.USED)
    assert counter.meituan.used == {DIGITS: request_id(SALE, DIGITS)}


def test_it_is_given_back_when_the_sale_is_let_go(counter: Counter) -> None:
    voucher = a_voucher(Platform.MEITUAN)
    counter.meituan.sells(voucher)
    counter.use.consume(voucher, sale_id=SALE)
    counter.meituan.lost_answers = 1

    assert counter.use.undo(voucher, sale_id=OTHER) is VoucherSaid.REFUSED
    assert counter.use.undo(voucher, sale_id=SALE) is VoucherSaid.UNREACHABLE
    assert counter.use.undo(voucher, sale_id=SALE) is VoucherSaid.OK
    assert counter.use.prepare(PlatformCode(DIGITS)).said is VoucherSaid.OK
    assert counter.use.consume(voucher, sale_id=OTHER) is VoucherSaid.OK


def test_what_it_is_worth_beyond_the_sale_is_lost() -> None:
    voucher = a_voucher(Platform.DOUYIN)

    assert [voucher.settles(due) for due in (25_000, 10_000, 3_000, 0, -1)] == [10_000, 10_000, 3_000, 0, 0]
