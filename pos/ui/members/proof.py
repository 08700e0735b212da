"""What a member shows or types to prove who they are, and what came of it."""

from __future__ import annotations

from pos.domain.holding import NO_PROOF, Held, Proof, ProofKind
from pos.domain.own_code import OwnCode
from pos.ui.language import translate
from pos.ui.parts.notice import Saying

SECRET_DIGITS = 6
"""Of a payment password, and of a code by SMS."""


def proof_of(text: str) -> Proof:
    """The proof that a text is: a dynamic code begins with letters, six digits are the password."""
    shown = text.strip()
    if shown.upper().startswith(OwnCode.MEMBER_NOW):
        return Proof(ProofKind.CODE, shown)
    if len(shown) == SECRET_DIGITS and shown.isascii() and shown.isdigit():
        return Proof(ProofKind.PASSWORD, shown)
    return NO_PROOF


def of_held(outcome: Held) -> Saying:
    """Why nothing is held. Nothing was taken."""
    words = {
        Held.NOT_ENOUGH: translate("Member", "There are not so many points on the account."),
        Held.PROOF_WANTED: translate("Member", "Type the member's password, or scan the code on their phone."),
        Held.PROOF_WRONG: translate("Member", "That code or password is not right, or too old."),
        Held.LOCKED_OUT: translate("Member", "Too many wrong codes: a quarter of an hour has to pass."),
        Held.OFFLINE_PROOF_WANTED: translate("Member", "Offline only the code on the member's phone counts."),
        Held.CLOCK_UNKNOWN: translate("Member", "This till does not know the right time: no code can be checked."),
        Held.BEYOND_ALLOWANCE: translate("Member", "Offline, and more than this till may grant alone."),
    }
    head = words.get(outcome, translate("Member", "The account cannot be used now."))
    return Saying("warn", head, translate("Member", "Nothing was taken."))
