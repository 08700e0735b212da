"""Wires the steps of the sell screen, and opens them."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TypeVar

from pos.domain.catalogue import Item
from pos.domain.coupon import Coupon
from pos.domain.quantity import Milli
from pos.domain.scan import Scan
from pos.domain.staff import Approval, Deed, Permission
from pos.ports.payments import StartedPayment
from pos.ui.approval.controller import ApprovalStep
from pos.ui.approval.view import ApprovalView
from pos.ui.assistant.controller import AssistantStep
from pos.ui.assistant.view import AssistantView
from pos.ui.desk import Desk
from pos.ui.discount.controller import DiscountStep
from pos.ui.discount.view import DiscountView
from pos.ui.found.grid import GridStep
from pos.ui.found.grid_view import GridView
from pos.ui.found.results import ResultsStep
from pos.ui.found.view import ResultsView
from pos.ui.held.controller import HeldStep
from pos.ui.held.view import HeldView
from pos.ui.member.controller import MemberStep
from pos.ui.member.view import MemberPanel
from pos.ui.offers.controller import OffersStep
from pos.ui.offers.view import OffersView
from pos.ui.offers.watch import OffersWatch
from pos.ui.pay.controller import PayStep
from pos.ui.pay.done import DoneStep
from pos.ui.pay.done_view import DoneView
from pos.ui.pay.view import PayView
from pos.ui.phone.controller import PhoneStep
from pos.ui.phone.tray import Tray
from pos.ui.phone.tray_view import TrayView
from pos.ui.phone.view import PhoneView
from pos.ui.rights.controller import RightsStep
from pos.ui.rights.view import RightsView
from pos.ui.sell.controller import SellController
from pos.ui.sell.finding import Finding
from pos.ui.sell.reserving import Reserving
from pos.ui.sell.sayings import of_newer_rules
from pos.ui.sell.seldom import SeldomSteps
from pos.ui.sounds import Sound
from pos.ui.step import Step
from pos.ui.voucher.controller import VoucherStep
from pos.ui.voucher.view import VoucherView
from pos.ui.why.controller import WhyStep
from pos.ui.why.view import WhyView
from pos.usecases.selling.complete_sale import Completed

Made = TypeVar("Made", bound=Step)


class Steps:
    """One of each; the controller holds the one that is shown."""

    def __init__(self, *, desk: Desk, controller: SellController) -> None:
        self._desk = desk
        self._sell = controller
        self._made: list[Step] = []
        self.finding = Finding(desk=desk, controller=controller, results=lambda: self.results, grid=lambda: self.grid)
        self._watch = OffersWatch(desk=desk, screen=controller.view)
        self._watch.counted.connect(controller.show_offers)
        self._reserving = Reserving(desk=desk, pay=self.pay, say=controller.say)
        self.seldom = SeldomSteps(
            desk=desk,
            controller=controller,
            keep=self._keep,
            show=self._open,
            ask=self._ask,
            finding=self.finding,
            changed=self._changed,
        )

    @property
    def all(self) -> tuple[Step, ...]:
        """Every step that was needed so far: each is made when it is first asked for, so that the till starts fast."""
        return tuple(self._made)

    @cached_property
    def paying(self) -> PayStep:
        """Taking the money."""
        view = PayView(look=self._desk.look)
        step = PayStep(
            desk=self._desk,
            view=view,
            done=self._done,
            leave=self._sell.back,
            changed=self._changed,
            ask=self._ask_while_paying,
            phone=self.phone,
            voucher=self.voucher,
            choose_right=self._choose_right,
        )
        return self._keep(step)

    @cached_property
    def voucher(self) -> VoucherStep:
        """A voucher of another platform."""
        step = VoucherStep(
            desk=self._desk,
            view=VoucherView(look=self._desk.look),
            phone=self.phone,
            show=lambda: self._sell.show_step(self.voucher),
            done=lambda: self._sell.show_step(self.paying),
            changed=self._changed,
        )
        return self._keep(step)

    @cached_property
    def rights(self) -> RightsStep:
        """Which right of a voucher."""
        step = RightsStep(
            desk=self._desk,
            view=RightsView(look=self._desk.look),
            show=lambda: self._sell.show_step(self.rights),
            leave=lambda paying: self._sell.show_step(self.paying if paying else None),
            dropped=self.naming.coupons.drop_right,
            say=self._sell.say,
            changed=self._changed,
        )
        return self._keep(step)

    @cached_property
    def phone(self) -> PhoneStep:
        """Money by the code on the customer's phone."""
        step = PhoneStep(
            desk=self._desk,
            view=PhoneView(look=self._desk.look),
            show=lambda: self._sell.show_step(self.phone),
            done=lambda: self._sell.show_step(self.paying),
            park=self.held.hold,
            changed=self._changed,
            code_shown=self._code_shown,
        )
        return self._keep(step)

    @cached_property
    def tray(self) -> Tray:
        """Payments that are not certain yet."""
        tray = Tray(
            desk=self._desk,
            view=TrayView(look=self._desk.look),
            phone=self.phone,
            resume=self._resume_payment,
            say=self._sell.say,
            held_changed=self.held.refresh,
            leave=self._sell.back,
            changed=self._changed,
        )
        tray.counted.connect(self._sell.show_waiting)
        return self._keep(tray)

    @cached_property
    def done(self) -> DoneStep:
        """The change."""
        view = DoneView(look=self._desk.look)
        return self._keep(DoneStep(desk=self._desk, view=view, next_customer=self._next_customer))

    @cached_property
    def results(self) -> ResultsStep:
        """Search results."""
        view = ResultsView(look=self._desk.look, pictures=self._desk.pictures)
        return self._keep(ResultsStep(desk=self._desk, view=view, chosen=self.finding.take, leave=self._sell.back))

    @cached_property
    def grid(self) -> GridStep:
        """Sizes × colours."""
        view = GridView(look=self._desk.look)
        return self._keep(GridStep(desk=self._desk, view=view, chosen=self.finding.take, leave=self._sell.back))

    @cached_property
    def held(self) -> HeldStep:
        """Parked carts."""
        step = HeldStep(
            desk=self._desk,
            view=HeldView(look=self._desk.look),
            leave=self._sell.back,
            counted=self._sell.show_held,
            changed=self._changed,
        )
        return self._keep(step)

    @cached_property
    def approval(self) -> ApprovalStep:
        """A manager's yes."""
        view = ApprovalView(look=self._desk.look)
        return self._keep(ApprovalStep(desk=self._desk, view=view, leave=self._sell.back, changed=self._changed))

    @cached_property
    def discounting(self) -> DiscountStep:
        """A discount by hand."""
        view, back = DiscountView(look=self._desk.look), self._sell.back
        return self._keep(DiscountStep(desk=self._desk, view=view, ask=self._ask, leave=back, changed=self._changed))

    @cached_property
    def explaining(self) -> WhyStep:
        """Why it costs what it costs."""
        view, back = WhyView(look=self._desk.look), self._sell.back
        return self._keep(WhyStep(desk=self._desk, view=view, leave=back, changed=self._changed))

    @cached_property
    def offering(self) -> OffersStep:
        """Gifts, pieces for a little more, coupons."""
        step = OffersStep(
            desk=self._desk,
            view=OffersView(look=self._desk.look, pictures=self._desk.pictures),
            watch=self._watch,
            leave=self._sell.back,
            take_coupons=self._take_coupons,
            added=self.finding.added,
            changed=self._changed,
        )
        return self._keep(step)

    @cached_property
    def crediting(self) -> AssistantStep:
        """Who is credited."""
        view = AssistantView(look=self._desk.look)
        return self._keep(AssistantStep(desk=self._desk, view=view, leave=self._sell.back))

    @cached_property
    def naming(self) -> MemberStep:
        """Who buys."""
        step = MemberStep(
            desk=self._desk,
            view=MemberPanel(look=self._desk.look),
            show=lambda: self._open(self.naming),
            leave=self._sell.back,
            say=self._sell.say,
            changed=self._changed,
            choose_right=self._choose_right,
        )
        return self._keep(step)

    # What the sell screen asks for.

    def asks_for_money(self, step: Step) -> bool:
        """Whether what is scanned in that step may be what pays."""
        return isinstance(step, PayStep | PhoneStep | VoucherStep) or (isinstance(step, RightsStep) and step.paying)

    def over(self, step: Step) -> bool:
        """Whether that step asks for nothing more: the change of a finished sale is shown."""
        return "done" in self.__dict__ and step is self.done

    def pay(self) -> None:
        """Take the money. A sale of 0.00 is completed the same way."""
        if self._desk.sale.empty and not self._desk.sale.cart.tenders:
            return
        if not self._desk.sale.priced.sellable:
            self._sell.back(of_newer_rules())
            return
        if self._reserving.wanted():
            return
        self._open(self.paying)
        self.paying.begin()

    def waiting(self) -> None:
        """Show the payments that are not certain yet."""
        self._open(self.tray)
        self.tray.refresh()

    def hold(self) -> None:
        """Park the cart."""
        self.held.hold()

    def recall(self) -> None:
        """Show what is parked."""
        self._open(self.held)
        self.held.refresh()

    def recall_slip(self, code: str) -> None:
        """Take the cart of a slip up again."""
        self._open(self.held)
        self.held.recall_slip(code)

    def discount(self) -> None:
        """Ask for a discount."""
        if not self._desk.sale.empty:
            self._open(self.discounting)
            self.discounting.begin(self._sell.view.cart.chosen_line)

    def why(self) -> None:
        """Explain the prices, of the chosen line first."""
        if not self._desk.sale.empty:
            self._open(self.explaining)
            self.explaining.begin(self._sell.view.cart.chosen_line)

    def offers(self) -> None:
        """Offer what the customer may choose."""
        if not self._desk.sale.empty:
            self._open(self.offering)
            self.offering.begin()

    def assistant(self) -> None:
        """Ask who is credited."""
        self._open(self.crediting)
        self.crediting.begin(self._sell.view.cart.chosen_line)

    def member(self) -> None:
        """Ask who buys."""
        self._open(self.naming)
        self.naming.begin()

    def more(self) -> None:
        """Show what is done now and then."""
        self.finding.begin_anew()
        self.seldom.more()

    def drawer(self) -> None:
        """Ask why the drawer should open."""
        self.seldom.drawer()

    def price(self, item: Item, code: str) -> None:
        """Ask for an item's price."""
        self.seldom.price(item, code, self.finding.quantity)

    def find_member(self, text: str) -> None:
        """A member's code was scanned or typed."""
        self.naming.find(text)

    def credit_badge(self, text: str) -> None:
        """A badge was scanned."""
        self.crediting.credit_badge(text)

    def choose(self, items: tuple[Item, ...], code: str) -> None:
        """Several variants answer to a code."""
        self.finding.choose(items, code)

    def search(self, text: str) -> None:
        """Search while it is typed."""
        self.finding.search(text)

    def enter_text(self, text: str, quantity: Milli) -> None:
        """Enter on typed text."""
        self.finding.enter_text(text, quantity)

    # Inside.

    def _keep(self, step: Made) -> Made:
        self._made.append(step)
        self._sell.view.add_panel(step.panel)
        return step

    def _take_coupons(self, coupons: tuple[Coupon, ...]) -> None:
        """Lock them at head office, one after the other, and put them into the sale."""
        self._sell.back()
        for coupon in coupons:
            self.naming.coupons.take_known(coupon)

    def _choose_right(self, code: str, then: Callable[[str], None], given_up: Callable[[], None] | None = None) -> None:
        self.rights.ask(code, then, given_up)

    def _code_shown(self, scan: Scan) -> None:
        self.paying.code_shown(scan)

    def _changed(self) -> None:
        self._sell.show_primary()

    def _open(self, step: Step) -> None:
        self._sell.say(None)
        self._sell.show_step(step)

    def _ask(self, what: str, deed: Permission | Deed, reason: str, then: Callable[[Approval], None]) -> None:
        self._open(self.approval)
        self.approval.ask(what, deed, reason, then)

    def _ask_while_paying(
        self, what: str, deed: Permission | Deed, reason: str, then: Callable[[Approval], None]
    ) -> None:
        def approved(approval: Approval) -> None:
            self._sell.show_step(self.paying)
            then(approval)

        self._ask(what, deed, reason, approved)

    def _resume_payment(self, payment: StartedPayment) -> None:
        """A payment of the open sale is followed again: what it comes to goes on as on the pay screen."""
        self._sell.say(None)
        self.paying.begin()
        self.paying.wait_for(lambda answered: self.phone.resume(payment, answered))

    def _done(self, completed: Completed) -> None:
        self._desk.sale.renew()
        self._sell.say(None)
        self._sell.show_step(self.done)
        self.done.begin(completed)
        self._sell.view.field.setFocus()

    def _next_customer(self) -> None:
        self._sell.back()
        self._desk.sounds.play(Sound.FOUND)
