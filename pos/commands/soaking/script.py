"""A script of `pos soak`: JSON lines, one sale each. What it does not know it refuses, with the line's number."""

from __future__ import annotations

import hashlib
import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal

import msgspec

from pos.commands.soaking.basket import Basket, Comeback, LineWish
from pos.commands.soaking.fill_cart import FillCart
from pos.domain.cart import DiscountBy
from pos.domain.coming_back import Chosen
from pos.domain.errors import BadValue
from pos.domain.money import MAX_FEN
from pos.domain.quantity import MAX_MILLI, ONE, Milli
from pos.ports.ledger import Ledger

FORM = (
    'A line of a script: {"lines": [{"code": "6901234500011", "quantity": 2000, "percent": 8500}], "tenders": '
    '[{"kind": "cash", "given": 50000}]}. Quantities are thousandths (1000 if not given); a line may have one '
    "discount: percent (to pay, in 1/10,000) or amount_off (fen). Tenders are taken in their order, and what they do "
    "not cover is paid exactly, in cash. A return names the line of its sale, and lines and quantities of that: "
    '{"return_of": 1, "lines": [{"line": 1, "quantity": 1000}]}; without lines all of it comes back. The whole script '
    "is checked before the first sale. Each of its sales is rung up once in a data folder: started again after a kill, "
    "a script goes on where it stopped. A script that was changed is another script."
)
"""What `pos soak --help` says of it."""

_ID = uuid.UUID("6d1f3a58-9b0c-5e52-8a44-2f7d0c9be117")
"""The name space of the ids of scripted sales (RFC 9562, section 5.5)."""


class _Line(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    code: Annotated[str, msgspec.Meta(min_length=1)]
    quantity: Annotated[int, msgspec.Meta(ge=1, le=MAX_MILLI)] = ONE
    percent: Annotated[int, msgspec.Meta(ge=0, le=10_000)] | None = None
    amount_off: Annotated[int, msgspec.Meta(ge=0, le=MAX_FEN)] | None = None

    def __post_init__(self) -> None:
        if self.percent is not None and self.amount_off is not None:
            raise ValueError(f"{self.code}: percent and amount_off: a line has one discount")

    def wish(self) -> LineWish:
        discount = None
        if self.percent is not None:
            discount = (DiscountBy.PERCENT, self.percent)
        elif self.amount_off is not None:
            discount = (DiscountBy.AMOUNT, self.amount_off)
        return LineWish(code=self.code, quantity=self.quantity, discount=discount)


class _Tender(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    kind: Literal["cash"]
    given: Annotated[int, msgspec.Meta(ge=1, le=MAX_FEN)]


class _Sale(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    lines: Annotated[tuple[_Line, ...], msgspec.Meta(min_length=1)]
    tenders: tuple[_Tender, ...] = ()


class _Back(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    line: Annotated[int, msgspec.Meta(ge=1)]
    quantity: Annotated[int, msgspec.Meta(ge=1, le=MAX_MILLI)] = ONE


class _Return(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    return_of: Annotated[int, msgspec.Meta(ge=1)]
    lines: tuple[_Back, ...] = ()


@dataclass(frozen=True, slots=True)
class ScriptedSale:
    """A sale of a script, or a return."""

    place: str
    """File and line, for a person."""
    basket: Basket
    """What to ring up."""
    key: str
    """The same for the same line of the same script, whatever the file is called."""
    return_of: str = ""
    """Of a return: the key of its sale."""

    def cart_id(self, till_id: str) -> str:
        """The sale's id on a till: the same one each time, so that ringing it up twice is ringing it up once."""
        return _id_of(till_id, self.key)

    def basket_on(self, till_id: str) -> Basket:
        """What to ring up on a till; a return names its sale there."""
        back = self.basket.comeback
        if back is None:
            return self.basket
        return Basket(lines=(), comeback=Comeback(of=_id_of(till_id, self.return_of), lines=back.lines))


def _id_of(till_id: str, key: str) -> str:
    return str(uuid.uuid5(_ID, f"{till_id} {key}"))


def read_script(path: Path) -> tuple[ScriptedSale, ...]:
    """All sales of a script; empty lines are passed over. Raises BadValue with file and line, OSError."""
    text = path.read_bytes()
    digest = hashlib.sha256(text).hexdigest()
    sales: list[ScriptedSale] = []
    sold: set[int] = set()
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip():
            continue
        place = f"{path.name}, line {number}"
        key = f"{digest} {number}"
        try:
            entry = msgspec.json.decode(line, type=_Return) if b'"return_of"' in line else _sale(line)
        except (msgspec.DecodeError, ValueError, RecursionError) as error:
            # ValueError: msgspec's own for bytes that are not UTF-8 and for integers beyond 64 bits.
            raise BadValue(f"{place}: {error}") from error
        if isinstance(entry, _Return):
            if entry.return_of not in sold:
                raise BadValue(f"{place}: no sale on line {entry.return_of} before it")
            back = Comeback(of="", lines=tuple(Chosen(each.line, each.quantity) for each in entry.lines))
            sales.append(ScriptedSale(place, Basket(lines=(), comeback=back), key, f"{digest} {entry.return_of}"))
            continue
        sold.add(number)
        cash = tuple(tender.given for tender in entry.tenders)
        sales.append(ScriptedSale(place, Basket(lines=tuple(each.wish() for each in entry.lines), cash=cash), key))
    return tuple(sales)


def _sale(line: bytes) -> _Sale:
    return msgspec.json.decode(line, type=_Sale)


def still_to_ring_up(
    script: Sequence[ScriptedSale], *, fill: FillCart, ledger: Ledger, till_id: str
) -> tuple[tuple[Basket, str], ...]:
    """What the ledger does not hold yet, each with its cart's id, after all of it was tried without writing anything.

    Raises BadValue with file and line for a sale that cannot be rung up, or whose tenders are more than it takes.
    """
    todo = []
    out: dict[str, dict[int, Milli]] = {}
    for sale in script:
        cart_id = sale.cart_id(till_id)
        before = ledger.document(cart_id)
        if sale.basket.comeback is not None:
            _bring_back(sale, out[sale.return_of])
        elif before is not None:
            out[sale.key] = {line.line: line.quantity for line in before.lines}
        else:
            out[sale.key] = _tried(sale, fill)
        if before is None:
            todo.append((sale.basket_on(till_id), cart_id))
    return tuple(todo)


def _tried(sale: ScriptedSale, fill: FillCart) -> dict[int, Milli]:
    """What goes out with a sale, by line. Raises BadValue."""
    try:
        priced, payment = fill(sale.basket)
    except BadValue as fault:
        raise BadValue(f"{sale.place}: {fault}") from fault
    if len(payment.tenders) < len(sale.basket.cash):
        taken = len(payment.tenders)
        raise BadValue(f"{sale.place}: tender {taken + 1}: nothing remains to be paid")
    return {number: line.line.quantity for number, line in enumerate(priced.lines, start=1)}


def _bring_back(sale: ScriptedSale, out: dict[int, Milli]) -> None:
    """Take what comes back off what is out. Raises BadValue for more than is out."""
    lines = sale.basket.comeback.lines if sale.basket.comeback else ()
    if not lines and not any(out.values()):
        raise BadValue(f"{sale.place}: nothing of it is left to come back")
    for each in lines or tuple(Chosen(line, quantity) for line, quantity in out.items()):
        if each.quantity > out.get(each.line, 0):
            raise BadValue(f"{sale.place}: line {each.line}: {out.get(each.line, 0)} of it are left to come back")
        out[each.line] -= each.quantity
