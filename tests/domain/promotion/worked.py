"""The worked examples as cases: the carts written out, the arithmetic worked out."""

from __future__ import annotations

import re
import tomllib
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any

FILE = Path(__file__).parents[3] / "resources" / "promotions" / "examples.toml"
MOMENT = "2026-11-11T15:00:00"
OWN = ("cart", "rules", "sum", "note", "parts", "rewards", "gifts_given")
_TOKEN = re.compile(r"\s*(\d+(?:\.\d+)?%?|[-+×÷()])")


@cache
def examples() -> list[dict[str, Any]]:
    """As they stand in the file."""
    return list(_document()["example"])


@cache
def _document() -> dict[str, Any]:
    return tomllib.loads(FILE.read_text(encoding="utf-8"))


def case_of(example: dict[str, Any]) -> dict[str, Any]:
    """What `pos price` is given."""
    document = _document()
    lines = []
    for each in example["cart"].split():
        code, _, count = each.partition("×")
        lines.append({"code": code, "quantity": int(count or 1), **document["goods"][code]})
    rules = [{"id": name, **document["rules"][name]} for name in example["rules"]]
    rest = {name: value for name, value in example.items() if name not in OWN}
    return {"lines": lines, "rules": rules, "moment": MOMENT, **rest}


def worked_out(text: str) -> tuple[Fraction, Fraction]:
    """Both sides of a sum."""
    left, _, right = text.partition("=")
    return _Reader(left).expression(), _Reader(right).expression()


class _Reader:
    """Sums, products and brackets, as pupils read them."""

    def __init__(self, text: str) -> None:
        self._tokens = _TOKEN.findall(text)
        assert "".join(self._tokens) == re.sub(r"\s", "", text)

    def expression(self) -> Fraction:
        value = self._product()
        while self._tokens and self._tokens[0] in "+-":
            sign = 1 if self._tokens.pop(0) == "+" else -1
            value += sign * self._product()
        return value

    def _product(self) -> Fraction:
        value = self._number()
        while self._tokens and self._tokens[0] in "×÷":
            times = self._tokens.pop(0) == "×"
            number = self._number()
            value = value * number if times else value / number
        return value

    def _number(self) -> Fraction:
        token = self._tokens.pop(0)
        if token == "(":
            value = self.expression()
            assert self._tokens.pop(0) == ")"
            return value
        return Fraction(token[:-1]) / 100 if token.endswith("%") else Fraction(token)
