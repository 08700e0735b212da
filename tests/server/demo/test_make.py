"""The demo's files are what the script writes, and fit to show."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from PIL import Image

from pos.bootstrap.paths import resources_folder
from pos.domain.barcode import is_gtin
from pos.server.demo.draw import SIDE, draw_picture
from pos.server.demo.make import pictures_to_draw, write_tables
from pos.server.demo.silhouettes import SILHOUETTES
from pos.server.importing.write_csv import safe_cell

DEMO = resources_folder() / "demo"
TABLES = ("stores.csv", "staff.csv", "members.csv", "catalogue.csv", "stock.csv")


def rows(name: str) -> list[dict[str, str]]:
    with (DEMO / name).open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_the_seed_gives_the_files_that_ship(tmp_path: Path) -> None:
    write_tables(tmp_path)
    for name in TABLES:
        assert (tmp_path / name).read_bytes() == (DEMO / name).read_bytes()
    write_tables(tmp_path, seed=7)
    assert (tmp_path / "stock.csv").read_bytes() != (DEMO / "stock.csv").read_bytes()


def test_the_chain_is_large_enough() -> None:
    catalogue = rows("catalogue.csv")
    assert (len(rows("stores.csv")), len(rows("staff.csv")), len(rows("members.csv"))) == (3, 6, 12)
    assert len(catalogue) >= 400
    assert {row["类型"] for row in catalogue} == {"goods", "gift", "service", "bag", "open_price"}
    assert {row["类别"].split("/")[0] for row in catalogue} >= {"女装", "男装", "美妆", "家具"}


def test_every_barcode_of_goods_is_a_gtin_or_the_warehouses() -> None:
    for row in rows("catalogue.csv"):
        first, *others = row["条码"].split() or [""]
        assert (len(first) == 13 and is_gtin(first)) or row["类型"] in ("gift", "service", "open_price")
        assert all(is_gtin(code) or code.startswith("WH-") for code in others)


def test_pictures_are_small_and_there() -> None:
    named = {row["图片"] for row in rows("catalogue.csv")}
    sizes = [(DEMO / name).stat().st_size for name in named]
    assert max(sizes) <= 3 * 1024
    assert sum(sizes) <= 1 << 20
    assert {f"pictures/{name}" for name in pictures_to_draw()} == named
    for name, (shape, colour) in list(pictures_to_draw().items())[::40]:
        drawn, shipped = (
            Image.open(io.BytesIO(content)).resize((8, 8)).tobytes()
            for content in (draw_picture(shape, colour), (DEMO / "pictures" / name).read_bytes())
        )
        assert max(abs(one - other) for one, other in zip(drawn, shipped, strict=True)) < 8


def test_every_silhouette_shows_in_light_and_dark() -> None:
    for shape in SILHOUETTES:
        seen: set[bytes] = set()
        for colour in ("#2A2B2E", "#F3F2EF"):
            with Image.open(io.BytesIO(draw_picture(shape, colour))) as picture:
                assert picture.size == (SIDE, SIDE)
                shades = picture.convert("L").tobytes()
                assert max(shades) - min(shades) > 30, shape
                seen.add(picture.tobytes())
        assert len(seen) == 2


def test_no_cell_we_write_runs_in_a_spreadsheet() -> None:
    assert [safe_cell(text) for text in ("=1+1", "@x", "+cmd", "-cmd", "\tx", "-5", "+5.5", "羽绒服", "")] == [
        "'=1+1", "'@x", "'+cmd", "'-cmd", "'\tx", "-5", "+5.5", "羽绒服", "",
    ]  # fmt: skip
