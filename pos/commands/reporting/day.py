"""日报 of head office: the figures and words of the till's own screen, over all of a store's tills."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import date
from typing import TYPE_CHECKING

from pos.domain.errors import BadValue
from pos.domain.tender import methods_with
from pos.server.days.rules import RulesOffice
from pos.server.days.service import Days
from pos.usecases.day.report import as_text, day_report_of

if TYPE_CHECKING:
    from pos.domain.store import Store
    from pos.domain.texts import Texts
    from pos.server.central import Central


def day_lines(central: Central, store: Store, day: str, texts: Texts, *, as_json: bool) -> str:
    """A store's day as lines, or as one line of JSON (amounts in fen). `day`: ISO, empty: today. Raises BadValue."""
    now = central.clock()
    try:
        wanted = date.fromisoformat(day) if day else store.day(now)
    except ValueError as error:
        raise BadValue(f"{day!r:.40} is no date (2026-11-22)") from error
    rules = RulesOffice(database=central.database).of(store.store_id)
    report = day_report_of(
        Days(database=central.database).day(store.store_id, wanted),
        store_code=store.code,
        offset_minutes=store.offset_minutes,
        names=central.staff.names(),
        texts=texts,
        moment=now,
        target=rules.targets.target(wanted),
        methods=methods_with(rules.trade.methods),
    )
    if as_json:
        moments = {"business_date": wanted.isoformat(), "closed": report.closed.isoformat()}
        return json.dumps({"store": store.code, **asdict(report), **moments}, ensure_ascii=False)
    return as_text(report, store_name=store.name, texts=texts, offset_minutes=store.offset_minutes)
