"""When the drawer opens."""

from dataclasses import replace

import pytest

from pos.domain.document import Document, DocumentKind
from pos.domain.tender import Tender, TenderKind, TenderMethod
from pos.ports.drawer import Kick
from pos.usecases.printing.kick_drawer import KickDrawer
from tests.domain.test_takings import RECHARGE
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
        (replace(sale(BAG, tenders=(cash(150, 200),)), kind=DocumentKind.CORRECTION), False),
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


def test_head_office_says_which_of_its_own_methods_open_the_drawer() -> None:
    drawer = Drawer()
    coupon = TenderMethod("paper", TenderKind.RECORDED, opens_drawer=True)
    kick = KickDrawer(drawer=drawer, methods=lambda: (coupon,))
    taken = Tender(TenderKind.RECORDED, 150, method="paper")
    assert kick.after(sale(BAG, tenders=(taken,))) is Kick.SENT
    assert kick.after(sale(BAG, tenders=(replace(taken, method="wall"),))) is None
    assert kick.after_taking(RECHARGE) is Kick.SENT
    assert kick.after_taking(replace(RECHARGE, tenders=(replace(taken, amount=50_000, method=""),))) is None
    assert kick.after_taking(replace(RECHARGE, training=True)) is None
