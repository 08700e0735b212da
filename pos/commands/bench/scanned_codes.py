"""Scans of every kind, right and damaged, as they come at a counter: what the bench `route` reads."""

from __future__ import annotations

import string
from collections.abc import Callable, Iterator
from random import Random

from pos.domain.barcode import check_digit
from pos.domain.own_code import new_body
from pos.domain.scan.clean import GS

_LETTERS = string.ascii_uppercase + string.digits


def codes(random: Random) -> Iterator[str]:
    """One of each kind after the other, for ever; every tenth with a character changed."""
    while True:
        for number, make in enumerate(_KINDS):
            text = make(random)
            if random.random() < 0.1:
                place = random.randrange(len(text))
                text = text[:place] + random.choice(string.printable) + text[place + 1 :]
            yield text if number % 2 else f"{text}\r"


def _digits(random: Random, count: int) -> str:
    return "".join(random.choices(string.digits, k=count))


def _gtin(random: Random, length: int) -> str:
    body = _digits(random, length - 1)
    return body + str(check_digit(body))


def _lot(random: Random) -> str:
    return "".join(random.choices(_LETTERS, k=random.randint(3, 12)))


_KINDS: tuple[Callable[[Random], str], ...] = (
    lambda random: _gtin(random, 13),
    lambda random: f"]E0{_gtin(random, 13)}",
    lambda random: _gtin(random, 8),
    lambda random: f"]I1{_gtin(random, 14)}",
    lambda random: f"]d201{_gtin(random, 14)}17271231" + f"10{_lot(random)}{GS}21{_lot(random)}",
    lambda random: f"01{_gtin(random, 14)}10{_lot(random)}^3103{_digits(random, 6)}",
    lambda random: f"01{_gtin(random, 14)}10{_lot(random)}17271231" + f"21{_lot(random)}",
    lambda random: f"01{_gtin(random, 14)}10{_lot(random)}21{_lot(random)}22{_lot(random)}",
    lambda random: f"https://shop.example/s/01/{_gtin(random, 14)}/10/{_lot(random)}/21/7?17=271231&store=BJ01",
    lambda random: f"https://id.gs1.org/gtin/{_gtin(random, 13)}/lot/A%2F{_lot(random)}",
    lambda random: f"22{_gtin(random, 13)[2:]}",
    lambda random: f"1{random.randrange(6)}{_digits(random, 16)}",
    lambda random: f"28{_digits(random, 16)}",
    lambda random: f"13{_digits(random, 9)}",
    lambda random: f"]C100{_gtin(random, 18)}",
    lambda random: f"M{new_body(12)}",
    lambda random: f"GP{new_body(154)}",
    lambda random: f"O-{new_body(6)}",
    lambda random: f"RBJ01-02-261122-{random.randrange(1, 10**6):06}",
    lambda random: f"https://v.douyin.com/{_lot(random)}/",
    lambda random: "$01" + "5rWL6K+VPC8+OTExMTAxMDVNQTAwQUJDRDFYPC8+5YyX5LqsPC8+5bel6KGMPC8+QUJDRA==" + "$",
    lambda random: f"DR{_digits(random, 4)}-{random.choice('SML')}",
    lambda random: "连衣裙",
)
