"""What a rule book remembers from one pricing to the next is bounded, and changes no figure."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from random import Random

from pos.commands.bench.campaigns import OCCASION, a_cart, one_more, rulebook
from pos.domain.cart import Cart, add
from pos.domain.document import Funder
from pos.domain.pricing import Terms, price
from pos.domain.promotion.benefit import Off, Reduction
from pos.domain.promotion.engine import price_goods
from pos.domain.promotion.goods import Goods, Traits
from pos.domain.promotion.occasion import Occasion
from pos.domain.promotion.position import Position
from pos.domain.promotion.price_list import Listed, PriceList
from pos.domain.promotion.priced import Applied
from pos.domain.promotion.rule import Rule
from pos.domain.promotion.rulebook import LINES, RuleBook
from pos.domain.promotion.said import AMOUNTS, FEW, Named, Said
from pos.domain.promotion.sheet import Sheet
from pos.domain.promotion.stage import Stage
from pos.domain.promotion.target import Scope, Target
from tests.examples import an_item

RULE = Named("R", "满减", Stage.ORDER, Funder.STORE)
BRAND = frozenset({"甲"})
NOBODY = Occasion(moment=datetime(2026, 11, 22, 12))  # noqa: DTZ001 - the store's own time
NOON, EVENING = datetime(2026, 11, 22, 4, tzinfo=UTC), datetime(2026, 11, 22, 12, tzinfo=UTC)


def test_what_a_rule_took_off_is_said_once_and_forgotten_when_it_is_too_much() -> None:
    said = Said(RULE)
    told = said.tell(2, ((1, 7), (3, 7)))
    ((one, first), (three, second)) = told.allocations

    assert (first.rule_id, first.rule_name, first.amount, first.funder) == ("R", "满减", 7, Funder.STORE)
    assert (one, three, second) == (1, 3, first)
    assert second is first
    assert (told.applied.amount, told.applied.lines, told.applied.uses) == (14, ((1, 7), (3, 7)), 2)
    assert told.applied.stage is Stage.ORDER

    others = [said.off[100 + amount] for amount in range(AMOUNTS)]
    assert said.off[7] == first
    assert said.off[7] is not first
    assert others[3].amount == 103


def test_an_amount_shared_by_many_lines_is_not_kept() -> None:
    said = Said(RULE)
    told = said.tell(1, tuple((number, 5) for number in range(FEW + 1)))

    assert {allocation.amount for _, allocation in told.allocations} == {5}
    assert told.applied.amount == 5 * (FEW + 1)
    assert not said.off


def test_what_a_rule_does_again_is_told_again_and_what_the_whole_order_has_is_told_anew() -> None:
    rule = Rule("R", "九折", Stage.ORDER, Reduction(tiers=((0, Off(part=1_000)),)), target=Target(Scope(brands=BRAND)))
    book = RuleBook([rule])
    own = [Goods(number, Traits(f"V{number}", brand="甲"), 1_000, 100 + number) for number in range(3)]
    others = [Goods(number, Traits(f"V{number}"), 1_000, 200 + number) for number in range(5, 9)]

    def told(*goods: Goods) -> Applied:
        return price_goods(goods, book, NOBODY).applied[0]

    assert told(*own, *others[:3]) is told(*own, *others)  # the others lie before them: they have moved
    assert told(*own, *others[:2]) is not told(*own, *others[:2])  # more than half of the order
    # In another order, ids no longer rise: it is told in the order of the lines.
    turned = told(*others[::-1], *own[::-1])
    assert [line_id for line_id, _ in turned.lines] == [line.line_id for line in own[::-1]]


def test_a_line_is_the_same_position_again_and_no_other_object_is_taken_for_it() -> None:
    book = RuleBook()
    line = Goods(1, Traits("A"), 1_000, 100)
    (first,) = book.positions([line])
    (again,) = book.positions([line])
    (copy,) = book.positions([Goods(1, Traits("A"), 1_000, 100)])
    assert first is again
    assert copy is not first
    assert copy.kind is first.kind

    # Where a line had the id of one that is gone.
    other = Goods(2, Traits("B"), 3_000, 250)
    book._known[1][id(other)] = first
    (found,) = book.positions([other])
    assert (found.goods, found.gross) == (other, 750)


def test_lines_are_forgotten_when_there_are_too_many_and_stay_of_one_kind() -> None:
    book = RuleBook()
    line = Goods(1, Traits("A"), 1_000, 100)
    (first,) = book.positions([line])
    book.positions([Goods(number, Traits("B"), 1_000, 100) for number in range(2, LINES + 2)])
    (again,) = book.positions([line])

    assert isinstance(first, Position)
    assert again is not first
    assert again.kind is first.kind


def test_a_line_whose_price_lists_change_is_priced_anew() -> None:
    item = replace(an_item(), retail_price=10_000)
    lists = [
        PriceList("午市", {item.variant_id: 8_000}, last=NOON.replace(tzinfo=None, hour=13)),
        PriceList("夜市", {item.variant_id: 7_000}, first=NOON.replace(tzinfo=None, hour=18)),
    ]
    book = RuleBook(price_lists=lists)
    cart = add(Cart(cart_id="c", started=NOON), item, code=item.barcode)

    def at(moment: datetime) -> int:
        return price(cart, Terms(book=book, moment=moment, offset_minutes=480)).total

    assert [at(NOON), at(NOON), at(EVENING), at(NOON)] == [8_000, 8_000, 7_000, 8_000]
    book.lines.update({-number: book.lines[id(cart.lines[0])] for number in range(LINES)})
    assert at(EVENING) == 7_000
    assert len(book.lines) == 1


def test_a_long_list_counts_with_what_is_told_of_it_now() -> None:
    item = replace(an_item(), retail_price=10_000)
    book = RuleBook(price_lists=[PriceList("会员日", elsewhere=True), PriceList("短", {"nothing": 1})])
    cart = add(Cart(cart_id="c", started=NOON), item, code=item.barcode)
    told: list[Listed] = [
        {},
        {"会员日": {item.barcode: 9_000}},
        {"会员日": {item.barcode: 8_500, item.style_code: 1}},
        {"短": {item.barcode: 5}},
    ]

    assert [price(cart, Terms(book=book, listed=listed)).total for listed in told] == [10_000, 9_000, 8_500, 10_000]


def test_what_is_remembered_changes_nothing_whatever_was_priced_before() -> None:
    random = Random(7)
    book, cart = rulebook(random, 60), a_cart(random, 20)
    for turn in range(12):
        again = replace(cart[0], line_id=90 + turn)  # the same goods once more: equal lines are priced together
        cart = [*one_more(random, cart), again] if turn % 3 else [*cart[1:], again]
        asked = [*reversed(cart)] if turn % 4 == 3 else cart

        remembered = price_goods(asked, book, OCCASION)

        assert remembered == price_goods(asked, RuleBook(book.rules), OCCASION)
        assert remembered == price_goods(asked, book, OCCASION)


def test_equal_lines_are_joined_once_as_long_as_they_are_the_same() -> None:
    book = RuleBook()
    lines = [Goods(number, Traits("A"), 2_000, 100) for number in (1, 2, 3)]
    (first,) = Sheet(lines, book).positions
    (again,) = Sheet(lines, book).positions
    (fewer,) = Sheet(lines[:2], book).positions

    assert again is first
    assert (first.pieces, first.gross, fewer.pieces, fewer.gross) == (6, 600, 4, 400)
