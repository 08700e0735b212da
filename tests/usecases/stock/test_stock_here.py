from pos.usecases.stock.stock_here import StockHere
from tests.examples import an_item
from tests.usecases.counter import Shop

DRESS = an_item(1).variant_id


def test_the_stock_of_one_item_is_said_where_it_is_known() -> None:
    shop = Shop()
    shop.mirror.has(DRESS, 3_000)
    stock_here = StockHere(mirror=shop.mirror, ledger=shop.ledger)

    assert stock_here(DRESS) == 3_000
    assert stock_here("unknown") is None
