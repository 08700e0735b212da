"""What a stocktake found: by piece and by value, the dearest first; a second look, or posting with a manager's yes."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from pos.domain.money import yuan
from pos.domain.quantity import pieces
from pos.domain.scan import Scan
from pos.domain.staff import Approval, Leave
from pos.domain.stocktake_variance import Reason
from pos.ui.language import translate
from pos.ui.offload import Lane
from pos.ui.outcomes import of_fault
from pos.ui.parts.choices import Choice
from pos.ui.parts.notice import Saying
from pos.ui.sounds import Sound
from pos.ui.step import Primary
from pos.ui.stock.names import area_words, stocktake_words
from pos.ui.stock.page import Left, Page, Shown, Stage
from pos.ui.stock.taking_back import TakingBack
from pos.ui.words import clock_time, count, dotted, item_words, signed, signed_yuan, with_sign
from pos.usecases.stock.post_stocktake import FoundLine, Posted, Review, may_see_cost, posting_stocktake
from pos.wire.stocktakes import StocktakeRecord


def reason_words(reason: Reason) -> str:
    """What a variance probably comes from."""
    return {
        Reason.NONE: "",
        Reason.SOLD_DURING: translate("Stock", "moved while it was counted"),
        Reason.IN_TRANSIT: translate("Stock", "on its way?"),
        Reason.CONFUSED: translate("Stock", "two sizes confused?"),
        Reason.LEDGER_NEGATIVE: translate("Stock", "a delivery not received?"),
        Reason.UNKNOWN: translate("Stock", "not explained"),
    }[reason]


class Reviewing(Page):
    """One stocktake."""

    def __init__(
        self,
        *,
        stage: Stage,
        record: StocktakeRecord,
        leave: Callable[[], None],
    ) -> None:
        self._stage = stage
        self._desk = stage.desk
        self._record = record
        self._marked = stage.marked
        self._ask_manager = stage.ask_manager
        self._leave = leave
        self._changed = stage.changed
        self._review: Review | None = None
        self._say: Callable[[], Saying] | None = _asking
        self._load()

    def shown(self) -> Shown:
        """The variances."""
        review = self._review
        if review is None:
            saying = self._say() if self._say is not None else None
            return Shown(saying, title=stocktake_words(self._record.stocktake), back=translate("Stock", "Back"))
        n = sum(1 for line in review.lines if line.quantity)
        again = sum(1 for line in review.lines if line.recount)
        when = clock_time(review.answer.as_of, self._desk.session.offset_minutes)
        head = translate("Stock", "{n} differences").format(n=n) if n else translate("Stock", "Everything is right")
        recount = translate("Stock", "{n} to be counted again").format(n=again) if again else ""
        rest = dotted(self._at_cost(review), recount)
        return Shown(
            self._say() if self._say is not None else Saying("warn" if n else "ok", head, rest),
            title=stocktake_words(self._record.stocktake),
            facts=dotted(
                translate("Stock", "{n} items compared").format(n=review.answer.compared),
                translate("Stock", "as of {time}").format(time=when),
                self._tolerance(),
                translate("Stock", "{n} late counts").format(n=review.answer.late) if review.answer.late else "",
            ),
            figure=with_sign(review.value),
            rows=tuple(self._row(line) for line in review.lines),
            empty=translate("Stock", "Nothing differs from the books."),
            undo=translate("Stock", "Count again") if review.lines else "",
            review=translate("Stock", "Look again"),
            back=translate("Stock", "Back"),
            primary=Primary(translate("Stock", "Post {n} differences").format(n=n), "Enter", can=n > 0),
        )

    def left(self) -> Left:
        """How far each area is, and what was posted."""
        review, desk = self._review, self._desk
        take = self._record.stocktake
        if review is None:
            return Left(translate("Stock", "Counted so far"), ())
        done = {each.area_id: each for each in review.answer.areas}
        areas = tuple(
            Choice(
                key=area.area_id,
                title=area_words(area),
                detail="、".join(desk.names.get(each, each) for each in done[area.area_id].counters)
                if area.area_id in done
                else translate("Stock", "not counted yet"),
                right=pieces(done[area.area_id].quantity) if area.area_id in done else "",
            )
            for area in take.areas
        )
        gone = {posting.reverses for posting in review.answer.postings}
        posted = tuple(
            Choice(
                key=posting.posting_id,
                title=translate("Stock", "Taken back") if posting.reverses else translate("Stock", "Posting"),
                detail=posting.number,
                right=signed(posting.quantity),
                right_note=with_sign(posting.value),
                chip=translate("Stock", "taken back") if posting.posting_id in gone else "",
                chip_tone="warn",
            )
            for posting in review.answer.postings
        )
        return Left(translate("Stock", "Counted so far"), (*areas, *posted))

    def choose(self, key: str) -> None:
        """A posting, to look at it or take it back."""
        review = self._review
        postings = review.answer.postings if review is not None else ()
        posting = next((each for each in postings if each.posting_id == key), None)
        if review is not None and posting is not None:
            self._stage.turn_to(TakingBack(stage=self._stage, review=review, posting=posting, leave=self._come_back))

    def _come_back(self, *, again: bool) -> None:
        """From a posting; `again`: it was taken back, so that everything differs."""
        self._stage.turn_to(self)
        if again:
            self._load()

    def scanned(self, scan: Scan) -> bool:
        """Nothing is scanned here."""
        self._desk.sounds.play(Sound.ATTENTION)
        return False

    def confirm(self) -> None:
        """Post it."""
        if self._review is not None and any(line.quantity for line in self._review.lines):
            self._post(None)

    def undo(self) -> None:
        """Have the marked one counted again, in every area."""
        duty, variant = self._desk.session.duty, self._marked()
        if duty is None or not variant:
            return
        take, ask = self._record.stocktake, self._desk.counter.stock.ask_recount
        areas = [area.area_id for area in take.areas]
        self._desk.offload.run(
            Lane.WRITER,
            lambda: ask(duty, take.stocktake_id, areas, (variant.split("@")[0],)),
            self._asked,
            self._failed,
        )

    def review(self) -> None:
        """Ask head office again."""
        self._load()

    def back(self) -> None:
        """Back to counting."""
        self._leave()

    def _load(self) -> None:
        review, stocktake_id = self._desk.counter.stock.review, self._record.stocktake.stocktake_id
        duty = self._desk.session.duty
        viewer = duty.staff if duty is not None else None
        self._desk.offload.run(Lane.NETWORK, lambda: review(stocktake_id, viewer), self._loaded, self._failed)

    def _loaded(self, review: Review | None) -> None:
        self._review = review
        self._say = _out_of_reach if review is None else None
        self._changed()

    def _post(self, approval: Approval | None) -> None:
        duty, review, post = self._desk.session.duty, self._review, self._desk.counter.stock.post
        if duty is not None and review is not None:
            self._desk.offload.run(
                Lane.WRITER, lambda: post(duty, review, approval=approval), self._posted, self._failed
            )

    def _posted(self, posted: Posted) -> None:
        if posted.leave is Leave.NEEDS_APPROVAL and self._review is not None:
            what = translate("Stock", "Post a stocktake")
            self._ask_manager(what, posting_stocktake(self._review), self._post)
            return
        if posted.posting is None:
            self._say = _managers_only
        else:
            self._desk.committed()
            self._desk.sounds.play(Sound.PAID)
            self._review = None
            self._say = partial(_posted, posted.posting.number)
        self._changed()

    def _asked(self, leave: Leave) -> None:
        if leave is Leave.GIVEN:
            self._desk.committed()
            self._say = _to_count_again
        else:
            self._desk.sounds.play(Sound.REFUSED)
            self._say = _not_to_count
        self._changed()

    def _failed(self, fault: Exception) -> None:
        self._say = partial(of_fault, fault)
        self._changed()

    def _tolerance(self) -> str:
        tolerance = self._record.stocktake.tolerance
        if not tolerance.quantity and not tolerance.amount:
            return ""
        words = translate("Stock", "no second look up to {n} and {amount}")
        return words.format(n=count(tolerance.quantity), amount=yuan(tolerance.amount))

    def _sees_cost(self, review: Review) -> bool:
        """Whether who is here now is who it was asked for, and still may."""
        duty = self._desk.session.duty
        return duty is not None and duty.staff.staff_id == review.viewer and may_see_cost(duty.staff)

    def _at_cost(self, review: Review) -> str:
        if not self._sees_cost(review):
            return ""
        if review.at_cost is None:
            return translate("Stock", "head office does not show the cost")
        words = translate("Stock", "at cost {amount}").format(amount=with_sign(review.at_cost))
        if review.without_cost:
            words += translate("Stock", " ({n} without a cost)").format(n=review.without_cost)
        return words

    def _line_at_cost(self, line: FoundLine) -> str:
        if line.at_cost is None or self._review is None or not self._sees_cost(self._review):
            return ""
        return translate("Stock", "cost {amount}").format(amount=signed_yuan(line.at_cost))

    def _row(self, line: FoundLine) -> Choice:
        variance, item = line.variance, line.item
        compared = translate("Stock", "books {expected} · counted {counted}").format(
            expected=pieces(variance.expected), counted=pieces(variance.counted)
        )
        return Choice(
            key=f"{variance.variant_id}@{variance.place}",
            title=item_words(item, variance.variant_id),
            detail=dotted(compared, reason_words(variance.reason)),
            right=signed(line.quantity),
            right_note=dotted(signed_yuan(line.value), self._line_at_cost(line)),
            note_tone="stop" if line.value < 0 else "ink-2",
            chip=translate("Stock", "count again") if line.recount else "",
            chip_tone="warn",
            picture=item.picture if item is not None else None,
        )


# The one line above, said when it is shown: in the language of that moment.


def _asking() -> Saying:
    return Saying("info", translate("Stock", "Asking head office …"))


def _out_of_reach() -> Saying:
    rest = translate("Stock", "Every scan is saved. Look again when the network is back")
    return Saying("warn", translate("Stock", "Head office cannot be reached"), rest)


def _managers_only() -> Saying:
    return Saying("warn", translate("Stock", "Only a manager posts a stocktake"))


def _posted(number: str) -> Saying:
    head = translate("Stock", "Posted: {number}").format(number=number)
    return Saying(
        "ok", head, translate("Stock", "The stock is right from now on; it can be taken back by another document")
    )


def _not_to_count() -> Saying:
    rest = translate("Stock", "Nothing was asked for. Whoever counts here may ask")
    return Saying("warn", translate("Stock", "You may not ask for a recount"), rest)


def _to_count_again() -> Saying:
    rest = translate("Stock", "Scan it again in every area; the first count is replaced")
    return Saying("info", translate("Stock", "To be counted again"), rest)
