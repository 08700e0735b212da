"""Numbers that a shop gives itself: prefixes 02 and 20 to 29, laid out as the shop likes.

GS1 General Specifications, 2.1.11. A layout is written as the digits stand: fixed ones, then a letter for each digit of
a field.

    22IIIIIPPPPPC   item, price in fen, check digit       27IIIIIWWWWWC   item, weight in grams, check digit
    02IIIIIVPPPPC   with a digit that verifies the price   28IIIIINNNNNC   item, pieces
    21IIIIIIIIIIC   an item number and nothing else        25IIIIIWWWWWPPPPPC   18 digits, as scales in China print

What the catalogue knows under the whole number is that; only what it does not know is taken apart.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from pos.domain.barcode import check_digit, is_gtin
from pos.domain.errors import BadValue
from pos.domain.money import Fen
from pos.domain.quantity import Milli

_LAYOUT = re.compile(r"^(02|2\d)(\d*)(?=[IPWNV]*I)((?:I+|P+|W+|N+|V)*)C$", re.ASCII)
_LENGTHS = (13, 18)
_TWO_MINUS = (0, 2, 4, 6, 8, 9, 1, 3, 5, 7)
_THREE = (0, 3, 6, 9, 2, 5, 8, 1, 4, 7)
_FIVE_PLUS = (0, 5, 1, 6, 2, 7, 3, 8, 4, 9)
_FIVE_MINUS = (0, 5, 9, 4, 8, 3, 7, 2, 6, 1)


@dataclass(frozen=True, slots=True)
class InStore:
    """A number taken apart."""

    keys: tuple[str, ...]
    """What the catalogue is asked for: the number with zeros for what was weighed, then prefix and item alone."""
    price: Fen | None = None
    """For this piece; None where the code does not say, or says 0."""
    weight: Milli | None = None
    """Thousandths of a kilogram; None as above."""
    count: int | None = None
    """Pieces; None as above."""


@dataclass(frozen=True, slots=True)
class Layout:
    """How numbers of one prefix are laid out. Raises BadValue for what is no layout."""

    pattern: str
    """As in this module's docstring."""

    def __post_init__(self) -> None:
        if len(self.pattern) not in _LENGTHS or _LAYOUT.match(self.pattern) is None:
            raise BadValue(f"not a layout of in-store numbers: {self.pattern!r:.40}")
        runs = re.findall(r"I+|P+|W+|N+|V", self.pattern)
        letters = [run[0] for run in runs]
        if len(set(letters)) != len(letters) or ("V" in letters and len(self._verified(self.pattern)) not in (4, 5)):
            raise BadValue(f"not a layout of in-store numbers: {self.pattern!r:.40}")

    @property
    def prefix(self) -> str:
        """The fixed digits."""
        return re.split("[A-Z]", self.pattern, maxsplit=1)[0]

    def field(self, letter: str, code: str) -> str:
        """The digits of `code` that stand where the layout has `letter`."""
        return "".join(digit for digit, place in zip(code, self.pattern, strict=True) if place == letter)

    def read(self, code: str) -> InStore | None:
        """A number of that layout taken apart; None for another's, or with a wrong check digit or verifier."""
        if len(code) != len(self.pattern) or not code.startswith(self.prefix):
            return None
        if not code.isascii() or not code.isdigit() or check_digit(code[:-1]) != int(code[-1]):
            return None
        price, grams, pieces = (self.field(letter, code) for letter in "PWN")
        if "V" in self.pattern and verifier(self._verified(code)) != int(self.field("V", code)):
            return None
        item = self.prefix + self.field("I", code)
        zeros = "".join("0" if place in "PWNV" else digit for digit, place in zip(code, self.pattern, strict=True))[:-1]
        whole = zeros + str(check_digit(zeros))
        return InStore(
            keys=(whole.rjust(14, "0") if is_gtin(whole) else whole, item),
            price=int(price or 0) or None,
            weight=int(grams or 0) or None,
            count=int(pieces or 0) or None,
        )

    def _verified(self, code: str) -> str:
        """The digits that a verifier is made of."""
        return self.field("P", code) or self.field("W", code)


USUAL: tuple[Layout, ...] = (
    Layout("02IIIIIVPPPPC"),
    *(Layout(f"2{digit}IIIIIPPPPPC") for digit in "01234"),
    *(Layout(f"2{digit}IIIIIWWWWWC") for digit in "56789"),
)
"""What is assumed where a chain has set up no table: 02 as in North America, 20 to 24 prices, 25 to 29 weights."""


def read_in_store(code: str, layouts: tuple[Layout, ...]) -> InStore | None:
    """The first reading of a number; None for one that is in no layout."""
    canonical = code[-13:] if len(code) in (12, 14) else code
    padded = canonical.rjust(13, "0") if len(canonical) == 12 else canonical
    return next((found for found in (layout.read(padded) for layout in layouts) if found is not None), None)


def verifier(value: str) -> int:
    """The digit that verifies a price or weight of four or five digits (General Specifications 7.9.2 to 7.9.4)."""
    digits = [int(digit) for digit in value]
    if len(digits) == 4:
        weighted = zip((_TWO_MINUS, _TWO_MINUS, _THREE, _FIVE_MINUS), digits, strict=True)
        return 3 * sum(table[digit] for table, digit in weighted) % 10
    weighted = zip((_FIVE_PLUS, _TWO_MINUS, _FIVE_MINUS, _FIVE_PLUS, _TWO_MINUS), digits, strict=True)
    return _FIVE_MINUS.index(-sum(table[digit] for table, digit in weighted) % 10)
