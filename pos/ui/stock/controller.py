"""Decides on the stock screen: which stocktake is counted, and where a scan goes."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent

from pos.domain.scan import State, read_scan
from pos.domain.staff import Approval, Deed
from pos.ui.approval.controller import ApprovalStep
from pos.ui.approval.view import ApprovalView
from pos.ui.desk import Desk
from pos.ui.language import translate
from pos.ui.offload import Lane
from pos.ui.outcomes import of_fault
from pos.ui.parts.choices import Choice
from pos.ui.stock.asking import Asking
from pos.ui.stock.counting import Counting
from pos.ui.stock.names import area_words, stocktake_words
from pos.ui.stock.opening import Opening
from pos.ui.stock.page import Page
from pos.ui.stock.reviewing import Reviewing
from pos.ui.stock.view import StockView
from pos.wire.stocktakes import StocktakeRecord

LOOK_EVERY_MS = 3_000
"""How soon a stocktake opened, or a recount asked for, at another till is seen here."""


class StockController(QObject):
    """One of the till's screens."""

    def __init__(self, *, desk: Desk, view: StockView) -> None:
        super().__init__()
        self.view = view
        self._desk = desk
        self._records: tuple[StocktakeRecord, ...] = ()
        self._asking = Asking(desk=desk, changed=self.show)
        self._page: Page = self._asking
        self._counting: Counting | None = None
        self._approving = False
        self._wanted = ""
        self._approval = ApprovalStep(
            desk=desk, view=ApprovalView(look=desk.look), leave=self._end_approval, changed=self._show_primary
        )
        view.field.entered.connect(self._entered)
        view.places.chosen.connect(self._chosen)
        view.new.clicked.connect(self.open_new)
        view.undo.clicked.connect(self._undo)
        view.review.clicked.connect(self._review)
        view.back.clicked.connect(self._back)
        view.primary.clicked.connect(self._confirm)
        self._timer = QTimer(self, interval=LOOK_EVERY_MS)
        self._timer.timeout.connect(self.refresh)
        self.retranslate()

    # What the window asks of every screen.

    def enter(self) -> None:
        """The screen is shown."""
        self.view.field.setFocus()
        self._timer.start()
        self.refresh()

    def leave(self) -> None:
        """Another screen is shown; what was counted is counted."""
        self._timer.stop()

    def scanned(self, text: str) -> bool:
        """A scan; False: it belongs to another screen."""
        scan = read_scan(text, state=State.COUNTING)
        return self._approval.scanned(scan) if self._approving else self._page.scanned(scan)

    def pressed(self, event: QKeyEvent) -> bool:
        """A key that no field took."""
        key = Qt.Key(event.key())
        if self._approving and self._approval.pressed(event):
            return True
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._confirm()
        elif key == Qt.Key.Key_Escape:
            self._back()
        elif key == Qt.Key.Key_Delete and not self._approving:
            self._undo()
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            rows = self.view.lines if self.view.lines.rows.rows else self.view.places
            rows.step(1 if key == Qt.Key.Key_Down else -1)
        else:
            return False
        return True

    def retranslate(self) -> None:
        """Say everything again."""
        view = self.view
        view.field.setPlaceholderText(translate("Stock", "Scan a piece or an area"))
        view.field.setAccessibleName(translate("Stock", "Code of a piece or an area"))
        view.new.say(translate("Stock", "New stocktake"))
        self._approval.retranslate()
        self.show()

    # What is going on.

    def refresh(self) -> None:
        """Read the stocktakes again."""
        self._desk.offload.run(
            Lane.READER,
            self._desk.counter.stock.list_stocktakes,
            self._arrived,
            lambda fault: self.view.notice.say(of_fault(fault)),
        )

    def open_new(self) -> None:
        """Begin a stocktake."""
        self._turn_to(
            Opening(
                desk=self._desk,
                ask_manager=self._ask_manager,
                opened=self._opened,
                leave=self._to_asking,
                changed=self.show,
            )
        )

    def show(self) -> None:
        """Show the page as it stands."""
        view, shown = self.view, self._page.shown()
        view.notice.say(shown.saying)
        view.title.say(shown.title)
        view.facts.say(shown.facts)
        view.figure.say(shown.figure)
        keep = None if self._page is self._counting else view.lines.marked_key  # the newest scan is marked
        view.lines.show_rows(shown.rows, empty=shown.empty, keep=keep)
        for button, words in ((view.undo, shown.undo), (view.review, shown.review), (view.back, shown.back)):
            button.say(words)
            button.setVisible(bool(words))
        self._show_places()
        self._show_primary()

    def _show_places(self) -> None:
        view, counting = self.view, self._counting
        if counting is None:
            view.heading.say(translate("Stock", "Stocktakes"))
            rows = [
                Choice(
                    key=record.stocktake.stocktake_id,
                    title=stocktake_words(record.stocktake),
                    detail=translate("Stock", "{n} areas").format(n=len(record.stocktake.areas)),
                    chip=translate("Stock", "posted") if record.parts else "",
                )
                for record in self._records
            ]
            view.places.show_rows(rows, empty=translate("Stock", "No stocktake is going on."), keep="")
            return
        view.heading.say(stocktake_words(counting.record.stocktake))
        again = {each.area_id for each in counting.record.recounts}
        areas = [
            Choice(
                key=area.area_id,
                title=area_words(area),
                detail=area.code if area.code != area_words(area) else "",
                chip=translate("Stock", "recount") if area.area_id in again else "",
                chip_tone="warn",
            )
            for area in counting.record.stocktake.areas
        ]
        view.places.show_rows(areas, empty="", keep=counting.area_id)

    def _show_primary(self) -> None:
        primary = self._approval.primary() if self._approving else self._page.shown().primary
        button = self.view.primary
        button.setVisible(primary is not None)
        if primary is not None:
            button.say(primary.words, key=primary.key)
            button.play(primary.role)
            button.setEnabled(primary.can)

    def _arrived(self, records: tuple[StocktakeRecord, ...]) -> None:
        if records != self._records:
            self._records = records
            if self._counting is not None:
                mine = self._counting.record.stocktake.stocktake_id
                self._counting.renew(next(each for each in records if each.stocktake.stocktake_id == mine))
            self._show_places()
        if self._wanted:
            wanted, self._wanted = self._wanted, ""
            self._chosen(wanted)

    def _opened(self, stocktake_id: str) -> None:
        self._end_approval()
        self._wanted = stocktake_id
        self.refresh()

    def _chosen(self, key: str) -> None:
        if self._counting is not None:
            self._turn_to(self._counting)
            self._counting.go_to(key)
            return
        record = next((each for each in self._records if each.stocktake.stocktake_id == key), None)
        if record is not None:
            self._counting = Counting(
                desk=self._desk, record=record, leave=self._to_asking, look=self._look, changed=self.show
            )
            self._turn_to(self._counting)

    def _look(self, record: StocktakeRecord) -> None:
        self._turn_to(
            Reviewing(
                desk=self._desk,
                record=record,
                marked=lambda: self.view.lines.marked_key,
                ask_manager=self._ask_manager,
                leave=self._to_counting,
                changed=self.show,
            )
        )

    def _to_counting(self) -> None:
        self._turn_to(self._counting or self._asking)

    def _to_asking(self) -> None:
        self._counting = None
        self._turn_to(self._asking)

    def _turn_to(self, page: Page) -> None:
        self._page = page
        self.show()
        self.view.field.setFocus()

    # Keys, and the manager.

    def _entered(self, text: str) -> None:
        self.view.field.clear()
        self.scanned(text)

    def _confirm(self) -> None:
        if self._approving:
            self._approval.confirm()
        else:
            self._page.confirm()

    def _undo(self) -> None:
        self._page.undo()

    def _review(self) -> None:
        self._page.review()

    def _back(self) -> None:
        if self._approving:
            self._end_approval()
        else:
            self._page.back()

    def _ask_manager(self, what: str, deed: Deed, then: Callable[[Approval], None]) -> None:
        def approved(approval: Approval) -> None:
            self._end_approval()
            then(approval)

        self._approving = True
        self.view.show_panel(self._approval.panel)
        self._approval.ask(what, deed, what, approved)
        self._show_primary()

    def _end_approval(self) -> None:
        self._approving = False
        self.view.show_panel(None)
        self.show()
