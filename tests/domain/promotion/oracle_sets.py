"""Part of the oracle: lots, and which pieces make so many sets where a piece may suit several parts."""

from __future__ import annotations

from fractions import Fraction

from tests.domain.promotion.oracle import Json, Lot, Oracle, State, fen, half_up, part


def told_off(suits: list[set[int]], wanted: list[int]) -> list[int] | None:
    """Of pieces, the dearest first, those that fill all places; None where some stay empty.

    `suits`: of each piece the parts it may be. `wanted`: places of each part. A piece may push others on.
    """
    places = [at for at, count in enumerate(wanted) for _ in range(count)]
    holder: dict[int, int] = {}

    def seat(piece: int, asked: set[int]) -> bool:
        for place, wants in enumerate(places):
            if wants in suits[piece] and place not in asked:
                asked.add(place)
                if place not in holder or seat(holder[place], asked):
                    holder[place] = piece
                    return True
        return False

    for piece in range(len(suits)):
        seat(piece, set())
    return sorted(holder.values()) if len(holder) == len(places) else None


class Sets(Oracle):
    def cut(self, state: State, ordered: list[Lot], count: int) -> list[Lot]:
        """The first pieces of lots in an order, a lot split where only some of its pieces are wanted."""
        chosen = []
        for each in ordered:
            lot = each
            if count <= 0:
                break
            if lot.count > count:
                amount = half_up(Fraction(lot.amount * count, lot.count))
                start = half_up(Fraction(lot.start * count, lot.count))
                first = Lot(lot.line, count, amount, start, lot.special, lot.used)
                lot.count, lot.amount, lot.start = lot.count - count, lot.amount - amount, lot.start - start
                state.lots.insert(next(i for i, other in enumerate(state.lots) if other is lot), first)
                lot = first
            chosen.append(lot)
            count -= lot.count
        return chosen

    def sorted_lots(self, state: State, lots: list[Lot], *, dearest: bool) -> list[Lot]:
        place = {id(lot): i for i, lot in enumerate(state.lots)}
        sign = -1 if dearest else 1
        return sorted(lots, key=lambda lot: (sign * Fraction(lot.amount, lot.count), place[id(lot)]))

    def saved(self, benefit: Json, amount: int, sets: int) -> int:
        if "price" in benefit:
            return amount - fen(benefit["price"]) * sets
        if "amount" in benefit:
            return min(fen(benefit["amount"]) * sets, amount)
        return half_up(amount * self.rate(benefit))

    def suits(self, state: State, rule: Json) -> list[tuple[Lot, set[int]]]:
        """Lots, the dearest first, and the parts that they may be."""
        found: dict[int, set[int]] = {}
        for at, each in enumerate(rule["benefit"]["parts"]):
            for lot in self.covered(state, rule, each["target"]):
                if self.has(rule.get("target"), lot.line):
                    found.setdefault(id(lot), set()).add(at)
        lots = self.sorted_lots(state, [lot for lot in state.lots if id(lot) in found], dearest=True)
        return [(lot, found[id(lot)]) for lot in lots]

    def sets_at_once(
        self, state: State, rule: Json, suits: list[tuple[Lot, set[int]]], most: int
    ) -> tuple[list[Lot], int]:
        """Each number of sets of the dearest pieces; the one that saves most."""
        single = [(lot, parts) for lot, parts in suits for _ in range(lot.count)]
        best: tuple[int, int, list[Lot]] = (0, 0, [])
        for sets in range(1, min(most, len(single)) + 1):
            pieces = told_off(
                [parts for _, parts in single], [each.get("quantity", 1) * sets for each in rule["benefit"]["parts"]]
            )
            chosen = [single[at][0] for at in pieces or []]
            amount = sum(
                (half_up(Fraction(lot.amount * sum(each is lot for each in chosen), lot.count)) for lot, _ in suits), 0
            )
            if chosen and self.saved(rule["benefit"], amount, sets) > best[0]:
                best = (self.saved(rule["benefit"], amount, sets), sets, chosen)
        counts = [(lot, sum(each is lot for each in best[2])) for lot, _ in suits]
        lots = [part for lot, count in counts for part in self.cut(state, [lot], count)]
        return lots, best[0]

    def rate(self, tier: Json) -> Fraction:
        return part(tier["percent"]) if "percent" in tier else 1 - part(tier.get("pay", 0))
