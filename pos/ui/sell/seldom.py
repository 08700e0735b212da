"""Steps of the sell screen that are taken now and then: notes, typed prices, the drawer, a sale from paper."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import Protocol, TypeVar

from pos.domain.catalogue import Item
from pos.domain.document import Fulfilment
from pos.domain.quantity import Milli
from pos.ui.approval.controller import Ask
from pos.ui.desk import Desk
from pos.ui.more.controller import MoreStep
from pos.ui.more.drawer import DrawerStep
from pos.ui.more.fulfilment import FulfilmentStep
from pos.ui.more.fulfilment_view import FulfilmentView
from pos.ui.more.note import NoteStep
from pos.ui.more.price import PriceStep
from pos.ui.more.view import MoreView
from pos.ui.parts.entry import EntryPanel
from pos.ui.sell.controller import SellController
from pos.ui.sell.finding import Finding
from pos.ui.step import Step
from pos.ui.written.controller import WrittenStep

Made = TypeVar("Made", bound=Step)


class Keep(Protocol):
    """Gives a step its place on the screen."""

    def __call__(self, step: Made, /) -> Made:
        """The same step."""


class SeldomSteps:
    """One of each, made when it is first asked for."""

    def __init__(
        self,
        *,
        desk: Desk,
        controller: SellController,
        keep: Keep,
        show: Callable[[Step], None],
        ask: Ask,
        finding: Finding,
        changed: Callable[[], None],
    ) -> None:
        self._desk = desk
        self._sell = controller
        self._keep = keep
        self._open = show
        self._ask = ask
        self._finding = finding
        self._changed = changed

    @cached_property
    def now_and_then(self) -> MoreStep:
        """Notes, quick keys, the drawer."""
        step = MoreStep(
            desk=self._desk,
            view=MoreView(look=self._desk.look, pictures=self._desk.pictures),
            chosen=self._finding.take,
            leave=self._sell.back,
            changed=self._changed,
        )
        step.panel.void.clicked.connect(self._sell.void_now)
        step.panel.undo.clicked.connect(self._sell.undo_now)
        step.panel.note.clicked.connect(self.note)
        step.panel.fulfilment.clicked.connect(self.fulfilment)
        step.panel.drawer.clicked.connect(self.drawer)
        step.panel.price.clicked.connect(self.change_price)
        step.panel.written.clicked.connect(self.from_paper)
        return self._keep(step)

    @cached_property
    def noting(self) -> NoteStep:
        """A note on a line."""
        view = EntryPanel(look=self._desk.look, keypad=False, presets=4)
        return self._keep(NoteStep(desk=self._desk, view=view, leave=self._sell.back))

    @cached_property
    def handing(self) -> FulfilmentStep:
        """How a line reaches the customer."""
        view = FulfilmentView(look=self._desk.look, ways=tuple(Fulfilment))
        return self._keep(FulfilmentStep(desk=self._desk, view=view, leave=self._sell.back))

    @cached_property
    def pricing(self) -> PriceStep:
        """A typed price."""
        step = PriceStep(
            desk=self._desk,
            view=EntryPanel(look=self._desk.look, keypad=True),
            ask=self._ask,
            added=self._finding.added,
            leave=self._sell.back,
            changed=self._changed,
        )
        return self._keep(step)

    @cached_property
    def writing(self) -> WrittenStep:
        """A sale from paper."""
        view, back = EntryPanel(look=self._desk.look, keypad=False, presets=4), self._sell.back
        return self._keep(WrittenStep(desk=self._desk, view=view, ask=self._ask, leave=back, changed=self._changed))

    @cached_property
    def opening(self) -> DrawerStep:
        """The drawer without a sale."""
        step = DrawerStep(
            desk=self._desk,
            view=EntryPanel(look=self._desk.look, keypad=False, presets=4),
            ask=self._ask,
            leave=self._sell.back,
            changed=self._changed,
        )
        return self._keep(step)

    def more(self) -> None:
        """Show what is done now and then."""
        self._open(self.now_and_then)
        self.now_and_then.begin()

    def note(self) -> None:
        """Ask for a note on the chosen line."""
        line_id = self._sell.view.cart.chosen_line
        if line_id is not None:
            self._open(self.noting)
            self.noting.begin(line_id)

    def fulfilment(self) -> None:
        """Ask how the chosen line reaches the customer."""
        line_id = self._sell.view.cart.chosen_line
        if line_id is not None:
            self._open(self.handing)
            self.handing.begin(line_id)

    def drawer(self) -> None:
        """Ask why the drawer should open."""
        self._open(self.opening)
        self.opening.begin()

    def price(self, item: Item, code: str, quantity: Milli) -> None:
        """Ask for an item's price."""
        self._open(self.pricing)
        self.pricing.begin(item, code, quantity)

    def from_paper(self) -> None:
        """Ask which paper it is entered from."""
        self._open(self.writing)
        self.writing.begin()

    def change_price(self) -> None:
        """Ask for another price of the chosen line."""
        line_id = self._sell.view.cart.chosen_line
        if line_id is not None:
            self._open(self.pricing)
            self.pricing.begin_change(line_id)
