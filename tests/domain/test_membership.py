from pos.domain.level import Level
from pos.domain.membership import Membership


def test_a_level_is_found_by_its_name() -> None:
    silver, gold = Level("银卡", rank=1), Level("金卡", rank=2)
    membership = Membership(levels=(gold, silver))

    assert membership.level_named("银卡") == silver
    assert membership.level_named("钻石") is None
