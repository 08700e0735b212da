"""A member gets another phone number or card at a till: proven twice, written down, and merged where both are one."""

from __future__ import annotations

import logging
import uuid

from sqlalchemy import select

from pos.domain.holding import Held, Proof
from pos.domain.ids import checked_id
from pos.domain.member import IdentityKind, masked
from pos.domain.moments import to_ms
from pos.domain.naming_anew import naming_anew
from pos.domain.staff import Approval
from pos.server.clock import Clock
from pos.server.database import Database
from pos.server.enrolment.sessions import TillIdentity
from pos.server.keys import Keys
from pos.server.members.accounts import who_is_now
from pos.server.members.merging import merge
from pos.server.members.proofs import Proofs
from pos.server.members.service import Members, possible
from pos.server.members.tables import identity_changes
from pos.server.members.telling import read_member
from pos.server.staff.alone import may_alone
from pos.server.transaction import Transaction
from pos.wire.members import AskNewPhone, ChangeIdentity, IdentityChanged, IdentityOutcome, NewPhoneAnswer

log = logging.getLogger(__name__)
BY_MANAGER = "manager"
"""A change's proof, where it was a manager's word."""
_NOT_PROVEN = {
    Held.UNKNOWN: IdentityOutcome.UNKNOWN,
    Held.LOCKED_OUT: IdentityOutcome.LOCKED_OUT,
}


class Identities:
    """The new phone proves itself by a code that is sent to it, the member by what they had before."""

    def __init__(self, *, database: Database, keys: Keys, clock: Clock, members: Members, proofs: Proofs) -> None:
        self._database = database
        self._keys = keys
        self._clock = clock
        self._members = members
        self._proofs = proofs

    def send_code(self, asked: AskNewPhone) -> NewPhoneAnswer:
        """Send a code to the number that shall be a member's. Raises BadValue for an id that is none."""
        phone = asked.phone.strip()
        if not possible(IdentityKind.PHONE, phone):
            return NewPhoneAnswer(sent=False, reason="no_phone")
        with self._database.reading() as connection:
            whose = self._members.identified(connection, phone)
            member_id = who_is_now(connection, [asked.member_id]).get(asked.member_id, asked.member_id)
        sent = self._proofs.text(self._key(asked.member_id, phone), phone)
        return NewPhoneAnswer(sent.sent, sent.reason, others=whose not in (None, member_id))

    def change(self, till: TillIdentity, asked: ChangeIdentity) -> IdentityChanged:
        """Decide. Raises BadValue for ids that are none."""
        checked_id(asked.change_id)
        return self._database.write(lambda tx: self._change(tx, till, asked))

    def _change(self, tx: Transaction, till: TillIdentity, asked: ChangeIdentity) -> IdentityChanged:
        before = select(identity_changes).where(identity_changes.c.change_id == asked.change_id)
        done = tx.connection.execute(before).one_or_none()
        if done is not None:
            outcome = IdentityOutcome.MERGED if done.merged_id else IdentityOutcome.CHANGED
            return IdentityChanged(outcome, read_member(tx.connection, done.member_id))
        value, phone = asked.value.strip(), asked.kind is IdentityKind.PHONE
        if asked.kind is IdentityKind.WECHAT or not possible(asked.kind, value):
            return IdentityChanged(IdentityOutcome.BAD_VALUE)
        member_id = who_is_now(tx.connection, [asked.member_id]).get(asked.member_id, asked.member_id)
        member = read_member(tx.connection, member_id)
        other = self._members.identified(tx.connection, value) or ""
        if other == member_id:
            other = ""
        if other and not (phone and asked.merge):
            # A card proves nothing by itself: whose it is stays as it was.
            return IdentityChanged(IdentityOutcome.TAKEN)
        approval = asked.approval
        if approval is not None and other:
            # Two members are made one on what both prove, never on anybody's word.
            return IdentityChanged(IdentityOutcome.TAKEN)
        if approval is not None and not self._agreed(tx, till, asked, approval):
            return IdentityChanged(IdentityOutcome.NOT_APPROVED)
        key = self._key(asked.member_id, value)
        fits = not phone or self._proofs.fits(tx, key, asked.code)
        proof, vouched = Proof(asked.proof, asked.proof_text), approval is not None
        held = self._proofs.look(tx, member_id, proof, also=fits, vouched=vouched)
        if held is not Held.GRANTED or member is None:
            wrong = IdentityOutcome.PROOF_WRONG if fits else IdentityOutcome.CODE_WRONG
            return IdentityChanged(_NOT_PROVEN.get(held, wrong))
        if phone:
            self._proofs.used(tx, key)
        if other:
            merge(tx, gone=other, into=member_id, keys=self._keys, clock=self._clock)
        self._members.put_identity(tx, member_id, asked.kind, value)
        row = {
            "change_id": asked.change_id,
            "member_id": member_id,
            "kind": asked.kind.value,
            "was_masked": member.phone_masked if phone else "",
            "now_masked": masked(value) if phone else "",
            "merged_id": other,
            "till_id": till.till_id,
            "staff_id": asked.staff_id,
            "proof": asked.proof.value if approval is None else BY_MANAGER,
            "approved_by": approval.manager_id if approval is not None else "",
            "moment_ms": to_ms(self._clock()),
        }
        tx.add(identity_changes, [row])
        outcome = IdentityOutcome.MERGED if other else IdentityOutcome.CHANGED
        return IdentityChanged(outcome, read_member(tx.connection, member_id))

    def _agreed(self, tx: Transaction, till: TillIdentity, asked: ChangeIdentity, approval: Approval) -> bool:
        """Whether it was said to this change, by somebody who may say so in that store, by head office's own rules."""
        deed = naming_anew(asked.change_id, asked.member_id, asked.kind, asked.value)
        if approval.covers(deed) and may_alone(tx.connection, till.store_id, approval.manager_id, deed):
            return True
        log.info("change %s was approved by %.40r, who may not", asked.change_id, approval.manager_id)
        return False

    def _key(self, member_id: str, phone: str) -> str:
        """What the code proves: that this number is this member's."""
        return str(uuid.uuid5(uuid.UUID(checked_id(member_id)), self._keys.lookup(f"new phone:{phone}")))
