import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos.domain.ids import new_id
from pos.domain.own_code import ALPHABET
from pos.domain.pickup import PickupCode
from pos.domain.scan import MAX_SCAN, ScanKind, read_scan
from pos.domain.scan.own import hold_code

PAYMENT_CODES = st.one_of(
    st.from_regex(r"1[0-5][0-9]{16}", fullmatch=True),
    st.from_regex(r"(2[5-9]|30)[0-9]{14,22}", fullmatch=True),
    st.from_regex(r"62[0-9]{17}", fullmatch=True),
)
FRAMES = st.sampled_from(("{}", " {}\r\n", "]Q1{}", "]C0{}\t", "　{}"))
PICKUP = str(PickupCode(new_id(at_ms=1), new_id(at_ms=2), bytes(64)))


@given(st.one_of(st.text(max_size=600), st.text("]EQd1CG PM-O" + ALPHABET + "0123456789", max_size=40)))
def test_any_text_is_something(raw: str) -> None:
    scan = read_scan(raw)

    assert scan.kind in ScanKind
    assert (scan.kind is ScanKind.NOTHING) == (scan.text == "")
    assert scan.text == scan.text.strip()


@given(PAYMENT_CODES, FRAMES)
def test_a_payment_code_is_never_anything_else(code: str, frame: str) -> None:
    wide = code.translate({ord(digit): ord(digit) + 0xFEE0 for digit in "0123456789"})

    assert read_scan(frame.format(code)).kind is ScanKind.PAYMENT
    assert read_scan(frame.format(code)).text == code
    assert read_scan(wide).kind is ScanKind.PAYMENT


@given(
    st.sampled_from((("B", 16, ScanKind.BADGE), ("M", 12, ScanKind.MEMBER), ("O-", 6, ScanKind.ORDER),
                     ("E-", 10, ScanKind.ENROLMENT))),
    st.data(),
    FRAMES,
    st.booleans(),
)  # fmt: skip
def test_own_codes_are_read_in_either_case(
    shape: tuple[str, int, ScanKind], data: st.DataObject, frame: str, lower: bool
) -> None:
    prefix, length, kind = shape
    code = prefix + data.draw(st.text(ALPHABET, min_size=length, max_size=length))
    scan = read_scan(frame.format(code.lower() if lower else code))

    assert (scan.kind, scan.text) == (kind, code)


@pytest.mark.parametrize(
    "raw, kind, text",
    (
        ("6901234567892", ScanKind.ITEM, "6901234567892"),
        ("]E06901234567892\r", ScanKind.ITEM, "6901234567892"),
        ("６９０１２３４５６７８９２", ScanKind.ITEM, "6901234567892"),
        ("\x02]E06901234567892\x03\r\n", ScanKind.ITEM, "6901234567892"),
        ("036000291452", ScanKind.ITEM, "036000291452"),
        ("dr0042-m", ScanKind.ITEM, "DR0042-M"),
        ("连衣裙（黑）", ScanKind.ITEM, "连衣裙（黑）"),
        ("E-2345", ScanKind.ITEM, "E-2345"),
        ("13812342046", ScanKind.PHONE, "13812342046"),
        ("12812342046", ScanKind.ITEM, "12812342046"),
        ("rbj01-02-261122-000007", ScanKind.RECEIPT, "RBJ01-02-261122-000007"),
        ("HBJ01-02-261122-000007", ScanKind.ITEM, "HBJ01-02-261122-000007"),
        (PICKUP.lower(), ScanKind.PICKUP, PICKUP),
        (PICKUP[:-1], ScanKind.ITEM, PICKUP[:-1]),
        ("101234567890123456", ScanKind.PAYMENT, "101234567890123456"),
        ("161234567890123456", ScanKind.ITEM, "161234567890123456"),
        ("", ScanKind.NOTHING, ""),
        ("]E0", ScanKind.NOTHING, ""),
        ("0106901234567892\x1d10AB", ScanKind.ITEM, "06901234567892"),
        ("a\x00b", ScanKind.NOTHING, ""),
        ("1" * (MAX_SCAN + 1), ScanKind.NOTHING, ""),
        ("1" * 10_000, ScanKind.NOTHING, ""),
        ("\u202e6901234567892", ScanKind.NOTHING, ""),
        ("👗", ScanKind.ITEM, "👗"),
    ),
)
def test_what_texts_are(raw: str, kind: ScanKind, text: str) -> None:
    scan = read_scan(raw)

    assert (scan.kind, scan.text) == (kind, text)


def test_the_slip_of_a_cart_on_hold_is_read() -> None:
    code = hold_code(new_id(at_ms=1))

    assert read_scan(code.lower()).kind is ScanKind.HOLD
    assert hold_code("0190d000-0000-7000-8000-00ffffffffff") == "H-99999999"


def test_a_pickup_code_is_read_in_the_groups_in_which_it_is_printed() -> None:
    groups = " ".join(PICKUP[place : place + 4] for place in range(0, len(PICKUP), 4))
    assert (read_scan(groups).kind, read_scan(groups.lower()).text) == (ScanKind.PICKUP, PICKUP)
    assert read_scan("GP 电池").text == "GP 电池"
