"""From characters to what they are. The order in which the grammars are tried is the order of this module.

The symbol comes first: what a scanner says about it cannot be argued with. Then what only one grammar can be (our own
codes, web addresses, invoice titles, anything with FNC1). Digits come last, the strictest grammar first.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from pos.domain.barcode import GTIN_LENGTHS, gtin14, is_gtin, item_key
from pos.domain.mark import Mark
from pos.domain.own_code import OwnCode
from pos.domain.payment.code import provider_of
from pos.domain.scan.clean import GS, CleanText, clean
from pos.domain.scan.digital_link import read_link
from pos.domain.scan.gs1_ai import at
from pos.domain.scan.gs1_elements import Elements, read_elements
from pos.domain.scan.gs1_values import THIS_YEAR
from pos.domain.scan.in_store import USUAL, Layout, read_in_store
from pos.domain.scan.invoice_title import InvoiceTitle, read_invoice_title
from pos.domain.scan.kinds import Refusal, ScanKind, State
from pos.domain.scan.own import own_kind
from pos.domain.scan.symbology import Carrier
from pos.domain.scan.tag import Tag, tag_of
from pos.domain.scan.third_party import PlatformCode, platform_digits, platform_link
from pos.domain.scan.upc_e import expand
from pos.domain.server_address import server_address

_PHONE = re.compile(r"^1[3-9]\d{9}$", re.ASCII)
_LOOKS_GS1 = re.compile(r"^[^0-9A-Za-z]|^(01|02|00)\d{14}|^Alt", re.ASCII | re.IGNORECASE)
"""Element strings that no scanner has named: FNC1, a stand-in for it or brackets first, or a GTIN or SSCC."""
_MEANT_GS1 = re.compile(r"^\W?(Alt\+?029|\w{2,5}\W)?(01|02|00)\)?\d{14}", re.ASCII | re.IGNORECASE)
"""What must have been meant as one, but is none unless the catalogue knows it as it stands."""
_IN_NUMBERS = frozenset("-._/+#* ()（）")
"""What 货号 and names have beside letters and digits."""
_ADD_ONS = (2, 5)
_LOGISTIC = ("00", "02")


@dataclass(frozen=True, slots=True)
class Scan:
    """A text and what it is."""

    kind: ScanKind
    """What."""
    text: str = field(repr=False)
    """Cleaned: no symbology identifier, no blanks around, own codes in upper case; a GS1 code's key (the GTIN)."""
    address: str = ""
    """The central server's, `https://host[:port]`, of an `ENROLMENT` whose QR brings it; else empty."""
    tag: Tag | None = None
    """What a code on goods says, for `ITEM` and `LOGISTIC`; None for numbers of the chain's own."""
    title: InvoiceTitle | None = None
    """For `INVOICE_TITLE`."""
    voucher: PlatformCode | None = None
    """For `THIRD_PARTY`."""
    refusal: Refusal | None = None
    """For `NOTHING` and `LINK`: why."""
    doubt: Refusal | None = None
    """Of an `ITEM` that is nothing unless the catalogue knows it as it stands: what is wrong with it."""
    identifier: str = field(default="", compare=False)
    """The symbology identifier, `]E0`; empty where the scanner sent none."""

    @property
    def mark(self) -> Mark | None:
        """Which lot or piece it is, where the code says so."""
        return self.tag.trace.mark if self.tag is not None else None


def read_scan(
    raw: str,
    *,
    state: State = State.SELLING,
    layouts: tuple[Layout, ...] = USUAL,
    this_year: int = THIS_YEAR,
) -> Scan:
    """What `raw` is. Never raises; what cannot be a code is `NOTHING` with an empty text.

    `state` decides only where two grammars have the same words (docs/scanning.md has the table); `this_year` says which
    century a year of two digits is in.
    """
    text = clean(raw)
    if text is None:
        return _nothing(Refusal.UNREADABLE)
    scan = _named(text, state, layouts, this_year) or _free(text.text, state, layouts, this_year)
    return replace(scan, identifier=text.identifier) if text.identifier else scan


def _nothing(why: Refusal) -> Scan:
    return Scan(ScanKind.NOTHING, "", refusal=why)


def _named(clean_text: CleanText, state: State, layouts: tuple[Layout, ...], this_year: int) -> Scan | None:
    """What a symbol that carries one thing only says; None for symbols that carry any text."""
    text = clean_text.text
    match clean_text.carrier:
        case Carrier.EAN_UPC:
            upc_a = expand(text)
            return _gtin(upc_a, layouts) if upc_a else _only_gtin(text, (12, 13), layouts)
        case Carrier.EAN_8:
            return _only_gtin(text, (8,), layouts)
        case Carrier.EAN_ADD_ON:
            bare = next((text[:-size] for size in _ADD_ONS if is_gtin(text[:-size])), "")
            return _only_gtin(bare, (12, 13), layouts)
        case Carrier.ADD_ON:
            return _nothing(Refusal.NOT_ITS_SYMBOL)
        case Carrier.ITF:
            if not text.isascii() or not text.isdigit():
                return _nothing(Refusal.NOT_ITS_SYMBOL)
            return _gtin(text, layouts) if is_gtin(text) else _number(text)
        case Carrier.GS1:
            if text.lower().startswith(("http://", "https://")):
                return None
            return _goods(read_elements(text), text, state, this_year)
        case _:
            return None


def _free(text: str, state: State, layouts: tuple[Layout, ...], this_year: int) -> Scan:
    """What a text is of which nobody has said anything."""
    upper = text.upper()
    if upper.startswith(OwnCode.PICKUP):
        upper = upper.replace(" ", "")  # in groups of four where it is printed to be typed
    kind = own_kind(upper)
    if kind is not None:
        return Scan(kind, upper)
    if "://" in text:
        return _addressed(text) or _link(text, this_year)
    title = read_invoice_title(text)
    if title is not None:
        return Scan(ScanKind.INVOICE_TITLE, text, title=title)
    if GS in text:
        return _goods(read_elements(text), text, state, this_year)
    if text.isascii() and text.isdigit():
        return _digits(text, state, layouts, this_year)
    if state is State.PAYING and (voucher := platform_digits(text)) is not None:
        return Scan(ScanKind.THIRD_PARTY, voucher.code, voucher=voucher)
    return _element_string(text, state, this_year) or _own_number(text)


def _digits(text: str, state: State, layouts: tuple[Layout, ...], this_year: int) -> Scan:
    """Digits and nothing else."""
    voucher = platform_digits(text) if state is State.PAYING else None
    if voucher is not None:
        # A UPC-A has twelve digits as well. Where money is asked for, the catalogue has the last word.
        return Scan(ScanKind.THIRD_PARTY, text, tag=Tag(gtin=gtin14(text)) if is_gtin(text) else None, voucher=voucher)
    if is_gtin(text):
        return _gtin(text, layouts)
    if _PHONE.match(text):
        return Scan(ScanKind.PHONE, text)
    if state is not State.PAYING and len(text) == 18 and (weighed := read_in_store(text, layouts)) is not None:
        return Scan(ScanKind.ITEM, text, tag=Tag(in_store=weighed))
    if provider_of(text) is not None:
        return Scan(ScanKind.PAYMENT, text)
    upc_a = expand(text)
    if upc_a is not None:
        return _gtin(upc_a, layouts)
    return _element_string(text, state, this_year) or _number(text)


def _element_string(text: str, state: State, this_year: int) -> Scan | None:
    """What an element string says that no scanner has named; None for a text that is none."""
    if not _LOOKS_GS1.match(text):
        return None
    elements = read_elements(text)
    if elements.refusal is None:
        return _goods(elements, text, state, this_year)
    return Scan(ScanKind.ITEM, item_key(text), doubt=elements.refusal) if _MEANT_GS1.match(text) else None


def _goods(elements: Elements, text: str, state: State, this_year: int) -> Scan:
    """What elements are about."""
    if elements.refusal is not None:
        return _nothing(elements.refusal)
    tag = tag_of(elements, this_year=this_year)
    if not isinstance(tag, Tag):
        return _nothing(tag)
    box = next((elements.value(ai) for ai in _LOGISTIC if elements.value(ai)), "")
    if box and (not tag.gtin or state in (State.RECEIVING, State.TRANSFERRING)):
        return Scan(ScanKind.LOGISTIC, box, tag=tag)
    if tag.gtin:
        return Scan(ScanKind.ITEM, tag.gtin, tag=tag)
    for element in elements.found:
        known = at(element.ai, 0)
        if known is not None and known.paths is not None:
            return Scan(ScanKind.GS1, element.value, tag=tag)
    return _nothing(Refusal.NO_KEY)


def _link(text: str, this_year: int) -> Scan:
    """A web address: of goods, of a voucher, or of something that a till has no use for."""
    voucher = platform_link(text)
    if voucher is not None:
        return Scan(ScanKind.THIRD_PARTY, text, voucher=voucher)
    link = read_link(text)
    why = Refusal.NOT_GOODS if link is None else link.elements.refusal
    if link is None or why is Refusal.NOT_GOODS:
        return Scan(ScanKind.LINK, text, refusal=why)
    scan = _goods(link.elements, text, State.SELLING, this_year)
    if scan.tag is None:
        return scan
    return Scan(scan.kind, scan.text, tag=scan.tag.of_visit(store=link.store, assistant=link.assistant))


def _addressed(text: str) -> Scan | None:
    """The enrolment code that `https://host[:port]#E-…` is, with the address split off."""
    before, _, code = text.rpartition("#")
    address = server_address(before) if "://" in before else None
    if address is None or own_kind(code.upper()) is not ScanKind.ENROLMENT:
        return None
    return Scan(ScanKind.ENROLMENT, code.upper(), address)


def _only_gtin(text: str, lengths: tuple[int, ...], layouts: tuple[Layout, ...]) -> Scan:
    """The GTIN that a symbol must hold."""
    if len(text) in lengths and text.isascii() and text.isdigit():
        return _gtin(text, layouts) if is_gtin(text) else _nothing(Refusal.CHECK_DIGIT)
    return _nothing(Refusal.NOT_ITS_SYMBOL)


def _gtin(text: str, layouts: tuple[Layout, ...]) -> Scan:
    """A GTIN with a right check digit, and what else the same digits may be."""
    other = expand(text)
    return Scan(
        ScanKind.ITEM,
        text,
        tag=Tag(
            gtin=gtin14(text),
            instead=gtin14(other) if other else "",
            in_store=read_in_store(text, layouts) if len(text) in (12, 13) else None,
        ),
    )


def _own_number(text: str) -> Scan:
    """A number of the chain's own, a 货号 or a name."""
    plain = all(letter.isalnum() or letter in _IN_NUMBERS for letter in text)
    return Scan(ScanKind.ITEM, item_key(text), doubt=None if plain else Refusal.UNREADABLE)


def _number(digits: str) -> Scan:
    """Digits that are no GTIN: a number of the chain's own, or a GTIN that was read wrong."""
    doubt = Refusal.CHECK_DIGIT if len(digits) in GTIN_LENGTHS else None
    return Scan(ScanKind.ITEM, digits, doubt=doubt)
