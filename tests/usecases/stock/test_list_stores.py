from __future__ import annotations

from pos.domain.store_rules import StoreRules
from pos.usecases.stock.list_stores import ListStores
from pos.usecases.stock.name_item import NameItem
from pos.wire.stores import OtherStore
from tests.examples import DUTY, an_item
from tests.fakes.catalogue import Catalogue
from tests.fakes.store_desk import StoreDesk
from tests.usecases.stock.stock_room import StockRoom


def test_the_last_answer_is_remembered_while_head_office_is_out_of_reach() -> None:
    desk = StoreDesk()
    stores = ListStores(desk=desk)
    desk.reachable = False
    assert (stores(), stores.known()) == ((), {})
    desk.reachable, desk.others = True, (OtherStore("s2", "HZ02", "西湖店"),)
    assert stores() == desk.others
    desk.reachable = False
    assert (stores(), stores.known()) == (desk.others, {"s2": "西湖店"})


def test_a_documents_line_is_named_where_the_catalogue_knows_it() -> None:
    coat, catalogue = an_item(1), Catalogue()
    catalogue.coded("6901234500011", coat)
    assert NameItem(catalogue=catalogue).of(coat.variant_id) == coat
    assert NameItem(catalogue=catalogue).of("gone") is None


def test_what_is_begun_is_listed_and_head_office_may_want_it_blind() -> None:
    room = StockRoom()
    assert (room.receive.begun(), room.receive.blind()) == ((), False)
    going = room.receive.keep(DUTY, room.receive.begin(None).take(an_item(1).variant_id))
    room.mirror.rules = StoreRules(blind_receiving=True)
    assert (room.receive.begun(), room.receive.blind()) == ((going,), True)
