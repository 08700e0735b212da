"""A quantity typed before a scan is that quantity or a question, and never silently one piece."""

import pytest
from PySide6.QtCore import Qt

from pos.ui.sell.typed import Typed, read_typed
from tests.ui.hands import Hands
from tests.ui.shop import CARDIGAN, JEANS


@pytest.mark.parametrize(
    "text,typed",
    (
        ("3*", Typed(3_000, "", counted=True)),
        ("1.5* 690", Typed(1_500, "690", counted=True)),
        ("３．５＊", Typed(3_500, "", counted=True)),  # an input method that was left at full width
        ("100000*", Typed(100_000_000, "", counted=True)),
        ("100001*", Typed(None, "", counted=True)),
        ("99999999*", Typed(None, "", counted=True)),
        ("0*", Typed(None, "", counted=True)),
        ("0.000*A1", Typed(None, "A1", counted=True)),
        ("-1*", Typed(None, "", counted=True)),
        ("1,5*", Typed(None, "", counted=True)),
        ("*", Typed(None, "", counted=True)),
        ("12345678*A", Typed(1_000, "12345678*A", counted=False)),  # a style's own code may have a star in it
        (" 皮衣 ", Typed(1_000, "皮衣", counted=False)),
        ("  ", Typed(1_000, "", counted=False)),
    ),
)
def test_what_was_typed(text: str, typed: Typed) -> None:
    assert read_typed(text) == typed


def test_what_is_no_quantity_is_said_and_blanks_change_nothing(selling: Hands) -> None:
    for wrong in ("0*", "99999999*", "-1*"):
        selling.type(wrong)
        selling.scan(JEANS)
        assert (selling.lines, selling.sell.view.field.text()) == ([], "")
        assert selling.notice.startswith("That quantity is not possible")

    selling.type("２＊")
    selling.scan(JEANS)
    selling.type("half a word")
    selling.scan(CARDIGAN)
    selling.type("3*")
    selling.press(Qt.Key.Key_Return)
    selling.type("  ")
    selling.press(Qt.Key.Key_Return)

    assert [quantity for _, quantity, _ in selling.lines] == ["2", "3"]
