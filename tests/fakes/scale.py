"""A scale with something on it."""

from __future__ import annotations

from pos.ports.scale import Weighing, Weight


class Scale:
    """`ports.scale.Scale`."""

    def __init__(self, *weights: Weight) -> None:
        self.weights = list(weights) or [Weight(Weighing.NO_SCALE)]

    def weigh(self) -> Weight:
        return self.weights.pop(0) if len(self.weights) > 1 else self.weights[0]
