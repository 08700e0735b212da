"""The mirror behind its port."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from pos.domain.coupon import Coupon
from pos.domain.errors import DamagedFile, WireError
from pos.domain.member import Member
from pos.domain.membership import Membership
from pos.domain.order import Order
from pos.domain.rule_limits import NOTHING_LIMITED, RuleLimits
from pos.domain.scan.rules import NO_RULES, ScanRules
from pos.domain.staff import Role, Staff
from pos.domain.store import Store
from pos.domain.store_rules import StoreRules
from pos.domain.ticket.template import PLAIN, Templates
from pos.domain.transfer import Transfer
from pos.domain.voucher import Voucher
from pos.ports.catalogue import Cursor
from pos.ports.mirror import PinRecord
from pos.storage.database import Database
from pos.storage.mirror.put_change import put_change, put_member
from pos.storage.mirror.schema import FORMAT, TABLES, TOLD_BY_SERVER
from pos.storage.sqlite import open_file
from pos.wire.codec import decode
from pos.wire.deliveries import DeliveryRecord
from pos.wire.feed import ChangeKind, FeedPage, MemberRecord, StockLevel
from pos.wire.stocktakes import StocktakeRecord

_log = logging.getLogger(__name__)

_NOTHING_YET = {"epoch": "", "seq": 0, "applied_tseq": 0}
_BY_KEY = "SELECT body FROM member_key JOIN member USING (member_id) WHERE key = ?"
_STAFF = "SELECT staff_id, name, role, salt, checked FROM staff WHERE active = 1"


class SqlMirror:
    """`ports.mirror.Mirror` over `store.db`. Any thread may ask; the sync thread applies."""

    def __init__(self, *, database: Database, pepper: bytes) -> None:
        self._database = database
        self._pepper = pepper
        self._meta = self._read_meta()
        self._templates = (b"", PLAIN)
        self._scan_rules = (b"", NO_RULES)
        self._promotions = self._read_promotions()
        self._rule_limits = self._read_rule_limits()

    @classmethod
    def open(cls, path: Path, *, key: bytes, pepper: bytes) -> SqlMirror:
        """Open the mirror at `path`, made where there is none. `key`, `pepper`: 32 bytes each.

        The caller holds the folder. A file that is damaged, or of another format, is put aside: the server tells
        everything again. Raises ReadOnlyFolder, DiskFull.
        """
        try:
            return cls(database=_open(path, key), pepper=pepper)
        except DamagedFile as error:
            _log.warning("the store's mirror has to be fetched again: %s", error)
            for name in (path.name, f"{path.name}-wal", f"{path.name}-shm"):
                path.with_name(name).unlink(missing_ok=True)
            return cls(database=_open(path, key), pepper=pepper)

    def stock(self, variant_ids: Iterable[str]) -> Mapping[str, StockLevel]:
        """The server's figures at the cursor; a variant it never mentioned is missing."""
        wanted = json.dumps(list(variant_ids))
        rows = self._database.rows(
            "SELECT variant_id, quantity, reserved FROM stock WHERE variant_id IN (SELECT value FROM json_each(?))",
            wanted,
        )
        return {row[0]: StockLevel(variant_id=row[0], quantity=row[1], reserved=row[2]) for row in rows}

    def on_hand(self) -> Mapping[str, StockLevel]:
        """Variant id → the server's figure, of all that this store has a piece of."""
        rows = self._database.rows("SELECT variant_id, quantity, reserved FROM stock WHERE quantity > 0")
        return {row[0]: StockLevel(variant_id=row[0], quantity=row[1], reserved=row[2]) for row in rows}

    def orders(self) -> tuple[Order, ...]:
        """This store's orders as the server last told them, oldest first."""
        rows = self._database.rows("SELECT body FROM orders ORDER BY placed_ms, order_id")
        return tuple(decode(body, Order) for (body,) in rows)

    def order(self, order_id: str) -> Order | None:
        """One order."""
        rows = self._database.rows("SELECT body FROM orders WHERE order_id = ?", order_id)
        return decode(rows[0][0], Order) if rows else None

    def staff_named(self, name: str) -> PinRecord | None:
        """An active member of staff by name (case-insensitive); None where two have it."""
        rows = self._database.rows(f"{_STAFF} AND folded_name = ?", name.strip().casefold())
        return self._pin_record(rows[0]) if len(rows) == 1 else None

    def staff_member(self, staff_id: str) -> PinRecord | None:
        """An active member of staff by id."""
        rows = self._database.rows(f"{_STAFF} AND staff_id = ?", staff_id)
        return self._pin_record(rows[0]) if rows else None

    def staff_by_badge(self, badge_hash: str) -> PinRecord | None:
        """An active member of staff by the SHA-256 of their badge's code, hex."""
        rows = self._database.rows(f"{_STAFF} AND badge_hash = ? AND badge_hash <> ''", badge_hash)
        return self._pin_record(rows[0]) if rows else None

    def staff(self) -> tuple[Staff, ...]:
        """All active staff, by name."""
        rows = self._database.rows(f"{_STAFF} ORDER BY folded_name, staff_id")
        rules = self.store_rules()
        return tuple(_pin_record(row, rules).staff for row in rows)

    def store_rules(self) -> StoreRules:
        """How the work at the counter is ruled; as usual before the server has told."""
        rows = self._database.rows("SELECT body FROM setting WHERE name = ?", ChangeKind.STORE_RULES.value)
        return decode(rows[0][0], StoreRules) if rows else StoreRules()

    def store(self, store_id: str) -> Store | None:
        """The till's store as head office last told it; None before it has."""
        rows = self._database.rows("SELECT body FROM store WHERE store_id = ?", store_id)
        return decode(rows[0][0], Store) if rows else None

    def remember_member(
        self, key: str, member: Member, coupons: tuple[Coupon, ...] = (), vouchers: tuple[Voucher, ...] = ()
    ) -> None:
        """Keep a member under the SHA-256 (hex) of what was asked."""
        record = MemberRecord(member=member, keys=(key,), coupons=coupons, vouchers=vouchers)
        with self._database.writing() as cursor:
            put_member(cursor, record, epoch=self._meta["epoch"], told=False)

    def recall_member(self, key: str) -> Member | None:
        """A member remembered under that key, or told by the feed."""
        rows = self._database.rows(_BY_KEY, bytes.fromhex(key)[:16])
        return decode(rows[0][0], Member) if rows else None

    def member(self, member_id: str) -> Member | None:
        """A member by id."""
        rows = self._database.rows("SELECT body FROM member WHERE member_id = ?", member_id)
        return decode(rows[0][0], Member) if rows else None

    def wallet(self, member_id: str) -> tuple[Coupon, ...]:
        """A member's coupons as the server last told them."""
        rows = self._database.rows("SELECT coupons FROM member WHERE member_id = ?", member_id)
        return decode(rows[0][0], tuple[Coupon, ...]) if rows else ()

    def vouchers(self, member_id: str) -> tuple[Voucher, ...]:
        """A member's vouchers as the server last told them."""
        rows = self._database.rows("SELECT body FROM member_vouchers WHERE member_id = ?", member_id)
        return decode(rows[0][0], tuple[Voucher, ...]) if rows else ()

    def membership(self) -> Membership:
        """How membership works here; the defaults before the server has told."""
        rows = self._database.rows("SELECT body FROM setting WHERE name = ?", ChangeKind.MEMBERSHIP.value)
        return decode(rows[0][0], Membership) if rows else Membership()

    def templates(self) -> Templates:
        """How head office wants this store's tickets; as they come before it has told."""
        rows = self._database.rows("SELECT body FROM setting WHERE name = ?", ChangeKind.TICKETS.value)
        if not rows:
            return PLAIN
        body: bytes = rows[0][0]
        if body != self._templates[0]:  # every ticket asks
            self._templates = (body, decode(body, Templates))
        return self._templates[1]

    def label_templates(self) -> str:
        """How head office wants this store's labels, TOML; empty before it has told."""
        rows = self._database.rows("SELECT body FROM setting WHERE name = ?", ChangeKind.LABELS.value)
        return rows[0][0].decode() if rows else ""

    def scan_rules(self) -> ScanRules:
        """How in-store numbers are laid out, and what is recalled; nothing before head office has told."""
        rows = self._database.rows("SELECT body FROM setting WHERE name = ?", ChangeKind.SCAN_RULES.value)
        if not rows:
            return NO_RULES
        body: bytes = rows[0][0]
        if body != self._scan_rules[0]:  # every scan asks
            self._scan_rules = (body, decode(body, ScanRules))
        return self._scan_rules[1]

    def promotions(self) -> str:
        """The chain's promotions and settings, JSON; empty before head office has told. Every price asks: in memory."""
        return self._promotions

    def rule_limits(self) -> RuleLimits:
        """How often limited rules were given. Every price asks: in memory."""
        return self._rule_limits

    def coupon_issue(self, batch_id: str) -> Coupon | None:
        """An issue of coupons: what each of them gives."""
        rows = self._database.rows("SELECT body FROM coupon_issue WHERE batch_id = ?", batch_id)
        return decode(rows[0][0], Coupon) if rows else None

    def stocktakes(self) -> tuple[StocktakeRecord, ...]:
        """This store's stocktakes that the server told of, oldest first."""
        rows = self._database.rows("SELECT body FROM stocktake ORDER BY stocktake_id")
        return tuple(decode(body, StocktakeRecord) for (body,) in rows)

    def transfers(self) -> tuple[Transfer, ...]:
        """Transfers from and to this store, oldest first."""
        rows = self._database.rows("SELECT body FROM transfer ORDER BY transfer_id")
        return tuple(decode(body, Transfer) for (body,) in rows)

    def deliveries(self) -> tuple[DeliveryRecord, ...]:
        """What is announced to this store, and what has come of it, by id."""
        rows = self._database.rows("SELECT body FROM delivery ORDER BY delivery_id")
        return tuple(decode(body, DeliveryRecord) for (body,) in rows)

    def cursor(self) -> Cursor:
        """How far the store feed has been applied."""
        return Cursor(epoch=self._meta["epoch"], seq=self._meta["seq"])

    def applied_tseq(self) -> int:
        """The last own event that the server's figures have counted."""
        return int(self._meta["applied_tseq"])

    def apply(self, page: FeedPage) -> None:
        """Store a page, its cursor and its `applied_tseq` in one transaction.

        A row that cannot be read is passed over and logged. Once a restored server has told everything, what it did
        not mention is gone.
        """
        meta = {"epoch": page.epoch, "seq": page.upto, "applied_tseq": page.applied_tseq}
        with self._database.writing() as cursor:
            for change in page.changes:
                try:
                    put_change(cursor, change, epoch=page.epoch, pepper=self._pepper)
                except WireError as error:
                    _log.warning("change %d of %s is not a %s: %s", change.seq, page.epoch, change.kind, error)
            if not page.more:
                for table in TOLD_BY_SERVER:
                    cursor.execute(f"DELETE FROM {table} WHERE epoch <> ?", (page.epoch,))  # noqa: S608
            cursor.executemany("INSERT OR REPLACE INTO meta VALUES (?, ?)", list(meta.items()))
        self._meta = meta
        if not page.more or any(change.kind == ChangeKind.PROMOTIONS for change in page.changes):
            self._promotions = self._read_promotions()
        if not page.more or any(change.kind == ChangeKind.RULE_LIMITS for change in page.changes):
            self._rule_limits = self._read_rule_limits()

    def checkpoint_when_idle(self) -> int:
        """Move changes from the write-ahead log into the file; pages still in the log."""
        return self._database.checkpoint_when_idle()

    def close(self) -> None:
        """Close the file."""
        self._database.close()

    def _pin_record(self, row: tuple[Any, ...]) -> PinRecord:
        return _pin_record(row, self.store_rules())

    def _read_promotions(self) -> str:
        rows = self._database.rows("SELECT body FROM setting WHERE name = ?", ChangeKind.PROMOTIONS.value)
        return rows[0][0].decode() if rows else ""

    def _read_rule_limits(self) -> RuleLimits:
        rows = self._database.rows("SELECT body FROM setting WHERE name = ?", ChangeKind.RULE_LIMITS.value)
        return decode(rows[0][0], RuleLimits) if rows else NOTHING_LIMITED

    def _read_meta(self) -> dict[str, Any]:
        return {**_NOTHING_YET, **dict(self._database.rows("SELECT key, value FROM meta"))}


def _open(path: Path, key: bytes) -> Database:
    connections = open_file(path, key=key)
    try:
        database = Database(connections)
        with database.writing() as cursor:
            (version,) = cursor.execute("PRAGMA user_version").fetchone()
            if version == 0:
                for statement in TABLES:
                    cursor.execute(statement)
                cursor.execute(f"PRAGMA user_version = {FORMAT}")
            elif version != FORMAT:
                raise DamagedFile(f"{path.name} has format {version}, not {FORMAT}")
    except BaseException:
        connections.dispose()
        raise
    return database


def _pin_record(row: tuple[Any, ...], rules: StoreRules) -> PinRecord:
    staff_id, name, kind, salt, checked = row
    role = Role(kind)
    staff = Staff(staff_id=staff_id, name=name, role=role, rules=rules.rules_of(role))
    return PinRecord(staff=staff, salt=salt, checked=checked)
