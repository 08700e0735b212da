"""Opening a stocktake: scan the areas' labels, or a piece of each style, Enter. Nothing scanned: the whole shop."""

from __future__ import annotations

from collections.abc import Callable

from pos.domain.catalogue import Grid
from pos.domain.ids import new_id
from pos.domain.scan import Scan, ScanKind
from pos.domain.staff import Approval, Leave
from pos.domain.stocktake import Area, Scope
from pos.ui.desk import Desk
from pos.ui.language import translate
from pos.ui.offload import Lane
from pos.ui.outcomes import of_fault
from pos.ui.parts.choices import Choice
from pos.ui.parts.notice import Saying
from pos.ui.sounds import Sound
from pos.ui.step import Primary
from pos.ui.stock.names import SALES_FLOOR, STOCK_ROOM, stocktake_name
from pos.ui.stock.page import AskManager, Left, Page, Shown
from pos.ui.stock.proposing import Proposing
from pos.ui.words import dotted
from pos.usecases.stock.open_stocktake import Opened, opening_stocktake


class Opening(Page):
    """Which areas are to be counted."""

    def __init__(
        self,
        *,
        desk: Desk,
        ask_manager: AskManager,
        opened: Callable[[str], None],
        leave: Callable[[], None],
        changed: Callable[[], None],
    ) -> None:
        """`opened`: called with the stocktake's id."""
        self._desk = desk
        self._ask_manager = ask_manager
        self._opened = opened
        self._leave = leave
        self._changed = changed
        self._codes: list[str] = []
        self._styles: dict[str, Grid] = {}
        self._id = new_id()
        self._fault: Saying | None = None
        self._proposing = Proposing(desk=desk, changed=changed)

    def shown(self) -> Shown:
        """The labels scanned so far."""
        n = len(self._codes) or len(self._styles) or len(self._proposing.variants)
        head = translate("Stock", "Scan the labels of the areas, or pieces")
        rest = translate("Stock", "A piece: all of its style. Nothing: the whole shop, sales floor and stock room")
        words = translate("Stock", "Count the whole shop")
        if n:
            one = translate("Stock", "Count {n} areas") if self._codes else translate("Stock", "Count {n} styles")
            if self._proposing.key:
                one = translate("Stock", "Count {n} sizes and colours")
            words = one.format(n=n)
        sizes = translate("Stock", "{n} sizes and colours")
        return Shown(
            self._fault or Saying("info", head, rest),
            title=translate("Stock", "New stocktake"),
            facts=translate("Stock", "Several people may count at once; the shop goes on selling."),
            figure=str(n) if n else "",
            rows=(
                *(Choice(key=code, title=code) for code in self._codes),
                *(
                    Choice(
                        key=style_id,
                        title=dotted(grid.name, grid.style_code),
                        detail=sizes.format(n=len(grid.cells)),
                        picture=grid.cells[0].item.picture,
                    )
                    for style_id, grid in self._styles.items()
                ),
                *self._proposing.chosen_rows(),
            ),
            empty=translate("Stock", "No area yet."),
            undo=translate("Stock", "Undo") if n else "",
            back=translate("Stock", "Back"),
            primary=Primary(words, "Enter"),
        )

    def left(self) -> Left:
        """What is due, categories, brands; anything else is scanned."""
        rows, key = self._proposing.rows(), self._proposing.key
        empty = translate("Stock", "The shop goes on selling.")
        return Left(translate("Stock", "New stocktake"), rows, keep=key, empty=empty)

    def choose(self, key: str) -> None:
        """Count what is due, a category or a brand, and not what was scanned."""
        self._codes.clear()
        self._styles.clear()
        self._proposing.choose(key)

    def scanned(self, scan: Scan) -> bool:
        """An area's label, or a piece of a style; once each, and either the ones or the others."""
        self._proposing.forget()
        if scan.kind is ScanKind.ITEM and not self._codes:
            stock, show = self._desk.counter.stock, self._desk.counter.show_grid

            def look() -> tuple[str, Grid | None]:
                items = stock.name_item(scan.text).items
                return (items[0].style_id, show(items[0].style_id, with_nearby=False)) if items else ("", None)

            self._desk.offload.run(Lane.READER, look, lambda found: self._styled(*found))
            return True
        if scan.kind is not ScanKind.SHELF or self._styles:
            self._desk.sounds.play(Sound.ATTENTION)
            return scan.kind in (ScanKind.ITEM, ScanKind.SHELF)
        self._desk.sounds.play(Sound.FOUND)
        if scan.text.upper() not in self._codes:
            self._codes.insert(0, scan.text.upper())
        self._changed()
        return True

    def confirm(self) -> None:
        """Open it."""
        self._open(None)

    def undo(self) -> None:
        """Take the last one back."""
        self._proposing.forget()
        self._codes = self._codes[1:]
        if self._styles:
            self._styles.pop(next(iter(self._styles)))
        self._changed()

    def back(self) -> None:
        """Do not open it."""
        self._leave()

    def _open(self, approval: Approval | None) -> None:
        duty = self._desk.session.duty
        if duty is None:
            return
        if self._codes:
            areas = tuple(Area(code, code, code) for code in reversed(self._codes))
            scope = Scope.COUNTED
        else:
            scope = Scope.LIST if self._styles or self._proposing.variants else Scope.FULL
            # Sales and deliveries are booked on the sales floor: what lies in the stock room is part of it.
            areas = (SALES_FLOOR, STOCK_ROOM)
        styles = (cell.item.variant_id for grid in self._styles.values() for cell in grid.cells)
        variants = (*styles, *self._proposing.variants)
        name = stocktake_name(self._desk.clock.now(), offset_minutes=duty.till.store.offset_minutes)
        open_stocktake, known = self._desk.counter.stock.open_stocktake, self._id
        self._desk.offload.run(
            Lane.WRITER,
            lambda: open_stocktake(
                duty, name, areas, scope=scope, variants=variants, stocktake_id=known, approval=approval
            ),
            self._answered,
            self._failed,
        )

    def _styled(self, style_id: str, grid: Grid | None) -> None:
        if grid is None:
            self._desk.sounds.play(Sound.NOT_FOUND)
            return
        self._desk.sounds.play(Sound.FOUND)
        self._styles = {style_id: grid, **self._styles}
        self._changed()

    def _answered(self, opened: Opened) -> None:
        if opened.leave is Leave.NEEDS_APPROVAL:
            what = translate("Stock", "Open a stocktake")
            self._ask_manager(what, opening_stocktake(self._id), self._open)
        elif opened.stocktake is None:
            self._fault = Saying("warn", translate("Stock", "Only a manager opens a stocktake"))
            self._changed()
        else:
            self._desk.committed()
            self._opened(opened.stocktake.stocktake_id)

    def _failed(self, fault: Exception) -> None:
        self._fault = of_fault(fault)
        self._changed()
