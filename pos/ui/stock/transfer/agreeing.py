"""A manager's yes to a step of a transfer, where the role needs one."""

from __future__ import annotations

from collections.abc import Callable

from pos.domain.staff import Approval
from pos.ui.language import translate
from pos.ui.offload import Failed, Lane
from pos.ui.stock.page import Stage
from pos.ui.words import dotted
from pos.usecases.stock.move_transfer import TransferStep


def asks_for_yes(
    stage: Stage,
    step: TransferStep,
    *,
    start: Callable[[], None],
    answered: Callable[[TransferStep], None],
    failed: Failed,
) -> bool:
    """Whether a manager is asked; after her yes the step is taken. `start`: it is being written, keys wait."""
    waits, duty = step.waits, stage.desk.session.duty
    if waits is None or duty is None:
        return False
    agreed = stage.desk.counter.stock.transfer.agreed

    def approved(yes: Approval) -> None:
        start()
        stage.desk.offload.run(Lane.WRITER, lambda: agreed(duty, waits, yes), answered, failed)

    what = dotted(translate("Stock", "Send or ask for goods"), waits.transfer.number)
    stage.ask_manager(what, waits.deed, approved)
    return True
