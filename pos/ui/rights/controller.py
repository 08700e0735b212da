"""Asks which right of a voucher the customer wants: arrows and Enter, a touch, or the voucher shown once more."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeyEvent

from pos.domain.scan import Scan, ScanKind, read_scan
from pos.ui.desk import Desk
from pos.ui.language import translate
from pos.ui.offload import Lane
from pos.ui.outcomes import of_fault
from pos.ui.parts.notice import Saying
from pos.ui.rights.rows import right_row
from pos.ui.rights.view import RightsView
from pos.ui.sounds import Sound
from pos.ui.step import Primary
from pos.ui.words import dotted
from pos.usecases.members.redeem_right import pays
from pos.usecases.members.show_rights import RightsShown, ShownRight

Then = Callable[[str], None]
"""Told the id of the right that was chosen; nothing: the voucher's next one, or none at all, as its only user says."""


class RightsStep(QObject):
    """A voucher with one right, or one that nobody knows, asks nothing."""

    def __init__(
        self,
        *,
        desk: Desk,
        view: RightsView,
        show: Callable[[], None],
        leave: Callable[[bool], None],
        dropped: Callable[[str], None],
        say: Callable[[Saying | None], None],
        changed: Callable[[], None],
    ) -> None:
        """`show`: put this step into the middle. `leave`: back to the cart, or (True) to the money. `dropped`: a right
        is wanted no more.
        """
        super().__init__()
        self.panel = view
        self._desk = desk
        self._show_me = show
        self._leave = leave
        self._dropped = dropped
        self._say = say
        self._changed = changed
        self._code = ""
        self._shown = RightsShown(None)
        self._then: Then = _nothing
        self._given_up: Callable[[], None] | None = None
        view.choices.chosen.connect(self._choose)
        view.choices.marked.connect(lambda _: changed())
        view.back.connect(self._step_back)
        self.retranslate()

    @property
    def paying(self) -> bool:
        """Whether it is asked while money is taken."""
        return self._given_up is not None

    def ask(self, code: str, then: Then, given_up: Callable[[], None] | None = None) -> None:
        """Which right of this voucher? `given_up`: while money is taken, told when none was chosen."""
        rights, priced, paying = self._desk.counter.members.rights, self._desk.sale.priced, given_up is not None

        def arrived(shown: RightsShown) -> None:
            if len(shown.rights) < 2:
                then(shown.rights[0].right.right_id if shown.rights else "")
                return
            self._code, self._shown, self._then, self._given_up = _key(code), shown, then, given_up
            self._show_me()
            self._list(mark_first=True)
            self.panel.setFocus()

        def failed(fault: Exception) -> None:
            self._say(of_fault(fault))
            if given_up is not None:
                given_up()

        self._desk.offload.run(Lane.NETWORK, lambda: rights(priced, code, paying=paying), arrived, failed)

    # What the window asks.

    def primary(self) -> Primary:
        """Take what is marked."""
        marked = self._marked
        if marked is not None and marked.taken and not self.paying:
            return Primary(translate("Rights", "Take it out again"), "Enter")
        return Primary(translate("Rights", "Take this right"), "Enter", can=marked is not None and marked.fits)

    def confirm(self) -> None:
        """Take what is marked."""
        marked = self._marked
        if marked is not None:
            self._choose(marked.right.right_id)

    def pressed(self, event: QKeyEvent) -> bool:
        """Arrows mark another, Esc steps back."""
        if event.key() == Qt.Key.Key_Escape:
            self._step_back()
            return True
        if event.key() == Qt.Key.Key_Plus and self.paying:
            self.confirm()
            return True
        return self.panel.choices.arrow(event)

    def scanned(self, scan: Scan) -> bool:
        """The same voucher takes what is marked. While money is taken any other scan waits; else it goes on."""
        if scan.kind is ScanKind.VOUCHER and _key(scan.text) == self._code:
            self.confirm()
            return True
        if self.paying:
            self._desk.sounds.play(Sound.ATTENTION)
            self._say(Saying("info", translate("Rights", "Choose a right first, or step back. Nothing was scanned.")))
            return True
        return False

    def retranslate(self) -> None:
        """Say everything again."""
        view, voucher = self.panel, self._shown.voucher
        name = dotted(voucher.name, voucher.code) if voucher is not None else ""
        view.heading.say(name or translate("Rights", "Voucher"))
        view.back_button.say(translate("Rights", "Back"))
        view.words.say(translate("Rights", "Which of its rights does the customer want now? Each is used once."))
        self._list(mark_first=False)

    # Inside.

    @property
    def _marked(self) -> ShownRight | None:
        key = self.panel.choices.marked_key
        return next((each for each in self._shown.rights if each.right.right_id == key), None)

    def _list(self, *, mark_first: bool) -> None:
        till, shown, voucher = self._desk.session.till, self._shown, self._shown.voucher
        if till is None or voucher is None:
            return
        self.panel.heading.say(dotted(voucher.name, voucher.code))
        rows = [
            right_row(
                each,
                pays=pays(voucher, each.right),
                stores=shown.stores,
                offset_minutes=till.store.offset_minutes,
                in_sale=translate("Rights", "Pays already") if self.paying else "",
            )
            for each in shown.rights
        ]
        first = next((each.right.right_id for each in shown.rights if each.fits), None)
        keep = first if mark_first else self.panel.choices.marked_key
        self.panel.choices.show_rows(rows, empty="", keep=keep)
        self._changed()

    def _choose(self, right_id: str) -> None:
        chosen = next((each for each in self._shown.rights if each.right.right_id == right_id), None)
        if chosen is None:
            return
        if chosen.taken and not self.paying:
            self._leave(False)
            self._dropped(right_id)
        elif chosen.fits:
            then = self._then
            self._over()
            then(right_id)
        else:
            self._desk.sounds.play(Sound.ATTENTION)
            head = translate("Rights", "That right cannot be taken now")
            self._say(Saying("warn", head, translate("Rights", "Why stands beside it. Choose another one.")))

    def _step_back(self) -> None:
        given_up = self._given_up
        self._over()
        if given_up is not None:
            given_up()

    def _over(self) -> None:
        paying = self.paying
        self._then, self._given_up = _nothing, None
        self._leave(paying)


def _key(code: str) -> str:
    """A voucher's code, as both readings of it agree."""
    return read_scan(code).text.strip().upper()


def _nothing(_: str) -> None:
    """Nobody asks."""
