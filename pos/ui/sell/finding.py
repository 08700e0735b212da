"""From what is typed, or from a code that several variants share, to the one item: a list, a grid, or at once."""

from __future__ import annotations

from collections.abc import Callable

from pos.domain.catalogue import Item
from pos.domain.quantity import ONE, Milli
from pos.ui.desk import Desk
from pos.ui.found.grid import GridStep
from pos.ui.found.results import ResultsStep
from pos.ui.language import translate
from pos.ui.parts.notice import Saying
from pos.ui.sell.controller import SellController
from pos.usecases.selling.add_item import Scanned, ScanOutcome
from pos.usecases.selling.find_items import Results


class Finding:
    """`results` and `grid` make the steps when they are first needed."""

    def __init__(
        self,
        *,
        desk: Desk,
        controller: SellController,
        results: Callable[[], ResultsStep],
        grid: Callable[[], GridStep],
    ) -> None:
        self._desk = desk
        self._sell = controller
        self._results = results
        self._grid = grid
        self.quantity: Milli = ONE
        """How many of what is found."""
        self._code = ""

    def begin_anew(self) -> None:
        """Nothing was typed: one piece of whatever is chosen."""
        self.quantity, self._code = ONE, ""

    def choose(self, items: tuple[Item, ...], code: str) -> None:
        """Several variants answer to a code: a grid where they are of one style, else a list."""
        self._code = code
        styles = {item.style_id for item in items}
        if len(styles) == 1:
            grid = self._grid()
            grid.begin(styles.pop(), missing=lambda: self._list(items), shown=lambda: self._sell.show_step(grid))
        else:
            self._list(items)

    def search(self, text: str) -> None:
        """Search while it is typed; nothing is searched for nothing."""
        if not text.strip():
            self._results().forget()
            self._sell.show_step(None, keep_text=True)
            return
        self._results().search(text, lambda _: self._show_results())

    def enter_text(self, text: str, quantity: Milli) -> None:
        """Enter on typed text: the marked row, else an exact code, else what the search knows."""
        self.quantity, self._code = quantity, text
        marked = self._results().marked
        if marked is not None and self._sell.shows(self._results()):
            self.take(marked)
            return
        self._sell.ring(text, quantity, self._rung)

    def take(self, item: Item) -> None:
        """Put an item into the cart."""
        self._results().forget()
        code, quantity = self._code or item.barcode or item.style_code, self.quantity
        self.begin_anew()
        sale = self._desk.sale
        scanned = self._desk.counter.add_item(sale.cart, item, code=code, quantity=quantity)
        sale.put(scanned.cart)
        if scanned.outcome is ScanOutcome.PRICE_WANTED:
            self.quantity = quantity
        self.added(scanned)

    def added(self, scanned: Scanned) -> None:
        """Back to the cart, and say what came of it."""
        self._sell.back()
        self._sell.say_scanned(scanned)

    def _rung(self, scanned: Scanned) -> None:
        if scanned.outcome in (ScanOutcome.NOT_FOUND, ScanOutcome.NOT_YET):
            self._results().search(self._code, lambda results: self._searched(results, scanned))
            return
        self.added(scanned)

    def _searched(self, results: Results, scanned: Scanned) -> None:
        items = self._results().items
        if not items:
            self.added(scanned)
        elif len(items) == 1:
            self.take(items[0])
        elif len({item.style_id for item in items}) == 1:
            self.choose(items, items[0].style_code)
        else:
            self._show_results()
            self._results().mark_first()
            self._sell.show_primary()
            self._sell.say(Saying("info", translate("Sell", "Arrows choose, Enter adds")))

    def _show_results(self) -> None:
        self._sell.show_step(self._results(), keep_text=True)

    def _list(self, items: tuple[Item, ...]) -> None:
        self._results().show_items(items)
        self._show_results()
