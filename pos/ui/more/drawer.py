"""Opening the drawer without a sale: with a reason, journalled, by permission."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from pos.domain.ids import new_id
from pos.domain.staff import Approval
from pos.ports.drawer import Kick
from pos.ui.approval.controller import Ask
from pos.ui.desk import Desk
from pos.ui.language import translate
from pos.ui.offload import Lane
from pos.ui.parts.entry import EntryPanel
from pos.ui.parts.notice import Saying
from pos.ui.step import NoKeys, NoScans, Primary
from pos.usecases.shift.open_drawer import DrawerAnswer, DrawerOutcome, opening


class DrawerStep(QObject, NoKeys, NoScans):
    """A usual reason, or one that is typed."""

    def __init__(
        self,
        *,
        desk: Desk,
        view: EntryPanel,
        ask: Ask,
        leave: Callable[[Saying | None], None],
        changed: Callable[[], None],
    ) -> None:
        super().__init__()
        self.panel = view
        self._desk = desk
        self._ask = ask
        self._leave = leave
        view.entry.setMaxLength(60)
        view.entry.textChanged.connect(lambda _: changed())
        view.preset.connect(lambda place: self._open(self._reasons()[place], new_id(), None))
        view.back.connect(lambda: leave(None))
        self.retranslate()

    def begin(self) -> None:
        """Ask why."""
        self.panel.entry.clear()
        self.panel.entry.setFocus()

    def primary(self) -> Primary | None:
        """Open it."""
        return Primary(translate("More", "Open the drawer"), "Enter", can=bool(self.panel.entry.text().strip()))

    def confirm(self) -> None:
        """Open it for the typed reason."""
        reason = self.panel.entry.text().strip()
        if reason:
            self._open(reason, new_id(), None)

    def retranslate(self) -> None:
        """Say everything again."""
        view = self.panel
        view.heading.say(translate("More", "Open the drawer"))
        view.back_button.say(translate("More", "Back"))
        view.label.say(translate("More", "Why? It is written down."))
        view.entry.setAccessibleName(translate("More", "Why? It is written down."))
        view.say_presets(self._reasons())

    def _reasons(self) -> list[str]:
        return [
            translate("More", "Change for a customer"),
            translate("More", "Counting"),
            translate("More", "Coins brought"),
            translate("More", "Did not open before"),
        ]

    def _open(self, reason: str, event_id: str, approval: Approval | None) -> None:
        duty, open_drawer = self._desk.session.duty, self._desk.counter.open_drawer
        if duty is None:
            return
        self._desk.offload.run(
            Lane.WRITER,
            lambda: open_drawer(duty, reason, approval, event_id=event_id),
            lambda answer: self._answered(answer, reason, event_id),
        )

    def _answered(self, answer: DrawerAnswer, reason: str, event_id: str) -> None:
        if answer.outcome is DrawerOutcome.NEEDS_APPROVAL:
            words = translate("More", "Open the drawer: {reason}").format(reason=reason)
            self._ask(words, opening(event_id, reason), reason, lambda yes: self._open(reason, event_id, yes))
        elif answer.outcome is DrawerOutcome.DENIED:
            self._leave(Saying("stop", translate("More", "Your role does not open the drawer")))
        elif answer.kick is Kick.NOT_SENT:
            head = translate("More", "The drawer did not open")
            self._leave(Saying("warn", head, translate("More", "It is written down. Use the key.")))
        else:
            self._desk.committed()
            self._leave(Saying("ok", translate("More", "The drawer was opened"), reason))
