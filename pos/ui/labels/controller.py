"""Decides on the label screen: what is on the list, what is shown of it, and where it is printed."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeyEvent

from pos.domain.catalogue import Found, Item, LookUp
from pos.domain.labels.content import LabelContent, LabelKind
from pos.domain.scan import ScanKind, State, read_scan
from pos.ports.printing import PrintAnswer, Printed
from pos.ui.desk import Desk
from pos.ui.labels.credited import Credited
from pos.ui.labels.desk import LabelDesk
from pos.ui.labels.preview import LabelPreview
from pos.ui.labels.view import LabelsView
from pos.ui.labels.wanted import MOST, Wanted
from pos.ui.labels.words import (
    box_rows,
    empty_words,
    goods_rows,
    hint,
    item_detail,
    kind_words,
    no_sources,
    outcome,
    source_row,
)
from pos.ui.language import translate
from pos.ui.offload import Lane
from pos.ui.outcomes import of_fault
from pos.ui.parts.choices import Choice
from pos.ui.parts.notice import Saying
from pos.ui.sounds import Sound
from pos.usecases.labels.sources import LabelSource, SourceKind, WantedLabel
from pos.usecases.selling.find_items import Results

Read = TypeVar("Read")
_QUANTITY = re.compile(r"^(\d{1,3})\*(.*)$")
"""`12*` before what is scanned or typed: so many labels."""


class LabelsController(QObject):
    """One of the till's screens."""

    def __init__(self, *, desk: Desk, view: LabelsView, labels: LabelDesk) -> None:
        super().__init__()
        self.view = view
        self._desk = desk
        self._labels = labels
        self._kind = LabelKind.PRICE_TAG
        self._wanted = Wanted()
        self._goods: tuple[LabelContent, ...] = ()
        self._boxes: tuple[LabelContent, ...] = ()
        self._sources: tuple[LabelSource, ...] = ()
        self._found: tuple[Item, ...] | None = None
        self._mark = ""
        self._saying: Saying | None = None
        self._drawn_label = LabelPreview(
            draw=labels.preview, show=view.show_preview, offload=desk.offload, say=self._say
        )
        self._busy = False
        self._credited = Credited(desk=desk, view=view, changed=self._credit, say=self._say)
        view.field.entered.connect(self._entered)
        for kind, button in view.kinds.items():
            button.clicked.connect(partial(self._pick_kind, LabelKind(kind)))
        view.promotion.clicked.connect(self._want_promotions)
        view.sources.chosen.connect(self._chosen)
        view.lines.marked.connect(lambda _key: self._preview())
        view.lines.clicked.connect(lambda _index: self._preview())
        view.fewer.clicked.connect(lambda: self._change(-1))
        view.more.clicked.connect(lambda: self._change(1))
        view.remove.clicked.connect(self._remove)
        view.undo.clicked.connect(self._undo)
        view.sheets.clicked.connect(self._to_sheets)
        view.primary.clicked.connect(self._to_printer)
        self.retranslate()

    # What the window asks of every screen.

    def enter(self) -> None:
        """The screen is shown."""
        self.view.field.setFocus()
        self._look_for_sources()
        self.show()

    def leave(self) -> None:
        """Another screen is shown; the list stays, and whose labels they are as long as there is one."""
        if not self._wanted.rows:
            self._credited.staff_id, self._credited.choosing = "", False

    def scanned(self, text: str) -> bool:
        """A piece's code puts it on the list, a badge says whose labels they are; others belong to other screens."""
        scan = read_scan(text, state=State.COUNTING)
        if scan.kind not in (ScanKind.ITEM, ScanKind.BADGE) or self._kind is LabelKind.TRANSFER:
            return False
        if scan.kind is ScanKind.BADGE:
            self._credited.badge(scan.text)
            return True
        typed = _QUANTITY.match(self.view.field.text())
        copies = int(typed[1]) if typed is not None and not typed[2] else 1
        self.view.field.clear()
        self._name(text, copies)
        return True

    def pressed(self, event: QKeyEvent) -> bool:
        """A key that no field took."""
        key, control = Qt.Key(event.key()), bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        view = self.view
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._to_printer()
        elif control and key == Qt.Key.Key_Z:
            self._undo()
        elif control and key == Qt.Key.Key_P:
            self._to_sheets()
        elif control and key == Qt.Key.Key_T and view.promotion.isEnabled():
            view.promotion.click()
        elif control and key == Qt.Key.Key_E and self.view.credited.isEnabled():
            self._credited.choose()
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Minus):
            self._change(1 if key == Qt.Key.Key_Plus else -1)
        elif key == Qt.Key.Key_Delete:
            self._remove()
        elif key == Qt.Key.Key_Escape:
            self._end_search()
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.view.lines.step(1 if key == Qt.Key.Key_Down else -1)
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            kinds = list(LabelKind)
            by = 1 if key == Qt.Key.Key_Right else -1
            self._pick_kind(kinds[(kinds.index(self._kind) + by) % len(kinds)])
        else:
            return False
        return True

    def retranslate(self) -> None:
        """Say everything again."""
        view, words = self.view, kind_words()
        field = translate("Labels", "Scan, or type a 货号 or name")
        view.field.setPlaceholderText(field)
        view.field.setAccessibleName(field)
        for kind, button in view.kinds.items():
            button.say(words[LabelKind(kind)])
        view.promotion.say(translate("Labels", "Promotion prices"))
        view.fewer.say(translate("Labels", "One fewer"))
        view.more.say(translate("Labels", "One more"))
        view.remove.say(translate("Labels", "Remove"))
        view.undo.say(translate("Labels", "Take back"))
        view.sheets.say(translate("Labels", "A4 sheets"))
        self._saying = None
        self.show()

    # What is shown.

    def show(self) -> None:
        """Show everything as it stands."""
        view, wanted = self.view, self._wanted
        boxes = self._kind is LabelKind.TRANSFER
        contents = self._contents
        count = sum(each.copies for each in contents)
        view.kinds[self._kind].setChecked(True)
        view.promotion.setEnabled(not boxes)
        self._credited.show(possible=not boxes)
        view.notice.say(self._saying or hint(self._kind))
        view.title.say(kind_words()[self._kind])
        ready = self._labels.is_there()
        view.facts.say("" if ready else translate("Labels", "No label printer is set up: A4 sheets can be printed"))
        view.figure.say(str(count) if count else "")
        rows = box_rows(contents) if boxes else goods_rows(wanted.rows, contents)
        view.lines.show_rows(rows, empty=empty_words(self._kind), keep=self._mark or view.lines.marked_key)
        for button in (view.fewer, view.more, view.remove):
            button.setEnabled(bool(wanted.rows) and not boxes)
        view.undo.setEnabled(bool(wanted.past) and not boxes)
        view.sheets.setEnabled(bool(contents) and not self._busy)
        view.primary.setEnabled(bool(contents) and ready and not self._busy)
        words = translate("Labels", "Print {n} labels").format(n=count) if count else translate("Labels", "Print")
        view.primary.say(words, key="Enter")
        self._show_sources()
        self._preview()

    def _show_sources(self) -> None:
        view = self.view
        if self._credited.choosing:
            view.heading.say(translate("Labels", "Whose labels are they? Touch a name, or scan a badge"))
            view.sources.show_rows(self._credited.rows(), empty="", keep="")
            return
        if self._found is not None:
            view.heading.say(translate("Labels", "Found: touch what is meant, Esc for batches"))
            rows = [
                Choice(key=f"item:{each.variant_id}", title=each.name, detail=item_detail(each)) for each in self._found
            ]
            view.sources.show_rows(rows, empty=translate("Labels", "Nothing was found."), keep="")
            return
        view.heading.say(translate("Labels", "Batches"))
        offset = self._desk.session.offset_minutes
        rows = [source_row(source, offset_minutes=offset) for source in self._sources]
        view.sources.show_rows(rows, empty=no_sources(self._kind), keep="")

    @property
    def _contents(self) -> tuple[LabelContent, ...]:
        """The labels of the list."""
        return self._boxes if self._kind is LabelKind.TRANSFER else self._goods

    def _preview(self) -> None:
        contents, row = self._contents, self.view.lines.currentIndex().row()
        self._drawn_label.show(self._kind, contents[row] if 0 <= row < len(contents) else None)

    # What is done.

    def _pick_kind(self, kind: LabelKind, _checked: object = None) -> None:
        self._kind, self._saying, self._found, self._credited.choosing = kind, None, None, False
        self.show()
        self._look_for_sources()

    def _look_for_sources(self) -> None:
        kind, sources = self._kind, self._labels.cases.sources
        self._read(lambda: sources(kind), lambda found: self._sources_arrived(kind, found))

    def _sources_arrived(self, kind: LabelKind, sources: tuple[LabelSource, ...]) -> None:
        if kind is self._kind:
            self._sources = sources
            self._show_sources()

    def _chosen(self, key: str) -> None:
        if self._credited.chosen(key):
            return
        way, _, rest = key.partition(":")
        if way == "item":
            item = next((each for each in self._found or () if each.variant_id == rest), None)
            if item is not None:
                self._add((item,), 1)
            return
        source = next((each for each in self._sources if (each.kind, each.key) == (way, rest)), None)
        if source is None:
            return
        kind, cases = self._kind, self._labels.cases
        if kind is LabelKind.TRANSFER:
            self._read(lambda: cases.boxes(source), self._put_boxes)
        else:
            if source.kind is SourceKind.PROMOTIONS:
                self.view.promotion.setChecked(True)
            priced = self._priced
            self._read(
                lambda: priced(cases.sources.goods(source, kind)), lambda rows: self._put(self._wanted.put(rows))
            )

    @property
    def _priced(self) -> Callable[[Sequence[WantedLabel]], tuple[WantedLabel, ...]]:
        """Gives labels today's promotion prices where they are wanted, and takes them off where not. May wait."""
        if self.view.promotion.isChecked():
            return self._labels.cases.sources.with_promotions
        return lambda rows: tuple(replace(row, promoted=None) for row in rows)

    def _want_promotions(self, _checked: object = None) -> None:
        """The whole list changes, in one step that can be taken back."""
        wanted, priced = self._wanted, self._priced
        if wanted.rows:
            self._read(lambda: priced(wanted.rows), lambda rows: self._repriced(wanted, rows))

    def _repriced(self, wanted: Wanted, rows: tuple[WantedLabel, ...]) -> None:
        if wanted == self._wanted:
            self._put(wanted.put(rows))
        else:
            self._want_promotions()  # something was scanned meanwhile

    def _read(self, work: Callable[[], Read], then: Callable[[Read], None]) -> None:
        self._desk.offload.run(Lane.READER, work, then, lambda fault: self._say(of_fault(fault)))

    def _put_boxes(self, boxes: tuple[LabelContent, ...]) -> None:
        self._boxes, self._saying = boxes, None
        self.show()

    def _entered(self, text: str) -> None:
        self.view.field.clear()
        typed = _QUANTITY.match(text)
        self._name(typed[2] if typed is not None else text, int(typed[1]) if typed is not None else 1)

    def _name(self, text: str, copies: int) -> None:
        if not text.strip() or self._kind is LabelKind.TRANSFER:
            return
        look_up, find = self._desk.counter.stock.name_item, self._desk.counter.find_items

        def search() -> LookUp | Results:
            answer = look_up(text)
            return answer if answer.found is not Found.NONE else find(text)

        self._read(search, lambda found: self._named(found, copies))

    def _named(self, found: LookUp | Results, copies: int) -> None:
        if isinstance(found, LookUp):
            self._desk.sounds.play(Sound.FOUND)
            self._add(found.items, copies)
            return
        self._desk.sounds.play(Sound.ATTENTION if found.rows else Sound.NOT_FOUND)
        self._found, self._credited.choosing = tuple(row.item for row in found.rows), False
        self._show_sources()

    def _add(self, items: Sequence[Item], copies: int) -> None:
        labels, priced = tuple(WantedLabel(item) for item in items), self._priced

        def put(rows: Sequence[WantedLabel]) -> None:
            self._put(self._wanted.add(rows, max(1, min(copies, MOST))), mark=rows[0].item.variant_id)

        if self.view.promotion.isChecked():
            self._read(lambda: priced(labels), put)
        else:
            put(labels)

    def _put(self, wanted: Wanted, *, mark: str = "") -> None:
        """Another list; `mark`: the row that is new."""
        self._wanted, self._saying = wanted, None
        self._goods = self._labels.cases.make.of_goods(wanted.rows, assistant=self._credited.staff_id)
        self._mark = mark
        self.show()
        self._mark = ""

    def _change(self, copies: int) -> None:
        marked = self.view.lines.marked_key
        if marked is not None and self._kind is not LabelKind.TRANSFER:
            self._put(self._wanted.change(marked, copies))

    def _remove(self) -> None:
        marked = self.view.lines.marked_key
        if marked is not None and self._kind is not LabelKind.TRANSFER:
            self._put(self._wanted.remove(marked))

    def _undo(self) -> None:
        if self._kind is not LabelKind.TRANSFER:
            self._put(self._wanted.back())

    def _credit(self) -> None:
        """Somebody else is named in the links, or is to be chosen."""
        self._found = None
        self._put(self._wanted)

    def _end_search(self) -> None:
        self._found, self._credited.choosing = None, False
        self.view.field.clear()
        self.show()

    def _to_printer(self) -> None:
        kind, contents, send = self._kind, self._contents, self._labels.send
        if not contents or self._busy:
            return
        self._begin(translate("Labels", "Printing …"))
        self._desk.offload.run(
            Lane.DEVICE, lambda: send(kind, contents), lambda answer: self._sent(answer, contents), self._failed
        )

    def _to_sheets(self) -> None:
        kind, contents, sheets = self._kind, self._contents, self._labels.sheets
        if not contents or self._busy:
            return
        self._begin(translate("Labels", "Drawing the sheets …"))
        self._desk.offload.run(Lane.DEVICE, lambda: sheets(kind, contents), self._drawn, self._failed)

    def _begin(self, words: str) -> None:
        self._busy = True
        self._say(Saying("info", words))

    def _sent(self, answer: PrintAnswer, contents: Sequence[LabelContent]) -> None:
        self._busy = False
        if answer.printed is not Printed.NOT_PRINTED and self._kind is not LabelKind.TRANSFER:
            self._put(self._wanted.put(()))
        self._say(outcome(answer, sum(each.copies for each in contents)))

    def _drawn(self, file: Path | None) -> None:
        self._busy = False
        if file is None:
            self._say(Saying("warn", translate("Labels", "There is no room for such a label on a sheet")))
            return
        self._labels.show(file)
        head = translate("Labels", "The sheets are ready to be printed")
        self._say(Saying("ok", head, translate("Labels", "Print them at actual size: {file}").format(file=file)))

    def _failed(self, fault: Exception) -> None:
        self._busy = False
        self._say(of_fault(fault))

    def _say(self, saying: Saying) -> None:
        self._saying = saying
        self.show()
