"""The members screen's layout: at the left who it is, at the right what is theirs."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QSizePolicy, QVBoxLayout

from pos.ui.approval.view import ApprovalView
from pos.ui.look import Look
from pos.ui.members.identity_view import IdentityForm
from pos.ui.parts.choices import Choices
from pos.ui.parts.facts import Facts
from pos.ui.parts.key_button import KeyButton
from pos.ui.parts.notice import Notice
from pos.ui.parts.pictures import Pictures
from pos.ui.parts.scan_field import ScanField
from pos.ui.parts.tabs import Tabs
from pos.ui.parts.text import Text
from pos.ui.parts.two_columns import TwoColumns


class MembersView(TwoColumns):
    """`tabs` by name of what they list."""

    def __init__(self, *, look: Look, pictures: Pictures, tabs: tuple[str, ...]) -> None:
        super().__init__(widths=(344, 400, 520))
        self.field = ScanField(look=look)
        self.field.setProperty("narrow", True)
        self.field.setMaxLength(256)
        card = QFrame()
        card.setProperty("card", True)
        self.title = Text(size="price", strong=True)
        self.who = Text(tone="ink-2", wraps=True)
        self.facts = Facts(look=look)
        self.next_level = Text(tone="ink-2", wraps=True)
        self.name_label = Text(tone="ink-2")
        self.name = QLineEdit()
        self.name.setProperty("large", True)
        self.name.setMaxLength(40)
        inside = QVBoxLayout(card)
        inside.setContentsMargins(20, 16, 20, 16)
        inside.setSpacing(8)
        self.identity_form = IdentityForm(look=look)
        for part in (
            self.title,
            self.who,
            self.facts,
            self.next_level,
            self.name_label,
            self.name,
            self.identity_form,
        ):
            inside.addWidget(part)
        inside.addStretch(1)
        self.join = KeyButton(look=look, icon="user-plus", key="Ctrl+N")
        self.forget = KeyButton(look=look, key="Esc")
        self.identity = KeyButton(look=look, icon="pencil", key="Ctrl+R")
        self.identity.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.late = KeyButton(look=look, icon="check", key="Ctrl+P")
        self.late.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.primary = KeyButton(look=look, role="primary", stature="big", key="Enter")
        actions = QHBoxLayout()
        actions.setSpacing(10)
        for button in (self.join, self.forget):
            actions.addWidget(button, 1)
        for button in (self.join, self.forget, self.primary):
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        left = QVBoxLayout()
        left.setSpacing(12)
        left.addWidget(self.field)
        left.addWidget(card, 1)
        left.addWidget(self.identity)
        left.addWidget(self.late)
        left.addLayout(actions)
        left.addWidget(self.primary)

        self.notice = Notice(look=look)
        self.tabs = Tabs(look=look, names=tabs)
        self.rows = Choices(look=look, pictures=pictures)
        self.sheet = QFrame()
        self.sheet.setProperty("card", True)
        on_sheet = QVBoxLayout(self.sheet)
        on_sheet.setContentsMargins(6, 6, 6, 6)
        on_sheet.addWidget(self.rows)
        right = QVBoxLayout()
        right.setSpacing(12)
        right.addWidget(self.notice)
        right.addWidget(self.identity_form.manager)
        right.addLayout(self.tabs)
        right.addWidget(self.sheet, 1)
        self.approval = ApprovalView(look=look)
        self.approval.hide()
        right.addWidget(self.approval, 1)
        self.lay_out(left, right)

    def show_joining(self, *, on: bool) -> None:
        """Show, or hide, what is asked of somebody new."""
        self.name_label.setVisible(on)
        self.name.setVisible(on)
        self.facts.setVisible(not on)

    def show_approval(self, *, on: bool) -> None:
        """Show, or hide, what a manager is asked, in the place of what is the member's."""
        for part in (*self.tabs.buttons.values(), self.sheet):
            part.setVisible(not on)
        self.identity_form.manager.setEnabled(not on)
        self.approval.setVisible(on)

    def show_identity(self, *, on: bool) -> None:
        """Show, or hide, what is asked for another phone number or card, in the place of the figures."""
        if not on:
            self.identity_form.manager.hide()
        self.identity_form.setVisible(on)
        self.next_level.setVisible(not on)
