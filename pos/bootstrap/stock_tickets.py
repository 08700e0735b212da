"""The tickets of the stock room, in the language of the moment, as jobs for the print queue."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from pos.domain.catalogue import Item
from pos.domain.duty import Duty
from pos.domain.receiving import GoodsReceipt
from pos.domain.texts import Texts
from pos.domain.ticket.template import PLAIN, Templates
from pos.domain.transfer import Towards, Transfer
from pos.ports.clock import Clock
from pos.ports.printing import JobKind, PrintJob
from pos.usecases.printing.queue_ticket import print_job
from pos.usecases.printing.stock_sheets import receiving_sheet, transfer_slip
from pos.usecases.printing.stock_slips import sheet_of, slip_of


class StockTickets:
    """Builds what travels with a box, and what is signed when one came."""

    def __init__(
        self,
        *,
        texts: Callable[[], Texts],
        item_of: Callable[[str], Item | None],
        stores: Callable[[], Mapping[str, str]],
        clock: Clock,
        templates: Callable[[], Templates] = lambda: PLAIN,
    ) -> None:
        """`stores`: other stores' names by id, as far as they are known."""
        self._texts = texts
        self._item_of = item_of
        self._stores = stores
        self._clock = clock
        self._templates = templates

    def slip(self, transfer: Transfer, duty: Duty) -> PrintJob:
        """What travels with the box."""
        texts, store, now = self._texts(), duty.till.store, self._clock.now()
        target = self._stores().get(transfer.receiver, "")
        if transfer.towards is not Towards.STORE:
            target = texts(f"stock.{transfer.towards}")
        sheet = slip_of(
            transfer, item_of=self._item_of, by=duty.staff.name, moment=now, source=store.name, target=target
        )
        ticket = transfer_slip(sheet, store=store, texts=texts, templates=self._templates())
        return print_job(JobKind.TRANSFER, transfer.transfer_id, ticket, moment=now)

    def sheet(self, receipt: GoodsReceipt, document: str, duty: Duty) -> PrintJob:
        """What came. `document`: the number of the delivery."""
        sheet = sheet_of(receipt, item_of=self._item_of, by=duty.staff.name, document=document)
        ticket = receiving_sheet(sheet, store=duty.till.store, texts=self._texts(), templates=self._templates())
        return print_job(JobKind.RECEIVING, receipt.receipt_id, ticket, moment=receipt.moment)
