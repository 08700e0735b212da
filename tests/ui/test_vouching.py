"""A member with a new phone who can prove nothing: a manager vouches for them, with her PIN, for this one change."""

from __future__ import annotations

from PySide6.QtCore import Qt

from pos.domain.holding import ProofKind
from pos.domain.staff import Permission
from pos.ui.members.view import MembersView
from tests.ui.hands import Hands
from tests.ui.member_screens import members_identity
from tests.ui.shop import MANAGER_PIN, Shop

CONTROL, ENTER, NEW = Qt.KeyboardModifier.ControlModifier, Qt.Key.Key_Return, "13900001111"


def screen(hands: Hands) -> MembersView:
    view = hands.ui.window.screens.currentWidget()
    assert isinstance(view, MembersView)
    return view


def test_a_manager_vouches_and_the_code_on_the_new_phone_is_asked_for_all_the_same(selling: Hands, shop: Shop) -> None:
    members_identity(selling)
    view = screen(selling)
    form = view.identity_form
    # Esc takes the question back, and leaves what was filled in.
    form.manager.click()
    assert (view.approval.isVisible(), view.rows.isVisible(), view.primary.text()) == (True, False, "Approve")
    assert "138****2046 is named by 139****1111" in view.approval.what.text()
    selling.press(Qt.Key.Key_Escape)
    assert (view.approval.isVisible(), form.isVisible(), form.value.text()) == (False, True, NEW)

    selling.press(Qt.Key.Key_B, CONTROL)
    selling.type("111111")
    selling.settle()
    assert view.approval.isVisible()
    assert view.approval.error.text()
    selling.type(MANAGER_PIN)
    selling.settle()
    assert (view.approval.isVisible(), form.proof.isVisible(), form.manager.isVisible()) == (False, False, False)
    assert form.proof_label.text() == "A manager vouches for the member."
    assert shop.member_desk.changes == []
    form.code.setText("000000")
    selling.press(ENTER)
    selling.settle()
    form.code.setText("135790")
    selling.press(ENTER)
    selling.settle()
    assert view.title.text() == "139****1111"
    wrong, asked = shop.member_desk.changes
    assert asked.approval is not None
    assert (asked.proof, asked.approval.manager_id, asked.approval.asked_by, wrong.change_id) == (
        ProofKind.NONE, shop.manager.staff_id, shop.clerk.staff_id, asked.change_id,
    )  # fmt: skip
    # Head office hears of the yes by itself, with no full number in it.
    (event,) = [each for each in shop.ledger.state.events if each.kind == "approved"]
    assert (event.body.permission, NEW in repr(event.body)) == (Permission.NAME_ANEW, False)


def test_nobody_is_asked_to_make_two_members_one(selling: Hands, shop: Shop) -> None:
    shop.central.members[NEW] = shop.central.members["13800002046"]
    members_identity(selling)
    form = screen(selling).identity_form
    assert (form.proof.isVisible(), form.manager.isVisible()) == (True, False)
    selling.press(Qt.Key.Key_B, CONTROL)
    assert not screen(selling).approval.isVisible()
