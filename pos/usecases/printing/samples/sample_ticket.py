"""The sample of any kind of ticket."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from pos.domain.document import DocumentKind
from pos.domain.order import LineQuantity
from pos.domain.pickup import Proof
from pos.domain.quantity import extend
from pos.domain.texts import Texts
from pos.domain.ticket.rows import Ticket, marked
from pos.domain.ticket.template import PLAIN, Templates
from pos.ports.printing import JobKind
from pos.usecases.printing.collect_slip import collect_slip
from pos.usecases.printing.coupon_ticket import coupon_ticket
from pos.usecases.printing.day_report import day_report
from pos.usecases.printing.drawer_entry import drawer_entry
from pos.usecases.printing.gift_receipt import gift_receipt
from pos.usecases.printing.hold_slip import hold_slip
from pos.usecases.printing.pick_list import pick_list
from pos.usecases.printing.pickup_ticket import Handover, pickup_ticket
from pos.usecases.printing.receipt import KINDS, receipt
from pos.usecases.printing.recharge_receipt import recharge_receipt
from pos.usecases.printing.samples.documents import (
    MEMBER,
    MOMENT,
    NUMBER,
    STORE,
    TILL,
    cart_of,
    collect_of,
    document_of,
    order_of,
    originals,
    people,
)
from pos.usecases.printing.samples.goods import Sample, person_of
from pos.usecases.printing.samples.reports import (
    coupon_of,
    day_report_of,
    drawer_entry_of,
    recharge_of,
    shift_of,
    shift_report_of,
    stock_sheet_of,
)
from pos.usecases.printing.shift_report import shift_report
from pos.usecases.printing.shift_tickets import shift_opening
from pos.usecases.printing.stock_sheets import receiving_sheet, stocktake_sheet, transfer_slip
from pos.usecases.printing.trial_ticket import trial_ticket

LINK = f"https://shop.example/r/{NUMBER}"
"""Where the QR of a sample receipt leads."""

Build = Callable[[Sample, Texts, Templates], Ticket]


def sample_ticket(kind: JobKind, sample: Sample, *, texts: Texts, templates: Templates = PLAIN) -> Ticket:
    """The sample of a kind of ticket."""
    ticket = _BUILDERS[kind](sample, texts, templates)
    if sample is Sample.COPY:
        return marked(ticket, texts("ticket.copy"))
    practice = texts("ticket.training")
    if sample is Sample.TRAINING and kind not in _MARKS_ITSELF:
        return marked(ticket, practice)
    return ticket


def _receipt(kind: DocumentKind) -> Build:
    def build(sample: Sample, texts: Texts, templates: Templates) -> Ticket:
        return receipt(
            document_of(kind, sample),
            store=STORE,
            names=people(sample),
            texts=texts,
            member=MEMBER,
            link=LINK,
            originals=originals(),
            templates=templates,
        )

    return build


def _gift(sample: Sample, texts: Texts, templates: Templates) -> Ticket:
    return gift_receipt(document_of(DocumentKind.SALE, sample), store=STORE, texts=texts, templates=templates)


def _pickup(sample: Sample, texts: Texts, templates: Templates) -> Ticket:
    order = order_of(sample)
    handover = Handover(
        number="HBJ01-02-261122-000002",
        lines=tuple(LineQuantity(line.line, line.collected) for line in order.lines),
        moment=MOMENT,
        by=person_of(sample),
        proof=Proof.SIGNATURE,
        training=sample is Sample.TRAINING,
    )
    return pickup_ticket(order, handover, store=STORE, texts=texts, templates=templates)


def _collect(sample: Sample, texts: Texts, templates: Templates) -> Ticket:
    line, sale = cart_of(sample).lines[0], document_of(DocumentKind.SALE, sample)
    return collect_slip(line, collect_of(sample), sale, store=STORE, texts=texts, templates=templates)


def _pick_list(sample: Sample, texts: Texts, templates: Templates) -> Ticket:
    return pick_list([order_of(sample)], store=STORE, moment=MOMENT, texts=texts, templates=templates)


def _opening(sample: Sample, texts: Texts, templates: Templates) -> Ticket:
    return shift_opening(
        shift_of(),
        till=TILL,
        names=people(sample),
        texts=texts,
        templates=templates,
        training=sample is Sample.TRAINING,
    )


def _shift_report(kind: JobKind) -> Build:
    def build(sample: Sample, texts: Texts, templates: Templates) -> Ticket:
        report = shift_report_of(sample, texts, closed=kind is JobKind.SHIFT_CLOSING)
        training = sample is Sample.TRAINING
        return shift_report(report, kind, till=TILL, texts=texts, templates=templates, training=training)

    return build


def _day(sample: Sample, texts: Texts, templates: Templates) -> Ticket:
    return day_report(day_report_of(sample, texts), store=STORE, texts=texts, templates=templates)


def _recharge(sample: Sample, texts: Texts, templates: Templates) -> Ticket:
    return recharge_receipt(recharge_of(sample, texts), store=STORE, texts=texts, templates=templates)


def _coupon(sample: Sample, texts: Texts, templates: Templates) -> Ticket:
    return coupon_ticket(coupon_of(sample), store=STORE, texts=texts, templates=templates)


def _hold(sample: Sample, texts: Texts, templates: Templates) -> Ticket:
    cart = cart_of(sample)
    due = sum(extend(line.unit_price, line.quantity) for line in cart.lines)
    return hold_slip(cart, due=due, moment=MOMENT, by=person_of(sample), till=TILL, texts=texts, templates=templates)


def _drawer(sample: Sample, texts: Texts, templates: Templates) -> Ticket:
    return drawer_entry(drawer_entry_of(sample), till=TILL, texts=texts, templates=templates)


def _stocktake(sample: Sample, texts: Texts, templates: Templates) -> Ticket:
    return stocktake_sheet(stock_sheet_of(sample, kind="stocktake"), store=STORE, texts=texts, templates=templates)


def _receiving(sample: Sample, texts: Texts, templates: Templates) -> Ticket:
    return receiving_sheet(stock_sheet_of(sample, kind="receiving"), store=STORE, texts=texts, templates=templates)


def _transfer(sample: Sample, texts: Texts, templates: Templates) -> Ticket:
    return transfer_slip(stock_sheet_of(sample, kind="transfer"), store=STORE, texts=texts, templates=templates)


def _trial(_sample: Sample, texts: Texts, templates: Templates) -> Ticket:
    return trial_ticket(till=TILL, moment=MOMENT, texts=texts, templates=templates)


_BUILDERS: Mapping[JobKind, Build] = {
    **{kind: _receipt(document_kind) for document_kind, kind in KINDS.items()},
    JobKind.RECEIPT: _receipt(DocumentKind.SALE),
    JobKind.GIFT_RECEIPT: _gift,
    JobKind.RECHARGE: _recharge,
    JobKind.COUPON: _coupon,
    JobKind.HOLD: _hold,
    JobKind.PICKUP: _pickup,
    JobKind.COLLECT: _collect,
    JobKind.PICK_LIST: _pick_list,
    JobKind.SHIFT_OPENING: _opening,
    JobKind.X_REPORT: _shift_report(JobKind.X_REPORT),
    JobKind.SHIFT_CLOSING: _shift_report(JobKind.SHIFT_CLOSING),
    JobKind.DAY_REPORT: _day,
    JobKind.DRAWER_ENTRY: _drawer,
    JobKind.STOCKTAKE: _stocktake,
    JobKind.RECEIVING: _receiving,
    JobKind.TRANSFER: _transfer,
    JobKind.TRIAL: _trial,
}
_MARKS_ITSELF = frozenset(
    {
        *KINDS.values(),
        JobKind.GIFT_RECEIPT,
        JobKind.RECHARGE,
        JobKind.PICKUP,
        JobKind.SHIFT_OPENING,
        JobKind.X_REPORT,
        JobKind.SHIFT_CLOSING,
    }
)
"""Kinds whose document knows that it is practice."""
