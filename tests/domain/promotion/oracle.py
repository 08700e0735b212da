"""An oracle for pricing, written apart from the engine: plain, slow, exact. It reads the same JSON and shares no code.

It tries every valid choice among rules that exclude one another and every way of sharing pieces. What it knows not:
newer rules, broken input, the search's limit.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from fractions import Fraction
from typing import Any

STAGES = ["price", "line", "order", "member", "coupon", "manual", "points", "rounding"]
COUNTING = ("bundle", "set", "nth_piece", "buy_get", "add_on")
Json = dict[str, Any]


@dataclass
class Lot:
    line: int
    count: int
    amount: int
    start: int
    special: bool = False
    used: bool = False


@dataclass
class State:
    lots: list[Lot]
    off: dict[tuple[str, int], int] = field(default_factory=dict)
    gifts: list[str] = field(default_factory=list)
    rewards: list[str] = field(default_factory=list)
    applied: list[str] = field(default_factory=list)


def fen(value: object) -> int:
    return int(Fraction(str(value).replace(",", "")) * 100)


def part(value: object) -> Fraction:
    return Fraction(str(value)) / 100


def half_up(value: Fraction) -> int:
    return int((value + Fraction(1, 2)) // 1)


def listed(value: object) -> list[Any]:
    return [] if value is None else value if isinstance(value, list) else [value]


class Oracle:
    def __init__(self, case: Json, underpaid: tuple[str, ...] = ()) -> None:
        self.case = case
        self.underpaid = underpaid
        self.lines: list[Json] = case["lines"]
        self.settings: Json = case.get("settings") or {}
        self.moment = datetime.fromisoformat(str(case.get("moment", "2026-11-11T15:00:00")))
        self.member: Json | None = case.get("member")
        self.stages = [stage for stage in STAGES if stage not in listed(self.settings.get("stages_off"))]
        if self.settings.get("member_discount") == "before_order" and "member" in self.stages:
            self.stages.remove("member")
            self.stages.insert(self.stages.index("order") if "order" in self.stages else 2, "member")
        self.rules = [rule for rule in self._all_rules() if self._may(rule)]
        self.rules.sort(key=lambda rule: (rule["_priority"], rule["id"]))

    # The lines, dearest first, then by code: the order that decides ties.

    def order(self) -> list[int]:
        return sorted(range(len(self.lines)), key=lambda at: (-fen(self.lines[at]["unit_price"]), self.code(at), at))

    def code(self, at: int) -> str:
        return str(self.lines[at]["code"])

    def quantity(self, at: int) -> Fraction:
        return Fraction(str(self.lines[at].get("quantity", 1)))

    def pieces(self, at: int) -> int:
        quantity = self.quantity(at)
        return int(quantity) if quantity.denominator == 1 else 1

    def piece(self, at: int, unit: int) -> int:
        quantity = self.quantity(at)
        return unit if quantity.denominator == 1 else half_up(unit * quantity)

    def gross(self, at: int) -> int:
        return half_up(fen(self.lines[at]["unit_price"]) * self.quantity(at))

    # Which rules there are, and which of them may apply at all.

    def _all_rules(self) -> Iterator[Json]:
        for at, rule in enumerate(self.case.get("rules") or []):
            yield {**rule, "_priority": rule.get("priority", at)}
        for coupon in self.case.get("coupons") or []:
            if self._good(coupon) and "benefit" in coupon:
                yield {"stage": "coupon", **coupon, "id": coupon["code"], "_priority": coupon.get("priority", 10**5)}
        if self.member and "pay" in self.member:
            benefit = {"type": "off", "pay": self.member["pay"]}
            yield {"id": "member-discount", "stage": "member", "benefit": benefit, "_priority": -(10**7)}
        own = {"stage": "price", "benefit": {"type": "own"}, "_priority": -(10**7)}
        special = {at: fen(line["special_price"]) for at, line in enumerate(self.lines) if "special_price" in line}
        yield {**own, "id": "special-price", "_prices": special}
        member = {}
        for at, line in enumerate(self.lines):
            price = line.get("member_price")
            if isinstance(price, dict):
                price = price.get((self.member or {}).get("level"))
            if self.member is not None and price is not None:
                member[at] = fen(price)
        yield {**own, "id": "member-price", "_prices": member}

    def stage(self, rule: Json) -> str:
        if "stage" in rule:
            return str(rule["stage"])
        benefit, target = rule["benefit"], rule.get("target")
        kinds = [each["type"] for each in listed(rule.get("conditions"))]
        if "coupon" in kinds:
            return "coupon"
        if benefit["type"] == "unit_price":
            return "price"
        if benefit["type"] in COUNTING:
            return "line"
        if benefit["type"] != "off":
            return "order"
        everything = not self._narrow(target)
        pieces = bool({"cheapest", "dearest"} & set(target or {}))
        on = benefit.get("on", "order" if everything and not self._some(target) else "target")
        threshold = {"order_amount", "order_quantity", "target_amount", "target_quantity", "contains"} & set(kinds)
        if (
            "every" in benefit
            or "tiers" in benefit
            or threshold
            or on == "order"
            or (everything and not pieces and on == "target")
        ):
            return "order"
        return "line"

    def _narrow(self, target: Json | None) -> bool:
        shape = ("cheapest", "dearest", "full_price_only", "floor", "floor_percent")
        return any(name not in shape for name in target or {})

    def _some(self, target: Json | None) -> bool:
        return bool({"cheapest", "dearest", "full_price_only"} & set(target or {}))

    def _good(self, coupon: Json) -> bool:
        if coupon.get("state", "valid") != "valid" or not self._within(coupon):
            return False
        return not coupon.get("member") or bool(self.member and self.member.get("id") == coupon["member"])

    def _within(self, data: Json) -> bool:
        first, last = data.get("from"), data.get("to")
        if first is not None and self.moment < datetime.fromisoformat(str(first)):
            return False
        if last is None:
            return True
        end = datetime.fromisoformat(str(last))
        return self.moment < end + timedelta(days=1) if len(str(last)) == 10 else self.moment <= end

    def _may(self, rule: Json) -> bool:
        if rule["id"] in listed(self.case.get("declined")) or self.stage(rule) not in self.stages:
            return False
        if self.uses(rule) == 0 or (rule.get("limits", {}).get("per_member") and not self.member):
            return False
        return all(self._holds(each, rule) for each in listed(rule.get("conditions")))

    def uses(self, rule: Json) -> int | None:
        limits, used = rule.get("limits") or {}, (self.case.get("used") or {}).get(rule["id"], {})
        left = [
            max(0, most - used.get(name, 0))
            for name, most in (
                ("order", limits.get("per_order", 0)),
                ("member", limits.get("per_member", 0)),
                ("day", limits.get("per_day", 0)),
                ("chain", limits.get("quota", 0)),
            )
            if most
        ]
        return min(left) if left else None

    def _holds(self, condition: Json, rule: Json) -> bool:  # noqa: C901 - a table of kinds
        kind, member, today = condition["type"], self.member, self.moment.date()
        match kind:
            case "member":
                levels, groups = listed(condition.get("levels")), listed(condition.get("groups"))
                return member is not None and (
                    (not levels or member.get("level") in levels)
                    and (not groups or bool(set(groups) & set(member.get("groups", []))))
                )
            case "birthday":
                if not member or "birthday" not in member:
                    return False
                month, day = (int(each) for each in str(member["birthday"])[-5:].split("-"))
                if condition.get("within", "day") == "month":
                    return today.month == month
                days = 0 if condition.get("within", "day") == "day" else int(condition["within"])
                return any(
                    (today + timedelta(days=at)).timetuple()[1:3] == (month, day) for at in range(-days, days + 1)
                )
            case "new_member":
                return bool(member and "joined" in member) and (
                    0 <= (today - date.fromisoformat(str((member or {})["joined"]))).days <= condition.get("days", 0)
                )
            case "nth_order":
                if not member or "orders" not in member:
                    return False
                number = member["orders"] + 1
                wanted = condition.get("number", 1)
                return bool(number % wanted == 0 if condition.get("every") else number == wanted)
            case "channel":
                return self.case.get("channel", "store") in listed(condition["in"])
            case "store":
                return self.case.get("store", "") in listed(condition["in"])
            case "weekday":
                return today.isoweekday() in [int(each) for each in listed(condition["in"])]
            case "day_of_month":
                return today.day in [int(each) for each in listed(condition["in"])]
            case "dates":
                return self._within(condition)
            case "hours":
                start, end = (time.fromisoformat(condition[name]) for name in ("from", "to"))
                now = self.moment.time()
                return start <= now < end if start < end else now >= start or now < end
            case "coupon":
                return any(
                    coupon.get("kind") == condition["kind"] if "kind" in condition else coupon.get("rule") == rule["id"]
                    for coupon in self.case.get("coupons") or []
                    if self._good(coupon)
                )
            case "tender" | "wallet":
                tenders = self.case.get("tenders") or {}
                chosen = dict.fromkeys(listed(tenders)) if not isinstance(tenders, dict) else tenders
                mine = [chosen[name] for name in listed(condition["tenders"]) if name in chosen]
                return bool(mine) and rule["id"] not in self.underpaid
            case _:
                return True

    # Which lots a rule is about.

    def has(self, target: Json | None, at: int) -> bool:
        return self._in(target or {}, at) and not any(
            self._in(each, at) for each in listed((target or {}).get("exclude"))
        )

    def _in(self, scope: Json, at: int) -> bool:
        line = self.lines[at]
        paths = [*listed(line.get("categories")), *listed(line.get("category"))]
        price = fen(line["unit_price"])
        wanted = listed(scope.get("categories"))
        return all(
            (
                not scope.get("products") or line.get("product", line["code"]) in listed(scope["products"]),
                not (scope.get("codes") or scope.get("variants"))
                or line["code"] in [*listed(scope.get("codes")), *listed(scope.get("variants"))],
                not wanted or any(path == each or path.startswith(f"{each}/") for path in paths for each in wanted),
                not scope.get("brands") or line.get("brand") in listed(scope["brands"]),
                not scope.get("tags") or bool(set(listed(scope["tags"])) & set(listed(line.get("tags")))),
                not scope.get("seasons") or line.get("season") in listed(scope["seasons"]),
                "price_from" not in scope or price >= fen(scope["price_from"]),
                "price_to" not in scope or price <= fen(scope["price_to"]),
            )
        )

    def covered(self, state: State, rule: Json, target: Json | None = None) -> list[Lot]:
        own = rule.get("target") if target is None else target
        closed = bool((own or {}).get("full_price_only")) or bool((rule.get("target") or {}).get("full_price_only"))
        return [
            lot
            for lot in state.lots
            if self.has(own, lot.line) and not (closed and lot.special) and not (self.counts(rule) and lot.used)
        ]

    def counts(self, rule: Json) -> bool:
        return bool(rule.get("uses_pieces", rule["benefit"]["type"] in COUNTING))

    def floor(self, rule: Json | None, at: int) -> int:
        """The lowest price of one piece."""
        target = (rule or {}).get("target") or {}
        of_unit = Fraction(self.gross(at), self.pieces(at)) * part(target.get("floor_percent", 0))
        own = fen(self.lines[at].get("floor", 0))
        return max(self.piece(at, own), self.piece(at, fen(target.get("floor", 0))), half_up(of_unit))
