"""Writes the files of the demo chain from a seed: `resources/demo`. `python -m pos.server.demo.make FOLDER [SEED]`."""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from random import Random

from pos.domain.barcode import check_digit
from pos.domain.catalogue import ItemKind
from pos.server.demo.draw import draw_picture
from pos.server.demo.goods import SIZES, Goods, goods
from pos.server.demo.palette import COLOURS, NO_COLOUR
from pos.server.demo.people import MEMBERS, STAFF, STORES
from pos.server.importing.write_csv import safe_cell

SEED = 20261122
FIRST_BODY = 690_123_450_001
"""GTIN-13s of the demo count up from here, before their check digit; no company prints them."""
SHARED = "A2603"
"""A style whose colours share one code, as cheap packs do."""

_CATALOGUE_HEADER = (
    "货号", "品名", "品牌", "季节", "类别", "类型", "吊牌价", "零售价", "成本", "税率", "颜色", "尺码", "尺码组",
    "条码", "退货天数", "图片", "属性", "搭配", "渠道",
)  # fmt: skip
_NO_RETURN = ("美妆/彩妆", "配饰/袜子", "其他", "赠品")


def make(folder: Path, seed: int = SEED) -> None:
    """Write the demo's tables and pictures; the same seed gives the same files."""
    pictures = folder / "pictures"
    pictures.mkdir(parents=True, exist_ok=True)
    for name, (shape, colour) in pictures_to_draw().items():
        (pictures / name).write_bytes(draw_picture(shape, colour))
    write_tables(folder, seed)


def write_tables(folder: Path, seed: int = SEED) -> None:
    """Write stores, staff, members, catalogue and opening stock."""
    # The same goods for the same seed are what is wanted, not secrets.
    for_codes, for_stock = Random(seed), Random(seed + 1)  # noqa: S311
    catalogue = list(catalogue_rows(for_codes))
    write_table(folder / "stores.csv", STORES)
    write_table(folder / "staff.csv", STAFF)
    write_table(folder / "members.csv", MEMBERS)
    write_table(folder / "catalogue.csv", [_CATALOGUE_HEADER, *catalogue])
    write_table(folder / "stock.csv", [("门店", "货号", "颜色", "尺码", "数量"), *stock_rows(for_stock)])


def pictures_to_draw() -> dict[str, tuple[str, str]]:
    """File name → (silhouette, colour) of every style's colours."""
    return {
        picture_name(style, place): (style.shape, COLOURS.get(colour, NO_COLOUR))
        for style in goods()
        for place, colour in enumerate(style.colours, start=1)
    }


def picture_name(style: Goods, place: int) -> str:
    """The picture of a style's colour at `place` (1, 2 …)."""
    return f"{style.code.lower()}-{place}.webp"


def catalogue_rows(random: Random) -> Iterator[tuple[str, ...]]:
    """A row for each variant; barcodes count up, some variants have a second code of another kind."""
    body = FIRST_BODY
    for style in goods():
        group = next((name for name, sizes in SIZES.items() if sizes == style.sizes and len(sizes) > 1), "")
        shared = _gtin(body) if style.code == SHARED else ""
        for place, colour in enumerate(style.colours, start=1):
            for size in style.sizes:
                codes = [shared or _gtin(body)]
                body += 1
                if style.category.startswith("美妆") and random.random() < 0.2:
                    codes.append(_short_gtin(body))
                elif style.category.startswith("家具"):
                    codes.append(f"WH-{style.code}-{place:02d}")
                coded = style.kind in (ItemKind.GOODS, ItemKind.BAG)
                yield (
                    style.code,
                    style.name,
                    style.brand,
                    style.season,
                    style.category,
                    style.kind.value,
                    f"{style.list_yuan}.00",
                    f"{style.retail_yuan}.00",
                    f"{style.retail_yuan * 40 // 100}.00",
                    "6%" if style.kind is ItemKind.SERVICE else "13%",
                    colour,
                    size,
                    "/".join(SIZES[group]) if group else "",
                    " ".join(codes) if coded else "",
                    "0" if style.category.startswith(_NO_RETURN) else "7",
                    f"pictures/{picture_name(style, place)}",
                    style.attributes,
                    "、".join(style.matching),
                    "",
                )


def stock_rows(random: Random) -> Iterator[tuple[str, ...]]:
    """Opening stock of each store: middle sizes deep, outer sizes thin, some missing, as rails are."""
    shares = {"HZ01": 1.0, "SH02": 0.5, "CD03": 0.7}
    for store, share in shares.items():
        for style in goods():
            if style.kind in (ItemKind.SERVICE, ItemKind.OPEN_PRICE):
                continue
            for colour in style.colours:
                for place, size in enumerate(style.sizes):
                    middle = 1.5 - abs(place - (len(style.sizes) - 1) / 2) / max(1, len(style.sizes))
                    pieces = round(random.randint(0, 5) * middle * share) + (2 if store == "HZ01" else 0)
                    if style.kind is ItemKind.BAG:
                        pieces = 500
                    if pieces:
                        yield (store, style.code, colour, size, str(pieces))


def write_table(path: Path, rows: Iterable[Sequence[str]]) -> None:
    """UTF-8 with a mark, so that spreadsheets open it right by a double click."""
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerows([safe_cell(cell) for cell in row] for row in rows)


def _gtin(body: int) -> str:
    """A GTIN-13."""
    return f"{body}{check_digit(str(body))}"


def _short_gtin(body: int) -> str:
    """A GTIN-8 for small packs, from the same running number."""
    digits = f"69{body % 100_000:05d}"
    return f"{digits}{check_digit(digits)}"


if __name__ == "__main__":
    make(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else SEED)
