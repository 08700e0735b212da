"""Looking at what a stocktake found, asking for a recount, posting it, taking a posting back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from pos.domain.catalogue import Item
from pos.domain.duty import Duty
from pos.domain.errors import CentralError
from pos.domain.ids import new_id
from pos.domain.journal import EventKind
from pos.domain.money import Fen
from pos.domain.quantity import Milli, extend
from pos.domain.staff import Approval, Deed, Leave, Permission, Staff, Verdict, leave
from pos.domain.stocktake import Recount, Tolerance
from pos.domain.stocktake_posting import PostedLine, Posting, open_lines, reversed_lines
from pos.domain.stocktake_variance import Variance
from pos.ports.catalogue import Catalogue
from pos.ports.clock import Clock
from pos.ports.ledger import Ledger
from pos.ports.store_desk import StoreDesk
from pos.usecases.stock.write_down import stock_number, write_event
from pos.wire.event import RecountAsked, StocktakePosted
from pos.wire.stocktakes import ReviewAnswer


@dataclass(frozen=True, slots=True)
class FoundLine:
    """A variance as a person looks at it."""

    variance: Variance
    """What was found."""
    item: Item | None
    """What it is; None where the catalogue does not know it."""
    quantity: Milli
    """What is still to be posted of it."""
    value: Fen
    """That at the price on the tag."""
    recount: bool
    """Whether a second look is proposed."""
    at_cost: Fen | None = None
    """`quantity` at cost; None where whoever looks may not see it, or head office has no cost of it."""


@dataclass(frozen=True, slots=True)
class Review:
    """What a stocktake has found so far."""

    answer: ReviewAnswer
    """As head office told."""
    lines: tuple[FoundLine, ...]
    """What is to be posted or recounted, the dearest first."""
    viewer: str = ""
    """The id of who asked for what it cost, as they may see that; empty: nobody did."""

    @property
    def value(self) -> Fen:
        """What is to be posted, at the prices on the tags."""
        return sum(line.value for line in self.lines)

    @property
    def gross(self) -> Fen:
        """The same without setting off what is missing against what is too much."""
        return sum(abs(line.value) for line in self.lines)

    @property
    def at_cost(self) -> Fen | None:
        """What is to be posted, at cost, as far as it is known; None: head office does not show it to who looks."""
        if self.answer.costs is None:
            return None
        return sum(line.at_cost for line in self.lines if line.at_cost is not None)

    @property
    def without_cost(self) -> int:
        """Lines to be posted of which head office has no cost."""
        return sum(1 for line in self.lines if line.quantity and line.at_cost is None)


@dataclass(frozen=True, slots=True)
class Posted:
    """What posting came to."""

    leave: Leave
    """Whether this person may."""
    posting: Posting | None = None
    """As posted, where leave was given."""


def posting_stocktake(review: Review) -> Deed:
    """The deed of posting exactly this; limited by what it comes to, plus and minus added up."""
    record = review.answer.record
    what = " ".join(f"{line.variance.variant_id}*{line.quantity}" for line in review.lines)
    return Deed(
        Permission.POST_STOCKTAKE,
        subject=record.stocktake.stocktake_id,
        detail=f"post {record.parts + 1} {what}",
        amount=review.gross,
    )


def reversing(posting: Posting) -> Deed:
    """The deed of taking a posting back."""
    amount = sum(abs(line.value) for line in posting.lines)
    return Deed(Permission.POST_STOCKTAKE, subject=posting.posting_id, detail="reverse", amount=amount)


def may_see_cost(staff: Staff) -> bool:
    """Whether they may alone: nobody is asked, as a yes would leave the figure on the screen."""
    return staff.may(Permission.SEE_COST) is Verdict.ALLOWED


class ReviewStocktake:
    """Asks head office, which has every till's counts and movements."""

    def __init__(self, *, desk: StoreDesk, catalogue: Catalogue, send_events: Callable[[], None]) -> None:
        self._desk = desk
        self._catalogue = catalogue
        self._send_events = send_events

    def __call__(self, stocktake_id: str, viewer: Staff | None = None) -> Review | None:
        """What was found, after this till has sent what waits; None while head office is out of reach.

        A `viewer` who may see what goods cost is shown that too. It lives as long as the review that is looked at.
        """
        asks = viewer.staff_id if viewer is not None and may_see_cost(viewer) else ""
        try:
            self._send_events()
            answer = self._desk.review(stocktake_id, viewer=asks)
        except CentralError:
            return None
        tolerance = answer.record.stocktake.tolerance
        rest = {
            (each.variant_id, each.place): quantity for each, quantity in open_lines(answer.variances, answer.postings)
        }
        costs = {each.variant_id: each.cost for each in answer.costs or ()}
        lines = [
            self._line(each, rest.get((each.variant_id, each.place), 0), tolerance, costs.get(each.variant_id))
            for each in answer.variances
        ]
        lines.sort(key=lambda line: (-abs(line.value), line.variance.variant_id))
        return Review(answer, tuple(lines), asks)

    def _line(self, variance: Variance, quantity: Milli, tolerance: Tolerance, cost: Fen | None) -> FoundLine:
        item = self._catalogue.item(variance.variant_id)
        price = item.list_price if item else 0
        return FoundLine(
            variance=variance,
            item=item,
            quantity=quantity,
            value=extend(price, quantity),
            recount=variance.needs_recount(tolerance, price),
            at_cost=None if cost is None else extend(cost, quantity),
        )


class AskRecount:
    """Asks for a recount."""

    def __init__(self, *, ledger: Ledger, clock: Clock) -> None:
        self._ledger = ledger
        self._clock = clock

    def __call__(self, duty: Duty, stocktake_id: str, area_ids: Sequence[str], variants: tuple[str, ...] = ()) -> Leave:
        """Ask for some things, or everything (none named), to be counted again in each of these areas.

        Whoever may count may ask: it undoes nothing, the first count stays on the record.
        """
        given = leave(duty.staff, Deed(Permission.COUNT_STOCK, subject=stocktake_id, detail="recount"), None)
        if given is not Leave.GIVEN:
            return given
        now = self._clock.now()
        with self._ledger.transaction() as step:
            for area_id in area_ids:
                recount = Recount(new_id(), stocktake_id, area_id, now, duty.staff.staff_id, variants)
                body = RecountAsked(recount)
                write_event(step, duty, EventKind.RECOUNT_ASKED, body, event_id=recount.recount_id, now=now)
        return given


class PostStocktake:
    """Posts what was reviewed, and takes postings back."""

    def __init__(self, *, ledger: Ledger, clock: Clock) -> None:
        self._ledger = ledger
        self._clock = clock

    def __call__(self, duty: Duty, review: Review, *, approval: Approval | None = None) -> Posted:
        """Post it. An approval is for `posting_stocktake(review)`: for these lines and no others."""
        given = leave(duty.staff, posting_stocktake(review), approval)
        lines = tuple(
            PostedLine(
                variant_id=line.variance.variant_id,
                place=line.variance.place,
                quantity=line.quantity,
                expected=line.variance.expected,
                counted=line.variance.counted,
                value=line.value,
                reason=line.variance.reason,
                owner=line.variance.owner,
            )
            for line in review.lines
            if line.quantity
        )
        return self._post(duty, given, review.answer, lines, "", approval)

    def reverse(self, duty: Duty, review: Review, posting: Posting, *, approval: Approval | None = None) -> Posted:
        """Take a posting back by another. An approval is for `reversing(posting)`."""
        given = leave(duty.staff, reversing(posting), approval)
        return self._post(duty, given, review.answer, reversed_lines(posting), posting.posting_id, approval)

    def _post(
        self,
        duty: Duty,
        given: Leave,
        answer: ReviewAnswer,
        lines: tuple[PostedLine, ...],
        reverses: str,
        approval: Approval | None,
    ) -> Posted:
        if given is not Leave.GIVEN:
            return Posted(given)
        now = self._clock.now()
        posting_id = new_id()
        with self._ledger.transaction() as step:
            posting = Posting(
                posting_id=posting_id,
                number=stock_number(step, duty, now),
                stocktake_id=answer.record.stocktake.stocktake_id,
                store_id=duty.till.store.store_id,
                part=answer.record.parts + 1,
                lines=lines,
                moment=now,
                staff_id=duty.staff.staff_id,
                known=answer.known,
                approval=approval,
                reverses=reverses,
            )
            body = StocktakePosted(posting, posting.movements())
            write_event(step, duty, EventKind.STOCKTAKE_POSTED, body, event_id=posting_id, now=now)
        return Posted(given, posting)
