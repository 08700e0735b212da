"""Packing: scan what goes into the box; sent, it leaves this store's stock. Or ask the other store for it.

A box with a label (SSCC) is begun by scanning that: whoever receives it scans the label and takes the whole box.
One without a label gets one of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import NamedTuple

from pos.domain.catalogue import Found, GridCell, Item, LookUp
from pos.domain.mark import Mark
from pos.domain.quantity import ONE, Milli, pieces
from pos.domain.scan import Scan, ScanKind, State
from pos.domain.staff import Leave
from pos.domain.transfer import Marked, Towards, Transfer, TransferLine
from pos.ui.language import translate
from pos.ui.offload import Lane
from pos.ui.outcomes import of_fault
from pos.ui.parts.choices import Choice
from pos.ui.parts.notice import Saying
from pos.ui.sounds import Sound
from pos.ui.step import Primary
from pos.ui.stock.in_hand import Figure, InHand
from pos.ui.stock.names import place_words
from pos.ui.stock.page import Left, Page, Shown, Stage
from pos.ui.stock.transfer.agreeing import asks_for_yes
from pos.ui.stock.transfer.box_label import print_box_label
from pos.ui.stock.transfer.words import short_box, towards_of
from pos.ui.words import dotted, item_words, mark_words, signed
from pos.usecases.stock.move_transfer import TransferStep, new_box

Done = Callable[[Callable[[], Saying] | None], None]
"""Back to the list, with what is said there."""


class _Packed(NamedTuple):
    """A row."""

    variant: str
    """What."""
    box: str = ""
    """The label of its box; empty: no label."""
    mark: Mark | None = None
    """Its lot or number, where the code said one."""


class Packing(Page):
    """One transfer before it is sent."""

    def __init__(
        self, *, stage: Stage, place: str, names: Mapping[str, str], asked: Transfer | None, done: Done
    ) -> None:
        """`place`: who gets it; `asked`: what it asked for, None where nobody asked."""
        self._stage = stage
        self._desk = stage.desk
        self._place = place
        self._names = names
        self._asked = asked
        self._done = done
        self._packed: dict[_Packed, Milli] = {}
        self._box = ""
        self._items: dict[str, Item | None] = {}
        self._order: list[_Packed] = []
        self._hand = InHand(desk=stage.desk, changed=stage.changed)
        self._row_in_hand: _Packed | None = None
        self._busy = False
        self._say: Callable[[], Saying] = _scan_on
        if asked is not None:
            self._name_asked(asked)

    @property
    def state(self) -> State:
        """Pieces."""
        return State.TRANSFERRING

    def shown(self) -> Shown:
        """What is packed, and what is still asked for."""
        n, store = pieces(sum(self._packed.values())), place_words(self._place, self._names)
        some = bool(self._packed) and not self._busy
        asks = self._asked is None and towards_of(self._place) is Towards.STORE and some
        figures = translate("Transfer", "Large: packed. Touch one and type how many")
        there = {row.variant for row in self._order}
        listed = [*self._order, *(_Packed(each) for each in self._wanted() if each not in there)]
        return Shown(
            self._say(),
            title=translate("Transfer", "To {store}").format(store=store),
            facts=dotted(self._asked.number, self._asked.note) if self._asked is not None else "",
            figure=n,
            squares=self._hand.squares(self._figure, figures),
            rows=tuple(self._row(each) for each in listed),
            keep=_key(self._row_in_hand) if self._row_in_hand is not None else None,
            empty=translate("Transfer", "Scan what goes into the box. Many of one: scan it, type how many, Enter."),
            undo=translate("Transfer", "One less") if self._order else "",
            review=translate("Transfer", "Cannot send it")
            if self._asked is not None
            else translate("Transfer", "Ask for these {n}").format(n=n)
            if asks
            else "",
            back=translate("Stock", "Back"),
            primary=Primary(translate("Transfer", "Send {n} pcs").format(n=n), "Enter", can=some),
        )

    def left(self) -> Left:
        """The boxes with a label; touched, one is open again."""
        sums = {box: 0 for box in (*(row.box for row in self._packed), self._box) if box}
        for (_, box, _), quantity in self._packed.items():
            if box:
                sums[box] += quantity
        return Left(
            place_words(self._place, self._names),
            tuple(
                Choice(
                    key=box, title=short_box(box), detail=translate("Transfer", "{n} pcs").format(n=pieces(quantity))
                )
                for box, quantity in sums.items()
            ),
            keep=self._box,
            empty=translate("Transfer", "It leaves the stock once sent. A box's label (SSCC) begins a box."),
            begin=translate("Transfer", "New box with a label"),
        )

    def choose(self, key: str) -> None:
        """A box."""
        self._open_box(key)

    def begin(self) -> None:
        """A box that has no label."""
        box, document = new_box(), self._asked.number if self._asked is not None else ""
        self._box, target = box, place_words(self._place, self._names)
        print_box_label(self._stage, box, target=target, document=document, tell=self._tell)

    def scanned(self, scan: Scan) -> bool:
        """A piece, or a box's label; the open box's again closes it."""
        if scan.kind is ScanKind.LOGISTIC:
            self._open_box("" if scan.text == self._box else scan.text)
            return True
        if scan.kind is not ScanKind.ITEM:
            return False
        name = self._desk.counter.stock.name_item
        self._desk.offload.run(Lane.READER, lambda: name(scan.text), partial(self._named, scan.mark))
        return True

    def typed(self, text: str) -> bool:
        """How many of the one in hand."""
        row = self._row_in_hand
        if not (text.isascii() and text.isdecimal() and len(text) <= 4 and row is not None):
            return False
        # A number is one piece's.
        many = ONE if row.mark is not None and row.mark.serial else int(text) * ONE
        self._put(row, many, Sound.FOUND)
        return True

    def touch(self, key: str) -> None:
        """Another size or colour: how many go into the box?"""
        item = self._hand.touch(key)
        if item is not None:
            self._items[key] = item
            self._take_in_hand(_Packed(key, self._box))

    def pick(self, key: str) -> None:
        """One that is packed, or asked for: how many?"""
        rows = (*self._packed, *(_Packed(each) for each in self._wanted()))
        row = next((each for each in rows if _key(each) == key), None)
        item = self._items.get(row[0]) if row is not None else None
        if row is not None and item is not None:
            self._hand.take(item, touched=True)
            self._take_in_hand(row)

    def undo(self) -> None:
        """One less of the marked one."""
        marked = next((each for each in self._packed if _key(each) == self._stage.marked()), None)
        if marked is not None:
            self._put(marked, self._packed[marked] - ONE, Sound.ATTENTION)

    def confirm(self) -> None:
        """Send it."""
        duty, asked, place = self._desk.session.duty, self._asked, self._place
        if duty is None or not self._packed or self._busy:
            return
        self._busy = True
        lines, marks = _sent_lines(self._packed), _marks(self._packed)
        send, towards = self._desk.counter.stock.transfer.send, towards_of(place)
        self._desk.offload.run(
            Lane.WRITER,
            lambda: send(duty, asked, lines, receiver=place, towards=towards, marks=marks),
            partial(self._answered, _sent),
            self._failed,
        )

    def review(self) -> None:
        """Ask for it, or say that it cannot be sent."""
        duty, asked, place = self._desk.session.duty, self._asked, self._place
        if duty is None or self._busy:
            return
        moves = self._desk.counter.stock.transfer
        if asked is not None:
            self._busy = True
            self._desk.offload.run(
                Lane.WRITER, lambda: moves.refuse(duty, asked), partial(self._answered, _refused), self._failed
            )
        elif self._packed and towards_of(place) is Towards.STORE:
            self._busy = True
            wanted = dict.fromkeys(row.variant for row in self._packed)
            lines = tuple(TransferLine(variant, asked=self._packed_of(variant)) for variant in wanted)
            self._desk.offload.run(
                Lane.WRITER, lambda: moves.ask(duty, place, lines), partial(self._answered, _asked_for), self._failed
            )

    def back(self) -> None:
        """Nothing was sent."""
        self._done(None)

    def _name_asked(self, asked: Transfer) -> None:
        names, wanted = self._desk.counter.stock.name_item, [line.variant_id for line in asked.lines]

        def named(items: dict[str, Item | None]) -> None:
            self._items.update(items)
            self._stage.changed()

        self._desk.offload.run(Lane.READER, lambda: {each: names.of(each) for each in wanted}, named)

    def _named(self, mark: Mark | None, answer: LookUp) -> None:
        if answer.found is not Found.ONE:
            self._desk.sounds.play(Sound.NOT_FOUND)
            self._say = _unknown if answer.found is Found.NONE else _several
            self._stage.changed()
            return
        item = answer.items[0]
        self._items[item.variant_id] = item
        unasked = self._asked is not None and item.variant_id not in self._wanted()
        sound = Sound.ATTENTION if unasked else Sound.FOUND
        packed = _Packed(item.variant_id, self._box, mark)
        self._hand.take(item)
        # A number is one piece's: scanned twice it is there once.
        once = mark is not None and mark.serial and packed in self._packed
        self._put(packed, ONE if once else self._packed.get(packed, 0) + ONE, Sound.ATTENTION if once else sound)

    def _open_box(self, box: str) -> None:
        self._box = box
        self._tell(partial(_box_open, box) if box else _scan_on, Sound.FOUND)

    def _tell(self, words: Callable[[], Saying], sound: Sound) -> None:
        self._say = words
        self._desk.sounds.play(sound)
        self._stage.changed()

    def _packed_of(self, variant: str) -> Milli:
        """In whichever box."""
        return sum(quantity for row, quantity in self._packed.items() if row.variant == variant)

    def _take_in_hand(self, row: _Packed) -> None:
        self._row_in_hand = row
        self._say = partial(self._say_item, row)
        self._desk.sounds.play(Sound.FOUND)
        self._stage.changed()

    def _put(self, packed: _Packed, quantity: Milli, sound: Sound) -> None:
        self._row_in_hand = packed
        self._order = [each for each in self._order if each != packed]
        self._packed.pop(packed, None)
        if quantity > 0:
            self._packed[packed] = quantity
            self._order.insert(0, packed)
        self._say = partial(self._say_item, packed)
        self._desk.sounds.play(sound)
        self._stage.changed()

    def _answered(self, words: Callable[[Transfer], Saying], step: TransferStep) -> None:
        self._busy = False
        again = partial(self._answered, words)
        if asks_for_yes(self._stage, step, start=self._start, answered=again, failed=self._failed):
            return
        if step.leave is not Leave.GIVEN or step.transfer is None:
            self._tell(_not_allowed, Sound.REFUSED)
            return
        self._desk.committed()
        self._desk.sounds.play(Sound.PAID)
        self._done(partial(words, step.transfer))

    def _failed(self, fault: Exception) -> None:
        self._busy = False
        self._tell(partial(of_fault, fault), Sound.REFUSED)

    def _start(self) -> None:
        self._busy = True

    def _wanted(self) -> dict[str, Milli]:
        return {line.variant_id: line.asked for line in self._asked.lines} if self._asked is not None else {}

    def _figure(self, cell: GridCell) -> Figure:
        """Packed of it, of how many asked for, and how many this store has."""
        variant, here = cell.item.variant_id, translate("Transfer", "{n} here").format(n=signed(cell.here))
        packed, wanted = self._packed_of(variant), self._wanted().get(variant)
        if wanted is None:
            return Figure(packed, here, "ink" if self._asked is None else "warn")
        of = translate("Transfer", "of {n}").format(n=pieces(wanted))
        return Figure(packed, dotted(of, here), "ok" if packed == wanted else "ink")

    def _row(self, row: _Packed) -> Choice:
        variant, box, mark = row
        item, packed, wanted = self._items.get(variant), self._packed.get(row, 0), self._wanted().get(variant)
        codes = dotted(item.style_code, item.barcode) if item is not None else ""
        return Choice(
            key=_key(row),
            title=item_words(item, variant),
            detail=dotted(short_box(box), mark_words(mark), codes),
            right=pieces(packed),
            right_note=translate("Transfer", "of {n}").format(n=pieces(wanted)) if wanted is not None else "",
            note_tone="ok" if self._packed_of(variant) == wanted else "ink-2",
            picture=item.picture if item is not None else None,
        )

    def _say_item(self, row: _Packed) -> Saying:
        variant, _, mark = row
        item, packed = self._items.get(variant), self._packed.get(row, 0)
        name = item_words(item, variant)
        if self._asked is not None and variant not in self._wanted():
            return Saying("warn", name, translate("Transfer", "Nobody asked for it; it goes along all the same"))
        words = translate("Transfer", "{n} in the box").format(n=pieces(packed))
        return Saying("ok", name, dotted(words, mark_words(mark)))


def _key(packed: _Packed) -> str:
    """Of its row."""
    variant, box, mark = packed
    key = f"{variant}@{box}" if box else variant
    return f"{key}@{mark.key}" if mark is not None else key


def _sent_lines(packed: Mapping[_Packed, Milli]) -> tuple[TransferLine, ...]:
    """One for each variant and box."""
    sums: dict[tuple[str, str], Milli] = {}
    for (variant, box, _), quantity in packed.items():
        sums[variant, box] = sums.get((variant, box), 0) + quantity
    return tuple(TransferLine(variant, sent=quantity, box=box) for (variant, box), quantity in sums.items())


def _marks(packed: Mapping[_Packed, Milli]) -> tuple[Marked, ...]:
    """Which lots and pieces of them are known."""
    return tuple(
        Marked(variant, quantity, mark, box) for (variant, box, mark), quantity in packed.items() if mark is not None
    )


def _box_open(box: str) -> Saying:
    head = translate("Transfer", "Box {box} is open").format(box=short_box(box))
    return Saying("info", head, translate("Transfer", "What is scanned now goes into it. Its label again closes it"))


def _scan_on() -> Saying:
    return Saying("info", translate("Transfer", "Scan piece by piece"))


def _unknown() -> Saying:
    return Saying("warn", translate("Stock", "Not in the catalogue"), translate("Transfer", "It was not packed"))


def _several() -> Saying:
    rest = translate("Transfer", "It was not packed. Scan the tag of the piece itself")
    return Saying("warn", translate("Stock", "This code is of several sizes"), rest)


def _not_allowed() -> Saying:
    return Saying("warn", translate("Transfer", "You may not send goods"))


def _sent(transfer: Transfer) -> Saying:
    n = pieces(sum(line.sent for line in transfer.lines))
    head = translate("Transfer", "Sent: {number}, {n} pcs").format(number=transfer.number, n=n)
    return Saying("ok", head, translate("Transfer", "Put the slip into the box. On its way until received"))


def _asked_for(transfer: Transfer) -> Saying:
    n = pieces(sum(line.asked for line in transfer.lines))
    head = translate("Transfer", "Asked for {n} pcs").format(n=n)
    return Saying(
        "ok", head, translate("Transfer", "{number}. The other store sees it at once").format(number=transfer.number)
    )


def _refused(transfer: Transfer) -> Saying:
    head = translate("Transfer", "Told them: it cannot be sent")
    return Saying("info", head, transfer.number)
