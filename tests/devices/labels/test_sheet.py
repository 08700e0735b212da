"""A PDF of labels, opened by a program of others and measured."""

from __future__ import annotations

import numpy as np
import pypdfium2
import pytest
import zxingcpp
from PIL import Image

from pos.bootstrap.texts import load_texts
from pos.devices.labels.sheet import Sheet, pdf_of
from pos.domain.errors import BadValue
from pos.domain.labels.content import LabelContent, LabelKind
from pos.domain.labels.template import template_of
from pos.usecases.labels.samples import sample_labels
from pos.usecases.printing.samples.goods import Sample

DPI = 300
TAG = template_of(LabelKind.PRICE_TAG, load_texts())
PER_SHEET = 4 * 4
"""40 × 60 mm on 194 × 281 mm."""


def pages(data: bytes) -> list[Image.Image]:
    document = pypdfium2.PdfDocument(data)
    return [page.render(scale=DPI / 72, grayscale=True).to_pil() for page in document]


def test_sheets_are_a4_and_all_labels_are_on_them() -> None:
    contents = [LabelContent(name=f"大衣 {n}", code="6901234567892", price=1200) for n in range(PER_SHEET + 3)]
    document = pypdfium2.PdfDocument(pdf_of(TAG, contents))
    assert [tuple(round(side / 72 * 25.4) for side in page.get_size()) for page in document] == [(210, 297)] * 2
    text = [page.get_textpage().get_text_range() for page in document]
    assert [part.count("￥12.00") for part in text] == [PER_SHEET, 3]
    assert all(f"大衣 {n}" in "".join(text) for n in range(PER_SHEET + 3))


def test_bars_and_qr_are_read_and_have_their_size() -> None:
    contents = sample_labels(LabelKind.PRICE_TAG, Sample.NORMAL)
    (page,) = pages(pdf_of(TAG, contents))
    found = zxingcpp.read_barcodes(page)
    assert {code.text for code in found} == {content.code for content in contents} | {each.link for each in contents}
    bars = [code for code in found if code.format == zxingcpp.BarcodeFormat.EAN13]
    widths = [(code.position.bottom_right.x - code.position.bottom_left.x) / DPI * 25.4 for code in bars]
    assert widths == pytest.approx([95 * 2 * 0.125] * 4, abs=0.4)  # 95 modules of a quarter of a millimetre


def test_labels_stand_where_the_sheet_of_stickers_has_them() -> None:
    sheet = Sheet(margin=10, gap=2)
    contents = [LabelContent(name="一", code="", copies=2)]
    (page,) = pages(pdf_of(TAG, contents, sheet=sheet))
    ink = np.asarray(page) < 128
    columns = np.flatnonzero(ink.any(axis=0)) / DPI * 25.4
    rows = np.flatnonzero(ink.any(axis=1)) / DPI * 25.4
    assert 10 < columns.min() < 15
    assert 10 + 40 + 2 < columns.max() < 10 + 2 * 40 + 2
    assert rows.min() > 10
    assert rows.max() < 10 + 60


def test_the_old_price_is_struck_through() -> None:
    content = LabelContent(name="大衣", code="", price=9900, old_price=19900)
    full = LabelContent(name="大衣", code="", price=9900)
    struck, plain = (pages(pdf_of(TAG, [each]))[0] for each in (content, full))
    document = pypdfium2.PdfDocument(pdf_of(TAG, [content]))
    assert "￥199.00" in document[0].get_textpage().get_text_range()
    # One row of dots goes through all of the old price.
    top, bottom = (round((8 + millimetres) / 25.4 * DPI) for millimetres in (25.2, 28.0))
    left, right = (round((8 + millimetres) / 25.4 * DPI) for millimetres in (2.3, 11.5))
    rows = [np.asarray(page)[top:bottom, left:right] < 128 for page in (struck, plain)]
    assert [bool(part.all(axis=1).any()) for part in rows] == [True, False]


def test_a_label_larger_than_the_sheet_is_refused() -> None:
    with pytest.raises(BadValue, match="40 × 60 mm is larger"):
        pdf_of(TAG, [LabelContent(name="一", code="")], sheet=Sheet(width=50, height=50))
