"""What the sell screen says to a scan: the words, and the sound beside them."""

from __future__ import annotations

from collections.abc import Callable

from pos.domain.money import yuan
from pos.domain.scan import ScanKind
from pos.ui.language import translate
from pos.ui.outcomes import of_not_for_sale
from pos.ui.parts.notice import Saying
from pos.ui.sounds import Sound
from pos.usecases.selling.add_item import Caution, Scanned, ScanOutcome
from pos.usecases.selling.for_sale import NotForSale


def of_scan(scanned: Scanned) -> tuple[Saying | None, Sound | None]:
    """What a code came to. Nothing is said where the list shows it."""
    code = scanned.text
    match scanned.outcome:
        case ScanOutcome.ADDED:
            return None, Sound.FOUND
        case ScanOutcome.ATTENTION:
            return _attention(scanned), Sound.ATTENTION
        case ScanOutcome.NOT_FOUND:
            head = translate("Sell", "No goods with the code {code}").format(code=code) if code else ""
            rest = translate("Sell", "The cart is as it was. Scan again, or search by name with /")
            if scanned.misread:
                rest = translate("Sell", "One of its digits is wrong. Scan again, or type what stands under the bars")
            return Saying("stop", head or translate("Sell", "This is not a code of goods"), rest), Sound.NOT_FOUND
        case ScanOutcome.NOT_YET:
            head = translate("Sell", "{code} is not here yet").format(code=code)
            rest = translate(
                "Sell", "The catalogue is still coming in, and head office is out of reach. Try again soon"
            )
            return Saying("warn", head, rest), Sound.NOT_FOUND
        case ScanOutcome.EXPIRED | ScanOutcome.RECALLED:
            return of_not_for_sale(NotForSale(scanned.last_day, scanned.reason)), Sound.REFUSED
        case ScanOutcome.IN_CART:
            head = translate("Sell", "This very piece is in the cart already")
            return Saying(
                "info", head, translate("Sell", "Its serial number says so. Nothing was added")
            ), Sound.ATTENTION
        case ScanOutcome.BAD_QUANTITY:
            head = translate("Sell", "That quantity is too large")
            return Saying("warn", head, translate("Sell", "Nothing was added")), Sound.ATTENTION
        case ScanOutcome.CHOOSE:
            return Saying("info", translate("Sell", "Several sizes or colours: choose one")), Sound.ATTENTION
        case ScanOutcome.PRICE_WANTED:
            return Saying("info", translate("Sell", "Type its price")), Sound.ATTENTION


def of_newer_rules() -> Saying:
    """Head office allows no sale without a promotion that this till cannot work out."""
    head = translate("Sell", "This till is too old for a promotion")
    rest = translate("Sell", "Head office wants no sale without it. The cart is kept (F7): use another till, or update")
    return Saying("stop", head, rest)


def of_foreign(kind: ScanKind) -> tuple[Saying, Sound] | None:
    """Codes that are no goods and that selling has no use for."""
    if kind is ScanKind.PAYMENT:
        head = translate("Sell", "This is a customer's payment code")
        rest = translate("Sell", "It was not used and not kept. This till takes cash")
        return Saying("warn", head, rest), Sound.ATTENTION
    if kind is ScanKind.RECEIPT:
        head = translate("Sell", "This is the number of a receipt")
        return Saying("warn", head, translate("Sell", "Nothing was added")), Sound.ATTENTION
    if kind is ScanKind.ENROLMENT:
        head = translate("Sell", "This code sets up a new till")
        return Saying("warn", head, translate("Sell", "This till is set up already")), Sound.ATTENTION
    foreign = _NO_GOODS.get(kind)
    if foreign is not None:
        return Saying("warn", foreign(), translate("Sell", "Nothing was added")), Sound.ATTENTION
    if kind is ScanKind.NOTHING:
        head = translate("Sell", "This could not be read")
        return Saying("stop", head, translate("Sell", "The cart is as it was. Scan again")), Sound.NOT_FOUND
    return None


_NO_GOODS: dict[ScanKind, Callable[[], str]] = {
    ScanKind.LOGISTIC: lambda: translate("Sell", "This is the label of a box, not of what is in it"),
    ScanKind.GS1: lambda: translate("Sell", "This is a GS1 number of a place or a thing, not of goods"),
    ScanKind.SHELF: lambda: translate("Sell", "This is the code of a shelf"),
    ScanKind.TRANSFER: lambda: translate("Sell", "This is the number of a transfer"),
    ScanKind.THIRD_PARTY: lambda: translate("Sell", "This is a voucher of another platform"),
    ScanKind.INVOICE_TITLE: lambda: translate("Sell", "This says whom an invoice is for"),
    ScanKind.LINK: lambda: translate("Sell", "This is a web address, and none of goods"),
}


def _attention(scanned: Scanned) -> Saying:
    match scanned.caution:
        case Caution.SOLD_BEFORE:
            head = translate("Sell", "This very piece was sold before: {number}").format(number=scanned.number)
            return Saying("warn", head, translate("Sell", "It was added. Ask your manager if in doubt"))
        case Caution.LOT_UNSAID:
            head = translate("Sell", "Some lots of this are recalled: look at its label")
            rest = translate("Sell", "It was added. Take it out if its lot is among them")
            return Saying("warn", head, f"{scanned.reason}. {rest}" if scanned.reason else rest)
        case Caution.DOUBTFUL:
            head = translate("Sell", "Its lot could not be read for certain")
            return Saying(
                "warn", head, translate("Sell", "It was added without lot and serial number. Look at its date")
            )
    name = scanned.item.name if scanned.item is not None else scanned.text
    if scanned.item is not None and not scanned.item.on_sale:
        head = translate("Sell", "{name} was taken off sale").format(name=name)
        return Saying("warn", head, translate("Sell", "It was added all the same. Ask your manager if in doubt"))
    head = translate("Sell", "{name} costs {price}").format(name=name, price=yuan(0))
    return Saying("warn", head, translate("Sell", "It was added. Check the price"))
