import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos.domain.barcode import check_digit, gtin14, is_gtin, item_key, shown
from pos.domain.errors import BadValue

BODIES = st.sampled_from([7, 11, 12, 13]).flatmap(lambda size: st.text("0123456789", min_size=size, max_size=size))
GTINS = BODIES.map(lambda body: body + str(check_digit(body)))


@pytest.mark.parametrize(
    "body, digit",
    # GS1 General Specifications, section 7.9, and codes off shelves.
    (("629104150021", 3), ("9638507", 4), ("690123456789", 2), ("03600029145", 2)),
)
def test_check_digits(body: str, digit: int) -> None:
    assert check_digit(body) == digit


@pytest.mark.parametrize("body", ("12a", "１２３", "-1", " 1"))
def test_a_body_is_digits(body: str) -> None:
    with pytest.raises(BadValue):
        check_digit(body)


@given(GTINS)
def test_every_length_of_a_gtin_is_one_key(code: str) -> None:
    canonical = gtin14(code)

    assert len(canonical) == 14
    assert item_key(code) == item_key(f" {canonical} ") == canonical
    assert gtin14(shown(canonical)) == canonical


@given(GTINS, st.integers(0, 12), st.integers(1, 9))
def test_one_wrong_digit_is_noticed(code: str, place: int, off: int) -> None:
    place %= len(code)
    wrong = code[:place] + str((int(code[place]) + off) % 10) + code[place + 1 :]

    assert is_gtin(code)
    assert not is_gtin(wrong)


@pytest.mark.parametrize(
    "canonical, printed",
    (("06901234567892", "6901234567892"), ("00000096385074", "96385074"), ("16901234567899", "16901234567899")),
)
def test_gtins_as_they_are_printed(canonical: str, printed: str) -> None:
    assert shown(canonical) == printed


@pytest.mark.parametrize("code", ("", "123", "6901234567893", "690123456789２", "6901234567892 ", "ABCDEFGH"))
def test_what_is_no_gtin(code: str) -> None:
    assert not is_gtin(code)
    with pytest.raises(BadValue):
        gtin14(code)


@given(st.text(max_size=30))
def test_a_key_of_a_key_is_the_key(text: str) -> None:
    assert item_key(item_key(text)) == item_key(text)


def test_own_numbers_are_keys_in_upper_case() -> None:
    assert item_key(" dr-0042/m ") == "DR-0042/M"
