"""Writing off, and writing back: why, which pieces, and what happened; a manager's yes where the limit wants one."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from pos.domain.adjustment import AdjustmentLine, AdjustmentReason, adjusting, worth
from pos.domain.catalogue import Found, Item, LookUp
from pos.domain.ids import new_id
from pos.domain.mark import Mark
from pos.domain.money import yuan
from pos.domain.quantity import ONE, Milli, pieces
from pos.domain.scan import Scan, ScanKind, State
from pos.domain.staff import Approval, Leave
from pos.ui.language import translate
from pos.ui.offload import Lane
from pos.ui.outcomes import of_fault
from pos.ui.parts.choices import Choice
from pos.ui.parts.entry import EntryPanel
from pos.ui.parts.notice import Saying
from pos.ui.sounds import Sound
from pos.ui.step import Primary
from pos.ui.stock.adjusting.words import happened_words, reason_words
from pos.ui.stock.page import Left, Page, Shown, Stage
from pos.ui.words import dotted, item_words, mark_words, with_sign
from pos.usecases.stock.adjust_stock import Adjusted

_Row = tuple[str, Mark | None]
"""A variant, and its lot or number where the code said one."""


class Adjusting(Page):
    """One adjustment."""

    def __init__(self, *, stage: Stage) -> None:
        self._stage = stage
        self._desk = stage.desk
        self._reason = AdjustmentReason.DAMAGE
        self._note = EntryPanel(look=stage.desk.look, keypad=False, presets=4)
        self._note.preset.connect(self._usual)
        self._note.back.connect(self.back)
        self._note.entry.textChanged.connect(lambda _: self._stage.changed())
        self._asking = False
        self._busy = False
        self._clear()
        self._say: Callable[[], Saying] = _scan_on

    @property
    def state(self) -> State:
        """Pieces."""
        return State.COUNTING

    def shown(self) -> Shown:
        """The pieces, or what happened to them."""
        n, lines = pieces(sum(self._quantities.values())), self._lines()
        adds = self._reason is AdjustmentReason.FOUND
        words = translate("Adjusting", "Write back {n} pcs") if adds else translate("Adjusting", "Write off {n} pcs")
        can = bool(lines) and not self._busy
        if self._asking:
            self._say_panel(words.format(n=n))
            can = can and bool(self._note.entry.text().strip())
        return Shown(
            self._say(),
            title=reason_words(self._reason),
            facts=translate("Adjusting", "at the price on the tag {value}").format(
                value=with_sign(worth(lines) if adds else -worth(lines))
            )
            if lines
            else "",
            figure=n,
            rows=tuple(self._row(line) for line in lines),
            keep=_key(self._order[0]) if self._order else None,
            empty=translate("Adjusting", "Choose why at the left, then scan the pieces."),
            undo=translate("Adjusting", "One less") if lines and not self._asking else "",
            back=translate("Stock", "Back") if not self._asking else "",
            primary=Primary(words.format(n=n), "Enter", can=can),
            panel=self._note if self._asking else None,
        )

    def left(self) -> Left:
        """Why."""
        return Left(
            translate("Adjusting", "Why?"),
            tuple(Choice(key=reason, title=reason_words(reason)) for reason in AdjustmentReason),
            keep=self._reason,
        )

    def choose(self, key: str) -> None:
        """Another reason."""
        self._reason = AdjustmentReason(key)
        self._note.entry.clear()
        self._stage.changed()

    def scanned(self, scan: Scan) -> bool:
        """A piece."""
        if scan.kind is not ScanKind.ITEM:
            return False
        self._asking = False
        name = self._desk.counter.stock.name_item
        self._desk.offload.run(Lane.READER, lambda: name(scan.text), partial(self._named, scan.mark))
        return True

    def typed(self, text: str) -> bool:
        """How many of the last one."""
        if not (text.isascii() and text.isdecimal() and len(text) <= 4 and self._order):
            return False
        row = self._order[0]
        if row[1] is not None and row[1].serial:
            self._put(row, ONE, Sound.ATTENTION)  # a number is one piece's
        else:
            self._put(row, int(text) * ONE, Sound.FOUND)
        return True

    def undo(self) -> None:
        """One less of the marked one."""
        row = next((each for each in self._order if _key(each) == self._stage.marked()), None)
        if row is not None and not self._asking:
            self._put(row, self._quantities[row] - ONE, Sound.ATTENTION)

    def confirm(self) -> None:
        """Ask what happened; then write it down."""
        if not self._quantities:
            return
        if not self._asking:
            self._asking = True
            self._say = _what_happened
            self._stage.changed()
            self._note.entry.setFocus()
        elif self._note.entry.text().strip():
            self._write(None)

    def back(self) -> None:
        """To the pieces, or to something else: nothing was written down."""
        if self._asking:
            self._asking = False
            self._say = _scan_on
            self._stage.changed()
        else:
            self._stage.home()

    def _clear(self) -> None:
        self._id = new_id()
        self._quantities: dict[_Row, Milli] = {}
        self._items: dict[str, Item] = {}
        self._order: list[_Row] = []
        self._note.entry.clear()

    def _usual(self, place: int) -> None:
        self._note.entry.setText(happened_words(self._reason)[place])
        self._note.entry.setFocus()

    def _say_panel(self, heading: str) -> None:
        panel = self._note
        panel.heading.say(heading)
        panel.back_button.say(translate("Stock", "Back"))
        panel.label.say(translate("Adjusting", "What happened?"))
        panel.entry.setAccessibleName(translate("Adjusting", "What happened?"))
        panel.say_presets(happened_words(self._reason))
        panel.words.say(translate("Adjusting", "It is on the document, with your name."))

    def _lines(self) -> tuple[AdjustmentLine, ...]:
        return tuple(
            AdjustmentLine(variant, self._quantities[variant, mark], self._items[variant].list_price, mark=mark)
            for variant, mark in self._order
        )

    def _named(self, mark: Mark | None, answer: LookUp) -> None:
        if answer.found is not Found.ONE:
            self._say = _unknown if answer.found is Found.NONE else _several
            self._desk.sounds.play(Sound.NOT_FOUND)
            self._stage.changed()
            return
        item = answer.items[0]
        self._items[item.variant_id] = item
        row = (item.variant_id, mark)
        # A number is one piece's: scanned twice it is there once.
        once = mark is not None and mark.serial and row in self._quantities
        self._put(row, ONE if once else self._quantities.get(row, 0) + ONE, Sound.ATTENTION if once else Sound.FOUND)

    def _put(self, row: _Row, quantity: Milli, sound: Sound) -> None:
        self._order = [each for each in self._order if each != row]
        self._quantities.pop(row, None)
        if quantity > 0:
            self._quantities[row] = quantity
            self._order.insert(0, row)
        self._id = new_id()  # a manager's yes is for these pieces and no others
        self._say = partial(self._say_item, row)
        self._desk.sounds.play(sound)
        self._stage.changed()

    def _write(self, approval: Approval | None) -> None:
        duty, reason, note, lines = self._desk.session.duty, self._reason, self._note.entry.text(), self._lines()
        if duty is None or self._busy:
            return
        self._busy = True
        adjust, known = self._desk.counter.stock.adjust, self._id
        self._desk.offload.run(
            Lane.WRITER,
            lambda: adjust(duty, reason, note, lines, adjustment_id=known, approval=approval),
            self._answered,
            self._failed,
        )

    def _answered(self, answer: Adjusted) -> None:
        self._busy = False
        if answer.leave is Leave.NEEDS_APPROVAL:
            lines = self._lines()
            what = dotted(reason_words(self._reason), translate("Adjusting", "{n} pcs"), yuan(worth(lines)))
            deed = adjusting(self._id, self._reason, lines)
            self._stage.ask_manager(what.format(n=pieces(sum(self._quantities.values()))), deed, self._write)
            return
        self._asking = False
        if answer.adjustment is None:
            self._say = _not_allowed
            self._desk.sounds.play(Sound.REFUSED)
        else:
            self._desk.committed()
            self._desk.sounds.play(Sound.PAID)
            self._clear()
            self._say = partial(_done, answer.adjustment.number)
        self._stage.changed()

    def _failed(self, fault: Exception) -> None:
        self._busy = False
        self._say = partial(of_fault, fault)
        self._desk.sounds.play(Sound.REFUSED)
        self._stage.changed()

    def _row(self, line: AdjustmentLine) -> Choice:
        item = self._items[line.variant_id]
        return Choice(
            key=_key((line.variant_id, line.mark)),
            title=item_words(item),
            detail=dotted(mark_words(line.mark), item.style_code, item.barcode),
            right=pieces(line.quantity),
            right_note=yuan(line.tag_price),
            picture=item.picture,
        )

    def _say_item(self, row: _Row) -> Saying:
        variant, mark = row
        words = translate("Adjusting", "{n} of it").format(n=pieces(self._quantities.get(row, 0)))
        return Saying("ok", item_words(self._items[variant]), dotted(words, mark_words(mark)))


def _key(row: _Row) -> str:
    """Of its row on the screen."""
    variant, mark = row
    return f"{variant}@{mark.key}" if mark is not None else variant


def _scan_on() -> Saying:
    head = translate("Adjusting", "Scan the pieces")
    return Saying("info", head, translate("Adjusting", "The reason is at the left"))


def _what_happened() -> Saying:
    return Saying("info", translate("Adjusting", "What happened?"), translate("Adjusting", "Touch it, or type it"))


def _unknown() -> Saying:
    rest = translate("Adjusting", "Nothing was changed. Scan the tag of the piece itself")
    return Saying("warn", translate("Stock", "Not in the catalogue"), rest)


def _several() -> Saying:
    rest = translate("Adjusting", "Nothing was changed. Scan the tag of the piece itself")
    return Saying("warn", translate("Stock", "This code is of several sizes"), rest)


def _not_allowed() -> Saying:
    return Saying("warn", translate("Adjusting", "You may not change the stock"))


def _done(number: str) -> Saying:
    head = translate("Adjusting", "Written down: {number}").format(number=number)
    return Saying("ok", head, translate("Adjusting", "The stock is right from now on"))
