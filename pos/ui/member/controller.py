"""Names the member: a phone number and Enter, or a code from anywhere."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject
from PySide6.QtGui import QKeyEvent

from pos.domain.scan import Scan, ScanKind
from pos.ui.desk import Desk
from pos.ui.language import translate
from pos.ui.offload import Lane
from pos.ui.parts.entry import EntryPanel
from pos.ui.parts.notice import Saying
from pos.ui.sounds import Sound
from pos.ui.step import Primary
from pos.usecases.members.find_member import MemberFound


class MemberStep(QObject):
    """Asks the server; without it, who was seen here before is still known."""

    def __init__(
        self,
        *,
        desk: Desk,
        view: EntryPanel,
        leave: Callable[[Saying | None], None],
        say: Callable[[Saying | None], None],
        changed: Callable[[], None],
    ) -> None:
        super().__init__()
        self.panel = view
        self._desk = desk
        self._leave = leave
        self._say = say
        self._changed = changed
        view.entry.setMaxLength(32)
        view.entry.textChanged.connect(lambda _: self._typed())
        view.extra.clicked.connect(self._remove)
        view.back.connect(lambda: leave(None))
        self.retranslate()

    def begin(self) -> None:
        """Ask for a phone number."""
        self.panel.entry.clear()
        self.panel.words.say("")
        self.panel.extra.setVisible(self._desk.sale.cart.member is not None)
        self.panel.entry.setFocus()

    def find(self, text: str) -> None:
        """Find the member of a phone number or a code."""
        find_member = self._desk.counter.members.find
        self._say(Saying("info", translate("Member", "Asking for the member …")))
        self._desk.offload.run(Lane.NETWORK, lambda: find_member(text), self._found)

    def primary(self) -> Primary | None:
        """Find them."""
        return Primary(translate("Member", "Find"), "Enter", can=bool(self.panel.entry.text().strip()))

    def confirm(self) -> None:
        """Find them."""
        text = self.panel.entry.text().strip()
        if text:
            self.find(text)

    def pressed(self, event: QKeyEvent) -> bool:
        """No keys of its own."""
        return False

    def scanned(self, scan: Scan) -> bool:
        """A member's code is looked up at once."""
        if scan.kind in (ScanKind.MEMBER, ScanKind.PHONE):
            self.find(scan.text)
            return True
        return False

    def retranslate(self) -> None:
        """Say everything again."""
        view = self.panel
        view.heading.say(translate("Member", "Member"))
        view.back_button.say(translate("Member", "Back"))
        view.label.say(translate("Member", "Phone number, card or member code"))
        view.entry.setAccessibleName(translate("Member", "Phone number, card or member code"))
        view.extra.say(translate("Member", "Without a member"))

    def _typed(self) -> None:
        self.panel.words.say("")
        self._changed()

    def _found(self, found: MemberFound) -> None:
        if found.member is None:
            self._desk.sounds.play(Sound.NOT_FOUND)
            head = translate("Member", "No member of that number")
            rest = translate("Member", "Check the number with the customer.")
            if not found.reachable:
                head = translate("Member", "Offline: not known at this till")
                rest = translate("Member", "Head office cannot be asked now. Sell without a member, nothing is lost.")
            self.panel.words.say(f"{head}. {rest}", "warn")
            self._say(Saying("warn", head, rest))
            return
        sale = self._desk.sale
        sale.put(replace(sale.cart, member=found.member))
        self._desk.sounds.play(Sound.FOUND)
        if found.known_offline:
            words = translate("Member", "Offline: points and stored value may be older")
            self._leave(Saying("warn", translate("Member", "Member found"), words))
        else:
            self._leave(None)

    def _remove(self) -> None:
        sale = self._desk.sale
        sale.put(replace(sale.cart, member=None))
        self._leave(None)
