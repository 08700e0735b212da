"""Head office issues vouchers: sold, won, or given; and says what of the sold ones is still owed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sqlalchemy import select

from pos.domain.coupon import CouponState
from pos.domain.errors import BadValue
from pos.domain.ids import new_id
from pos.domain.moments import to_ms
from pos.domain.money import MAX_FEN, Fen
from pos.domain.own_code import OwnCode, new_body
from pos.domain.voucher import Voucher, VoucherRight, liability
from pos.server.clock import Clock
from pos.server.coupons.tables import voucher_rights, vouchers
from pos.server.coupons.vouchers import voucher_of, vouchers_of
from pos.server.database import Database
from pos.server.issuing.office import CODE_LENGTH
from pos.server.keys import Keys
from pos.server.members.telling import tell
from pos.server.transaction import Transaction
from pos.wire.codec import encode


class VoucherOffice:
    """Vouchers of the chain."""

    def __init__(self, *, database: Database, keys: Keys, clock: Clock) -> None:
        self._database = database
        self._keys = keys
        self._clock = clock

    def issue(self, name: str, rights: Sequence[VoucherRight], *, price: Fen = 0, member_id: str = "") -> Voucher:
        """Issue a voucher with rights of these (their ids are made here). Raises BadValue without rights, or for a
        price that cannot be.
        """
        if not name or not rights or not 0 <= price <= MAX_FEN:
            raise BadValue("a voucher needs a name, rights, and a price of 0 or more")
        voucher = Voucher(
            voucher_id=new_id(),
            code=OwnCode.VOUCHER + new_body(CODE_LENGTH),
            name=name,
            rights=tuple(replace(right, right_id=new_id(), state=CouponState.ISSUED) for right in rights),
            price=price,
            member_id=member_id,
        )
        self._database.write(lambda tx: self._put(tx, voucher))
        return voucher

    def named(self, code: str) -> Voucher | None:
        """A voucher by its code."""
        with self._database.reading() as connection:
            return voucher_of(connection, code=code.strip())

    def of_member(self, member_id: str) -> tuple[Voucher, ...]:
        """A member's vouchers with rights that are not used."""
        with self._database.reading() as connection:
            return vouchers_of(connection, member_id)

    def owed(self) -> Fen:
        """What customers paid for rights that they have not used."""
        with self._database.reading() as connection:
            sold = connection.execute(select(vouchers.c.voucher_id).where(vouchers.c.price > 0)).scalars().all()
            found = (voucher_of(connection, voucher_id=each) for each in sold)
            return sum(liability(each) for each in found if each is not None)

    def _put(self, tx: Transaction, voucher: Voucher) -> None:
        row = {
            "voucher_id": voucher.voucher_id,
            "code": voucher.code,
            "name": voucher.name,
            "member_id": voucher.member_id,
            "price": voucher.price,
            "issued_ms": to_ms(self._clock()),
        }
        tx.add(vouchers, [row])
        rights = [
            {
                "right_id": right.right_id,
                "voucher_id": voucher.voucher_id,
                "position": place,
                "body": encode(right).decode(),
                "state": right.state.value,
                "document_id": "",
            }
            for place, right in enumerate(voucher.rights)
        ]
        tx.add(voucher_rights, rights)
        if voucher.member_id:
            tell(tx, [voucher.member_id], keys=self._keys, clock=self._clock)
