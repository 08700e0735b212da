"""Each row of the table of what wins where in docs/scanning.md."""

from datetime import date

import pytest

from pos.domain.barcode import check_digit
from pos.domain.scan.in_store import USUAL, Layout
from pos.domain.scan.kinds import Refusal, ScanKind, State
from pos.domain.scan.reading import read_scan
from pos.domain.scan.router import HOMES, route
from pos.domain.scan.third_party import Platform

GS = "\x1d"
EAN = "6901234567892"
G = "0" + EAN
LOT_LIKE_WECHAT = "101234567890123456"
GDTI_LIKE_ALIPAY = "2531231231231232"
SCALE_18 = Layout("27IIIIIWWWWWPPPPPC")
SCALE_LIKE_ALIPAY = "27123450018901234" + str(check_digit("27123450018901234"))
EAN_5_LIKE_WECHAT = "101234567890" + str(check_digit("101234567890")) + "12345"
UPC_LIKE_VOUCHER = "036000291452"
EAN_8_LIKE_UPC_E = "01234565"
UPC_A_OF_IT = "012345000065"
S = State


@pytest.mark.parametrize(
    "raw, state, kind, text",
    (
        # A lot of its own has the shape of a WeChat Pay code; a document's number that of an Alipay code.
        (LOT_LIKE_WECHAT, S.PAYING, ScanKind.PAYMENT, LOT_LIKE_WECHAT),
        (LOT_LIKE_WECHAT, S.SELLING, ScanKind.PAYMENT, LOT_LIKE_WECHAT),
        ("]C0" + LOT_LIKE_WECHAT, S.PAYING, ScanKind.PAYMENT, LOT_LIKE_WECHAT),
        ("]Q1" + LOT_LIKE_WECHAT, S.PAYING, ScanKind.PAYMENT, LOT_LIKE_WECHAT),
        ("]C1" + LOT_LIKE_WECHAT, S.PAYING, ScanKind.NOTHING, ""),
        ("]d2" + LOT_LIKE_WECHAT, S.SELLING, ScanKind.NOTHING, ""),
        ("]I0" + LOT_LIKE_WECHAT, S.PAYING, ScanKind.ITEM, LOT_LIKE_WECHAT),
        ("]E3" + LOT_LIKE_WECHAT, S.PAYING, ScanKind.NOTHING, ""),
        (f"01{G}{LOT_LIKE_WECHAT}", S.PAYING, ScanKind.ITEM, G),
        (GDTI_LIKE_ALIPAY, S.PAYING, ScanKind.PAYMENT, GDTI_LIKE_ALIPAY),
        ("]C1" + GDTI_LIKE_ALIPAY, S.PAYING, ScanKind.GS1, GDTI_LIKE_ALIPAY[3:]),
        # EAN with an add-on of five.
        (EAN_5_LIKE_WECHAT, S.PAYING, ScanKind.PAYMENT, EAN_5_LIKE_WECHAT),
        ("]E3" + EAN_5_LIKE_WECHAT, S.PAYING, ScanKind.ITEM, EAN_5_LIKE_WECHAT[:13]),
        ("]E3" + EAN + "12", S.SELLING, ScanKind.ITEM, EAN),
        ("]E2" + "12345", S.SELLING, ScanKind.NOTHING, ""),
        # The 18 digits of a scale.
        (SCALE_LIKE_ALIPAY, S.PAYING, ScanKind.PAYMENT, SCALE_LIKE_ALIPAY),
        (SCALE_LIKE_ALIPAY, S.SELLING, ScanKind.ITEM, SCALE_LIKE_ALIPAY),
        # Twelve digits: UPC-A, or a voucher of another platform.
        (UPC_LIKE_VOUCHER, S.SELLING, ScanKind.ITEM, UPC_LIKE_VOUCHER),
        (UPC_LIKE_VOUCHER, S.PAYING, ScanKind.THIRD_PARTY, UPC_LIKE_VOUCHER),
        ("]E0" + UPC_LIKE_VOUCHER, S.PAYING, ScanKind.ITEM, UPC_LIKE_VOUCHER),
        ("036000291453", S.PAYING, ScanKind.THIRD_PARTY, "036000291453"),
        ("0360 0029 1453", S.PAYING, ScanKind.THIRD_PARTY, "036000291453"),
        ("0360002914", S.SELLING, ScanKind.ITEM, "0360002914"),
        # Eleven digits: a phone, never a UPC-A without its check digit.
        ("13812342046", S.SELLING, ScanKind.PHONE, "13812342046"),
        ("13812342046", S.PAYING, ScanKind.PHONE, "13812342046"),
        # Eight digits: EAN-8 or UPC-E.
        ("]E0" + EAN_8_LIKE_UPC_E, S.SELLING, ScanKind.ITEM, UPC_A_OF_IT),
        ("04252614", S.SELLING, ScanKind.ITEM, "042100005264"),
        ("]E4" + "96385074", S.SELLING, ScanKind.ITEM, "96385074"),
        # A plain EAN is no element string, whatever it begins with (odoo/odoo#132709).
        ("2112345678900", S.SELLING, ScanKind.ITEM, "2112345678900"),
        (EAN_5_LIKE_WECHAT[:13], S.SELLING, ScanKind.ITEM, EAN_5_LIKE_WECHAT[:13]),
        ("01" + G, S.SELLING, ScanKind.ITEM, G),
        ("16901234567899", S.SELLING, ScanKind.ITEM, "16901234567899"),
        ("]I116901234567899", S.SELLING, ScanKind.ITEM, "16901234567899"),
        ("]I1ABC", S.SELLING, ScanKind.NOTHING, ""),
        ("]E4" + EAN, S.SELLING, ScanKind.NOTHING, ""),
        ("]E0" + "ABC", S.SELLING, ScanKind.NOTHING, ""),
        # A box with its goods on the label.
        ("00006141411234567890", S.SELLING, ScanKind.LOGISTIC, "006141411234567890"),
        (f"]C100006141411234567890{GS}01{G}", S.SELLING, ScanKind.ITEM, G),
        (f"]C100006141411234567890{GS}01{G}", S.RECEIVING, ScanKind.LOGISTIC, "006141411234567890"),
        # A box of our own, and a 货号 that begins like one.
        ("x-abcdefghjk", S.RECEIVING, ScanKind.LOGISTIC, "X-ABCDEFGHJK"),
        ("X-ABCDEFGHJ", S.RECEIVING, ScanKind.ITEM, "X-ABCDEFGHJ"),
        ("X-ABCDEFGHJ1", S.RECEIVING, ScanKind.ITEM, "X-ABCDEFGHJ1"),
        (f"]C102{G}3712", S.RECEIVING, ScanKind.LOGISTIC, G),
        # Web addresses.
        (f"https://shop.example/01/{G}#E-7K2M9PQ4RS", S.LOCKED, ScanKind.ITEM, G),
        ("https://pos.example#E-7K2M9PQ4RS", S.LOCKED, ScanKind.ENROLMENT, "E-7K2M9PQ4RS"),
        ("https://dpurl.cn/01/09520123456788", S.SELLING, ScanKind.THIRD_PARTY, "https://dpurl.cn/01/09520123456788"),
        ("]d2https://a/01/09520123456788", S.SELLING, ScanKind.ITEM, "09520123456788"),
        ("https://qr.alipay.com/fkx01234", S.PAYING, ScanKind.LINK, "https://qr.alipay.com/fkx01234"),
        ("wxp://f2f0Abc", S.PAYING, ScanKind.LINK, "wxp://f2f0Abc"),
        ("https://a/414/9520123456788", S.SELLING, ScanKind.GS1, "9520123456788"),
        ("https：//a。b/01/09520123456788", S.SELLING, ScanKind.ITEM, "09520123456788"),
        ("】E06901234567892", S.SELLING, ScanKind.ITEM, EAN),
        # Our own numbers have letters first.
        ("C" + "A" * 12, S.SELLING, ScanKind.COUPON, "C" + "A" * 12),
        ("v" + "a" * 12, S.PAYING, ScanKind.VOUCHER, "V" + "A" * 12),
        ("S-ABC234", S.COUNTING, ScanKind.SHELF, "S-ABC234"),
        ("h-abcd2345", S.SELLING, ScanKind.HOLD, "H-ABCD2345"),
        ("T-ABCD2345", S.RECEIVING, ScanKind.TRANSFER, "T-ABCD2345"),
        ("S-ABC230", S.COUNTING, ScanKind.ITEM, "S-ABC230"),
        ("GM" + "A" * 136, S.SELLING, ScanKind.MEMBER, "GM" + "A" * 136),
        ("GC" + "A" * 196, S.SELLING, ScanKind.COUPON, "GC" + "A" * 196),
        ("GC" + "A" * 195, S.SELLING, ScanKind.ITEM, "GC" + "A" * 195),
    ),
)  # fmt: skip
def test_what_wins_where(raw: str, state: State, kind: ScanKind, text: str) -> None:
    scan = read_scan(raw, state=state, layouts=(*USUAL, SCALE_18))

    assert (scan.kind, scan.text) == (kind, text)


def test_a_upc_a_where_money_is_asked_for_is_still_known_as_one() -> None:
    scan = read_scan(UPC_LIKE_VOUCHER, state=S.PAYING)

    assert scan.tag is not None
    assert scan.tag.keys == ("00036000291452",)
    assert scan.voucher is not None
    assert scan.voucher.platform is None


def test_the_scale_says_weight_and_price() -> None:
    scan = read_scan(SCALE_LIKE_ALIPAY, layouts=(SCALE_18,))

    assert scan.tag is not None
    assert scan.tag.in_store is not None
    assert (scan.tag.in_store.weight, scan.tag.in_store.price) == (189, 1234)
    assert scan.tag.keys[-1] == "2712345"


def test_both_readings_of_eight_digits_are_kept() -> None:
    only = read_scan("96385074")
    both = read_scan(EAN_8_LIKE_UPC_E)

    assert only.tag is not None
    assert only.tag.keys == ("00000096385074",)
    assert both.tag is not None
    assert both.tag.keys == ("000000" + EAN_8_LIKE_UPC_E, "00" + UPC_A_OF_IT)


@pytest.mark.parametrize(
    "raw, doubt",
    (
        ("6901234567893", Refusal.CHECK_DIGIT),
        ("96385075", Refusal.CHECK_DIGIT),
        ("0106901234567893", Refusal.CHECK_DIGIT),
        ("^0106901234567893", Refusal.CHECK_DIGIT),
        ("{GS}0106901234567893^10A", Refusal.CHECK_DIGIT),
        ("Alt0290106901234567893", Refusal.CHECK_DIGIT),
        ("00006141411234567891", Refusal.CHECK_DIGIT),
        (f"01{G}17261331", Refusal.BAD_VALUE),
        ("👗", Refusal.UNREADABLE),
        ("^hello", Refusal.UNREADABLE),
        ("DR0042-M", None),
        ("#123", None),
        ("alto", None),
        ("连衣裙（黑）", None),
        ("20261122345", None),
    ),
)
def test_what_the_catalogue_has_the_last_word_on(raw: str, doubt: Refusal | None) -> None:
    scan = read_scan(raw)

    assert (scan.kind, scan.doubt) == (ScanKind.ITEM, doubt)


@pytest.mark.parametrize(
    "raw, state, refusal, goes_to",
    (
        (EAN, S.SELLING, None, S.SELLING),
        (EAN, S.PAYING, Refusal.ELSEWHERE, S.SELLING),
        (EAN, S.LOCKED, Refusal.LOCKED, None),
        ("]E0" + EAN[:-1] + "3", S.SELLING, Refusal.CHECK_DIGIT, None),
        ("]E0" + EAN[:-1] + "3", S.LOCKED, Refusal.CHECK_DIGIT, None),
        ("6901234567893", S.COUNTING, Refusal.CHECK_DIGIT, None),
        (LOT_LIKE_WECHAT, S.PAYING, None, S.PAYING),
        (LOT_LIKE_WECHAT, S.SELLING, Refusal.PAYMENT_NOT_AWAITED, None),
        (LOT_LIKE_WECHAT, S.PICKUP, Refusal.PAYMENT_NOT_AWAITED, None),
        ("O-ABC234", S.SELLING, Refusal.ELSEWHERE, S.PICKUP),
        ("O-ABC234", S.PICKUP, None, S.PICKUP),
        ("RBJ01-02-261122-000007", S.SELLING, Refusal.ELSEWHERE, S.RETURNING),
        ("B" + "A" * 16, S.LOCKED, None, S.LOCKED),
        ("E-7K2M9PQ4RS", S.LOCKED, None, S.LOCKED),
        ("E-7K2M9PQ4RS", S.SELLING, Refusal.NOT_WANTED_HERE, None),
        ("https://a.example/hello", S.SELLING, Refusal.NOT_GOODS, None),
        ("]C1414" + "9520123456788", S.SELLING, Refusal.NOT_WANTED_HERE, None),
        (f"01{G}17261121", S.SELLING, Refusal.EXPIRED, None),
        (f"01{G}15261121", S.PICKUP, Refusal.EXPIRED, None),
        (f"01{G}16261121", S.SELLING, Refusal.EXPIRED, None),
        (f"01{G}17261121", S.COUNTING, None, S.COUNTING),
        (f"01{G}17261122", S.SELLING, None, S.SELLING),
        (f"01{G}17261100", S.SELLING, None, S.SELLING),
    ),
)  # fmt: skip
def test_where_scans_go(raw: str, state: State, refusal: Refusal | None, goes_to: State | None) -> None:
    went = route(raw, state, today=date(2026, 11, 22))

    assert (went.refusal, went.goes_to) == (refusal, goes_to)


def test_without_a_day_no_date_is_looked_at() -> None:
    assert route(f"01{G}17200101", S.SELLING).refusal is None


def test_every_kind_has_a_home_and_only_a_payment_takes_payment_codes() -> None:
    assert set(HOMES) == set(ScanKind)
    assert HOMES[ScanKind.PAYMENT].taken == {S.PAYING}
    assert HOMES[ScanKind.PAYMENT].offered is None


def test_platforms_are_named_by_their_links() -> None:
    scan = read_scan("https://v.douyin.com/abc/")

    assert scan.voucher is not None
    assert scan.voucher.platform is Platform.DOUYIN
