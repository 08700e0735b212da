"""What the server keeps for the store, in memory. The test plays the sync thread."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from pos.domain.coupon import Coupon
from pos.domain.member import Member
from pos.domain.membership import Membership
from pos.domain.order import Order
from pos.domain.quantity import Milli
from pos.domain.rule_limits import NOTHING_LIMITED, RuleLimits
from pos.domain.scan.rules import NO_RULES, ScanRules
from pos.domain.staff import Staff
from pos.domain.store_rules import StoreRules
from pos.domain.ticket.template import PLAIN, Templates
from pos.domain.transfer import Transfer
from pos.domain.voucher import Voucher
from pos.ports.catalogue import Cursor
from pos.ports.mirror import PinRecord
from pos.wire.deliveries import DeliveryRecord
from pos.wire.feed import FeedPage, StockLevel
from pos.wire.stocktakes import StocktakeRecord


class Mirror:
    """`ports.mirror.Mirror`."""

    def __init__(self) -> None:
        self.levels: dict[str, StockLevel] = {}
        self.told: dict[str, Order] = {}
        self.people: dict[str, PinRecord] = {}  # by lower-case name
        self.badges: dict[str, PinRecord] = {}
        self.members: dict[str, Member] = {}
        self.wallets: dict[str, tuple[Coupon, ...]] = {}  # by member id
        self.bundles: dict[str, tuple[Voucher, ...]] = {}  # by member id
        self.settings = Membership()
        self.issues: dict[str, Coupon] = {}
        self.tickets = PLAIN
        self.labels = ""
        self.scanning = NO_RULES
        self.campaigns = ""
        self.limited = NOTHING_LIMITED
        self.takes: dict[str, StocktakeRecord] = {}
        self.moves: dict[str, Transfer] = {}
        self.announced: dict[str, DeliveryRecord] = {}
        self.at = Cursor(epoch="", seq=0)
        self.counted = 0
        self.pages: list[FeedPage] = []
        self.rules = StoreRules()
        self.while_reading: Callable[[], None] = lambda: None
        """Called in the middle of a look at stock or orders: a page may come in just then."""

    def on_hand(self) -> Mapping[str, StockLevel]:
        return {variant_id: level for variant_id, level in self.levels.items() if level.quantity > 0}

    def stock(self, variant_ids: Iterable[str]) -> Mapping[str, StockLevel]:
        found = {each: self.levels[each] for each in variant_ids if each in self.levels}
        self.while_reading()
        return found

    def orders(self) -> tuple[Order, ...]:
        told = tuple(sorted(self.told.values(), key=lambda order: order.placed))
        self.while_reading()
        return told

    def order(self, order_id: str) -> Order | None:
        told = self.told.get(order_id)
        self.while_reading()
        return told

    def store_rules(self) -> StoreRules:
        return self.rules

    def staff_named(self, name: str) -> PinRecord | None:
        return self.people.get(name.lower())

    def staff_member(self, staff_id: str) -> PinRecord | None:
        return next((record for record in self.people.values() if record.staff.staff_id == staff_id), None)

    def staff_by_badge(self, badge_hash: str) -> PinRecord | None:
        return self.badges.get(badge_hash)

    def staff(self) -> tuple[Staff, ...]:
        return tuple(self.people[name].staff for name in sorted(self.people))

    def remember_member(
        self, key: str, member: Member, coupons: tuple[Coupon, ...] = (), vouchers: tuple[Voucher, ...] = ()
    ) -> None:
        self.members[key] = member
        self.wallets[member.member_id] = coupons
        self.bundles[member.member_id] = vouchers

    def recall_member(self, key: str) -> Member | None:
        return self.members.get(key)

    def member(self, member_id: str) -> Member | None:
        return next((each for each in self.members.values() if each.member_id == member_id), None)

    def wallet(self, member_id: str) -> tuple[Coupon, ...]:
        return self.wallets.get(member_id, ())

    def vouchers(self, member_id: str) -> tuple[Voucher, ...]:
        return self.bundles.get(member_id, ())

    def membership(self) -> Membership:
        return self.settings

    def coupon_issue(self, batch_id: str) -> Coupon | None:
        return self.issues.get(batch_id)

    def scan_rules(self) -> ScanRules:
        return self.scanning

    def promotions(self) -> str:
        return self.campaigns

    def templates(self) -> Templates:
        return self.tickets

    def rule_limits(self) -> RuleLimits:
        return self.limited

    def label_templates(self) -> str:
        return self.labels

    def stocktakes(self) -> tuple[StocktakeRecord, ...]:
        return tuple(self.takes.values())

    def transfers(self) -> tuple[Transfer, ...]:
        return tuple(self.moves.values())

    def deliveries(self) -> tuple[DeliveryRecord, ...]:
        return tuple(self.announced.values())

    def cursor(self) -> Cursor:
        return self.at

    def applied_tseq(self) -> int:
        return self.counted

    def apply(self, page: FeedPage) -> None:
        self.pages.append(page)
        self.at = Cursor(epoch=page.epoch, seq=page.upto)
        self.counted = page.applied_tseq

    def has(self, variant_id: str, quantity: Milli, *, reserved: Milli = 0) -> None:
        """The server's figure for a variant."""
        self.levels[variant_id] = StockLevel(variant_id, quantity, reserved)
