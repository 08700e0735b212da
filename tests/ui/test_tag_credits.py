"""A tag printed here, scanned at the till: its store and its assistant are on the document."""

from __future__ import annotations

from PySide6.QtCore import Qt

from pos.usecases.labels.batch import LabelMaker
from tests.ui.hands import Hands
from tests.ui.shop import CARDIGAN, JEANS


def test_the_store_and_the_assistant_of_a_tag_are_on_the_document(selling: Hands) -> None:
    own = LabelMaker(stem="https://shop.example/p", store_code="HZ02", assistant=selling.shop.assistant.staff_id)
    nobodys = LabelMaker(stem="https://shop.example/p", store_code="HZ01", assistant="somebody-elsewhere")
    selling.scan(own.link(JEANS))
    selling.scan(nobodys.link(CARDIGAN))
    selling.scan(CARDIGAN)
    selling.press(Qt.Key.Key_Plus)
    selling.press(Qt.Key.Key_Return)

    (document,) = selling.shop.ledger.recent_documents()
    told = [
        (line.quantity, line.tag_store, line.tag_assistant, [each.staff_id for each in line.assistants])
        for line in document.lines
    ]
    assert told == [
        (1000, "HZ02", "staff-3", ["staff-3"]),
        (2000, "HZ01", "somebody-elsewhere", []),
    ], "EAN and QR of one item make one line; another store's assistant is told, and not credited by this till"
