"""`read-rate`: of pictures with a code, how many are read; against the better of zxing-cpp and zbar alone.

Without `--pictures FOLDER` the pictures are generated, from easy to hard, and the note says so. A folder holds one for
each symbology, with pictures, and beside each a text file of the same name with what the code says.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from pos.bootstrap.decoders import still_reader, zbar_decoder
from pos.commands.bench.figure import Figure, figure
from pos.commands.bench.scale import Scale
from pos.commands.bench.scenes import KINDS, Grey, hard_picture
from pos.devices.decoding.picture_file import open_picture
from pos.devices.decoding.zxing import ZxingDecoder
from pos.domain.errors import DeviceError

PICTURES = 200
"""Generated, of all symbologies in turn, from easy to hard."""


@dataclass(slots=True)
class Tally:
    """What was read of one symbology."""

    pictures: int = 0
    """How many there are."""
    zxing: int = 0
    """Read by zxing-cpp alone."""
    zbar: int = 0
    """Read by zbar alone."""
    ours: int = 0
    """Read by all together."""
    confirmed: int = 0
    """Of these, confirmed."""
    wrong: list[str] = field(default_factory=list)
    """Confirmed, and not what is in the picture."""

    @property
    def best(self) -> int:
        """Read by the better of the two."""
        return max(self.zxing, self.zbar)

    def __str__(self) -> str:
        return f"{self.ours}/{self.pictures} (zxing {self.zxing}, zbar {self.zbar}, confirmed {self.confirmed})"


def run(scale: Scale) -> Figure:
    """Every picture with all the effort of `pos decode`."""
    ours, zxing = still_reader(upc_e=True), ZxingDecoder(everything=True)
    zbar = zbar_decoder(upc_e=True, everything=True)
    tallies: dict[str, Tally] = {}
    for name, picture, text in _pictures(scale):
        tally = tallies.setdefault(name, Tally())
        view = picture.data
        seen = ours.look(view)
        tally.pictures += 1
        tally.zxing += any(_same(each.text, text) for each in zxing.read(view, hard=True))
        tally.zbar += zbar is not None and any(_same(each.text, text) for each in zbar.read(view, hard=True))
        tally.ours += any(_same(each.text, text) for each in seen)
        tally.confirmed += any(_same(each.text, text) and each.confirmed for each in seen)
        tally.wrong += [each.text for each in seen if each.confirmed and not _same(each.text, text)]
    pictures, wrong = sum(each.pictures for each in tallies.values()), sum(len(each.wrong) for each in tallies.values())
    rates = [100 * each.ours / each.pictures for each in tallies.values()]
    value = 100 * sum(each.ours for each in tallies.values()) / pictures
    of_best = 100 * sum(each.best for each in tallies.values()) / pictures
    kind = "photographs" if scale.pictures is not None else "generated pictures, easy to hard"
    told = "; ".join(f"{name} {tally}" for name, tally in tallies.items())
    texts = ", ".join(repr(text) for each in tallies.values() for text in each.wrong)
    return figure(
        "read-rate",
        rates,
        value=value,
        unit="%",
        limit=of_best,
        target="on each symbology at least the better of zxing-cpp and zbar alone; nothing confirmed that is wrong",
        met=wrong == 0 and all(each.ours >= each.best for each in tallies.values()),
        note=f"{pictures} {kind}: {told}; {wrong} confirmed that are not expected {texts}".rstrip()
        + "; samples: % read of each symbology; limit: % read by the better decoder of each",
    )


def _pictures(scale: Scale) -> Iterator[tuple[str, Grey, str]]:
    """Symbology, picture, text."""
    if scale.pictures is not None:
        yield from _photographs(scale.pictures, scale.count(1_000_000))
        return
    rng = Random(scale.seed)  # noqa: S311 -- the same pictures every time
    for number in range(scale.count(PICTURES)):
        kind = KINDS[number % len(KINDS)]
        yield kind.name, *hard_picture(kind, rng, hardness=number / PICTURES)


def _photographs(folder: Path, most: int) -> Iterator[tuple[str, Grey, str]]:
    for kind in sorted(each for each in folder.iterdir() if each.is_dir()):
        told = sorted(path for path in kind.iterdir() if path.suffix.lower() != ".txt")
        for path in [path for path in told if path.with_suffix(".txt").is_file()][:most]:
            try:
                picture = open_picture(path).grey
            except DeviceError:
                continue
            yield kind.name, picture, path.with_suffix(".txt").read_text(encoding="utf-8", errors="replace")


def _same(one: str, other: str) -> bool:
    """Line ends, and the zero that makes a UPC-A an EAN-13, tell no difference."""
    return _bare(one) == _bare(other)


def _bare(text: str) -> str:
    plain = text.replace("\r", "").strip()
    return plain.lstrip("0") if plain.isdigit() else plain
