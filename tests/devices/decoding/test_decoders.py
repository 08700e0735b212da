"""Each decoder alone: names, identifiers, texts and places of codes that are known."""

from random import Random

import numpy as np
import pytest
import zxingcpp

from pos.commands.bench.scenes import KINDS, Grey, Kind, code, taken, text_of
from pos.devices.decoding.opencv import OpencvDecoder
from pos.devices.decoding.zbar import ZbarDecoder
from pos.devices.decoding.zxing import ZxingDecoder
from pos.domain.reading import Voice, box

IDENTIFIERS = {
    "EAN-13": "]E0", "EAN-8": "]E4", "Code 128": "]C0", "GS1-128": "]C1", "ITF-14": "]I1", "DataBar": "]e0",
    "QR": "]Q1", "Data Matrix": "]d2",
}  # fmt: skip


def on_paper(drawn: Grey) -> Grey:
    return np.pad(drawn, 100, constant_values=255)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_zxing_reads_what_we_print(kind: Kind) -> None:
    written, read = text_of(kind, Random(3))

    (seen,) = ZxingDecoder().read(on_paper(code(written, kind.writer, scale=3, gs1=kind.gs1)).data)

    assert (seen.voice, seen.identifier, seen.text) == (Voice.ZXING, IDENTIFIERS[kind.name], read)


@pytest.mark.parametrize("kind", [each for each in KINDS if each.name != "Data Matrix"], ids=lambda kind: kind.name)
def test_zbar_reads_the_same(kind: Kind) -> None:
    written, read = text_of(kind, Random(3))
    drawn = on_paper(code(written, kind.writer, scale=3, gs1=kind.gs1))

    (seen,) = ZbarDecoder().read(drawn.data, hard=True)

    assert (seen.voice, seen.text) == (Voice.ZBAR, read)
    left, top, right, bottom = box(seen.corners)
    assert 95 <= left < right <= drawn.shape[1] - 95
    assert 95 <= top < bottom <= drawn.shape[0] - 95


def test_opencv_is_a_third_voice_for_retail_codes() -> None:
    drawn = on_paper(code("6901234500011", zxingcpp.BarcodeFormat.EAN13, scale=3))

    (seen,) = OpencvDecoder().read(taken(drawn, Random(1)).data)

    assert (seen.identifier, seen.text) == ("]E0", "6901234500011")


def test_zbar_finds_no_short_upc_code_in_an_ean() -> None:
    """Switched off in zbar, UPC-E comes back under the name of EAN-13."""
    drawn = on_paper(code("01234565", zxingcpp.BarcodeFormat.UPCE, scale=3))

    assert ZbarDecoder().read(drawn.data, hard=True) == ()
    assert [each.text for each in ZbarDecoder(upc_e=True).read(drawn.data, hard=True)] == ["0012345000065"]
    assert ZxingDecoder().read(drawn.data) == ()
    assert [each.text for each in ZxingDecoder(upc_e=True).read(drawn.data)] == ["0012345000065"]


@pytest.mark.parametrize("shape", ((1, 1), (1, 900), (900, 1), (3, 3), (7, 41), (41, 7), (64, 64)))
def test_no_size_of_picture_is_too_much(shape: tuple[int, int]) -> None:
    noise = np.random.default_rng(5).integers(0, 255, shape, dtype=np.uint8)
    for decoder in (ZxingDecoder(everything=True), ZbarDecoder(everything=True), OpencvDecoder()):
        for hard in (False, True):
            assert isinstance(decoder.read(noise.data, hard=hard), tuple)


def test_light_on_dark_is_read_when_it_is_worth_the_time() -> None:
    drawn = 255 - on_paper(code("https://shop.example/1", zxingcpp.BarcodeFormat.QRCode, scale=4))

    assert ZxingDecoder().read(drawn.data) == ()
    assert [each.text for each in ZxingDecoder().read(drawn.data, hard=True)] == ["https://shop.example/1"]


def test_a_part_of_a_picture_needs_no_copy() -> None:
    drawn = on_paper(code("6901234500011", zxingcpp.BarcodeFormat.EAN13, scale=3))
    part = drawn[40:-40, 30:-30]

    assert [each.text for each in ZxingDecoder().read(part.data)] == ["6901234500011"]
    assert [each.text for each in ZbarDecoder().read(part.data)] == ["6901234500011"]
