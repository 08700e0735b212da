"""A long rule's name never takes the room of what is missing."""

from __future__ import annotations

from pos.ui.sell.totals_row import TotalsRow


def ten_each(words: str) -> int:
    return 10 * len(words)


def test_of_a_long_name_the_middle_is_left_out_and_the_amounts_stay() -> None:
    name = "双十一全场女装外套满300减50"
    row = TotalsRow(f"再买 30.00 元，减 50.00：{name}", "", "brand", name=name)
    assert row.label_in(350, ten_each) == row.label
    assert row.label_in(340, ten_each) == "再买 30.00 元，减 50.00：双十一全场女装…满300减50"
    assert row.label_in(260, ten_each) == "再买 30.00 元，减 50.00：双十一…减50"
    assert row.label_in(220, ten_each) == "再买 30.00 元，减 50.00：双…0"
    assert row.label_in(210, ten_each) == "再买 30.00 元，减 50.00"
    # What names no rule is left to the painter.
    assert TotalsRow("小计", "100.00").label_in(10, ten_each) == "小计"
