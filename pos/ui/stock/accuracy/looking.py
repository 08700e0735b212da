"""Accuracy and shrinkage over the last stocktakes, as head office has them."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from pos.domain.scan import Scan
from pos.domain.stocktake_report import Outcome
from pos.ui.language import translate
from pos.ui.offload import Lane
from pos.ui.outcomes import of_fault
from pos.ui.parts.notice import Saying
from pos.ui.sounds import Sound
from pos.ui.stock.accuracy.chart import AccuracyCard, Point
from pos.ui.stock.page import Left, Page, Shown, Stage
from pos.ui.words import with_sign
from pos.usecases.stock.how_right import HowRight, Right


class Looking(Page):
    """One chart."""

    def __init__(self, *, stage: Stage) -> None:
        self._stage = stage
        self._card = AccuracyCard(look=stage.desk.look)
        self._outcomes: tuple[Outcome, ...] = ()
        self._say: Callable[[], Saying] = _asking
        how: HowRight = stage.desk.counter.stock.how_right
        duty = stage.desk.session.duty
        if duty is not None:
            stage.desk.offload.run(Lane.NETWORK, lambda: how(duty), self._told, self._failed)

    def shown(self) -> Shown:
        """The chart, or why there is none."""
        if self._outcomes:
            self._say_card()
        return Shown(
            self._say(),
            title=translate("Stock", "How right is the stock?"),
            empty=translate("Stock", "Each posted stocktake is a point."),
            back=translate("Stock", "Back"),
            panel=self._card if self._outcomes else None,
        )

    def left(self) -> Left:
        """Nothing to choose."""
        return Left(translate("Stock", "How right is the stock?"), ())

    def scanned(self, scan: Scan) -> bool:
        """Nothing is scanned here."""
        self._stage.desk.sounds.play(Sound.ATTENTION)
        return False

    def back(self) -> None:
        """Something else."""
        self._stage.home()

    def _told(self, answer: Right) -> None:
        self._outcomes = answer.outcomes
        if not answer.allowed:
            self._say = _managers_only
        elif not answer.reached:
            self._say = _out_of_reach
        else:
            self._say = partial(_told, answer.outcomes)
        self._stage.changed()

    def _failed(self, fault: Exception) -> None:
        self._say = partial(of_fault, fault)
        self._stage.changed()

    def _say_card(self) -> None:
        card = self._card
        card.above.say(translate("Stock", "Items that were as the books said"))
        card.below.say(translate("Stock", "Lost, at the price on the tag"))
        points = tuple(
            Point(
                label=f"{each.opened:%m-%d}",
                accuracy=each.accuracy,
                right=f"{each.accuracy / 100:.1f} %",
                loss=each.shrinkage,
                lost=with_sign(-each.shrinkage),
            )
            for each in self._outcomes
        )
        card.line.say(points)
        card.losses.say(points)


def _asking() -> Saying:
    return Saying("info", translate("Stock", "Asking head office …"))


def _managers_only() -> Saying:
    return Saying("warn", translate("Stock", "Only a manager sees this"))


def _out_of_reach() -> Saying:
    head = translate("Stock", "Head office cannot be reached")
    return Saying("warn", head, translate("Stock", "Look again when the network is back"))


def _told(outcomes: tuple[Outcome, ...]) -> Saying:
    if not outcomes:
        return Saying("info", translate("Stock", "No stocktake has been posted yet"))
    last = outcomes[-1]
    words = translate("Stock", "Last time {right} % were right")
    rest = translate("Stock", "{n} stocktakes").format(n=len(outcomes))
    return Saying("ok" if last.accuracy >= 9_800 else "warn", words.format(right=f"{last.accuracy / 100:.1f}"), rest)
