"""Credits assistants: by badge from anywhere, or from the list; several share equally."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeyEvent

from pos.domain.cart import put
from pos.domain.document import AssistantShare
from pos.domain.scan import Scan, ScanKind
from pos.domain.staff import Role, Staff
from pos.ui.assistant.view import AssistantView
from pos.ui.desk import Desk
from pos.ui.language import translate
from pos.ui.offload import Lane
from pos.ui.parts.choices import Choice
from pos.ui.parts.notice import Saying
from pos.ui.sounds import Sound
from pos.ui.step import Primary


class AssistantStep(QObject):
    """For the whole sale unless a line is asked for."""

    def __init__(self, *, desk: Desk, view: AssistantView, leave: Callable[[Saying | None], None]) -> None:
        super().__init__()
        self.panel = view
        self._desk = desk
        self._leave = leave
        self._chosen_line: int | None = None
        view.choices.chosen.connect(self._toggle)
        view.on_sale.clicked.connect(self._show)
        view.on_line.clicked.connect(self._show)
        view.back.connect(lambda: leave(None))
        view.on_sale.setChecked(True)
        self.retranslate()

    def begin(self, line_id: int | None) -> None:
        """Show who is credited now."""
        self._chosen_line = line_id
        self.panel.on_line.setEnabled(line_id is not None)
        self.panel.on_sale.setChecked(True)
        self._show()

    def credit_badge(self, text: str) -> None:
        """A badge was scanned: its owner is credited for the sale, beside who is already."""
        by_badge = self._desk.counter.sign_in.by_badge
        self._desk.offload.run(Lane.READER, lambda: by_badge(text), self._named)

    def primary(self) -> Primary | None:
        """Done choosing."""
        return Primary(translate("Assistant", "Done"), "Enter")

    def confirm(self) -> None:
        """Done choosing."""
        self._leave(None)

    def pressed(self, event: QKeyEvent) -> bool:
        """Arrows mark, Space turns on and off."""
        if self.panel.choices.arrow(event):
            return True
        if event.key() == Qt.Key.Key_Insert and self.panel.choices.marked_key is not None:
            self._toggle(self.panel.choices.marked_key)
            return True
        return False

    def scanned(self, scan: Scan) -> bool:
        """A badge is credited and the step is over; anything else goes to the sale."""
        if scan.kind is ScanKind.BADGE:
            self.credit_badge(scan.text)
            return True
        return False

    def retranslate(self) -> None:
        """Say everything again."""
        view = self.panel
        view.heading.say(translate("Assistant", "Who advised the customer?"))
        view.back_button.say(translate("Assistant", "Back"))
        view.on_sale.say(translate("Assistant", "Whole sale"))
        view.on_line.say(translate("Assistant", "This line"))
        view.words.say(translate("Assistant", "Scan a badge, or touch a name (Ins). Several share equally."))
        self._show()

    def _show(self) -> None:
        credited = {share.staff_id for share in self._shares()}
        roles = {
            Role.ASSISTANT: translate("Assistant", "Assistant"),
            Role.CLERK: translate("Assistant", "Clerk"),
            Role.MANAGER: translate("Assistant", "Manager"),
        }
        rows = [
            Choice(
                key=staff.staff_id,
                title=staff.name,
                detail=roles[staff.role],
                chip=translate("Assistant", "credited") if staff.staff_id in credited else "",
            )
            for staff in self._desk.people.values()
        ]
        self.panel.choices.show_rows(
            rows,
            empty=translate("Assistant", "Nobody of this store is known here yet."),
            keep=self.panel.choices.marked_key,
        )

    @property
    def _line_id(self) -> int | None:
        return self._chosen_line if self.panel.on_line.isChecked() else None

    def _shares(self) -> tuple[AssistantShare, ...]:
        cart = self._desk.sale.cart
        if self._line_id is None:
            return cart.assistants
        return next((line.assistants for line in cart.lines if line.line_id == self._line_id), ())

    def _toggle(self, staff_id: str) -> None:
        shares = self._shares()
        if any(share.staff_id == staff_id for share in shares):
            self._put(tuple(share for share in shares if share.staff_id != staff_id))
        else:
            self._put((*shares, AssistantShare(staff_id)))
        self._show()

    def _put(self, shares: tuple[AssistantShare, ...]) -> None:
        sale = self._desk.sale
        if self._line_id is None:
            sale.put(replace(sale.cart, assistants=shares))
        else:
            sale.put(put(sale.cart, replace(sale.cart.line(self._line_id), assistants=shares)))

    def _named(self, staff: Staff | None) -> None:
        if staff is None:
            self._desk.sounds.play(Sound.NOT_FOUND)
            self._leave(Saying("warn", translate("Assistant", "This badge is nobody's here"), ""))
            return
        sale = self._desk.sale
        if all(share.staff_id != staff.staff_id for share in sale.cart.assistants):
            sale.put(replace(sale.cart, assistants=(*sale.cart.assistants, AssistantShare(staff.staff_id))))
        self._desk.sounds.play(Sound.FOUND)
        self._leave(Saying("ok", translate("Assistant", "{name} is credited").format(name=staff.name)))
