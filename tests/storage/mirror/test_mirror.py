import hmac
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import msgspec
import pytest

from pos.domain.allowance import OfflineAllowance
from pos.domain.coupon import Coupon, CouponKind
from pos.domain.member import Member
from pos.domain.membership import Membership
from pos.domain.receiving import Delivery, ExpectedLine, Source
from pos.domain.staff import Role, Staff
from pos.domain.voucher import RightTo, Voucher, VoucherRight
from pos.ports.catalogue import Cursor
from pos.storage.mirror.mirror import SqlMirror
from pos.wire.codec import encode
from pos.wire.deliveries import DeliveryRecord
from pos.wire.feed import (
    Change,
    CouponIssueRecord,
    FeedPage,
    MemberRecord,
    MembershipRecord,
    StaffRecord,
    StockLevel,
    StoreRecord,
)
from tests.examples import STORE, an_order

KEY, PEPPER = bytes(range(32)), bytes(range(32, 64))
LI = StaffRecord(
    staff_id="s-1", name="Lily 李", role="clerk", pin_salt="aa" * 16, pin_verifier="bb" * 32, badge_hash="cc" * 32
)

COUPON = Coupon("c-1", "CABCDEFGHJKLM", "b-1", "满 300 减 50", CouponKind.AMOUNT, value=5_000, threshold=30_000)
VOUCHER = Voucher("v-1", "VAAAABBBBCCCC", "礼包", (VoucherRight("r-1", "立减 30", RightTo.MONEY_OFF, worth=3_000),))


@pytest.fixture
def mirror(tmp_path: Path) -> Iterator[SqlMirror]:
    opened = SqlMirror.open(tmp_path / "store.db", key=KEY, pepper=PEPPER)
    yield opened
    opened.close()


def page(*records: tuple[str, Any], after: int = 0, epoch: str = "e1", more: bool = False, tseq: int = 0) -> FeedPage:
    changes = tuple(
        Change(seq=after + n, kind=kind, key="k", payload=msgspec.Raw(encode(each)))
        for n, (kind, each) in enumerate(records, start=1)
    )
    return FeedPage(epoch=epoch, after=after, upto=after + len(records), changes=changes, more=more, applied_tseq=tseq)


def test_figures_orders_cursor_and_count_are_kept_together(mirror: SqlMirror, tmp_path: Path) -> None:
    order = an_order(ready=True)
    level = StockLevel(variant_id="v-1", quantity=3000, reserved=1000)

    mirror.apply(page(("stock", level), ("order", order), ("store", StoreRecord(STORE)), tseq=42))
    mirror.close()
    again = SqlMirror.open(tmp_path / "store.db", key=KEY, pepper=PEPPER)

    assert again.stock(["v-1", "v-2"]) == {"v-1": level}
    assert again.on_hand() == {"v-1": level}
    assert (again.orders(), again.order(order.order_id), again.order("none")) == ((order,), order, None)
    assert (again.cursor(), again.applied_tseq()) == (Cursor(epoch="e1", seq=3), 42)
    assert (again.store(STORE.store_id), again.store("none")) == (STORE, None)
    again.close()


def test_of_a_pin_only_its_hmac_under_the_pepper_is_kept(mirror: SqlMirror, tmp_path: Path) -> None:
    mirror.apply(page(("staff", LI)))

    record = mirror.staff_named(" LILY 李")

    assert record is not None
    assert record.staff == Staff(staff_id="s-1", name="Lily 李", role=Role.CLERK)
    assert record.salt == bytes.fromhex(LI.pin_salt)
    assert record.checked == hmac.new(PEPPER, bytes.fromhex(LI.pin_verifier), "sha256").digest()
    assert mirror.staff_by_badge(LI.badge_hash) == record
    assert mirror.staff() == (record.staff,)


def test_who_has_left_or_has_no_badge_is_not_found(mirror: SqlMirror) -> None:
    plain = replace(LI, staff_id="s-2", name="小陈", badge_hash="")
    mirror.apply(page(("staff", replace(LI, active=False)), ("staff", plain)))

    assert (mirror.staff_named(LI.name), mirror.staff_by_badge(LI.badge_hash), mirror.staff_by_badge("")) == (None,) * 3
    assert [staff.name for staff in mirror.staff()] == ["小陈"]


def test_a_name_that_two_have_names_nobody(mirror: SqlMirror) -> None:
    mirror.apply(page(("staff", LI), ("staff", replace(LI, staff_id="s-2"))))

    assert mirror.staff_named(LI.name) is None
    chosen = mirror.staff_member("s-2")
    assert chosen is not None
    assert (chosen.staff.staff_id, chosen.staff.name) == ("s-2", LI.name)
    assert mirror.staff_member("s-3") is None


@pytest.mark.expects_log("change 1 of e1 is not a staff")
@pytest.mark.expects_log("change 2 of e1 is not a stock")
def test_a_row_that_cannot_be_read_keeps_no_other_from_coming(mirror: SqlMirror) -> None:
    mirror.apply(
        page(("staff", replace(LI, role="wizard")), ("stock", {"quantity": "x"}), ("later", {}), ("order", an_order()))
    )

    assert (len(mirror.orders()), mirror.cursor().seq) == (1, 4)


def test_what_a_restored_server_does_not_mention_again_is_gone_once_it_has_told_all(mirror: SqlMirror) -> None:
    mirror.apply(page(("staff", LI), ("order", an_order())))

    mirror.apply(page(("staff", LI), epoch="e2", more=True))
    assert len(mirror.orders()) == 1
    mirror.apply(page(after=1, epoch="e2"))

    assert mirror.orders() == ()
    assert len(mirror.staff()) == 1


def test_what_is_on_its_way_is_as_the_server_told_it_last(mirror: SqlMirror) -> None:
    delivery = Delivery("d1", "SN-1", STORE.store_id, Source.PURCHASE, "mill", (ExpectedLine("v-1", 2000),))
    mirror.apply(page(("delivery", DeliveryRecord("d1", delivery)), ("delivery", DeliveryRecord("t1", None))))
    part = DeliveryRecord("d1", delivery, (("v-1", 1000),))
    mirror.apply(page(("delivery", part), after=2))
    assert mirror.deliveries() == (part, DeliveryRecord("t1", None))
    mirror.apply(page(epoch="e2"))
    assert mirror.deliveries() == ()


def test_members_seen_are_known_offline(mirror: SqlMirror) -> None:
    member = Member(member_id="m-1", name="张", phone_masked="138****2046", points=7)

    mirror.remember_member("ab" * 32, replace(member, points=1))
    mirror.remember_member("ab" * 32, member, (COUPON,), (VOUCHER,))

    assert (mirror.recall_member("ab" * 32), mirror.recall_member("cd" * 32)) == (member, None)
    assert (mirror.member("m-1"), mirror.member("m-2")) == (member, None)
    assert (mirror.wallet("m-1"), mirror.wallet("m-2")) == ((COUPON,), ())
    assert (mirror.vouchers("m-1"), mirror.vouchers("m-2")) == ((VOUCHER,), ())


@pytest.mark.expects_log("is not a member")
def test_the_feed_tells_of_the_stores_own_members_and_of_what_they_may_do(mirror: SqlMirror) -> None:
    member = Member(member_id="m-1", name="张", phone_masked="138****2046", points=7)
    keys = ("ab" * 32, "cd" * 32)
    settings = Membership(offline=OfflineAllowance(per_member=20_000, per_till=50_000))
    assert (mirror.membership(), mirror.coupon_issue("b-1")) == (Membership(), None)

    mirror.apply(
        page(
            ("member", MemberRecord(member, keys, (COUPON,), vouchers=(VOUCHER,))),
            ("member", MemberRecord(replace(member, member_id="m-2"), ("not hex",))),
            ("membership", MembershipRecord(settings)),
            ("coupon_issue", CouponIssueRecord(COUPON)),
        )
    )
    assert [mirror.recall_member(key) for key in keys] == [member, member]
    assert (mirror.wallet("m-1"), mirror.vouchers("m-1")) == ((COUPON,), (VOUCHER,))
    assert mirror.membership() == settings
    assert mirror.coupon_issue("b-1") == COUPON

    mirror.apply(page(("member", MemberRecord(member, (), gone=True)), after=4))
    assert [mirror.recall_member(key) for key in keys] == [None, None]
    assert (mirror.wallet("m-1"), mirror.vouchers("m-1")) == ((), ())


@pytest.mark.expects_log("the store's mirror has to be fetched again")
def test_a_damaged_mirror_is_fetched_again(tmp_path: Path) -> None:
    (tmp_path / "store.db").write_bytes(b"rubbish" * 5000)

    mirror = SqlMirror.open(tmp_path / "store.db", key=KEY, pepper=PEPPER)

    assert mirror.cursor() == Cursor(epoch="", seq=0)
    mirror.close()
