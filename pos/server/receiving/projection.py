"""Receipts, transfers and adjustments, folded in. They have happened, so none is refused; what is odd is reported."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select, update

from pos.domain.moments import to_ms
from pos.domain.stock import Movement
from pos.domain.transfer import Towards, Transfer, TransferState
from pos.server.enrolment.sessions import TillIdentity
from pos.server.receiving.deliveries import came, unpacking
from pos.server.receiving.tables import stock_documents, transfers
from pos.server.transaction import Transaction
from pos.wire.codec import decode, encode
from pos.wire.event import GoodsReceived, ReceivingBegun, StockAdjusted, TransferMoved
from pos.wire.feed import ChangeKind

RECEIVED_TWICE = "received_twice"
"""Two tills finished the same delivery: both are counted, and one of them has to be taken back."""
TRANSFER_BACKWARDS = "transfer_backwards"
"""A step of a transfer that was further already: its movements count, the transfer stays as it was."""
FOREIGN_TRANSFER = "foreign_transfer"
"""A till moved a transfer that neither goes out of its store nor comes to it."""
_ORDER = list(TransferState)


def add_stock_documents(
    tx: Transaction, till: TillIdentity, events: Sequence[tuple[int, object]]
) -> tuple[list[tuple[int, Movement]], list[tuple[int, str, str]]]:
    """Store what the events (tseq, body) say; the movements of what was new, and what is odd."""
    moved: list[tuple[int, Movement]] = []
    odd: list[tuple[int, str, str]] = []
    for tseq, body in events:
        match body:
            case ReceivingBegun():
                unpacking(tx, till.store_id, body.begun, given_up=body.given_up)
            case GoodsReceived():
                receipt = body.receipt
                about = receipt.delivery_id if receipt.final and not receipt.reverses else ""
                if about and _finished(tx, till.store_id, about):
                    odd.append((tseq, RECEIVED_TWICE, receipt.number))
                kind = "received"
                new = _keep(tx, till, receipt.receipt_id, kind, receipt.number, about, receipt.moment, encode(receipt))
                if not new:
                    continue
                moved += [(tseq, each) for each in body.movements]
                if receipt.reverses:
                    _open_again(tx, till.store_id, receipt.reverses)
                if receipt.delivery_id and receipt.store_id == till.store_id:
                    came(tx, receipt, closes=receipt.final)
            case StockAdjusted():
                made = body.adjustment
                new = _keep(
                    tx, till, made.adjustment_id, "adjusted", made.number, made.reason, made.moment, encode(made)
                )
                moved += [(tseq, each) for each in body.movements] if new else []
            case TransferMoved():
                odd += [(tseq, code, body.transfer.number) for code in _moved(tx, till, body.transfer)]
                moved += [(tseq, each) for each in body.movements]
    return moved, odd


def _open_again(tx: Transaction, store_id: str, receipt_id: str) -> None:
    """A receipt was taken back: its delivery may be finished by another."""
    mine = (stock_documents.c.store_id == store_id) & (stock_documents.c.document_id == receipt_id)
    tx.connection.execute(update(stock_documents).where(mine).values(about=""))


def _finished(tx: Transaction, store_id: str, delivery_id: str) -> bool:
    mine = (stock_documents.c.store_id == store_id) & (stock_documents.c.about == delivery_id)
    return tx.connection.execute(select(stock_documents.c.document_id).where(mine)).first() is not None


def _keep(
    tx: Transaction,
    till: TillIdentity,
    document_id: str,
    kind: str,
    number: str,
    about: str,
    moment: datetime,
    body: bytes,
) -> bool:
    """Store a document; whether it was new."""
    row = {
        "store_id": till.store_id,
        "document_id": document_id,
        "kind": kind,
        "number": number,
        "about": about,
        "moment_ms": to_ms(moment),
        "body": body.decode(),
    }
    return bool(tx.add(stock_documents, [row], (stock_documents.c.document_id,)))


def _moved(tx: Transaction, till: TillIdentity, transfer: Transfer) -> list[str]:
    if till.store_id not in (transfer.sender, transfer.receiver):
        return [FOREIGN_TRANSFER]
    mine = transfers.c.transfer_id == transfer.transfer_id
    before = tx.connection.execute(select(transfers.c.body).where(mine).with_for_update()).scalar()
    if before is not None:
        known = decode(before.encode(), Transfer)
        if _ORDER.index(known.state) >= _ORDER.index(transfer.state):
            return [] if known == transfer else [TRANSFER_BACKWARDS]
    row = {
        "transfer_id": transfer.transfer_id,
        "number": transfer.number,
        "sender": transfer.sender,
        "receiver": transfer.receiver,
        "state": transfer.state.value,
        "body": encode(transfer).decode(),
    }
    tx.put(transfers, [row])
    tx.publish(transfer.sender, ChangeKind.TRANSFER, transfer.transfer_id, encode(transfer))
    if transfer.towards is Towards.STORE:
        tx.publish(transfer.receiver, ChangeKind.TRANSFER, transfer.transfer_id, encode(transfer))
    return []
