"""Without a receipt: what the customer brought is scanned, a manager says yes, money goes back up to a limit."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeyEvent

from pos.domain.ids import new_id
from pos.domain.mark import Mark
from pos.domain.money import yuan
from pos.domain.quantity import ONE
from pos.domain.scan import Scan, ScanKind
from pos.domain.staff import Approval
from pos.ui.desk import Desk
from pos.ui.language import translate
from pos.ui.offload import Lane
from pos.ui.outcomes import of_fault
from pos.ui.parts.choices import Choice, Choices
from pos.ui.parts.panel import Panel
from pos.ui.parts.text import Text
from pos.ui.returning.bringing import AskManager, of_deed
from pos.ui.returning.sayings import of_refused
from pos.ui.sounds import Sound
from pos.ui.step import Primary
from pos.ui.words import dotted, mark_words
from pos.usecases.returning.return_goods import Returned, ReturnOutcome
from pos.usecases.returning.return_without_receipt import Brought
from pos.usecases.selling.add_item import Scanned


class WithoutStep(QObject):
    """A scan each; Del takes the last one off again."""

    def __init__(
        self,
        *,
        desk: Desk,
        ask_manager: AskManager,
        done: Callable[[Returned], None],
        leave: Callable[[], None],
        changed: Callable[[], None],
    ) -> None:
        super().__init__()
        self._desk = desk
        self._ask_manager = ask_manager
        self._done = done
        self._changed = changed
        self._brought: tuple[Brought, ...] = ()
        self._document_id = new_id()
        self._busy = False
        self._panel = Panel(look=desk.look)
        self._words = Text(tone="ink-2", wraps=True)
        self._lines = Choices(look=desk.look, pictures=desk.pictures)
        self._panel.body.addWidget(self._words)
        self._panel.body.addWidget(self._lines, 1)
        self._panel.back.connect(leave)
        self.retranslate()

    @property
    def panel(self) -> Panel:
        """What is shown."""
        return self._panel

    def begin(self) -> None:
        """Another customer."""
        self._brought, self._document_id, self._busy = (), new_id(), False
        self.retranslate()

    def primary(self) -> Primary:
        """Give it back."""
        if not self._brought:
            return Primary(translate("Returning", "Scan what was brought"), can=False)
        words = translate("Returning", "Give back {amount}").format(amount=yuan(self._amount))
        return Primary(words, "Enter", can=not self._busy)

    def confirm(self) -> None:
        """Ask the manager, then give it back in cash."""
        if self._brought and not self._busy:
            self._write(None)

    def pressed(self, event: QKeyEvent) -> bool:
        """Del takes the last one off."""
        if event.key() == Qt.Key.Key_Delete and self._brought and not self._busy:
            self._brought = self._brought[:-1]
            self.retranslate()
            return True
        return False

    def scanned(self, scan: Scan) -> bool:
        """One more thing that was brought."""
        if scan.kind is not ScanKind.ITEM:
            return False
        counter = self._desk.counter
        empty = counter.start_cart()
        self._desk.offload.run(
            Lane.READER, lambda: counter.scan_item(empty, scan.text), partial(self._found, scan.mark)
        )
        return True

    def retranslate(self) -> None:
        """Say everything again."""
        self._panel.heading.say(translate("Returning", "Without a receipt"))
        self._panel.back_button.say(translate("Returning", "Back"))
        limit = yuan(self._desk.counter.returning.rules().no_receipt_limit)
        words = translate("Returning", "At today's price, up to {limit}, in cash; a manager decides.")
        self._words.say(words.format(limit=limit), "ink-2")
        rows = [
            Choice(
                key=str(place),
                title=each.item.name,
                detail=dotted(each.item.colour, each.item.size, mark_words(each.mark) or each.item.style_code),
                right=yuan(each.amount),
                picture=each.item.picture,
            )
            for place, each in enumerate(self._brought)
        ]
        self._lines.show_rows(rows, empty=translate("Returning", "Scan what was brought"))
        self._panel.aside.say(yuan(self._amount) if self._brought else "")
        self._changed()

    @property
    def _amount(self) -> int:
        return sum(each.amount for each in self._brought)

    def _found(self, mark: Mark | None, scanned: Scanned) -> None:
        if scanned.item is None:
            self._desk.sounds.play(Sound.NOT_FOUND)
            return
        self._desk.sounds.play(Sound.FOUND)
        self._brought = (*self._brought, Brought(scanned.item, ONE, scanned.item.retail_price, mark=mark))
        self.retranslate()

    def _write(self, approval: Approval | None) -> None:
        duty = self._desk.session.duty
        if duty is None:
            return
        brought, document_id, write = self._brought, self._document_id, self._desk.counter.returning.without_receipt
        reason = translate("Returning", "Without a receipt")
        self._busy = True
        self._changed()
        self._desk.offload.run(
            Lane.WRITER,
            lambda: write(brought, duty, document_id=document_id, reason=reason, approval=approval),
            self._answered,
            self._failed,
        )

    def _answered(self, returned: Returned) -> None:
        self._busy = False
        if returned.outcome in (ReturnOutcome.DONE, ReturnOutcome.ALREADY):
            self._done(returned)
        elif returned.outcome is ReturnOutcome.NEEDS_APPROVAL and returned.deed is not None:
            self._ask_manager(of_deed(returned.deed), returned.deed, self._write)
        else:
            self._desk.sounds.play(Sound.REFUSED)
            saying = of_refused(returned)
            self._words.say(f"{saying.headline} {saying.rest}", "warn")
            self._changed()

    def _failed(self, fault: Exception) -> None:
        self._busy = False
        saying = of_fault(fault)
        self._words.say(f"{saying.headline} {saying.rest}", "warn")
        self._changed()
