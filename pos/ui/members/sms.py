"""Sends the member a code by SMS, for a phone that shows no dynamic code."""

from __future__ import annotations

from collections.abc import Callable

from pos.ui.desk import Desk
from pos.ui.language import translate
from pos.ui.offload import Lane
from pos.ui.outcomes import of_fault
from pos.ui.parts.notice import Saying
from pos.usecases.members.send_sms import Sms


class SmsCode:
    """Of the sale's member."""

    def __init__(self, *, desk: Desk, say: Callable[[Saying], None]) -> None:
        self._desk = desk
        self._say = say

    def send(self) -> None:
        """Ask head office to send it."""
        member, send = self._desk.sale.cart.member, self._desk.counter.members.send_sms
        if member is not None:
            self._desk.offload.run(
                Lane.NETWORK,
                lambda: send(member),
                lambda came: self._say(of_sms(came)),
                lambda fault: self._say(of_fault(fault)),
            )


def of_sms(came: Sms) -> Saying:
    """What became of it."""
    if came is Sms.SENT:
        head = translate("Member", "A code is on its way to the member's phone")
        return Saying("info", head, translate("Member", "Type its six digits when the customer reads them to you"))
    words = {
        Sms.NO_PHONE: translate("Member", "This member has no phone number"),
        Sms.TOO_SOON: translate("Member", "A code was sent a moment ago: wait a minute for another one"),
        Sms.NO_PROVIDER: translate("Member", "No code can be sent now"),
        Sms.UNREACHABLE: translate("Member", "Offline: no code can be sent"),
    }
    rest = translate("Member", "Ask for the dynamic code or the password")
    return Saying("warn", words[came], rest if came is not Sms.TOO_SOON else "")
