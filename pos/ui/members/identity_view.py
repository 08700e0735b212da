"""The form with which a member gets another phone number or card: the new one, and two proofs."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from pos.ui.look import Look
from pos.ui.parts.key_button import KeyButton
from pos.ui.parts.text import Text


class IdentityForm(QWidget):
    """Shown in the place of the member's figures."""

    def __init__(self, *, look: Look) -> None:
        super().__init__()
        self.value_label = Text(tone="ink-2", wraps=True)
        self.value = _field(64)
        self.code_label = Text(tone="ink-2", wraps=True)
        self.code = _field(6)
        self.proof_label = Text(tone="ink-2", wraps=True)
        self.proof = _field(256)
        self.proof.setEchoMode(QLineEdit.EchoMode.Password)
        self.old = KeyButton(look=look, role="quiet", key="Ctrl+T")
        self.old.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.manager = KeyButton(look=look, key="Ctrl+B")  # stands beside the form, where there is room
        self.manager.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.manager.hide()
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(8)
        for part in (
            self.value_label,
            self.value,
            self.code_label,
            self.code,
            self.proof_label,
            self.proof,
            self.old,
        ):
            rows.addWidget(part)

    def show_proofs(self, *, code: bool, proof: bool, manager: bool = False) -> None:
        """What is asked for so far. `manager`: whether one may be asked to vouch for the member."""
        self.manager.setVisible(manager)
        self.code_label.setVisible(code)
        self.code.setVisible(code)
        for part in (self.proof_label, self.proof, self.old):
            part.setVisible(proof)


def _field(most: int) -> QLineEdit:
    field = QLineEdit()
    field.setProperty("large", True)
    field.setMaxLength(most)
    return field
