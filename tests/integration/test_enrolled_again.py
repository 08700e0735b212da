"""A till that head office trusts no longer is enrolled again: nothing it sold before is lost, nothing counts twice."""

import shutil
from pathlib import Path

import pytest
from sqlalchemy import select

from pos.bootstrap.enrolment import enrolment
from pos.bootstrap.till_files import LEDGER_KEY, LEDGER_NAME, till_secrets
from pos.domain.staff import Role
from pos.server.event_tables import quarantine
from pos.server.staff.service import StaffEntry
from pos.storage.ledger.verifying.verify_ledger import Verified, verify_ledger
from pos.usecases.syncing.enrol_till import EnrolOutcome
from pos.usecases.syncing.presence import Trouble
from tests.integration.conftest import HeadOffice
from tests.integration.running import CLERK, PIN, RunningTill
from tests.server.conftest import BARCODES

NOWHERE = "http://127.0.0.1:9"


def started(office: HeadOffice, data: Path) -> RunningTill:
    """A till that has all it needs to sell."""
    office.central.staff.put([StaffEntry("S1", CLERK, (("BJ01", Role.CLERK),), pin=PIN)])
    till = RunningTill.enrolled(data, office.address, office.central.enrolment.new_code("BJ01").code)
    assert till.in_agreement()
    return till


def sold_offline(data: Path) -> list[str]:
    """A day without a network; the ids of its sales."""
    till = RunningTill(data, NOWHERE)
    duty = till.duty()
    sold = [till.sell(code, duty).document_id for code in BARCODES[:3]]
    till.stop()
    return sold


def enrol_again(office: HeadOffice, data: Path) -> str:
    answer = enrolment(data, server_url=office.address)(office.central.enrolment.new_code("BJ01").code)
    assert (answer.outcome, answer.identity is None) == (EnrolOutcome.ENROLLED, False)
    assert answer.identity is not None
    return answer.identity.enrolled.till_id


def quarantined(office: HeadOffice, till_id: str) -> list[tuple[int, str, bytes]]:
    with office.central.database.reading() as connection:
        found = connection.execute(
            select(quarantine.c.tseq, quarantine.c.reason, quarantine.c.payload)
            .where(quarantine.c.till_id == till_id)
            .order_by(quarantine.c.tseq)
        )
        return [(row.tseq, row.reason, bytes(row.payload)) for row in found]


def verified(data: Path, name: str) -> Verified:
    key = till_secrets(data).get(LEDGER_KEY)
    assert key is not None
    return verify_ledger(data / name, key=key)


@pytest.mark.expects_log("not_enrolled")
def test_a_revoked_tills_unsent_sales_reach_head_office_once(office: HeadOffice, tmp_path: Path) -> None:
    data = tmp_path / "till"
    first = started(office, data)
    first.stop()
    old = first.counter.till.till_id
    sold = sold_offline(data)
    assert office.central.enrolment.revoke(old)
    revoked = RunningTill(data, office.address)
    assert revoked.becomes(lambda state: state.trouble is Trouble.NOT_ENROLLED and state.waiting == len(sold) + 2)
    revoked.stop()

    new = enrol_again(office, data)
    offline = RunningTill(data, NOWHERE)
    assert offline.state.waiting == len(sold) + 2
    offline.stop()

    till = RunningTill(data, office.address)
    assert till.in_agreement()
    kept = quarantined(office, old)
    assert [(tseq, reason) for tseq, reason, _ in kept] == [(tseq, "revoked") for tseq in range(1, len(sold) + 3)]
    for document_id in sold:
        assert sum(document_id.encode() in payload for _, _, payload in kept) == 1
    assert office.sold(old) == []

    document = till.sell(BARCODES[0], till.duty())
    assert till.all_sent()
    assert (till.counter.till.till_id, till.counter.till.number) == (new, 2)
    assert document.number.startswith("RBJ01-02-")
    assert office.sold(new) == [document.document_id]
    till.stop()
    assert [verified(data, name).findings for name in (LEDGER_NAME, f"ledger-{old}.db")] == [(), ()]

    # What was handed in is not asked about again.
    again = RunningTill(data, NOWHERE)
    assert (again.parts.earlier, again.state.waiting) == ((), 0)
    again.stop()
    assert len(quarantined(office, old)) == len(kept)


def test_a_till_that_moved_on_of_itself_has_its_old_sales_counted(office: HeadOffice, tmp_path: Path) -> None:
    """Enrolled again though nobody had revoked it: its events count as ever."""
    data = tmp_path / "till"
    first = started(office, data)
    first.stop()
    old = first.counter.till.till_id
    sold = sold_offline(data)
    enrol_again(office, data)
    till = RunningTill(data, office.address)
    assert till.in_agreement()
    till.stop()
    assert sorted(office.sold(old)) == sorted(sold)
    assert quarantined(office, old) == []
    assert verified(data, f"ledger-{old}.db").waiting == 0


@pytest.mark.expects_log("forked")
def test_an_old_copys_own_sales_are_kept_in_quarantine(office: HeadOffice, tmp_path: Path) -> None:
    data, copy = tmp_path / "till", tmp_path / "copy"
    first = started(office, data)
    first.stop()
    shutil.copytree(data, copy)
    old = first.counter.till.till_id
    original = RunningTill(data, office.address)
    original.sell(BARCODES[0], original.duty())
    assert original.all_sent()
    original.stop()
    sold = sold_offline(copy)

    enrol_again(office, copy)
    till = RunningTill(copy, office.address)
    assert till.in_agreement()
    till.stop()
    kept = quarantined(office, old)
    assert {reason for _, reason, _ in kept} == {"forked_till"}
    for document_id in sold:
        assert sum(document_id.encode() in payload for _, _, payload in kept) == 1


@pytest.mark.expects_log("cannot be sent: its key is not here")
@pytest.mark.expects_log("cannot be opened")
def test_what_cannot_be_handed_in_keeps_nobody_from_selling(office: HeadOffice, tmp_path: Path) -> None:
    data = tmp_path / "till"
    first = started(office, data)
    first.stop()
    old = first.counter.till.till_id
    sold_offline(data)
    enrol_again(office, data)
    (data / "keys" / f"was-{old}").unlink()
    (data / "ledger-somebody.db").write_bytes(b"not a ledger" * 1000)
    till = RunningTill(data, office.address)
    assert till.in_agreement()
    assert till.parts.earlier == ()
    assert till.sell(BARCODES[0], till.duty()).number.startswith("RBJ01-02-")
    till.stop()
    assert (data / f"ledger-{old}.db").exists()
