"""Rows of members and of staff."""

from __future__ import annotations

import re
import unicodedata

from pos.domain.own_code import OwnCode, is_body
from pos.domain.scan import BADGE_LENGTH
from pos.domain.staff import Role
from pos.server.importing.check_row import RowCheck
from pos.server.importing.problem import BadCell, Reason
from pos.server.importing.read_cell import read_choice, read_fen, read_whole, read_yes
from pos.server.importing.rows import MemberCells, StaffCells

MOST_POINTS = 10**12
LONGEST_LABEL = 40

ROLES = {
    **{role.value: role for role in Role},
    "导购": Role.ASSISTANT,
    "收银员": Role.CLERK,
    "店员": Role.CLERK,
    "店长": Role.MANAGER,
}
"""Words of the column 角色."""

_CHINESE_MOBILE = re.compile(r"^(?:\+?86)?(1[3-9]\d{9})$", re.ASCII)
_FOREIGN = re.compile(r"^\+[1-9]\d{6,14}$", re.ASCII)
_WHOLE_EXPONENT = re.compile(r"^(1)[.](\d{10})[eE]\+10$", re.ASCII)
_STORE = re.compile(r"^[A-HJ-NP-Z0-9]{2,8}$", re.ASCII)
_PIN = re.compile(r"^\d{6}$", re.ASCII)
_CARD = re.compile(r"^[0-9A-Z][0-9A-Z\-]{2,31}$", re.ASCII)


def check_member(check: RowCheck) -> MemberCells:
    """A member; problems are noted in `check`. One of phone, card and WeChat id must be there."""
    member = MemberCells(
        row=check.number,
        phone=check.take("phone", read_phone, ""),
        name=check.text("name", longest=LONGEST_LABEL),
        level=check.text("level", longest=LONGEST_LABEL),
        points=check.take("points", lambda cell: read_whole(cell, largest=MOST_POINTS), 0),
        principal=check.take("principal", read_fen, 0),
        gift=check.take("gift", read_fen, 0),
        card=check.take("card", _card, ""),
        wechat=check.text("wechat", longest=64),
    )
    if not (member.phone or member.card or member.wechat or check.problems):
        check.note(Reason.MISSING, "phone")
    return member


def check_staff(check: RowCheck) -> StaffCells:
    """A person who works in a store; problems are noted in `check`."""
    store = check.need("store", read_store_code, "")
    name = check.text("name", longest=LONGEST_LABEL, required=True)
    return StaffCells(
        row=check.number,
        code=check.text("code", longest=LONGEST_LABEL).upper() or f"{store}-{name}",
        name=name,
        role=check.need("role", lambda cell: read_choice(cell, ROLES), Role.ASSISTANT),
        store=store,
        badge=check.take("badge", _badge, ""),
        pin=check.take("pin", _pin, ""),
        active=check.take("active", read_yes, True),
    )


def read_phone(cell: str) -> str:
    """A mobile number: 11 digits, or `+` and country code. Raises BadCell, also for what a spreadsheet rounded."""
    text = re.sub(r"[\s\-()]", "", unicodedata.normalize("NFKC", cell)).removeprefix("'").removesuffix(".0")
    # A spreadsheet's number form with every digit in it: nothing is lost.
    whole = _WHOLE_EXPONENT.match(text)
    if whole is not None:
        text = whole[1] + whole[2]
    chinese = _CHINESE_MOBILE.match(text)
    if chinese is not None:
        return chinese[1]
    if _FOREIGN.match(text):
        return text
    raise BadCell(Reason.DIGITS_LOST if re.match(r"^\d[.]\d+[eE]\+\d+$", text) else Reason.NOT_A_PHONE, cell)


def read_store_code(cell: str) -> str:
    """2 to 8 letters and digits without O and I, upper case. Raises BadCell."""
    text = unicodedata.normalize("NFKC", cell).strip().upper()
    if not _STORE.match(text):
        raise BadCell(Reason.CHARACTERS, cell)
    return text


def _badge(cell: str) -> str:
    """A badge's code: `B` and 16 characters of our alphabet."""
    text = unicodedata.normalize("NFKC", cell).strip().upper()
    body = text.removeprefix(OwnCode.BADGE)
    if not text.startswith(OwnCode.BADGE) or len(body) != BADGE_LENGTH or not is_body(body):
        raise BadCell(Reason.CHARACTERS, cell)
    return text


def _card(cell: str) -> str:
    text = "".join(unicodedata.normalize("NFKC", cell).upper().split()).removeprefix("'")
    if re.match(r"^\d(?:[.]\d+)?E\+\d+$", text):
        raise BadCell(Reason.DIGITS_LOST, cell)
    if not _CARD.match(text):
        raise BadCell(Reason.CHARACTERS, cell)
    return text


def _pin(cell: str) -> str:
    text = unicodedata.normalize("NFKC", cell).strip().removeprefix("'")
    if not _PIN.match(text):
        raise BadCell(Reason.NOT_A_PIN, "******")
    return text
