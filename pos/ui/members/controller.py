"""Decides on the members screen: find, sign up, show what is theirs, take them to the sale."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeyEvent

from pos.domain.buying import bought_by
from pos.domain.coupon import refusal
from pos.domain.document import Document
from pos.domain.member import Member, masked
from pos.domain.money import yuan
from pos.domain.scan import ScanKind, read_scan
from pos.ui.desk import Desk
from pos.ui.language import translate
from pos.ui.letting_go import put_and_let_go
from pos.ui.members.identity import IdentityChange
from pos.ui.members.rows import (
    TABS,
    bought_row,
    coupon_row,
    facts,
    matching_row,
    points_row,
    tab_words,
    voucher_rows,
)
from pos.ui.members.sayings import of_joining, of_nobody
from pos.ui.members.view import MembersView
from pos.ui.offload import Lane
from pos.ui.outcomes import of_fault
from pos.ui.parts.choices import Choice
from pos.ui.parts.notice import Saying
from pos.ui.sounds import Sound
from pos.ui.words import dotted
from pos.usecases.members.find_member import MemberFound
from pos.usecases.members.name_member import Naming
from pos.usecases.members.show_history import History
from pos.usecases.members.sign_up import Joined, Joining


class MembersController(QObject):
    """One of the till's screens."""

    def __init__(self, *, desk: Desk, view: MembersView, to_sale: Callable[[], None]) -> None:
        super().__init__()
        self.view = view
        self._desk = desk
        self._to_sale = to_sale
        self._tab = TABS[0]
        self._asked = ""
        self._joining = ""
        self._found: MemberFound | None = None
        self._history: History | None = None
        self._late: Document | None = None
        self._said: Saying | None = None
        for name, button in view.tabs.buttons.items():
            button.clicked.connect(lambda _=False, name=name: self.show_tab(name))
        view.field.entered.connect(lambda _: self.confirm())
        view.field.textChanged.connect(lambda _: self._show_primary())
        self._identity = IdentityChange(
            desk=desk, view=view, say=view.notice.say, show=self._show_identity, done=self._identified
        )
        view.identity.clicked.connect(self.identify)
        view.join.clicked.connect(self.join_now)
        view.forget.clicked.connect(self.forget)
        view.late.clicked.connect(self.name_late)
        view.primary.clicked.connect(self.confirm)
        view.rows.chosen.connect(self._chosen)
        self.forget()

    @property
    def member(self) -> Member | None:
        """Who is shown."""
        return self._found.member if self._found is not None else None

    def enter(self) -> None:
        """The screen is shown: with the sale's member, where it has one."""
        self.view.field.setFocus()
        self._look_for_late()
        of_sale = self._desk.sale.cart.member
        if of_sale is not None and self.member is None:
            self._show(MemberFound(of_sale, known_offline=False, reachable=True))

    def leave(self) -> None:
        """Another screen is shown: a customer's affairs are nobody else's."""
        self.forget()

    def scanned(self, text: str) -> bool:
        """A scan; False: it belongs to another screen."""
        kind = read_scan(text).kind
        if self._identity.on and kind in self._identity.scans:
            self._identity.scanned(text)
            return True
        if kind in (ScanKind.MEMBER, ScanKind.PHONE):
            self.find(text)
            return True
        return False

    def pressed(self, event: QKeyEvent) -> bool:
        """A key that no field took."""
        key = Qt.Key(event.key())
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.confirm()
        elif self._identity.pressed(event):
            self._show_primary()
        elif key == Qt.Key.Key_Escape and self._identity.on:
            self._identity.close()
            self.view.notice.say(None)
            self._say_member()
            self.view.field.setFocus()
        elif key == Qt.Key.Key_Escape:
            self.forget()
        elif key == Qt.Key.Key_R and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.identify()
        elif key == Qt.Key.Key_N and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.join_now()
        elif key == Qt.Key.Key_P and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.name_late()
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.view.rows.step(1 if key == Qt.Key.Key_Down else -1)
        else:
            return False
        return True

    def confirm(self) -> None:
        """The big button: find, sign up, or take to the sale."""
        typed = self.view.field.text().strip()
        if self._identity.on and not typed:
            self._identity.confirm()
        elif self._joining:
            self._sign_up(self._joining)
        elif typed:
            self.find(typed)
        elif self.member is not None:
            self._take_to_sale(self.member)

    def identify(self) -> None:
        """The member has another phone number or card."""
        if self.member is not None and not self._identity.on:
            self._identity.begin(self.member)

    def join_now(self) -> None:
        """Sign up with the number that stands there: one step."""
        typed = self.view.field.text().strip() or self._joining
        if typed:
            self._sign_up(typed)
        else:
            self.view.notice.say(Saying("info", translate("Members", "Type the phone number first")))
            self.view.field.setFocus()

    def forget(self) -> None:
        """Nobody is shown."""
        self._identity.close()
        self._found, self._history, self._joining, self._asked = None, None, "", ""
        self.view.field.clear()
        self.view.name.clear()
        self.retranslate()
        self.view.field.setFocus()

    def name_late(self) -> None:
        """The sale that was finished last is this member's: it earns its points after all."""
        member, sale, duty = self.member, self._late, self._desk.session.duty
        if member is None or sale is None or duty is None:
            return
        name, document_id = self._desk.counter.members.name_after, sale.document_id
        self._desk.offload.run(Lane.WRITER, lambda: name(document_id, member, duty), self._named, self._failed)

    def find(self, text: str) -> None:
        """Show who a number or a code names: at once whom this till knows, then what head office says."""
        self._asked, self._joining, self._found, self._history = text, "", None, None
        self._said = None
        self._identity.close()
        find = self._desk.counter.members.find
        self.view.notice.say(Saying("info", translate("Member", "Asking for the member …")))
        self._desk.offload.run(Lane.READER, lambda: find.known(text), self._known)
        self._desk.offload.run(Lane.NETWORK, lambda: find(text), self._answered, self._failed)

    def show_tab(self, name: str) -> None:
        """List something else."""
        self._tab = name
        self._list()

    def retranslate(self) -> None:
        """Say everything again; what happened before is not worth saying twice."""
        view = self.view
        view.notice.say(None)
        view.field.setPlaceholderText(translate("Members", "Phone, card or member code"))
        view.field.setAccessibleName(translate("Members", "Phone, card or member code"))
        view.name_label.say(translate("Members", "Name (may stay empty)"))
        view.name.setAccessibleName(translate("Members", "Name (may stay empty)"))
        view.join.say(translate("Members", "Sign up"))
        view.forget.say(translate("Members", "Close"))
        view.identity.say(translate("Members", "New phone number or card"))
        self._identity.retranslate()
        for name, words in tab_words().items():
            view.tabs.buttons[name].say(words)
        self._say_member()

    def _known(self, found: MemberFound) -> None:
        if found.member is not None and self._found is None:
            self._show(found)

    def _answered(self, found: MemberFound) -> None:
        if found.member is None:
            self._desk.sounds.play(Sound.NOT_FOUND)
            phone = read_scan(self._asked).kind is ScanKind.PHONE
            self._joining = self._asked if phone else ""
            self.view.field.clear()
            self.view.notice.say(of_nobody(phone=phone, reachable=found.reachable))
            self._say_member()
            if phone:
                self.view.name.setFocus()
            return
        self._desk.sounds.play(Sound.FOUND)
        self._show(found)
        late = translate("Member", "Offline: points and stored value may be older")
        self.view.notice.say(Saying("warn", late) if found.known_offline else self._said)
        member_id, history = found.member.member_id, self._desk.counter.members.history
        if found.reachable:
            self._desk.offload.run(Lane.NETWORK, lambda: history(member_id), self._told, self._failed)

    def _told(self, history: History) -> None:
        self._history = history
        self._say_member()

    def _failed(self, fault: Exception) -> None:
        self.view.notice.say(of_fault(fault))

    def _sign_up(self, phone: str) -> None:
        sign_up, name = self._desk.counter.members.sign_up, self.view.name.text()
        self._desk.offload.run(Lane.NETWORK, lambda: sign_up(phone, name=name), self._joined, self._failed)

    def _joined(self, joined: Joined) -> None:
        if joined.member is None:
            self._desk.sounds.play(Sound.NOT_FOUND)
        else:
            self._desk.sounds.play(Sound.FOUND)
            reachable = joined.outcome is not Joining.JOINED_OFFLINE
            self.view.name.clear()
            self._show(MemberFound(joined.member, known_offline=False, reachable=reachable, coupons=joined.coupons))
            self._desk.committed()
        self.view.notice.say(of_joining(joined.outcome))

    def _show(self, found: MemberFound) -> None:
        self._found, self._joining = found, ""
        self.view.field.clear()
        self._say_member()

    def _look_for_late(self) -> None:
        duty, name = self._desk.session.duty, self._desk.counter.members.name_after
        if duty is not None:
            self._desk.offload.run(Lane.READER, lambda: name.last_unnamed(duty), self._found_late)

    def _found_late(self, sale: Document | None) -> None:
        self._late = sale
        self._show_primary()

    def _named(self, naming: Naming) -> None:
        self._late = None
        if naming is Naming.NAMED:
            self._desk.sounds.play(Sound.FOUND)
            self._desk.committed()
            head = translate("Members", "The last sale earns its points")
            self.view.notice.say(Saying("ok", head, translate("Members", "Its price stays as it was.")))
        else:
            self.view.notice.say(Saying("warn", translate("Members", "That sale has a member, or is of another day")))
        self._show_primary()

    def _take_to_sale(self, member: Member) -> None:
        put_and_let_go(self._desk, bought_by(self._desk.sale.cart, member))
        self._to_sale()

    def _say_member(self) -> None:
        view, member = self.view, self.member
        view.show_joining(on=bool(self._joining))
        told = self._history.told if self._history is not None else None
        if self._joining:
            view.title.say(dotted(translate("Members", "A new member"), masked(self._joining)))
            view.who.say(translate("Members", "Enter signs them up with this phone number."))
        elif member is None:
            view.title.say(translate("Members", "Who is it?"))
            view.who.say(translate("Members", "Type a phone number, or scan the code on the phone."))
        else:
            view.title.say(member.phone_masked or member.name)
            view.who.say(dotted(member.name if member.phone_masked else "", member.level))
        view.facts.say(facts(member) if member is not None else ())
        self._show_identity()
        words = []
        if told is not None and told.next_level:
            missing = translate("Members", "{amount} more and it is {level}")
            words.append(missing.format(amount=yuan(told.missing), level=told.next_level))
        if told is not None and told.expiring:
            words.append(translate("Members", "{n} points expire by the end of next month").format(n=told.expiring))
        view.next_level.say(dotted(*words))
        self._list()
        self._show_primary()

    def _show_identity(self) -> None:
        """The form, or what is known of the member."""
        view, on = self.view, self._identity.on
        shown = self.member is not None and not self._joining
        view.show_identity(on=on)
        view.facts.setVisible(shown and not on)
        view.identity.setVisible(shown and not on)
        self._show_primary()

    def _identified(self, value: str, saying: Saying) -> None:
        """What names them now shows them, with all that is theirs; two may have become one."""
        self.find(value)
        self._said = saying

    def _list(self) -> None:
        self.view.tabs.mark(self._tab)
        self.view.rows.show_rows(self._rows(), empty=self._empty_words(), keep="")

    def _rows(self) -> list[Choice]:
        till, found = self._desk.session.till, self._found
        if found is None or found.member is None or till is None:
            return []
        offset, store_id, now = till.store.offset_minutes, till.store.store_id, self._desk.clock.now()
        if self._tab == "coupons":
            member_id = found.member.member_id
            in_sale = {coupon.coupon_id for coupon in self._desk.sale.cart.coupons}
            coupons = [
                coupon_row(
                    each,
                    refusal(each, store_id=store_id, member_id=member_id, moment=now),
                    offset_minutes=offset,
                    taken=each.coupon_id in in_sale,
                )
                for each in found.coupons
            ]
            return coupons + voucher_rows(found.vouchers, store_id=store_id, now=now)
        told = self._history
        if told is None or told.told is None:
            return []
        if self._tab == "history":
            return [bought_row(place, line) for place, line in enumerate(told.told.bought)]
        if self._tab == "points":
            return [points_row(place, move, offset_minutes=offset) for place, move in enumerate(told.told.points)]
        return [matching_row(item) for item in told.matching]

    def _empty_words(self) -> str:
        if self.member is None:
            return ""
        if self._tab != "coupons" and (self._found is None or not self._found.reachable):
            return translate("Members", "Only head office knows this, and it cannot be reached now.")
        return {
            "coupons": translate("Members", "No coupons"),
            "history": translate("Members", "Nothing bought yet"),
            "points": translate("Members", "No points have moved"),
            "matching": translate("Members", "Nothing to suggest"),
        }[self._tab]

    def _chosen(self, key: str) -> None:
        """Something that goes with it: into the sale."""
        items = self._history.matching if self._history is not None and self._tab == "matching" else ()
        item = next((each for each in items if each.variant_id == key), None)
        if item is None:
            return
        sale = self._desk.sale
        scanned = self._desk.counter.add_item(sale.cart, item, code=item.barcode or item.style_code)
        sale.put(scanned.cart)
        self._desk.sounds.play(Sound.FOUND)
        self.view.notice.say(Saying("ok", translate("Members", "In the sale: {item}").format(item=item.name)))

    def _show_primary(self) -> None:
        late = self._late
        self.view.late.setVisible(late is not None and self.member is not None)
        if late is not None:
            words = translate("Members", "Points for the sale of {total}")
            self.view.late.say(words.format(total=yuan(late.total)))
        button, typed = self.view.primary, bool(self.view.field.text().strip())
        if self._identity.on and not typed:
            words, typed = self._identity.primary_words(), True
        elif self._joining:
            words = translate("Members", "Sign up")
        elif typed or self.member is None:
            words = translate("Member", "Find")
        else:
            words = translate("Members", "To the sale")
        button.say(words, key="Enter")
        button.setEnabled(bool(self._joining or typed or self.member is not None))
