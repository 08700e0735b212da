"""A day in figures and words, the same on screen, ticket and clipboard."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime

from pos.domain.day import DayClose, DayFigures, PersonFigures, StoreDay
from pos.domain.money import Fen, half_up, yuan
from pos.domain.quantity import pieces
from pos.domain.tender import METHODS, TenderMethod
from pos.domain.texts import Texts
from pos.usecases.printing.day_report import DayReport
from pos.usecases.printing.heading import clock_time
from pos.usecases.printing.shift_report import SumLine
from pos.usecases.printing.sums import documents_of, takings_of, tenders_of


def received(figures: DayFigures, methods: Iterable[TenderMethod] = METHODS) -> Fen:
    """实收货款: what came in by methods that count as money; of a method that nobody knows, all."""
    money = {method.method_id: method.money for method in methods}
    return sum(each.net for each in figures.sums.tenders if money.get(each.key, True))


def by_amount(figures: DayFigures) -> tuple[PersonFigures, ...]:
    """People who are credited, the largest amount first."""
    return tuple(sorted(figures.people, key=lambda each: (-each.amount, each.staff_id)))


def day_report_of(
    day: StoreDay,
    *,
    store_code: str,
    offset_minutes: int,
    names: Mapping[str, str],
    texts: Texts,
    moment: datetime,
    close: DayClose | None = None,
    target: Fen = 0,
    methods: Iterable[TenderMethod] = METHODS,
) -> DayReport:
    """What the ticket says. `names`: staff names by id; `target`: 0 for none."""
    figures, closes = day.figures, [each.close for each in day.shifts if each.close is not None]
    return DayReport(
        number=close.number if close else f"{store_code} {day.business_date:%Y-%m-%d}",
        business_date=day.business_date,
        closed=close.moment if close else moment,
        by=names.get(close.staff_id, close.staff_id) if close else "",
        sales=figures.sums.sales,
        pieces=pieces(figures.sums.pieces),
        total=figures.total,
        discounts=figures.sums.discounts,
        shifts=tuple(
            SumLine(each.shift.number, each.close.totals.sales, each.close.totals.total)
            for each in day.shifts
            if each.close is not None
        ),
        tenders=tenders_of(figures.sums, texts),
        documents=documents_of(figures.sums, texts),
        cash_expected=sum(each.expected for each in closes),
        cash_counted=sum(each.counted for each in closes),
        unsent=day.unsent,
        is_close=close is not None,
        analysis=tuple(analysis(figures, texts=texts, target=target, methods=methods)),
        takings=takings_of(figures.sums, texts),
        people=tuple(
            SumLine(names.get(each.staff_id, each.staff_id) or texts("day.nobody"), each.tickets, each.amount)
            for each in by_amount(figures)
        ),
        bankings=tuple(SumLine(texts("day.slip", slip=each.slip), 1, each.amount) for each in day.bankings),
        to_bank=day.to_bank,
        notices=tuple(_notices(day, names, texts, offset_minutes)),
        note=close.note if close else "",
    )


def analysis(
    figures: DayFigures, *, texts: Texts, target: Fen = 0, methods: Iterable[TenderMethod] = METHODS
) -> Iterator[tuple[str, str]]:
    """What the day's tickets were like, as words and figures. What cannot be said yet is left out."""
    yield texts("day.received"), yuan(received(figures, methods))
    yield texts("day.tickets"), str(figures.tickets)
    if figures.per_ticket is not None:
        yield texts("day.per_ticket"), yuan(figures.per_ticket)
    if figures.pieces_per_ticket is not None:
        yield texts("day.pieces_per_ticket"), f"{figures.pieces_per_ticket / 100:.2f}"
    if figures.discount_rate is not None:
        yield texts("day.discount_rate"), texts("day.percent", percent=hundredths(figures.discount_rate))
    if figures.member_share is not None:
        yield texts("day.member_share"), texts("day.percent", percent=hundredths(figures.member_share))
    if figures.written:
        yield texts("day.written"), str(figures.written)
    if target > 0:
        yield texts("day.target"), yuan(target)
        yield texts("day.reached"), texts("day.percent", percent=hundredths(reached(figures.total, target)))


def reached(total: Fen, target: Fen) -> int:
    """How much of a target (above 0), in 1/10,000."""
    return half_up(total * 10_000, target)


def hundredths(part: int) -> str:
    """A part in 1/10,000 as percent with one decimal: `8512` is `85.1`."""
    tenths = half_up(part, 10)
    return f"{'-' if tenths < 0 else ''}{abs(tenths) // 10}.{abs(tenths) % 10}"


def _notices(day: StoreDay, names: Mapping[str, str], texts: Texts, offset_minutes: int) -> Iterator[str]:
    if not day.complete:
        yield texts("day.alone")
    for shift in day.open_shifts:
        since = clock_time(shift.opened, offset_minutes=offset_minutes, seconds=False)
        yield f"{texts('day.open_shifts')} {shift.number} {names.get(shift.staff_id, shift.staff_id)} {since}"
    for till in day.tills:
        if not till.shifts and till.heard is None and not till.figures.sums.sales:
            yield texts("day.not_heard", till=till.number)


def as_text(report: DayReport, *, store_name: str, texts: Texts, offset_minutes: int) -> str:
    """The report as lines to be pasted into a message."""
    moment = clock_time(report.closed, offset_minutes=offset_minutes, seconds=False)
    lines = [
        f"{store_name} {texts('day.report')} {report.business_date:%Y-%m-%d} {texts('day.interim', moment=moment)}",
        *report.notices,
        f"{texts('shift.total')} {yuan(report.total)}",
        f"{texts('receipt.pieces')} {report.pieces}",
        *(f"{words} {figure}" for words, figure in report.analysis),
    ]
    for title, sums in (
        (texts("shift.tenders"), report.tenders),
        (texts("day.recharged"), report.takings),
        (texts("day.people"), report.people),
        (texts("day.banked"), report.bankings),
    ):
        if sums:
            lines.append(f"【{title}】")
            lines += [f"{each.name} {each.count} {yuan(each.amount)}" for each in sums]
    return "\n".join(lines)
