from __future__ import annotations

from pos.domain.catalogue import Found
from pos.usecases.stock.name_item import NameItem
from tests.examples import an_item
from tests.fakes.catalogue import Catalogue


def test_a_piece_is_named_by_its_barcode_or_its_own_number() -> None:
    catalogue = Catalogue()
    catalogue.codes["06901234500028"] = [an_item(1)]
    catalogue.codes["DR0001"] = [an_item(1), an_item(2)]
    name = NameItem(catalogue=catalogue)
    assert name("6901234500028").items == (an_item(1),)
    assert name("dr0001").found is Found.SEVERAL
    assert name("6901234500011").found is Found.NONE
