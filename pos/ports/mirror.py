"""The till's mirror of what the server keeps for this store: stock, orders, staff, members seen. Replaceable."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Protocol

from pos.domain.coupon import Coupon
from pos.domain.member import Member
from pos.domain.membership import Membership
from pos.domain.order import Order
from pos.domain.rule_limits import RuleLimits
from pos.domain.scan.rules import ScanRules
from pos.domain.staff import Staff
from pos.domain.store_rules import StoreRules
from pos.domain.ticket.template import Templates
from pos.domain.transfer import Transfer
from pos.domain.voucher import Voucher
from pos.ports.catalogue import Cursor
from pos.wire.deliveries import DeliveryRecord
from pos.wire.feed import FeedPage, StockLevel
from pos.wire.stocktakes import StocktakeRecord


@dataclass(frozen=True, slots=True)
class PinRecord:
    """What the till keeps to check a PIN: useless without the till's pepper, which is not in the file."""

    staff: Staff
    """Who."""
    salt: bytes
    """argon2id salt."""
    checked: bytes
    """HMAC-SHA256 of the argon2id verifier under the till's pepper."""


class Mirror(Protocol):
    """Read from any thread; applied by the sync thread."""

    def on_hand(self) -> Mapping[str, StockLevel]:
        """Variant id → the server's figure, of all that this store has a piece of."""

    def stock(self, variant_ids: Iterable[str]) -> Mapping[str, StockLevel]:
        """The server's figures at the cursor; a variant it never mentioned is missing."""

    def orders(self) -> tuple[Order, ...]:
        """This store's orders as the server last told them, oldest first."""

    def order(self, order_id: str) -> Order | None:
        """One order."""

    def store_rules(self) -> StoreRules:
        """How the work at the counter is ruled; as usual before the server has told."""

    def staff_named(self, name: str) -> PinRecord | None:
        """An active member of staff by name (case-insensitive)."""

    def staff_member(self, staff_id: str) -> PinRecord | None:
        """An active member of staff by id."""

    def staff_by_badge(self, badge_hash: str) -> PinRecord | None:
        """An active member of staff by the SHA-256 of their badge's code, hex."""

    def staff(self) -> tuple[Staff, ...]:
        """All active staff, by name."""

    def remember_member(
        self, key: str, member: Member, coupons: tuple[Coupon, ...] = (), vouchers: tuple[Voucher, ...] = ()
    ) -> None:
        """Keep a member the server named, under the SHA-256 of what was asked, so that they are known offline."""

    def recall_member(self, key: str) -> Member | None:
        """A member remembered under that key, or told by the feed."""

    def member(self, member_id: str) -> Member | None:
        """A member by id."""

    def wallet(self, member_id: str) -> tuple[Coupon, ...]:
        """A member's coupons as the server last told them."""

    def vouchers(self, member_id: str) -> tuple[Voucher, ...]:
        """A member's vouchers as the server last told them."""

    def membership(self) -> Membership:
        """How membership works here; the defaults before the server has told."""

    def coupon_issue(self, batch_id: str) -> Coupon | None:
        """An issue of coupons as a coupon without id, code and owner: what each of them gives."""

    def scan_rules(self) -> ScanRules:
        """How in-store numbers are laid out, and what is recalled; nothing before head office has told."""

    def promotions(self) -> str:
        """The chain's promotions and settings, JSON (docs/promotions.md); empty before head office has told."""

    def templates(self) -> Templates:
        """How head office wants this store's tickets; as they come before it has told."""

    def rule_limits(self) -> RuleLimits:
        """How often limited rules were given, and what this store's tills may give; nothing before it was told."""

    def label_templates(self) -> str:
        """How head office wants this store's labels, TOML (docs/labels.md); empty before it has told."""

    def stocktakes(self) -> tuple[StocktakeRecord, ...]:
        """This store's stocktakes that the server told of, oldest first."""

    def transfers(self) -> tuple[Transfer, ...]:
        """Transfers from and to this store, oldest first."""

    def deliveries(self) -> tuple[DeliveryRecord, ...]:
        """What is announced to this store, and what has come of it, by id."""

    def cursor(self) -> Cursor:
        """How far the store feed has been applied."""

    def applied_tseq(self) -> int:
        """The last own event that the server's figures have counted."""

    def apply(self, page: FeedPage) -> None:
        """Store a page, its cursor and its `applied_tseq` in one transaction."""
