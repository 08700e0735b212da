"""Whose labels they are: the assistant whom each label's link names, chosen from a list or by a badge."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from pos.domain.staff import Staff
from pos.ui.desk import Desk
from pos.ui.labels.view import LabelsView
from pos.ui.language import translate
from pos.ui.offload import Lane
from pos.ui.parts.choices import Choice
from pos.ui.parts.notice import Saying
from pos.ui.sounds import Sound

NOBODY = "nobody"
_WAY = "credit:"


class Credited(QObject):
    """The button that says whose they are, and the list behind it."""

    def __init__(
        self, *, desk: Desk, view: LabelsView, changed: Callable[[], None], say: Callable[[Saying], None]
    ) -> None:
        """`changed`: somebody else is credited, or is to be chosen."""
        super().__init__()
        self._desk = desk
        self._view = view
        self._changed = changed
        self._say = say
        self.staff_id = ""
        """Who is credited; empty: nobody."""
        self.choosing = False
        """Whether the list of people is shown."""
        view.credited.clicked.connect(self.choose)

    def show(self, *, possible: bool) -> None:
        """Say whose they are; a box's label is nobody's."""
        name = self._desk.names.get(self.staff_id, "")
        words = translate("Labels", "Credited: {name}").format(name=name) if name else ""
        self._view.credited.say(words or translate("Labels", "Credited: nobody"))
        self._view.credited.setChecked(bool(self.staff_id) or self.choosing)
        self._view.credited.setEnabled(possible)

    def rows(self) -> list[Choice]:
        """The people of the store, and nobody."""
        chip = translate("Labels", "credited")
        nobody = Choice(key=f"{_WAY}{NOBODY}", title=translate("Labels", "Nobody"), chip="" if self.staff_id else chip)
        people = [
            Choice(key=_WAY + each.staff_id, title=each.name, chip=chip if each.staff_id == self.staff_id else "")
            for each in self._desk.people.values()
        ]
        return [nobody, *people]

    def choose(self, _checked: object = None) -> None:
        """Show the list of people, or close it."""
        self.choosing = not self.choosing
        self._changed()

    def chosen(self, key: str) -> bool:
        """A row was touched; whether it was one of these."""
        if not key.startswith(_WAY):
            return False
        staff_id = key.removeprefix(_WAY)
        self.credit("" if staff_id == NOBODY else staff_id)
        return True

    def credit(self, staff_id: str) -> None:
        """Their labels, from now on."""
        self.staff_id, self.choosing = staff_id, False
        self._changed()

    def badge(self, text: str) -> None:
        """A badge was scanned: its owner's labels."""
        by_badge = self._desk.counter.sign_in.by_badge
        self._desk.offload.run(Lane.READER, lambda: by_badge(text), self._named)

    def _named(self, staff: Staff | None) -> None:
        if staff is None:
            self._desk.sounds.play(Sound.NOT_FOUND)
            self._say(Saying("warn", translate("Labels", "This badge is nobody's here")))
            return
        self._desk.sounds.play(Sound.FOUND)
        self.credit(staff.staff_id)
