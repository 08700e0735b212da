"""What came against what was announced; then posted once, or as a part."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from pos.domain.catalogue import Item
from pos.domain.quantity import Milli, pieces
from pos.domain.receiving import Differing, GoodsReceipt, Receiving, differences
from pos.domain.scan import Scan, ScanKind, State
from pos.domain.staff import Approval, Leave
from pos.ui.language import translate
from pos.ui.offload import Lane
from pos.ui.outcomes import of_fault
from pos.ui.parts.choices import Choice
from pos.ui.parts.notice import Saying
from pos.ui.sounds import Sound
from pos.ui.step import Primary
from pos.ui.stock.page import Left, Page, Shown, Stage
from pos.ui.stock.receiving.words import DIFFERENCE_TONES, difference_words, sums_words
from pos.ui.words import dotted, item_words
from pos.usecases.stock.receive_goods import Received, posting_receipt


@dataclass(frozen=True, slots=True)
class Unpacked:
    """What came of a delivery, as it is compared."""

    receiving: Receiving
    """As it is kept."""
    before: dict[str, Milli]
    """What came in earlier parts, by variant."""
    items: dict[str, Item | None]
    """What its variants are."""
    blind: bool
    """Whether what was announced is not shown before it is posted."""

    @property
    def total(self) -> Milli:
        """Thousandths that came now."""
        return sum(line.quantity for line in self.receiving.lines)

    def differing(self) -> tuple[Differing, ...]:
        """How it differs from what was announced."""
        styles = {key: item.style_id for key, item in self.items.items() if item is not None}
        return differences(self.receiving.delivery, self.receiving.lines, self.before, styles)


class Comparing(Page):
    """The differences of one delivery."""

    def __init__(
        self,
        *,
        stage: Stage,
        unpacked: Unpacked,
        boxes: Callable[[], Left],
        one_more: Callable[[Scan], bool],
        leave: Callable[[], None],
        posted: Callable[[Callable[[], Saying]], None],
    ) -> None:
        """`one_more`: takes a scan that came after all; `leave`: go on unpacking; `posted`: with what is said then."""
        self._stage = stage
        self._unpacked = unpacked
        self._boxes = boxes
        self._one_more = one_more
        self._leave = leave
        self._posted = posted
        self._say: Callable[[], Saying] | None = None
        self._busy = False

    @property
    def state(self) -> State:
        """As while unpacking."""
        return State.RECEIVING

    def shown(self) -> Shown:
        """What differs."""
        blind, delivery, total = self._unpacked.blind, self._unpacked.receiving.delivery, pieces(self._unpacked.total)
        found = () if blind else self._unpacked.differing()
        if self._say is not None:
            saying = self._say()
        elif found:
            head = sums_words(found)
            saying = Saying("warn", head, translate("Receiving", "Look once more, or post it as it is"))
        elif delivery is not None and not blind:
            saying = Saying("ok", translate("Receiving", "Everything is as announced"))
        else:
            saying = Saying("info", translate("Receiving", "Ready to be posted"))
        return Shown(
            saying,
            title=translate("Receiving", "What differs"),
            facts=delivery.number if delivery is not None else "",
            figure=total,
            rows=tuple(self._row(each) for each in found),
            empty=translate("Receiving", "Nothing differs.")
            if not blind
            else translate("Receiving", "Differences are shown once it is posted."),
            review=translate("Receiving", "More comes later") if delivery is not None else "",
            back=translate("Stock", "Back"),
            primary=Primary(
                translate("Receiving", "Post {n} pcs").format(n=total), "Enter", can=not self._busy, role="ok"
            ),
        )

    def left(self) -> Left:
        """The boxes, as before."""
        return self._boxes()

    def scanned(self, scan: Scan) -> bool:
        """One more piece was found."""
        if scan.kind not in (ScanKind.ITEM, ScanKind.LOGISTIC):
            return False
        self._leave()
        return self._one_more(scan)

    def confirm(self) -> None:
        """Nothing more comes."""
        self._post(final=True)

    def review(self) -> None:
        """Post it as a part."""
        if self._unpacked.receiving.delivery is not None:
            self._post(final=False)

    def back(self) -> None:
        """Go on unpacking."""
        self._leave()

    def _post(self, approval: Approval | None = None, *, final: bool) -> None:
        desk, duty, going = self._stage.desk, self._stage.desk.session.duty, self._unpacked.receiving
        if duty is None or self._busy:
            return
        self._busy = True
        post = desk.counter.stock.receive.post
        desk.offload.run(
            Lane.WRITER,
            lambda: post(duty, going, final=final, approval=approval),
            partial(self._answered, final),
            self._failed,
        )

    def _answered(self, final: bool, answer: Received) -> None:
        self._busy = False
        if answer.leave is Leave.NEEDS_APPROVAL:
            what = translate("Receiving", "Post {n} pcs").format(n=pieces(self._unpacked.total))
            self._stage.ask_manager(what, posting_receipt(self._unpacked.receiving), partial(self._post, final=final))
            return
        if answer.receipt is None:
            self._say = _not_allowed
            self._stage.changed()
            return
        self._stage.desk.committed()
        self._stage.desk.sounds.play(Sound.PAID)
        self._posted(partial(_done, answer.receipt))

    def _failed(self, fault: Exception) -> None:
        self._busy = False
        self._say = partial(of_fault, fault)
        self._stage.desk.sounds.play(Sound.REFUSED)
        self._stage.changed()

    def _row(self, each: Differing) -> Choice:
        item = self._unpacked.items.get(each.variant_id)
        return Choice(
            key=f"{each.variant_id}@{each.kind}",
            title=item_words(item, each.variant_id),
            detail=dotted(item.style_code, item.barcode) if item is not None else "",
            right=pieces(each.quantity),
            right_note=difference_words(each.kind),
            note_tone=DIFFERENCE_TONES[each.kind],
            picture=item.picture if item is not None else None,
        )


def _not_allowed() -> Saying:
    return Saying("warn", translate("Receiving", "You may not receive goods"))


def _done(receipt: GoodsReceipt) -> Saying:
    total = pieces(sum(line.quantity for line in receipt.lines))
    head = translate("Receiving", "Posted: {number}, {n} pcs").format(number=receipt.number, n=total)
    if not receipt.final:
        return Saying("ok", head, translate("Receiving", "The rest is still expected"))
    return Saying("ok", head, sums_words(receipt.differences) or translate("Receiving", "Nothing differs."))
