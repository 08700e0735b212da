"""Every campaign's worked examples: the arithmetic, the engine and the oracle agree."""

import json
from datetime import datetime
from decimal import Decimal
from typing import Any

import pytest

from pos.commands.pricing.answer import answer
from pos.commands.pricing.case import read_case
from pos.commands.pricing.cases_file import loads
from tests.domain.promotion.oracle_choices import Pricing
from tests.domain.promotion.worked import case_of, examples, worked_out

NOW = datetime(2026, 11, 11, 15, 0)  # noqa: DTZ001
EXAMPLES = [
    pytest.param(each, id=f"{number}-{each['cart']}-{'-'.join(each['rules'])}")
    for number, each in enumerate(examples(), start=1)
]


def priced(case: dict[str, Any]) -> dict[str, Any]:
    """What `pos price` says of a case."""
    return answer(read_case(loads(json.dumps(case)), now=NOW))


def test_there_are_enough() -> None:
    assert len(examples()) >= 150


@pytest.mark.parametrize("example", EXAMPLES)
def test_the_arithmetic_the_engine_and_the_oracle_agree(example: dict[str, Any]) -> None:
    case = case_of(example)
    said = priced(case)
    worked, result = worked_out(example["sum"])
    oracle = Pricing(case)
    state = oracle.finished()

    assert worked == result
    assert Decimal(said["total"]) == Decimal(int(result * 100)) / 100
    assert oracle.due(state) == int(result * 100)
    engine = {
        (each["rule"], line["line"] - 1): round(Decimal(line["discount"]) * 100)
        for each in said["applied"]
        for line in each["lines"]
    }
    assert engine == {key: amount for key, amount in state.off.items() if amount}
    assert said["proven"]


@pytest.mark.parametrize("example", [each for each in EXAMPLES if "parts" in each.values[0]])  # type: ignore[operator]
def test_the_parts_of_lines_are_those_that_the_example_shows(example: dict[str, Any]) -> None:
    said = priced(case_of(example))

    assert {line["code"]: line["discount"] for line in said["lines"] if line["discount"] != "0.00"} == example["parts"]


@pytest.mark.parametrize("example", [each for each in EXAMPLES if "gifts_given" in each.values[0]])  # type: ignore[operator]
def test_the_gifts_are_those_that_the_example_shows(example: dict[str, Any]) -> None:
    case = case_of(example)

    assert [code for each in priced(case)["gifts"] for code in each["codes"]] == example["gifts_given"]
    assert Pricing(case).finished().gifts == example["gifts_given"]


@pytest.mark.parametrize("example", [each for each in EXAMPLES if "rewards" in each.values[0]])  # type: ignore[operator]
def test_the_rewards_are_those_that_the_example_shows(example: dict[str, Any]) -> None:
    case = case_of(example)
    said = [
        " ".join([each["kind"], *(str(each[name]) for name in ("amount", "times", "quantity") if name in each)])
        for each in priced(case)["rewards"]
    ]

    assert said == example["rewards"]
    assert Pricing(case).finished().rewards == example["rewards"]
