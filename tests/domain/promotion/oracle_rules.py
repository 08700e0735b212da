"""The oracle's second part: what each kind of benefit does."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from fractions import Fraction
from typing import Any

from tests.domain.promotion.oracle import Json, Lot, State, fen, half_up, listed
from tests.domain.promotion.oracle_sets import Sets


def shared(total: int, weights: list[Fraction], rooms: list[int]) -> tuple[list[int], int]:
    """By weight, largest remainder, ties to the earlier; what a part has no room for goes to the others."""
    parts = [0] * len(weights)
    for positive in (True, False):
        while total > 0:
            able = [i for i, weight in enumerate(weights) if (weight > 0) == positive and parts[i] < rooms[i]]
            if not able:
                break
            whole = sum((weights[i] for i in able), Fraction(0))
            exact = {i: Fraction(total) * (weights[i] / whole if whole else Fraction(1, len(able))) for i in able}
            spare = total - sum(int(value) for value in exact.values())
            up = sorted(able, key=lambda i: (-(exact[i] % 1), i))[:spare]
            for i in able:
                given = min(int(exact[i]) + (i in up), rooms[i] - parts[i])
                parts[i] += given
                total -= given
    return parts, total


class Benefits(Sets):
    def start(self) -> State:
        lots = [
            Lot(at, self.pieces(at), self.gross(at), self.gross(at), bool(self.lines[at].get("special")))
            for at in self.order()
        ]
        return State(lots)

    def take(self, state: State, rule: Json, lots: list[Lot], total: int, weights: list[Fraction]) -> int:
        """Between lines first, then between the lots of a line; what is left."""
        rank = {at: place for place, at in enumerate(self.order())}
        lines = sorted({lot.line for lot in lots}, key=lambda at: rank[at])
        room = {id(lot): max(0, lot.amount - self.floor(rule, lot.line) * lot.count) for lot in lots}
        weight = {id(lot): each for lot, each in zip(lots, weights, strict=True)}
        own = {at: [lot for lot in state.lots if lot.line == at and id(lot) in weight] for at in lines}
        parts, rest = shared(
            total,
            [sum((weight[id(lot)] for lot in own[at]), Fraction(0)) for at in lines],
            [sum(room[id(lot)] for lot in own[at]) for at in lines],
        )
        for at, amount in zip(lines, parts, strict=True):
            inner, _ = shared(amount, [weight[id(lot)] for lot in own[at]], [room[id(lot)] for lot in own[at]])
            for lot, less in zip(own[at], inner, strict=True):
                lot.amount -= less
            if amount:
                key = (rule["id"], at)
                state.off[key] = state.off.get(key, 0) + amount
        return rest

    def narrowed(self, state: State, rule: Json) -> list[Lot]:
        lots = self.covered(state, rule)
        target = rule.get("target") or {}
        count = target.get("cheapest") or target.get("dearest")
        if not count:
            return lots
        ordered = self.sorted_lots(state, lots, dearest="dearest" in target)
        return self.in_order(state, self.cut(state, ordered, count))

    def in_order(self, state: State, lots: list[Lot]) -> list[Lot]:
        wanted = {id(lot) for lot in lots}
        return [lot for lot in state.lots if id(lot) in wanted]

    # One rule.

    def apply(self, before: State, rule: Json, cap: int | None = None) -> State | None:
        """The state after a rule; None where it gives nothing."""
        for condition in listed(rule.get("conditions")):
            if not self.reached(before, condition, rule):
                return None
        state = deepcopy(before)
        does: dict[str, Callable[[State, Json, int | None], bool]] = {
            "off": self.off,
            "unit_price": self.unit_price,
            "bundle": self.bundle,
            "set": self.set_,
            "nth_piece": self.nth,
            "buy_get": self.buy_get,
            "add_on": self.add_on,
        }
        kind = rule["benefit"]["type"]
        done = does[kind](state, rule, cap) if kind in does else self.later(state, rule)
        if not done:
            return None
        state.applied.append(rule["id"])
        return state

    def reached(self, state: State, condition: Json, rule: Json) -> bool:
        kind = condition["type"]
        if kind not in ("order_amount", "order_quantity", "target_amount", "target_quantity", "contains"):
            return True
        target: Json = {} if kind.startswith("order") else condition.get("target", rule.get("target")) or {}
        closed = bool(target.get("full_price_only"))
        lots = [lot for lot in state.lots if self.has(target, lot.line) and not (closed and lot.special)]
        if kind == "contains":
            return sum(lot.count for lot in lots) >= int(condition.get("quantity", 1))
        if kind.endswith("quantity"):
            return sum(lot.count for lot in lots) >= int(condition["at_least"])
        if condition.get("measured") == "before":
            measured = sum(self.gross(at) for at in range(len(self.lines)) if self.has(target, at))
        else:
            measured = sum(lot.start for lot in lots)
        return measured >= fen(condition["at_least"])

    def steps(self, state: State, rule: Json, lots: list[Lot]) -> tuple[Json | None, int]:
        """(the tier that is reached, how often)."""
        benefit = rule["benefit"]
        unit: Callable[[Any], int] = fen
        if benefit.get("by") == "quantity":
            measured, unit = sum(lot.count for lot in lots), int
        else:
            measured = sum(lot.start for lot in lots)
            if benefit.get("measured") == "before":
                each = (Fraction(self.gross(lot.line) * lot.count, self.pieces(lot.line)) for lot in lots)
                measured = sum(half_up(value) for value in each)
        tiers = benefit.get("tiers") or [benefit]
        fits = [tier for tier in tiers if measured >= unit(tier.get("at_least", 0))]
        times = measured // unit(benefit["every"]) if "every" in benefit else 1
        uses = self.uses(rule)
        times = times if uses is None else min(times, uses)
        return (fits[-1] if fits and times else None), times

    def off(self, state: State, rule: Json, cap: int | None) -> bool:
        benefit, target = rule["benefit"], rule.get("target")
        lots = self.narrowed(state, rule)
        tier, times = self.steps(state, rule, lots)
        if tier is None or not lots:
            return False
        on = benefit.get("on", "target" if self._narrow(target) or self._some(target) else "order")
        if on == "order":
            lots = [lot for lot in state.lots if not (self.counts(rule) and lot.used)]
        uses, units = self.uses(rule), benefit.get("units", 0)
        if on == "unit":
            units = min((each for each in (units or None, uses, cap) if each is not None), default=0)
        if units:
            lots = self.in_order(state, self.cut(state, self.sorted_lots(state, lots, dearest=True), units))
        amounts = [Fraction(lot.amount) for lot in lots]
        bases = [Fraction(self.listed_of(lot)) for lot in lots] if benefit.get("of") == "list" else amounts
        if on == "line":
            return self.off_lines(state, rule, tier, lots, bases)
        weights = bases
        if "amount" not in tier:
            total = half_up(sum(bases) * self.rate(tier))
        elif on == "unit":
            weights = [Fraction(lot.count) for lot in lots]
            total = fen(tier["amount"]) * sum(lot.count for lot in lots)
        else:
            weights, total = amounts, fen(tier["amount"]) * times
        if "most" in benefit:
            total = min(total, fen(benefit["most"]))
        before = sum(state.off.values())
        self.take(state, rule, lots, min(total, sum(lot.amount for lot in lots)), weights)
        self.use(rule, lots)
        return sum(state.off.values()) > before

    def off_lines(self, state: State, rule: Json, tier: Json, lots: list[Lot], bases: list[Fraction]) -> bool:
        """Each line by itself, rounded once."""
        before, total = sum(state.off.values()), 0
        weights: dict[int, Fraction] = {}
        for at in {lot.line for lot in lots}:
            own = [(lot, base) for lot, base in zip(lots, bases, strict=True) if lot.line == at]
            base, amount = sum((base for _, base in own), Fraction(0)), sum(lot.amount for lot, _ in own)
            less = min(fen(tier["amount"]) if "amount" in tier else half_up(base * self.rate(tier)), amount)
            total += less
            weights.update((id(lot), Fraction(less * lot.amount, max(1, amount))) for lot, _ in own)
        most = rule["benefit"].get("most")
        total = total if most is None else min(total, fen(most))
        self.take(state, rule, lots, total, [weights[id(lot)] for lot in lots])
        self.use(rule, lots)
        return sum(state.off.values()) > before

    def listed_of(self, lot: Lot) -> int:
        line = self.lines[lot.line]
        return self.piece(lot.line, fen(line.get("list_price", line["unit_price"]))) * lot.count

    def unit(self, rule: Json, at: int) -> int | None:
        """What a rule makes one piece cost."""
        benefit = rule["benefit"]
        price: object = benefit.get("price")
        if "_prices" in rule:
            unit = rule["_prices"].get(at)
            return None if unit is None else max(self.piece(at, unit), self.floor(rule, at))
        if benefit["type"] == "off":
            base = (
                self.listed_of(Lot(at, 1, 0, 0))
                if benefit.get("of") == "list"
                else Fraction(self.gross(at), self.pieces(at))
            )
            less = self.piece(at, fen(benefit["amount"])) if "amount" in benefit else half_up(base * self.rate(benefit))
            return max(0, half_up(Fraction(self.gross(at), self.pieces(at))) - less, self.floor(rule, at))
        if "prices" in benefit:
            line = self.lines[at]
            price = benefit["prices"].get(line["code"], benefit["prices"].get(line.get("product")))
        elif "by_buyers" in benefit:
            buyers = (self.case.get("buyers") or {}).get(rule["id"], 0)
            fits = [step["price"] for step in benefit["by_buyers"] if buyers >= step["buyers"]]
            price = fits[-1] if fits else None
        return None if price is None else max(self.piece(at, fen(price)), self.floor(rule, at))

    def unit_price(self, state: State, rule: Json, cap: int | None) -> bool:
        lots = self.narrowed(state, rule)
        limits = [each for each in (rule["benefit"].get("units"), self.uses(rule)) if each is not None]
        if limits:
            lots = self.in_order(state, self.cut(state, self.sorted_lots(state, lots, dearest=True), min(limits)))
        gain = self.above(rule, lots)
        if cap is not None:
            dearest = self.sorted_lots(state, [lot for lot, _ in gain], dearest=True)
            gain = self.above(rule, self.in_order(state, self.cut(state, dearest, cap)))
        self.take(state, rule, [lot for lot, _ in gain], sum(less for _, less in gain), [Fraction(x) for _, x in gain])
        self.use(rule, [lot for lot, _ in gain])
        return bool(gain)

    def above(self, rule: Json, lots: list[Lot]) -> list[tuple[Lot, int]]:
        found = [(lot, self.unit(rule, lot.line)) for lot in lots]
        less = [(lot, lot.amount - unit * lot.count) for lot, unit in found if unit is not None]
        return [(lot, each) for lot, each in less if each > 0]

    def most(self, rule: Json, most: int, cap: int | None) -> int:
        uses = self.uses(rule)
        return min(each for each in (most, cap, uses) if each is not None)

    def use(self, rule: Json, lots: list[Lot]) -> None:
        for lot in lots:
            lot.used = lot.used or self.counts(rule)

    def bundle(self, state: State, rule: Json, cap: int | None) -> bool:
        benefit = rule["benefit"]
        size, price = benefit.get("pieces", 2), fen(benefit["price"])
        chosen: list[Lot] = []
        saved = 0
        for _ in range(self.most(rule, 10**6, cap)):
            taken = {id(lot) for lot in chosen}
            rest = [lot for lot in self.narrowed(state, rule) if id(lot) not in taken]
            if sum(lot.count for lot in rest) < size:
                break
            one = self.cut(state, self.sorted_lots(state, rest, dearest=True), size)
            amount = sum(lot.amount for lot in one)
            if amount <= price:
                break
            chosen += one
            saved += amount - price
        return self.together(state, rule, chosen, saved)

    def set_(self, state: State, rule: Json, cap: int | None) -> bool:
        benefit = rule["benefit"]
        chosen: list[Lot] = []
        saved = 0
        suits = self.suits(state, rule)
        if any(len(parts) > 1 for _, parts in suits):
            return self.together(state, rule, *self.sets_at_once(state, rule, suits, self.most(rule, 1000, cap)))
        for _ in range(self.most(rule, 1000, cap)):
            one: list[Lot] = []
            for each in benefit["parts"]:
                taken = {id(lot) for lot in [*chosen, *one]}
                fits = [lot for lot in self.covered(state, rule, each["target"]) if id(lot) not in taken]
                fits = [lot for lot in fits if self.has(rule.get("target"), lot.line)]
                count = each.get("quantity", 1)
                if sum(lot.count for lot in fits) < count:
                    return self.together(state, rule, chosen, saved)
                one += self.cut(state, self.sorted_lots(state, fits, dearest=True), count)
            less = self.saved(benefit, sum(lot.amount for lot in one), 1)
            if less <= 0:
                break
            chosen += one
            saved += less
        return self.together(state, rule, chosen, saved)

    def together(self, state: State, rule: Json, chosen: list[Lot], saved: int) -> bool:
        lots = self.in_order(state, chosen)
        if not lots:
            return False
        before = sum(state.off.values())
        self.take(state, rule, lots, saved, [Fraction(lot.amount) for lot in lots])
        self.use(rule, lots)
        return sum(state.off.values()) > before

    def nth(self, state: State, rule: Json, cap: int | None) -> bool:
        benefit = rule["benefit"]
        steps = benefit.get("steps") or [{**benefit, "nth": benefit.get("nth", 2)}]
        size = steps[-1]["nth"]
        lots = self.narrowed(state, rule)
        pieces = sum(lot.count for lot in lots)
        rounds = self.most(rule, -(-pieces // size), cap)
        counted = min(pieces, rounds * size)
        while counted % size and counted % size not in [step["nth"] for step in steps]:
            counted -= 1
        lowered: list[Fraction] = []
        for number in range(counted):
            lowered += [self.rate(step) for step in steps if step["nth"] == number % size + 1]
        lowered.sort(reverse=True)
        if not lowered:
            return False
        ordered = self.sorted_lots(state, lots, dearest=benefit.get("which") == "dearest")
        cheaper: list[tuple[Lot, Fraction]] = []
        for rate in sorted(set(lowered), reverse=True):
            done = {id(lot) for lot, _ in cheaper}
            rest = [lot for lot in ordered if id(lot) not in done]
            cheaper += [(lot, rate) for lot in self.cut(state, rest, lowered.count(rate))]
        done = {id(lot) for lot, _ in cheaper}
        rest = [lot for lot in ordered if id(lot) not in done]
        paying = self.cut(state, rest, counted - len(lowered))
        total = half_up(sum((lot.amount * rate for lot, rate in cheaper), Fraction(0)))
        return self.lower(state, rule, cheaper, total, paying)

    def lower(
        self, state: State, rule: Json, cheaper: list[tuple[Lot, Fraction]], total: int, paying: list[Lot]
    ) -> bool:
        """Lower some pieces; what they have no room for is taken from the other lots that the rule covers."""
        rates = {id(lot): rate for lot, rate in cheaper}
        lots = self.in_order(state, [lot for lot, _ in cheaper])
        before = sum(state.off.values())
        rest = self.take(state, rule, lots, total, [lot.amount * rates[id(lot)] for lot in lots])
        if rest:
            others = [lot for lot in self.covered(state, rule) if id(lot) not in rates]
            self.take(state, rule, others, rest, [Fraction(lot.amount) for lot in others])
        self.use(rule, [*lots, *paying])
        return sum(state.off.values()) > before

    def buy_get(self, state: State, rule: Json, cap: int | None) -> bool:
        benefit = rule["benefit"]
        buy, get = benefit.get("buy", 1), benefit.get("get", 1)
        rate = self.rate(benefit) if "pay" in benefit or "percent" in benefit else Fraction(1)
        dearest = benefit.get("free") == "dearest"
        given: list[Lot] = []
        bought: list[Lot] = []
        if "target" in benefit:
            return self.buy_other(state, rule, cap, buy, get, rate)
        every = self.narrowed(state, rule)
        groups = [[lot for lot in every if lot.line == at] for at in self.order()] if benefit.get("same") else [every]
        left = self.most(rule, 10**6, cap)
        for lots in groups:
            times = min(left, sum(lot.count for lot in lots) // (buy + get))
            left -= times
            ordered = self.sorted_lots(state, lots, dearest=dearest)
            free = self.cut(state, ordered, times * get)
            done = {id(lot) for lot in free}
            bought += self.cut(state, [lot for lot in ordered if id(lot) not in done], times * buy)
            given += free
        total = half_up(sum((lot.amount * rate for lot in given), Fraction(0)))
        return bool(given) and self.lower(state, rule, [(lot, rate) for lot in given], total, bought)

    def buy_other(self, state: State, rule: Json, cap: int | None, buy: int, get: int, rate: Fraction) -> bool:
        """Given pieces come from other goods; the examples keep the two apart."""
        gives = list(self.covered(state, rule, rule["benefit"]["target"]))
        buys = [lot for lot in self.covered(state, rule) if id(lot) not in {id(each) for each in gives}]
        pieces, free = sum(lot.count for lot in buys), sum(lot.count for lot in gives)
        times = min(self.most(rule, 10**6, cap), pieces // buy, -(-free // get))
        chosen = self.cut(state, self.sorted_lots(state, gives, dearest=False), min(times * get, free))
        bought = self.cut(state, self.sorted_lots(state, buys, dearest=False), times * buy)
        total = half_up(sum((lot.amount * rate for lot in chosen), Fraction(0)))
        return bool(chosen) and self.lower(state, rule, [(lot, rate) for lot in chosen], total, bought)

    def add_on(self, state: State, rule: Json, cap: int | None) -> bool:
        raise NotImplementedError

    def later(self, state: State, rule: Json) -> bool:
        raise NotImplementedError
