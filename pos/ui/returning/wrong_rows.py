"""What can be wrong with a receipt, and who might have advised, as rows."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from pos.domain.document import AssistantShare
from pos.domain.money import yuan
from pos.domain.refund import Refundable
from pos.domain.staff import Staff
from pos.ui.language import translate
from pos.ui.parts.choices import Choice
from pos.ui.pay.methods import tender_words
from pos.ui.words import dotted
from pos.usecases.returning.correct_sale import correctable


def wrong_rows(of: Refundable, people: Mapping[str, Staff], *, till_id: str) -> list[Choice]:
    """Payments (`t1` …) that this till took, then lines (`l1` …) of which something is still sold."""
    rows = [
        Choice(
            key=f"t{part.place}",
            title=tender_words(part.tender),
            detail=dotted(translate("Returning", "taken in another way"), part.tender.reference),
            right=yuan(part.left),
        )
        for part in correctable(of)
        if of.document.till_id == till_id
    ]
    rows += [
        Choice(
            key=f"l{left.line.line}",
            title=left.line.name,
            detail=dotted(translate("Returning", "somebody else advised"), names(left.line.assistants, people)),
            right=yuan(left.cost(left.left)),
        )
        for left in of.lines
        if left.left
    ]
    return rows


def people_rows(people: Mapping[str, Staff], credited: Collection[str]) -> list[Choice]:
    """Everybody of the store."""
    words = translate("Returning", "credited")
    return [
        Choice(key=staff.staff_id, title=staff.name, chip=words if staff.staff_id in credited else "")
        for staff in people.values()
    ]


def names(shares: tuple[AssistantShare, ...], people: Mapping[str, Staff]) -> str:
    """Who is credited."""
    known = [people[each.staff_id].name if each.staff_id in people else each.staff_id for each in shares]
    return ", ".join(known) or translate("Returning", "nobody")
