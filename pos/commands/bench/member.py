"""`member`: a phone number, or the code on a member's phone, until the till shows who it is; the network is down."""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from time import perf_counter

import msgspec
import sqlcipher3.dbapi2 as sqlite  # type: ignore[import-untyped,unused-ignore]
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from pos.bootstrap.paths import resources_folder
from pos.commands.bench.figure import Figure, figure, percentile
from pos.commands.bench.scale import Scale
from pos.devices.keys import Ed25519Verifier
from pos.domain.errors import Unreachable
from pos.domain.ids import new_id
from pos.domain.member import Member, masked
from pos.domain.member_code import MemberCode, signed_part
from pos.storage.mirror.mirror import SqlMirror
from pos.usecases.members.find_member import FindMember
from pos.wire.codec import encode
from pos.wire.feed import Change, ChangeKind, FeedPage, MemberRecord
from pos.wire.holds import AskHold, HoldAnswer
from pos.wire.members import (
    AskNewPhone,
    ChangeIdentity,
    HistoryAnswer,
    IdentityChanged,
    MemberAnswer,
    NewPhoneAnswer,
    SignedUp,
    SignUp,
    SmsAnswer,
    VoucherAnswer,
)

LOOKS = 4_000
P99_MS = 5.0
PAGE = 5_000
KEY = bytes(range(32))


def run(scale: Scale) -> Figure:
    """As many members as `--variants` says, half of the looks by phone, half by dynamic code."""
    from PySide6.QtWidgets import QApplication

    from pos.ui.look import Look
    from pos.ui.sell.cart_rows import member_words
    from pos.ui.sell.member_card import MemberCard

    application = QApplication.instance() or QApplication([])
    chain = Ed25519PrivateKey.from_private_bytes(KEY)
    verifier = Ed25519Verifier(chain.public_key().public_bytes_raw().hex())
    look = Look(resources=resources_folder())
    look.put_on()
    card = MemberCard(look=look)
    card.resize(372, 80)
    with tempfile.TemporaryDirectory(prefix="guitai-bench-") as name:
        path = Path(name) / "store.db"
        mirror = SqlMirror.open(path, key=KEY, pepper=KEY)
        for page in _pages(scale.variants):
            mirror.apply(page)
        mirror.checkpoint_when_idle()
        find = FindMember(desk=_Away(), mirror=mirror, verifier=verifier)
        samples = []
        for text in _shown(scale, chain):
            started = perf_counter()
            found = find.known(text)
            title, detail, initial = member_words(found.member)
            card.say(title, detail, initial=initial)
            card.grab()
            samples.append((perf_counter() - started) * 1000)
            if found.member is None:
                raise RuntimeError("a member that was cached is not found")
        mirror.close()
        limit = percentile(_bare_ms(Path(name), scale), 0.99)
    card.deleteLater()
    application.processEvents()
    value = percentile(samples, 0.99)
    return figure(
        "member",
        samples,
        value=value,
        unit="ms",
        limit=limit,
        target=f"p99 ≤ {P99_MS:g} ms",
        met=value <= P99_MS,
        note="look-up in the encrypted store.db, check of the signature, card painted; limit: p99 of one row by a "
        "32-byte key, driver only, not encrypted",
    )


def _members(count: int) -> Iterator[tuple[str, Member]]:
    """(phone number, member), always the same ones."""
    for number in range(count):
        phone = f"{13_000_000_000 + number * 7:011d}"
        member_id = f"0190a000-0000-7000-8000-{number:012x}"
        yield phone, Member(member_id, "会员", masked(phone), "金卡", points=number % 5_000, principal=number % 90_000)


def _pages(count: int) -> Iterator[FeedPage]:
    changes: list[Change] = []
    for seq, (phone, member) in enumerate(_members(count), start=1):
        record = MemberRecord(member, (_digest(phone), _digest(f"M{seq:012d}")))
        changes.append(Change(seq, ChangeKind.MEMBER, member.member_id, msgspec.Raw(encode(record))))
        if len(changes) == PAGE or seq == count:
            yield FeedPage("e1", seq - len(changes), seq, tuple(changes), more=seq < count)
            changes = []


def _shown(scale: Scale, chain: Ed25519PrivateKey) -> Iterator[str]:
    random = Random(scale.seed)  # noqa: S311 - the same members for the same seed
    now = datetime.now(UTC).replace(microsecond=0)
    for place in range(scale.count(LOOKS)):
        number = random.randrange(scale.variants)
        if place % 2:
            yield f"{13_000_000_000 + number * 7:011d}"
        else:
            member_id = f"0190a000-0000-7000-8000-{number:012x}"
            yield str(MemberCode(member_id, now, chain.sign(signed_part(member_id, now))))


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def _bare_ms(folder: Path, scale: Scale) -> list[float]:
    """One row by its key, in a plain file of as many rows."""
    connection = sqlite.connect(str(folder / "bare.db"))
    connection.execute("CREATE TABLE bare (key BLOB PRIMARY KEY, body TEXT) WITHOUT ROWID")
    rows = ((bytes.fromhex(_digest(phone)), member.name) for phone, member in _members(scale.variants))
    connection.executemany("INSERT INTO bare VALUES (?, ?)", rows)
    connection.commit()
    random = Random(scale.seed)  # noqa: S311
    samples = []
    for _ in range(scale.count(LOOKS)):
        key = bytes.fromhex(_digest(f"{13_000_000_000 + random.randrange(scale.variants) * 7:011d}"))
        started = perf_counter()
        connection.execute("SELECT body FROM bare WHERE key = ?", (key,)).fetchone()
        samples.append((perf_counter() - started) * 1000)
    connection.close()
    return samples


class _Away:
    """Head office is out of reach."""

    def find(self, text: str) -> MemberAnswer:
        raise Unreachable(new_id())

    def wallet(self, member_id: str) -> MemberAnswer:
        raise Unreachable(member_id)

    def sign_up(self, asked: SignUp) -> SignedUp:
        raise Unreachable(asked.member_id)

    def send_sms(self, member_id: str) -> SmsAnswer:
        raise Unreachable(member_id)

    def send_new_phone(self, asked: AskNewPhone) -> NewPhoneAnswer:
        raise Unreachable(asked.member_id)

    def change_identity(self, asked: ChangeIdentity) -> IdentityChanged:
        raise Unreachable(asked.change_id)

    def history(self, member_id: str) -> HistoryAnswer:
        raise Unreachable(member_id)

    def voucher(self, code: str) -> VoucherAnswer:
        raise Unreachable(code)

    def hold(self, asked: AskHold) -> HoldAnswer:
        raise Unreachable(asked.hold_id)

    def release(self, hold_id: str) -> bool:
        raise Unreachable(hold_id)
