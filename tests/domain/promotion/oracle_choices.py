"""The oracle's third part: the price stage, rules that want the same pieces, and every valid choice."""

from __future__ import annotations

from fractions import Fraction
from itertools import combinations

from tests.domain.promotion.oracle import Json, Lot, State, fen, half_up, listed, part
from tests.domain.promotion.oracle_rules import Benefits


class Pricing(Benefits):
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
        best = [state]

        def go(now: State, waiting: list[Json]) -> None:
            if sum(now.off.values()) > sum(best[0].off.values()):
                best[0] = now
            for rule in waiting:
                rest = [each for each in waiting if each is not rule]
                seen: set[object] = set()
                for cap in range(20, 0, -1):
                    after = self.apply(now, rule, cap)
                    if after is None:
                        continue
                    # Taken once less it may save as much, and leave pieces to another rule.
                    left = tuple(sorted((lot.line, lot.count, lot.amount, lot.used) for lot in after.lots))
                    if left not in seen:
                        seen.add(left)
                        go(after, rest)

        go(state, rules)
        return best[0]

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
                together = list(self.competing(rule, rivals))
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
        found += [self.scored([each for each in live if each is rule or "_prices" in each]) for rule in alone]
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
        poor = [rule for rule in self.rules if rule["id"] in state.applied and self.poor(state, rule)]
        return type(self)(self.case, (*self.underpaid, poor[-1]["id"])).finished() if poor else state

    def poor(self, state: State, rule: Json) -> bool:
        """Whether its tender pays less than it wants: named with an amount, or all that the others leave."""
        named = self.case.get("tenders") or {}
        tenders = named if isinstance(named, dict) else dict.fromkeys(listed(named))
        for condition in listed(rule.get("conditions")):
            if condition["type"] in ("tender", "wallet"):
                mine = {name: each for name, each in tenders.items() if name in listed(condition["tenders"])}
                paid = sum(fen(each) for each in mine.values() if each is not None)
                if None in mine.values():
                    others = sum(fen(each) for name, each in tenders.items() if name not in mine and each is not None)
                    paid = self.due(state, rule["id"]) - others
                if paid < fen(condition.get("at_least", 0)):
                    return True
        return False

    def due(self, state: State, without: str = "") -> int:
        """What is paid, tax on top included; `without` one rule: had it taken nothing off."""
        due = 0
        for at, line in enumerate(self.lines):
            net = sum(lot.amount for lot in state.lots if lot.line == at) + state.off.get((without, at), 0)
            due += net
            if not line.get("tax_included", True):
                due += half_up(net * part(line.get("tax_rate", 13)))
        return due

    def flat(self, state: State, name: str, amount: int) -> None:
        self.take(state, {"id": name}, list(state.lots), amount, [Fraction(lot.amount) for lot in state.lots])
