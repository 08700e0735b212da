"""How head office wants tickets to be arranged: order of blocks, blocks of its own, other words, a logo.

A ticket is built from named blocks. A template says in which order they come, leaves some out and puts others in. What
a ticket must not lack (lines, totals, its number) is marked as required and cannot be left out.
"""

from __future__ import annotations

import string
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from pos.domain.errors import BadValue
from pos.domain.texts import Texts
from pos.domain.ticket.rows import Align, Qr, Row, Size, Text

EVERY_KIND = "all"
"""The template of kinds that have none of their own."""


@dataclass(frozen=True, slots=True)
class Block:
    """A part of a ticket that stands together."""

    name: str
    """What templates call it."""
    rows: tuple[Row, ...]
    """From top to bottom; may be empty."""
    required: bool = False
    """Whether it is printed even if a template does not name it."""


@dataclass(frozen=True, slots=True)
class OwnBlock:
    """A block of head office's own. `{number}`, `{store}` … in it stand for what the ticket shows."""

    text: Mapping[str, str] = field(default_factory=dict)
    """Text by language; lines broken at `\\n`; Chinese where the ticket's language is missing."""
    align: Align = Align.CENTRE
    """Where it stands."""
    bold: bool = False
    """Whether it is heavy."""
    large: bool = False
    """Twice as wide and high."""
    qr: str = ""
    """The content of a QR above the text; empty: none."""


@dataclass(frozen=True, slots=True)
class TicketTemplate:
    """How one kind of ticket is arranged."""

    blocks: tuple[str, ...] = ()
    """Names of blocks from top to bottom; empty: the usual order, with own blocks at the end."""
    own: Mapping[str, OwnBlock] = field(default_factory=dict)
    """Own blocks by name."""


@dataclass(frozen=True, slots=True)
class Templates:
    """All that head office has set for a store's tickets."""

    tickets: Mapping[str, TicketTemplate] = field(default_factory=dict)
    """By kind (`receipt`, `pickup` …), and `all`."""
    words: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """Other words by language and key, `receipt.thanks`."""
    logo: str = ""
    """A PNG in base64; empty: the one set up on the till, if any."""
    join: str = ""
    """Where people join the club, `{store_code}` filled in: a QR on the customer's screen leads there; empty: none."""


PLAIN = Templates()
"""As it comes."""


def arranged(
    kind: str, blocks: Sequence[Block], templates: Templates, *, language: str, fills: Mapping[str, str]
) -> tuple[Row, ...]:
    """The rows of a ticket of that kind. `fills`: what `{name}` in an own block stands for."""
    template = templates.tickets.get(kind) or templates.tickets.get(EVERY_KIND) or TicketTemplate()
    usual = [block.name for block in blocks]
    if template.blocks:
        order = [name for name in dict.fromkeys(template.blocks) if name in usual or name in template.own]
        _put_required(order, blocks)
    else:
        order = [*usual, *template.own]
    rows = {name: tuple(_own_rows(own, language, fills)) for name, own in template.own.items()}
    rows |= {block.name: block.rows for block in blocks}
    return tuple(row for name in order for row in rows[name])


def _put_required(order: list[str], blocks: Sequence[Block]) -> None:
    """Put what must not be left out behind the block it usually follows."""
    before = 0
    for block in blocks:
        if block.name in order:
            before = order.index(block.name) + 1
        elif block.required:
            order.insert(before, block.name)
            before += 1


def _own_rows(own: OwnBlock, language: str, fills: Mapping[str, str]) -> Iterable[Row]:
    try:
        qr = (Qr(_filled(own.qr, fills)),) if own.qr else ()
    except BadValue:  # too long with this ticket's number in it: no sale waits for a QR
        qr = ()
    text = own.text.get(language) or next(iter(own.text.values()), "")
    size = Size.DOUBLE if own.large else Size.NORMAL
    lines = _filled(text, fills).split("\n") if text else ()
    return (*qr, *(Text(line, align=own.align, bold=own.bold, size=size) for line in lines))


def _filled(text: str, fills: Mapping[str, str]) -> str:
    for name, value in fills.items():
        text = text.replace(f"{{{name}}}", value)
    return text


def worded(texts: Texts, templates: Templates) -> Texts:
    """The texts with head office's words. One that could not be filled in as ours is (other `{names}`) is not used."""
    others = templates.words.get(texts.language, {})
    usable = {key: text for key, text in others.items() if key in texts.entries and _fits(text, texts.entries[key])}
    return replace(texts, entries={**texts.entries, **usable}) if usable else texts


def misfits(texts: Texts, templates: Templates) -> tuple[str, ...]:
    """The keys of words in that language that `worded` does not use: unknown, or with other names in them."""
    others = templates.words.get(texts.language, {})
    return tuple(k for k, text in others.items() if k not in texts.entries or not _fits(text, texts.entries[k]))


def _fits(text: str, ours: str) -> bool:
    try:
        return _names(text) <= _names(ours)
    except ValueError:  # a brace left open
        return False


def _names(text: str) -> set[str]:
    """The names in a text. Raises ValueError for a format that is none of ours."""
    names = set()
    for _, name, spec, conversion in string.Formatter().parse(text):
        if spec or conversion:
            raise ValueError(text)
        if name is not None:
            names.add(name)
    return names
