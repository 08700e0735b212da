"""What must never be written down: PINs, tokens, phone and card numbers, keys. Canaries, looked for everywhere."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from pos.bootstrap.till_files import till_secrets
from pos.domain.duty import Duty
from pos.domain.pricing import price
from pos.domain.quantity import ONE
from pos.domain.staff import Deed, Permission, Role, SignIn
from pos.domain.tender import Tender, TenderKind
from pos.server.members.service import MemberEntry
from pos.server.staff.service import StaffEntry
from pos.storage.ledger.packing import unpacked
from pos.usecases.selling.complete_sale import SaleOutcome
from pos.usecases.selling.take_payment import Payment
from pos.wire.ticket import decode_ticket
from tests.integration.conftest import HeadOffice
from tests.integration.running import CLERK, RunningTill, until
from tests.server.conftest import BARCODES

PIN, WRONG_PIN, MANAGERS_PIN = "739164", "582937", "914658"
PHONE, BADGE = "13987604512", "B7K2M9PQR4TVWXYZ3"
CARD = "6222021234560981237"


class Everything(logging.Handler):
    """All that is logged, of every level."""

    def __init__(self) -> None:
        super().__init__(logging.DEBUG)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(self.format(record))


@pytest.fixture
def logged() -> Iterator[list[str]]:
    root, handler = logging.getLogger(), Everything()
    before = root.level
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    yield handler.lines
    root.removeHandler(handler)
    root.setLevel(before)


def worked(office: HeadOffice, folder: Path) -> RunningTill:
    """PINs right and wrong, a badge, a member by phone, a card: a morning at the till."""
    office.central.staff.put(
        [
            StaffEntry("S1", CLERK, (("BJ01", Role.CLERK),), pin=PIN),
            StaffEntry("S2", "店长", (("BJ01", Role.MANAGER),), pin=MANAGERS_PIN, badge=BADGE),
        ]
    )
    office.central.members.put([MemberEntry(phone=PHONE, name="陈女士", level="金卡")])
    till = RunningTill.enrolled(folder, office.address, office.central.enrolment.new_code("BJ01").code)
    counter = till.counter
    assert until(lambda: len(counter.list_staff()) == 2)
    assert counter.sign_in(CLERK, WRONG_PIN).outcome is SignIn.WRONG
    assert counter.sign_in.by_badge(BADGE) is not None
    signed = counter.sign_in(CLERK, PIN)
    assert signed.staff is not None
    yes = counter.approve("店长", MANAGERS_PIN, Deed(Permission.DISCOUNT, subject="cart", detail="x"), "老顾客")
    assert yes.outcome is SignIn.OK
    shift = counter.open_shift(till.parts.till, signed.staff, 30_000).shift
    assert shift is not None
    return till


def sold(till: RunningTill) -> None:
    """To a member, with a bank card of which the slip's number and the last four digits are written down."""
    counter = till.counter
    member = counter.members.find(PHONE).member
    assert member is not None
    signed = counter.sign_in(CLERK, PIN)
    shift = counter.open_shift.current()
    assert signed.staff is not None
    assert shift is not None
    cart = replace(counter.scan_item(counter.start_cart(), BARCODES[0]).cart, member=member)
    priced = price(cart)
    card = Tender(TenderKind.CARD, priced.total, reference="000042", last_digits=CARD[-4:])
    done = counter.complete_sale(
        priced, Payment(due=priced.total, tenders=(card,)), Duty(till.parts.till, signed.staff, shift)
    )
    assert done.outcome is SaleOutcome.DONE
    assert done.document is not None
    assert done.document.lines[0].quantity == ONE
    till.parts.committed()
    assert till.all_sent()


def test_no_canary_is_found_anywhere(office: HeadOffice, tmp_path: Path, logged: list[str]) -> None:
    folder = tmp_path / "till"
    till = worked(office, folder)
    try:
        assert till.in_agreement()
        sold(till)
        token = till.parts.central.begin_session().token
        rows = till.parts.files.ledger_file.rows("SELECT payload FROM journal")
        journal = b"\n".join(unpacked(payload) for (payload,) in rows)
        tickets = [str(decode_ticket(job.ticket).rows) for job in till.parts.files.print_queue.recent(limit=99)]
        keys = [till_secrets(folder).get(name) for name in ("ledger-key", "store-key", "pin-pepper")]
        signed_in_with = till.parts.central.begin_session().token
    finally:
        till.stop()
    secret = {
        "PIN": PIN, "wrong PIN": WRONG_PIN, "manager's PIN": MANAGERS_PIN, "phone": PHONE, "card": CARD, "badge": BADGE,
        "token": token, "another token": signed_in_with,
    }  # fmt: skip
    places = {"log": "\n".join(logged).encode(), "journal": journal, "tickets": "\n".join(tickets).encode()}
    places |= {
        str(path.relative_to(tmp_path)): path.read_bytes()
        for place in (folder, office.folder / "central")
        for path in place.rglob("*")
        if path.is_file() and path.parent.name != "keys" and path.name != "server-keys.json"
    }
    found = [
        (what, where)
        for what, canary in secret.items()
        for where, content in places.items()
        if canary.encode() in content
    ]
    found += [
        ("key", where)
        for key in keys
        if key is not None
        for where, content in places.items()
        if key in content or key.hex().encode() in content
    ]

    assert found == []
    assert len(tickets) >= 2
    assert len(logged) > 10
    assert any(name.endswith("central.db") for name in places)
    assert CARD[-4:].encode() in journal
