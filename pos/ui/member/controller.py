"""Names the member: a phone number and Enter, or a code from anywhere; signs them up; takes their coupons."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeyEvent

from pos.domain.buying import bought_by
from pos.domain.cart import Cart
from pos.domain.member import Member
from pos.domain.money import yuan
from pos.domain.scan import Scan, ScanKind, read_scan
from pos.ui.desk import Desk
from pos.ui.language import translate
from pos.ui.letting_go import put_and_let_go
from pos.ui.member.view import MemberPanel
from pos.ui.member.wallet import Wallet
from pos.ui.members.proof import SECRET_DIGITS, of_held, proof_of
from pos.ui.members.sms import SmsCode
from pos.ui.offload import Lane
from pos.ui.outcomes import of_fault
from pos.ui.parts.notice import Saying
from pos.ui.sounds import Sound
from pos.ui.step import Primary
from pos.usecases.members.find_member import MemberFound
from pos.usecases.members.sign_up import Joined, Joining
from pos.usecases.members.spend_stored_value import Spent


class MemberStep(QObject):
    """Asks the server; without it, who was seen here before, or belongs to this store, is still known."""

    def __init__(
        self,
        *,
        desk: Desk,
        view: MemberPanel,
        show: Callable[[], None],
        leave: Callable[[Saying | None], None],
        say: Callable[[Saying | None], None],
        changed: Callable[[], None],
        choose_right: Callable[[str, Callable[[str], None]], None],
    ) -> None:
        """`choose_right`: asks which right of a voucher."""
        super().__init__()
        self.panel = view
        self._desk = desk
        self._show = show
        self._leave = leave
        self._say = say
        self._changed = changed
        self._asked = ""
        self._new = ""
        self._code = ""
        self._wallet = Wallet(desk=desk, view=view, say=say, choose_right=choose_right, changed=changed)
        self.coupons = self._wallet.coupons
        view.entry.textChanged.connect(lambda _: self._typed())
        view.extra.clicked.connect(self._remove)
        view.best.clicked.connect(self._wallet.take_best)
        view.points.clicked.connect(self._points)
        self._sms = SmsCode(desk=desk, say=self._told_of_code)
        view.sms.clicked.connect(self._sms.send)
        view.back.connect(lambda: leave(None))
        self.retranslate()

    def begin(self) -> None:
        """Ask for a phone number; with a member named already, show their coupons."""
        self._new = ""
        self.panel.entry.clear()
        self.panel.words.say("")
        member = self._desk.sale.cart.member
        self.panel.extra.setVisible(member is not None)
        self._say_label()
        self.panel.show_wallet(on=member is not None)
        if member is not None:
            self._wallet.begin()
            self._say_points()
        self.panel.entry.setFocus()

    def find(self, text: str) -> None:
        """Find the member of a phone number or a code; a coupon's or voucher's code goes into the sale."""
        if read_scan(text).kind in (ScanKind.COUPON, ScanKind.VOUCHER):
            self.coupons.take(text)
            return
        self._asked, self._new = text, ""
        find_member = self._desk.counter.members.find
        self._say(Saying("info", translate("Member", "Asking for the member …")))
        self._desk.offload.run(Lane.NETWORK, lambda: find_member(text), self._found)

    def primary(self) -> Primary | None:
        """Find them, or sign them up."""
        if self._new:
            return Primary(translate("Member", "Sign up"), "Enter")
        typed = bool(self.panel.entry.text().strip())
        if not typed and self._desk.sale.cart.member is not None:
            return self._wallet.primary() or Primary(translate("Member", "Go on selling"), "Enter")
        return Primary(translate("Member", "Find"), "Enter", can=typed)

    def confirm(self) -> None:
        """Find them, or sign them up."""
        text = self.panel.entry.text().strip()
        if self._new:
            sign_up, phone = self._desk.counter.members.sign_up, self._new
            self._desk.offload.run(Lane.NETWORK, lambda: sign_up(phone), self._joined)
        elif text:
            self.find(text)
        elif self._desk.sale.cart.member is not None and not self._wallet.confirm():
            self._leave(None)

    def pressed(self, event: QKeyEvent) -> bool:
        """Arrows mark a coupon or a right, Ctrl+B takes the best; Ctrl+J spends points, Ctrl+T sends a code for it."""
        key = Qt.Key(event.key())
        if self._desk.sale.cart.member is not None and self.panel.coupons.arrow(event):
            return True
        if key == Qt.Key.Key_B and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._wallet.take_best()
            return True
        if key == Qt.Key.Key_J and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._points()
            return True
        if key == Qt.Key.Key_T and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._sms.send()
            return True
        return False

    def scanned(self, scan: Scan) -> bool:
        """A member's code is looked up at once, a coupon is taken."""
        if scan.kind in (ScanKind.MEMBER, ScanKind.PHONE, ScanKind.COUPON, ScanKind.VOUCHER):
            self.find(scan.text)
            return True
        return False

    def retranslate(self) -> None:
        """Say everything again; what happened before is not worth saying twice."""
        view = self.panel
        view.words.say("")
        view.heading.say(translate("Member", "Member"))
        view.back_button.say(translate("Member", "Back"))
        self._say_label()
        view.entry.setAccessibleName(translate("Member", "Phone number, card or member code"))
        view.extra.say(translate("Member", "Without a member"))
        view.sms.say(translate("Member", "Send a code"))
        if self._desk.sale.cart.member is not None:
            self._say_points()
        self._wallet.retranslate()

    def _say_label(self) -> None:
        named = self._desk.sale.cart.member is not None
        first, then = translate("Member", "Phone number, card or member code"), translate("Member", "Password, or code")
        self.panel.label.say(then if named else first)

    def _typed(self) -> None:
        self._new = ""
        self.panel.words.say("")
        typed = self.panel.entry.text()
        named = self._desk.sale.cart.member is not None
        self.panel.hide_typed(on=named and typed.isdigit() and len(typed) <= SECRET_DIGITS)
        self._changed()

    def _found(self, found: MemberFound) -> None:
        if found.member is None:
            self._desk.sounds.play(Sound.NOT_FOUND)
            self._nobody(reachable=found.reachable)
            return
        self._code = found.code
        self._buys(found.member)
        self._desk.sounds.play(Sound.FOUND)
        self._leave(self._welcome(found))

    def _welcome(self, found: MemberFound) -> Saying | None:
        if found.known_offline:
            words = translate("Member", "Offline: points and stored value may be older")
            return Saying("warn", translate("Member", "Member found"), words)
        fits = self._wallet.usable(found.coupons, found.vouchers)
        if not fits:
            return None
        head = translate("Member", "Coupons for this sale: {n}").format(n=fits)
        return Saying("info", head, translate("Member", "A touch on the member shows them."))

    def _nobody(self, *, reachable: bool) -> None:
        phone = read_scan(self._asked)
        head = translate("Member", "No member of that number")
        rest = translate("Member", "Check the number with the customer.")
        if not reachable:
            head = translate("Member", "Offline: not known at this till")
            rest = translate("Member", "Head office cannot be asked now. Sell without a member, nothing is lost.")
        if phone.kind is ScanKind.PHONE:
            self._show()
            self.panel.show_wallet(on=False)
            self.panel.entry.setText(phone.text)
            self._new = phone.text
            rest = translate("Member", "Enter signs them up with this number.")
        self.panel.words.say(f"{head}. {rest}", "warn")
        self._say(Saying("warn", head, rest))
        self._changed()

    def _joined(self, joined: Joined) -> None:
        if joined.member is None:
            self._nobody(reachable=True)
            return
        self._new = ""
        self._buys(joined.member)
        self._desk.sounds.play(Sound.FOUND)
        self._desk.committed()
        if joined.outcome is Joining.JOINED_OFFLINE:
            words = translate("Members", "Head office hears of it when the network is back.")
            self._leave(Saying("warn", translate("Members", "Signed up at this till"), words))
        else:
            self._leave(Saying("ok", translate("Members", "Signed up")))

    def _remove(self) -> None:
        self._buys(None)
        self._leave(None)

    def _buys(self, member: Member | None) -> None:
        """That member, or nobody, beside the sale; what was somebody else's is let go."""
        put_and_let_go(self._desk, bought_by(self._desk.sale.cart, member))

    def _told_of_code(self, saying: Saying) -> None:
        self._say(saying)
        self.panel.entry.setFocus()

    # Points.

    def _say_points(self) -> None:
        cart, spend = self._desk.sale.cart, self._desk.counter.members.spend_points
        if cart.points:
            self.panel.points.say(translate("Member", "Take {n} points back").format(n=f"{cart.points:,}"))
            self.panel.points.setEnabled(True)
            return
        member, total = cart.member, self._desk.sale.priced.total
        most = spend.most(member, total) if member is not None else 0
        words = translate("Member", "Use {n} points: −{amount}")
        self.panel.points.say(words.format(n=f"{most:,}", amount=yuan(spend.worth(most))))
        self.panel.points.setEnabled(most > 0)

    def _points(self) -> None:
        """Spend as many as may be, with the code or password that stands in the field; or take them back."""
        cart, spend = self._desk.sale.cart, self._desk.counter.members.spend_points
        member, total = cart.member, self._desk.sale.priced.total
        if cart.points:
            self._desk.offload.run(Lane.NETWORK, lambda: spend.release(cart), self._points_back, self._failed)
            return
        most = spend.most(member, total) if member is not None else 0
        if member is None or not most:
            return
        proof = proof_of(self.panel.entry.text() or self._code)
        self._desk.offload.run(
            Lane.NETWORK, lambda: spend(cart, member, most, total, proof), self._points_held, self._failed
        )

    def _points_held(self, spent: Spent) -> None:
        if not spent.outcome.granted:
            self._desk.sounds.play(Sound.NOT_FOUND)
            self._say(of_held(spent.outcome))
            self.panel.entry.setFocus()
            return
        self._code = ""
        self.panel.entry.clear()
        self._points_back(spent.cart)
        self._desk.sounds.play(Sound.FOUND)

    def _points_back(self, cart: Cart) -> None:
        sale = self._desk.sale
        sale.put(replace(sale.cart, points=cart.points, points_off=cart.points_off, uses=cart.uses))
        self._say_points()

    def _failed(self, fault: Exception) -> None:
        self._say(of_fault(fault))
