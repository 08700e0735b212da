"""A posting of a stocktake, line by line; taken back by another one, with a manager's yes."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Protocol

from pos.domain.catalogue import Item
from pos.domain.quantity import pieces
from pos.domain.scan import Scan
from pos.domain.staff import Approval, Leave
from pos.domain.stocktake_posting import PostedLine, Posting
from pos.ui.language import translate
from pos.ui.offload import Lane
from pos.ui.outcomes import of_fault
from pos.ui.parts.choices import Choice
from pos.ui.parts.notice import Saying
from pos.ui.sounds import Sound
from pos.ui.step import Primary
from pos.ui.stock.page import Left, Page, Shown, Stage
from pos.ui.words import dotted, item_words, signed, signed_yuan, with_sign
from pos.usecases.stock.post_stocktake import Posted, Review, reversing


class Leaving(Protocol):
    """Back to what was found."""

    def __call__(self, *, again: bool) -> None:
        """`again`: the posting was taken back."""


class TakingBack(Page):
    """One posting."""

    def __init__(self, *, stage: Stage, review: Review, posting: Posting, leave: Leaving) -> None:
        self._stage = stage
        self._review = review
        self._posting = posting
        self._leave = leave
        self._items: dict[str, Item | None] = {}
        self._busy = False
        self._done = False
        gone = {each.reverses for each in review.answer.postings}
        self._can = not posting.reverses and posting.posting_id not in gone
        self._say: Callable[[], Saying] = _can_be if self._can else _cannot
        known, wanted = stage.desk.counter.stock.name_item, [line.variant_id for line in posting.lines]
        stage.desk.offload.run(Lane.READER, lambda: {each: known.of(each) for each in wanted}, self._named)

    def shown(self) -> Shown:
        """Its lines."""
        posting, desk = self._posting, self._stage.desk
        can = self._can and not self._busy
        return Shown(
            self._say(),
            title=posting.number,
            facts=dotted(desk.names.get(posting.staff_id, ""), with_sign(posting.value)),
            figure=signed(posting.quantity),
            rows=tuple(self._row(line) for line in posting.lines),
            empty=translate("Stock", "Everything was right: nothing was changed."),
            back=translate("Stock", "Back"),
            primary=Primary(translate("Stock", "Take this posting back"), "Enter", can=can) if self._can else None,
        )

    def left(self) -> Left:
        """Nothing to choose."""
        return Left(self._posting.number, ())

    def scanned(self, scan: Scan) -> bool:
        """Nothing is scanned here."""
        self._stage.desk.sounds.play(Sound.ATTENTION)
        return False

    def confirm(self) -> None:
        """Take it back."""
        if self._can and not self._busy:
            self._reverse(None)

    def back(self) -> None:
        """To what was found."""
        self._leave(again=self._done)

    def _named(self, items: dict[str, Item | None]) -> None:
        self._items = items
        self._stage.changed()

    def _reverse(self, approval: Approval | None) -> None:
        desk, duty, review, posting = self._stage.desk, self._stage.desk.session.duty, self._review, self._posting
        if duty is None:
            return
        self._busy = True
        reverse = desk.counter.stock.post.reverse
        desk.offload.run(
            Lane.WRITER, lambda: reverse(duty, review, posting, approval=approval), self._answered, self._failed
        )

    def _answered(self, posted: Posted) -> None:
        self._busy = False
        if posted.leave is Leave.NEEDS_APPROVAL:
            what = translate("Stock", "Take back {number}").format(number=self._posting.number)
            self._stage.ask_manager(what, reversing(self._posting), self._reverse)
            return
        if posted.posting is None:
            self._say = _managers_only
        else:
            self._stage.desk.committed()
            self._stage.desk.sounds.play(Sound.PAID)
            self._can, self._done = False, True
            self._say = partial(_taken_back, posted.posting.number)
        self._stage.changed()

    def _failed(self, fault: Exception) -> None:
        self._busy = False
        self._say = partial(of_fault, fault)
        self._stage.changed()

    def _row(self, line: PostedLine) -> Choice:
        item = self._items.get(line.variant_id)
        compared = translate("Stock", "books {expected} · counted {counted}").format(
            expected=pieces(line.expected), counted=pieces(line.counted)
        )
        return Choice(
            key=f"{line.variant_id}@{line.place}",
            title=item_words(item, line.variant_id),
            detail=compared,
            right=signed(line.quantity),
            right_note=signed_yuan(line.value),
            note_tone="stop" if line.value < 0 else "ink-2",
            picture=item.picture if item is not None else None,
        )


def _can_be() -> Saying:
    rest = translate("Stock", "Another document takes it back; what was counted stays counted")
    return Saying("info", translate("Stock", "Posted"), rest)


def _cannot() -> Saying:
    return Saying("info", translate("Stock", "This cannot be taken back any more"))


def _managers_only() -> Saying:
    return Saying("warn", translate("Stock", "Only a manager takes a posting back"))


def _taken_back(number: str) -> Saying:
    head = translate("Stock", "Taken back by {number}").format(number=number)
    return Saying("ok", head, translate("Stock", "The stock is as it was before; post again when it is right"))
