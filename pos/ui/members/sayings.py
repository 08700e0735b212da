"""What the members screen says."""

from __future__ import annotations

from pos.ui.language import translate
from pos.ui.parts.notice import Saying
from pos.usecases.members.sign_up import Joining


def of_joining(outcome: Joining) -> Saying:
    """What signing up came to."""
    return {
        Joining.JOINED: Saying("ok", translate("Members", "Signed up")),
        Joining.ALREADY: Saying("ok", translate("Members", "A member already: welcome back")),
        Joining.JOINED_OFFLINE: Saying(
            "warn",
            translate("Members", "Signed up at this till"),
            translate("Members", "Head office hears of it when the network is back."),
        ),
        Joining.BAD_PHONE: Saying("warn", translate("Members", "That is no mobile phone number")),
        Joining.BAD_NAME: Saying("warn", translate("Members", "That name cannot be written down")),
        Joining.BAD_BIRTHDAY: Saying("warn", translate("Members", "That is no birthday")),
    }[outcome]


def of_nobody(*, phone: bool, reachable: bool) -> Saying:
    """Nobody is known under that number or code."""
    if not reachable:
        head = translate("Member", "Offline: not known at this till")
        return Saying("warn", head, translate("Members", "Sign up: it is made good when the network is back."))
    rest = translate("Members", "Enter signs them up.") if phone else ""
    return Saying("info", translate("Member", "No member of that number"), rest)
