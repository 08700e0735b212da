"""Takes coupons and rights of vouchers into the sale and out of it again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from pos.domain.cart import Cart
from pos.domain.coupon import Coupon
from pos.domain.holding import Held
from pos.domain.scan import ScanKind, read_scan
from pos.domain.voucher import voucher_code
from pos.ui.desk import Desk
from pos.ui.language import translate
from pos.ui.members.rows import refusal_words
from pos.ui.offload import Lane
from pos.ui.outcomes import of_fault
from pos.ui.parts.notice import Saying
from pos.ui.sounds import Sound
from pos.usecases.members.redeem_coupon import CouponTaken
from pos.usecases.members.redeem_right import RightTaken


class CouponDesk:
    """One coupon at a time: each is locked at head office before it counts."""

    def __init__(
        self,
        *,
        desk: Desk,
        say: Callable[[Saying | None], None],
        choose: Callable[[str, Callable[[str], None]], None],
        changed: Callable[[], None],
    ) -> None:
        """`choose`: asks which right of a voucher."""
        self._desk = desk
        self._say = say
        self._choose = choose
        self._changed = changed
        self._waiting: list[tuple[str, str]] = []

    def take(self, text: str) -> None:
        """Lock the coupon of a code, and put it into the sale; of a voucher, the right that is chosen."""
        if read_scan(text).kind is ScanKind.VOUCHER:
            self._choose(text, lambda right_id: self._take(text, right_id))
        else:
            self._take(text, "")

    def take_known(self, coupon: Coupon) -> None:
        """The same for one that was offered; it may be a right of a voucher."""
        bundle = voucher_code(coupon)
        self._take(bundle or coupon.code, coupon.coupon_id if bundle else "")

    def drop_right(self, right_id: str) -> None:
        """Take a voucher's right out of the sale; it is free again."""
        cart, redeem = self._desk.sale.cart, self._desk.counter.members.redeem_right

        def dropped(after: Cart) -> None:
            self._say(Saying("info", translate("Member", "The voucher's right is taken out again")))
            self._dropped(after)

        self._desk.offload.run(Lane.NETWORK, lambda: redeem.drop(cart, right_id), dropped, self._failed)

    def take_right(self, code: str, right_id: str) -> None:
        """Lock that right of a voucher, and put it into the sale."""
        self._take(code, right_id)

    def drop(self, coupon_id: str) -> None:
        """Take it out of the sale; it is free again."""
        cart, redeem = self._desk.sale.cart, self._desk.counter.members.redeem_coupon
        self._desk.offload.run(Lane.NETWORK, lambda: redeem.release(cart, coupon_id), self._dropped, self._failed)

    def _take(self, text: str, right_id: str) -> None:
        self._waiting.append((text, right_id))
        if len(self._waiting) == 1:
            self._next()

    def _next(self) -> None:
        cart, members = self._desk.sale.cart, self._desk.counter.members
        text, right_id = self._waiting[0]
        if read_scan(text).kind is ScanKind.VOUCHER:
            right = members.redeem_right
            self._desk.offload.run(Lane.NETWORK, lambda: right(cart, text, right_id), self._took_right, self._failed)
            return
        redeem = members.redeem_coupon
        self._desk.offload.run(Lane.NETWORK, lambda: redeem(cart, text), self._taken, self._failed)

    def _took_right(self, taken: RightTaken) -> None:
        if taken.outcome.granted and taken.right is not None:
            sale = self._desk.sale
            sale.put(replace(sale.cart, coupons=taken.cart.coupons, uses=taken.cart.uses))
            self._desk.sounds.play(Sound.FOUND)
            head = translate("Member", "From the voucher: {name}").format(name=taken.right.name)
            again = translate("Member", "Show it again for another of its rights")
            offline = translate("Member", "Offline, as head office last told")
            self._say(Saying("info", head, offline if taken.outcome is Held.GRANTED_OFFLINE else again))
        else:
            self._desk.sounds.play(Sound.NOT_FOUND)
            self._say(of_right(taken))
        self._go_on()

    def _taken(self, taken: CouponTaken) -> None:
        if taken.outcome.granted:
            sale = self._desk.sale
            # Lines may have been rung up meanwhile: only what the coupon brings is taken over.
            sale.put(replace(sale.cart, coupons=taken.cart.coupons, uses=taken.cart.uses))
            self._desk.sounds.play(Sound.FOUND)
            name = taken.coupon.name if taken.coupon is not None else ""
            head = translate("Member", "Coupon taken: {name}").format(name=name)
            offline = taken.outcome is Held.GRANTED_OFFLINE
            self._say(Saying("info", head, translate("Member", "Offline, by its signature") if offline else ""))
        else:
            self._desk.sounds.play(Sound.NOT_FOUND)
            self._say(_refused(taken))
        self._go_on()

    def _dropped(self, cart: Cart) -> None:
        sale = self._desk.sale
        sale.put(replace(sale.cart, coupons=cart.coupons, uses=cart.uses))
        self._changed()

    def _failed(self, fault: Exception) -> None:
        self._say(of_fault(fault))
        self._go_on()

    def _go_on(self) -> None:
        del self._waiting[:1]
        self._changed()
        if self._waiting:
            self._next()


def of_right(taken: RightTaken) -> Saying:
    """Why a voucher gave nothing. None of its rights was used."""
    if taken.refusal is not None:
        rest = translate("Member", "None of its rights was used.")
        return Saying(
            "warn", translate("Member", "This voucher gives nothing now"), f"{refusal_words(taken.refusal)}. {rest}"
        )
    if taken.outcome is Held.BEYOND_ALLOWANCE:
        return _no_more()
    rest = translate("Member", "Offline only vouchers of a member known here can be checked. Sell on without it.")
    return Saying("warn", translate("Member", "This voucher cannot be checked now"), rest)


def _refused(taken: CouponTaken) -> Saying:
    if taken.refusal is not None:
        rest = translate("Member", "It was not used. Sell on without it.")
        return Saying(
            "warn", translate("Member", "This coupon gives nothing"), f"{refusal_words(taken.refusal)}. {rest}"
        )
    if taken.outcome is Held.OFFLINE_PROOF_WANTED:
        rest = translate("Member", "Offline only a coupon's QR, or one of a member known here, can be checked.")
        return Saying("warn", translate("Member", "This coupon cannot be checked now"), rest)
    return _no_more()


def _no_more() -> Saying:
    rest = translate("Member", "This till has taken as many offline as it may. Sell on without it.")
    return Saying("warn", translate("Member", "No more coupons offline"), rest)
