"""A day as tiles and bars."""

from __future__ import annotations

from collections.abc import Mapping

from pos.domain.day import DayFigures, StoreDay
from pos.domain.money import Fen, yuan
from pos.domain.quantity import pieces
from pos.domain.tender import TenderKind, TenderMethod
from pos.ui.day.charts import Bar, Tile
from pos.ui.language import translate
from pos.ui.pay.methods import kind_words
from pos.ui.words import signed_yuan
from pos.usecases.day.report import by_amount, hundredths, reached, received

FIRST_HOUR, LAST_HOUR = 9, 21
"""Shown in any case; others where something was sold."""


def tiles_of(figures: DayFigures, target: Fen, methods: tuple[TenderMethod, ...]) -> tuple[Tile, ...]:
    """The figures that a manager asks for first. What cannot be said yet is a dash."""
    per_ticket, per_pieces = figures.per_ticket, figures.pieces_per_ticket
    rate, members = figures.discount_rate, figures.member_share
    tiles = [
        Tile(translate("Day", "Sales"), signed_yuan(figures.total)),
        Tile(translate("Day", "Money received"), signed_yuan(received(figures, methods))),
        Tile(translate("Day", "Tickets · pieces"), f"{figures.tickets} · {pieces(figures.sums.pieces)}"),
        Tile(translate("Day", "Per ticket"), signed_yuan(per_ticket) if per_ticket is not None else "—"),
        Tile(translate("Day", "Pieces per ticket"), f"{per_pieces / 100:.2f}" if per_pieces is not None else "—"),
        Tile(translate("Day", "Paid of the tag"), f"{hundredths(rate)} %" if rate is not None else "—"),
        Tile(translate("Day", "Members' share"), f"{hundredths(members)} %" if members is not None else "—"),
    ]
    recharged = sum(each.net for each in figures.sums.takings)
    if target > 0:
        part = reached(figures.total, target)
        tone = "ok" if part >= 10_000 else "ink"
        words = translate("Day", "Target {amount}").format(amount=yuan(target))
        tiles.append(Tile(words, f"{hundredths(part)} %", tone))
    else:
        tiles.append(Tile(translate("Day", "Recharges, deposits"), yuan(recharged)))
    return tuple(tiles)


def bars_of_hours(figures: DayFigures) -> tuple[Bar, ...]:
    """What each hour came to, in yuan."""
    busy = [hour for hour, amount in enumerate(figures.hours) if amount]
    first, last = min([FIRST_HOUR, *busy]), max([LAST_HOUR, *busy])
    return tuple(
        Bar(f"{hour}", figures.hours[hour], f"{figures.hours[hour] // 100:,}" if figures.hours[hour] else "")
        for hour in range(first, last + 1)
    )


def bars_of_tenders(figures: DayFigures) -> tuple[Bar, ...]:
    """How it was paid, in the words of the pay screen; the largest first."""
    own = {kind.value: kind_words(kind) for kind in TenderKind}
    paid = sorted(figures.sums.tenders, key=lambda each: -each.net)
    return tuple(Bar(each.name or own.get(each.key, each.key), each.net, signed_yuan(each.net)) for each in paid)


def bars_of_people(figures: DayFigures, names: Mapping[str, str]) -> tuple[Bar, ...]:
    """Who is credited."""
    nobody = translate("Day", "Nobody")
    return tuple(
        Bar(names.get(each.staff_id, each.staff_id) or nobody, each.amount, signed_yuan(each.amount))
        for each in by_amount(figures)
    )


def bars_of_cash(day: StoreDay) -> tuple[Bar, ...]:
    """What the day's cash came to, and where it is."""
    closes = [each.close for each in day.shifts if each.close is not None]
    different = sum(close.difference for close in closes)
    bars = [
        Bar(translate("Day", "Cash taken"), day.to_bank, signed_yuan(day.to_bank)),
        Bar(translate("Day", "At the bank"), day.banked, yuan(day.banked)),
    ]
    if closes:
        bars.append(Bar(translate("Day", "Difference"), different, signed_yuan(different)))
    return tuple(bars)
