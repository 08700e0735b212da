"""Tickets as they were looked at, kept as small pictures: whatever moves by more than a little is looked at again.

`python -m tests.devices.printer.test_reference_pictures` draws them anew; then look at them before they are committed.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image

from pos.bootstrap.texts import load_texts
from pos.devices.printer.fonts import find_faces
from pos.devices.printer.picture import TicketDrawing, black_and_white
from pos.domain.ticket.paper import Paper
from pos.ports.printing import JobKind
from pos.usecases.printing.samples.goods import Sample
from pos.usecases.printing.samples.sample_ticket import sample_ticket

FOLDER = Path(__file__).parent / "reference"
FONT = "wqy-microhei.ttc"
"""They were drawn with this face; other letters are no fault."""
LARGEST = 40_000
"""Bytes."""
BLOCK = 8
"""Dots: what is compared is how black a square of so many is, so that a letter may move by a dot."""
SLIGHT, AT_MOST = 0.25, 0.004
"""A square may be so much blacker; of all squares so many may be more than that."""
CASES = [
    *(
        (kind, Sample.NORMAL, paper, language)
        for kind in JobKind
        for paper, language in (("58", "zh_CN"), ("80", "en"))
    ),
    *((JobKind.RECEIPT, Sample.NORMAL, paper, language) for paper, language in (("80", "zh_CN"), ("58", "en"))),
    *((JobKind.RECEIPT, sample, "58", "zh_CN") for sample in Sample if sample not in (Sample.NORMAL, Sample.LONG)),
]
Case = tuple[JobKind, Sample, str, str]


@cache
def drawing() -> TicketDrawing:
    return TicketDrawing()


def drawn(case: Case) -> Image.Image:
    kind, sample, paper, language = case
    ticket = sample_ticket(kind, sample, texts=load_texts(language))
    return black_and_white(drawing().picture(ticket, Paper(paper)))


def file_of(case: Case) -> Path:
    return FOLDER / f"{'-'.join(case)}.png"


def blackness(picture: Image.Image) -> NDArray[np.float64]:
    """How black each square is, 0 to 1."""
    dots = 1 - np.asarray(picture.convert("L"), dtype=float) / 255
    high, wide = dots.shape[0] // BLOCK, dots.shape[1] // BLOCK
    squares = dots[: high * BLOCK, : wide * BLOCK].reshape(high, BLOCK, wide, BLOCK)
    return np.asarray(squares.mean(axis=(1, 3)), dtype=np.float64)


def differing(one: Image.Image, other: Image.Image) -> float:
    """The part of the squares that differ; 1 for pictures of different sizes."""
    if one.size != other.size:
        return 1.0
    return float((abs(blackness(one) - blackness(other)) > SLIGHT).mean())


@pytest.mark.parametrize("case", CASES, ids="-".join)
def test_a_ticket_looks_as_it_did_when_it_was_looked_at(case: Case) -> None:
    if find_faces().wide.path.name != FONT:
        pytest.skip(f"the reference pictures are drawn with {FONT}, which this machine has not")
    file = file_of(case)
    assert file.stat().st_size < LARGEST
    with Image.open(file) as reference:
        assert differing(drawn(case), reference) < AT_MOST


def test_the_comparison_sees_one_changed_figure() -> None:
    with Image.open(file_of(CASES[0])) as reference:
        changed = reference.convert("L")
        # One figure of a price, 12 dots wide, is gone.
        top = changed.height // 2
        for left in range(0, changed.width, 12):
            if np.asarray(changed)[top : top + 24, left : left + 12].min() == 0:
                changed.paste(255, (left, top, left + 12, top + 24))
                changed.paste(0, (left, top, left + 12, top + 10))
                break
        assert differing(changed, reference) > 0
        assert differing(changed.crop((0, 0, changed.width, changed.height - 30)), reference) == 1


if __name__ == "__main__":
    for each in CASES:
        drawn(each).save(file_of(each), optimize=True)
