"""Tenders: each payment of a document, and the methods of payment, which are data that head office adds to."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from pos.domain.errors import BadValue
from pos.domain.money import Fen

NOTES: tuple[Fen, ...] = (10000, 5000, 2000, 1000, 500, 100)
"""Renminbi notes (and the 1-yuan coin) in fen, largest first."""


class TenderKind(StrEnum):
    """What a tender is taken with, as far as the program acts on it."""

    CASH = "cash"
    PREPAID = "prepaid"
    """Paid online before; moves no money here."""
    PAYMENT_CODE = "payment_code"
    """The customer's WeChat, Alipay or UnionPay code, charged by the server."""
    CARD = "card"
    """On a terminal of its own: amount, reference and last four digits are written down, nothing else."""
    STORED_VALUE = "stored_value"
    """储值, from the member's account."""
    POINTS = "points"
    """积分抵现."""
    VOUCHER = "voucher"
    """A right to money off that was paid for: a paper voucher, a gift card."""
    PLATFORM_VOUCHER = "platform_voucher"
    """团购券: sold by Meituan or Douyin for our stores; they pay us later. `Tender.method` says who."""
    DEPOSIT = "deposit"
    """定金 or 订金 that this chain's till took before."""
    ON_ACCOUNT = "on_account"
    """挂账: owed, by approval."""
    RECORDED = "recorded"
    """One of head office's own kinds, written down and matched later: `Tender.method` says which."""
    ROUNDING = "rounding"
    """抹零: what rounding a cash amount leaves; no money."""
    COUPON_KEPT = "coupon_kept"
    """扣回已用券: of a return, what a coupon took off elsewhere that its goods no longer earn; no money."""


class Reference(StrEnum):
    """Whether the other side's number has to be typed."""

    NONE = "none"
    OPTIONAL = "optional"
    REQUIRED = "required"


@dataclass(frozen=True, slots=True)
class TenderMethod:
    """付款方式: a row of the list of payments that head office keeps. The chain feed brings it."""

    method_id: str
    """Given by head office; a built-in one has its kind's name."""
    kind: TenderKind
    """What the program does with it."""
    name: str = ""
    """Shown on screen and ticket; empty: the kind's own words, in the language of the screen."""
    reference: Reference = Reference.NONE
    """Whether the other side's number is asked for."""
    opens_drawer: bool = False
    """Whether taking it opens the drawer (paper that has to be put away)."""
    money: bool = True
    """实收: whether it counts as money received now."""
    earns_points: bool = True
    """Whether what it pays for earns points."""
    refundable: bool = True
    """Whether a return may give it back; otherwise the money goes back in another way."""
    offline: bool = True
    """Whether it can be taken without the network."""
    approval: bool = False
    """Whether a manager has to say yes."""
    keeps_rest: bool = False
    """不找零: worth more than is due, the rest is lost to the customer; without it, that much cannot be taken."""
    active: bool = True
    """False once head office has withdrawn it; what was taken with it can still be refunded."""
    place: int = 0
    """Where it stands on the pay screen, ascending."""


METHODS: tuple[TenderMethod, ...] = (
    TenderMethod("cash", TenderKind.CASH, opens_drawer=True, place=10),
    TenderMethod("payment_code", TenderKind.PAYMENT_CODE, offline=False, place=20),
    TenderMethod("card", TenderKind.CARD, reference=Reference.REQUIRED, place=30),
    TenderMethod("stored_value", TenderKind.STORED_VALUE, money=False, offline=False, place=40),
    TenderMethod("points", TenderKind.POINTS, money=False, earns_points=False, offline=False, place=50),
    TenderMethod(
        "voucher",
        TenderKind.VOUCHER,
        reference=Reference.REQUIRED,
        money=False,
        earns_points=False,
        refundable=False,
        keeps_rest=True,
        place=60,
    ),
    TenderMethod(
        "platform_voucher",
        TenderKind.PLATFORM_VOUCHER,
        reference=Reference.REQUIRED,
        money=False,
        earns_points=False,
        refundable=False,
        offline=False,
        keeps_rest=True,
        place=65,
    ),
    TenderMethod("deposit", TenderKind.DEPOSIT, reference=Reference.REQUIRED, money=False, place=70),
    TenderMethod(
        "on_account", TenderKind.ON_ACCOUNT, reference=Reference.REQUIRED, money=False, approval=True, place=80
    ),
    TenderMethod("prepaid", TenderKind.PREPAID, money=False, active=False),
    TenderMethod("meituan", TenderKind.PLATFORM_VOUCHER, "美团 Meituan", money=False, earns_points=False, active=False),
    TenderMethod("douyin", TenderKind.PLATFORM_VOUCHER, "抖音 Douyin", money=False, earns_points=False, active=False),
    TenderMethod("rounding", TenderKind.ROUNDING, money=False, earns_points=False, active=False),
    TenderMethod("coupon_kept", TenderKind.COUPON_KEPT, money=False, earns_points=False, active=False),
)
"""What every till knows without head office. Its rows of the same id take their place."""


@dataclass(frozen=True, slots=True)
class Tender:
    """One payment."""

    kind: TenderKind
    """With what."""
    amount: Fen
    """What it settles of the document; change is taken off already. Negative when money goes back."""
    given: Fen = 0
    """What the customer handed over: of cash, of a voucher that is worth more than was due, of a platform's voucher."""
    change: Fen = 0
    """What they got back, cash only: `given - amount`."""
    reference: str = ""
    """The other side's number, empty for cash."""
    method: str = ""
    """The `TenderMethod`'s id; empty: the kind's own."""
    name: str = ""
    """The method's name as it stood on the screen; empty: the kind's own words."""
    last_digits: str = ""
    """The last four digits of a card, where they were written down. Never more of it."""
    tender_id: str = ""
    """UUIDv7 of the payment it is, where another ledger (the server's payments, a member's account) has it too."""
    refunds: str = ""
    """The `tender_id` it gives back (a part of); the server does the rest when the document arrives."""
    of_tender: int = 0
    """Place (1, 2 …) of the tender that it gives back, among those of the document whose goods come back; 0: none."""
    gift: Fen = 0
    """Of stored value: the part that was a gift (送), same sign as `amount`."""
    points: int = 0
    """Of points: how many, same sign as `amount`."""
    bought_for: Fen = 0
    """Of a platform's voucher: what the customer paid the platform for it; `given` is its face value."""
    wallet: str = ""
    """Of a payment by code: whose it was, a `payment.code.Provider`; empty: not known (written down before)."""

    def __post_init__(self) -> None:
        if self.kind is TenderKind.CASH and self.given - self.change != self.amount:
            raise BadValue("cash given less change is not the amount")

    @property
    def method_id(self) -> str:
        """The method's id, also where it is the kind's own."""
        return self.method or self.kind.value

    @property
    def names(self) -> frozenset[str]:
        """What a promotion may call it: its kind, its method, and the wallet, where it is known."""
        return frozenset(filter(None, (self.kind.value, self.method_id, self.wallet)))


def cash(due: Fen, given: Fen) -> Tender:
    """The cash tender that settles `due` with what was `given`. Raises BadValue when it is not enough."""
    if given < due:
        raise BadValue(f"{given} does not cover {due}")
    return Tender(kind=TenderKind.CASH, amount=due, given=given, change=given - due)


def cash_back(amount: Fen) -> Tender:
    """The cash tender that gives `amount` (> 0) back."""
    return Tender(kind=TenderKind.CASH, amount=-amount, change=amount)


def suggested_cash(due: Fen) -> tuple[Fen, ...]:
    """Amounts a customer is likely to hand over: exact, then round sums above it. At most five, ascending.

    The sum in hundreds is always among them: for 163.50 many a customer hands over 200.
    """
    if due <= 0:
        return (due,) if due == 0 else ()
    rounded = {-(-due // note) * note for note in NOTES}
    *smaller, hundreds = sorted({due, *rounded})
    return (*smaller[:4], hundreds)


def methods_with(told: tuple[TenderMethod, ...]) -> tuple[TenderMethod, ...]:
    """The built-in methods, with head office's in the place of those of the same id and after them, in their places."""
    known = {method.method_id: method for method in (*METHODS, *told)}
    return tuple(sorted(known.values(), key=lambda method: (method.place, method.method_id)))
