"""Sets up the camera, and the scanners that the till reads by themselves."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import PurePath

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeyEvent

from pos.ports.scanner import FoundScanner, ScannerState, ScannerWay
from pos.ui.camera.control import CameraChoice, CameraControl
from pos.ui.language import translate
from pos.ui.offload import Lane, Offload
from pos.ui.outcomes import of_fault
from pos.ui.parts.choices import Choice
from pos.ui.parts.notice import Saying
from pos.ui.scanner_control import Ears, ScannerControl
from pos.ui.settings.scanning_panel import MIDDLE, NO, WHOLE, YES, ScanningPanel

_NONE, _FILE = "none", "file"


class ScanningSetUp(QObject):
    """A page of the settings."""

    def __init__(
        self,
        *,
        view: ScanningPanel,
        camera: CameraControl,
        scanners: ScannerControl,
        ears: Ears,
        offload: Offload,
    ) -> None:
        super().__init__()
        self.panel = view
        self.leave: Callable[[], None] = lambda: None
        self._camera = camera
        self._scanners = scanners
        self._ears = ears
        self._offload = offload
        self._choice = CameraChoice()
        self._cameras: Mapping[str, str] = {}
        self._found: tuple[FoundScanner, ...] = ()
        self._wanted: dict[str, FoundScanner] = {}
        self._by_file = False
        view.cameras.chosen.connect(self._pick_camera)
        view.scanners.chosen.connect(self._pick_scanner)
        view.turned.picked.connect(lambda key: self._change(replace(self._choice, turned=key == YES)))
        view.area.picked.connect(lambda key: self._change(replace(self._choice, middle=key == MIDDLE)))
        view.search.clicked.connect(self._search)
        view.keep.clicked.connect(self.confirm)
        view.back.connect(self._back)
        ears.changed.connect(self._show)

    def begin(self) -> None:
        """Show what holds, and look what there is."""
        self._choice = self._camera.held()
        self._wanted = {each.address: each for each in self._scanners.held()}
        self._by_file = bool(self._choice.source) and not self._choice.source.isdigit()
        self.panel.file.setText(self._choice.source if self._by_file else "")
        self.panel.notice.say(None)
        self.retranslate()
        self._search()

    def confirm(self) -> None:
        """Keep the choice and listen to it."""
        choice = replace(self._choice, source=self.panel.file.text().strip()) if self._by_file else self._choice
        wanted = tuple(self._wanted.values())

        def keep() -> None:
            self._camera.use(choice)
            self._scanners.use(wanted)

        self._offload.run(Lane.WRITER, keep, lambda _: self._kept(), lambda fault: self._say(of_fault(fault)))

    def pressed(self, event: QKeyEvent) -> bool:
        """Enter keeps, Esc leaves."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.confirm()
        elif event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            return False
        return True

    def retranslate(self) -> None:
        """Say everything again."""
        view = self.panel
        view.heading.say(translate("Settings", "Camera and scanners"))
        view.back_button.say(translate("Settings", "Back"))
        view.camera_title.say(translate("Settings", "Camera over the counter"))
        view.file.setPlaceholderText(translate("Settings", "Picture or film, for example C:\\films\\tags.mp4"))
        view.file.setAccessibleName(translate("Settings", "Picture or film"))
        view.turned.say(
            translate("Settings", "The picture"),
            {NO: translate("Settings", "As it comes"), YES: translate("Settings", "Turned round")},
        )
        view.area.say(
            translate("Settings", "Look for codes"),
            {WHOLE: translate("Settings", "Everywhere"), MIDDLE: translate("Settings", "In the middle")},
        )
        view.scanner_title.say(translate("Settings", "Scanners"))
        view.scanner_words.say(
            translate("Settings", "Scanners that type work by themselves. Choose here those that are read directly.")
        )
        view.search.say(translate("Settings", "Look again"))
        view.keep.say(translate("Settings", "Use these"))
        self._show()

    def _search(self) -> None:
        def look() -> tuple[Mapping[str, str], tuple[FoundScanner, ...]]:
            return self._camera.found(), self._scanners.found()

        self._offload.run(Lane.DEVICE, look, self._arrived, lambda fault: self._say(of_fault(fault)))

    def _arrived(self, there: tuple[Mapping[str, str], tuple[FoundScanner, ...]]) -> None:
        self._cameras, self._found = there
        self._show()

    def _pick_camera(self, key: str) -> None:
        self._by_file = key == _FILE
        if self._by_file:
            self.panel.file.setFocus()
        self._change(replace(self._choice, source="" if key in (_NONE, _FILE) else key))

    def _pick_scanner(self, address: str) -> None:
        if self._wanted.pop(address, None) is None:
            self._wanted |= {each.address: each for each in self._found if each.address == address}
        self._show()

    def _change(self, choice: CameraChoice) -> None:
        self._choice = choice
        self._show()

    def _back(self) -> None:
        self.leave()

    def _kept(self) -> None:
        self._ears.listen()
        self.leave()

    def _say(self, saying: Saying) -> None:
        self.panel.notice.say(saying)

    def _show(self) -> None:
        view = self.panel
        sources = {**self._cameras}
        if self._choice.source and not self._by_file:
            sources.setdefault(self._choice.source, "")
        number = translate("Settings", "Camera {n}")
        rows = [Choice(_NONE, translate("Settings", "None"))]
        rows += [Choice(key, name or number.format(n=key), number.format(n=key)) for key, name in sources.items()]
        rows.append(Choice(_FILE, translate("Settings", "A picture or a film"), translate("Settings", "For practice")))
        view.cameras.show_rows(rows, empty="", keep=_FILE if self._by_file else self._choice.source or _NONE)
        view.file.setVisible(self._by_file)
        view.turned.mark(YES if self._choice.turned else NO)
        view.area.mark(MIDDLE if self._choice.middle else WHOLE)
        self._show_scanners()

    def _show_scanners(self) -> None:
        there = {each.address: each for each in self._found}
        rows = []
        for address, each in {**self._wanted, **there}.items():
            state = self._ears.states.get(address)
            used = address in self._wanted
            missing = used and address not in there
            words = _state_words().get(state, "") if state is not None and used else ""
            rows.append(
                Choice(
                    address,
                    each.name or PurePath(address).name,
                    f"{_way_words()[each.way]} · {PurePath(address).name}",
                    chip=translate("Settings", "in use") if used else "",
                    chip_tone="warn" if missing or (words and state is not ScannerState.LISTENING) else "ok",
                    right_note=words,
                )
            )
        nothing = translate("Settings", "Nothing was found besides scanners that type")
        self.panel.scanners.show_rows(rows, empty=nothing, keep=self.panel.scanners.marked_key)


def _way_words() -> dict[ScannerWay, str]:
    return {
        ScannerWay.KEYBOARD: translate("Settings", "types"),
        ScannerWay.DEVICE: translate("Settings", "keyboard, read directly"),
        ScannerWay.HID: translate("Settings", "USB scanner"),
        ScannerWay.SERIAL: translate("Settings", "serial port"),
    }


def _state_words() -> dict[ScannerState, str]:
    return {
        ScannerState.LISTENING: translate("Settings", "ready"),
        ScannerState.MISSING: translate("Settings", "not plugged in"),
        ScannerState.BUSY: translate("Settings", "used by another program"),
        ScannerState.DENIED: translate("Settings", "not allowed"),
        ScannerState.UNSUPPORTED: translate("Settings", "not a scanner"),
    }
