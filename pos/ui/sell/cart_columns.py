"""Where the columns of the cart stand: the same for its head and every line."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRect

from pos.ui.look import Look

STEP_SIDE = 44
"""px of − and +: a finger's width."""


@dataclass(frozen=True, slots=True)
class Columns:
    """Places within one row."""

    picture: QRect
    name: QRect
    list_price: QRect
    stepper: QRect
    minus: QRect
    plus: QRect
    paid: QRect
    tight: bool
    """Whether the tag's price stands under the amount, for want of room."""


def row_height(look: Look) -> int:
    """A row is as tall as three lines."""
    return look.size("name") + 2 * look.size("note") + 40


def columns(row: QRect, look: Look) -> Columns:
    """The places in a row: figures from the right, the name takes what is left."""
    tight = row.width() < 640
    paid_width = look.size("price") * (6 if tight else 7)
    list_width = look.size("base") * (5 if tight else 6)
    middle = row.center().y() + 1
    right = row.right() - 16
    paid = QRect(right - paid_width, row.top(), paid_width, row.height())
    figure = 44 if tight else 50
    stepper = QRect(
        paid.left() - 8 - 2 * STEP_SIDE - figure, middle - STEP_SIDE // 2, 2 * STEP_SIDE + figure, STEP_SIDE
    )
    minus = QRect(stepper.left(), stepper.top(), STEP_SIDE, STEP_SIDE)
    plus = QRect(stepper.right() - STEP_SIDE + 1, stepper.top(), STEP_SIDE, STEP_SIDE)
    list_price = QRect(stepper.left() - 14 - list_width, row.top(), list_width, row.height())
    if tight:
        list_price = QRect(paid.left(), middle + 5, paid_width, look.size("note") + 8)
    side = 56
    picture = QRect(row.left() + 16, middle - side // 2, side, side)
    left = picture.right() + 14
    end = stepper.left() - 10 if tight else list_price.left() - 8
    name = QRect(left, row.top(), max(0, end - left), row.height())
    return Columns(picture, name, list_price, stepper, minus, plus, paid, tight)
