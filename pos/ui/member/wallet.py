"""The coupons and vouchers of the member beside the sale: what fits first, the best set ready to be taken."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QModelIndex

from pos.domain.coupon import Coupon, refusal
from pos.domain.entitlement import EntitlementKind
from pos.domain.store import Store
from pos.domain.voucher import Voucher, as_coupon
from pos.ui.desk import Desk
from pos.ui.language import translate
from pos.ui.member.coupons import CouponDesk
from pos.ui.member.view import MemberPanel
from pos.ui.members.rows import coupon_row
from pos.ui.offload import Lane
from pos.ui.outcomes import of_fault
from pos.ui.parts.choices import Choice
from pos.ui.parts.notice import Saying
from pos.ui.rights.rows import right_row
from pos.ui.step import Primary
from pos.ui.words import dotted, less
from pos.usecases.members.fit_wallet import FittingWallet, fit_wallet
from pos.usecases.members.redeem_right import pays
from pos.usecases.members.show_rights import MembersRights, ShownRight


@dataclass(frozen=True, slots=True)
class _Right:
    """A right of one of the member's vouchers."""

    voucher: Voucher
    shown: ShownRight
    stores: Mapping[str, str]
    """Names by id."""

    @property
    def right_id(self) -> str:
        return self.shown.right.right_id

    @property
    def coupon(self) -> Coupon | None:
        """What it is to pricing; None for a trial or a draw, good with any sale."""
        return as_coupon(self.voucher, self.shown.right)


class Wallet:
    """A list in the panel that names the member. Without head office it is what that told last, and says so."""

    def __init__(
        self,
        *,
        desk: Desk,
        view: MemberPanel,
        say: Callable[[Saying | None], None],
        choose_right: Callable[[str, Callable[[str], None]], None],
        changed: Callable[[], None],
    ) -> None:
        """`choose_right`: asks which right of a voucher that is shown."""
        self._desk = desk
        self._view = view
        self.coupons = CouponDesk(desk=desk, say=say, choose=choose_right, changed=self.look)
        self._say = say
        self._changed = changed
        self._coupons: tuple[Coupon, ...] = ()
        self._rights: tuple[_Right, ...] = ()
        self._fits = FittingWallet()
        self._offline = False
        view.coupons.chosen.connect(self._toggle)
        view.coupons.marked.connect(lambda _: changed())

    def begin(self) -> None:
        """Another look at the member's wallet; nothing of another's stays."""
        self._coupons, self._rights, self._fits = (), (), FittingWallet()
        self._unmark()
        self._list()
        self.look()

    def look(self) -> None:
        """Ask what there is, and what of it fits the sale as it is now."""
        member, priced = self._desk.sale.cart.member, self._desk.sale.priced
        self._list()
        if member is None or not self._view.isVisible():
            return
        members, member_id = self._desk.counter.members, member.member_id
        wallet, rights = members.wallet, members.rights
        self._desk.offload.run(Lane.READER, lambda: wallet(member_id), self._told_coupons)
        self._desk.offload.run(
            Lane.NETWORK, lambda: rights.of_member(priced, member_id), self._told_vouchers, self._failed
        )

    def primary(self) -> Primary | None:
        """What Enter does to what is marked, or takes the best set; None: nothing is offered."""
        marked = self._view.coupons.marked_key
        if marked is not None:
            taken = marked in self._taken
            words = translate("Member", "Take it out again") if taken else translate("Member", "Use it")
            return Primary(words, "Enter")
        return Primary(translate("Member", "Use the best"), "Enter") if self._fits.best else None

    def confirm(self) -> bool:
        """Do that; whether there was anything to do."""
        marked = self._view.coupons.marked_key
        if marked is not None:
            self._toggle(marked)
        elif self._fits.best:
            self._take(self._fits)
        else:
            return False
        return True

    def take_best(self) -> None:
        """Take the set that leaves the least to pay for the sale as it is now."""
        self._fit(self._take)

    def usable(self, coupons: Sequence[Coupon], vouchers: Sequence[Voucher]) -> int:
        """How many of these can be used here and now, as far as dates, stores and owners say."""
        till = self._desk.session.till
        if till is None:
            return 0
        now, store_id = self._desk.clock.now(), till.store.store_id
        rights = [right for each in vouchers for right in each.rights if not pays(each, right)]
        good = sum(right.refusal(store_id=store_id, moment=now) is None for right in rights)
        return good + sum(self._good(each) for each in coupons)

    def retranslate(self) -> None:
        """Say everything again."""
        self._say_title()
        self._list()

    # Inside.

    @property
    def _taken(self) -> set[str]:
        """Ids of coupons and rights that are in the sale."""
        cart = self._desk.sale.cart
        return {each.coupon_id for each in cart.coupons} | {use.subject for use in cart.uses}

    def _good(self, coupon: Coupon) -> bool:
        member, till = self._desk.sale.cart.member, self._desk.session.till
        if member is None or till is None:
            return False
        store_id, now = till.store.store_id, self._desk.clock.now()
        return refusal(coupon, store_id=store_id, member_id=member.member_id, moment=now) is None

    def _told_coupons(self, coupons: tuple[Coupon, ...]) -> None:
        self._coupons = coupons
        self._fit(self._told_fits)

    def _told_vouchers(self, told: MembersRights) -> None:
        self._offline = told.offline
        self._say_title()
        self._rights = tuple(
            _Right(each.voucher, shown, each.stores)
            for each in told.vouchers
            if each.voucher is not None
            for shown in each.rights
        )
        self._fit(self._told_fits)

    def _say_title(self) -> None:
        offline = translate("Member", "Offline, as head office last told") if self._offline else ""
        self._view.wallet_title.say(dotted(translate("Member", "Coupons that may be used"), offline))

    def _failed(self, fault: Exception) -> None:
        self._say(of_fault(fault))

    def _fit(self, then: Callable[[FittingWallet], None]) -> None:
        cart, pricing, taken = self._desk.sale.cart, self._desk.sale.pricing, self._taken
        rights = [each.coupon for each in self._rights if each.shown.fits]
        known = [*filter(self._good, self._coupons), *(each for each in rights if each is not None)]
        able = [each for each in known if each.coupon_id not in taken]
        self._desk.offload.run(Lane.READER, lambda: fit_wallet(cart, able, pricing), then, self._failed)

    def _told_fits(self, fits: FittingWallet) -> None:
        self._fits = fits
        self._list()
        self._changed()

    def _list(self) -> None:
        till, saves = self._desk.session.till, self._fits.saves
        best = translate("Member", "Best coupons")
        self._view.best.say(dotted(best, less(saves)) if saves else best)
        self._view.best.setEnabled(bool(self._fits.best))
        if till is None:
            return
        found = [*self._coupon_rows(till.store), *self._right_rows(till.store)]
        rows = sorted((self._placed(row, good=good) for row, good in found), key=lambda placed: placed[0])
        marked = self._view.coupons.marked_key
        self._view.coupons.show_rows(
            [row for _, row in rows], empty=translate("Members", "No coupons"), keep=marked or ""
        )

    def _coupon_rows(self, store: Store) -> Iterator[tuple[Choice, bool]]:
        """Rows of coupons, and whether each may be used here and now."""
        member, taken, now = self._desk.sale.cart.member, self._taken, self._desk.clock.now()
        rights = {each.right_id for each in self._rights}
        brought = (each for each in self._desk.sale.cart.coupons if each.coupon_id not in rights)
        for each in {coupon.coupon_id: coupon for coupon in (*self._coupons, *brought)}.values():
            whose = member.member_id if member is not None else ""
            why = refusal(each, store_id=store.store_id, member_id=whose, moment=now)
            here = each.coupon_id in taken
            yield coupon_row(each, None if here else why, offset_minutes=store.offset_minutes, taken=here), why is None

    def _right_rows(self, store: Store) -> Iterator[tuple[Choice, bool]]:
        """Rows of rights, and whether each can be taken."""
        for each in self._rights:
            paid_for = pays(each.voucher, each.shown.right)
            row = right_row(each.shown, pays=paid_for, stores=each.stores, offset_minutes=store.offset_minutes)
            yield replace(row, detail=dotted(each.voucher.name, row.detail)), each.shown.fits

    def _placed(self, row: Choice, *, good: bool) -> tuple[int, Choice]:
        """In the sale, of the best set, what fits, then what does not and why."""
        if row.key in self._taken:
            return 0, row
        if any(each.coupon_id == row.key for each in self._fits.best):
            return 1, replace(row, chip=translate("Member", "Best"), chip_tone="promo")
        if not good:
            return 4, row
        if row.key in self._fits.fitting or any(each.right_id == row.key and not each.coupon for each in self._rights):
            return 2, row
        return 3, replace(row, chip=translate("Member", "Not for this sale"), chip_tone="warn")

    def _toggle(self, key: str) -> None:
        self._unmark()
        put, right = self.coupons, next((each for each in self._rights if each.right_id == key), None)
        if any(use.kind is EntitlementKind.VOUCHER and use.subject == key for use in self._desk.sale.cart.uses):
            put.drop_right(key)
        elif key in self._taken:
            put.drop(key)
        elif right is not None:
            put.take_right(right.voucher.code, key)
        else:
            put.take(next(each.code for each in self._coupons if each.coupon_id == key))

    def _take(self, fits: FittingWallet) -> None:
        if not fits.best:
            self._say(Saying("info", translate("Member", "No coupon makes this sale cheaper")))
        for coupon in fits.best:
            self._toggle(coupon.coupon_id)

    def _unmark(self) -> None:
        """What was done is not offered to Enter again."""
        self._view.coupons.clearSelection()
        self._view.coupons.setCurrentIndex(QModelIndex())
