"""How a label is arranged: its size and its parts in millimetres. Head office edits them; these are the usual ones."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from pos.domain.errors import BadValue
from pos.domain.labels.content import LabelKind
from pos.domain.texts import Texts
from pos.domain.ticket.rows import Align


class PartKind(StrEnum):
    """What a part of a label is."""

    TEXT = "text"
    BARS = "bars"
    """EAN or Code 128 with its digits below."""
    QR = "qr"
    LINE = "line"


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a label. Lengths in millimetres from the label's top left corner."""

    kind: PartKind
    """What it is."""
    x: float
    """Left edge."""
    y: float
    """Top edge."""
    width: float
    """Room to the right."""
    height: float = 0.0
    """Room downwards: of bars and lines; of texts one line's height (the letters' size)."""
    text: str = ""
    """`{name}` … stand for what the label says; a part with nothing to say is left out."""
    align: Align = Align.LEFT
    """Where text stands in its room."""
    bold: bool = False
    """Whether text is heavy."""
    lines: int = 1
    """Lines of text at most; what does not fit is made smaller, then cut off with an ellipsis."""
    struck: bool = False
    """Struck through: a price that was."""
    when: str = ""
    """`reduced` or `full`: only on labels with, or without, an old price; `linked`: with a QR; empty: always."""

    def __post_init__(self) -> None:
        if min(self.x, self.y) < 0 or self.width <= 0 or self.height < 0 or not 1 <= self.lines <= 9:
            raise BadValue(f"a part of a label at {self.x}, {self.y}, {self.width} × {self.height}")
        if self.when not in {"", "reduced", "full", "linked"}:
            raise BadValue(f"when={self.when!r:.20} is none of reduced, full, linked")


@dataclass(frozen=True, slots=True)
class LabelTemplate:
    """A label's size and parts."""

    width: float
    """Millimetres."""
    height: float
    """Millimetres."""
    parts: tuple[Part, ...]
    """From the back to the front."""
    gap: float = 2.0
    """Between two labels of a roll, millimetres."""

    def __post_init__(self) -> None:
        if not (10 <= self.width <= 200 and 10 <= self.height <= 280 and 0 <= self.gap <= 20):
            raise BadValue(f"a label of {self.width} × {self.height} mm, {self.gap} mm apart")
        for part in self.parts:
            if part.x + part.width > self.width + 0.01 or part.y + part.height > self.height + 0.01:
                raise BadValue(f"a part at {part.x}, {part.y} reaches out of the label")


@dataclass(frozen=True, slots=True)
class LabelTemplates:
    """Head office's own, by kind."""

    labels: Mapping[str, LabelTemplate] = field(default_factory=dict)
    """By `LabelKind`; kinds without one are arranged as usual."""
    pages: str = ""
    """Where the chain's item pages are, `https://shop.example`: the QR leads there; empty: no QR."""

    def __post_init__(self) -> None:
        unknown = set(self.labels) - set(LabelKind)
        if unknown:
            raise BadValue(f"no label {', '.join(sorted(unknown))[:60]!r}")
        if self.pages and not self.pages.startswith(("https://", "http://")):
            raise BadValue(f"pages={self.pages!r:.60} is no address")


def template_of(kind: LabelKind, texts: Texts, own: LabelTemplates | None = None) -> LabelTemplate:
    """Head office's template of a kind, else the usual one in that language."""
    if own is not None and kind in own.labels:
        return own.labels[kind]
    return _USUAL[kind](texts)


def _price_tag(texts: Texts) -> LabelTemplate:
    """40 × 60 mm, hung up by its short side."""
    return LabelTemplate(
        width=40,
        height=60,
        parts=(
            Part(PartKind.TEXT, 2, 2, 36, 3.2, "{brand}", Align.CENTRE, bold=True),
            Part(PartKind.TEXT, 2, 6, 36, 3.4, "{name}", Align.CENTRE, bold=True, lines=2),
            Part(PartKind.TEXT, 2, 14.2, 36, 2.6, f"{texts('label.style')} {{style}}"),
            Part(PartKind.TEXT, 2, 17.4, 36, 2.6, f"{texts('label.colour')} {{colour}}"),
            Part(PartKind.TEXT, 2, 20.6, 36, 2.6, f"{texts('label.size')} {{size}}"),
            Part(PartKind.LINE, 2, 24.2, 36, 0.25),
            Part(PartKind.TEXT, 2, 25.2, 36, 2.6, "{old}", struck=True, when="reduced"),
            Part(PartKind.TEXT, 20, 25.2, 18, 2.6, "{promotion}", Align.RIGHT, when="reduced"),
            Part(PartKind.TEXT, 2, 28.4, 36, 5.6, "{price}", Align.CENTRE, bold=True),
            Part(PartKind.BARS, 2, 35.2, 36, 10.5, "{code}"),
            Part(PartKind.QR, 2, 47, 12, 12, "{link}"),
            Part(PartKind.TEXT, 15, 48.5, 23, 2.5, texts("label.scan"), lines=2, when="linked"),
            Part(PartKind.TEXT, 15, 55.5, 23, 2.2, "{store}"),
        ),
    )


def _shelf(texts: Texts) -> LabelTemplate:
    """70 × 38 mm."""
    return LabelTemplate(
        width=70,
        height=38,
        parts=(
            Part(PartKind.TEXT, 2, 2, 66, 4, "{name}", bold=True),
            Part(PartKind.TEXT, 2, 6.8, 40, 2.6, "{style} {colour} {size}"),
            Part(PartKind.TEXT, 42, 6.8, 26, 2.6, "{promotion}", Align.RIGHT, bold=True, when="reduced"),
            Part(PartKind.TEXT, 2, 11.4, 8, 3, texts("label.was"), when="reduced"),
            Part(PartKind.TEXT, 11, 11.4, 27, 3, "{old}", struck=True, when="reduced"),
            Part(PartKind.TEXT, 2, 15.2, 50, 8.5, "{price}", bold=True),
            Part(PartKind.TEXT, 40, 11.6, 12, 2.6, "/ {unit}"),
            Part(PartKind.BARS, 2, 25.5, 36, 10, "{code}"),
            Part(PartKind.QR, 53, 21, 15, 15, "{link}"),
            Part(PartKind.TEXT, 39, 33, 13, 2.2, "{date}"),
        ),
    )


def _fitting(texts: Texts) -> LabelTemplate:
    """40 × 30 mm."""
    return LabelTemplate(
        width=40,
        height=30,
        parts=(
            Part(PartKind.TEXT, 2, 1.5, 36, 3.2, "{name}", bold=True),
            Part(PartKind.TEXT, 2, 5.6, 23, 2.8, "{colour}"),
            Part(PartKind.TEXT, 25, 5, 13, 6, "{size}", Align.RIGHT, bold=True),
            Part(PartKind.TEXT, 2, 9, 23, 2.6, "{style}"),
            Part(PartKind.TEXT, 2, 12.2, 36, 2.6, "{price}"),
            Part(PartKind.BARS, 2, 15.6, 36, 8.2, "{code}"),
            Part(PartKind.TEXT, 2, 26.8, 36, 2.4, texts("label.fitting"), Align.CENTRE),
        ),
    )


def _transfer(texts: Texts) -> LabelTemplate:
    """100 × 70 mm."""
    return LabelTemplate(
        width=100,
        height=70,
        gap=3,
        parts=(
            Part(PartKind.TEXT, 3, 3, 60, 4, f"{texts('stock.source')} {{source}}"),
            Part(PartKind.TEXT, 3, 9, 94, 8, "{target}", bold=True),
            Part(PartKind.LINE, 3, 19, 94, 0.4),
            Part(PartKind.TEXT, 3, 21, 60, 4, "{name}", lines=2),
            Part(PartKind.TEXT, 3, 33, 60, 4, "{document}", bold=True),
            Part(PartKind.TEXT, 66, 21, 31, 11, "{box}", Align.RIGHT, bold=True),
            Part(PartKind.TEXT, 3, 39, 60, 3.2, "{date}"),
            Part(PartKind.BARS, 3, 46, 66, 17, "{code}"),
            Part(PartKind.QR, 73, 44, 24, 24, "{link}"),
        ),
    )


_USUAL = {
    LabelKind.PRICE_TAG: _price_tag,
    LabelKind.SHELF: _shelf,
    LabelKind.FITTING: _fitting,
    LabelKind.TRANSFER: _transfer,
}
