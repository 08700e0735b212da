"""What a new stocktake may be about, beside what is scanned: what is due, a category, a brand."""

from __future__ import annotations

from collections.abc import Callable

from pos.domain.stocktake_choice import Due
from pos.ui.desk import Desk
from pos.ui.language import translate
from pos.ui.offload import Lane
from pos.ui.parts.choices import Choice
from pos.ui.words import item_words
from pos.usecases.stock.choose_count import CountChoices, DueItem
from pos.wire.stocktakes import CountGroup

DUE = "due"
"""The key of what is due; every other key is a group's."""


class Proposing:
    """Asks head office once, and keeps what was chosen. Without the network there is nothing to choose."""

    def __init__(self, *, desk: Desk, changed: Callable[[], None]) -> None:
        self._desk = desk
        self._changed = changed
        self._choices: CountChoices | None = None
        self.key = ""
        """What is chosen; empty: nothing."""
        self.variants: tuple[str, ...] = ()
        """What that comes to."""
        self._desk.offload.run(Lane.NETWORK, desk.counter.stock.choose, self._told, lambda _: None)

    def rows(self) -> tuple[Choice, ...]:
        """What can be touched."""
        choices = self._choices
        if choices is None:
            return ()
        sizes = translate("Stock", "{n} sizes and colours")
        due = Choice(
            key=DUE,
            title=translate("Stock", "Due to be counted"),
            detail=translate("Stock", "Negative, selling fast, not counted for long"),
            chip=str(len(choices.due)),
            chip_tone="warn",
        )
        return (
            *([due] if choices.due else ()),
            *(Choice(key=_key(each), title=each.name, detail=sizes.format(n=each.variants)) for each in choices.groups),
        )

    def chosen_rows(self) -> tuple[Choice, ...]:
        """What is due, one by one; of a group nothing, as the left says which it is."""
        if self.key != DUE or self._choices is None:
            return ()
        return tuple(_row(each) for each in self._choices.due)

    def choose(self, key: str) -> None:
        """Count that."""
        choices = self._choices
        group = next((each for each in choices.groups if _key(each) == key), None) if choices else None
        if choices is not None and key == DUE:
            self._take(key, tuple(each.item.variant_id for each in choices.due))
        elif group is not None:
            ask = self._desk.counter.stock.choose
            self._desk.offload.run(
                Lane.NETWORK,
                lambda: ask.variants(group),
                lambda variants: self._take(key, variants or ()),
                lambda _: None,
            )

    def forget(self) -> None:
        """Count something else."""
        self.key, self.variants = "", ()

    def _take(self, key: str, variants: tuple[str, ...]) -> None:
        self.key, self.variants = (key, variants) if variants else ("", ())
        self._changed()

    def _told(self, choices: CountChoices | None) -> None:
        self._choices = choices
        self._changed()


def _key(group: CountGroup) -> str:
    return f"{group.by} {group.name}"


def _row(due: DueItem) -> Choice:
    """Why it is due, and not how many should be there: it is counted blind."""
    item = due.item
    why = {
        Due.NEGATIVE: translate("Stock", "negative in the books"),
        Due.FAST: translate("Stock", "sells fast"),
        Due.LONG: translate("Stock", "not counted for long"),
    }[due.proposal.due]
    return Choice(
        key=item.variant_id,
        title=item_words(item),
        detail=why,
        picture=item.picture,
    )
