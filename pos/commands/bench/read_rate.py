"""`read-rate`: of the codes in pictures, how many are read; against the better of zxing-cpp and pyzbar alone.

Without `--pictures FOLDER` the pictures are generated, from easy to hard, and the note says so. A folder holds one for
each symbology, with pictures, and beside each a text file of the same name with what the code says. The other two are
asked as everybody asks them: with what they do by themselves.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

import zxingcpp

from pos.bootstrap.decoders import still_reader
from pos.commands.bench.figure import Figure, figure
from pos.commands.bench.scale import Scale
from pos.commands.bench.scenes import Grey
from pos.commands.bench.shots import SHOT_KINDS, shot
from pos.devices.decoding.picture_file import open_picture
from pos.domain.errors import DeviceError
from pos.domain.scan.upc_e import expand

PICTURES = 144
"""Generated, of all symbologies in turn, from easy to hard."""


@dataclass(slots=True)
class Tally:
    """What was read of one symbology."""

    codes: int = 0
    """How many there are."""
    zxing: int = 0
    """Read by zxing-cpp alone."""
    zbar: int = 0
    """Read by pyzbar alone."""
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
        return f"{self.ours}/{self.codes} (zxing {self.zxing}, zbar {self.zbar}, confirmed {self.confirmed})"


def run(scale: Scale) -> Figure:
    """Every picture with all the effort of `pos decode`."""
    reader = still_reader(upc_e=True)
    tallies: dict[str, Tally] = {}
    pictures = 0
    for picture, texts in _pictures(scale):
        pictures += 1
        seen = reader.look(picture.data)
        zxing, zbar = _zxing_alone(picture), _zbar_alone(picture)
        read, confirmed = {_bare(each.text) for each in seen}, {_bare(each.text) for each in seen if each.confirmed}
        for text, name in texts.items():
            tally = tallies.setdefault(name, Tally())
            tally.codes += 1
            tally.zxing += _bare(text) in zxing
            tally.zbar += _bare(text) in zbar
            tally.ours += _bare(text) in read
            tally.confirmed += _bare(text) in confirmed
        tallies[next(iter(texts.values()))].wrong += sorted(confirmed - {_bare(text) for text in texts})
    codes, wrong = sum(each.codes for each in tallies.values()), sum(len(each.wrong) for each in tallies.values())
    rates = [100 * each.ours / each.codes for each in tallies.values()]
    value = 100 * sum(each.ours for each in tallies.values()) / codes
    of_best = 100 * sum(each.best for each in tallies.values()) / codes
    kind = "photographs" if scale.pictures is not None else "generated pictures, easy to hard"
    told = "; ".join(f"{name} {tally}" for name, tally in tallies.items())
    others = ", ".join(repr(text) for each in tallies.values() for text in each.wrong)
    return figure(
        "read-rate",
        rates,
        value=value,
        unit="%",
        limit=of_best,
        target="on each symbology at least the better of zxing-cpp and pyzbar alone; nothing confirmed that is wrong",
        met=wrong == 0 and all(each.ours >= each.best for each in tallies.values()),
        note=f"{codes} codes in {pictures} {kind}: {told}; {wrong} confirmed that are not expected {others}".rstrip()
        + "; samples: % read of each symbology; limit: % read by the better decoder of each",
    )


def _zxing_alone(picture: Grey) -> set[str]:
    return {_bare(each.text) for each in zxingcpp.read_barcodes(picture, text_mode=zxingcpp.TextMode.Plain)}


def _zbar_alone(picture: Grey) -> set[str]:
    try:
        from pyzbar import pyzbar
    except (ImportError, OSError):
        return set()
    found = ((each.type, each.data.decode("utf-8", "replace")) for each in pyzbar.decode(picture))
    return {_bare(text if kind != "UPCE" else expand(text) or text) for kind, text in found}


def _pictures(scale: Scale) -> Iterator[tuple[Grey, Mapping[str, str]]]:
    """Pictures, and what their codes say → their symbologies."""
    if scale.pictures is not None:
        yield from _photographs(scale.pictures, scale.count(1_000_000))
        return
    rng = Random(scale.seed)  # noqa: S311 -- the same pictures every time
    for number in range(scale.count(PICTURES)):
        made = shot(SHOT_KINDS[number % len(SHOT_KINDS)], rng, hardness=(number + 1) / PICTURES)
        yield made.picture, made.texts


def _photographs(folder: Path, most: int) -> Iterator[tuple[Grey, Mapping[str, str]]]:
    for kind in sorted(each for each in folder.iterdir() if each.is_dir()):
        told = sorted(path for path in kind.iterdir() if path.suffix.lower() != ".txt")
        for path in [path for path in told if path.with_suffix(".txt").is_file()][:most]:
            try:
                picture = open_picture(path).grey
            except DeviceError:
                continue
            text = path.with_suffix(".txt").read_text(encoding="utf-8", errors="replace")
            yield picture, {text: kind.name}


def _bare(text: str) -> str:
    """Line ends, separators, and the zero that makes a UPC-A an EAN-13, tell no difference."""
    plain = text.replace("\r", "").replace("\x1d", "").strip()
    return plain.lstrip("0") if plain.isdigit() else plain
