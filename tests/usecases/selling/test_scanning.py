from dataclasses import replace

import pytest

from pos.domain.catalogue import ItemKind
from pos.domain.errors import Refused
from pos.domain.money import MAX_FEN
from pos.domain.quantity import MAX_MILLI
from pos.domain.staff import Approval, Permission
from pos.usecases.selling.add_item import AddItem, ScanOutcome
from pos.usecases.selling.scan_item import ScanItem
from pos.wire.catalogue import StoreStock
from pos.wire.feed import ItemRecord
from tests.examples import MANAGER, NOON, a_cart, an_item
from tests.fakes.catalogue import Catalogue
from tests.usecases.counter import Shop

DRESS, COAT = an_item(1), an_item(11)
EAN = "6901234567892"
YES = Approval(MANAGER.staff_id, Permission.OPEN_PRICE, "无码", NOON)


def a_shop(*, complete: bool = True) -> Shop:
    return Shop(catalogue=Catalogue(complete=complete).coded(EAN, DRESS).coded("dr-0002/m", COAT))


@pytest.mark.parametrize("text", (EAN, f"]E0{EAN}\r", f"0{EAN}"))
def test_a_scan_rings_up_one_piece(text: str) -> None:
    scanned = a_shop().scan_item(a_cart(), text)

    assert (scanned.outcome, scanned.line_id, scanned.item) == (ScanOutcome.ADDED, 1, DRESS)
    assert [(line.item, line.quantity, line.unit_price) for line in scanned.cart.lines] == [(DRESS, 1000, 29_900)]


def test_the_line_keeps_the_code_it_came_from() -> None:
    assert a_shop().scan_item(a_cart(), " DR-0002/m ").cart.lines[0].code == "DR-0002/M"


def test_a_quantity_before_the_scan() -> None:
    scanned = a_shop().scan_item(a_shop().scan_item(a_cart(), EAN).cart, EAN, quantity=3000)

    assert (scanned.line_id, scanned.cart.lines[0].quantity) == (1, 4000)


@pytest.mark.parametrize("quantity", (0, -1000, MAX_MILLI + 1))
def test_a_quantity_that_cannot_be(quantity: int) -> None:
    cart = a_cart(COAT)
    scanned = a_shop().scan_item(cart, EAN, quantity=quantity)

    assert (scanned.outcome, scanned.cart) == (ScanOutcome.BAD_QUANTITY, cart)


def test_a_code_of_several_is_a_choice() -> None:
    shop = a_shop()
    shop.catalogue.coded("4712345678904", DRESS, COAT)
    scanned = shop.scan_item(a_cart(), "4712345678904")

    assert (scanned.outcome, scanned.choices, scanned.cart.lines) == (ScanOutcome.CHOOSE, (DRESS, COAT), ())


def test_the_code_of_a_style_is_a_choice_of_its_sizes() -> None:
    sizes = (an_item(1, size="S"), an_item(2, size="M"))

    assert ScanItem(catalogue=Catalogue(*sizes))(a_cart(), "dr0001").choices == sizes


def test_an_unknown_code_leaves_the_cart_alone() -> None:
    cart = a_cart(COAT)
    shop = a_shop()
    scanned = shop.scan_item(cart, "4712345678904")

    assert (scanned.outcome, scanned.cart, scanned.text) == (ScanOutcome.NOT_FOUND, cart, "4712345678904")
    assert shop.central.calls == []


@pytest.mark.parametrize("text", ("", "\0", "1" * 10_000, "134567890123456789"))
def test_what_is_no_item_or_somebodys_payment_is_not_repeated(text: str) -> None:
    shop = a_shop(complete=False)
    scanned = shop.scan_item(a_cart(), text)

    assert (scanned.outcome, scanned.text) == (ScanOutcome.NOT_FOUND, "")
    assert shop.central.calls == []


@pytest.mark.parametrize("item", (an_item(retail=0), replace(DRESS, on_sale=False)))
def test_attention_is_asked_for_free_goods_and_goods_off_sale(item: object) -> None:
    shop = Shop(catalogue=Catalogue().coded(EAN, item))  # type: ignore[arg-type]
    scanned = shop.scan_item(a_cart(), EAN)

    assert (scanned.outcome, len(scanned.cart.lines)) == (ScanOutcome.ATTENTION, 1)


def test_while_the_catalogue_fills_the_server_is_asked() -> None:
    shop = a_shop(complete=False)
    shop.central.records = [ItemRecord(an_item(21), ("04712345678904",))]
    shop.central.records += [ItemRecord(an_item(n), ("SHARED",)) for n in (22, 23)]

    # The fake server knows codes in their canonical form only.
    assert shop.scan_item(a_cart(), "04712345678904").item == an_item(21)
    assert shop.scan_item(a_cart(), "shared").choices == (an_item(22), an_item(23))
    assert shop.scan_item(a_cart(), "nobody's").outcome is ScanOutcome.NOT_FOUND
    assert shop.scan_item(a_cart(), EAN).item == DRESS
    assert len(shop.central.calls) == 3


def test_while_the_catalogue_fills_and_the_network_is_down_nobody_knows() -> None:
    shop = a_shop(complete=False)
    shop.central.reachable = False
    alone = ScanItem(catalogue=shop.catalogue)

    assert shop.scan_item(a_cart(), "4712345678904").outcome is ScanOutcome.NOT_YET
    assert alone(a_cart(), "4712345678904").outcome is ScanOutcome.NOT_YET


def test_a_price_is_typed_for_what_has_none() -> None:
    mending = an_item(5, kind=ItemKind.OPEN_PRICE, retail=0)
    shop = Shop(catalogue=Catalogue().coded("MEND", mending))
    asked = shop.scan_item(a_cart(), "MEND")
    added = AddItem()(asked.cart, mending, code="MEND", unit_price=3_500, approval=YES)

    assert (asked.outcome, asked.item, asked.cart.lines) == (ScanOutcome.PRICE_WANTED, mending, ())
    assert added.outcome is ScanOutcome.ADDED
    assert (added.cart.lines[0].unit_price, added.cart.lines[0].approval) == (3_500, YES)
    assert AddItem()(a_cart(), mending, code="", unit_price=0).outcome is ScanOutcome.ATTENTION


@pytest.mark.parametrize("typed", (-1, MAX_FEN + 1, None))
def test_a_price_that_cannot_be_is_asked_for_again(typed: int | None) -> None:
    item = an_item(kind=ItemKind.OPEN_PRICE)

    assert AddItem()(a_cart(), item, code="", unit_price=typed).outcome is ScanOutcome.PRICE_WANTED


def test_a_typed_price_changes_nothing_for_goods_with_a_price() -> None:
    line = AddItem()(a_cart(), DRESS, code="", unit_price=1, approval=YES).cart.lines[0]

    assert (line.unit_price, line.approval) == (29_900, None)


def test_a_search_shows_the_stock_here() -> None:
    service = replace(an_item(3, kind=ItemKind.SERVICE), name="连衣裙改短")
    shop = Shop(catalogue=Catalogue(DRESS, COAT, service))
    shop.mirror.has(DRESS.variant_id, 5_000, reserved=1_000)
    results = shop.find_items(" 连衣裙 ")

    assert [(row.item, row.stock) for row in results.rows] == [(DRESS, 5_000), (COAT, None), (service, None)]
    assert results.complete
    assert len(shop.find_items("连衣裙", limit=2).rows) == 2


@pytest.mark.parametrize("text", ("", "   ", "裙" * 600))
def test_nothing_is_found_by_nothing(text: str) -> None:
    assert a_shop().find_items(text).rows == ()


def test_while_the_catalogue_fills_a_search_goes_to_the_server_too() -> None:
    shop = Shop(catalogue=Catalogue(DRESS, complete=False))
    shop.central.records = [ItemRecord(DRESS, ()), ItemRecord(COAT, ())]
    both = shop.find_items("连衣裙")
    shop.central.reachable = False
    alone = shop.find_items("连衣裙")

    assert ([row.item for row in both.rows], both.complete) == ([DRESS, COAT], True)
    assert ([row.item for row in alone.rows], alone.complete) == ([DRESS], False)


def test_quick_keys() -> None:
    bag = an_item(4, kind=ItemKind.BAG)

    assert Shop(catalogue=Catalogue(DRESS, bag)).quick_items() == (bag,)


def test_the_grid_shows_stock_here_and_nearby() -> None:
    small, large = an_item(1, size="S"), an_item(2, size="L")
    shop = Shop(catalogue=Catalogue(small, large))
    shop.mirror.has(small.variant_id, 2_000)
    shop.central.levels[small.style_id] = (
        StoreStock(large.variant_id, "西单店", 1_000),
        StoreStock(large.variant_id, "三里屯店", 4_000),
        StoreStock(small.variant_id, "西单店", 0),
    )
    grid = shop.show_grid(small.style_id, with_nearby=True)

    assert grid is not None
    assert [(cell.item, cell.here, cell.nearby) for cell in grid.cells] == [
        (small, 2_000, ()),
        (large, 0, (("三里屯店", 4_000), ("西单店", 1_000))),
    ]


def test_the_grid_of_this_store_needs_no_network() -> None:
    shop = Shop(catalogue=Catalogue(DRESS))
    here = shop.show_grid(DRESS.style_id, with_nearby=False)
    shop.central.faults = [Refused("revoked")]

    assert shop.show_grid(DRESS.style_id, with_nearby=True) == here
    assert shop.central.calls == ["nearby"]
    assert shop.show_grid("unknown", with_nearby=True) is None
    assert (
        type(shop.show_grid)(catalogue=shop.catalogue, mirror=shop.mirror, ledger=shop.ledger)(
            DRESS.style_id, with_nearby=True
        )
        == here
    )
