"""The demo chain's campaigns: each does what its name says, and the goods of the demo's day cost what they cost."""

from __future__ import annotations

import csv
import json
from datetime import datetime
from typing import Any

import pytest

from pos.bootstrap.paths import resources_folder
from pos.domain.promotion.checking import Stocked, check
from pos.domain.promotion.engine import price_goods
from pos.domain.promotion.goods import Goods, Traits
from pos.domain.promotion.occasion import Buyer, Coupon, Occasion
from pos.domain.promotion.priced import Priced
from pos.domain.promotion.reading.document import read_document

DEMO = resources_folder() / "demo"
BOOK = read_document(json.loads((DEMO / "promotions.json").read_text(encoding="utf-8")))
GOLD = Buyer("m", level="金卡")


def catalogue() -> dict[str, Traits]:
    with (DEMO / "catalogue.csv").open(encoding="utf-8-sig", newline="") as file:
        return {
            row["货号"]: Traits(
                variant_id=row["货号"],
                product=row["货号"],
                categories=(row["类别"],),
                brand=row["品牌"],
                season=row["季节"],
                price=round(float(row["零售价"]) * 100),
            )
            for row in csv.DictReader(file)
        }


GOODS = catalogue()


def priced(cart: str, **occasion: Any) -> Priced:
    """`"C1001*2 H1007"` is two lipsticks and a mask."""
    lines = []
    for number, part in enumerate(cart.split(), start=1):
        code, _, pieces = part.partition("*")
        lines.append(Goods(number, GOODS[code], int(pieces or 1) * 1000, GOODS[code].price))
    now = occasion.pop("moment", datetime(2026, 11, 22, 12))  # noqa: DTZ001 - the store's own time
    return price_goods(lines, BOOK, Occasion(moment=now, store="HZ01", **occasion))


@pytest.mark.parametrize(
    "rule, cart, occasion, total",
    (
        ("beauty-off", "H1003*2", {}, 56_800),  # 598.00 - 30.00
        ("beauty-off", "H1003*3", {}, 81_700),  # 897.00 - 80.00
        ("men-pieces", "M2607*2", {}, 48_420),  # 538.00 x 90 %
        ("men-pieces", "M2607*3", {}, 68_595),  # 807.00 x 85 %
        ("lipstick-second", "C1001*2", {}, 22_350),  # 149.00 + 74.50
        ("mask-free", "H1007*3", {}, 15_800),  # 2 x 79.00
        ("cream-three", "N1004*3", {}, 9_900),
        ("scent-set", "N1001 N1002", {}, 52_000),
        ("vase-hours", "F3012*3", {}, 42_700),  # 2 x 129.00 + 169.00
        ("rug-together", "F3011", {"buyers": {"rug-together": 12}}, 76_900),
        ("cream-members", "H1003", {"member": GOLD}, 26_900),
        ("home-members", "F3010*2", {"member": GOLD}, 15_010),  # 158.00 x 95 %
        ("home-coupon", "F3010*2", {"coupons": (Coupon("C", opens="home-coupon"),)}, 13_430),  # 158.00 x 85 %
        ("socks-add", "X2601 A2603", {}, 44_890),  # 429.00 + 19.90
        ("new-boots", "X2603", {}, 51_900),  # 559.00 - 40.00
        ("summer-clearance", "Q2602", {}, 13_930),  # 199.00 x 70 %
        ("care-prices", "N1003*2", {}, 9_000),
    ),
)  # fmt: skip
def test_a_campaign_does_what_its_name_says(rule: str, cart: str, occasion: dict[str, Any], total: int) -> None:
    result = priced(cart, **occasion)
    assert result.total == total
    assert rule in [each.rule_id for each in result.applied]


def test_gifts_rewards_and_the_days_of_members() -> None:
    members_day = datetime(2026, 11, 18, 12)  # noqa: DTZ001
    beauty = priced("C1002*2", member=GOLD, moment=members_day)
    assert [(gift.rule_id, gift.choose, gift.options) for gift in beauty.gifts] == [
        ("beauty-gift", 1, ("GIFT1", "GIFT2"))
    ]  # fmt: skip
    assert {reward.rule_id: reward.value for reward in beauty.rewards} == {"members-day": 200, "beauty-draw": 1}
    home = priced("F3007", member=GOLD)
    assert {reward.rule_id: reward.value for reward in home.rewards} == {"furniture-back": 10_000, "home-delivery": 1}
    assert (beauty.total, home.total) == (39_800, 329_900)


def test_what_the_demos_day_sells_costs_what_is_on_it() -> None:
    result = priced("K2601*2 Z2601 P2601 D2601 D2602 J2601 W2601", member=GOLD)
    assert (result.total, result.gifts, result.applied) == (result.gross, (), ())


def test_head_office_finds_nothing_wrong_with_them() -> None:
    assert list(check(BOOK, [Stocked(traits) for traits in GOODS.values()])) == []
