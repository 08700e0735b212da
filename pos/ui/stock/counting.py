"""Counting: scan, hear, see the big figure. What is shown has been saved."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from pos.domain.catalogue import Found, GridCell, Item, LookUp
from pos.domain.quantity import ONE, Milli, pieces
from pos.domain.scan import Scan, ScanKind
from pos.domain.staff import Leave
from pos.domain.stocktake import Count
from pos.ui.desk import Desk
from pos.ui.language import translate
from pos.ui.offload import Lane
from pos.ui.outcomes import of_fault
from pos.ui.parts.choices import Choice
from pos.ui.parts.notice import Saying
from pos.ui.sounds import Sound
from pos.ui.stock.in_hand import Figure, InHand
from pos.ui.stock.names import area_words, stocktake_words
from pos.ui.stock.page import Left, Page, Shown
from pos.ui.words import dotted, item_words, signed
from pos.usecases.stock.count_stock import CountedNow
from pos.wire.stocktakes import StocktakeRecord

LAST_SCANS = 60
"""How many are on the screen; all are on the disk."""


@dataclass(frozen=True, slots=True)
class _Scanned:
    """A scan as it is shown."""

    item: Item
    """What."""
    count: Count
    """As written down."""
    of_variant: Milli
    """How many of it after that."""


class Counting(Page):
    """One area of one stocktake."""

    def __init__(
        self,
        *,
        desk: Desk,
        record: StocktakeRecord,
        leave: Callable[[], None],
        look: Callable[[StocktakeRecord], None],
        changed: Callable[[], None],
    ) -> None:
        """`look`: show what was found so far."""
        self._desk = desk
        self.record = record
        self._leave = leave
        self._look = look
        self._changed = changed
        self._scans: list[_Scanned] = []
        self._total: Milli = 0
        self._saying: Callable[[], Saying] | None = None
        self._again: tuple[Item, ...] = ()
        """What is to be counted again in this area and was not yet."""
        self._hand = InHand(desk=desk, changed=changed, read=self._counted_of)
        areas = record.stocktake.areas
        self.area_id = areas[0].area_id if len(areas) == 1 else ""
        if self.area_id:
            self.go_to(self.area_id)

    def renew(self, record: StocktakeRecord) -> None:
        """The stocktake as it is now: a recount may have been asked for."""
        if record != self.record:
            self.record = record
            if self.area_id:
                self.go_to(self.area_id)

    def go_to(self, area_id: str) -> None:
        """Count in another area."""
        if area_id != self.area_id:
            self._scans = []
            self._hand.put_down()
        self.area_id, self._saying = area_id, None
        count, names, record = self._desk.counter.stock.count, self._desk.counter.stock.name_item, self.record
        wanted = dict.fromkeys(each for again in record.recounts if again.area_id == area_id for each in again.variants)

        def work() -> tuple[Milli, tuple[Item, ...]]:
            counted = count.of_each(record, area_id, tuple(wanted))
            again = [names.of(each) for each in wanted if not counted[each]]
            return count.total(record, area_id), tuple(item for item in again if item is not None)

        self._desk.offload.run(Lane.READER, work, self._totalled)
        self._hand.look_again()

    def shown(self) -> Shown:
        """The figure of this area at this till, and the last scans."""
        area = self.record.stocktake.area(self.area_id)
        if area is None:
            head = translate("Stock", "Which area?")
            saying = Saying("info", head, translate("Stock", "Scan its label, or touch it at the left"))
        else:
            saying = (self._saying or _scan_on)()
        return Shown(
            saying,
            title=area_words(area) if area is not None else stocktake_words(self.record.stocktake),
            facts=translate("Stock", "counted at this till") if area is not None else "",
            figure=pieces(self._total) if area is not None else "",
            squares=self._hand.squares(self._figure, self._figures_words()),
            rows=(*(self._row(scan) for scan in self._scans), *(_row_again(item) for item in self._again)),
            keep="newest",
            empty=translate("Stock", "Each scan is saved at once. The shop goes on selling."),
            undo=translate("Stock", "Undo last scan") if self._scans else "",
            review=translate("Stock", "What was found"),
            back=translate("Stock", "Back"),
        )

    def left(self) -> Left:
        """The areas."""
        again = {each.area_id for each in self.record.recounts}
        rows = tuple(
            Choice(
                key=area.area_id,
                title=area_words(area),
                detail=area.code if area.code != area_words(area) else "",
                chip=translate("Stock", "recount") if area.area_id in again else "",
                chip_tone="warn",
            )
            for area in self.record.stocktake.areas
        )
        return Left(stocktake_words(self.record.stocktake), rows, keep=self.area_id)

    def choose(self, key: str) -> None:
        """Count in another area."""
        self.go_to(key)

    def scanned(self, scan: Scan) -> bool:
        """A piece, or the label of another area."""
        if scan.kind is ScanKind.SHELF:
            area = self.record.stocktake.area_of_label(scan.text)
            if area is None:
                self._say(partial(_no_area, scan.text), Sound.ATTENTION)
            else:
                self._desk.sounds.play(Sound.FOUND)
                self.go_to(area.area_id)
            return True
        if scan.kind is not ScanKind.ITEM:
            return False
        if not self.area_id:
            self._desk.sounds.play(Sound.ATTENTION)
            return True
        name = self._desk.counter.stock.name_item
        self._desk.offload.run(Lane.READER, lambda: name(scan.text), self._named)
        return True

    def typed(self, text: str) -> bool:
        """How many there are of the piece scanned last, itself among them; of one touched, 0 where there is none."""
        item, touched = self._hand.item, self._hand.touched
        if not (text.isascii() and text.isdecimal() and len(text) <= 4 and item is not None):
            return False
        more = int(text) if touched else int(text) - 1
        if touched or more > 0:
            self._count(item, more * ONE, touched=touched)
        return True

    def touch(self, key: str) -> None:
        """Another size or colour: how many are there?"""
        item = self._hand.touch(key)
        if item is not None:
            self._say(partial(_how_many, item), Sound.FOUND)

    def pick(self, key: str) -> None:
        """One that was scanned, or that is to be counted again: how many are there?"""
        listed = {scan.count.count_id: scan.item for scan in self._scans} | {
            each.variant_id: each for each in self._again
        }
        if key in listed:
            self._hand.take(listed[key], touched=True)
            self._say(partial(_how_many, listed[key]), Sound.FOUND)

    def undo(self) -> None:
        """Take the last scan back."""
        duty = self._desk.session.duty
        if self._scans and duty is not None:
            last = self._scans.pop(0)
            undo = self._desk.counter.stock.count.undo
            self._desk.offload.run(
                Lane.WRITER, lambda: undo(duty, last.count), lambda now: self._undone(last, now), self._failed
            )

    def review(self) -> None:
        """What was found so far."""
        self._look(self.record)

    def back(self) -> None:
        """Stop counting here; everything stays counted."""
        self._leave()

    def _named(self, answer: LookUp) -> None:
        if answer.found is Found.NONE:
            self._say(_unknown, Sound.NOT_FOUND)
            return
        if answer.found is Found.SEVERAL:
            self._say(_several, Sound.NOT_FOUND)
            return
        self._count(answer.items[0], ONE)

    def _count(self, item: Item, quantity: Milli, *, touched: bool = False) -> None:
        duty, count, record, area_id = (
            self._desk.session.duty,
            self._desk.counter.stock.count,
            self.record,
            self.area_id,
        )
        if duty is None:
            return
        self._desk.offload.run(
            Lane.WRITER,
            lambda: count(duty, record, area_id, item.variant_id, quantity),
            lambda now: self._counted(item, now, touched=touched),
            self._failed,
        )

    def _counted(self, item: Item, now: CountedNow, *, touched: bool) -> None:
        if now.leave is not Leave.GIVEN or now.count is None:
            self._say(_not_allowed, Sound.REFUSED)
            return
        self._desk.committed()
        self._scans = [_Scanned(item, now.count, now.of_variant), *self._scans[: LAST_SCANS - 1]]
        self._total = now.of_area
        self._again = tuple(each for each in self._again if each.variant_id != item.variant_id)
        self._hand.take(item, touched=touched)
        self._hand.note(item.variant_id, now.of_variant)
        self._say(partial(_counted, item, now.of_variant), Sound.FOUND)

    def _undone(self, last: _Scanned, now: CountedNow) -> None:
        self._desk.committed()
        self._total = now.of_area
        self._hand.note(last.item.variant_id, now.of_variant)
        self._say(partial(_taken_back, last.item, now.of_variant), Sound.ATTENTION)

    def _totalled(self, found: tuple[Milli, tuple[Item, ...]]) -> None:
        self._total, self._again = found
        self._changed()

    def _counted_of(self, variants: Sequence[str]) -> Mapping[str, Milli]:
        return self._desk.counter.stock.count.of_each(self.record, self.area_id, variants)

    def _figure(self, cell: GridCell) -> Figure:
        counted, blind = self._hand.figures.get(cell.item.variant_id, 0), self.record.stocktake.blind
        under = "" if blind else translate("Stock", "books {n}").format(n=signed(cell.here))
        return Figure(counted, under)

    def _figures_words(self) -> str:
        if self.record.stocktake.blind:
            return translate("Stock", "Counted in this area. Touch one and type how many are there")
        return translate("Stock", "Large: counted in this area. Small: in the whole store. Touch one and type how many")

    def _failed(self, fault: Exception) -> None:
        self._say(partial(of_fault, fault), Sound.REFUSED)

    def _say(self, saying: Callable[[], Saying], sound: Sound) -> None:
        self._saying = saying
        self._desk.sounds.play(sound)
        self._changed()

    def _row(self, scan: _Scanned) -> Choice:
        again = translate("Stock", "recount") if scan.count.recount_id else ""
        return Choice(
            key=scan.count.count_id,
            title=scan.item.name,
            detail=dotted(scan.item.style_code, scan.item.colour, scan.item.size),
            right=pieces(scan.of_variant),
            chip=again,
            chip_tone="warn",
            picture=scan.item.picture,
        )


def _row_again(item: Item) -> Choice:
    """What somebody wants counted again."""
    return Choice(
        key=item.variant_id,
        title=item_words(item),
        detail=dotted(item.style_code, translate("Stock", "scan it, or touch it and type how many are there")),
        chip=translate("Stock", "recount"),
        chip_tone="warn",
        picture=item.picture,
    )


# The one line above, said when it is shown: in the language of that moment.


def _scan_on() -> Saying:
    return Saying("info", translate("Stock", "Scan piece by piece"))


def _no_area(code: str) -> Saying:
    return Saying("warn", translate("Stock", "Not an area of this stocktake"), code)


def _unknown() -> Saying:
    rest = translate("Stock", "It was not counted. Put it aside and tell the manager")
    return Saying("warn", translate("Stock", "Not in the catalogue"), rest)


def _several() -> Saying:
    rest = translate("Stock", "It was not counted. Scan the tag of the piece itself")
    return Saying("warn", translate("Stock", "This code is of several sizes"), rest)


def _not_allowed() -> Saying:
    return Saying("warn", translate("Stock", "You may not count"))


def _how_many(item: Item) -> Saying:
    return Saying("info", item_words(item), translate("Stock", "Type how many are there and Enter; 0: none"))


def _counted(item: Item, of_variant: Milli) -> Saying:
    words = translate("Stock", "{n} of it").format(n=pieces(of_variant))
    return Saying("ok", item_words(item), words)


def _taken_back(item: Item, of_variant: Milli) -> Saying:
    head = translate("Stock", "Taken back: {item}").format(item=dotted(item.name, item.size))
    return Saying("info", head, translate("Stock", "{n} of it").format(n=pieces(of_variant)))
