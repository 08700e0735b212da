"""The steps of 退换, each made when it is first asked for."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TypeVar

from pos.domain.paying import Payment
from pos.ui.approval.controller import ApprovalStep
from pos.ui.approval.view import ApprovalView
from pos.ui.desk import Desk
from pos.ui.parts.notice import Saying
from pos.ui.pay.aside import AsidePaying
from pos.ui.pay.done import DoneStep
from pos.ui.pay.done_view import DoneView
from pos.ui.returning.bringing import AskManager
from pos.ui.returning.putting_right import AskWhy, PuttingRightStep
from pos.ui.returning.reason import ReasonStep
from pos.ui.returning.without import WithoutStep
from pos.ui.step import Step
from pos.usecases.returning.return_goods import Returned

Made = TypeVar("Made", bound=Step)


class ReturningSteps:
    """One of each."""

    def __init__(
        self,
        *,
        desk: Desk,
        ask_manager: AskManager,
        ask_why: AskWhy,
        taken: Callable[[Payment], None],
        done: Callable[[Returned], None],
        next_customer: Callable[[], None],
        leave: Callable[[], None],
        show: Callable[[Step], None],
        told: Callable[[Saying], None],
        changed: Callable[[], None],
    ) -> None:
        """`taken`: the money of an exchange; `done`: something was written; `told`: why nothing was."""
        self._desk = desk
        self._ask_manager = ask_manager
        self._ask_why = ask_why
        self._taken = taken
        self._done = done
        self._next_customer = next_customer
        self._leave = leave
        self._show = show
        self._told = told
        self._changed = changed
        self._made: list[Step] = []

    def retranslate(self) -> None:
        """Say everything again."""
        for step in self._made:
            step.retranslate()

    @cached_property
    def approval(self) -> ApprovalStep:
        """A manager's yes."""
        view = ApprovalView(look=self._desk.look)
        return self._keep(ApprovalStep(desk=self._desk, view=view, leave=self._leave, changed=self._changed))

    @cached_property
    def paying(self) -> AsidePaying:
        """What an exchange costs beyond what was paid."""
        step = AsidePaying(
            desk=self._desk,
            taken=self._taken,
            leave=lambda _: self._leave(),
            show=self._show,
            changed=self._changed,
        )
        return self._keep(step)

    @cached_property
    def done(self) -> DoneStep:
        """What was written."""
        view = DoneView(look=self._desk.look)
        return self._keep(DoneStep(desk=self._desk, view=view, next_customer=self._next_customer))

    @cached_property
    def without(self) -> WithoutStep:
        """Without a receipt."""
        step = WithoutStep(
            desk=self._desk,
            ask_manager=self._ask_manager,
            done=self._done,
            leave=self._leave,
            changed=self._changed,
        )
        return self._keep(step)

    @cached_property
    def reason(self) -> ReasonStep:
        """Why."""
        return self._keep(ReasonStep(desk=self._desk, leave=self._leave, changed=self._changed))

    @cached_property
    def putting_right(self) -> PuttingRightStep:
        """A wrong payment or assistant."""
        step = PuttingRightStep(
            desk=self._desk,
            ask_manager=self._ask_manager,
            ask_why=self._ask_why,
            done=self._done,
            leave=self._leave,
            told=self._told,
            changed=self._changed,
        )
        return self._keep(step)

    def _keep(self, step: Made) -> Made:
        self._made.append(step)
        return step
