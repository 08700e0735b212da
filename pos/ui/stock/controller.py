"""Decides on the stock screen: which page is shown, and where scans and keys go."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent

from pos.domain.scan import ScanKind, State, read_scan
from pos.domain.staff import Approval, Deed
from pos.ui.approval.controller import ApprovalStep
from pos.ui.approval.view import ApprovalView
from pos.ui.desk import Desk
from pos.ui.labels.desk import LabelDesk
from pos.ui.language import translate
from pos.ui.offload import Lane
from pos.ui.outcomes import of_fault
from pos.ui.parts.entry import EntryPanel
from pos.ui.stock.accuracy.looking import Looking
from pos.ui.stock.adjusting.adjusting import Adjusting
from pos.ui.stock.asking import Asking
from pos.ui.stock.counting import Counting
from pos.ui.stock.opening import Opening
from pos.ui.stock.ordering import LetGo
from pos.ui.stock.page import Page, Stage
from pos.ui.stock.receiving.arrivals import Arrivals
from pos.ui.stock.reviewing import Reviewing
from pos.ui.stock.todo import ADJUST, MOVE, RECEIVE, RIGHT, Todo, look_round
from pos.ui.stock.transfer.transfers import Transfers
from pos.ui.stock.view import StockView
from pos.wire.stocktakes import StocktakeRecord

LOOK_EVERY_MS = 3_000
"""How soon a stocktake opened, a recount or a transfer asked for at another till is seen here."""


class StockController(QObject):
    """One of the till's screens."""

    def __init__(self, *, desk: Desk, view: StockView, labels: Callable[[], LabelDesk]) -> None:
        """`labels`: the label printer and what it prints."""
        super().__init__()
        self.view = view
        self._desk = desk
        self._todo = Todo()
        self._stage = Stage(
            desk=desk,
            changed=self.show,
            home=self._to_asking,
            turn_to=self._turn_to,
            ask_manager=self._ask_manager,
            marked=lambda: view.lines.marked_key,
            labels=labels,
        )
        self._asking = Asking(stage=self._stage)
        self._let_go = LetGo(desk=desk)
        self._page: Page = self._asking
        self._counting: Counting | None = None
        self._approving = False
        self._wanted = ""
        self._approval = ApprovalStep(
            desk=desk, view=ApprovalView(look=desk.look), leave=self._end_approval, changed=self._show_primary
        )
        view.field.entered.connect(self._entered)
        view.places.chosen.connect(self._chosen)
        view.lines.chosen.connect(self._picked)
        view.grid.chosen.connect(self._touched)
        view.new.clicked.connect(self._begin)
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
        self.show()  # somebody else may have signed in, who sees less
        self.refresh()

    def leave(self) -> None:
        """Another screen is shown; what was scanned is kept."""
        self._timer.stop()

    def scanned(self, text: str) -> bool:
        """A scan; False: it belongs to another screen."""
        if self._approving:
            return self._approval.scanned(read_scan(text, state=State.COUNTING))
        scan = read_scan(text, state=self._page.state)
        if self._page is self._asking and scan.kind in (ScanKind.TRANSFER, ScanKind.LOGISTIC):
            self._turn_to(Arrivals(stage=self._stage, wanted=scan.text))
            return True
        return self._page.scanned(scan)

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
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right) and self._page.shown().squares is not None:
            self.view.grid.step(1 if key == Qt.Key.Key_Right else -1)
        else:
            return False
        return True

    def retranslate(self) -> None:
        """Say everything again."""
        view = self.view
        view.field.setPlaceholderText(translate("Stock", "Scan a piece or an area"))
        view.field.setAccessibleName(translate("Stock", "Code of a piece or an area"))
        self._approval.retranslate()
        self.show()

    # What is going on.

    def refresh(self) -> None:
        """Read again what there is to do."""
        counter, till = self._desk.counter, self._desk.session.till
        if till is not None:
            store_id = till.store.store_id
            self._desk.offload.run(
                Lane.READER,
                lambda: look_round(counter.stock, store_id),
                self._arrived,
                lambda fault: self.view.notice.say(of_fault(fault)),
            )

    def show(self) -> None:
        """Show the page as it stands."""
        view, shown = self.view, self._page.shown()
        view.notice.say(shown.saying)
        view.title.say(shown.title)
        view.facts.say(shown.facts)
        view.figure.say(shown.figure)
        view.show_style(shown.squares)
        view.lines.show_rows(shown.rows, empty=shown.empty, keep=shown.keep or view.lines.marked_key)
        for button, words in ((view.undo, shown.undo), (view.review, shown.review), (view.back, shown.back)):
            button.say(words)
            button.setVisible(bool(words))
        if not self._approving:
            view.centre.show_panel(shown.panel)
        self._show_left()
        self._show_primary()

    def _show_left(self) -> None:
        view, left = self.view, self._page.left() or self._todo.left()
        view.heading.say(left.heading)
        view.places.show_rows(left.rows, empty=left.empty, keep=left.keep)
        view.new.say(left.begin)
        view.new.setVisible(bool(left.begin))

    def _show_primary(self) -> None:
        primary = self._approval.primary() if self._approving else self._page.shown().primary
        button = self.view.primary
        button.setVisible(primary is not None)
        if primary is not None:
            button.say(primary.words, key=primary.key)
            button.play(primary.role)
            button.setEnabled(primary.can)

    def _arrived(self, todo: Todo) -> None:
        if todo != self._todo:
            self._todo = todo
            if self._counting is not None:
                mine = self._counting.record.stocktake.stocktake_id
                for each in todo.stocktakes:
                    if each.stocktake.stocktake_id == mine:
                        self._counting.renew(each)
            self._show_left()
        if self._wanted:
            wanted, self._wanted = self._wanted, ""
            self._open(wanted)

    def _opened(self, stocktake_id: str) -> None:
        self._end_approval()
        self._wanted = stocktake_id
        self.refresh()

    def _chosen(self, key: str) -> None:
        if self._page.left() is not None:
            self._page.choose(key)
        elif key == RECEIVE:
            self._turn_to(Arrivals(stage=self._stage))
        elif key == MOVE:
            self._turn_to(Transfers(stage=self._stage))
        elif key == RIGHT:
            self._turn_to(Looking(stage=self._stage))
        elif key == ADJUST:
            self._turn_to(Adjusting(stage=self._stage))
        else:
            self._open(key)

    def _touched(self, key: str) -> None:
        self._page.touch(key)

    def _picked(self, key: str) -> None:
        self._page.pick(key)

    def _open(self, stocktake_id: str) -> None:
        record = next((each for each in self._todo.stocktakes if each.stocktake.stocktake_id == stocktake_id), None)
        if record is not None:
            self._counting = Counting(
                desk=self._desk, record=record, leave=self._to_asking, look=self._look, changed=self.show
            )
            self._turn_to(self._counting)

    def _begin(self) -> None:
        if self._page.left() is not None:
            self._page.begin()
            return
        self._turn_to(
            Opening(
                desk=self._desk,
                ask_manager=self._ask_manager,
                opened=self._opened,
                leave=self._to_asking,
                changed=self.show,
            )
        )

    def _look(self, record: StocktakeRecord) -> None:
        self._turn_to(Reviewing(stage=self._stage, record=record, leave=self._to_counting))

    def _to_counting(self) -> None:
        self._turn_to(self._counting or self._asking)

    def _to_asking(self) -> None:
        self._counting = None
        self._turn_to(self._asking)
        self.refresh()

    def _turn_to(self, page: Page) -> None:
        self._page = page
        self._approving = False
        self.show()
        panel = page.shown().panel
        (panel.entry if isinstance(panel, EntryPanel) else self.view.field).setFocus()

    # Keys, and the manager.

    def _entered(self, text: str) -> None:
        self.view.field.clear()
        if self._approving or not self._page.typed(text):
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
        self.view.centre.show_panel(self._approval.panel)
        self._approval.ask(what, deed, what, approved)
        self._show_primary()

    def _end_approval(self) -> None:
        self._approving = False
        self.view.centre.show_panel(None)
        self.show()
        self.view.field.setFocus()
