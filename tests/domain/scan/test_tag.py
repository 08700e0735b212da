from datetime import date

import pytest

from pos.domain.scan.gs1_values import century, read_date
from pos.domain.scan.kinds import Refusal, ScanKind
from pos.domain.scan.reading import read_scan
from pos.domain.scan.same_tag import once
from pos.domain.trace import Trace

GS = "\x1d"
EAN = "6901234567892"
G = "0" + EAN


@pytest.mark.parametrize(
    "year, this_year, full",
    # GS1 General Specifications, 7.12: at most 49 years back, at most 50 ahead.
    ((26, 2026, 2026), (76, 2026, 2076), (77, 2026, 1977), (0, 2026, 2000), (99, 2026, 1999), (0, 2051, 2100),
     (1, 2051, 2101), (2, 2051, 2002), (45, 2095, 2145), (46, 2095, 2046)),
)  # fmt: skip
def test_centuries(year: int, this_year: int, full: int) -> None:
    assert century(year, this_year=this_year) == full


def test_day_zero_is_the_months_last() -> None:
    assert read_date("280200") == date(2028, 2, 29)
    assert read_date("270200") == date(2027, 2, 28)
    assert read_date("270001") is None
    assert read_date("270230") is None


def test_everything_that_a_code_says() -> None:
    tag = read_scan(f"]d201{G}3103000189" + f"3922{1299}{GS}10L1{GS}21S1{GS}22V1{GS}3012").tag

    assert tag is not None
    assert (tag.gtin, tag.weight, tag.price, tag.variant, tag.count) == (G, 189, 1299, "V1", 12)
    assert tag.trace == Trace(lot="L1", serial="S1")
    assert not tag.expired(date(2099, 1, 1))


def test_of_several_dates_the_first_is_the_last_day_of_sale() -> None:
    tag = read_scan(f"]d201{G}172612311526113016261115").tag

    assert tag is not None
    assert tag.trace.expiry == date(2026, 12, 31)
    assert tag.sell_by == date(2026, 11, 15)
    assert tag.expired(date(2026, 11, 16))
    assert not tag.expired(date(2026, 11, 15))
    best = read_scan(f"]d201{G}15261130").tag
    assert best is not None
    assert best.trace.expiry == date(2026, 11, 30)
    timed = read_scan(f"]d201{G}70032611301200").tag
    assert timed is not None
    assert timed.trace.expiry == date(2026, 11, 30)


@pytest.mark.parametrize(
    "rest, refusal",
    (
        ("3932840999", Refusal.CURRENCY),
        ("31030001893102000020", Refusal.CONTRADICTION),
        (f"39221299{GS}39231000", Refusal.CONTRADICTION),
        ("3103000000", Refusal.BAD_VALUE),
        ("3920999999999999999", Refusal.BAD_VALUE),
    ),
)
def test_what_a_code_may_not_say(rest: str, refusal: Refusal) -> None:
    scan = read_scan(f"]d201{G}{rest}")

    assert (scan.kind, scan.refusal) == (ScanKind.NOTHING, refusal)


def test_weights_and_prices_of_any_scale_and_two_ways_to_say_the_same() -> None:
    def weight(rest: str) -> int | None:
        tag = read_scan(f"]d201{G}{rest}").tag
        return tag.weight if tag else None

    assert [weight("3100000002"), weight("3101000002"), weight("3105000250")] == [2000, 200, 3]
    same = read_scan(f"]d201{G}39221299{GS}3932156{1299}").tag
    assert same is not None
    assert same.price == 1299


def test_a_piece_of_several_has_the_gtin_of_the_whole() -> None:
    scan = read_scan(f"]C18006{G}0102{GS}21S")

    assert (scan.kind, scan.text) == (ScanKind.ITEM, G)


def test_what_is_doubtful_is_left_out() -> None:
    tag = read_scan(f"01{G}10ABC1231726123121XYZ").tag

    assert tag is not None
    assert tag.doubtful
    assert (tag.gtin, tag.trace.lot, tag.elements) == (G, "", (tag.elements[0],))


def test_the_ean_and_the_qr_of_one_tag_are_one_piece() -> None:
    ean, qr = read_scan("]E0" + EAN), read_scan(f"]Q1https://a/01/{G}/21/7")
    second, other = read_scan(f"]Q1https://a/01/{G}/21/8"), read_scan("]E0" + "036000291452")

    assert once([ean, qr]) == (qr,)
    assert once([qr, ean, qr]) == (qr,)
    assert once([ean, qr, second]) == (qr, second)
    assert once([ean, qr, ean, ean]) == (qr, ean, ean)
    assert once([ean, ean]) == (ean, ean)
    assert once([other, ean, qr, read_scan("O-ABC234"), read_scan("O-ABC234")]) == (other, qr, read_scan("O-ABC234"))
    assert once([]) == ()
    bare = read_scan(f"]Q1https://a/01/{G}")
    assert once([bare, bare, ean]) == (bare, bare)


def test_decimals_are_counted_from_the_right() -> None:
    """GS1 General Specifications, 392n: n digits after the point, however few there are."""
    prices = [tag.price for price in ("1", "10", "129") if (tag := read_scan(f"]d201{G}3922{price}").tag) is not None]

    assert prices == [1, 10, 129]
