"""Presented coupons read from JSON."""

from __future__ import annotations

from pos.domain.errors import BadValue
from pos.domain.promotion.occasion import Coupon, CouponState
from pos.domain.promotion.reading.fields import Fields
from pos.domain.promotion.reading.rule import read_right

COUPON_PRIORITY = 10**5
"""Of a coupon that says none: after the rules of its stage."""


def read_coupon(data: object, place: str) -> Coupon:
    """A coupon as it is presented: with a right of its own, or one that opens a rule. Raises BadValue."""
    if isinstance(data, str):
        return Coupon(code=data, opens=data, kind=data)
    fields = Fields(data, place)
    code = fields.text("code")
    if not code:
        raise BadValue(f"{place}: code is missing")
    name = fields.text("name", code)
    opens, kind = fields.text("rule"), fields.text("kind")
    state = fields.one_of("state", CouponState, CouponState.VALID)
    first, last = fields.day("from"), fields.day("to")
    member = fields.text("member")
    right = None
    if fields.has("benefit"):
        right = read_right(fields, rule_id=code, name=name, priority=COUPON_PRIORITY, coupon=code)
    fields.end()
    return Coupon(code=code, right=right, opens=opens, kind=kind, state=state, first=first, last=last, member_id=member)
