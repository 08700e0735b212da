"""Every kind of label in every language of a label printer, read back by a reader of our own and decoders of others."""

from __future__ import annotations

import pytest
from PIL import Image, ImageChops

from pos.bootstrap.texts import LANGUAGES, load_texts
from pos.devices.labels.languages import label_bytes
from pos.devices.labels.picture import LabelPictures, qr_matrix, qr_modules
from pos.devices.labels.settings import LabelLanguage
from pos.domain.labels.content import LabelContent, LabelKind
from pos.domain.labels.template import template_of
from pos.usecases.labels.samples import sample_labels
from pos.usecases.printing.samples.goods import Sample
from tests.escpos_reader import Raster
from tests.label_reader import Printed, codes_on, read_tspl, read_zpl

SAMPLES = (Sample.NORMAL, Sample.NAMES, Sample.EMOJI, Sample.FOREIGN, Sample.CONTROL, Sample.ZERO)


def printed(language: LabelLanguage, kind: LabelKind, content: LabelContent, words: str = "zh_CN") -> Printed:
    template = template_of(kind, load_texts(words))
    data = label_bytes(language).of(template, content)
    if language is LabelLanguage.ESCPOS:
        return from_escpos(data)
    (one,) = read_tspl(data) if language is LabelLanguage.TSPL else read_zpl(data)
    assert list(one.picture.size) == [round(side * 8) for side in (template.width, template.height)]
    return one


def from_escpos(data: bytes) -> Printed:
    """GS v 0 in bands, then GS FF; ESC @ before each label."""
    bands: list[Raster] = []
    labels = data.split(b"\x1d\x0c")
    assert labels[-1] == b""
    rest = labels[0].removeprefix(b"\x1b@")
    while rest:
        assert rest[:4] == b"\x1dv0\x00"
        wide, high = int.from_bytes(rest[4:6], "little"), int.from_bytes(rest[6:8], "little")
        bands.append(Raster(wide * 8, high, rest[8 : 8 + wide * high]))
        rest = rest[8 + wide * high :]
    whole = Image.frombytes("1", (bands[0].width, sum(band.height for band in bands)), b"".join(b.rows for b in bands))
    return Printed(ImageChops.invert(whole.convert("L")), len(labels) - 1)


@pytest.mark.parametrize("words", LANGUAGES)
@pytest.mark.parametrize("kind", list(LabelKind))
@pytest.mark.parametrize("language", list(LabelLanguage))
def test_what_is_scanned_is_what_was_meant(language: LabelLanguage, kind: LabelKind, words: str) -> None:
    for content in sample_labels(kind, Sample.NORMAL):
        label = printed(language, kind, content, words)
        with_qr = {content.link} if kind is not LabelKind.FITTING else set()
        assert codes_on(label.picture) == {content.code} | with_qr
        assert label.copies == 1


@pytest.mark.parametrize("sample", SAMPLES)
def test_whatever_a_name_holds_the_codes_are_read(sample: Sample) -> None:
    for kind in LabelKind:
        content = sample_labels(kind, sample)[0]
        assert content.code in codes_on(printed(LabelLanguage.TSPL, kind, content).picture)


@pytest.mark.parametrize("language", (LabelLanguage.TSPL, LabelLanguage.ZPL))
@pytest.mark.parametrize("kind", list(LabelKind))
def test_a_printer_prints_what_the_preview_shows(language: LabelLanguage, kind: LabelKind) -> None:
    content = sample_labels(kind, Sample.NORMAL)[0]
    preview = LabelPictures().picture(template_of(kind, load_texts()), content)
    label = printed(language, kind, content).picture
    blurred = [each.resize((each.width // 8, each.height // 8), Image.Resampling.BOX) for each in (preview, label)]
    away = ImageChops.difference(*blurred).histogram()
    # QR masks are the encoder's own affair; all else is in its place.
    assert sum(away[90:]) < 0.05 * sum(away)


def test_copies_are_the_printers_work() -> None:
    content = LabelContent(name="大衣", code="6901234567892", copies=12)
    for language in (LabelLanguage.TSPL, LabelLanguage.ZPL):
        assert printed(language, LabelKind.FITTING, content).copies == 12
    assert printed(LabelLanguage.ESCPOS, LabelKind.FITTING, content).copies == 12


@pytest.mark.parametrize("code", ("96385074", "036000291452", "T^1~_A", 'T"1', "SK-9"))
def test_codes_of_every_kind(code: str) -> None:
    content = LabelContent(name="大衣", code=code)
    meant = code.rjust(13, "0") if len(code) == 12 else code
    for language in LabelLanguage:
        assert codes_on(printed(language, LabelKind.TRANSFER, content).picture) == {meant}


def test_no_price_and_no_link_leave_no_trace() -> None:
    bare = printed(LabelLanguage.TSPL, LabelKind.PRICE_TAG, LabelContent(name="样衣", code="")).picture
    assert codes_on(bare) == set()
    assert bare.crop((16, 200, 320, 280)).getextrema() == (255, 255)


@pytest.mark.parametrize("size", (1, 14, 15, 42, 62, 63, 150, 300, 512))
def test_a_qr_is_at_most_as_large_as_was_reckoned(size: int) -> None:
    assert len(qr_matrix("ä" * (size // 2) + "x" * (size % 2))) == qr_modules("x" * size)
