"""A transfer that left: what is on its way, and what became of what did not come as it was sent."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from pos.domain.catalogue import Item
from pos.domain.quantity import pieces
from pos.domain.scan import Scan, State
from pos.domain.staff import Leave
from pos.domain.transfer import Settlement, Transfer, TransferLine, TransferState
from pos.ui.language import translate
from pos.ui.offload import Lane
from pos.ui.outcomes import of_fault
from pos.ui.parts.choices import Choice
from pos.ui.parts.notice import Saying
from pos.ui.sounds import Sound
from pos.ui.step import Primary
from pos.ui.stock.names import place_words
from pos.ui.stock.page import Left, Page, Shown, Stage
from pos.ui.stock.transfer.agreeing import asks_for_yes
from pos.ui.stock.transfer.packing import Done
from pos.ui.words import dotted, item_words, signed
from pos.usecases.stock.move_transfer import TransferStep


class Settling(Page):
    """One transfer, as it stands."""

    def __init__(self, *, stage: Stage, transfer: Transfer, names: Mapping[str, str], done: Done) -> None:
        self._stage = stage
        self._transfer = transfer
        self._names = names
        self._done = done
        self._items: dict[str, Item | None] = {}
        self._busy = False
        self._say: Callable[[], Saying] = self._stands
        known, wanted = stage.desk.counter.stock.name_item, [line.variant_id for line in transfer.lines]
        stage.desk.offload.run(Lane.READER, lambda: {each: known.of(each) for each in wanted}, self._named)

    @property
    def state(self) -> State:
        """As in the list."""
        return State.TRANSFERRING

    def shown(self) -> Shown:
        """Line by line."""
        transfer, differs = self._transfer, self._transfer.state is TransferState.RECEIVED
        asked = transfer.state is TransferState.ASKED
        gap = sum(line.received - line.sent for line in transfer.lines)
        total = sum(line.asked if asked else line.sent for line in transfer.lines)
        primary = Primary(translate("Transfer", "They are here: put the stock right"), "Enter", can=not self._busy)
        return Shown(
            self._say(),
            title=self._title(),
            facts=dotted(transfer.number, transfer.note),
            figure=signed(gap) if differs else pieces(total),
            rows=tuple(self._row(line) for line in transfer.lines if not differs or line.sent != line.received),
            review=translate("Transfer", "Lost on the way") if differs else "",
            back=translate("Stock", "Back"),
            primary=primary if differs else None,
        )

    def left(self) -> Left:
        """Nothing to choose."""
        return Left(self._title(), (), empty=self._transfer.number)

    def scanned(self, scan: Scan) -> bool:
        """Nothing is scanned here."""
        self._stage.desk.sounds.play(Sound.ATTENTION)
        return False

    def confirm(self) -> None:
        """It never left."""
        self._settle(Settlement.AT_SENDER)

    def review(self) -> None:
        """It left, and did not arrive."""
        self._settle(Settlement.LOST)

    def back(self) -> None:
        """To the list."""
        self._done(None)

    def _title(self) -> str:
        till = self._stage.desk.session.till
        ours = till is not None and self._transfer.sender == till.store.store_id
        place = place_words(self._transfer.receiver if ours else self._transfer.sender, self._names)
        words = translate("Transfer", "To {store}") if ours else translate("Transfer", "Asked of {store}")
        return words.format(store=place)

    def _named(self, items: dict[str, Item | None]) -> None:
        self._items = items
        self._stage.changed()

    def _settle(self, how: Settlement) -> None:
        desk, duty, transfer = self._stage.desk, self._stage.desk.session.duty, self._transfer
        if duty is None or transfer.state is not TransferState.RECEIVED or self._busy:
            return
        self._busy = True
        settle = desk.counter.stock.transfer.settle
        desk.offload.run(Lane.WRITER, lambda: settle(duty, transfer, how), partial(self._settled, how), self._failed)

    def _settled(self, how: Settlement, step: TransferStep) -> None:
        self._busy = False
        again = partial(self._settled, how)
        if asks_for_yes(self._stage, step, start=self._start, answered=again, failed=self._failed):
            return
        if step.leave is not Leave.GIVEN:
            self._say = _not_allowed
            self._stage.changed()
            return
        self._stage.desk.committed()
        self._stage.desk.sounds.play(Sound.PAID)
        self._done(partial(_said, how, self._transfer.number))

    def _failed(self, fault: Exception) -> None:
        self._busy = False
        self._say = partial(of_fault, fault)
        self._stage.changed()

    def _start(self) -> None:
        self._busy = True

    def _stands(self) -> Saying:
        if self._transfer.state is TransferState.RECEIVED:
            head = translate("Transfer", "It did not come as it was sent")
            return Saying("warn", head, translate("Transfer", "Look here first: what became of it?"))
        if self._transfer.state is TransferState.SENT:
            head = translate("Transfer", "On its way")
            return Saying("info", head, translate("Transfer", "The other store receives it"))
        return Saying("info", translate("Transfer", "Waiting for the other store"))

    def _row(self, line: TransferLine) -> Choice:
        item, state = self._items.get(line.variant_id), self._transfer.state
        if state is TransferState.RECEIVED:
            words = translate("Transfer", "sent {sent} · came {came}")
            right, note = (
                signed(line.received - line.sent),
                words.format(sent=pieces(line.sent), came=pieces(line.received)),
            )
        elif state is TransferState.SENT:
            right, note = pieces(line.sent), translate("Transfer", "sent")
        else:
            right, note = pieces(line.asked), translate("Transfer", "asked for")
        return Choice(
            key=f"{line.variant_id}@{line.box}",
            title=item_words(item, line.variant_id),
            detail=dotted(item.style_code, item.barcode, line.box) if item is not None else line.box,
            right=right,
            right_note=note,
            note_tone="stop" if state is TransferState.RECEIVED else "ink-2",
            picture=item.picture if item is not None else None,
        )


def _not_allowed() -> Saying:
    return Saying("warn", translate("Transfer", "You may not settle differences"))


def _said(how: Settlement, number: str) -> Saying:
    head = translate("Transfer", "Settled: {number}").format(number=number)
    if how is Settlement.LOST:
        return Saying("ok", head, translate("Transfer", "Lost on the way: it stays out of the stock"))
    return Saying("ok", head, translate("Transfer", "The stock here was put right"))
