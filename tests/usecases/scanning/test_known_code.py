"""What the catalogue knows may be believed of one decoder; nothing else."""

import pytest

from pos.domain.catalogue import Item
from pos.usecases.scanning.known_code import KnownCode
from tests.fakes.catalogue import Catalogue

JEANS = Item(
    variant_id="v", style_id="s", style_code="K2601", name="直筒牛仔裤", colour="", size="", list_price=1,
    retail_price=1, barcode="6901234500011",
)  # fmt: skip


@pytest.mark.parametrize(
    "scan,known",
    (
        ("]E06901234500011", True),
        ("]Q1https://shop.example/01/06901234500011/21/A7", True),
        ("6901234500028", False),
        ("]C0KEEP-OUT", False),
        ("]Q1O-7K2M9P", False),
        ("134567890123456789", False),
        ("", False),
    ),
)
def test_goods_of_this_chain(scan: str, known: bool) -> None:
    assert KnownCode(catalogue=Catalogue().coded("6901234500011", JEANS))(scan) is known


def test_codes_of_the_chain_s_own() -> None:
    assert KnownCode(catalogue=Catalogue().coded("K2601-26", JEANS))("]C0K2601-26")
