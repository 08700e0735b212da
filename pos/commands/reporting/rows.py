"""A stocktake's report as rows of text and numbers, the same in a workbook and on paper."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

from pos.domain.money import yuan
from pos.domain.quantity import pieces
from pos.domain.texts import Texts
from pos.server.stocktakes.reporting import StocktakeReport


@dataclass(frozen=True, slots=True)
class Table:
    """A report to be laid out."""

    title: str
    """What it is about."""
    facts: tuple[tuple[str, str], ...]
    """(word, value) above the table."""
    head: tuple[str, ...]
    """Headings."""
    body: tuple[tuple[str | float, ...], ...]
    """Rows: text, and numbers as numbers (pieces, yuan)."""


def table_of(report: StocktakeReport, texts: Texts, *, cost: bool) -> Table:
    """The report in words. `cost`: with what the differences cost, for whoever may see it."""
    take = report.answer.record.stocktake
    return Table(
        title=" · ".join((texts("stocktake.title"), report.store.name, take.name)),
        facts=tuple(_facts(report, texts, cost=cost)),
        head=tuple(_head(texts, cost=cost)),
        body=tuple(_body(report, texts, cost=cost)),
    )


def _facts(report: StocktakeReport, texts: Texts, *, cost: bool) -> Iterator[tuple[str, str]]:
    outcome, answer = report.outcome, report.answer
    local = timedelta(minutes=report.store.offset_minutes)
    yield texts("stocktake_report.opened"), f"{outcome.opened + local:%Y-%m-%d %H:%M}"
    yield texts("stocktake_report.as_of"), f"{answer.as_of + local:%Y-%m-%d %H:%M}"
    for posting in answer.postings:
        word = texts("stocktake_report.taken_back" if posting.reverses else "stocktake_report.posted")
        yield word, f"{posting.number} · {posting.moment + local:%Y-%m-%d %H:%M}"
    if not answer.postings:
        yield texts("stocktake_report.posted"), texts("stocktake_report.not_yet")
    yield texts("stocktake_report.compared"), str(outcome.compared)
    yield texts("stocktake_report.accuracy"), f"{outcome.accuracy / 100:.2f} %"
    yield texts("stocktake_report.missing"), f"{pieces(outcome.missing)} · {yuan(outcome.missing_value)}"
    yield texts("stocktake_report.surplus"), f"{pieces(outcome.surplus)} · {yuan(outcome.surplus_value)}"
    yield texts("stocktake_report.shrinkage"), yuan(outcome.shrinkage)
    if cost:
        yield texts("stocktake_report.loss_at_cost"), yuan(-report.at_cost)
    if answer.late:
        yield texts("stocktake_report.late"), str(answer.late)


def _head(texts: Texts, *, cost: bool) -> Iterator[str]:
    words = ("style_code", "name", "colour", "size")
    yield from (texts(f"import_column.{word}") for word in words)
    yield from (texts(f"stocktake_report.{word}") for word in ("place", "due", "counted", "difference", "open"))
    yield texts("stocktake_report.at_tag")
    if cost:
        yield texts("stocktake_report.at_cost")
    yield texts("stocktake_report.reason")


def _body(report: StocktakeReport, texts: Texts, *, cost: bool) -> Iterator[tuple[str | float, ...]]:
    for line in report.lines:
        found = line.difference
        figures = (found.expected, found.counted, found.quantity, found.open)
        money = (line.at_tag, line.at_cost) if cost else (line.at_tag,)
        yield (
            line.style_code or found.variant_id,
            line.name,
            line.colour,
            line.size,
            texts(f"place.{found.place}"),
            *(quantity / 1000 for quantity in figures),
            *(amount / 100 for amount in money),
            texts(f"variance.{found.reason}"),
        )
