"""What the ledger keeps of members: grants without the server, names given late, people not yet told of."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
import sqlcipher3.dbapi2 as sqlite  # type: ignore[import-untyped,unused-ignore]

from pos.domain.entitlement import EntitlementKind, EntitlementUse
from pos.domain.errors import StorageError
from pos.domain.ids import new_id
from pos.domain.journal import EventKind
from pos.ports.ledger import NewEvent
from pos.storage.ledger.ledger import SqlLedger
from pos.storage.ledger.ledger_file import LedgerFile
from pos.wire.event import DocumentDone, MemberNamed
from pos.wire.members import SignUp
from tests.examples import CLERK, NOON
from tests.storage.ledger.conftest import sell


def a_use(number: int, *, offline: bool) -> EntitlementUse:
    return EntitlementUse(EntitlementKind.STORED_VALUE, f"u-{number}", "m-1", -number * 100, offline=offline)


def test_what_was_granted_offline_is_known_after_a_restart(ledger: SqlLedger, reopen: Callable[[], LedgerFile]) -> None:
    done = sell(ledger).document
    assert done is not None
    uses = tuple(a_use(number, offline=number != 2) for number in (1, 2, 3))
    another = replace(done, document_id=new_id(), number="RBJ01-02-261122-000009", uses=uses)
    with ledger.transaction() as step:
        event = NewEvent(
            new_id(), EventKind.DOCUMENT, NOON, CLERK.staff_id, done.business_date, DocumentDone(another, ())
        )
        tseq = step.append(event)
        step.add_document(another, tseq=tseq)

    again = SqlLedger(file=reopen())
    assert again.offline_uses_since(tseq - 1) == (uses[0], uses[2])
    assert again.offline_uses_since(tseq) == ()
    assert again.document(another.document_id) == another


def test_who_signed_up_is_kept_until_the_server_has_them(ledger: SqlLedger) -> None:
    first, second = SignUp("m-1", "13800002046", "陈女士"), SignUp("m-2", "13900001111")
    with ledger.transaction() as step:
        step.keep_sign_up(first)
        step.keep_sign_up(second)
        step.keep_sign_up(replace(first, name="again"))
    assert ledger.sign_ups() == (first, second)
    with ledger.transaction() as step:
        step.forget_sign_up("m-1")
    assert ledger.sign_ups() == (second,)


def test_a_sale_has_one_member_named_late(ledger: SqlLedger) -> None:
    done = sell(ledger).document
    assert done is not None

    def name(member_id: str) -> None:
        with ledger.transaction() as step:
            body = MemberNamed(done.document_id, member_id)
            event = NewEvent(new_id(), EventKind.MEMBER_NAMED, NOON, CLERK.staff_id, done.business_date, body)
            step.name_member(done.document_id, member_id, tseq=step.append(event))

    assert ledger.named_member(done.document_id) == ""
    name("m-1")
    assert ledger.named_member(done.document_id) == "m-1"
    with pytest.raises((StorageError, sqlite.IntegrityError)):
        name("m-2")
    assert ledger.named_member(done.document_id) == "m-1"
