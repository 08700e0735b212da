"""Special prices and members' price lists: from a spreadsheet to the till's price."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta

from pos.domain.cart import Cart
from pos.domain.member import Member
from pos.domain.store import Store, Till
from pos.server.central import Central
from pos.server.importing.problem import Reason
from pos.usecases.selling.price_cart import PriceCart
from tests.examples import a_cart, an_item
from tests.fakes.clock import Clock
from tests.fakes.mirror import Mirror
from tests.server.importing.conftest import Import

CATALOGUE = """货号,品名,零售价,颜色,尺码,条码
P1,女士皮衣,1099,黑,M,6901234500011
P1,女士皮衣,1099,黑,S,6901234500028
K1,T恤,99,,,1234565
"""
PRICES = """价格表,货号,条码,特价,适用会员,开始,结束,门店
秒杀,,6901234500011,499,,2026-11-22 09:00,2026-11-22 10:00,HZ01
会员价,P1,,999,会员,,,
金卡价,,6901234500011,899,"金卡;钻石",2026-11-01,2026-11-30,
等级价,K1,,88,按等级,,,
"""
GOLD = Member("m-1", "", "", level="金卡")


def counted(central: Central) -> PriceCart:
    """A till of HZ01 that has been told."""
    mirror = Mirror()
    mirror.campaigns = central.promotions.get()
    clock = Clock()  # 22 November, 09:00 in the store
    return PriceCart(mirror=mirror, clock=clock, till=Till("t", 1, Store("s", "HZ01", "")))


def a_piece(central: Central, style: str, colour: str, size: str, retail: int, member: Member | None = None) -> Cart:
    variant_id = central.catalogue.variant_ids([style])[style, colour, size]
    return replace(a_cart(replace(an_item(retail=retail), variant_id=variant_id, style_code=style)), member=member)


def test_prices_come_from_a_file_and_the_better_one_counts(central: Central, load: Import) -> None:
    load(CATALOGUE, name="goods.csv")
    report = load(PRICES)
    assert (report.kind, report.loaded, report.changed, report.problems) == ("prices", 4, 4, [])
    price = counted(central)

    def costs(style: str, colour: str, size: str, retail: int, member: Member | None = None) -> int:
        return price(a_piece(central, style, colour, size, retail, member)).total

    # 499.00 for an hour, for everybody; the member's 899.00 is dearer.
    assert costs("P1", "黑", "M", 109_900) == 49_900
    assert costs("P1", "黑", "M", 109_900, member=GOLD) == 49_900
    assert costs("P1", "黑", "S", 109_900) == 109_900
    assert costs("P1", "黑", "S", 109_900, member=GOLD) == 99_900
    later = replace(a_piece(central, "P1", "黑", "M", 109_900, GOLD))
    price._clock.passed_s += timedelta(hours=1, seconds=1).total_seconds()  # type: ignore[attr-defined]
    priced = price(later)
    # 899.00 of the gold list is below the 999.00 of every member's.
    assert (priced.total, [rule.rule_id for rule in priced.why.applied]) == (89_900, ["member-price"])
    assert costs("P1", "黑", "M", 109_900) == 109_900
    # A level that carries the list by its name.
    assert costs("K1", "", "", 9_900, member=GOLD) == 9_900
    assert costs("K1", "", "", 9_900, member=replace(GOLD, price_list="等级价")) == 8_800


def test_a_file_says_all_of_its_lists_and_nothing_of_others(central: Central, load: Import) -> None:
    load(CATALOGUE, name="goods.csv")
    load(PRICES)
    assert load(PRICES).changed == 0
    again = load("价格表,货号,价格\n会员价,P1,950\n", dry_run=True)
    before = central.promotions.book().price_lists[0]
    assert (again.changed, before.name, dict(before.prices)) == (1, "会员价", {"P1": 99_900})
    load("价格表,货号,价格\n会员价,P1,950\n")
    lists = {each.name: dict(each.prices) for each in central.promotions.book().price_lists}
    assert (len(lists), lists["会员价"]) == (4, {"P1": 95_000})
    # Rules come by themselves: lists that they say nothing of stay.
    central.promotions.put({"rules": []})
    assert len(central.promotions.book().price_lists) == 4
    central.promotions.put({"rules": [], "price_lists": []})
    assert json.loads(central.promotions.get()) == {"price_lists": [], "rules": []}


def test_rows_that_cannot_be_are_refused_with_their_column(central: Central, load: Import) -> None:
    load(CATALOGUE, name="goods.csv")
    report = load(
        "价格表,货号,条码,特价,开始\n"
        "A,P9,,10,\n"
        "A,,6901234500097,10,\n"
        ",P1,,10,\n"
        "A,P1,,-1,\n"
        "A,P1,,10,昨天\n"
        "A,P1,,10,2026-11-11\n"
        "A,P1,,10,2026-11-12\n"
        "A,P1,,11,2026-11-11\n"
        "A,,,11,2026-11-11\n"
    )
    found = [(each.row, each.column, each.reason) for each in report.problems]
    assert found == [
        (2, "style_code", Reason.UNKNOWN), (3, "code", Reason.UNKNOWN), (4, "list", Reason.MISSING),
        (5, "price", Reason.NEGATIVE), (6, "first", Reason.NOT_A_TIME), (8, "list", Reason.DIFFERS),
        (9, "price", Reason.DUPLICATE), (10, "code", Reason.MISSING),
    ]  # fmt: skip
    assert report.loaded == 1
