"""One delivery: scan piece by piece, type how many, or accept a whole box by its label. Every step is kept."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from pos.domain.catalogue import Found, GridCell, Item, LookUp
from pos.domain.errors import BadValue
from pos.domain.mark import Mark
from pos.domain.quantity import ONE, Milli, pieces
from pos.domain.receiving import Begun, Condition, Delivery, Receiving
from pos.domain.scan import Scan, ScanKind, State
from pos.ui.language import translate
from pos.ui.offload import Lane
from pos.ui.outcomes import of_fault
from pos.ui.parts.choices import Choice
from pos.ui.parts.notice import Saying
from pos.ui.sounds import Sound
from pos.ui.step import Primary
from pos.ui.stock.in_hand import Figure, InHand
from pos.ui.stock.page import Left, Page, Shown, Stage
from pos.ui.stock.receiving.comparing import Comparing, Unpacked
from pos.ui.stock.receiving.damaged import Damaged
from pos.ui.stock.receiving.marking import Labelled, in_already
from pos.ui.stock.receiving.told import (
    begun_elsewhere,
    box_again,
    box_left,
    box_taken,
    nothing_done,
    scan_on,
    several,
    strange_box,
    unknown,
)
from pos.ui.stock.receiving.words import began_words
from pos.ui.words import dotted, item_words, mark_words, signed

Step = Callable[[Receiving], Receiving | None]
"""What is done to a receiving; None: nothing."""
_Opened = tuple[Receiving, dict[str, Milli], dict[str, Item | None], bool, Begun | None]
"""As kept, what came before by variant, its goods, whether it is blind, and who began it at another till."""


class Unpacking(Page):
    """What came of it so far."""

    def __init__(
        self,
        *,
        stage: Stage,
        delivery: Delivery | None,
        sender: Callable[[], str],
        leave: Callable[[], None],
        posted: Callable[[Callable[[], Saying]], None],
        box: str = "",
    ) -> None:
        """`sender`: as people call it; `box`: its label was scanned already; `posted`: with what is said then."""
        self._stage = stage
        self._desk = stage.desk
        self._sender = sender
        self._leave = leave
        self._posted = posted
        self._delivery = delivery
        self._shown: Receiving | None = None
        self._kept: Receiving | None = None
        """The newest one; only the writer's thread touches it, so that two quick scans both count."""
        self._before: dict[str, Milli] = {}
        self._items: dict[str, Item | None] = {}
        self._order: list[str] = []
        self._blind = False
        self._elsewhere: Begun | None = None
        self._hand = InHand(desk=stage.desk, changed=stage.changed)
        self._labelled = Labelled(
            stage=stage,
            known=self._lots,
            said=self._named,
            again=lambda: stage.turn_to(self),
            go_on=self.scanned,
            boxes=self.left,
        )
        self._say: Callable[[], Saying] = scan_on
        self._begin(box)

    @property
    def state(self) -> State:
        """A box's label is a box's here."""
        return State.RECEIVING

    def shown(self) -> Shown:
        """The last scans first, then what is still expected."""
        going = self._shown
        got = sum(line.quantity for line in going.lines) if going is not None else 0
        wanted = sum(self._wanted().values()) if not self._blind else 0
        facts = translate("Receiving", "{n} expected").format(n=pieces(wanted)) if wanted else ""
        parts = sum(self._before.values())
        figures = translate("Receiving", "Large: came. Touch one and type how many")
        return Shown(
            self._say(),
            title=self._sender() or translate("Receiving", "Not announced"),
            facts=dotted(
                self._delivery.number if self._delivery is not None else "",
                facts,
                translate("Receiving", "{n} came before").format(n=pieces(parts)) if parts else "",
                began_words(self._elsewhere, self._desk),
            ),
            figure=pieces(got),
            squares=self._hand.squares(self._figure, figures),
            rows=tuple(self._row(variant_id) for variant_id in self._listed()),
            keep=self._hand.item.variant_id if self._hand.item is not None else None,
            empty=translate("Receiving", "Each scan is kept at once. Type a number and Enter for many of one."),
            undo=translate("Receiving", "One less") if self._order else "",
            review=translate("Receiving", "One is damaged") if self._order else "",
            back=translate("Stock", "Back"),
            primary=Primary(translate("Receiving", "That is all: compare"), "Enter", can=got > 0),
        )

    def left(self) -> Left:
        """The boxes."""
        boxes: dict[str, Milli] = {}
        for line in self._delivery.lines if self._delivery is not None else ():
            if line.box:
                boxes[line.box] = boxes.get(line.box, 0) + line.quantity
        taken = {line.box for line in self._shown.lines} if self._shown is not None else set()
        return Left(
            translate("Receiving", "Boxes"),
            tuple(
                Choice(
                    key=box,
                    title=f"…{box[-6:]}" if len(box) > 12 else box,
                    detail=translate("Receiving", "{n} pcs").format(n=pieces(quantity)),
                    chip=translate("Receiving", "accepted") if box in taken else "",
                )
                for box, quantity in boxes.items()
            ),
            empty=translate("Receiving", "No boxes: scan piece by piece."),
        )

    def choose(self, key: str) -> None:
        """A box whose label cannot be read; touched again, it is taken back."""
        if self._shown is not None and any(line.box == key for line in self._shown.lines):
            self._do(lambda going: going.leave_box(key), partial(box_left, key), Sound.ATTENTION)
        else:
            self._take_box(key)

    def scanned(self, scan: Scan) -> bool:
        """A piece, or a box."""
        if scan.kind not in (ScanKind.ITEM, ScanKind.LOGISTIC):
            return False
        boxed = self._delivery is not None and bool(self._delivery.box(scan.text))
        if boxed:
            self._take_box(scan.text)
        elif scan.kind is ScanKind.LOGISTIC:
            self._tell(partial(strange_box, scan.text), Sound.NOT_FOUND)
        else:
            self._labelled(scan)
        return True

    def typed(self, text: str) -> bool:
        """How many there are of the one in hand."""
        item = self._hand.item
        if not (text.isascii() and text.isdecimal() and len(text) <= 4 and item is not None):
            return False
        variant, wanted = item.variant_id, int(text) * ONE

        def step(going: Receiving) -> Receiving | None:
            made = going.make(variant, wanted)
            return made if made != going else None

        self._do(step, partial(self._say_item, variant), Sound.FOUND, of=variant)
        return True

    def touch(self, key: str) -> None:
        """Another size or colour: how many came?"""
        item = self._hand.touch(key)
        if item is not None:
            self._items[key] = item
            self._tell(partial(self._say_item, key), Sound.FOUND)

    def pick(self, key: str) -> None:
        """One that came, or is expected: how many?"""
        item = self._items.get(key)
        if item is not None:
            self._hand.take(item, touched=True)
            self._tell(partial(self._say_item, key), Sound.FOUND)

    def confirm(self) -> None:
        """Compare with what was announced."""
        if self._shown is not None and self._shown.lines:
            self._stage.turn_to(
                Comparing(
                    stage=self._stage,
                    unpacked=Unpacked(self._shown, self._before, self._items, self._blind),
                    boxes=self.left,
                    one_more=self.scanned,
                    leave=lambda: self._stage.turn_to(self),
                    posted=self._posted,
                )
            )

    def undo(self) -> None:
        """One less of the marked one, or the whole box that it came in."""
        variant = self._stage.marked() or ""

        def step(going: Receiving) -> Receiving | None:
            loose = [line for line in going.lines if line.variant_id == variant and not line.box]
            if not loose:
                return None
            last = loose[-1]
            one = -min(ONE, last.quantity)
            return going.take(variant, one, condition=last.condition, note=last.note, photo=last.photo, mark=last.mark)

        self._do(step, partial(self._say_item, variant), Sound.ATTENTION)

    def review(self) -> None:
        """One of the marked ones is damaged: what is wrong with it?"""
        variant = self._stage.marked() or ""
        if variant:
            self._stage.turn_to(
                Damaged(stage=self._stage, item=self._items.get(variant), leave=lambda: self._stage.turn_to(self),
                        said=partial(self._damage, variant), boxes=self.left)
            )  # fmt: skip

    def back(self) -> None:
        """Leave it for now: everything is kept, and anybody goes on with it."""
        self._leave()

    # What is kept.

    def _begin(self, box: str) -> None:
        receive, names = self._desk.counter.stock.receive, self._desk.counter.stock.name_item
        delivery, till = self._delivery, self._desk.session.till

        def work() -> _Opened:
            going = self._kept = receive.begin(delivery)
            before = dict(receive.came(delivery.delivery_id)) if delivery is not None else {}
            wanted = [line.variant_id for line in delivery.lines] if delivery is not None else []
            known = {each: names.of(each) for each in (*wanted, *before, *(line.variant_id for line in going.lines))}
            elsewhere = receive.begun_elsewhere(till.till_id) if till is not None and delivery is not None else {}
            return going, before, known, receive.blind(), elsewhere.get(delivery.delivery_id) if delivery else None

        self._desk.offload.run(Lane.WRITER, work, lambda found: self._began(found, box=box), self._failed)

    def _began(self, opened: _Opened, *, box: str) -> None:
        self._shown, self._before, self._items, self._blind, self._elsewhere = opened
        self._order = list(dict.fromkeys(line.variant_id for line in reversed(self._shown.lines)))
        self._take_in_hand(self._order[0] if self._order else "")
        if self._elsewhere is not None:
            self._say = partial(begun_elsewhere, self._elsewhere, self._desk)
        self._stage.changed()
        if box:
            self._take_box(box)

    def _do(self, step: Step, said: Callable[[], Saying], sound: Sound, *, of: str = "") -> None:
        keep, duty = self._desk.counter.stock.receive.keep, self._desk.session.duty
        if duty is None:
            return

        def work() -> Receiving | None:
            after = step(self._kept) if self._kept is not None else None
            if after is not None:
                self._kept = keep(duty, after)
            return after

        def then(after: Receiving | None) -> None:
            if after is None:
                self._tell(nothing_done, Sound.ATTENTION)
                return
            if self._shown is None or not (self._shown.lines and after.lines):
                self._desk.committed()  # the other tills are told
            self._shown = after
            if of:
                self._order = [of, *(each for each in self._order if each != of)]
                self._take_in_hand(of)
            self._tell(said, sound)

        self._desk.offload.run(Lane.WRITER, work, then, self._failed)

    def _damage(self, variant: str, note: str, photo: str) -> None:
        self._stage.turn_to(self)

        said = partial(self._say_damaged, variant)
        self._do(lambda going: going.one_damaged(variant, note=note, photo=photo), said, Sound.ATTENTION)

    def _take_box(self, box: str) -> None:
        delivery = self._delivery
        inside = delivery.box(box) if delivery is not None else ()
        n = pieces(sum(line.quantity for line in inside))
        if self._shown is not None and any(line.box == box for line in self._shown.lines):
            self._tell(partial(box_again, box), Sound.ATTENTION)
            return
        last = inside[-1].variant_id if inside else ""
        self._do(lambda going: going.take_box(box), partial(box_taken, box, n), Sound.PAID, of=last)

    def _named(self, answer: LookUp, mark: Mark | None) -> None:
        if answer.found is Found.NONE:
            self._tell(unknown, Sound.NOT_FOUND)
            return
        if answer.found is Found.SEVERAL:
            self._tell(several, Sound.NOT_FOUND)
            return
        item = answer.items[0]
        self._items[item.variant_id] = item
        if mark is not None and mark.serial and mark in self._lots(item.variant_id):
            self._tell(partial(in_already, mark), Sound.ATTENTION)
            return
        wanted = self._wanted()
        strange = self._delivery is not None and not self._blind and item.variant_id not in wanted
        sound = Sound.ATTENTION if strange else Sound.FOUND
        said = partial(self._say_item, item.variant_id)
        self._do(lambda going: going.take(item.variant_id, mark=mark), said, sound, of=item.variant_id)

    def _failed(self, fault: Exception) -> None:
        said = nothing_done if isinstance(fault, BadValue) else partial(of_fault, fault)
        self._tell(said, Sound.REFUSED)

    def _lots(self, variant_id: str) -> tuple[Mark, ...]:
        return self._shown.lots(variant_id) if self._shown is not None else ()

    def _take_in_hand(self, variant: str) -> None:
        item = self._items.get(variant)
        if item is not None:
            self._hand.take(item)

    def _tell(self, saying: Callable[[], Saying], sound: Sound) -> None:
        self._say = saying
        self._desk.sounds.play(sound)
        self._stage.changed()

    # What is shown.

    def _wanted(self) -> dict[str, Milli]:
        wanted: dict[str, Milli] = {}
        for line in self._delivery.lines if self._delivery is not None else ():
            wanted[line.variant_id] = wanted.get(line.variant_id, 0) + line.quantity
        return {each: max(0, quantity - self._before.get(each, 0)) for each, quantity in wanted.items()}

    def _listed(self) -> list[str]:
        came = [each for each in self._order if self._shown is not None and self._shown.quantity(each)]
        waiting = [each for each, quantity in self._wanted().items() if quantity and each not in came]
        return came if self._blind else [*came, *waiting]

    def _figure(self, cell: GridCell) -> Figure:
        """What came of it, of how many announced unless that is hidden, and how many this store has."""
        variant, here = cell.item.variant_id, translate("Receiving", "{n} here").format(n=signed(cell.here))
        came = self._shown.quantity(variant) if self._shown is not None else 0
        if self._delivery is None or self._blind:
            return Figure(came, here)
        wanted = self._wanted().get(variant, 0)
        of = translate("Receiving", "of {n}").format(n=pieces(wanted))
        return Figure(came, dotted(of, here), "ok" if came == wanted else "warn" if came > wanted else "ink")

    def _row(self, variant_id: str) -> Choice:
        item, going = self._items.get(variant_id), self._shown
        came = going.quantity(variant_id) if going is not None else 0
        wanted = self._wanted().get(variant_id, 0)
        damaged = sum(
            line.quantity
            for line in (going.lines if going is not None else ())
            if line.variant_id == variant_id and line.condition is Condition.DAMAGED
        )
        note, tone = "", "ink-2"
        if self._delivery is not None and not self._blind:
            note = translate("Receiving", "of {n}").format(n=pieces(wanted))
            tone = "ok" if came == wanted else "warn" if came > wanted else "ink-2"
        return Choice(
            key=variant_id,
            title=item_words(item, variant_id),
            detail=dotted(
                mark_words(next(iter(self._lots(variant_id)), None)),
                *((item.style_code, item.barcode) if item is not None else ()),
            ),
            right=pieces(came),
            right_note=note,
            note_tone=tone,
            chip=translate("Receiving", "{n} damaged").format(n=pieces(damaged)) if damaged else "",
            chip_tone="stop",
            picture=item.picture if item is not None else None,
        )

    def _say_item(self, variant_id: str) -> Saying:
        item = self._items.get(variant_id)
        name = item_words(item, variant_id)
        came = self._shown.quantity(variant_id) if self._shown is not None else 0
        wanted = self._wanted().get(variant_id, 0)
        if self._delivery is None or self._blind:
            return Saying("ok", name, translate("Receiving", "{n} of it").format(n=pieces(came)))
        if came > wanted:
            words = translate("Receiving", "{n} came, {wanted} announced. Keep it apart")
            return Saying("warn", name, words.format(n=pieces(came), wanted=pieces(wanted)))
        words = translate("Receiving", "{n} of {wanted}")
        return Saying("ok", name, words.format(n=pieces(came), wanted=pieces(wanted)))

    def _say_damaged(self, variant_id: str) -> Saying:
        item = self._items.get(variant_id)
        name = dotted(item.name, item.size) if item is not None else variant_id
        rest = translate("Receiving", "It goes to the faulty goods, not on the rail. Put it aside")
        return Saying("warn", translate("Receiving", "Damaged: {item}").format(item=name), rest)
