"""Scans are told from typing by their rhythm; what was typed arrives unharmed."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from pos.ports.keyboards import KeyStroke
from pos.ui.wedge import GROUP_SEPARATOR, Wedge
from pos.ui.whose_keys import WhoseKeys
from tests.domain.test_keyboard import KEYS, strokes
from tests.fakes.keyboards import Keyboards

PLAIN = Qt.KeyboardModifier.NoModifier
CONTROL = Qt.KeyboardModifier.ControlModifier


class Bench:
    """A field with the focus, a wedge before it, and a clock made up."""

    def __init__(self, qtbot: QtBot, *, whose: Callable[[QKeyEvent], str] = lambda _event: "") -> None:
        self.qtbot = qtbot
        self.now_s = 100.0
        self.scans: list[str] = []
        self.entered = 0
        self.field = QLineEdit()
        qtbot.addWidget(self.field)
        self.field.returnPressed.connect(self._enter)
        self.wedge = Wedge(clock=lambda: self.now_s, whose=whose, place=lambda code: code)
        self.wedge.scanned.connect(self.scans.append)
        self.application = QApplication.instance()
        assert self.application is not None
        self.application.installEventFilter(self.wedge)
        self.field.show()
        self.field.activateWindow()
        self.field.setFocus()
        qtbot.waitUntil(self.field.hasFocus)

    def keys(self, text: str, *, gap_ms: float) -> None:
        for letter in text:
            self.now_s += gap_ms / 1000
            key, modifiers = (Qt.Key.Key_BracketRight, CONTROL) if letter == GROUP_SEPARATOR else (_key(letter), PLAIN)
            self.send(key, letter, modifiers)

    def suffix(self, key: Qt.Key = Qt.Key.Key_Return, *, gap_ms: float = 4) -> None:
        self.now_s += gap_ms / 1000
        self.send(key, "\r" if key is Qt.Key.Key_Return else "\t", PLAIN)

    def send(self, key: int, text: str, modifiers: Qt.KeyboardModifier, *, place: int = 0, device: int = 0) -> None:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(self.field, QKeyEvent(kind, key, modifiers, place, 0, device, text))

    def compose(self, preedit: str, commit: str = "", *, gap_ms: float) -> None:
        self.now_s += gap_ms / 1000
        event = QInputMethodEvent(preedit, [])
        if commit:
            event.setCommitString(commit)
        QApplication.sendEvent(self.field, event)

    def leave(self) -> None:
        assert self.application is not None
        self.application.removeEventFilter(self.wedge)

    def rest(self) -> None:
        self.qtbot.waitUntil(lambda: self.wedge.resting)

    def _enter(self) -> None:
        self.entered += 1


def _key(letter: str) -> int:
    return ord(letter.upper())


@pytest.fixture
def bench(qtbot: QtBot) -> Iterator[Bench]:
    made = Bench(qtbot)
    yield made
    made.leave()


@pytest.mark.parametrize(
    "code",
    (
        "6901234500011",
        "O-7K2M9P",
        "a+b/c*d",
        "GPABCDEFGH",
        f"0104912345123459{GROUP_SEPARATOR}21ABC",
        "]C16901234500011",
    ),
)
@pytest.mark.parametrize("suffix", (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab))
def test_a_burst_and_a_suffix_is_a_scan(bench: Bench, code: str, suffix: Qt.Key) -> None:
    bench.keys(code, gap_ms=4)
    bench.suffix(suffix)

    assert bench.scans == [code]
    assert bench.field.text() == ""
    assert bench.entered == 0
    assert bench.field.hasFocus()


def test_a_scanner_without_a_suffix(bench: Bench) -> None:
    bench.keys("6901234500011", gap_ms=8)
    bench.rest()

    assert bench.scans == ["6901234500011"]


def test_two_suffixes_confirm_nothing(bench: Bench) -> None:
    bench.keys("6901234500011", gap_ms=4)
    bench.suffix(Qt.Key.Key_Tab)
    bench.suffix(Qt.Key.Key_Return)

    assert bench.scans == ["6901234500011"]
    assert bench.entered == 0


def test_a_slow_scanner_of_30_ms_a_character(bench: Bench) -> None:
    bench.keys("6901234500011", gap_ms=30)
    bench.suffix(gap_ms=30)

    assert bench.scans == ["6901234500011"]


def test_two_scans_in_a_row(bench: Bench) -> None:
    for code in ("6901234500011", "6901234500028"):
        bench.keys(code, gap_ms=2)
        bench.suffix()

    assert bench.scans == ["6901234500011", "6901234500028"]


def test_typing_arrives_in_order_and_enter_confirms(bench: Bench) -> None:
    bench.keys("3*12+", gap_ms=90)
    bench.suffix(gap_ms=90)

    assert bench.field.text() == "3*12+"
    assert bench.entered == 1
    assert bench.scans == []


def test_two_keys_rolled_by_a_quick_hand_are_typing(bench: Bench) -> None:
    bench.keys("ab", gap_ms=15)
    bench.rest()

    assert bench.field.text() == "ab"
    assert bench.scans == []


def test_what_was_typed_before_a_scan_stays(bench: Bench) -> None:
    bench.keys("3*", gap_ms=120)
    bench.now_s += 0.4
    bench.keys("6901234500011", gap_ms=4)
    bench.suffix()

    assert bench.field.text() == "3*"
    assert bench.scans == ["6901234500011"]


def test_a_key_held_down_is_no_scan(bench: Bench) -> None:
    for _ in range(8):
        bench.now_s += 0.030
        QApplication.sendEvent(bench.field, QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_5, PLAIN, "5", True))

    assert bench.scans == []
    assert bench.field.text() == "5" * 8


def test_a_function_key_lets_held_characters_through_first(bench: Bench) -> None:
    bench.keys("12", gap_ms=5)
    bench.send(Qt.Key.Key_Left, "", PLAIN)

    assert bench.field.text() == "12"


def test_the_input_method_cannot_swallow_a_scan(bench: Bench) -> None:
    composed = ""
    for letter in "gpabcdef":
        composed += letter
        bench.compose(composed, gap_ms=5)
    bench.suffix()

    assert bench.scans == ["gpabcdef"]
    assert bench.field.text() == ""


def test_an_input_method_that_commits_on_the_suffix(bench: Bench) -> None:
    composed = ""
    for letter in "gpabcdef":
        composed += letter
        bench.compose(composed, gap_ms=5)
    bench.compose("", "gpabcdef", gap_ms=5)

    assert bench.scans == ["gpabcdef"]
    assert bench.field.text() == ""


def test_an_input_method_that_commits_figures_one_by_one(bench: Bench) -> None:
    for letter in "6901234500011":
        bench.compose("", letter, gap_ms=5)
    bench.suffix()

    assert bench.scans == ["6901234500011"]


def test_chinese_typed_by_a_person_arrives(bench: Bench) -> None:
    for composed in ("n", "ni", "niu"):
        bench.compose(composed, gap_ms=130)
    bench.compose("", "牛", gap_ms=300)
    bench.rest()

    assert bench.field.text() == "牛"
    assert bench.scans == []


def test_a_suffix_that_comes_late_confirms_nothing(bench: Bench) -> None:
    """A slow radio: the scan has ended in silence before its Enter is there."""
    bench.keys("6901234500011", gap_ms=20)
    bench.rest()
    bench.suffix(gap_ms=220)

    assert bench.scans == ["6901234500011"]
    assert bench.entered == 0


def test_enter_of_a_person_after_a_scan_counts(bench: Bench) -> None:
    bench.keys("6901234500011", gap_ms=4)
    bench.suffix()
    bench.suffix(gap_ms=600)

    assert bench.entered == 1


def test_a_radio_that_stalls_in_the_middle(bench: Bench) -> None:
    bench.keys("69012345", gap_ms=15)
    bench.keys("0", gap_ms=140)
    bench.keys("0011", gap_ms=15)
    bench.suffix()

    assert bench.scans == ["6901234500011"]


def test_a_command_key_right_after_a_scan_without_suffix(bench: Bench) -> None:
    bench.keys("6901234500011", gap_ms=4)
    bench.send(Qt.Key.Key_F6, "", PLAIN)

    assert bench.scans == ["6901234500011"]
    assert bench.field.text() == ""


@pytest.mark.parametrize("roll_ms", (20, 33, 40))
def test_keys_rolled_by_one_hand_are_typing(bench: Bench, roll_ms: int) -> None:
    for _ in range(5):
        bench.keys("ewq" if roll_ms < 30 else "fdsa", gap_ms=roll_ms)
        bench.now_s += 0.2
    bench.rest()

    assert bench.scans == []
    assert len(bench.field.text()) in (15, 20)


FRENCH = dict(zip("1234567890qwazm-/:;", "&é\"'(-è_çàazqw,)!Mm", strict=True))
"""What AZERTY makes of American keys."""


class TestLayouts:
    """The scanner types as an American keyboard; the system has another layout, or Caps Lock is on."""

    def types(self, bench: Bench, text: str, *, layout: dict[str, str]) -> None:
        for letter, (place, shift, control) in zip(text, strokes(text), strict=True):
            bench.now_s += 0.004
            seen = layout.get(letter.lower(), letter)
            modifiers = CONTROL if control else Qt.KeyboardModifier.ShiftModifier if shift else PLAIN
            bench.send(Qt.Key.Key_unknown, "" if control else seen, modifiers, place=place)
        bench.suffix()

    @pytest.mark.parametrize("code", ("6901234500011", "O-7K2M9P", "A1/B2-C3", "]d20106901234500011\x1d21A7"))
    def test_french(self, bench: Bench, code: str) -> None:
        self.types(bench, code, layout=FRENCH)

        assert bench.scans == [code]
        assert bench.field.text() == ""

    def test_a_scanner_that_was_set_to_the_systems_layout(self, bench: Bench) -> None:
        """It holds Shift for figures, as French keyboards want: what the system says is right."""
        for letter in "6901234500011":
            bench.now_s += 0.004
            bench.send(_key(letter), letter, Qt.KeyboardModifier.ShiftModifier, place=KEYS[letter])
        bench.suffix()

        assert bench.scans == ["6901234500011"]

    def test_caps_lock(self, bench: Bench) -> None:
        text = "https://Shop.example/01/06901234500011/10/aB"
        self.types(bench, text, layout={letter: letter.swapcase() for letter in "abcdefghijklmnopqrstuvwxyz"})

        assert bench.scans == [text]

    def test_dead_keys(self, bench: Bench) -> None:
        """`[` of an American keyboard is a dead ^ on a French one: it types nothing of its own."""
        for letter, (place, shift, _) in zip("K[26]-1", strokes("K[26]-1"), strict=True):
            bench.now_s += 0.004
            dead = letter in "[]"
            key = Qt.Key.Key_Dead_Circumflex if dead else Qt.Key.Key_unknown
            modifiers = Qt.KeyboardModifier.ShiftModifier if shift else PLAIN
            bench.send(key, "" if dead else FRENCH.get(letter, letter), modifiers, place=place)
        bench.suffix()

        assert bench.scans == ["K[26]-1"]


def test_two_scanners_at_once_where_the_system_tells_them_apart(qtbot: QtBot) -> None:
    made = Bench(qtbot, whose=lambda event: str(event.nativeModifiers()))
    codes = ("6901234500011", "6901234500028")
    try:
        for letters in zip(*codes, strict=True):
            for device, letter in enumerate(letters):
                made.now_s += 0.002
                made.send(_key(letter), letter, PLAIN, device=device)
        for device in (0, 1):
            made.send(Qt.Key.Key_Return, "\r", PLAIN, device=device)
    finally:
        made.leave()

    assert made.scans == list(codes)
    assert (made.field.text(), made.entered) == ("", 0)


def test_the_systems_news_tell_two_scanners_apart(qtbot: QtBot) -> None:
    """On Windows: news of each key first, then the key."""
    keyboards = Keyboards()
    whose = WhoseKeys(keyboards)
    made = Bench(qtbot, whose=whose)
    codes = ("6901234500011", "6901234500028")
    try:
        for letters in zip(*codes, strict=True):
            for device, letter in enumerate(letters):
                keyboards.news[device] = KeyStroke(f"scanner {device}", KEYS[letter])
                whose.hear(device)
            for letter in letters:
                made.now_s += 0.002
                made.send(_key(letter), letter, PLAIN, place=KEYS[letter])
        for device in (0, 1):
            keyboards.news[device] = KeyStroke(f"scanner {device}", 28)
            whose.hear(device)
            made.send(Qt.Key.Key_Return, "\r", PLAIN, place=28)
    finally:
        made.leave()

    assert made.scans == list(codes)


def test_keys_without_news_are_nobodys() -> None:
    whose = WhoseKeys(Keyboards())
    whose.hear(9)

    assert whose(QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_1, PLAIN, 2, 0, 0, "1")) == ""
    assert whose(QKeyEvent(QEvent.Type.KeyRelease, Qt.Key.Key_1, PLAIN, 2, 0, 0, "1")) == ""
    assert whose.nativeEventFilter(b"xcb_generic_event_t", 0) == (False, 0)
