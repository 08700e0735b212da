"""An online order as the sale that its goods come back from."""

from __future__ import annotations

from dataclasses import replace

from pos.domain.order_sale import order_as_sale
from tests.usecases.printing.counter import ORDER


def test_what_was_not_handed_over_is_no_sale() -> None:
    waiting = replace(ORDER, lines=tuple(replace(line, collected=0) for line in ORDER.lines))
    assert order_as_sale(waiting, lambda _: None) is None
    sale = order_as_sale(ORDER, lambda _: None)
    assert sale is not None
    assert [(line.variant_id, line.quantity, line.paid) for line in sale.lines] == [("v1", 1000, 49_900)]
