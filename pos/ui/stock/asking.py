"""“有 M 码吗?”: one scan says what is here and which store nearby has it."""

from __future__ import annotations

from pos.domain.catalogue import Found, Grid, GridCell, Item, LookUp
from pos.domain.quantity import pieces
from pos.domain.scan import Scan, ScanKind
from pos.ui.language import translate
from pos.ui.offload import Lane
from pos.ui.parts.choices import Choice
from pos.ui.parts.notice import Saying
from pos.ui.sounds import Sound
from pos.ui.stock.page import Page, Shown, Stage
from pos.ui.words import clock_time, dotted


class Asking(Page):
    """What is shown when nothing is being counted."""

    def __init__(self, *, stage: Stage) -> None:
        self._stage = stage
        self._desk = stage.desk
        self._changed = stage.changed
        self._item: Item | None = None
        self._grid: Grid | None = None
        self._asked = ""
        self._unknown = False

    def shown(self) -> Shown:
        """The scanned piece among its sizes and colours."""
        ask = translate("Stock", "Scan a piece: what is here, and where else")
        if self._item is None:
            head = translate("Stock", "Not in the catalogue") if self._unknown else ask
            rest = translate("Stock", "Nothing was changed. Scan the tag, not the box") if self._unknown else ""
            tone = "warn" if self._unknown else "info"
            return Shown(Saying(tone, head, rest), empty=translate("Stock", "Sizes and colours appear here."))
        cells = self._grid.cells if self._grid is not None else ()
        mine = next((cell for cell in cells if cell.item.variant_id == self._item.variant_id), None)
        return Shown(
            self._saying(mine),
            title=self._item.name,
            facts=dotted(self._item.style_code, self._item.colour, self._item.size),
            figure=pieces(mine.here) if mine is not None else "",
            rows=tuple(self._row(cell) for cell in cells),
        )

    def scanned(self, scan: Scan) -> bool:
        """A piece."""
        if scan.kind is not ScanKind.ITEM:
            return False
        name = self._desk.counter.stock.name_item
        self._desk.offload.run(Lane.READER, lambda: name(scan.text), self._named)
        return True

    def back(self) -> None:
        """Forget the piece."""
        self._item = None
        self._changed()

    def _named(self, answer: LookUp) -> None:
        self._grid, self._unknown = None, answer.found is Found.NONE
        self._item = answer.items[0] if answer.items else None
        self._desk.sounds.play(Sound.NOT_FOUND if self._unknown else Sound.FOUND)
        self._changed()
        if self._item is None:
            return
        show, style = self._desk.counter.show_grid, self._item.style_id
        self._desk.offload.run(Lane.READER, lambda: show(style, with_nearby=False), self._filled)
        self._desk.offload.run(Lane.NETWORK, lambda: show(style, with_nearby=True), self._asked_around)

    def _filled(self, grid: Grid | None) -> None:
        self._asked = ""
        self._grid = grid
        self._changed()

    def _asked_around(self, grid: Grid | None) -> None:
        if grid is not None and self._item is not None and grid.style_code == self._item.style_code:
            self._asked = clock_time(self._desk.clock.now(), self._desk.session.offset_minutes)
            self._grid = grid
            self._changed()

    def _saying(self, mine: GridCell | None) -> Saying:
        if mine is None:
            return Saying("info", translate("Stock", "Looking …"))
        others = translate("Stock", "Nearest: {store}, {n}")
        rest = others.format(store=mine.nearby[0][0], n=pieces(mine.nearby[0][1])) if mine.nearby else ""
        if self._asked and rest:
            rest = dotted(rest, translate("Stock", "as of {time}").format(time=self._asked))
        size = mine.item.size or mine.item.colour
        if mine.here > 0:
            return Saying(
                "ok", translate("Stock", "{size}: yes, {n} here").format(size=size, n=pieces(mine.here)), rest
            )
        head = translate("Stock", "{size}: none here").format(size=size)
        if not mine.nearby and self._asked:
            rest = translate("Stock", "No other store is known to have it")
        return Saying("warn", head, rest)

    def _row(self, cell: GridCell) -> Choice:
        nearby = dotted(*(f"{store} {pieces(quantity)}" for store, quantity in cell.nearby[:3]))
        return Choice(
            key=cell.item.variant_id,
            title=dotted(cell.item.size, cell.item.colour) or cell.item.name,
            detail=nearby,
            right=pieces(cell.here),
            right_note=translate("Stock", "here"),
            note_tone="ink-2" if cell.here > 0 else "warn",
            picture=cell.item.picture,
        )
