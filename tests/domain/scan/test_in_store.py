import pytest
from biip.checksums import gs1_price_weight_check_digit
from hypothesis import given
from hypothesis import strategies as st

from pos.domain.barcode import check_digit
from pos.domain.errors import BadValue
from pos.domain.scan.in_store import USUAL, InStore, Layout, read_in_store, verifier


def checked(body: str) -> str:
    return body + str(check_digit(body))


@pytest.mark.parametrize(
    "layout, code, expected",
    (
        ("22IIIIIPPPPPC", checked("221234501234"), InStore(("02212345000005", "2212345"), price=1234)),
        ("27IIIIIWWWWWC", checked("271234500189"), InStore(("02712345000000", "2712345"), weight=189)),
        ("28IIIIINNNNNC", checked("281234500012"), InStore(("0" + checked("281234500000"), "2812345"), count=12)),
        # The verifier of 2875 is 9 (General Specifications 7.9.2; biip.checksums).
        ("02IIIIIVPPPPC", checked("021234592875"), InStore(("00212345000007", "0212345"), price=2875)),
        ("21IIIIIIIIIIC", checked("211234567890"), InStore(("02112345678900", "211234567890"))),
        ("27IIIIIWWWWWPPPPPC", checked("27123450018901234"),
         InStore((checked("27123450000000000"), "2712345"), price=1234, weight=189)),
        ("2412IIIVWWWWC", checked("241234592875"), InStore(("0" + checked("241234500000"), "2412345"), weight=2875)),
        ("22IIIIIPPPPPC", checked("221234500000"), InStore(("02212345000005", "2212345"))),
    ),
)  # fmt: skip
def test_numbers_are_taken_apart(layout: str, code: str, expected: InStore) -> None:
    assert Layout(layout).read(code) == expected


@pytest.mark.parametrize(
    "layout, code",
    (
        ("22IIIIIPPPPPC", checked("231234501234")),
        ("22IIIIIPPPPPC", checked("221234501234")[:-1] + "9"),
        ("22IIIIIPPPPPC", "2212345"),
        ("22IIIIIPPPPPC", "22123450123AB"),
        ("02IIIIIVPPPPC", checked("021234582875")),
    ),
)
def test_what_is_not_of_a_layout(layout: str, code: str) -> None:
    assert Layout(layout).read(code) is None


@pytest.mark.parametrize(
    "layout",
    ("", "22IIIIIPPPPP", "32IIIIIPPPPPC", "22PPPPPPPPPPC", "22IIPPIIPPPPC", "22IIIIVPPPPPPC"[:13], "22IIIIIIPPPVC",
     "22IIIIIVNNNNC",     "22iiiiippppPC", "22IIIIIPPPPPX"),
)  # fmt: skip
def test_what_is_no_layout(layout: str) -> None:
    with pytest.raises(BadValue):
        Layout(layout)


def test_upc_a_and_canonical_form_are_read_as_their_ean() -> None:
    upc_a = checked("21234592875")

    assert read_in_store(upc_a, USUAL) == read_in_store("0" + upc_a, USUAL) == read_in_store("00" + upc_a, USUAL)
    assert read_in_store(upc_a, USUAL) is not None
    assert read_in_store("6901234567892", USUAL) is None
    assert read_in_store(upc_a, ()) is None


def test_the_usual_table_knows_every_prefix() -> None:
    assert [layout.prefix for layout in USUAL] == ["02", *(f"2{digit}" for digit in range(10))]


@given(st.one_of(st.text("0123456789", min_size=4, max_size=4), st.text("0123456789", min_size=5, max_size=5)))
def test_verifiers_are_those_of_biip(value: str) -> None:
    assert verifier(value) == gs1_price_weight_check_digit(value)
