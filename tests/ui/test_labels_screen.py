"""A clerk makes labels: by scanning, by what came in, by new prices, for boxes; on the printer and on sheets."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from pos.domain.labels.content import LabelKind
from pos.domain.scan.digital_link import read_link
from pos.ports.printing import PrintAnswer, Printed, PrintFault
from pos.ui.labels.view import LabelsView
from pos.ui.sounds import Sound
from tests.ui.hands import Hands
from tests.ui.screens_labels import labels, labels_boxes, labels_listed, labels_promoted, labels_view
from tests.ui.shop import BADGE, CARDIGAN, SCARF

CONTROL = Qt.KeyboardModifier.ControlModifier


def says(view: LabelsView) -> str:
    return view.notice.saying.headline if view.notice.saying is not None else ""


def listed(view: LabelsView) -> list[tuple[str, str]]:
    return [(row.title, row.right) for row in view.lines.rows.rows]


def test_what_is_scanned_and_typed_is_printed_and_can_be_brought_back(selling: Hands) -> None:
    labels(selling)
    view, shop = labels_view(selling), selling.shop.label_shop
    assert not view.primary.isEnabled()
    selling.scan(CARDIGAN)
    selling.type("12*")
    selling.scan(SCARF)
    selling.type("K2601")
    selling.press(Qt.Key.Key_Return)
    selling.settle()
    assert listed(view)[:1] == [("直筒牛仔裤", "× 1")]
    assert listed(view)[-2:] == [("真丝方巾", "× 12"), ("羊毛针织开衫", "× 1")]
    assert view.figure.text() == str(8 + 12 + 1)
    assert not view.preview.pixmap().isNull()

    selling.press(Qt.Key.Key_Z, CONTROL)
    assert listed(view) == [("真丝方巾", "× 12"), ("羊毛针织开衫", "× 1")]
    view.lines.mark(1)
    selling.press(Qt.Key.Key_Plus)
    view.lines.mark(0)
    selling.press(Qt.Key.Key_Minus)
    assert listed(view) == [("真丝方巾", "× 11"), ("羊毛针织开衫", "× 2")]
    selling.press(Qt.Key.Key_Delete)

    shop.printer.answer = PrintAnswer(Printed.NOT_PRINTED, PrintFault.PAPER_OUT)
    selling.press(Qt.Key.Key_Return)
    selling.settle()
    assert says(view) == "The label printer has no labels"
    assert listed(view) == [("羊毛针织开衫", "× 2")]
    shop.printer.answer = PrintAnswer(Printed.UNKNOWN, PrintFault.NO_ANSWER)
    selling.press(Qt.Key.Key_Return)
    selling.settle()
    assert says(view) == "2 labels sent: look whether all came out"
    assert listed(view) == []
    (template, (label,)) = shop.printer.printed[-1]
    assert ((template.width, template.height), label.code, label.copies) == ((40, 60), CARDIGAN, 2)
    selling.press(Qt.Key.Key_Z, CONTROL)
    assert listed(view) == [("羊毛针织开衫", "× 2")]


def test_promotion_prices_are_put_on_labels_and_taken_off(selling: Hands) -> None:
    labels_promoted(selling)
    view, shop = labels_view(selling), selling.shop.label_shop
    assert view.promotion.isChecked()
    first, *rest = view.lines.rows.rows
    assert (first.title, first.chip) == ("真丝方巾", "")
    assert [(row.right, row.chip) for row in rest] == [("× 1", "was ￥299.00")] * len(selling.shop.jeans)
    assert all("￥219.00" in row.detail for row in rest)
    view.lines.mark(1)
    selling.press(Qt.Key.Key_Plus)
    selling.press(Qt.Key.Key_T, CONTROL)
    selling.settle()
    assert not view.promotion.isChecked()
    assert not any("￥219.00" in row.detail for row in view.lines.rows.rows)
    selling.press(Qt.Key.Key_Z, CONTROL)
    selling.press(Qt.Key.Key_Return)
    selling.settle()
    _template, printed = shop.printer.printed[-1]
    assert [(each.price, each.old_price, each.copies) for each in printed[:3]] == [
        (12_900, 12_900, 1), (21_900, 29_900, 2), (21_900, 29_900, 1),
    ]  # fmt: skip


def test_a_name_is_looked_for_and_what_is_unknown_is_heard(selling: Hands) -> None:
    labels(selling)
    view = labels_view(selling)
    view.field.setText("方巾")
    selling.press(Qt.Key.Key_Return)
    selling.settle()
    assert [row.title for row in view.sources.rows.rows] == ["真丝方巾"]
    view.sources.chosen.emit(view.sources.rows.rows[0].key)
    assert listed(view) == [("真丝方巾", "× 1")]
    selling.type("nothing-like-it")
    selling.press(Qt.Key.Key_Return)
    selling.settle()
    assert selling.desk.sounds.last is Sound.NOT_FOUND
    assert view.sources.rows.rows == ()
    selling.press(Qt.Key.Key_Escape)
    assert view.heading.text() == "Batches"


def test_new_prices_and_what_came_in_are_labelled_on_sheets_too(selling: Hands) -> None:
    labels_listed(selling)
    view, shop = labels_view(selling), selling.shop.label_shop
    assert [row.chip for row in view.lines.rows.rows].count("was ￥399.00") == 8
    view.kinds["shelf"].click()
    selling.settle()
    receipt = next(row.key for row in view.sources.rows.rows if row.key.startswith("receipt:"))
    view.sources.chosen.emit(receipt)
    selling.settle()
    assert listed(view) == [("羊毛针织开衫", "× 1"), ("真丝方巾", "× 1")]
    view.kinds["price_tag"].click()
    view.sources.chosen.emit(receipt)
    selling.settle()
    assert listed(view) == [("羊毛针织开衫", "× 12"), ("真丝方巾", "× 6")]
    selling.press(Qt.Key.Key_P, CONTROL)
    selling.settle()
    assert says(view) == "The sheets are ready to be printed"
    assert [(kind, [each.copies for each in contents]) for kind, contents in shop.sheets] == [
        (LabelKind.PRICE_TAG, [12, 6])
    ]
    assert shop.opened == [Path("labels") / "price_tag.pdf"]


@pytest.mark.parametrize("there", (False, True))
def test_each_box_of_a_transfer_gets_its_label(selling: Hands, there: bool) -> None:
    labels_boxes(selling)
    view, shop = labels_view(selling), selling.shop.label_shop
    shop.there = there
    view.kinds["transfer"].click()
    assert [row.title for row in view.lines.rows.rows] == ["T-BOX1", "T-BOX2"]
    assert view.primary.isEnabled() == there
    selling.scan(SCARF)  # goods are no boxes
    selling.settle()
    assert [row.title for row in view.lines.rows.rows] == ["T-BOX1", "T-BOX2"]
    selling.press(Qt.Key.Key_Escape)
    shop.printer.answer = PrintAnswer(Printed.UNKNOWN, PrintFault.LOST)
    view.primary.click()
    selling.settle()
    assert len(shop.printer.printed) == int(there)
    if there:
        assert says(view) == "The label printer stopped in between"


def test_labels_name_the_assistant_who_is_credited_for_them(selling: Hands) -> None:
    labels(selling)
    view, shop = labels_view(selling), selling.shop.label_shop
    assistant = selling.shop.assistant
    selling.scan(CARDIGAN)
    selling.press(Qt.Key.Key_E, CONTROL)
    assert (view.sources.rows.rows[0].title, view.sources.rows.rows[0].chip) == ("Nobody", "credited")
    view.sources.chosen.emit(f"credit:{assistant.staff_id}")
    assert view.credited.text() == "Credited: 小陈"
    assert view.heading.text() == "Batches"
    view.kinds["transfer"].click()
    assert not view.credited.isEnabled()
    view.kinds["price_tag"].click()
    selling.press(Qt.Key.Key_E, CONTROL)
    view.sources.chosen.emit("credit:nobody")
    assert view.credited.text() == "Credited: nobody"
    selling.scan("BXXXXXXXXXXXXXXXX")
    selling.settle()
    assert says(view) == "This badge is nobody's here"
    selling.scan(BADGE)
    selling.settle()
    assert view.credited.text() == "Credited: 小陈"
    selling.press(Qt.Key.Key_Return)
    selling.settle()
    (_, (label,)) = shop.printer.printed[-1]
    link = read_link(label.link)
    assert link is not None
    assert (link.store, link.assistant) == (selling.shop.store.code, assistant.staff_id)

    # What was printed rings up, and credits him.
    selling.press(Qt.Key.Key_F1)
    selling.scan(label.link)
    selling.settle()
    (line,) = selling.desk.sale.cart.lines
    assert [share.staff_id for share in line.assistants] == [assistant.staff_id]
    labels(selling)
    assert view.credited.text() == "Credited: nobody"
