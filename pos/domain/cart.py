"""The sale being built. Every step returns a new cart; the old one is untouched."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from pos.domain.buyer import Buyer
from pos.domain.catalogue import Item
from pos.domain.collect import ToCollect
from pos.domain.coupon import Coupon
from pos.domain.document import AssistantShare, Fulfilment
from pos.domain.entitlement import EntitlementUse
from pos.domain.errors import BadValue
from pos.domain.member import Member
from pos.domain.money import MAX_FEN, Fen
from pos.domain.quantity import MAX_MILLI, ONE, Milli
from pos.domain.staff import Approval
from pos.domain.tender import Tender
from pos.domain.trace import NO_TRACE, Trace


class DiscountBy(StrEnum):
    """How a manual discount is given."""

    AMOUNT = "amount"
    """So many fen off."""
    PERCENT = "percent"
    """Pay so many hundredths of a percent: 85折 is 8500."""


@dataclass(frozen=True, slots=True)
class ManualDiscount:
    """A discount given by hand."""

    by: DiscountBy
    """Amount off, or part to pay."""
    value: int
    """Fen off, or the part to pay in 1/10,000 (0 to 10,000)."""
    reason: str
    """Why, as chosen or typed."""
    approval: Approval | None = None
    """The manager's yes, where the clerk's role needs one."""

    def __post_init__(self) -> None:
        top = MAX_FEN if self.by is DiscountBy.AMOUNT else 10_000
        if not 0 <= self.value <= top:
            raise BadValue(f"discount {self.value} is not in 0..{top}")


@dataclass(frozen=True, slots=True)
class CartLine:
    """A line of the cart."""

    line_id: int
    """1, 2, 3 … in the order of scanning; never used twice in one cart."""
    item: Item
    """The variant as it was when scanned."""
    quantity: Milli
    """Thousandths, above 0."""
    unit_price: Fen
    """零售价, or the typed price of an item without one."""
    code: str
    """The code it came from, as scanned or typed."""
    note: str = ""
    """The clerk's note."""
    assistants: tuple[AssistantShare, ...] = ()
    """Credited for this line; empty: the cart's."""
    discount: ManualDiscount | None = None
    """Given by hand on this line."""
    fulfilment: Fulfilment = Fulfilment.TAKEN
    """How the goods reach the customer."""
    approval: Approval | None = None
    """The manager's yes to a typed price."""
    trace: Trace = NO_TRACE
    """Lot, serial number and expiry, where its code says them."""
    order_id: str = ""
    """The order with which another store holds it for the customer; empty: it is this store's."""
    collect: ToCollect | None = None
    """What the customer collects it with there; None: it is this store's, or it is sent."""


@dataclass(frozen=True, slots=True)
class ChosenGift:
    """A gift that the customer chose. It is given as long as the rule gives it, and comes back when the rule does."""

    rule_id: str
    """The rule, or the coupon's code."""
    code: str
    """As it stands in the rule's list."""
    item: Item
    """The piece that is handed over."""


@dataclass(frozen=True, slots=True)
class Written:
    """手工单: a sale on paper that is entered later."""

    on: date
    """When it was sold."""
    paper: str
    """The number on the paper."""
    approval: Approval | None = None
    """The manager's yes, where the clerk's role needs one."""


@dataclass(frozen=True, slots=True)
class Cart:
    """The sale being built."""

    cart_id: str
    """UUIDv7; becomes the document's id, so that completing twice is completing once."""
    started: datetime
    """When its first line was scanned."""
    lines: tuple[CartLine, ...] = ()
    """In the order of scanning."""
    next_line: int = 1
    """The next line's id."""
    member: Member | None = None
    """Who buys."""
    assistants: tuple[AssistantShare, ...] = ()
    """Credited for lines without assistants of their own."""
    discount: ManualDiscount | None = None
    """Given by hand on the whole cart."""
    note: str = ""
    """On hold: what the clerk wrote to find it again."""
    written: Written | None = None
    """The paper it is entered from, where it was sold by hand."""
    tenders: tuple[Tender, ...] = ()
    """Taken towards it before it is completed."""
    paying_by: tuple[str, ...] = ()
    """The tender that is chosen for all that remains, by its kind, method and wallet; empty: none is chosen."""
    coupons: tuple[Coupon, ...] = ()
    """Presented, in that order; those that the rules refuse stay, so that the screen can say why."""
    declined: tuple[str, ...] = ()
    """Rules and coupons that the customer does not want, by id or code."""
    points: int = 0
    """Points to spend as money off (积分抵现)."""
    points_off: Fen = 0
    """What they take off."""
    uses: tuple[EntitlementUse, ...] = ()
    """What is held for it at the server, or granted by this till: becomes the document's."""
    at_most: tuple[tuple[str, int], ...] = ()
    """(rule id, uses) of limited rules of which no more was left when they were asked for."""
    gifts: tuple[ChosenGift, ...] = ()
    """Chosen gifts, in the order of choosing."""
    approvals: tuple[Approval, ...] = ()
    """Managers' yeses to payments (see `paying_by`); those whose payment is taken become the document's."""
    buyer: Buyer | None = None
    """Whom the tax invoice is for, where the customer has shown it; None: nobody has asked for one."""

    def line(self, line_id: int) -> CartLine:
        """The line of that id. Raises BadValue where there is none."""
        for line in self.lines:
            if line.line_id == line_id:
                return line
        raise BadValue(f"no line {line_id}")


def add(
    cart: Cart,
    item: Item,
    *,
    code: str,
    quantity: Milli = ONE,
    unit_price: Fen | None = None,
    approval: Approval | None = None,
    trace: Trace = NO_TRACE,
    assistants: tuple[AssistantShare, ...] = (),
) -> Cart:
    """The cart with `quantity` more of `item`.

    The newest line grows when it is the same item at the same price without a discount or note of its own, so that
    scanning five of a kind makes one line; else a new line is made at the end, as for a piece with a serial number, and
    for anything weighed. Raises BadValue for a quantity or price outside its range.
    """
    price = item.retail_price if unit_price is None else unit_price
    if not 0 <= price <= MAX_FEN:
        raise BadValue(f"price {price} is not in 0..{MAX_FEN}")
    _checked(quantity)
    last = cart.lines[-1] if cart.lines else None
    if (
        last is not None
        and (last.item.variant_id, last.unit_price) == (item.variant_id, price)
        and not (last.discount or last.note or last.assistants or last.approval or approval or assistants)
        and last.trace == trace
        and not (trace.serial or quantity % ONE or last.quantity % ONE)
        and last.fulfilment is Fulfilment.TAKEN
    ):
        return set_quantity(cart, last.line_id, last.quantity + quantity)
    line = CartLine(
        line_id=cart.next_line,
        item=item,
        quantity=quantity,
        unit_price=price,
        code=code,
        approval=approval,
        trace=trace,
        assistants=assistants,
    )
    return replace(cart, lines=(*cart.lines, line), next_line=cart.next_line + 1)


def add_ordered(
    cart: Cart,
    item: Item,
    *,
    order_id: str,
    quantity: Milli,
    unit_price: Fen,
    fulfilment: Fulfilment,
    note: str,
    collect: ToCollect | None = None,
) -> Cart:
    """The cart with a line of its own for what another store holds for this customer. Raises BadValue as `add`."""
    apart = add(replace(cart, lines=()), item, code=item.barcode, quantity=quantity, unit_price=unit_price)
    line = replace(apart.lines[0], order_id=order_id, fulfilment=fulfilment, note=note, collect=collect)
    return replace(apart, lines=(*cart.lines, line))


def set_quantity(cart: Cart, line_id: int, quantity: Milli) -> Cart:
    """The cart with another quantity on a line. Raises BadValue outside 1..MAX_MILLI, and where it was ordered."""
    line = cart.line(line_id)
    if line.order_id and quantity != line.quantity:
        raise BadValue(f"line {line_id} is ordered from another store")
    return put(cart, replace(line, quantity=_checked(quantity)))


def void_line(cart: Cart, line_id: int) -> Cart:
    """The cart without a line. Raises BadValue where there is none."""
    gone = cart.line(line_id)
    return replace(cart, lines=tuple(line for line in cart.lines if line is not gone))


def put(cart: Cart, line: CartLine) -> Cart:
    """The cart with `line` in the place of the one of its id. Raises BadValue where there is none."""
    cart.line(line.line_id)
    return replace(cart, lines=tuple(line if old.line_id == line.line_id else old for old in cart.lines))


def decline(cart: Cart, rule_id: str) -> Cart:
    """The cart of a customer who does not want a rule or a coupon; the others are priced as if there were none."""
    return cart if rule_id in cart.declined else replace(cart, declined=(*cart.declined, rule_id))


def take_again(cart: Cart, rule_id: str) -> Cart:
    """The cart of a customer who wants it after all."""
    return replace(cart, declined=tuple(each for each in cart.declined if each != rule_id))


def _checked(quantity: Milli) -> Milli:
    if not 0 < quantity <= MAX_MILLI:
        raise BadValue(f"quantity {quantity} is not in 1..{MAX_MILLI}")
    return quantity
