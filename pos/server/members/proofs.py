"""Proofs that a member is who they say: the dynamic code, a code by SMS, the payment password. With a lock-out.

An SMS leaves through whatever provider head office has set up (`send`); without one nothing is sent, and it says so.
"""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Callable
from datetime import datetime, timedelta
from hmac import compare_digest

from sqlalchemy import select, update

from pos.domain.errors import BadValue
from pos.domain.holding import Held, Proof, ProofKind
from pos.domain.member import IdentityKind
from pos.domain.member_code import Freshness, parse_member_code
from pos.domain.moments import to_ms
from pos.server.clock import Clock
from pos.server.database import Database
from pos.server.keys import Keys
from pos.server.members.tables import member_identities, members, shown_codes, sms_codes
from pos.server.staff.pins import new_salt, verifier
from pos.server.transaction import Transaction
from pos.wire.members import SmsAnswer

TRIES = 5
"""Wrong codes or passwords in a row before a lock-out."""
LOCKED = timedelta(minutes=15)
SMS_LIFE = timedelta(minutes=5)
SMS_PAUSE = timedelta(seconds=60)
"""Between two codes to one phone."""
_SALT = 16

SendSms = Callable[[str, str], None]
"""Sends a text to a phone number. Raises OSError where the provider does not take it."""


class Proofs:
    """Looked at inside the transaction that holds what is spent, so that a code proves one thing once."""

    def __init__(
        self,
        *,
        database: Database,
        keys: Keys,
        clock: Clock,
        send: SendSms | None = None,
        can_send: Callable[[], bool] = lambda: True,
    ) -> None:
        """`can_send`: whether a provider is set up now."""
        self._database = database
        self._keys = keys
        self._clock = clock
        self._send = send
        self._can_send = can_send

    def fits(self, tx: Transaction, key: str, code: str) -> bool:
        """Whether that code was sent for `key`; it stays good until `used`."""
        return self._sent(tx, key, code, self._clock()) is not None

    def used(self, tx: Transaction, key: str) -> None:
        """The code that was sent for `key` proves nothing more."""
        tx.connection.execute(update(sms_codes).where(sms_codes.c.member_id == key).values(until_ms=0))

    def look(self, tx: Transaction, member_id: str, proof: Proof, *, also: bool = True, vouched: bool = False) -> Held:
        """`GRANTED` when it proves it. A wrong one counts towards the lock-out, and so does `also`, where what was
        shown beside it is wrong: then the proof is not used up. `vouched`: a manager's word is the proof.
        """
        row = tx.connection.execute(
            select(members).where(members.c.member_id == member_id).with_for_update()
        ).one_or_none()
        if row is None:
            return Held.UNKNOWN
        if proof.kind is ProofKind.NONE and not vouched:
            return Held.PROOF_WANTED
        now = self._clock()
        if row.locked_ms is not None and to_ms(now) < row.locked_ms:
            return Held.LOCKED_OUT
        right = also and (vouched or self._right(tx, member_id, proof, row.password, now))
        tries = 0 if right else row.wrong_proofs + 1
        locked = to_ms(now + LOCKED) if tries >= TRIES else None
        changed = update(members).where(members.c.member_id == member_id)
        tx.connection.execute(changed.values(wrong_proofs=tries % TRIES, locked_ms=locked))
        return Held.GRANTED if right else Held.LOCKED_OUT if locked is not None else Held.PROOF_WRONG

    def set_password(self, member_id: str, password: str) -> None:
        """Set the payment password (six digits). Raises BadValue for another shape, or no such member."""
        salt = new_salt()
        sealed = self._keys.seal(salt + verifier(password, salt))
        changed = update(members).where(members.c.member_id == member_id).values(password=sealed)
        if not self._database.write(lambda tx: tx.connection.execute(changed).rowcount):
            raise BadValue("no such member")

    def send_sms(self, member_id: str) -> SmsAnswer:
        """Send a code to the member's phone."""
        with self._database.reading() as connection:
            sealed = connection.execute(
                select(member_identities.c.value).where(
                    member_identities.c.member_id == member_id, member_identities.c.kind == IdentityKind.PHONE.value
                )
            ).scalars()
            phone = next((self._keys.unseal(value).decode() for value in sealed), "")
        if not phone:
            return SmsAnswer(sent=False, reason="no_phone")
        return self.text(member_id, phone)

    def text(self, key: str, phone: str) -> SmsAnswer:
        """Send a code to a phone. `key`: what it proves, 36 characters at most; one at a time."""
        if self._send is None or not self._can_send():
            return SmsAnswer(sent=False, reason="no_provider")
        code = f"{secrets.randbelow(1_000_000):06d}"
        if not self._database.write(lambda tx: self._keep(tx, key, code)):
            return SmsAnswer(sent=False, reason="too_soon")
        try:
            self._send(phone, code)
        except OSError:
            return SmsAnswer(sent=False, reason="no_provider")
        return SmsAnswer(sent=True)

    def _keep(self, tx: Transaction, member_id: str, code: str) -> bool:
        now = self._clock()
        before = tx.connection.execute(select(sms_codes).where(sms_codes.c.member_id == member_id)).one_or_none()
        if before is not None and to_ms(now - SMS_PAUSE) < before.sent_ms:
            return False
        row = {
            "member_id": member_id,
            "mac": self._mac(member_id, code),
            "sent_ms": to_ms(now),
            "until_ms": to_ms(now + SMS_LIFE),
        }
        tx.put(sms_codes, [row])
        return True

    def _mac(self, member_id: str, code: str) -> str:
        return self._keys.mac(f"sms {member_id} {code}".encode()).hex()

    def _right(self, tx: Transaction, member_id: str, proof: Proof, password: bytes | None, now: datetime) -> bool:
        if proof.kind is ProofKind.CODE:
            return self._right_code(tx, member_id, proof.text, now)
        if proof.kind is ProofKind.SMS:
            return self._right_sms(tx, member_id, proof.text, now)
        # Six digits are six digits: nobody is asked which of the two they typed.
        by_password = password is not None and self._right_password(proof.text, password)
        return by_password or self._right_sms(tx, member_id, proof.text, now)

    def _right_code(self, tx: Transaction, member_id: str, text: str, now: datetime) -> bool:
        try:
            code = parse_member_code(text)
        except BadValue:
            return False
        true = code.member_id == member_id and self._keys.chain_signed(code.signed_part, code.signature)
        if not true or code.freshness(now, uncertainty=timedelta(0)) is not Freshness.FRESH:
            return False
        over = shown_codes.delete().where(shown_codes.c.until_ms < to_ms(now - timedelta(hours=1)))
        tx.connection.execute(over)
        digest = hashlib.sha256(code.signed_part).hexdigest()
        row = {"digest": digest, "until_ms": to_ms(now)}
        return bool(tx.add(shown_codes, [row], (shown_codes.c.digest,)))

    def _right_sms(self, tx: Transaction, member_id: str, text: str, now: datetime) -> bool:
        if self._sent(tx, member_id, text, now) is None:
            return False
        self.used(tx, member_id)
        return True

    def _sent(self, tx: Transaction, key: str, text: str, now: datetime) -> str | None:
        """`key`, where that text is the code that was sent for it lately."""
        row = tx.connection.execute(select(sms_codes).where(sms_codes.c.member_id == key)).one_or_none()
        if row is None or row.until_ms < to_ms(now) or not compare_digest(row.mac, self._mac(key, text.strip())):
            return None
        return key

    def _right_password(self, text: str, sealed: bytes) -> bool:
        held = self._keys.unseal(sealed)
        try:
            return compare_digest(verifier(text.strip(), held[:_SALT]), held[_SALT:])
        except BadValue:
            return False
