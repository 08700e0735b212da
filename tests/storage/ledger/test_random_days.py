"""Random days at two tills of one store, one of them cut off now and then: every fen is somewhere, and only once."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path
from random import Random

import pytest

from pos.domain.cart import Cart, DiscountBy, ManualDiscount, add
from pos.domain.coming_back import Chosen
from pos.domain.document import AssistantShare, Document, DocumentKind
from pos.domain.drawer import CashMoveKind
from pos.domain.duty import Duty
from pos.domain.errors import Unreachable
from pos.domain.figures import Figures, figures
from pos.domain.ids import new_id
from pos.domain.member import Member
from pos.domain.money import Fen
from pos.domain.paying import CashRounding, Payment, take_cash
from pos.domain.pricing import price
from pos.domain.quantity import ONE
from pos.domain.refund import refundable, touches
from pos.domain.shift import ShiftClose, ShiftRules
from pos.domain.store import Till
from pos.domain.takings import Taking, TakingKind
from pos.domain.tender import Tender, TenderKind
from pos.domain.trade_rules import TradeRules
from pos.domain.ways_back import Way
from pos.ports.printing import JobKind, PrintJob
from pos.storage.ledger.ledger import SqlLedger
from pos.storage.ledger.ledger_file import LedgerFile
from pos.storage.ledger.returns import SqlReturns
from pos.storage.ledger.shift_book import SqlShiftBook
from pos.storage.ledger.verifying.verify_ledger import verify_ledger
from pos.usecases.returning.correct_sale import CorrectSale, correctable
from pos.usecases.returning.find_receipt import FindReceipt, ReceiptOutcome
from pos.usecases.returning.propose_return import ProposeReturn, Wish, of_other_styles
from pos.usecases.returning.protect_price import ProtectPrice
from pos.usecases.returning.return_goods import Returned, ReturnGoods, ReturnOutcome
from pos.usecases.returning.void_sale import VoidSale
from pos.usecases.returning.write_document import WriteDocument
from pos.usecases.selling.complete_sale import CompleteSale, SaleOutcome
from pos.usecases.shift.close_shift import CloseShift
from pos.usecases.shift.move_cash import MoveCash
from pos.usecases.shift.open_shift import OpenShift
from pos.usecases.shift.report_shift import ReportShift
from pos.usecases.takings.take_money import Purpose, TakeMoney
from pos.wire.returns import ClaimReturn, DocumentAnswer, Permit, ReturnClaimed, TakingAnswer
from tests.examples import MANAGER, NOON, STORE, an_item
from tests.fakes.catalogue import Catalogue
from tests.fakes.clock import Clock
from tests.fakes.drawer import Drawer
from tests.storage.ledger.conftest import KEY

ITEMS = (
    an_item(1, retail=29_901),
    an_item(2, retail=29_901, size="L"),
    an_item(11, retail=99_999),
    an_item(21, retail=3),
)
WHO = Member("0190f000-0000-7000-8000-000000000003", "赵女士", "138****2046")
ROUNDED = CashRounding(step=10)
ACTS = 70


@dataclass
class HeadOffice:
    """What both tills have sent, and who was given leave: `ports.receipts.Receipts` for one of them at a time."""

    documents: list[Document] = field(default_factory=list)
    claims: dict[str, ClaimReturn] = field(default_factory=dict)
    reachable: bool = True

    def find(self, text: str) -> DocumentAnswer:
        self._reach()
        found = next((each for each in self.documents if each.number == text), None)
        later = tuple(each for each in self.documents if found and touches(each, found.document_id))
        return DocumentAnswer(found, later=later)

    def claim(self, claim: ClaimReturn) -> ReturnClaimed:
        self._reach()
        sold = next((each for each in self.documents if each.document_id == claim.document_id), None)
        if sold is None:
            return ReturnClaimed(Permit.UNKNOWN)
        left = refundable(sold, [each for each in self.documents if touches(each, sold.document_id)])
        if any(each.quantity > left.line(each.line).left for each in claim.lines):
            return ReturnClaimed(Permit.TAKEN)
        return ReturnClaimed(Permit.GRANTED)

    def taking(self, number: str) -> TakingAnswer:
        self._reach()
        return TakingAnswer(None)

    def _reach(self) -> None:
        if not self.reachable:
            raise Unreachable("no network")


class Counter:
    """A till on a real ledger. Beside it stands a box, into which every note is put by hand."""

    def __init__(self, path: Path, number: int, office: HeadOffice, catalogue: Catalogue, chance: Random) -> None:
        self.path, self.office, self.catalogue, self.chance = path, office, catalogue, chance
        self.till = Till(new_id(), number, STORE)
        self.file = LedgerFile.open(path, key=KEY, till_id=self.till.till_id)
        self.ledger, self.clock, self.unsent = SqlLedger(file=self.file), Clock(NOON), list[Document]()
        book, returns = SqlShiftBook(file=self.file), SqlReturns(file=self.file)
        rules, today = TradeRules(cash=ROUNDED, protection_days=15), lambda: STORE.day(self.clock.now())
        write = WriteDocument(ledger=self.ledger, clock=self.clock, catalogue=catalogue, ticket=self._ticket)
        self.propose = ProposeReturn(catalogue=catalogue, rules=lambda: rules, today=today)
        self.find = FindReceipt(ledger=self.ledger, returns=returns, receipts=office, catalogue=catalogue, orders=tuple)
        self.give_back = ReturnGoods(propose=self.propose, write=write, returns=returns, receipts=office)
        self.void = VoidSale(write=write, returns=returns)
        self.protect = ProtectPrice(
            write=write, returns=returns, catalogue=catalogue, clock=self.clock, rules=lambda: rules, today=today,
            price=price,
        )  # fmt: skip
        self.correct = CorrectSale(write=write, returns=returns, clock=self.clock)
        self.take_money = TakeMoney(ledger=self.ledger, returns=returns, clock=self.clock, ticket=self._ticket)
        self.complete = CompleteSale(ledger=self.ledger, clock=self.clock, receipt=self._ticket)
        shift = ShiftRules()
        self.open_shift = OpenShift(
            ledger=self.ledger, book=book, clock=self.clock, ticket=self._ticket, rules=lambda: shift
        )
        self.close_shift = CloseShift(
            ledger=self.ledger, book=book, clock=self.clock, ticket=self._ticket, rules=lambda: shift
        )
        self.report = ReportShift(ledger=self.ledger, book=book, clock=self.clock, ticket=self._ticket)
        self.move_cash = MoveCash(ledger=self.ledger, clock=self.clock, drawer=Drawer(), slip=self._ticket)
        self.book, self.closes, self.box = book, list[ShiftClose](), 0
        self.begin()

    def _ticket(self, *_: object) -> PrintJob:
        return PrintJob(new_id(), JobKind.RECEIPT, "", b"", NOON)

    def begin(self) -> None:
        self.box = self.chance.randrange(0, 50_000)
        assert self.open_shift(self.till, MANAGER, self.box).shift is not None

    @property
    def duty(self) -> Duty:
        shift = self.open_shift.current()
        assert shift is not None
        return Duty(till=self.till, staff=MANAGER, shift=shift)

    def wrote(self, document: Document, *, moves: bool = True) -> None:
        """Look at a document, and put its cash into the box."""
        assert sum(tender.amount for tender in document.tenders) == document.total
        assert document.total == sum(line.paid for line in document.lines)
        for tender in document.tenders:
            if tender.kind is TenderKind.CASH:
                self.box += tender.given - tender.change
                # A correction renames what is in the drawer; every other note is one there is.
                assert not moves or (tender.given - tender.change) % ROUNDED.step == 0
        self.clock.pass_by(self.chance.randrange(1, 90))
        self.unsent.append(document)
        self.send()

    def send(self) -> None:
        if self.office.reachable:
            self.office.documents += self.unsent
            self.unsent.clear()

    # What is done.

    def pay(self, due: Fen) -> Payment:
        payment = Payment(due=due)
        for kind in (TenderKind.CARD, TenderKind.VOUCHER, TenderKind.STORED_VALUE):
            if payment.remaining > 100 and self.chance.random() < 0.25:
                amount = self.chance.randrange(1, payment.remaining + 1)
                tender = Tender(kind, amount, given=amount if kind is TenderKind.VOUCHER else 0, reference=new_id()[:8])
                if kind is TenderKind.STORED_VALUE:
                    tender = Tender(kind, amount, tender_id=new_id(), gift=self.chance.randrange(0, amount + 1))
                payment = replace(payment, tenders=(*payment.tenders, tender))
        if not payment.settled:
            rest = ROUNDED(payment.remaining)
            payment = take_cash(payment, rest + self.chance.choice((0, 10, 5_000)), rounding=ROUNDED).payment
        return payment

    def sell(self) -> None:
        chance = self.chance
        cart = Cart(cart_id=new_id(), started=NOON, member=WHO if chance.random() < 0.5 else None)
        for item in chance.sample(ITEMS, chance.randrange(1, 4)):
            cart = add(cart, item, code=item.style_code, quantity=chance.randrange(1, 4) * ONE)
        if chance.random() < 0.5:
            off = chance.randrange(1, 2_000)
            cart = replace(cart, discount=ManualDiscount(DiscountBy.AMOUNT, off, "活动"))
        priced = price(cart)
        done = self.complete(priced, self.pay(priced.total), self.duty)
        assert done.outcome is SaleOutcome.DONE
        assert done.document is not None
        self.wrote(done.document)

    def bring_back(self, number: str, *, exchange: bool) -> Returned | None:
        found = self.find(number)
        if found.outcome is not ReceiptOutcome.FOUND or found.refundable is None:
            return None
        left, chance = found.refundable, self.chance
        lines = [each for each in left.lines if each.left]
        chosen = tuple(
            Chosen(each.line.line, chance.randrange(1, each.left // ONE + 1) * ONE)
            for each in chance.sample(lines, chance.randrange(1, len(lines) + 1))
        )
        wish = Wish(new_id(), left, chosen, way=chance.choice(tuple(Way)) if left.document.member_id else Way.AS_PAID)
        if exchange:
            out = tuple(chance.choice(ITEMS) for _ in range(chance.randrange(1, 3)))
            cart = Cart(cart_id=wish.return_id, started=NOON)
            for item in of_other_styles(left, chosen, out):
                one = add(replace(cart, lines=()), item, code=item.style_code)
                cart = replace(one, lines=(*cart.lines, *one.lines))
            wish = replace(wish, out=out, priced=price(cart) if cart.lines else None)
        due = self.propose(wish).total
        done = self.give_back(wish, self.duty, payment=self.pay(due) if due > 0 else None)
        if done.document is not None:
            self.wrote(done.document)
        return done

    def put_right(self, sale: Document) -> None:
        found = self.find(sale.number).refundable
        if found is None:
            return
        left = found
        same_day = sale.business_date == STORE.day(self.clock.now()) and sale.till_id == self.till.till_id
        wrong = correctable(left)
        if not same_day or left.nothing_left:
            return
        if wrong and self.chance.random() < 0.6:
            part = self.chance.choice(wrong)
            right = Payment(part.left, (Tender(TenderKind.CARD, part.left, reference="T-9"),))
            if part.tender.kind is not TenderKind.CASH:
                right = take_cash(Payment(part.left), ROUNDED(part.left), rounding=ROUNDED).payment
            done = self.correct.tender(
                sale, part.place, right, self.duty, known=left.later, document_id=new_id(), reason="记错"
            )
        else:
            lines = tuple(each.line.line for each in left.lines if each.left)
            credited = (AssistantShare(self.chance.choice(("a-1", "a-2"))),)
            done = self.correct.assistants(
                sale, lines, credited, self.duty, known=left.later, document_id=new_id(), reason="记错人"
            )
        assert done.document is not None
        self.wrote(done.document, moves=False)

    def other_money(self) -> None:
        amount, kind = self.chance.randrange(1, 90_000), self.chance.choice((TakingKind.RECHARGE, TakingKind.EARNEST))
        purpose = Purpose(taking_id=new_id(), kind=kind, member_id=WHO.member_id)
        taken = self.take_money(purpose, take_cash(Payment(amount), amount).payment, self.duty).taking
        assert isinstance(taken, Taking)
        self.box += amount

    def move(self) -> None:
        kind, amount = self.chance.choice(tuple(CashMoveKind)), self.chance.randrange(1, 20_000)
        self.move_cash(self.duty, kind, amount, "零钱")
        self.box += amount if kind is CashMoveKind.IN else -amount

    def known(self) -> list[Document]:
        own = self.ledger.recent_documents(limit=10_000)
        return [*own, *(each for each in self.office.documents if each.till_id != self.till.till_id)]

    def close(self) -> None:
        duty = self.duty
        acts = self.book.acts(duty.shift)
        spans = [interim.since for _, interim in self.book.interims(duty.shift)]
        seen = self.book.interims(duty.shift)
        rest = figures(self.book.acts(duty.shift, after=seen[-1][0])) if seen else figures(acts)
        close = self.close_shift(duty, max(0, self.box), "数过了").close
        assert close is not None
        assert close.expected == self.box
        assert close.figures is not None
        assert (close.figures.total, close.figures.tenders) == (figures(acts).total, figures(acts).tenders)
        assert sum([*spans, rest], start=Figures()).total == close.figures.total
        self.closes.append(close)
        self.begin()

    def check_out(self) -> None:
        """Z without a gap, the perpetual total their sum, and the file as it was written."""
        self.close()
        numbers = [int(close.z_number[-6:]) for close in self.closes]
        totals = [close.figures.total for close in self.closes if close.figures is not None]
        assert numbers == list(range(1, len(numbers) + 1))
        assert [close.perpetual for close in self.closes] == [sum(totals[: n + 1]) for n in range(len(totals))]
        self.file.close()
        assert verify_ledger(self.path, key=KEY).findings == ()

    def give_back_something(self, number: str, *, exchange: bool) -> bool:
        """Whether it was done without head office."""
        back = self.bring_back(number, exchange=exchange)
        if back is None:
            return False
        assert back.outcome in (ReturnOutcome.DONE, ReturnOutcome.TOO_MUCH, ReturnOutcome.NOT_SETTLED), back
        return back.decided_offline

    def undo(self, sale: Document) -> None:
        voided = self.void(sale, self.duty, void_id=new_id(), reason="误扫").document
        if voided is not None:
            # Every coin goes back as it came.
            self.wrote(voided)

    def make_cheaper(self, sale: Document) -> None:
        at = self.chance.randrange(len(ITEMS))
        self.catalogue.items[at] = replace(ITEMS[at], retail_price=max(1, ITEMS[at].retail_price * 9 // 10))
        found = self.find(sale.number)
        if found.outcome is not ReceiptOutcome.FOUND or found.refundable is None:
            return
        cheaper = self.protect.look(found.refundable)
        if cheaper:
            less = self.protect(found.refundable, cheaper, self.duty, document_id=new_id()).document
            assert less is not None
            self.wrote(less)

    def act(self) -> bool:
        """Do something; whether goods came back that head office was not asked about."""
        receipts = [each for each in self.known() if each.kind in (DocumentKind.SALE, DocumentKind.EXCHANGE)]
        ways = ("sell", "return", "exchange", "void", "correct", "protect", "taking", "move", "report", "close")
        what = self.chance.choices(ways, (30, 18, 12, 4, 12, 6, 5, 8, 6, 4))[0] if receipts else "sell"
        sale = self.chance.choice(receipts) if receipts else None
        if sale is not None and what in ("return", "exchange"):
            return self.give_back_something(sale.number, exchange=what == "exchange")
        if sale is not None and what in ("void", "correct", "protect"):
            acts = {"void": self.undo, "correct": self.put_right, "protect": self.make_cheaper}
            acts[what](sale)
            return not self.office.reachable
        if what == "report":
            assert self.report(self.duty).interim is not None
        else:
            {"sell": self.sell, "taking": self.other_money, "move": self.move, "close": self.close}[what]()
        return False


@pytest.mark.parametrize("seed", range(8))
def test_every_fen_of_random_days_is_somewhere_and_only_once(seed: int, tmp_path: Path) -> None:
    chance, office = Random(seed), HeadOffice()
    catalogue = Catalogue(*ITEMS)
    tills = [Counter(tmp_path / f"{number}.db", number, office, catalogue, chance) for number in (1, 2)]
    doubtful = False
    for _ in range(ACTS):
        till = chance.choice(tills)
        office.reachable = chance.random() < 0.8 or till is tills[0]
        till.send()
        doubtful |= till.act()
    office.reachable = True
    for till in tills:
        till.send()
    for sale in office.documents if not doubtful else ():
        left = refundable(sale, [each for each in office.documents if touches(each, sale.document_id)])
        assert all(each.returned <= each.line.quantity for each in left.lines)
        assert sum(part.left for part in left.tenders) >= 0, sale
    for till in tills:
        till.check_out()
