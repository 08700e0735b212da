"""Which codes before a camera count, and how often."""

from pos.domain.reading import Corners, Sighting, Voice
from pos.usecases.scanning.code_watch import BROTHER_S, GONE_S, REPEAT_S, CodeWatch

HERE: Corners = ((0, 0), (90, 0), (90, 40), (0, 40))
FRAME_S = 1 / 30
EAN, OTHER = "6901234500011", "6901234500028"
LINK = "https://shop.example/01/06901234500011/21/A7"


def linear(text: str = EAN, *, confirmed: bool = True, disputed: bool = False) -> Sighting:
    voices = (Voice.ZXING, Voice.ZBAR) if confirmed else (Voice.ZXING,)
    return Sighting("]E0", "EAN-13", text, voices, HERE, confirmed, disputed)


def matrix(text: str = LINK) -> Sighting:
    return Sighting("]Q1", "QR Code", text, (Voice.ZXING,), HERE, True)


class Film:
    """Pictures one after the other, 30 a second."""

    def __init__(self, *known: str) -> None:
        self.asked: list[str] = []
        self.known = {f"]E0{code}" for code in known}
        self.watch = CodeWatch(known=self._know)
        self.now = 100.0

    def _know(self, scan: str) -> bool:
        self.asked.append(scan)
        return scan in self.known

    def shows(self, *sightings: Sighting, seconds: float = 0.4) -> list[str]:
        """What counts while the same is seen for a while."""
        counted: list[str] = []
        until = self.now + seconds
        while self.now < until:
            counted += [each.text for each in self.watch.see(sightings, now=self.now)]
            self.now += FRAME_S
        return counted


def test_a_code_counts_once_until_it_has_left_the_picture() -> None:
    film = Film()

    assert film.shows(linear(), seconds=5) == [EAN]
    assert film.shows(seconds=GONE_S * 0.7) == []
    assert film.shows(linear()) == []
    assert film.shows(seconds=GONE_S + 0.1) == []
    assert film.shows(linear()) == [EAN]


def test_several_codes_at_once() -> None:
    assert sorted(Film().shows(linear(), linear(OTHER), matrix("https://shop.example/x"))) == [
        EAN,
        OTHER,
        "https://shop.example/x",
    ]


def test_one_decoder_the_catalogue_and_the_next_picture() -> None:
    film = Film(EAN)
    lone = linear(confirmed=False)

    assert film.watch.see([lone], now=1.0) == ()
    assert film.watch.sure == frozenset()
    film.watch.see([lone], now=1.0 + FRAME_S)
    assert film.watch.believes(EAN)
    assert film.watch.sure == {EAN}
    assert [each.text for each in film.watch.see([lone], now=1.0 + FRAME_S + BROTHER_S + 0.01)] == [EAN]


def test_what_the_catalogue_does_not_know_needs_two_decoders() -> None:
    film = Film(OTHER)

    assert film.shows(linear(confirmed=False), seconds=2) == []
    assert film.asked
    assert film.shows(linear()) == [EAN]


def test_a_picture_that_comes_much_later_repeats_nothing() -> None:
    watch = CodeWatch(known=lambda _scan: True)

    for number in range(4):
        assert watch.see([linear(confirmed=False)], now=number * (REPEAT_S + 0.1)) == ()
    assert not watch.believes(EAN)


def test_one_picture_does_not_repeat_itself() -> None:
    twice = [linear(confirmed=False), Sighting("]C0", "Code 128", EAN, (Voice.ZBAR,), HERE, confirmed=False)]

    watch = CodeWatch(known=lambda _scan: True)
    watch.see(twice, now=1.0)

    assert not watch.believes(EAN)


def test_what_is_disputed_is_not_believed_for_being_repeated() -> None:
    assert Film(EAN).shows(linear(confirmed=False, disputed=True), seconds=2) == []


def test_the_two_codes_of_a_tag_count_once_and_the_one_that_says_more() -> None:
    assert Film().shows(linear(), matrix()) == [LINK]
    assert Film().shows(matrix(), linear()) == [LINK]


def test_a_linear_code_waits_a_moment_for_its_brother() -> None:
    film = Film()

    assert film.shows(linear(), seconds=BROTHER_S * 0.6) == []
    assert film.shows(linear(), matrix()) == [LINK]


def test_a_brother_that_comes_with_the_last_picture_of_the_wait() -> None:
    watch = CodeWatch(known=lambda _scan: False)

    assert watch.see([linear()], now=1.0) == ()
    assert [each.text for each in watch.see([linear(), matrix()], now=1.0 + BROTHER_S + 0.01)] == [LINK]


def test_a_brother_that_comes_late_does_not_count_again() -> None:
    film = Film()

    assert film.shows(linear()) == [EAN]
    assert film.shows(linear(), matrix()) == []
    assert film.shows(matrix(), seconds=3) == []


def test_two_pieces_of_one_article_count_both() -> None:
    second = LINK.replace("A7", "A8")

    assert Film().shows(matrix(), matrix(second), linear()) == [LINK, second]


def test_a_brother_that_is_only_suspected_takes_nothing_away() -> None:
    film = Film()
    doubtful = Sighting("]Q1", "QR Code", LINK, (Voice.ZBAR,), HERE, confirmed=False)

    assert film.shows(linear(), doubtful) == [EAN]


def test_what_was_confirmed_knows_its_symbol_best() -> None:
    watch = CodeWatch(known=lambda _scan: False)
    watch.see([Sighting("]C1", "Code 128", "A-1", (Voice.ZXING, Voice.ZBAR), HERE, confirmed=True)], now=1.0)
    lone = Sighting("]C0", "Code 128", "A-2", (Voice.ZBAR,), HERE, confirmed=False)
    first = watch.see([lone], now=1.01)
    watch.see([Sighting("]C0", "Code 128", "A-1", (Voice.ZBAR,), HERE, confirmed=False)], now=1.02)

    assert first == ()
    assert watch.sure == {"A-1"}


def test_believes_nothing_of_what_it_never_saw() -> None:
    assert not CodeWatch(known=lambda _scan: True).believes(EAN)
