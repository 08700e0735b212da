"""What one step writes."""

from __future__ import annotations

from collections.abc import Iterable

from pos.domain.cart import Cart
from pos.domain.document import Document
from pos.domain.errors import BadValue
from pos.domain.figures import Acts
from pos.domain.journal import genesis, link
from pos.domain.money import Fen
from pos.domain.numbering import NumberKind
from pos.domain.order import Action
from pos.domain.receiving import Receiving
from pos.domain.shift import Shift, ShiftClose
from pos.domain.stock import Movement
from pos.domain.stocktake import Count, Stocktake
from pos.domain.takings import Taking
from pos.ports.ledger import NewEvent
from pos.ports.printing import PrintJob
from pos.storage.database import Cursor
from pos.storage.ledger import rows
from pos.storage.ledger.ledger_file import Failpoint
from pos.storage.ledger.packing import packed
from pos.storage.ledger.print_queue import add_job
from pos.storage.ledger.shift_book import perpetual, shift_acts
from pos.wire.codec import decode, encode
from pos.wire.event import encode_event
from pos.wire.members import SignUp

_LAST = "SELECT last FROM counter WHERE kind = ?"
_USED = "INSERT OR REPLACE INTO counter VALUES (?, ?)"
_ADD_COUNTED = """
    INSERT INTO counted VALUES (?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET quantity = quantity + excluded.quantity"""
_ADD_AREA = """
    INSERT INTO counted_area VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE SET quantity = quantity + excluded.quantity"""
_OPEN_SHIFT = "SELECT shift_id FROM shift WHERE shift_id NOT IN (SELECT shift_id FROM shift_close)"


class SqlLedgerTransaction:
    """The writing half of `ports.ledger`. Raises StorageError; the whole transaction is then rolled back."""

    def __init__(self, *, cursor: Cursor, till_id: str, failpoint: Failpoint) -> None:
        self._cursor = cursor
        self._till_id = till_id
        self._failpoint = failpoint

    def next_number(self, kind: NumberKind) -> int:
        """The next running number of a kind."""
        (last,) = self._cursor.execute(_LAST, (kind.value,)).fetchone() or (0,)
        self._cursor.execute(_USED, (kind.value, last + 1))
        return int(last) + 1

    def is_finished(self, document_id: str) -> bool:
        """Whether the document is there."""
        self._cursor.execute("SELECT 1 FROM document WHERE document_id = ?", (document_id,))
        return self._cursor.fetchone() is not None

    def append(self, event: NewEvent) -> int:
        """Number, encode and chain an event, which then waits for the server, with what stock it moved; its tseq."""
        self._failpoint("append")
        last, previous = head(self._cursor, self._till_id)
        tseq = last + 1
        payload = encode_event(
            event_id=event.event_id,
            till_id=self._till_id,
            tseq=tseq,
            kind=event.kind,
            moment=event.moment,
            staff_id=event.staff_id,
            business_date=event.business_date,
            body=event.body,
        )
        movements: tuple[Movement, ...] = getattr(event.body, "movements", ())
        moved, digest = rows.moved(movements), link(previous, payload)
        self._cursor.execute(
            "INSERT INTO journal VALUES (?, ?, ?, ?, ?, ?, ?)",
            (tseq, event.event_id, event.kind.value, moved, packed(payload), previous, digest),
        )
        self._failpoint("journal")
        self._add(rows.MARK, rows.mark_rows(movements, tseq=tseq))
        self._failpoint("movements")
        return tseq

    def add_document(self, document: Document, *, tseq: int) -> None:
        """Store a finished document with its tenders. Raises BadValue where it is there already."""
        cursor, lines = self._cursor, document.lines
        cursor.execute(rows.DOCUMENT, rows.document_row(document, tseq=tseq))
        if not cursor.rowcount:
            raise BadValue(f"document {document.document_id} is in the ledger")
        self._failpoint("document")
        for query, told in (
            (rows.REFERRING_LINE, rows.referring_line_rows(lines, tseq=tseq)),
            (rows.SOLD_PIECE, rows.sold_piece_rows(lines, tseq=tseq)),
        ):
            self._add(query, told)
        self._failpoint("lines")
        self._add(rows.TENDER, rows.tender_rows(document, tseq=tseq))
        self._failpoint("tenders")
        if document.uses:
            self._add(rows.OFFLINE_USE, rows.offline_use_rows(document.uses, tseq=tseq))
        if document.corrects:
            cursor.execute("INSERT INTO correction VALUES (?, ?)", (tseq, document.corrects))

    def add_taking(self, taking: Taking, *, tseq: int) -> None:
        """Store money that is not a sale; its details are in the journal's bytes. Raises BadValue where it is there."""
        found = self._cursor.execute("SELECT 1 FROM taking WHERE taking_id = ?", (taking.taking_id,)).fetchone()
        if found is not None:
            raise BadValue(f"taking {taking.taking_id} is in the ledger")
        self._cursor.execute(rows.TAKING, rows.taking_row(taking, tseq=tseq))

    def keep_stocktake(self, stocktake: Stocktake, *, tseq: int) -> None:
        """Store a stocktake that was opened here."""
        row = (stocktake.stocktake_id, tseq, encode(stocktake))
        self._cursor.execute("INSERT INTO stocktake VALUES (?, ?, ?)", row)

    def add_counts(self, counts: tuple[Count, ...]) -> None:
        """Add counts to the running sums."""
        whole = [(each.stocktake_id, each.area_id, each.recount_id, each.quantity) for each in counts]
        each = [(each.stocktake_id, each.area_id, each.recount_id, each.variant_id, each.quantity) for each in counts]
        self._cursor.executemany(_ADD_COUNTED, each)
        self._cursor.executemany(_ADD_AREA, whole)
        self._failpoint("counts")

    def save_receiving(self, receiving: Receiving) -> bool:
        """Keep a delivery that is being received; whether nothing of it was kept before."""
        asked = "SELECT 1 FROM receiving WHERE receipt_id = ?"
        new = self._cursor.execute(asked, (receiving.receipt_id,)).fetchone() is None
        row = (receiving.receipt_id, encode(receiving))
        self._cursor.execute("INSERT OR REPLACE INTO receiving VALUES (?, ?)", row)
        return new

    def end_receiving(self, receipt_id: str) -> None:
        """It is posted, or given up."""
        self._cursor.execute("DELETE FROM receiving WHERE receipt_id = ?", (receipt_id,))

    def add_order_action(self, action: Action, *, tseq: int) -> None:
        """Store what was done to an online order; its details are in the journal's bytes."""
        self._cursor.execute("INSERT INTO order_action VALUES (?, ?, ?)", (tseq, action.order_id, action.kind.value))

    def open_shift(self, shift: Shift, *, alone: bool = True) -> None:
        """Store an opened shift. Raises BadValue when one is open; not `alone`: when one of that person is."""
        one = "" if alone else " AND staff_id = ?"
        if self._cursor.execute(f"{_OPEN_SHIFT}{one}", () if alone else (shift.staff_id,)).fetchone() is not None:
            raise BadValue("a shift is open")
        self._cursor.execute(rows.SHIFT, rows.shift_row(shift, tseq=head(self._cursor, self._till_id)[0]))

    def close_shift(self, close: ShiftClose) -> None:
        """Store a shift's end. Raises BadValue when it is not open."""
        if self._cursor.execute(f"{_OPEN_SHIFT} AND shift_id = ?", (close.shift_id,)).fetchone() is None:
            raise BadValue(f"shift {close.shift_id} is not open")
        self._cursor.execute(rows.SHIFT_CLOSE, rows.shift_close_row(close, tseq=head(self._cursor, self._till_id)[0]))

    def perpetual(self) -> Fen:
        """What all Z reports so far come to; 0 before the first."""
        return perpetual(self._cursor)

    def acts(self, shift_id: str, *, after: int = 0) -> Acts:
        """What was done in a shift, in events after the number `after`."""
        return shift_acts(self._cursor, shift_id, after=after)

    def save_open_cart(self, cart: Cart | None) -> None:
        """Keep the cart being built in the place of the one before."""
        self._cursor.execute("DELETE FROM cart WHERE held = 0")
        if cart is not None:
            self._keep(cart, held=0)

    def hold_cart(self, cart: Cart) -> None:
        """Park a cart; it is no longer the open one."""
        self._cursor.execute("DELETE FROM cart WHERE cart_id = ?", (cart.cart_id,))
        self._keep(cart, held=1)

    def take_held(self, cart_id: str) -> Cart | None:
        """Take a parked cart up again; None when it is gone."""
        self._cursor.execute("DELETE FROM cart WHERE held = 1 AND cart_id = ? RETURNING body", (cart_id,))
        row = self._cursor.fetchone()
        return None if row is None else decode(row[0], Cart)

    def queue_print(self, job: PrintJob) -> None:
        """Queue a ticket; one of the same id changes nothing."""
        add_job(self._cursor, job)
        self._failpoint("print job")

    def name_member(self, document_id: str, member_id: str, *, tseq: int) -> None:
        """Store who was named as a document's member after it was finished."""
        self._cursor.execute("INSERT INTO member_named VALUES (?, ?, ?)", (document_id, member_id, tseq))

    def keep_sign_up(self, asked: SignUp) -> None:
        """Keep who signed up until the server has heard of them; the same one twice is kept once."""
        self._cursor.execute(
            "INSERT INTO sign_up (member_id, body) VALUES (?, ?) ON CONFLICT DO NOTHING",
            (asked.member_id, encode(asked)),
        )

    def forget_sign_up(self, member_id: str) -> None:
        """The server knows them now."""
        self._cursor.execute("DELETE FROM sign_up WHERE member_id = ?", (member_id,))

    def _add(self, query: str, told: Iterable[rows.Row]) -> None:
        """The rows of an event, of which most sales have none."""
        if added := list(told):
            self._cursor.executemany(query, added)

    def _keep(self, cart: Cart, *, held: int) -> None:
        self._cursor.execute(
            "INSERT INTO cart (cart_id, held, body) VALUES (?, ?, ?)", (cart.cart_id, held, encode(cart))
        )


def head(cursor: Cursor, till_id: str) -> tuple[int, str]:
    """The last event's number and hash; (0, genesis) before the first."""
    row = cursor.execute("SELECT tseq, hash FROM journal ORDER BY tseq DESC LIMIT 1").fetchone()
    return (0, genesis(till_id)) if row is None else (row[0], row[1])
