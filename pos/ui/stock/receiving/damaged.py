"""What is wrong with a piece that came: one touch or a few words, and a photograph by the camera or from a file."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from pos.domain.catalogue import Item
from pos.domain.scan import Scan
from pos.ports.camera import CameraState
from pos.ui.camera.photo import Photo
from pos.ui.camera.photo_file import choose_photo, read_photo
from pos.ui.camera.preview import Preview
from pos.ui.language import translate
from pos.ui.offload import Lane
from pos.ui.outcomes import of_fault
from pos.ui.parts.entry import EntryPanel
from pos.ui.parts.key_button import KeyButton
from pos.ui.parts.notice import Saying
from pos.ui.sounds import Sound
from pos.ui.step import Primary
from pos.ui.stock.page import Left, Page, Shown, Stage
from pos.ui.words import item_words

PREVIEW_HIGH = 220
"""Pixels of what the camera sees."""


class Damaged(Page):
    """One piece."""

    def __init__(
        self,
        *,
        stage: Stage,
        item: Item | None,
        said: Callable[[str, str], None],
        leave: Callable[[], None],
        boxes: Callable[[], Left],
    ) -> None:
        """`said`: what is wrong with it, and its photograph's name (empty: none); `leave`: nothing is."""
        self._stage = stage
        self._item = item
        self._said = said
        self._leave = leave
        self._boxes = boxes
        self._jpeg: bytes | None = None
        self._busy = False
        self._fault: Exception | None = None
        self._no_picture = False
        self._photo = Photo(control=stage.desk.camera, offload=stage.desk.offload)
        self._photo.changed.connect(self._looked)
        self._preview = Preview(look=stage.desk.look)
        self._preview.setFixedHeight(PREVIEW_HIGH)
        self._preview.hide()
        self._panel = EntryPanel(look=stage.desk.look, keypad=False, presets=4)
        self._panel.above.addWidget(self._preview)
        self._file = KeyButton(look=stage.desk.look, stature="small")
        self._file.clicked.connect(self._choose_file)
        self._panel.above.addWidget(self._file)
        self._panel.preset.connect(lambda place: self._finish(_usual()[place]))
        self._panel.back.connect(self.back)
        self._panel.entry.textChanged.connect(lambda _: stage.changed())

    def shown(self) -> Shown:
        """The question."""
        panel, item = self._panel, self._item
        what = translate("Receiving", "What is wrong with it?")
        panel.heading.say(item_words(item))
        panel.back_button.say(translate("Stock", "Back"))
        aiming = self._photo.state is not CameraState.OFF
        panel.label.say("" if aiming else what)
        panel.entry.setAccessibleName(what)
        panel.entry.setVisible(not aiming)
        self._file.say(translate("Receiving", "Choose a photo file"))
        self._file.setVisible(not aiming)
        panel.say_presets([] if aiming else _usual())
        panel.words.say(translate("Receiving", "It is on the receipt, for whoever sent it."))
        can = bool(panel.entry.text().strip()) and not self._busy
        saying = of_fault(self._fault) if self._fault is not None else self._saying(what)
        return Shown(
            saying,
            review=self._photo_words(),
            primary=Primary(translate("Receiving", "One is damaged"), "Enter", can=can),
            panel=panel,
        )

    def left(self) -> Left:
        """The boxes, as before."""
        return self._boxes()

    def scanned(self, scan: Scan) -> bool:
        """First this one."""
        self._stage.desk.sounds.play(Sound.ATTENTION)
        return True

    def review(self) -> None:
        """The camera: first what it sees, then the photograph; once more takes another."""
        self._no_picture = False
        if self._photo.state is CameraState.OFF:
            self._jpeg = None
            self._photo.begin()
            return
        self._jpeg = self._photo.take()
        self._stage.desk.sounds.play(Sound.FOUND if self._jpeg is not None else Sound.ATTENTION)
        if self._jpeg is not None:
            self._photo.end()

    def confirm(self) -> None:
        """As typed."""
        self._finish(self._panel.entry.text().strip())

    def back(self) -> None:
        """It is good after all."""
        self._photo.end()
        self._leave()

    def _choose_file(self) -> None:
        if not self._busy:
            choose_photo(self._panel.window(), self._chosen)

    def _chosen(self, path: str) -> None:
        self._busy = True
        self._stage.changed()
        self._stage.desk.offload.run(Lane.READER, lambda: read_photo(path), self._read, self._not_kept)

    def _read(self, jpeg: bytes | None) -> None:
        self._busy, self._no_picture = False, jpeg is None
        self._jpeg = jpeg if jpeg is not None else self._jpeg
        self._stage.desk.sounds.play(Sound.ATTENTION if jpeg is None else Sound.FOUND)
        self._stage.changed()
        self._panel.entry.setFocus()

    def _finish(self, note: str) -> None:
        if not note or self._busy:
            return
        self._photo.end()
        jpeg, keep = self._jpeg, self._stage.desk.counter.stock.photograph
        if jpeg is None:
            self._said(note, "")
            return
        self._busy = True
        self._stage.desk.offload.run(Lane.WRITER, lambda: keep(jpeg), partial(self._said, note), self._not_kept)

    def _not_kept(self, fault: Exception) -> None:
        self._busy, self._fault = False, fault
        self._stage.desk.sounds.play(Sound.REFUSED)
        self._stage.changed()

    def _looked(self) -> None:
        on = self._photo.state is not CameraState.OFF
        if on:
            self._preview.show_picture(self._photo.pixels)
        self._preview.setVisible(on)
        self._stage.changed()
        if not on:
            self._panel.entry.setFocus()

    def _photo_words(self) -> str:
        if self._photo.state is CameraState.OFF:
            again = translate("Receiving", "Another photo")
            return again if self._jpeg is not None else translate("Receiving", "Take a photo")
        return translate("Receiving", "Photograph it")

    def _saying(self, what: str) -> Saying:
        if self._no_picture:
            rest = translate("Receiving", "Choose another file, or photograph it; it works without a photo, too")
            return Saying("warn", translate("Receiving", "There is no picture in this file"), rest)
        if self._jpeg is not None:
            rest = translate("Receiving", "Now touch what is wrong with it, or type it")
            return Saying("ok", translate("Receiving", "The photo goes with the receipt"), rest)
        if self._photo.state is CameraState.OFF:
            return Saying("warn", what, translate("Receiving", "Touch it, or type it"))
        if self._photo.state in (CameraState.OPENING, CameraState.LIVE):
            rest = translate("Receiving", "Then touch “Photograph it”")
            return Saying("info", translate("Receiving", "Hold it before the camera"), rest)
        rest = translate("Receiving", "Plug it in, or end what else uses it; it works without a photo, too")
        return Saying("warn", translate("Receiving", "The camera shows nothing"), rest)


def _usual() -> list[str]:
    return [
        translate("Receiving", "Torn"),
        translate("Receiving", "Stained"),
        translate("Receiving", "Wet, crushed on the way"),
        translate("Receiving", "Zip, button or seam broken"),
    ]
