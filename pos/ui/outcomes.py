"""The clerk's words for the core's codes: what happened, what was kept, what to do."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from pos.domain.staff import SignIn
from pos.ui.language import translate
from pos.ui.parts.notice import Saying
from pos.ui.words import clock_time

if TYPE_CHECKING:
    from pos.usecases.selling.for_sale import NotForSale  # the frame is shown without it


def _faults() -> dict[str, tuple[str, str]]:
    return {
        "storage": (
            translate("Outcomes", "This was not saved."),
            translate("Outcomes", "Everything before it is safe. Try again; if it stays, restart the till."),
        ),
        "disk_full": (
            translate("Outcomes", "The disk is full; this was not saved."),
            translate("Outcomes", "All finished sales are safe. Free some space, then try again."),
        ),
        "read_only_folder": (
            translate("Outcomes", "The data folder cannot be written; this was not saved."),
            translate("Outcomes", "All finished sales are safe. Ask your administrator for write access."),
        ),
        "newer_ledger": (
            translate("Outcomes", "The data was written by a newer version."),
            translate("Outcomes", "It was not touched. Start the newer version of Guitai."),
        ),
        "damaged_file": (
            translate("Outcomes", "A data file is damaged."),
            translate("Outcomes", "Nothing was overwritten. Call head office before selling on."),
        ),
        "missing_key": (
            translate("Outcomes", "The key to this till's data is missing."),
            translate(
                "Outcomes", "Nothing was changed. Put the folder “keys” back from a backup, or call head office."
            ),
        ),
        "folder_in_use": (
            translate("Outcomes", "This till is already open in another window."),
            translate("Outcomes", "Go on there, or close it first."),
        ),
        "old_sqlite": (
            translate("Outcomes", "A part of the program is too old to keep sales safely."),
            translate("Outcomes", "Nothing was changed. Install Guitai again."),
        ),
        "unreachable": (
            translate("Outcomes", "Head office cannot be reached."),
            translate("Outcomes", "Selling goes on as usual; it is sent by itself later."),
        ),
        "refused": (
            translate("Outcomes", "Head office said no."),
            translate("Outcomes", "Nothing was lost. Tell your manager."),
        ),
        "not_enrolled": (
            translate("Outcomes", "Head office does not know this till any more."),
            translate("Outcomes", "Selling goes on and everything is kept. Tell your manager."),
        ),
        "device": (
            translate("Outcomes", "A device did not answer."),
            translate("Outcomes", "The sale is saved. Check cable and power."),
        ),
        "bad_value": (
            translate("Outcomes", "That does not work."),
            translate("Outcomes", "Nothing was changed. Check what was entered."),
        ),
    }


def _other() -> tuple[str, str]:
    return (
        translate("Outcomes", "Something went wrong in the program."),
        translate("Outcomes", "All finished sales are safe. Try again; if it stays, restart the till."),
    )


_AMBER = frozenset({"unreachable", "device", "bad_value"})


def _sign_in() -> dict[SignIn, tuple[str, str]]:
    return {
        SignIn.WRONG: (
            translate("Outcomes", "Wrong PIN."),
            translate("Outcomes", "Try again."),
        ),
        SignIn.LOCKED: (
            translate("Outcomes", "Too many wrong PINs."),
            translate("Outcomes", "Try again after {time}, or ask another colleague."),
        ),
        SignIn.UNKNOWN: (
            translate("Outcomes", "Nobody of that name works here."),
            translate("Outcomes", "Check the name, or ask your manager."),
        ),
        SignIn.NOT_ALLOWED: (
            translate("Outcomes", "The PIN is right, but this needs a manager."),
            translate("Outcomes", "Choose a manager's name."),
        ),
    }


def of_fault(fault: Exception) -> Saying:
    """A fault in the shop's words."""
    return of_code(str(getattr(fault, "code", "")))


def of_code(code: str) -> Saying:
    """A fault's code in the shop's words."""
    happened, then = _faults().get(code, _other())
    return Saying("warn" if code in _AMBER else "stop", happened, then)


def of_sign_in(outcome: SignIn, retry: datetime | None, offset_minutes: int) -> Saying:
    """Why a PIN did not open anything."""
    happened, then = _sign_in()[SignIn.LOCKED if retry is not None else outcome]
    time = clock_time(retry, offset_minutes) if retry is not None else ""
    return Saying("stop", happened, then.format(time=time))


def of_not_for_sale(why: NotForSale) -> Saying:
    """Goods past their date, or recalled."""
    rest = translate("Sell", "It must not be sold and was not added. Put it aside")
    if why.last_day is not None:
        return Saying("stop", translate("Sell", "Past its date: {day}").format(day=why.last_day.isoformat()), rest)
    words = f"{why.reason}. {rest}" if why.reason else rest
    return Saying("stop", translate("Sell", "Head office has recalled this"), words)
