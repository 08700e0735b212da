"""A store with four tills, another store, and head office: real use cases on both ends, no network in between."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import insert, select

from pos.domain.adjustment import AdjustmentLine, AdjustmentReason
from pos.domain.document import Document, DocumentKind, DocumentLine, Fulfilment
from pos.domain.duty import Duty
from pos.domain.ids import new_id
from pos.domain.journal import EventKind, genesis, link
from pos.domain.order import Action, ActionKind, LineQuantity
from pos.domain.pickup import Proof
from pos.domain.receiving import Delivery
from pos.domain.stock import Movement, MovementKind
from pos.domain.store import OrgKind, Store, Till
from pos.domain.tender import cash
from pos.domain.transfer import Transfer, TransferLine
from pos.server.catalogue.entries import StyleEntry, VariantEntry
from pos.server.central import Central
from pos.server.enrolment.sessions import TillIdentity
from pos.server.enrolment.tables import tills
from pos.server.events.intake import Intake
from pos.server.events.reading import read_events
from pos.server.feeds.pages import read_page
from pos.server.orders.for_tills import TillOrders
from pos.server.organisation.service import StoreEntry
from pos.server.stock.tables import stock_levels
from pos.server.stocktakes.review import Reviews
from pos.usecases.stock.adjust_stock import AdjustStock
from pos.usecases.stock.count_stock import CountStock
from pos.usecases.stock.move_transfer import MoveTransfer
from pos.usecases.stock.open_stocktake import OpenStocktake
from pos.usecases.stock.post_stocktake import PostStocktake, ReviewStocktake
from pos.usecases.stock.receive_goods import ReceiveGoods
from pos.usecases.stock.write_down import write_event
from pos.wire.codec import decode
from pos.wire.deliveries import DeliveryRecord
from pos.wire.event import DocumentDone, OrderActed
from pos.wire.feed import ChangeKind
from pos.wire.orders import OrderElsewhere, OrderPlaced, PlacedLine, PlaceOrder
from pos.wire.stocktakes import ReviewAnswer, StocktakeRecord
from pos.wire.upload import Batch, Outcome, SentEvent, UploadAnswer
from tests.examples import MANAGER, SHIFT
from tests.fakes.catalogue import Catalogue
from tests.fakes.clock import Clock
from tests.fakes.count_book import CountBook
from tests.fakes.ledger import Ledger
from tests.fakes.mirror import Mirror
from tests.fakes.store_desk import StoreDesk

PRICE = 19_900
DAY = date(2026, 11, 22)


@dataclass(frozen=True)
class HeadOffice:
    """The server, reached without a network."""

    central: Central
    intake: Intake
    reviews: Reviews
    clock: Clock
    variants: tuple[str, ...]


def head_office(central: Central, clock: Clock) -> HeadOffice:
    """A chain with five variants."""
    central.organisation.put_unit(code="CHAIN", name="链", kind=OrgKind.CHAIN)
    central.channels.put("shop", "小程序")
    entry = StyleEntry(
        code="A1",
        name="风衣",
        retail_price=PRICE,
        list_price=PRICE,
        variants=tuple(VariantEntry(colour="红", size=size, barcodes=()) for size in ("S", "M", "L", "XL", "XXL")),
        sizes=("S", "M", "L", "XL", "XXL"),
    )
    central.catalogue.put([entry])
    ids = central.catalogue.variant_ids(["A1"])
    return HeadOffice(
        central=central,
        intake=Intake(database=central.database, clock=central.clock, books=central.loyalty.books),
        reviews=Reviews(database=central.database, clock=central.clock),
        clock=clock,
        variants=tuple(ids["A1", "红", size] for size in ("S", "M", "L", "XL", "XXL")),
    )


class TillAt:
    """A till: its own ledger and mirror, the use cases of the stock room, and the line to head office."""

    def __init__(self, office: HeadOffice, store: Store, number: int) -> None:
        self.office = office
        self.ledger = Ledger(new_id())
        self.mirror = Mirror()
        self.book = CountBook(self.ledger)
        till = Till(till_id=self.ledger.state.till_id, number=number, store=store)
        self.duty = Duty(till=till, staff=MANAGER, shift=replace(SHIFT, till_id=till.till_id, store_id=store.store_id))
        self.identity = TillIdentity(till.till_id, store.store_id, number, store.name, "", revoked=False)
        row = {
            "store_id": store.store_id,
            "till_id": till.till_id,
            "number": number,
            "public_key": "",
            "enrolled_ms": 0,
            "last_tseq": 0,
            "last_hash": genesis(till.till_id),
        }
        with office.central.database.engine.begin() as connection:
            connection.execute(insert(tills), [row])
        self.sent = 0
        ledger, clock = self.ledger, office.clock
        self.open = OpenStocktake(ledger=ledger, clock=clock)
        self.count = CountStock(ledger=ledger, clock=clock, book=self.book)
        self.adjust = AdjustStock(ledger=ledger, clock=clock)
        self.receive = ReceiveGoods(ledger=ledger, clock=clock, book=self.book, mirror=self.mirror, style_of=str)
        self.transfer = MoveTransfer(ledger=ledger, clock=clock, book=self.book, mirror=self.mirror)
        self.post = PostStocktake(ledger=ledger, clock=clock)
        self.desk = StoreDesk()
        self.review = ReviewStocktake(desk=self.desk, catalogue=Catalogue(), send_events=self.send)

    def upload(self, *, upto: int | None = None, first: int | None = None) -> UploadAnswer | None:
        """Send what waits, up to an event; `first`: once more from there. Then hear what head office says."""
        payloads, before = self.ledger.state.payloads, genesis(self.identity.till_id)
        events = []
        for payload in payloads:
            before = link(before, payload)
            events.append(SentEvent(payload=payload.decode(), hash=before))
        start = self.sent + 1 if first is None else first
        batch = tuple(events[start - 1 : upto])
        answer = None
        if batch:
            answer = self.office.intake.take(self.identity, read_events(Batch(self.identity.till_id, start, batch)))
            assert answer is not None
            assert all(result.outcome is not Outcome.PARKED for result in answer.results), answer
            self.sent = answer.last_tseq
        self.listen()
        return answer

    def send(self) -> None:
        """Send all that waits."""
        self.upload()

    def listen(self) -> None:
        """Read the store's feed to its end."""
        at = self.mirror.at
        with self.office.central.database.reading() as connection:
            page = read_page(
                connection,
                self.identity.store_id,
                epoch=at.epoch,
                after=at.seq,
                limit=5_000,
                till_id=self.identity.till_id,
                keys=self.office.central.keys,
            )
        for change in page.changes:
            if change.kind == ChangeKind.TRANSFER:
                self.mirror.moves[change.key] = decode(change.payload, Transfer)
            elif change.kind == ChangeKind.STOCKTAKE:
                self.mirror.takes[change.key] = decode(change.payload, StocktakeRecord)
            elif change.kind == ChangeKind.DELIVERY:
                self.mirror.announced[change.key] = decode(change.payload, DeliveryRecord)
        self.mirror.apply(page)

    def sell(self, variant: str, pieces: int) -> None:
        """A sale, or (below 0) a return."""
        self._sold(variant, pieces)

    def _sold(
        self,
        variant: str,
        pieces: int,
        *,
        order_id: str = "",
        order_line: int = 0,
        fulfilment: Fulfilment = Fulfilment.TAKEN,
    ) -> None:
        now, duty = self.office.clock.now(), self.duty
        document_id, paid = new_id(), pieces * PRICE
        line = DocumentLine(
            line=1,
            variant_id=variant,
            style_code="A1",
            name="风衣",
            colour="红",
            size="S",
            quantity=pieces * 1000,
            list_price=PRICE,
            retail_price=PRICE,
            paid=paid,
            tax_rate=1300,
            tax_amount=0,
            order_id=order_id,
            order_line=order_line,
            fulfilment=fulfilment,
        )
        document = Document(
            document_id=document_id,
            number=f"RXX-{new_id()}",
            kind=DocumentKind.SALE,
            store_id=self.identity.store_id,
            till_id=self.identity.till_id,
            shift_id=SHIFT.shift_id,
            staff_id="",
            moment=now,
            offset_minutes=480,
            business_date=DAY,
            lines=(line,),
            tenders=(cash(paid, max(paid, 0)),),
            total=paid,
        )
        kind = MovementKind.SALE if pieces > 0 else MovementKind.RETURN
        moved = () if order_id else (self._moved(variant, -pieces, kind, document_id),)
        with self.ledger.transaction() as step:
            body = DocumentDone(document, moved)
            write_event(step, duty, EventKind.DOCUMENT, body, event_id=document_id, now=now)

    def order_elsewhere(self, store: Store, variant: str, *, sent: bool) -> OrderPlaced | None:
        """One piece of another store is held for a customer who stands here; None where it has none left."""
        asked = OrderElsewhere(
            order_id=new_id(),
            store_id=store.store_id,
            variant_id=variant,
            quantity=1000,
            price=PRICE,
            customer="张三",
            phone="13800002046",
            address="南京西路 1 号" if sent else "",
        )
        central = self.office.central
        orders = TillOrders(
            database=central.database,
            keys=central.keys,
            members=central.members,
            orders=central.orders,
            clock=central.clock,
        )
        answer = orders.place(asked)
        assert orders.place(asked) == answer  # the answer was lost: asked again
        return answer if isinstance(answer, OrderPlaced) else None

    def sell_ordered(self, placed: OrderPlaced) -> None:
        """The customer pays for it here; nothing moves."""
        order = placed.order
        way = Fulfilment.DELIVERED if order.deliver else Fulfilment.OWED
        self._sold(order.lines[0].variant_id, 1, order_id=order.order_id, order_line=1, fulfilment=way)

    def hand_over(self, placed: OrderPlaced) -> None:
        """An online order of one line goes out."""
        now, order = self.office.clock.now(), placed.order
        going = (LineQuantity(line=1, quantity=order.lines[0].quantity),)
        action = Action(ActionKind.HAND_OVER, order.order_id, going, moment=now, by="王芳", where="店 01")
        moved = (
            self._moved(order.lines[0].variant_id, -going[0].quantity // 1000, MovementKind.HANDOVER, order.order_id),
        )
        with self.ledger.transaction() as step:
            body = OrderActed(action=action, claim_id="", number="H", proof=Proof.SIGNATURE, movements=moved)
            kind = EventKind.ORDER_HANDED_OVER
            write_event(step, self.duty, kind, body, event_id=new_id(), now=now)

    def break_one(self, variant: str) -> None:
        """One piece is spoilt."""
        line = AdjustmentLine(variant, 1000, PRICE)
        assert self.adjust(self.duty, AdjustmentReason.DAMAGE, "破", (line,)).adjustment is not None

    def take_in(self, delivery: Delivery | None, variant: str, pieces: int) -> None:
        """Receive so many of one variant, and no more comes."""
        assert self.receive.post(self.duty, self.receive.begin(delivery).take(variant, pieces * 1000)).receipt

    def send_away(self, variant: str, pieces: int, receiver: str) -> None:
        """Send so many of one variant to another store."""
        line = TransferLine(variant, sent=pieces * 1000)
        assert self.transfer.send(self.duty, None, [line], receiver=receiver).transfer

    def find(self, stocktake_id: str) -> ReviewAnswer:
        """What head office says that a stocktake found, after this till has sent all it has."""
        self.upload()
        answer = self.office.reviews.review(self.identity.store_id, stocktake_id)
        assert answer is not None
        self.desk.reviews[stocktake_id] = answer
        return answer

    def _moved(self, variant: str, pieces: int, kind: MovementKind, document_id: str) -> Movement:
        return Movement(
            movement_id=new_id(),
            variant_id=variant,
            store_id=self.identity.store_id,
            quantity=pieces * 1000,
            kind=kind,
            document_id=document_id,
            moment=self.office.clock.now(),
        )


def new_store(office: HeadOffice, number: int, pieces: int) -> Store:
    """A store with so many pieces of everything."""
    letters = "ABCDEFGHJK"
    code = "T" + "".join(letters[int(digit)] for digit in f"{number:05d}")
    store = office.central.organisation.put_store(StoreEntry(code=code, name=f"{number} 号店", parent="CHAIN"))
    office.central.stock.open(store.store_id, dict.fromkeys(office.variants, pieces * 1000))
    office.clock.pass_by(10)
    return store


def placed(office: HeadOffice, store: Store, variant: str) -> OrderPlaced:
    """An online order for one piece."""
    wanted = (PlacedLine(quantity=1000, paid=PRICE, variant_id=variant),)
    request = PlaceOrder(store_code=store.code, customer="张三", phone="13800002046", lines=wanted)
    answer = office.central.orders.place("shop", new_id(), request)
    assert isinstance(answer, OrderPlaced)
    return answer


def picked(office: HeadOffice, order: OrderPlaced) -> None:
    """It is ready to be collected."""
    everything = tuple(LineQuantity(line.line, line.quantity) for line in order.order.lines)
    act = office.central.orders.act
    act(Action(kind=ActionKind.PICK, order_id=order.order.order_id, lines=everything))
    act(Action(kind=ActionKind.READY, order_id=order.order.order_id, shelf="A-01"))


def levels(office: HeadOffice, store: Store) -> dict[str, tuple[int, int]]:
    """Variant → (on hand, reserved) in whole pieces."""
    mine = select(stock_levels).where(stock_levels.c.store_id == store.store_id)
    with office.central.database.reading() as connection:
        rows = connection.execute(mine).all()
    return {row.variant_id: (row.quantity // 1000, row.reserved // 1000) for row in rows}
