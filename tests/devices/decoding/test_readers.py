"""Codes that we print, read back as a camera sees them: turned, blurred, dark, under a lamp, small."""

from random import Random

import cv2
import numpy as np
import pytest
import zxingcpp

from pos.bootstrap.decoders import live_reader, still_reader
from pos.commands.bench.scenes import HEIGHT, KINDS, WIDTH, Grey, code, ground, put, taken, text_of
from pos.commands.bench.shots import SHOT_KINDS, shot
from pos.devices.decoding.live_reader import LiveReader, Voices
from pos.devices.decoding.opencv import OpencvDecoder
from pos.devices.decoding.regions import find_bars
from pos.devices.decoding.still_reader import StillReader
from pos.devices.decoding.zbar import ZbarDecoder
from pos.devices.decoding.zxing import ZxingDecoder
from pos.domain.reading import Sighting, Voice, middle

EAN13, QR = zxingcpp.BarcodeFormat.EAN13, zxingcpp.BarcodeFormat.QRCode
JEANS, LINK = "6901234500011", "https://shop.example/01/06901234500011/21/A7"


@pytest.fixture(scope="module")
def live() -> LiveReader:
    """With all the time it wants: what it can do must not depend on how busy this machine is."""
    voices = Voices(first=ZxingDecoder(), second=ZbarDecoder(), third=OpencvDecoder())
    return LiveReader(voices=voices, clock=lambda: 0.0)


def look(live: LiveReader, picture: Grey) -> dict[str, Sighting]:
    return {each.text: each for each in live.look(picture.data)}


def tag(
    angle: float = 0, *, size: float = 1.0, blur: float = 0.6, light: float = 1.0, glare: bool = False, seed: int = 7
) -> Grey:
    rng = Random(seed)
    picture = put(ground(rng), code(JEANS, EAN13, scale=3), 640, 360, angle=angle, size=size)
    return taken(picture, rng, blur=blur, noise=3, light=light, glare=glare)


@pytest.mark.parametrize("angle", range(0, 360, 15))
def test_a_linear_code_is_confirmed_at_any_angle(live: LiveReader, angle: int) -> None:
    """zxing-cpp alone is blind to 30 to 45 degrees."""
    seen = look(live, tag(angle))

    assert seen.keys() == {JEANS}
    assert seen[JEANS].confirmed
    x, y = middle(seen[JEANS].corners)
    assert abs(x - 640) < 60
    assert abs(y - 360) < 60


@pytest.mark.parametrize(
    "how",
    ({"blur": 1.6}, {"light": 0.12}, {"light": 0.2, "angle": 40.0}, {"glare": True}, {"size": 0.5}, {"size": 1.9}),
    ids=str,
)
def test_and_in_bad_light_or_small(live: LiveReader, how: dict[str, float]) -> None:
    seen = look(live, tag(**how))  # type: ignore[arg-type]

    assert JEANS in seen
    assert seen[JEANS].confirmed


def test_all_codes_of_a_counter_at_once(live: LiveReader) -> None:
    rng, picture = Random(11), ground(Random(11))
    texts = []
    for number, kind in enumerate(KINDS):
        written, read = text_of(kind, rng)
        texts.append(read)
        drawn = code(written, kind.writer, gs1=kind.gs1)
        picture = put(picture, drawn, 340 + number % 2 * 600, 90 + number // 2 * 175)

    seen = look(live, taken(picture, rng))

    assert seen.keys() == set(texts)
    assert all(each.confirmed for each in seen.values())


def test_what_is_sure_asks_no_second_voice(live: LiveReader) -> None:
    (seen,) = live.look(tag().data, sure={JEANS})

    assert seen.voices == (Voice.ZXING,)


@pytest.mark.parametrize("busy", (False, True))
def test_nothing_is_seen_where_nothing_is(live: LiveReader, busy: bool) -> None:
    for seed in range(4):
        assert live.look(taken(ground(Random(seed), busy=busy), Random(seed)).data) == ()


def test_a_frame_ends_in_time_and_the_next_one_goes_on() -> None:
    """With no time at all one frame gets the fast pass, and the next a place that looks like a code."""
    now = iter(range(1_000_000))
    voices = Voices(first=ZxingDecoder(), second=ZbarDecoder(), third=OpencvDecoder())
    hurried = LiveReader(voices=voices, clock=lambda: float(next(now)), budget_ms=10.0)

    assert hurried.look(tag(40).data) == ()
    assert [(each.text, each.confirmed) for each in hurried.look(tag(40).data)] == [(JEANS, True)]
    assert [each.voices for each in hurried.look(tag(0).data)] == [(Voice.ZXING,)]


def test_black_frames_and_tiny_ones(live: LiveReader) -> None:
    for shape in ((HEIGHT, WIDTH), (2, 2), (1, 64), (64, 1)):
        assert live.look(np.zeros(shape, np.uint8).data) == ()


def test_a_computer_without_zbar_still_reads() -> None:
    alone = LiveReader(voices=Voices(first=ZxingDecoder(), second=None, third=OpencvDecoder()), clock=lambda: 0.0)

    assert alone.look(tag().data)[0].confirmed
    assert live_reader().look(tag().data) != ()


def test_hard_stills_are_read_no_worse_than_by_one_and_never_confirmed_wrong() -> None:
    """Generated pictures; `pos bench read-rate` has more of them."""
    reader, rng = still_reader(), Random(17)
    for name in ("EAN-13", "UPC-A", "Code 128", "GS1 link", "Data Matrix"):
        made = shot(next(each for each in SHOT_KINDS if each.name == name), rng, hardness=0.7, sizes=((640, 480),))
        seen = reader.look(made.picture.data)
        zxing = {each.text for each in ZxingDecoder(everything=True).read(made.picture.data, hard=True)}
        zbar = {each.text for each in ZbarDecoder(everything=True).read(made.picture.data, hard=True)}
        assert (zxing | zbar) & made.texts.keys() <= {each.text for each in seen}
        assert [each for each in seen if each.confirmed and each.text not in made.texts] == []


def test_one_code_that_is_clear_does_not_hide_another() -> None:
    """The link is read and confirmed at once; the bars beside it only when they are straightened."""
    picture = put(ground(Random(3)), code(LINK, QR, scale=4), 300, 360)
    picture = taken(put(picture, code(JEANS, EAN13, scale=3), 950, 360, angle=35, size=0.7), Random(3), blur=1.3)
    for decoder in (ZxingDecoder(), ZbarDecoder(), OpencvDecoder()):
        assert JEANS not in {each.text for each in decoder.read(picture.data, hard=True)}

    seen = still_reader().look(picture.data)

    assert {each.text for each in seen if each.confirmed} == {LINK, JEANS}


def test_what_grain_hides_is_read_smaller_and_drawn_along_its_bars() -> None:
    rng = np.random.default_rng(4)
    drawn = np.pad(code(JEANS, EAN13, scale=10), 100, constant_values=255).astype(np.float32)
    picture = np.asarray(np.clip(drawn * 0.3 + 90 + rng.normal(0, 45, drawn.shape), 0, 255), np.uint8)
    for decoder in (ZxingDecoder(), ZbarDecoder(), OpencvDecoder()):
        assert decoder.read(picture.data, hard=True) == ()

    (seen,) = still_reader().look(picture.data)

    x, y = middle(seen.corners)
    assert (seen.text, seen.confirmed) == (JEANS, True)
    assert abs(x - picture.shape[1] / 2) < 40
    assert abs(y - picture.shape[0] / 2) < 150


def test_a_still_that_is_clear_is_looked_at_once() -> None:
    looks: list[int] = []

    class Counting(ZxingDecoder):
        def read(self, grey: memoryview, *, hard: bool = False) -> tuple[object, ...]:  # type: ignore[override]
            looks.append(1)
            return super().read(grey, hard=hard)

    reader = StillReader(decoders=(Counting(), ZbarDecoder()))  # type: ignore[arg-type]
    picture = taken(put(ground(Random(1)), code(LINK, QR, scale=4), 640, 360), Random(1))

    assert [each.text for each in reader.look(picture.data)] == [LINK]
    assert len(looks) == 1


def test_bars_are_found_on_a_page_of_print() -> None:
    """Edges are everywhere there; only those of the code run one way."""
    rng = np.random.default_rng(2)
    page = np.full((480, 640), 210, np.uint8)
    for y in range(14, 480, 16):
        words = "".join(chr(97 + letter) for letter in rng.integers(0, 26, 70))
        cv2.putText(page, words, (4, y), cv2.FONT_HERSHEY_SIMPLEX, 0.5, (40,), 1)
    whole = np.full((HEIGHT, WIDTH), 210, np.uint8)
    whole[:480, :640] = page
    picture = put(whole, code(JEANS, EAN13, scale=3), 320, 240, angle=-25, size=0.7)[:480, :640]

    (first, *_) = find_bars(np.ascontiguousarray(picture))

    assert abs(first.left + first.width / 2 - 320) < 40
    assert abs(first.top + first.height / 2 - 240) < 40
    assert abs(first.angle - 25) < 3
    assert find_bars(np.zeros((20, 900), np.uint8)) == []
