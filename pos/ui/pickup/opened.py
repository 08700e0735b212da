"""The order that is open: what was scanned of it, whether its code was genuine, and what may be done next."""

from __future__ import annotations

from dataclasses import dataclass, field

from pos.domain.balance import due_for
from pos.domain.mark import Mark
from pos.domain.money import Fen
from pos.domain.order import LineQuantity, Order, OrderState
from pos.domain.quantity import ONE, Milli

PICKING = (OrderState.TO_PICK, OrderState.SHORT)
COLLECTING = (OrderState.READY, OrderState.PARTLY_COLLECTED)


@dataclass(slots=True)
class Opened:
    """An order on the screen."""

    order: Order
    """As it stands now."""
    code: str = ""
    """The pickup code that was shown, if it is genuine."""
    scanned: dict[int, Milli] = field(default_factory=dict)
    """Thousandths checked for the handover, by line."""
    marks: list[tuple[int, Mark]] = field(default_factory=list)
    """Of these, the pieces whose lot or number was scanned, with their line."""

    @property
    def proven(self) -> bool:
        """Whether a genuine code was shown, or none is needed: it is sent."""
        return bool(self.code) or self.order.deliver

    @property
    def picking(self) -> bool:
        """Whether its goods are still being gathered."""
        return self.order.state in PICKING

    @property
    def collecting(self) -> bool:
        """Whether it may be handed over, once what is due is paid."""
        return self.order.state in COLLECTING

    @property
    def picked_out(self) -> bool:
        """Whether every line is picked or short, and something is there."""
        lines = self.order.lines
        return self.picking and all(line.to_pick == 0 for line in lines) and any(line.to_collect for line in lines)

    @property
    def missing(self) -> Milli:
        """Pieces that are there and not yet scanned."""
        return sum(max(0, line.to_collect - self.scanned.get(line.line, 0)) for line in self.order.lines)

    @property
    def checked(self) -> tuple[LineQuantity, ...]:
        """What was scanned, to be handed over."""
        return tuple(
            LineQuantity(line.line, min(line.to_collect, self.scanned.get(line.line, 0)))
            for line in self.order.lines
            if min(line.to_collect, self.scanned.get(line.line, 0)) > 0
        )

    @property
    def due(self) -> Fen:
        """What is to be paid for what was scanned."""
        return due_for(self.order, self.checked)

    def check(self, variant_id: str, mark: Mark | None = None) -> int | None:
        """One more piece of a variant is on the counter: its line, or None where all of them were scanned."""
        for line in self.order.lines:
            done = self.scanned.get(line.line, 0)
            if line.variant_id == variant_id and done < line.to_collect:
                self.scanned[line.line] = min(line.to_collect, done + ONE)
                if mark is not None:
                    self.marks.append((line.line, mark))
                return line.line
        return None
