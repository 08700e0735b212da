"""“有 M 码吗?”: one scan says what is here and which store nearby has it; a touch asks that store for one."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from pos.domain.catalogue import Found, Grid, GridCell, Item, LookUp
from pos.domain.quantity import ONE, Milli, pieces
from pos.domain.scan import Scan, ScanKind
from pos.domain.staff import Leave
from pos.domain.transfer import TransferLine
from pos.ui.found.grid_view import GridView
from pos.ui.found.squares import Square
from pos.ui.language import translate
from pos.ui.offload import Lane
from pos.ui.outcomes import of_fault
from pos.ui.parts.notice import Saying
from pos.ui.sounds import Sound
from pos.ui.step import Primary
from pos.ui.stock.names import lots_words, standing_words
from pos.ui.stock.ordering import Ordering
from pos.ui.stock.page import Page, Shown, Stage
from pos.ui.stock.transfer.agreeing import asks_for_yes
from pos.ui.words import clock_time, dotted, signed
from pos.usecases.stock.move_transfer import TransferStep
from pos.usecases.stock.nearest_stores import Nearest
from pos.wire.catalogue import LotStock, StoreStock


class Asking(Page):
    """What is shown when nothing is begun."""

    def __init__(self, *, stage: Stage) -> None:
        self._stage = stage
        self._desk = stage.desk
        self._table = GridView(look=stage.desk.look)
        self._table.chosen.connect(self._pick)
        self._table.back.connect(self.back)
        self._item: Item | None = None
        self._grid: Grid | None = None
        self._near: tuple[StoreStock, ...] | None = None
        self._standing: Mapping[str, Milli] = {}
        self._lots: tuple[LotStock, ...] = ()
        self._asked = ""
        self._say: Callable[[], Saying] = _ask

    def shown(self) -> Shown:
        """The scanned piece among its sizes and colours."""
        if self._item is None or self._grid is None:
            return Shown(self._say(), empty=translate("Stock", "Sizes and colours appear here."))
        self._say_table(self._grid)
        nearest = self._nearest
        words = translate("Stock", "Ask {store} for one")
        order = translate("Stock", "Have it sent, or kept there")
        return Shown(
            self._say(),
            review=words.format(store=nearest.store_name) if nearest is not None else "",
            primary=Primary(order, "Enter") if nearest is not None else None,
            panel=self._table,
        )

    def confirm(self) -> None:
        """The customer buys what the nearest store has."""
        if self._item is not None and self._nearest is not None:
            again = partial(self._stage.turn_to, self)
            page = Ordering(stage=self._stage, item=self._item, store=self._nearest, leave=again)
            self._stage.turn_to(page)

    def scanned(self, scan: Scan) -> bool:
        """A piece."""
        if scan.kind is not ScanKind.ITEM:
            return False
        name = self._desk.counter.stock.name_item
        self._desk.offload.run(Lane.READER, lambda: name(scan.text), self._named)
        return True

    def review(self) -> None:
        """Ask the nearest store that has it for one."""
        duty, item, nearest = self._desk.session.duty, self._item, self._nearest
        if duty is None or item is None or nearest is None:
            return
        ask, line = self._desk.counter.stock.transfer.ask, TransferLine(item.variant_id, asked=ONE)
        self._desk.offload.run(
            Lane.WRITER,
            lambda: ask(duty, nearest.store_id, [line]),
            partial(self._asked_for, nearest.store_name),
            self._failed,
        )

    def back(self) -> None:
        """Forget the piece."""
        self._item, self._grid, self._say = None, None, _ask
        self._stage.changed()

    @property
    def _nearest(self) -> StoreStock | None:
        return next((store for store in self._near or () if store.store_id), None)

    def _named(self, answer: LookUp) -> None:
        self._grid = None
        if answer.found is Found.NONE:
            self._item = None
            self._tell(_unknown, Sound.NOT_FOUND)
            return
        self._desk.sounds.play(Sound.FOUND)
        self._look_at(answer.items[0])

    def _pick(self, variant_id: str) -> None:
        """Another size or colour was touched."""
        cells = self._grid.cells if self._grid is not None else ()
        found = next((cell.item for cell in cells if cell.item.variant_id == variant_id), None)
        if found is not None:
            self._look_at(found)

    def _look_at(self, item: Item) -> None:
        self._item, self._near, self._standing, self._asked, self._say = item, None, {}, "", self._found
        self._lots = ()
        show, nearest = self._desk.counter.show_grid, self._desk.counter.stock.nearest
        self._desk.offload.run(Lane.READER, lambda: show(item.style_id, with_nearby=False), self._filled)
        self._desk.offload.run(
            Lane.NETWORK,
            lambda: (show(item.style_id, with_nearby=True), nearest(item.style_id, item.variant_id)),
            partial(self._asked_around, item),
        )

    def _filled(self, grid: Grid | None) -> None:
        if self._grid is None or (grid is not None and grid.style_code != self._grid.style_code):
            self._grid = grid
        self._stage.changed()

    def _asked_around(self, item: Item, found: tuple[Grid | None, Nearest | None]) -> None:
        grid, near = found
        if self._item is not item:
            return
        if near is not None:
            self._near, self._standing, self._lots = near.stores, near.standing, near.lots
            self._asked = clock_time(near.as_of or self._desk.clock.now(), self._desk.session.offset_minutes)
        if grid is not None:
            self._grid = grid
        self._stage.changed()

    def _failed(self, fault: Exception) -> None:
        self._tell(partial(of_fault, fault), Sound.REFUSED)

    def _asked_for(self, store: str, step: TransferStep) -> None:
        again, wait = partial(self._asked_for, store), self._stage.changed
        if asks_for_yes(self._stage, step, start=wait, answered=again, failed=self._failed):
            return
        if step.leave is not Leave.GIVEN or step.transfer is None:
            self._tell(_not_allowed, Sound.REFUSED)
            return
        self._desk.committed()
        self._near = ()
        self._tell(partial(_asked_one, store, step.transfer.number), Sound.PAID)

    def _tell(self, saying: Callable[[], Saying], sound: Sound) -> None:
        self._say = saying
        self._desk.sounds.play(sound)
        self._stage.changed()

    def _found(self) -> Saying:
        item, cells = self._item, self._grid.cells if self._grid is not None else ()
        mine = next((cell for cell in cells if item is not None and cell.item.variant_id == item.variant_id), None)
        if mine is None:
            return Saying("info", translate("Stock", "Looking …"))
        others = translate("Stock", "Nearest: {store}, {n}")
        near = self._near[0] if self._near else None
        rest = others.format(store=near.store_name, n=pieces(near.quantity)) if near is not None else ""
        if near is not None:
            rest = dotted(rest, translate("Stock", "as of {time}").format(time=self._asked))
        elif self._asked:
            rest = translate("Stock", "No other store is known to have it")
        which = dotted(mine.item.size, mine.item.colour) or mine.item.name
        if mine.here > 0:
            head = translate("Stock", "{size}: yes, {n} here").format(size=which, n=pieces(mine.here))
            return Saying("ok", head, rest if near is not None else "")
        return Saying("warn", translate("Stock", "{size}: none here").format(size=which), rest)

    def _say_table(self, grid: Grid) -> None:
        table = self._table
        table.heading.say(dotted(grid.name, grid.style_code))
        table.back_button.say(translate("Stock", "Back"))
        hint = translate("Stock", "Large: here. Small: other stores. Touch another size or colour.")
        # Lots take the hint's place, too: who told them apart has to find them.
        known = (standing_words(self._standing), lots_words(self._lots))
        table.words.say("\n".join(words for words in known if words) or hint)
        squares = {
            (grid.colours.index(cell.item.colour), grid.sizes.index(cell.item.size)): self._square(cell)
            for cell in grid.cells
        }
        table.show_grid(grid.sizes, grid.colours, squares)

    def _square(self, cell: GridCell) -> Square:
        here = signed(cell.here)
        spoken = translate("Stock", "{colour} {size}: {n} here")
        return Square(
            key=cell.item.variant_id,
            figure=here,
            under=dotted(*(f"{store} {pieces(quantity)}" for store, quantity in cell.nearby[:2])),
            some=cell.here > 0,
            spoken=spoken.format(colour=cell.item.colour, size=cell.item.size, n=here),
            asked=self._item is not None and cell.item.variant_id == self._item.variant_id,
        )


# The one line above, said when it is shown: in the language of that moment.


def _ask() -> Saying:
    return Saying("info", translate("Stock", "Scan a piece: what is here, and where else"))


def _unknown() -> Saying:
    rest = translate("Stock", "Nothing was changed. Scan the tag, not the box")
    return Saying("warn", translate("Stock", "Not in the catalogue"), rest)


def _asked_one(store: str, number: str) -> Saying:
    head = translate("Stock", "Asked {store} for one").format(store=store)
    rest = translate("Stock", "{number}. It comes as a transfer once they send it").format(number=number)
    return Saying("ok", head, rest)


def _not_allowed() -> Saying:
    return Saying("warn", translate("Stock", "You may not ask for goods"))
