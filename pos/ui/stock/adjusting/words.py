"""Why stock changes without a sale, in the shop's words."""

from __future__ import annotations

from pos.domain.adjustment import AdjustmentReason
from pos.ui.language import translate


def reason_words(reason: AdjustmentReason) -> str:
    """Why."""
    return {
        AdjustmentReason.DAMAGE: translate("Adjusting", "Damaged"),
        AdjustmentReason.THEFT: translate("Adjusting", "Stolen"),
        AdjustmentReason.SAMPLE: translate("Adjusting", "Sample, tester"),
        AdjustmentReason.OWN_USE: translate("Adjusting", "Own use"),
        AdjustmentReason.FOUND: translate("Adjusting", "Found again"),
    }[reason]


def happened_words(reason: AdjustmentReason) -> list[str]:
    """What usually happened."""
    return {
        AdjustmentReason.DAMAGE: [
            translate("Adjusting", "Torn or stained in the shop"),
            translate("Adjusting", "Zip or button broken"),
            translate("Adjusting", "Damaged by water"),
            translate("Adjusting", "Past its date"),
        ],
        AdjustmentReason.THEFT: [
            translate("Adjusting", "Empty hanger or package found"),
            translate("Adjusting", "Seen, not caught"),
            translate("Adjusting", "Tag torn off in the fitting room"),
        ],
        AdjustmentReason.SAMPLE: [
            translate("Adjusting", "Tester opened"),
            translate("Adjusting", "For the window"),
            translate("Adjusting", "For photographs"),
        ],
        AdjustmentReason.OWN_USE: [
            translate("Adjusting", "Work clothes"),
            translate("Adjusting", "Used in the shop"),
        ],
        AdjustmentReason.FOUND: [
            translate("Adjusting", "Behind a shelf"),
            translate("Adjusting", "Brought back by somebody"),
        ],
    }[reason]
