"""The sums on reports."""

from pos.domain.figures import Figures
from pos.usecases.printing.shift_report import SumLine
from pos.usecases.printing.sums import moves_of
from tests.usecases.printing.counter import CHINESE


def test_the_drawer_is_named_only_where_it_was_opened_for_nothing() -> None:
    assert moves_of(Figures(), CHINESE) == ()
    assert moves_of(Figures(openings=2), CHINESE) == (SumLine("无销售开钱箱", 2, 0),)
