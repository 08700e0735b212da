"""`pos decode`: a JSON line for each picture, and a sentence for what is none."""

import json
import zlib
from collections.abc import Collection
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import pytest
import zxingcpp
from PIL import Image

from pos.commands import dispatch
from pos.commands.bench.scenes import code
from pos.commands.decode import examine
from pos.devices.decoding.picture_file import WORKED_PIXELS
from pos.domain.reading import Sighting, Voice

GS1 = "(01)06901234500011(10)L7(21)A1"


def picture(path: Path, text: str, writer: zxingcpp.BarcodeFormat, *, gs1: bool = False) -> Path:
    cv2.imwrite(str(path), np.pad(code(text, writer, scale=4, gs1=gs1), 80, constant_values=255))
    return path


def told(capsys: pytest.CaptureFixture[str], *arguments: str | Path) -> tuple[int, list[dict[str, Any]]]:
    status = dispatch(["decode", "--json", *map(str, arguments)])
    return status, [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_a_line_for_each_picture(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    ean = picture(tmp_path / "标签.png", "6901234500011", zxingcpp.BarcodeFormat.EAN13)
    matrix = picture(tmp_path / "dm.png", GS1, zxingcpp.BarcodeFormat.DataMatrix, gs1=True)
    cv2.imwrite(str(tmp_path / "white.png"), np.full((300, 400), 255, np.uint8))

    status, (first, second, third) = told(capsys, ean, matrix, tmp_path / "white.png")

    assert status == 0
    (seen,) = first["codes"]
    corners = seen.pop("corners")
    assert first["image"] == str(ean)
    assert {"zxing", "zbar"} <= set(seen.pop("decoders"))
    assert seen == {
        "text": "6901234500011",
        "symbology": "]E0",
        "name": "EAN-13",
        "confirmed": True,
        "gtin": "06901234500011",
    }
    assert len(corners) == 4
    assert all(x >= 80 for x, _ in corners)
    assert [(each["symbology"], each["text"], each["confirmed"]) for each in second["codes"]] == [
        ("]d2", "010690123450001110L7\x1d21A1", True)
    ]
    assert third["codes"] == []


def test_what_is_no_picture_is_said_and_the_rest_is_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    ean = picture(tmp_path / "ean.png", "6901234500011", zxingcpp.BarcodeFormat.EAN13)
    (tmp_path / "words.png").write_text("no picture")
    (tmp_path / "empty.png").touch()
    (tmp_path / "half.png").write_bytes(ean.read_bytes()[: ean.stat().st_size // 2])
    # A PNG's first chunk may claim any size: bytes 16 to 24 hold width and height.
    claims = bytearray(ean.read_bytes())
    claims[16:24] = (60_000).to_bytes(4, "big") * 2
    claims[29:33] = zlib.crc32(bytes(claims[12:29])).to_bytes(4, "big")
    (tmp_path / "huge.png").write_bytes(claims)
    with Image.open(ean) as whole:
        whole.convert("RGB").save(tmp_path / "whole.avif")
    avif = bytearray((tmp_path / "whole.avif").read_bytes())
    avif[-200:-100] = bytes(100)
    (tmp_path / "torn.avif").write_bytes(avif)
    names = ("words.png", "empty.png", "half.png", "huge.png", "torn.avif", "nothing.png", "")

    status, lines = told(capsys, *(tmp_path / name for name in names), ean)

    assert status == 1
    assert [line["codes"] for line in lines[:-1]] == [[]] * len(names)
    assert [line["error"] for line in lines[:-1]] == [
        "this is no picture of a known kind", "the file is empty", "the picture is damaged",
        "the picture is too large", "the picture is damaged", "there is no such file",
        "this is a folder, not a picture",
    ]  # fmt: skip
    assert [each["text"] for each in lines[-1]["codes"]] == ["6901234500011"]


def test_large_ones_are_told_in_their_own_pixels(tmp_path: Path) -> None:
    """Nine thousand pixels wide are worked on a little smaller."""
    looked: list[tuple[int, int]] = []

    class Reader:
        def look(self, grey: memoryview, *, sure: Collection[str] = ()) -> tuple[Sighting, ...]:
            high, wide = np.asarray(grey).shape
            looked.append((wide, high))
            corners = ((0, 0), (wide, 0), (wide, high), (0, high))
            return (Sighting("]E0", "EAN-13", "6901234500011", (Voice.ZXING,), corners, False),)

    Image.new("1", (9000, 6000)).save(tmp_path / "sheet.png")

    (seen,) = examine(tmp_path / "sheet.png", Reader())["codes"]

    assert looked[0][0] * looked[0][1] <= WORKED_PIXELS
    assert np.allclose(seen["corners"], [[0, 0], [9000, 0], [9000, 6000], [0, 6000]], atol=2)


def test_a_picture_that_was_taken_on_its_side(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Cameras keep it as it fell on the chip, and say in the file how it was held (EXIF 0x0112)."""
    ean = picture(tmp_path / "ean.png", "6901234500011", zxingcpp.BarcodeFormat.EAN13)
    exif = Image.Exif()
    exif[0x0112] = 6
    with Image.open(ean) as image:
        image.convert("RGB").rotate(90, expand=True).save(tmp_path / "side.jpg", exif=exif)

    _, (line,) = told(capsys, tmp_path / "side.jpg")

    (seen,) = line["codes"]
    (left, top), (right, _) = seen["corners"][0], seen["corners"][1]
    assert (seen["text"], right > left, top < 200) == ("6901234500011", True, True)


@pytest.mark.parametrize("mode", ("RGBA", "LA", "P", "I;16", "1", "CMYK"))
def test_every_kind_of_pixel(tmp_path: Path, capsys: pytest.CaptureFixture[str], mode: str) -> None:
    """Transparent ground counts as white paper."""
    ean = picture(tmp_path / "ean.png", "6901234500011", zxingcpp.BarcodeFormat.EAN13)
    grey = Image.open(ean).convert("L")
    name = tmp_path / ("ean.tif" if mode in ("CMYK", "I;16") else "ean2.png")
    if mode in ("RGBA", "LA"):
        ink = Image.new(mode, grey.size)
        ink.putalpha(grey.point(lambda shade: 255 - shade))
        ink.save(name)
    elif mode == "I;16":
        Image.fromarray(np.asarray(grey, np.uint16) * 16).save(name)
    else:
        grey.convert(mode).save(name)

    status, (line,) = told(capsys, name)

    assert status == 0
    assert [each["text"] for each in line["codes"]] == ["6901234500011"]


def test_in_words(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    matrix = picture(tmp_path / "dm.png", GS1, zxingcpp.BarcodeFormat.DataMatrix, gs1=True)

    assert dispatch(["decode", str(matrix), str(tmp_path / "gone.png")]) == 1

    said = capsys.readouterr().out
    assert f"{matrix}: 1 code\n  Data Matrix 010690123450001110L7\\x1d21A1  confirmed (zxing)\n" in said
    assert "gone.png: there is no such file" in said


def test_short_upc_codes_are_believed_only_when_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    short = picture(tmp_path / "upce.png", "01234565", zxingcpp.BarcodeFormat.UPCE)

    _, (line,) = told(capsys, short)
    _, (trusting,) = told(capsys, "--upc-e", short)

    assert [(each["text"], each["confirmed"]) for each in line["codes"]] == [("0012345000065", False)]
    assert [(each["text"], each["confirmed"]) for each in trusting["codes"]] == [("0012345000065", True)]
