"""GS1 Digital Link URIs: the web address on the tag that says what the goods are (GS1 Digital Link Standard 1.4).

    https://any.domain/any/stem/01/06901234567892/10/AB12/21/0007?17=261231&store=BJ01

Read as GS1's own parser does: the right-most primary key counts, searched backwards; keys that are not digits are
passed over; unknown ones of digits are refused. More lenient in one thing: qualifiers of the key are taken from the
query as well, because a lot that is not noticed cannot be recalled. The short names of older standards (`/gtin/`,
`/lot/`) and GTINs of 8, 12 and 13 digits are read and never written.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import quote

from pos.domain.barcode import is_gtin
from pos.domain.errors import BadValue
from pos.domain.scan.gs1_ai import Identifier, identifiers
from pos.domain.scan.gs1_elements import Element, Elements, flaw, together
from pos.domain.scan.kinds import Refusal

_URI = re.compile(
    r"^(?:https?|HTTPS?)://([A-Za-z0-9.:\[\]-]+)(/[A-Za-z0-9\-._~:/@!$&'()*+,;=%]*)(?:\?([^#]*))?(?:#(.*))?$", re.ASCII
)
_LEGAL = re.compile(r"[A-Za-z0-9\-._~:/?#\[\]@!$&'()*+,;=%]*", re.ASCII)
_PERCENT = re.compile(r"%([0-9A-Fa-f]{2})")
_DIGITS = re.compile(r"\d+", re.ASCII)
_NAME = re.compile(r"[0-9A-Za-z-]{1,40}", re.ASCII)
SHORT_NAMES = {
    "gtin": "01",
    "itip": "8006",
    "cpid": "8010",
    "gmn": "8013",
    "sscc": "00",
    "gln": "414",
    "party": "417",
    "gsrn": "8018",
    "gsrnp": "8017",
    "gdti": "253",
    "gcn": "255",
    "ginc": "401",
    "gsin": "402",
    "grai": "8003",
    "giai": "8004",
    "cpv": "22",
    "lot": "10",
    "ser": "21",
    "cpsn": "8011",
    "glnx": "254",
    "refno": "8020",
    "srin": "8019",
}
"""Names that the first versions of the standard allowed in the path."""
_SHORT_IN_QUERY = {**SHORT_NAMES, "exp": "17"}
STORE_KEY = "store"
"""Our own key for the store whose tag, shelf label or receipt it is."""
ASSISTANT_KEY = "assistant"
"""Our own key for the assistant who is credited."""


@dataclass(frozen=True, slots=True)
class DigitalLink:
    """What a web address says, or why it says nothing."""

    elements: Elements
    """Key, qualifiers and attributes; a refusal where it is no Digital Link."""
    store: str = ""
    """Code of the store it came from, upper case; empty: it does not say."""
    assistant: str = ""
    """Id of the assistant who is credited; empty: nobody."""


def read_link(text: str) -> DigitalLink | None:
    """What a web address says; None for a text that is no web address."""
    if "://" not in text[:12]:
        return None
    match = _URI.match(text)
    if match is None or not _LEGAL.fullmatch(text):
        return DigitalLink(Elements(refusal=Refusal.NOT_GOODS))
    path, query = match[2], match[3] or ""
    pairs = _key_and_qualifiers(path)
    if not pairs:
        return DigitalLink(Elements(refusal=Refusal.NOT_GOODS))
    key = pairs[0][0]
    if not _is_path(key, tuple(known.ai for known, _ in pairs[1:])):
        return DigitalLink(Elements(refusal=Refusal.BAD_VALUE))
    found = [_element(known.ai, _unescaped(value)) for known, value in pairs]
    names: dict[str, str] = {}
    for name, value in _parameters(query):
        ai = name if _DIGITS.fullmatch(name) else _SHORT_IN_QUERY.get(name, "")
        if not ai:
            names.setdefault(name, _unescaped(value))
        elif ai not in identifiers():
            return DigitalLink(Elements(refusal=Refusal.UNKNOWN_IDENTIFIER))
        else:
            found.append(_element(ai, _unescaped(value.replace("+", " "))))
    wrong = next((each for each in map(flaw, found) if each is not None), None)
    if wrong is not None:
        return DigitalLink(Elements(refusal=wrong))
    return DigitalLink(
        elements=together(found),
        store=_named(names.get(STORE_KEY, "")).upper(),
        assistant=_named(names.get(ASSISTANT_KEY, "")).lower(),
    )


def write_link(stem: str, elements: tuple[Element, ...], *, store: str = "", assistant: str = "") -> str:
    """The canonical Digital Link of elements: key and its qualifiers in the path, the rest as attributes.

    `stem`: `https://shop.example[/any/path]`. Raises BadValue for elements without a primary key, or with a value that
    is not right.
    """
    right = all(flaw(element) is None for element in elements)
    key = next((element for element in elements if right and identifiers()[element.ai].paths is not None), None)
    if key is None:
        raise BadValue(f"no Digital Link can say {[(each.ai, each.value) for each in elements]!r:.200}")
    values = {element.ai: element.value for element in elements}
    paths = identifiers()[key.ai].paths or ((),)
    chosen = max(paths, key=lambda path: sum(ai in values for ai in path))
    path = [(key.ai, key.value), *((ai, values[ai]) for ai in chosen if ai in values)]
    inside = {ai for ai, _ in path}
    query = sorted((each for each in elements if each.ai not in inside), key=lambda each: each.ai)
    address = stem.rstrip("/") + "".join(f"/{ai}/{quote(value, safe='')}" for ai, value in path)
    attributes = [(each.ai, each.value) for each in query]
    return _with(address, [*attributes, (STORE_KEY, store), (ASSISTANT_KEY, assistant)])


def write_visit(stem: str, *, store: str, assistant: str = "") -> str:
    """The address of a chain's pages, with whom a visit credits: for receipts, which are about no single item."""
    return _with(f"{stem.rstrip('/')}/", [(STORE_KEY, store), (ASSISTANT_KEY, assistant)])


def _with(address: str, attributes: list[tuple[str, str]]) -> str:
    said = "&".join(f"{name}={quote(value, safe='')}" for name, value in attributes if value)
    return f"{address}?{said}" if said else address


def _key_and_qualifiers(path: str) -> list[tuple[Identifier, str]]:
    """The pairs from the right-most primary key on; empty where there is none."""
    parts = path.split("/")[1:]
    found: list[tuple[Identifier, str]] = []
    for place in range(len(parts) - 2, -1, -2):
        name = parts[place]
        known = identifiers().get(SHORT_NAMES.get(name, name))
        if known is None:
            return []
        found.insert(0, (known, parts[place + 1]))
        if known.paths is not None:
            return found
    return []


def _is_path(key: Identifier, qualifiers: tuple[str, ...]) -> bool:
    """Whether the qualifiers are some of one of the key's sequences, in its order."""
    if not qualifiers:
        return True
    return any(tuple(ai for ai in path if ai in qualifiers) == qualifiers for path in key.paths or ())


def _element(ai: str, value: str) -> Element:
    """With a GTIN of fewer digits filled up, as older links have it."""
    return Element(ai, value.rjust(14, "0") if ai == "01" and is_gtin(value) else value)


def _parameters(query: str) -> Iterator[tuple[str, str]]:
    """Keys with their values; keys without one are passed over."""
    for part in query.split("&"):
        name, equals, value = part.partition("=")
        if equals:
            yield name, value


def _unescaped(text: str) -> str:
    """Percent-encoding undone, a byte a character: values are ASCII, and anything else is refused afterwards."""
    return _PERCENT.sub(lambda match: chr(int(match[1], 16)), text) if "%" in text else text


def _named(value: str) -> str:
    """The value of one of our own keys; empty for what is none."""
    return value if _NAME.fullmatch(value) else ""
