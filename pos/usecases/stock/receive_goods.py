"""Receiving: every scan is kept; posted once; a transfer is told what came of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from pos.domain.duty import Duty
from pos.domain.errors import BadValue
from pos.domain.ids import new_id
from pos.domain.journal import EventKind
from pos.domain.quantity import Milli
from pos.domain.receiving import Begun, Delivery, GoodsReceipt, Receiving, Source, differences
from pos.domain.staff import Approval, Deed, Leave, Permission, leave
from pos.domain.stock import CHAIN_OWNER
from pos.domain.transfer import Transfer, TransferState
from pos.ports.clock import Clock
from pos.ports.count_book import CountBook
from pos.ports.ledger import Ledger, LedgerTransaction
from pos.ports.mirror import Mirror
from pos.ports.printing import PrintJob
from pos.usecases.stock.known_transfers import known_transfers
from pos.usecases.stock.write_down import stock_number, write_event
from pos.wire.event import GoodsReceived, ReceivingBegun, TransferMoved


@dataclass(frozen=True, slots=True)
class Received:
    """What posting came to."""

    leave: Leave
    """Whether this person may receive goods."""
    receipt: GoodsReceipt | None = None
    """As posted, where leave was given."""


Sheet = Callable[[GoodsReceipt, str, Duty], PrintJob]
"""The ticket of a receipt; the number of the delivery, empty where nobody announced it."""


def posting_receipt(receiving: Receiving) -> Deed:
    """The deed of posting what came."""
    return Deed(Permission.RECEIVE_GOODS, subject=receiving.receipt_id)


def taking_back(receipt: GoodsReceipt) -> Deed:
    """The deed of taking a receipt back."""
    return Deed(Permission.RECEIVE_GOODS, subject=receipt.receipt_id, detail="take back")


class ReceiveGoods:
    """Deliveries on their way here, and goods that nobody announced."""

    def __init__(
        self,
        *,
        ledger: Ledger,
        book: CountBook,
        mirror: Mirror,
        clock: Clock,
        style_of: Callable[[str], str],
        sheet: Sheet | None = None,
    ) -> None:
        """`sheet`: what is printed of a receipt; None: nothing."""
        self._sheet = sheet
        self._ledger = ledger
        self._book = book
        self._mirror = mirror
        self._clock = clock
        self._style_of = style_of

    def expected(self, store_id: str) -> tuple[Delivery, ...]:
        """What is on its way to this store: other stores' transfers, suppliers' deliveries."""
        own = self._own_receipts()[1]
        back = {receipt.reverses for receipt in own}
        last = [each for each in own if each.final and not each.reverses and each.receipt_id not in back]
        done = {receipt.delivery_id for receipt in last}
        announced = [each for each in self._mirror.deliveries() if not each.done and each.delivery_id not in done]
        return (
            *(each.delivery() for each in self._on_the_way(store_id)),
            *(each.announced for each in announced if each.announced is not None),
        )

    def begun(self) -> Sequence[Receiving]:
        """Deliveries that are being received at this till, oldest first."""
        return self._book.receivings()

    def begun_elsewhere(self, till_id: str) -> Mapping[str, Begun]:
        """Who began a delivery at another till of the store and has not posted, by delivery, the last of several.

        As head office told when this till last heard of it: what another till has not sent yet is not in it.
        """
        return {
            record.delivery_id: begun
            for record in self._mirror.deliveries()
            for begun in record.begun
            if begun.till_id != till_id
        }

    def blind(self) -> bool:
        """Whether what was announced is not shown before it is posted."""
        return self._mirror.store_rules().blind_receiving

    def came(self, delivery_id: str) -> Mapping[str, Milli]:
        """Thousandths by variant that were received of a delivery in earlier parts, as far as this till knows."""
        told, own = self._own_receipts()
        came = dict(told.get(delivery_id, ()))
        for receipt in own:
            sign = -1 if receipt.reverses else 1
            for line in receipt.lines if receipt.delivery_id == delivery_id else ():
                came[line.variant_id] = came.get(line.variant_id, 0) + sign * line.quantity
        return {variant_id: quantity for variant_id, quantity in came.items() if quantity}

    def to_take_back(self) -> tuple[GoodsReceipt, ...]:
        """Receipts that were posted at this till and can be taken back, newest first."""
        receipts = self._book.receipts()
        gone = {receipt.reverses for receipt in receipts}
        return tuple(each for each in receipts if not each.reverses and each.receipt_id not in gone)

    def begin(self, delivery: Delivery | None) -> Receiving:
        """Begin with a delivery, or go on with it where it was begun."""
        begun = [each for each in self._book.receivings() if each.delivery == delivery]
        return begun[0] if begun else Receiving(new_id(), delivery)

    def keep(self, duty: Duty, receiving: Receiving) -> Receiving:
        """Keep what was scanned so far. The first of a delivery, and taking the last of it back, is told to the store's
        other tills."""
        with self._ledger.transaction() as step:
            if not receiving.lines:
                step.end_receiving(receiving.receipt_id)
                self._tell(step, duty, receiving, given_up=True)
            elif step.save_receiving(receiving):
                self._tell(step, duty, receiving, given_up=False)
        return receiving

    def post(
        self,
        duty: Duty,
        receiving: Receiving,
        *,
        final: bool = True,
        before: Mapping[str, Milli] | None = None,
        approval: Approval | None = None,
    ) -> Received:
        """Post what came. `before`: thousandths by variant that came in earlier parts; None: as this till knows.

        An approval is for `posting_receipt(receiving)`. Raises BadValue for nothing.
        """
        given = leave(duty.staff, posting_receipt(receiving), approval)
        if given is not Leave.GIVEN:
            return Received(given)
        delivery = receiving.delivery
        earlier = before if before is not None else self.came(delivery.delivery_id) if delivery else {}
        wanted = {line.variant_id for line in receiving.lines} | {
            line.variant_id for line in (delivery.lines if delivery else ())
        }
        styles = {variant_id: self._style_of(variant_id) for variant_id in wanted}
        now = self._clock.now()
        with self._ledger.transaction() as step:
            receipt = GoodsReceipt(
                receipt_id=receiving.receipt_id,
                number=stock_number(step, duty, now),
                store_id=duty.till.store.store_id,
                source=delivery.source if delivery else Source.NOTHING,
                delivery_id=delivery.delivery_id if delivery else "",
                lines=receiving.lines,
                moment=now,
                staff_id=duty.staff.staff_id,
                final=final,
                differences=differences(delivery, receiving.lines, earlier, styles) if final else (),
                owner=delivery.owner if delivery else CHAIN_OWNER,
                approval=approval,
            )
            body = GoodsReceived(receipt, receipt.movements())
            write_event(step, duty, EventKind.GOODS_RECEIVED, body, event_id=receipt.receipt_id, now=now)
            transfer = self._transfer(receipt)
            if final and transfer is not None:
                came = dict(earlier)
                for line in receiving.lines:
                    came[line.variant_id] = came.get(line.variant_id, 0) + line.quantity
                told = TransferMoved(transfer.receive(came))
                write_event(step, duty, EventKind.TRANSFER_MOVED, told, event_id=new_id(), now=now)
            step.end_receiving(receiving.receipt_id)
            if self._sheet is not None:
                step.queue_print(self._sheet(receipt, delivery.number if delivery else "", duty))
        return Received(given, receipt)

    def take_back(self, duty: Duty, receipt: GoodsReceipt, *, approval: Approval | None = None) -> Received:
        """Take a receipt back by a counter-document. An approval is for `taking_back(receipt)`.

        Raises BadValue for one that was taken back already.
        """
        given = leave(duty.staff, taking_back(receipt), approval)
        if given is not Leave.GIVEN:
            return Received(given)
        if receipt.receipt_id not in {each.receipt_id for each in self.to_take_back()}:
            raise BadValue(f"receipt {receipt.number} is not there to be taken back")
        now = self._clock.now()
        with self._ledger.transaction() as step:
            back = replace(
                receipt,
                receipt_id=new_id(),
                number=stock_number(step, duty, now),
                moment=now,
                staff_id=duty.staff.staff_id,
                differences=(),
                approval=approval,
                reverses=receipt.receipt_id,
            )
            body = GoodsReceived(back, back.movements())
            write_event(step, duty, EventKind.GOODS_RECEIVED, body, event_id=back.receipt_id, now=now)
        return Received(given, back)

    def _tell(self, step: LedgerTransaction, duty: Duty, receiving: Receiving, *, given_up: bool) -> None:
        if receiving.delivery is None:  # no other till can open it
            return
        now = self._clock.now()
        begun = Begun(
            receipt_id=receiving.receipt_id,
            delivery_id=receiving.delivery.delivery_id,
            till_id=duty.till.till_id,
            till_number=duty.till.number,
            staff_id=duty.staff.staff_id,
            moment=now,
        )
        body = ReceivingBegun(begun, given_up)
        write_event(step, duty, EventKind.RECEIVING_BEGUN, body, event_id=new_id(), now=now)

    def _own_receipts(self) -> tuple[Mapping[str, tuple[tuple[str, Milli], ...]], Sequence[GoodsReceipt]]:
        """What head office counted by delivery, and own receipts that it has not; both of one moment."""
        while True:
            counted = self._mirror.applied_tseq()
            told = {each.delivery_id: each.came for each in self._mirror.deliveries()}
            own = self._book.receipts_since(counted)
            if self._mirror.applied_tseq() == counted:
                return told, own

    def _transfer(self, receipt: GoodsReceipt) -> Transfer | None:
        on_the_way = self._on_the_way(receipt.store_id)
        return next((each for each in on_the_way if each.transfer_id == receipt.delivery_id), None)

    def _on_the_way(self, store_id: str) -> list[Transfer]:
        transfers = known_transfers(self._mirror, self._book)
        return [each for each in transfers if (each.receiver, each.state) == (store_id, TransferState.SENT)]
