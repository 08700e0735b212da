"""What is said while a delivery is unpacked."""

from __future__ import annotations

from pos.domain.receiving import Begun
from pos.ui.desk import Desk
from pos.ui.language import translate
from pos.ui.parts.notice import Saying
from pos.ui.stock.receiving.words import began_words


def scan_on() -> Saying:
    """What to do."""
    head = translate("Receiving", "Scan piece by piece, or a box")
    return Saying("info", head, translate("Receiving", "Many of one: scan it, type how many, Enter"))


def begun_elsewhere(begun: Begun, desk: Desk) -> Saying:
    """Somebody is at it at another till."""
    head = translate("Receiving", "Being unpacked already: {who}").format(who=began_words(begun, desk))
    return Saying("warn", head, translate("Receiving", "You may share the work: what both of you scan is added up"))


def strange_box(code: str) -> Saying:
    """A label that is not of this delivery."""
    rest = translate("Receiving", "It is not of this delivery. Scan what is in it piece by piece")
    return Saying("warn", translate("Receiving", "Unknown box {code}").format(code=code), rest)


def box_again(code: str) -> Saying:
    """A box that is in already."""
    head = translate("Receiving", "Accepted already: {code}").format(code=code)
    return Saying("warn", head, translate("Receiving", "It was counted once"))


def box_left(code: str) -> Saying:
    """A box that was taken back."""
    head = translate("Receiving", "Taken back: {number}").format(number=code)
    return Saying("info", head, translate("Receiving", "Nothing of this box is counted"))


def box_taken(code: str, n: str) -> Saying:
    """A box is in, unopened."""
    return Saying("ok", translate("Receiving", "{n} pcs accepted, unopened").format(n=n), code)


def unknown() -> Saying:
    """A code of nothing."""
    rest = translate("Receiving", "It was not received. Put it aside and tell head office")
    return Saying("warn", translate("Stock", "Not in the catalogue"), rest)


def several() -> Saying:
    """A code of several sizes."""
    rest = translate("Receiving", "It was not received. Scan the tag of the piece itself")
    return Saying("warn", translate("Stock", "This code is of several sizes"), rest)


def nothing_done() -> Saying:
    """What cannot be done."""
    rest = translate("Receiving", "Pieces of an accepted box cannot be taken out one by one")
    return Saying("warn", translate("Receiving", "Nothing was changed"), rest)
