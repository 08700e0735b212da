"""What is said about money that is not a sale."""

from __future__ import annotations

from pos.domain.takings import TakingKind
from pos.ui.language import translate
from pos.ui.parts.notice import Saying
from pos.usecases.takings.take_money import TakingOutcome

BACK = "back"
"""The choice that gives a deposit back."""
KINDS = (*(kind.value for kind in TakingKind), BACK)
"""The choices, from top to bottom."""


def kind_words(name: str) -> str:
    """A choice's name."""
    return {
        TakingKind.RECHARGE.value: translate("Takings", "Recharge"),
        TakingKind.EARNEST.value: translate("Takings", "Earnest (kept)"),
        TakingKind.ADVANCE.value: translate("Takings", "Advance (returned)"),
        TakingKind.REPAYMENT.value: translate("Takings", "Repayment"),
        BACK: translate("Takings", "Give a deposit back"),
    }[name]


def question(name: str) -> Saying:
    """What to do."""
    words = {
        TakingKind.RECHARGE.value: (
            translate("Takings", "Whose account?"),
            translate("Takings", "Phone number or member code, then the amount"),
        ),
        TakingKind.EARNEST.value: (
            translate("Takings", "Earnest money"),
            translate("Takings", "It is kept if the customer steps back: say so"),
        ),
        TakingKind.ADVANCE.value: (
            translate("Takings", "Advance payment"),
            translate("Takings", "It is given back if the customer steps back"),
        ),
        TakingKind.REPAYMENT.value: (
            translate("Takings", "Repayment"),
            translate("Takings", "Of what was taken on account; say whose"),
        ),
        BACK: (
            translate("Takings", "Which deposit?"),
            translate("Takings", "Scan or type the number on its receipt, D…"),
        ),
    }
    return Saying("info", *words[name])


def of_outcome(outcome: TakingOutcome) -> Saying:
    """Why nothing was written."""
    words = {
        TakingOutcome.NOT_SETTLED: translate("Takings", "The amount has changed."),
        TakingOutcome.MEMBER_WANTED: translate("Takings", "Whose account?"),
        TakingOutcome.DENIED: translate("Takings", "You may not do this."),
        TakingOutcome.NOTHING_LEFT: translate("Takings", "Nothing of it is left."),
    }
    return Saying("warn", words.get(outcome, ""), translate("Takings", "Nothing was booked."))
