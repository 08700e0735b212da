"""The one sentence of 退换."""

from __future__ import annotations

from pos.domain.document import DocumentKind, InvoiceState
from pos.domain.money import yuan
from pos.ui.language import translate
from pos.ui.parts.notice import Saying
from pos.ui.returning.opened import Opened
from pos.ui.step import Primary
from pos.ui.words import dotted
from pos.usecases.returning.find_receipt import FoundReceipt, ReceiptOutcome
from pos.usecases.returning.return_goods import Returned, ReturnOutcome


def of_found(found: FoundReceipt) -> Saying | None:
    """Why no receipt is opened."""
    return {
        ReceiptOutcome.NOT_FOUND: Saying(
            "warn",
            translate("Returning", "There is no such receipt."),
            translate("Returning", "Check the number, or take the goods back without a receipt."),
        ),
        ReceiptOutcome.OUT_OF_REACH: Saying(
            "warn",
            translate("Returning", "Not this till's receipt, and head office cannot be reached."),
            translate("Returning", "Try again when the network is back; nothing is lost."),
        ),
        ReceiptOutcome.NOTHING_LEFT: Saying(
            "stop",
            translate("Returning", "Nothing of it can come back any more."),
            translate("Returning", "All its goods were returned, or it is itself a return."),
        ),
    }.get(found.outcome)


def of_opened(opened: Opened) -> Saying:
    """What to do next, and what to know first."""
    proposal, found = opened.proposal, opened.found
    if proposal is None or not opened.wish.chosen:
        head = translate("Returning", "What comes back?")
        rest = translate("Returning", "Scan or touch it. Scan another size to exchange.")
        if opened.cheaper:
            amount = yuan(sum(each.difference for each in opened.cheaper))
            rest = translate("Returning", "{amount} cheaper today: price difference can be given back.").format(
                amount=amount
            )
        return Saying("info", head, rest)
    if proposal.gifts and not opened.wish.waived:
        names = dotted(*(gift.line.name for gift in proposal.gifts))
        return Saying(
            "warn",
            translate("Returning", "A gift came with it: {names}").format(names=names),
            translate("Returning", "Scan it to take it back, or its value of {amount} is kept.").format(
                amount=yuan(proposal.gifts_value)
            ),
        )
    spent, withdrawn = proposal.taken.spent, len(proposal.taken.coupons) - len(proposal.taken.spent)
    if spent and not opened.wish.waived:
        names = dotted(*(coupon.name for coupon in spent))
        return Saying(
            "warn",
            translate("Returning", "A coupon that came with it is spent: {names}").format(names=names),
            translate("Returning", "{amount} of it is kept off what is given back.").format(
                amount=yuan(proposal.coupons_value)
            ),
        )
    if proposal.late:
        return Saying(
            "warn",
            translate("Returning", "The time to return it is over."),
            translate("Returning", "A manager decides."),
        )
    if found.invoice in (InvoiceState.ASKED, InvoiceState.ISSUED):
        return Saying(
            "warn",
            translate("Returning", "A tax invoice was asked for it, or issued."),
            translate("Returning", "The red invoice is started by itself."),
        )
    if not found.asked:
        return Saying(
            "info",
            translate("Returning", "Offline: only this till's returns are known."),
            translate("Returning", "If another store took it back too, head office will see it."),
        )
    if proposal.taken.cash_back:
        return Saying(
            "info",
            translate("Returning", "{amount} of stored value came with it.").format(
                amount=yuan(proposal.taken.cash_back)
            ),
            translate("Returning", "It is taken off the member's account again."),
        )
    if withdrawn > 0:
        return Saying(
            "info",
            translate("Returning", "{n} coupons that came with it are taken back.").format(n=withdrawn),
            translate("Returning", "They are not spent yet; the customer pays nothing for them."),
        )
    if proposal.kind is DocumentKind.EXCHANGE and proposal.total == 0:
        return Saying(
            "ok", translate("Returning", "Exchange, nothing to pay."), translate("Returning", "Enter does it")
        )
    return Saying("info", translate("Returning", "Check the goods, then confirm."))


def primary_of(opened: Opened | None, *, busy: bool) -> Primary:
    """The one next thing."""
    if opened is None:
        return Primary(translate("Returning", "Open the receipt"), "Enter")
    proposal = opened.proposal
    if busy or proposal is None:
        return Primary(translate("Returning", "One moment …"), can=False)
    if not opened.wish.chosen:
        return Primary(translate("Returning", "Choose what comes back"), can=False)
    withheld = 0 if opened.wish.waived else proposal.coupons_value
    amount = yuan(abs(proposal.total) - withheld)
    if proposal.kind is DocumentKind.RETURN:
        return Primary(translate("Returning", "Give back {amount}").format(amount=amount), "Enter")
    if proposal.total > 0:
        return Primary(translate("Returning", "Take {amount} and exchange").format(amount=amount), "Enter")
    if proposal.total < 0:
        return Primary(translate("Returning", "Exchange, give back {amount}").format(amount=amount), "Enter")
    return Primary(translate("Returning", "Exchange"), "Enter", role="ok")


def of_refused(returned: Returned) -> Saying:
    """Why nothing was written."""
    words = {
        ReturnOutcome.TAKEN: (
            translate("Returning", "Something of it came back meanwhile."),
            translate("Returning", "Nothing was given back. Scan the receipt again."),
        ),
        ReturnOutcome.DENIED: (
            translate("Returning", "You may not do this."),
            translate("Returning", "Ask a manager to sign in."),
        ),
        ReturnOutcome.NOT_SETTLED: (
            translate("Returning", "The amount has changed."),
            translate("Returning", "Nothing was booked. Take the money again."),
        ),
        ReturnOutcome.MEMBER_WANTED: (
            translate("Returning", "The sale has no member."),
            translate("Returning", "Give it back by the ways it was paid."),
        ),
        ReturnOutcome.TOO_LATE: (
            translate("Returning", "The time for this is over."),
            translate("Returning", "A void is for the same shift; take the goods back instead."),
        ),
        ReturnOutcome.ELSEWHERE: (
            translate("Returning", "Another till took this money."),
            translate("Returning", "Put it right there: it is that till's drawer."),
        ),
        ReturnOutcome.TOO_MUCH: (
            translate("Returning", "More than may be given back this way."),
            translate("Returning", "Nothing was given back. Ask head office."),
        ),
        ReturnOutcome.NOTHING_CHOSEN: (translate("Returning", "What comes back?"), ""),
    }
    head, rest = words.get(returned.outcome, (translate("Returning", "This was not done."), ""))
    return Saying("warn", head, rest)


def of_done(returned: Returned) -> Saying:
    """What was written."""
    head = translate("Returning", "Done.")
    if returned.back:
        head = translate("Returning", "Done: give {amount} in cash").format(amount=yuan(returned.back))
    rest = translate("Returning", "Head office was not asked.") if returned.decided_offline else ""
    if returned.document is not None and returned.document.invoice is InvoiceState.REVERSED:
        rest = translate("Returning", "The red invoice is started; it stands on the ticket.")
    return Saying("ok", head, rest)
