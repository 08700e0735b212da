"""What the sell screen says to a scan: the words, and the sound beside them."""

from __future__ import annotations

from pos.domain.money import yuan
from pos.domain.scan import ScanKind
from pos.ui.language import translate
from pos.ui.parts.notice import Saying
from pos.ui.sounds import Sound
from pos.usecases.selling.add_item import Scanned, ScanOutcome


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
            return Saying("stop", head or translate("Sell", "This is not a code of goods"), rest), Sound.NOT_FOUND
        case ScanOutcome.NOT_YET:
            head = translate("Sell", "{code} is not here yet").format(code=code)
            rest = translate(
                "Sell", "The catalogue is still coming in, and head office is out of reach. Try again soon"
            )
            return Saying("warn", head, rest), Sound.NOT_FOUND
        case ScanOutcome.BAD_QUANTITY:
            head = translate("Sell", "That quantity is too large")
            return Saying("warn", head, translate("Sell", "Nothing was added")), Sound.ATTENTION
        case ScanOutcome.CHOOSE:
            return Saying("info", translate("Sell", "Several sizes or colours: choose one")), Sound.ATTENTION
        case ScanOutcome.PRICE_WANTED:
            return Saying("info", translate("Sell", "Type its price")), Sound.ATTENTION


def of_foreign(kind: ScanKind) -> tuple[Saying, Sound] | None:
    """Codes that are no goods and belong to no screen that exists."""
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
    if kind is ScanKind.NOTHING:
        head = translate("Sell", "This could not be read")
        return Saying("stop", head, translate("Sell", "The cart is as it was. Scan again")), Sound.NOT_FOUND
    return None


def _attention(scanned: Scanned) -> Saying:
    name = scanned.item.name if scanned.item is not None else scanned.text
    if scanned.item is not None and not scanned.item.on_sale:
        head = translate("Sell", "{name} was taken off sale").format(name=name)
        return Saying("warn", head, translate("Sell", "It was added all the same. Ask your manager if in doubt"))
    head = translate("Sell", "{name} costs {price}").format(name=name, price=yuan(0))
    return Saying("warn", head, translate("Sell", "It was added. Check the price"))
