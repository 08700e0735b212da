"""When the drawer opens."""

import pytest

from pos.domain.document import Document
from pos.domain.tender import Tender, TenderKind
from pos.ports.drawer import Kick
from pos.usecases.printing.kick_drawer import KickDrawer
from tests.fakes.drawer import Drawer
from tests.usecases.printing.counter import BAG, COAT, cash, sale

PREPAID = Tender(kind=TenderKind.PREPAID, amount=150)


@pytest.mark.parametrize(
    "document, opens",
    (
        (sale(BAG, tenders=(cash(150, 200),)), True),
        (sale(BAG, tenders=(cash(150, 150),)), True),
        (sale(BAG, tenders=(Tender(kind=TenderKind.CASH, amount=-150, change=150),)), True),
        (sale(COAT, BAG, tenders=(PREPAID, cash(239900, 240000))), True),
        (sale(BAG, tenders=(PREPAID,)), False),
        (sale(BAG), False),
        (sale(BAG, tenders=(cash(0, 0),)), False),
        (sale(BAG, tenders=(cash(150, 200),), training=True), False),
    ),
)
def test_cash_opens_the_drawer(document: Document, opens: bool) -> None:
    drawer = Drawer()
    assert KickDrawer(drawer=drawer).after(document) == (Kick.SENT if opens else None)
    assert drawer.kicks == int(opens)


def test_the_policy_is_the_stores() -> None:
    drawer = Drawer(Kick.UNKNOWN)
    kick = KickDrawer(drawer=drawer, opens={TenderKind.PREPAID})
    assert kick.after(sale(BAG, tenders=(PREPAID,))) is Kick.UNKNOWN
    assert kick.after(sale(BAG, tenders=(cash(150, 200),))) is None
