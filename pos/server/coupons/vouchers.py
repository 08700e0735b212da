"""Vouchers as rows and as values."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import islice

from sqlalchemy import Connection, select

from pos.domain.coupon import CouponState
from pos.domain.voucher import Voucher, VoucherRight
from pos.server.coupons.tables import voucher_rights, vouchers
from pos.server.organisation.tables import stores
from pos.wire.codec import decode
from pos.wire.members import VoucherAnswer


def voucher_of(connection: Connection, *, code: str = "", right_id: str = "", voucher_id: str = "") -> Voucher | None:
    """A voucher by its code, its id, or the id of one of its rights, as it stands."""
    wanted = voucher_id
    if right_id:
        found = select(voucher_rights.c.voucher_id).where(voucher_rights.c.right_id == right_id)
        wanted = connection.execute(found).scalar_one_or_none() or ""
    where = vouchers.c.code == code.upper() if code else vouchers.c.voucher_id == wanted
    row = connection.execute(select(vouchers).where(where)).one_or_none()
    if row is None:
        return None
    rights = connection.execute(
        select(voucher_rights).where(voucher_rights.c.voucher_id == row.voucher_id).order_by(voucher_rights.c.position)
    )
    return Voucher(
        voucher_id=row.voucher_id,
        code=row.code,
        name=row.name,
        rights=tuple(
            replace(decode(right.body.encode(), VoucherRight), state=CouponState(right.state)) for right in rights
        ),
        price=row.price,
        member_id=row.member_id,
    )


def shown_voucher(connection: Connection, code: str) -> VoucherAnswer:
    """A voucher by its code, with the names of the stores that its rights name."""
    voucher = voucher_of(connection, code=code.strip()) if code.strip() else None
    if voucher is None:
        return VoucherAnswer(None)
    return VoucherAnswer(voucher, names_of_stores(connection, [voucher]))


def names_of_stores(connection: Connection, shown: Sequence[Voucher]) -> dict[str, str]:
    """Id → name of the stores that rights of these vouchers name."""
    named = {store_id for voucher in shown for right in voucher.rights for store_id in right.stores}
    if not named:
        return {}
    found = connection.execute(select(stores.c.store_id, stores.c.name).where(stores.c.store_id.in_(named)))
    return {row.store_id: row.name for row in found}


def vouchers_of(connection: Connection, member_id: str, *, limit: int = 20) -> tuple[Voucher, ...]:
    """A member's vouchers with rights that are not used, the newest first."""
    ids = connection.execute(
        select(vouchers.c.voucher_id).where(vouchers.c.member_id == member_id).order_by(vouchers.c.issued_ms.desc())
    ).scalars()
    found = (voucher_of(connection, voucher_id=each) for each in ids)
    over = (CouponState.REDEEMED, CouponState.EXPIRED, CouponState.VOIDED)
    good = (each for each in found if each is not None and any(right.state not in over for right in each.rights))
    return tuple(islice(good, limit))
