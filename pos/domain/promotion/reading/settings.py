"""Settings of pricing read from JSON."""

from __future__ import annotations

from pos.domain.errors import BadValue
from pos.domain.promotion.reading.fields import Fields
from pos.domain.promotion.stage import SEARCH_LIMIT, PricingSettings, Stage


def read_settings(data: object, place: str) -> PricingSettings:
    """What head office decides about pricing. Raises BadValue."""
    fields = Fields(data, place)
    names = [stage.value for stage in Stage]
    off = fields.texts("stages_off")
    unknown = [name for name in off if name not in names]
    if unknown:
        raise BadValue(f"{fields.at('stages_off')}: {unknown[0]!r} is none of {', '.join(names)}")
    part = fields.part("points_percent")
    settings = PricingSettings(
        member_first=fields.word("member_discount", ("after_order", "before_order"), "after_order") == "before_order",
        off=frozenset(Stage(name) for name in off),
        rounding=fields.money("rounding"),
        points_per_yuan=fields.whole("points_per_yuan", 100, least=1),
        points_share=10_000 if part is None else part,
        newer_allowed=fields.word("newer_rules", ("sell", "refuse"), "sell") == "sell",
        search_limit=fields.whole("search_limit", SEARCH_LIMIT, least=1),
    )
    fields.end()
    return settings
