"""Which lot a piece is of, or its number, where head office wants it told apart and its code does not say."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from pos.domain.catalogue import Found, Item, LookUp
from pos.domain.mark import Mark, Tracking, read_day
from pos.domain.scan import Scan, ScanKind, State
from pos.ui.language import translate
from pos.ui.offload import Lane
from pos.ui.parts.entry import EntryPanel
from pos.ui.parts.notice import Saying
from pos.ui.sounds import Sound
from pos.ui.step import Primary
from pos.ui.stock.page import Left, Page, Shown, Stage
from pos.ui.words import item_words, mark_words

LONGEST = 20
"""Characters of a lot or serial number (GS1 application identifiers 10 and 21)."""


class Marking(Page):
    """One piece: first its lot, then its last day; or its number."""

    def __init__(
        self,
        *,
        stage: Stage,
        item: Item,
        tracking: Tracking,
        known: tuple[Mark, ...],
        said: Callable[[Mark | None], None],
        leave: Callable[[], None],
        go_on: Callable[[Scan], bool],
        boxes: Callable[[], Left],
    ) -> None:
        """`known`: lots that came of it already, the last first; `said`: which it is, None: nobody knows; `leave`: it
        is not received; `go_on`: who takes the next piece's scan."""
        self._stage = stage
        self._item = item
        self._tracking = tracking
        self._known = known[:4] if tracking is Tracking.LOT else ()
        self._said = said
        self._leave = leave
        self._go_on = go_on
        self._boxes = boxes
        self._lot: str | None = None
        """As typed; None: it is asked for."""
        self._wrong_day = False
        self._panel = EntryPanel(look=stage.desk.look, keypad=False, presets=4)
        self._panel.preset.connect(lambda place: said(self._known[place]))
        self._panel.back.connect(self.back)
        self._panel.entry.setMaxLength(LONGEST)
        if self._known:
            self._panel.entry.setText(self._known[0].lot)
            self._panel.entry.selectAll()
        self._panel.entry.textChanged.connect(self._typing)

    @property
    def state(self) -> State:
        """A piece's label."""
        return State.RECEIVING

    def shown(self) -> Shown:
        """The question."""
        panel, asked = self._panel, self._question()
        panel.heading.say(item_words(self._item))
        panel.back_button.say(translate("Stock", "Back"))
        panel.label.say(asked)
        panel.entry.setAccessibleName(asked)
        panel.say_presets([mark_words(mark) for mark in self._known] if self._lot is None else [])
        example = translate("Receiving", "As on the packet: 2027-03-31, 270331, or the month: 2027-03")
        panel.words.say(example if self._lot is not None else "")
        return Shown(
            self._saying(asked),
            review=translate("Receiving", "It does not say"),
            primary=Primary(translate("Receiving", "Received"), "Enter", can=self._can()),
            panel=panel,
        )

    def left(self) -> Left:
        """The boxes, as before."""
        return self._boxes()

    def scanned(self, scan: Scan) -> bool:
        """The piece's own label, which says more; or the next piece, this one being of the same lot as the last."""
        if scan.kind is ScanKind.ITEM and self._tracking.told_by(scan.mark):
            name = self._stage.desk.counter.stock.name_item
            self._stage.desk.offload.run(Lane.READER, lambda: name(scan.text), partial(self._labelled, scan.mark))
        elif self._tracking is Tracking.SERIAL and scan.kind is ScanKind.ITEM and scan.tag is None:
            self._panel.entry.setText(scan.text[:LONGEST])
            self.confirm()
        elif self._lot is None and (mark := self._as_before()) is not None:
            self._said(mark)
            return self._go_on(scan)
        else:
            self._stage.desk.sounds.play(Sound.ATTENTION)
        return True

    def confirm(self) -> None:
        """As typed."""
        text = self._panel.entry.text().strip()
        if not self._can():
            self._wrong_day = self._lot is not None
            self._stage.desk.sounds.play(Sound.ATTENTION)
            self._stage.changed()
        elif self._tracking is Tracking.SERIAL:
            self._said(Mark(serial=text))
        elif self._lot is not None:
            self._said(Mark(lot=self._lot, expiry=read_day(text)))
        elif (mark := self._as_before()) is not None:
            self._said(mark)
        else:
            self._lot = text
            self._panel.entry.clear()
            self._stage.changed()
            self._panel.entry.setFocus()

    def review(self) -> None:
        """Nobody knows; what is known of it stays."""
        self._said(Mark(lot=self._lot) if self._lot else None)

    def back(self) -> None:
        """The lot again; or this piece is not received."""
        if self._lot is None:
            self._leave()
            return
        lot, self._lot, self._wrong_day = self._lot, None, False
        self._panel.entry.setText(lot)
        self._stage.changed()

    def _typing(self) -> None:
        self._wrong_day = False
        self._stage.changed()

    def _can(self) -> bool:
        text = self._panel.entry.text().strip()
        if self._lot is not None:
            return read_day(text) is not None
        # A packet may have a last day and no lot.
        return bool(text) or self._tracking is Tracking.LOT

    def _as_before(self) -> Mark | None:
        """The lot that came already and whose name stands there."""
        lot = self._panel.entry.text().strip()
        return next((mark for mark in self._known if mark.lot == lot), None)

    def _labelled(self, mark: Mark | None, answer: LookUp) -> None:
        mine = answer.found is Found.ONE and answer.items[0].variant_id == self._item.variant_id
        if mine:
            self._said(mark)
        else:
            self._stage.desk.sounds.play(Sound.ATTENTION)

    def _question(self) -> str:
        if self._tracking is Tracking.SERIAL:
            return translate("Receiving", "Which serial number?")
        if self._lot is None:
            return translate("Receiving", "Which lot?")
        return translate("Receiving", "Until which day is it good?")

    def _saying(self, asked: str) -> Saying:
        if self._wrong_day:
            head = translate("Receiving", "This is no day")
            return Saying("warn", head, translate("Receiving", "Year, month, day as they stand on the packet"))
        if self._lot is not None:
            return Saying("info", asked, translate("Receiving", "Type it"))
        if self._known:
            rest = translate("Receiving", "Enter, or the next piece: the same lot as before")
            return Saying("info", asked, rest)
        return Saying("info", asked, translate("Receiving", "Scan the code that says it, or type it"))


class Labelled:
    """What a scanned piece is, and which lot it is of: as its code says, else as somebody says who is asked."""

    def __init__(
        self,
        *,
        stage: Stage,
        known: Callable[[str], tuple[Mark, ...]],
        said: Callable[[LookUp, Mark | None], None],
        again: Callable[[], None],
        go_on: Callable[[Scan], bool],
        boxes: Callable[[], Left],
    ) -> None:
        """`known`: the lots that came of a variant; `again`: back to the delivery; the others as for `Marking`."""
        self._stage = stage
        self._known = known
        self._said = said
        self._again = again
        self._go_on = go_on
        self._boxes = boxes
        self._asking = False
        self._later: list[tuple[Mark | None, LookUp, Tracking]] = []
        """Scanned while somebody was asked."""

    def __call__(self, scan: Scan) -> None:
        """A piece was scanned."""
        name = self._stage.desk.counter.stock.name_item

        def work() -> tuple[LookUp, Tracking]:
            answer = name(scan.text)
            return answer, name.tracking(answer.items[0]) if answer.found is Found.ONE else Tracking.NONE

        self._stage.desk.offload.run(Lane.READER, work, lambda found: self._named(scan.mark, *found))

    def _named(self, mark: Mark | None, answer: LookUp, tracking: Tracking) -> None:
        if self._asking:
            self._later.append((mark, answer, tracking))
            return
        if tracking.told_by(mark):
            self._said(answer, mark)
            return
        self._asking = True
        item = answer.items[0]
        self._stage.desk.sounds.play(Sound.ATTENTION)
        self._stage.turn_to(
            Marking(
                stage=self._stage,
                item=item,
                tracking=tracking,
                known=self._known(item.variant_id),
                said=partial(self._marked, answer),
                leave=self._left,
                go_on=self._go_on,
                boxes=self._boxes,
            )
        )

    def _marked(self, answer: LookUp, mark: Mark | None) -> None:
        self._said(answer, mark)
        self._left()

    def _left(self) -> None:
        self._asking = False
        self._again()
        while self._later and not self._asking:
            self._named(*self._later.pop(0))


def in_already(mark: Mark) -> Saying:
    """A number that was scanned before."""
    rest = translate("Receiving", "Its number was scanned before; it is counted once")
    return Saying("warn", mark_words(mark), rest)
