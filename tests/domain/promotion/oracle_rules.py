"""The oracle's second half: what each kind of benefit does, and every valid choice."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from fractions import Fraction
from itertools import combinations

from tests.domain.promotion.oracle import Json, Lot, Oracle, State, fen, half_up, listed, part


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


class Pricing(Oracle):
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

    def cut(self, state: State, ordered: list[Lot], count: int) -> list[Lot]:
        """The first pieces of lots in an order, a lot split where only some of its pieces are wanted."""
        chosen = []
        for lot in ordered:
            if count <= 0:
                break
            if lot.count > count:
                amount = half_up(Fraction(lot.amount * count, lot.count))
                start = half_up(Fraction(lot.start * count, lot.count))
                first = Lot(lot.line, count, amount, start, lot.special, lot.used)
                lot.count, lot.amount, lot.start = lot.count - count, lot.amount - amount, lot.start - start
                state.lots.insert(next(i for i, each in enumerate(state.lots) if each is lot), first)
                lot = first
            chosen.append(lot)
            count -= lot.count
        return chosen

    def sorted_lots(self, state: State, lots: list[Lot], *, dearest: bool) -> list[Lot]:
        place = {id(lot): i for i, lot in enumerate(state.lots)}
        sign = -1 if dearest else 1
        return sorted(lots, key=lambda lot: (sign * Fraction(lot.amount, lot.count), place[id(lot)]))

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
        target = {} if kind.startswith("order") else condition.get("target", rule.get("target") or {})
        closed = bool(target.get("full_price_only"))
        lots = [lot for lot in state.lots if self.has(target, lot.line) and not (closed and lot.special)]
        if kind == "contains":
            return sum(lot.count for lot in lots) >= condition.get("quantity", 1)
        if kind.endswith("quantity"):
            return sum(lot.count for lot in lots) >= condition["at_least"]
        if condition.get("measured") == "before":
            measured = sum(self.gross(at) for at in range(len(self.lines)) if self.has(target, at))
        else:
            measured = sum(lot.start for lot in lots)
        return measured >= fen(condition["at_least"])

    def steps(self, state: State, rule: Json, lots: list[Lot]) -> tuple[Json | None, int]:
        """(the tier that is reached, how often)."""
        benefit = rule["benefit"]
        if benefit.get("by") == "quantity":
            measured, unit = sum(lot.count for lot in lots), int
        else:
            measured, unit = sum(lot.start for lot in lots), fen
            if benefit.get("measured") == "before":
                each = (Fraction(self.gross(lot.line) * lot.count, self.pieces(lot.line)) for lot in lots)
                measured = sum(half_up(value) for value in each)
        tiers = benefit.get("tiers") or [benefit]
        fits = [tier for tier in tiers if measured >= unit(tier.get("at_least", 0))]
        times = measured // unit(benefit["every"]) if "every" in benefit else 1
        uses = self.uses(rule)
        times = times if uses is None else min(times, uses)
        return (fits[-1] if fits and times else None), times

    def rate(self, tier: Json) -> Fraction:
        return part(tier["percent"]) if "percent" in tier else 1 - part(tier.get("pay", 0))

    def off(self, state: State, rule: Json, cap: int | None) -> bool:
        benefit, target = rule["benefit"], rule.get("target")
        lots = self.narrowed(state, rule)
        tier, times = self.steps(state, rule, lots)
        if tier is None or not lots:
            return False
        on = benefit.get("on", "target" if self._narrow(target) or self._some(target) else "order")
        if on == "order":
            lots = list(state.lots)
        uses, units = self.uses(rule), benefit.get("units", 0)
        if on == "unit" and uses is not None:
            units = min(units or uses, uses)
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
        return sum(state.off.values()) > before

    def off_lines(self, state: State, rule: Json, tier: Json, lots: list[Lot], bases: list[Fraction]) -> bool:
        """Each line by itself; only asked of lines whose pieces are alike."""
        weights = []
        for lot, base in zip(lots, bases, strict=True):
            wanted = fen(tier["amount"]) if "amount" in tier else half_up(base * self.rate(tier))
            weights.append(Fraction(min(wanted, lot.amount)))
        before = sum(state.off.values())
        self.take(state, rule, lots, int(sum(weights)), weights)
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
        found = [
            (lot, lot.amount - unit * lot.count) for lot in lots if (unit := self.unit(rule, lot.line)) is not None
        ]
        gain = [(lot, less) for lot, less in found if less > 0]
        self.take(state, rule, [lot for lot, _ in gain], sum(less for _, less in gain), [Fraction(x) for _, x in gain])
        return bool(gain)

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
        done = 0
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
            done += 1
        return self.together(state, rule, chosen, saved)

    def set_(self, state: State, rule: Json, cap: int | None) -> bool:
        benefit = rule["benefit"]
        chosen: list[Lot] = []
        saved = 0
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
            amount = sum(lot.amount for lot in one)
            if "price" in benefit:
                less = amount - fen(benefit["price"])
            else:
                less = (
                    min(fen(benefit["amount"]), amount) if "amount" in benefit else half_up(amount * self.rate(benefit))
                )
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
        gives = [lot for lot in self.covered(state, rule, rule["benefit"]["target"])]
        buys = [lot for lot in self.covered(state, rule) if id(lot) not in {id(each) for each in gives}]
        pieces, free = sum(lot.count for lot in buys), sum(lot.count for lot in gives)
        times = min(self.most(rule, 10**6, cap), pieces // buy, -(-free // get))
        chosen = self.cut(state, self.sorted_lots(state, gives, dearest=False), min(times * get, free))
        bought = self.cut(state, self.sorted_lots(state, buys, dearest=False), times * buy)
        total = half_up(sum((lot.amount * rate for lot in chosen), Fraction(0)))
        return bool(chosen) and self.lower(state, rule, [(lot, rate) for lot in chosen], total, bought)

    def add_on(self, state: State, rule: Json, cap: int | None) -> bool:
        benefit = rule["benefit"]
        least = {at: max(fen(benefit["price"]), self.floor(rule, at)) for at in range(len(self.lines))}
        dearer = [lot for lot in self.narrowed(state, rule) if lot.amount > least[lot.line] * lot.count]
        lots = self.sorted_lots(state, dearer, dearest=True)
        chosen = self.in_order(state, self.cut(state, lots, self.most(rule, benefit.get("pieces", 1), cap)))
        gains = [lot.amount - least[lot.line] * lot.count for lot in chosen]
        self.take(state, rule, chosen, sum(gains), [Fraction(gain) for gain in gains])
        self.use(rule, chosen)
        return bool(chosen)

    def later(self, state: State, rule: Json) -> bool:
        """Gifts and rewards."""
        benefit = rule["benefit"]
        lots = self.covered(state, rule)
        amount = sum(lot.amount for lot in lots)
        if benefit["type"] == "gift":
            tier, times = self.steps(state, rule, lots)
            if tier is None:
                return False
            count = tier.get("choose", 1) * times
            chosen = [code for code in (self.case.get("gifts") or {}).get(rule["id"], []) if code in tier["from"]][
                :count
            ]
            state.gifts += chosen + [tier["from"][i % len(tier["from"])] for i in range(count - len(chosen))]
            return True
        times = amount // fen(benefit["every"]) if "every" in benefit else 1
        if not times:
            return False
        match benefit["type"]:
            case "cash_back":
                given = (
                    half_up(amount * part(benefit["percent"]))
                    if "percent" in benefit
                    else fen(benefit["amount"]) * times
                )
                state.rewards.append(f"cash_back {given // 100}.{given % 100:02}")
            case "points":
                state.rewards.append(f"points {benefit['times']}")
            case "free_delivery":
                state.rewards.append("free_delivery")
            case kind:
                state.rewards.append(f"{kind} {benefit.get('quantity', benefit.get('tickets', 1)) * times}")
        return True

    # The price stage, rules that want the same pieces, and every choice.

    def prices(self, state: State, rules: list[Json]) -> None:
        """Each piece at the lowest price that a rule makes it; those that are limited take what gains most."""
        rules = [
            rule for rule in rules if all(self.reached(state, each, rule) for each in listed(rule.get("conditions")))
        ]
        best: list[tuple[Lot, list[tuple[int, int, Json | None]]]] = []
        for lot in state.lots:
            stretch: tuple[int, int, Json | None] = (lot.count, half_up(Fraction(lot.amount, lot.count)), None)
            for rule in rules:
                unit = self.unit(rule, lot.line) if self.priced(rule, lot) else None
                if not self.limited(rule) and unit is not None and unit < stretch[1]:
                    stretch = (lot.count, unit, rule)
            best.append((lot, [stretch]))
        for rule in rules:
            if self.limited(rule):
                self.some(rule, best)
        state.lots = []
        for lot, stretches in best:
            whole = Fraction(lot.amount, lot.count)
            for count, unit, by in stretches:
                start = half_up(whole * count)
                amount = start if by is None else unit * count
                state.lots.append(Lot(lot.line, count, amount, start, lot.special or by is not None))
                if by is not None:
                    state.off[by["id"], lot.line] = state.off.get((by["id"], lot.line), 0) + start - amount
                    if by["id"] not in state.applied:
                        state.applied.append(by["id"])

    def priced(self, rule: Json, lot: Lot) -> bool:
        target = rule.get("target") or {}
        return self.has(target, lot.line) and not (target.get("full_price_only") and lot.special)

    def limited(self, rule: Json) -> bool:
        target = rule.get("target") or {}
        narrow = target.get("cheapest") or target.get("dearest") or rule["benefit"].get("units")
        return bool(narrow) or self.uses(rule) is not None

    def some(self, rule: Json, best: list[tuple[Lot, list[tuple[int, int, Json | None]]]]) -> None:
        target = rule.get("target") or {}
        caps = (rule["benefit"].get("units"), self.uses(rule), target.get("cheapest"), target.get("dearest"))
        left = min(each for each in caps if each is not None)
        while left > 0:
            gains = [
                (
                    stretch[1]
                    if target.get("cheapest")
                    else -stretch[1]
                    if target.get("dearest")
                    else unit - stretch[1],
                    i,
                    j,
                )
                for i, (lot, stretches) in enumerate(best)
                for j, stretch in enumerate(stretches)
                if self.priced(rule, lot) and (unit := self.unit(rule, lot.line)) is not None and unit < stretch[1]
            ]
            if not gains:
                return
            _, i, j = min(gains)
            lot, stretches = best[i]
            count, price, by = stretches[j]
            taken = min(left, count)
            left -= taken
            unit = self.unit(rule, lot.line)
            assert unit is not None
            stretches[j : j + 1] = [(taken, unit, rule), *([(count - taken, price, by)] if count > taken else [])]

    def sharing(self, state: State, rules: list[Json]) -> State:
        """Every order in which rules that want the same pieces may take them, and every number of times."""
        best = [sum(state.off.values()), state]

        def go(now: State, waiting: list[Json]) -> None:
            if sum(now.off.values()) > best[0]:
                best[:] = [sum(now.off.values()), now]
            able = [rule for rule in waiting if self.apply(now, rule) is not None]
            for rule in able:
                rest = [each for each in able if each is not rule]
                seen: set[int] = set()
                for cap in range(20, 0, -1):
                    after = self.apply(now, rule, cap)
                    if after is not None and sum(after.off.values()) not in seen:
                        seen.add(sum(after.off.values()))
                        go(after, rest)

        go(state, rules)
        after = best[1]
        assert isinstance(after, State)
        return after

    def run(self, rules: list[Json]) -> State:
        state = self.start()
        for stage in self.stages:
            own = [rule for rule in rules if self.stage(rule) == stage]
            for lot in state.lots:
                lot.start = lot.amount
            if stage == "price":
                self.prices(state, own)
                continue
            done: list[str] = []
            active = {rule["id"] for rule in own}
            for rule in self.rules:
                if self.stage(rule) != stage or rule["id"] in done or not self.touched(rule):
                    continue
                rivals = [each for each in self.rules if self.stage(each) == stage]
                together = [each for each in self.competing(rule, rivals)]
                done += [each["id"] for each in together]
                together = [each for each in together if each["id"] in active]
                if len(together) > 1:
                    state = self.sharing(state, together)
                elif together:
                    state = self.apply(state, together[0]) or state
        return state

    def competing(self, first: Json, rules: list[Json]) -> list[Json]:
        together = [first]
        if self.counts(first):
            for _ in rules:
                for rule in rules:
                    if self.counts(rule) and rule not in together and any(self.meet(rule, each) for each in together):
                        together.append(rule)
        return [rule for rule in rules if rule in together]

    def meet(self, one: Json, other: Json) -> bool:
        return bool(self.touched(one) & self.touched(other))

    def touched(self, rule: Json) -> set[int]:
        benefit = rule["benefit"]
        targets = [
            rule.get("target"),
            *(each["target"] for each in benefit.get("parts", [])),
            *listed(benefit.get("target")),
        ]
        own = {at for at in range(len(self.lines)) if self.has(rule.get("target"), at)}
        if benefit["type"] == "set":
            return {at for at in own for target in targets[1:] if self.has(target, at)}
        return own | {at for at in range(len(self.lines)) for target in targets if self.has(target, at)}

    def excludes(self, one: Json, other: Json) -> bool:
        if one.get("stacks") is False or other.get("stacks") is False:
            return "_prices" not in one and "_prices" not in other
        groups = set(listed(one.get("exclusive"))) & set(listed(other.get("exclusive")))
        return bool(groups) or other["id"] in listed(one.get("excludes")) or one["id"] in listed(other.get("excludes"))

    def best(self) -> State:
        """The lowest amount; ties to the choice that has the first rule in which two differ."""
        live = [rule for rule in self.rules if self.touched(rule) and self.possible(rule)]
        tied = [rule for rule in live if any(self.excludes(rule, other) for other in live if other is not rule)]
        alone = [rule for rule in tied if rule.get("stacks") is False]
        grouped = [
            rule
            for rule in live
            if any(
                self.excludes(rule, other)
                for other in live
                if other is not rule and other.get("stacks") is not False and rule.get("stacks") is not False
            )
        ]
        found: list[tuple[int, list[int], State]] = []
        for size in range(len(grouped) + 1):
            for chosen in combinations(grouped, size):
                if any(self.excludes(one, other) for one, other in combinations(chosen, 2)):
                    continue
                rules = [rule for rule in live if rule not in alone and (rule not in grouped or rule in chosen)]
                found.append(self.scored(rules))
        for rule in alone:
            found.append(self.scored([each for each in live if each is rule or "_prices" in each]))
        return min(found, key=lambda each: each[:2])[2]

    def possible(self, rule: Json) -> bool:
        """Whether its thresholds are within what there is before any discount."""
        start = self.start()
        return all(self.reached(start, each, rule) for each in listed(rule.get("conditions")))

    def scored(self, rules: list[Json]) -> tuple[int, list[int], State]:
        state = self.run(rules)
        return (
            sum(lot.amount for lot in state.lots),
            [int(rule["id"] not in state.applied) for rule in self.rules],
            state,
        )

    def finished(self) -> State:
        """By hand, points, rounding."""
        state = self.best()
        manual = self.case.get("manual")
        total = sum(lot.amount for lot in state.lots)
        if manual and "manual" in self.stages:
            pay = part(manual.get("pay", 100))
            if "zhe" in manual:
                zhe = Fraction(str(manual["zhe"]))
                pay = zhe / 10 if zhe < 10 else zhe / 100
            less = half_up(total * (1 - pay))
            if "price" in manual:
                less = max(0, total - fen(manual["price"]))
            if "amount" in manual:
                less = min(total, fen(manual["amount"]))
            self.flat(state, "manual-order", less)
        total = sum(lot.amount for lot in state.lots)
        if self.case.get("points") and self.member and "points" in self.stages:
            points = min(self.case["points"], self.member.get("points", 0))
            most = int(total * part(self.settings.get("points_percent", 100)))
            self.flat(state, "points", min(points * 100 // self.settings.get("points_per_yuan", 100), most))
        unit = fen(self.settings.get("rounding", 0))
        tenders = self.case.get("tenders")
        if unit and (not tenders or "cash" in tenders) and "rounding" in self.stages:
            self.flat(state, "rounding", sum(lot.amount for lot in state.lots) % unit)
        return state

    def flat(self, state: State, name: str, amount: int) -> None:
        self.take(state, {"id": name}, list(state.lots), amount, [Fraction(lot.amount) for lot in state.lots])
