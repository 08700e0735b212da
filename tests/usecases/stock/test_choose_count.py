from __future__ import annotations

from pos.domain.stocktake_choice import Due, Proposal, Seen
from pos.usecases.stock.choose_count import ChooseCount, DueItem
from pos.wire.stocktakes import ChoicesAnswer, CountGroup
from tests.examples import an_item
from tests.fakes.catalogue import Catalogue
from tests.fakes.store_desk import StoreDesk

COAT = an_item(1)


def test_what_is_due_is_named_and_a_group_is_its_variants() -> None:
    desk = StoreDesk()
    choose = ChooseCount(desk=desk, catalogue=Catalogue(COAT))
    coat, stranger = (Proposal(Seen(each, -1_000, 0, None), Due.NEGATIVE) for each in (COAT.variant_id, "?"))
    denim = CountGroup("category", "女装/牛仔", 12)
    desk.choices = ChoicesAnswer((coat, stranger), (denim,))
    desk.scopes["category", "女装/牛仔"] = ("a", "b")
    choices = choose()
    assert choices is not None
    assert (choices.due, choices.groups) == ((DueItem(coat, COAT),), (denim,))
    assert choose.variants(denim) == ("a", "b")
    desk.reachable = False
    assert (choose(), choose.variants(denim)) == (None, None)
