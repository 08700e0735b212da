"""Brings the window to the screens of labels."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import timedelta

from PySide6.QtCore import Qt

from pos.domain.transfer import Transfer, TransferLine, TransferState
from pos.ui.labels.view import LabelsView
from pos.ui.settings.label_printer_panel import LabelPrinterPanel
from pos.ui.settings.view import SettingsView
from tests.ui.hands import Hands
from tests.ui.shop import CARDIGAN, SCARF
from tests.usecases.stock.stock_room import STYLES


def label_printer(hands: Hands) -> None:
    hands.ui.shell.go("settings")
    hands.settle()
    view = hands.ui.window.screens.currentWidget()
    assert isinstance(view, SettingsView)
    view.label_printer.click()
    page = view.pages.currentWidget()
    assert isinstance(page, LabelPrinterPanel)
    page.ways.buttons["network"].click()
    hands.type("192.168.1.60")
    page.ask_what_was_seen(asks=True)


def labels(hands: Hands) -> None:
    hands.press(Qt.Key.Key_G, Qt.KeyboardModifier.ControlModifier)
    hands.settle()


def labels_listed(hands: Hands) -> None:
    shop = hands.shop
    now = shop.clock.now()
    for each in (*shop.jeans, shop.cardigan):
        shop.mirror.has(each.variant_id, 3_000)
        shop.catalogue.repriced[each.variant_id] = (39_900, now - timedelta(hours=3))
    receive = shop.counter.stock.receive
    receipt = receive.begin(None).take(shop.cardigan.variant_id, 12_000).take(shop.scarf.variant_id, 6_000)
    assert hands.ui.session.duty is not None
    STYLES.update({each.variant_id: each.style_id for each in shop.catalogue.items})
    receive.post(hands.ui.session.duty, receipt)
    labels(hands)
    view = labels_view(hands)
    view.sources.chosen.emit("prices:1")
    hands.settle()
    for code in (CARDIGAN, SCARF, SCARF):
        hands.scan(code)
    hands.settle()


def labels_promoted(hands: Hands) -> None:
    """A promotion's batch, and a scarf beside it that is on none."""
    shop = hands.shop
    for each in (*shop.jeans[:3], shop.cardigan):
        shop.mirror.has(each.variant_id, 2_000)
    jeans = {"products": [shop.jeans[0].style_code]}
    rule = {"id": "J", "name": "牛仔裤 第二件不等 直降80", "target": jeans, "benefit": {"type": "off", "amount": 80}}
    shop.mirror.campaigns = json.dumps({"rules": [rule]})
    labels(hands)
    view = labels_view(hands)
    view.kinds["shelf"].click()
    hands.settle()
    view.sources.chosen.emit("promotions:now")
    hands.settle()
    hands.scan(SCARF)
    hands.settle()


def labels_sent(hands: Hands) -> None:
    labels_listed(hands)
    hands.press(Qt.Key.Key_Return)
    hands.settle()


def labels_credited(hands: Hands) -> None:
    labels_listed(hands)
    labels_view(hands).sources.chosen.emit(f"credit:{hands.shop.assistant.staff_id}")
    hands.settle()
    hands.press(Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)


def labels_boxes(hands: Hands) -> None:
    shop = hands.shop
    lines = tuple(
        TransferLine(each.variant_id, sent=2_000, box=box)
        for each, box in ((shop.jeans[0], "T-BOX1"), (shop.jeans[1], "T-BOX2"), (shop.scarf, "T-BOX2"))
    )
    shop.mirror.moves["t1"] = Transfer("t1", "T-7KM2PQ9A", shop.store.store_id, "s2", TransferState.SENT, lines)
    shop.label_shop.there = False
    labels(hands)
    view = labels_view(hands)
    view.kinds["transfer"].click()
    hands.settle()
    view.sources.chosen.emit("transfer:t1")
    hands.settle()


def labels_view(hands: Hands) -> LabelsView:
    """The label screen, once it is shown."""
    view = hands.ui.window.screens.currentWidget()
    assert isinstance(view, LabelsView)
    return view


LABELS: dict[str, Callable[[Hands], None]] = {
    each.__name__: each
    for each in (label_printer, labels, labels_listed, labels_promoted, labels_credited, labels_sent, labels_boxes)
}
"""Name → how to get there."""
