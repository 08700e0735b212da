"""The receipt that is open, and what the clerk has put together so far."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from pos.domain.catalogue import Item
from pos.domain.coming_back import Chosen
from pos.domain.mark import Mark
from pos.domain.quantity import ONE, Milli
from pos.domain.staff import Approval
from pos.usecases.returning.find_receipt import FoundReceipt
from pos.usecases.returning.propose_return import Proposal, Wish
from pos.usecases.returning.protect_price import Cheaper


@dataclass(slots=True)
class Opened:
    """Changes as it is worked on; every value in it does not."""

    found: FoundReceipt
    """As found."""
    wish: Wish
    """What the customer wants."""
    proposal: Proposal | None = None
    """What that comes to; None while it is worked out."""
    approvals: list[Approval] = field(default_factory=list)
    """Yeses given so far."""
    cheaper: tuple[Cheaper, ...] = ()
    """What became cheaper within the promise."""

    def chosen(self, line: int) -> Milli:
        """How much of a line comes back."""
        return next((each.quantity for each in self.wish.chosen if each.line == line), 0)

    def choose(self, line: int, quantity: Milli) -> bool:
        """Let so much of a line come back, 0 for nothing; whether that can be."""
        left = self.wish.refundable.line(line).left
        if not 0 <= quantity <= left:
            return False
        others = tuple(each for each in self.wish.chosen if each.line != line)
        chosen = (*others, Chosen(line, quantity)) if quantity else others
        self.wish = replace(self.wish, chosen=tuple(sorted(chosen, key=lambda each: each.line)))
        if not quantity:
            self.wish = replace(self.wish, faulty=self.wish.faulty - {line})
        return True

    def more(self, line: int) -> bool:
        """One piece more, or what is left of a weighed one."""
        now, left = self.chosen(line), self.wish.refundable.line(line).left
        return now < left and self.choose(line, min(left, now + ONE))

    def fewer(self, line: int) -> bool:
        """One piece less."""
        return self.choose(line, max(0, self.chosen(line) - ONE)) if self.chosen(line) else False

    def place(self, item: Item, mark: Mark | None = None) -> int:
        """A scanned piece: the line it comes back to; 0 where it goes out instead.

        What can come back comes back. What goes out for a piece of its style takes that with it, so that another size
        is two scans. Of several lines of it the one whose lot or number was scanned comes first.
        """
        for left in sorted(self.wish.refundable.lines, key=lambda left: mark is None or left.line.mark != mark):
            if left.line.variant_id == item.variant_id and self.more(left.line.line):
                return left.line.line
        free = sum(1 for each in self.wish.out if each.style_code == item.style_code)
        coming = sum(
            each.quantity
            for each in self.wish.chosen
            if self.wish.refundable.line(each.line).line.style_code == item.style_code
        )
        if coming <= free * ONE:
            same = (left for left in self.wish.refundable.lines if left.line.style_code == item.style_code)
            next((True for left in same if self.more(left.line.line)), False)
        # A way here that knows of no marks leaves none: the pieces before this one have theirs, or none.
        before = (*self.wish.marks, *(None for _ in self.wish.out[len(self.wish.marks) :]))
        self.wish = replace(self.wish, out=(*self.wish.out, item), marks=(*before, mark))
        return 0
