"""A box without a label gets one of its own (箱签): printed when the box is begun, stuck on, scanned where it comes."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from pos.domain.labels.content import LabelKind
from pos.ports.printing import PrintAnswer, Printed
from pos.ui.language import translate
from pos.ui.offload import Lane
from pos.ui.outcomes import of_fault
from pos.ui.parts.notice import Saying
from pos.ui.sounds import Sound
from pos.ui.stock.page import Stage

Tell = Callable[[Callable[[], Saying], Sound], None]
"""Says what became of the label, with a sound."""


def print_box_label(stage: Stage, box: str, *, target: str, document: str, tell: Tell) -> None:
    """Print it where there is a label printer; else the number is written on the box by hand."""
    labels = stage.labels()
    if not labels.is_there():
        tell(partial(_by_hand, box), Sound.ATTENTION)
        return
    make, send = labels.cases.make, labels.send
    tell(partial(_stick_it_on, box), Sound.FOUND)

    def answered(answer: PrintAnswer) -> None:
        # Whoever packs goes on meanwhile: only what went wrong is worth a word.
        if answer.printed is Printed.NOT_PRINTED:
            tell(partial(_by_hand, box), Sound.ATTENTION)

    stage.desk.offload.run(
        Lane.DEVICE,
        lambda: send(LabelKind.TRANSFER, (make.of_box(box, target=target, document=document),)),
        answered,
        lambda fault: tell(partial(of_fault, fault), Sound.REFUSED),
    )


def _stick_it_on(box: str) -> Saying:
    head = translate("Transfer", "Box {box} is open").format(box=box)
    return Saying(
        "info", head, translate("Transfer", "Its label is being printed: stick it on. What is scanned now goes into it")
    )


def _by_hand(box: str) -> Saying:
    head = translate("Transfer", "Box {box} is open").format(box=box)
    words = translate("Transfer", "No label was printed: write the number on it. What is scanned now goes into it")
    return Saying("warn", head, words)
