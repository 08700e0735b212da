from pos.domain.pricing import price
from pos.usecases.selling.take_payment import add_cash, start
from pos.usecases.stock.shown_stock import shown_stock
from tests.examples import a_cart, an_item
from tests.usecases.counter import Shop

DRESS = an_item(1).variant_id


def a_shop_that_sold_one() -> Shop:
    shop = Shop()
    shop.mirror.has(DRESS, 5_000)
    priced = price(a_cart(an_item(1)))
    shop.complete_sale(priced, add_cash(start(priced), priced.total), shop.duty())
    return shop


def test_the_servers_figure_and_what_was_done_since() -> None:
    shop = a_shop_that_sold_one()

    assert shown_stock(shop.mirror, shop.ledger, [DRESS, "unknown"]) == {DRESS: 4_000}


def test_what_the_server_has_counted_is_not_counted_again() -> None:
    shop = a_shop_that_sold_one()
    shop.mirror.has(DRESS, 4_000)
    shop.mirror.counted = 1

    assert shown_stock(shop.mirror, shop.ledger, [DRESS]) == {DRESS: 4_000}


def test_a_page_that_comes_in_just_then_counts_nothing_twice() -> None:
    shop = a_shop_that_sold_one()

    def page() -> None:
        shop.mirror.while_reading = lambda: None
        shop.mirror.has(DRESS, 4_000)
        shop.mirror.counted = 1

    shop.mirror.while_reading = page

    assert shown_stock(shop.mirror, shop.ledger, [DRESS]) == {DRESS: 4_000}
