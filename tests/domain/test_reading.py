"""What may be believed of what decoders say."""

import pytest

from pos.domain.reading import Corners, Reading, Sighting, Voice, box, middle, weigh, within

HERE: Corners = ((10, 10), (110, 10), (110, 60), (10, 60))
THERE: Corners = ((400, 10), (500, 10), (500, 60), (400, 60))
EAN, OTHER = "6901234500011", "6901234500028"


def read(voice: Voice, text: str = EAN, identifier: str = "]E0", name: str = "EAN-13", at: Corners = HERE) -> Reading:
    return Reading(voice, identifier, name, text, at)


def only(*readings: Reading, trust_upc_e: bool = False) -> Sighting:
    (seen,) = weigh(readings, trust_upc_e=trust_upc_e)
    return seen


def test_one_voice_confirms_no_linear_code() -> None:
    for voice in Voice:
        assert not only(read(voice)).confirmed


def test_the_same_voice_twice_is_one_voice() -> None:
    seen = only(read(Voice.ZBAR), read(Voice.ZBAR))

    assert seen.voices == (Voice.ZBAR,)
    assert not seen.confirmed


def test_two_voices_confirm_a_linear_code() -> None:
    seen = only(read(Voice.OPENCV), read(Voice.ZXING))

    assert seen.confirmed
    assert seen.voices == (Voice.ZXING, Voice.OPENCV)
    assert seen.scan == "]E06901234500011"


def test_two_texts_in_one_place_are_both_doubtful() -> None:
    seen = weigh([read(Voice.ZXING), read(Voice.ZBAR), read(Voice.ZBAR, OTHER), read(Voice.OPENCV, OTHER)])

    assert {each.text: (each.confirmed, each.disputed) for each in seen} == {EAN: (False, True), OTHER: (False, True)}


def test_a_lone_dissenter_is_outvoted() -> None:
    seen = weigh([read(Voice.ZXING), read(Voice.ZBAR), read(Voice.OPENCV, OTHER)])

    assert {each.text: each.confirmed for each in seen} == {EAN: True, OTHER: False}


def test_two_codes_in_two_places_do_not_quarrel() -> None:
    seen = weigh(
        [read(voice, text, at=at) for text, at in ((EAN, HERE), (OTHER, THERE)) for voice in (Voice.ZXING, Voice.ZBAR)]
    )

    assert [each.confirmed for each in seen] == [True, True]


@pytest.mark.parametrize("identifier,name", (("]Q1", "QR Code"), ("]d2", "Data Matrix"), ("]z0", "Aztec")))
def test_a_matrix_code_corrects_itself(identifier: str, name: str) -> None:
    assert only(read(Voice.ZXING, "会员 1", identifier, name)).confirmed


def test_who_guesses_the_character_set_alone_is_not_believed() -> None:
    assert not only(read(Voice.ZBAR, "莨壼藤", "]Q1", "QR Code")).confirmed
    assert only(read(Voice.ZBAR, "plain", "]Q1", "QR Code")).confirmed


def test_a_matrix_code_beside_a_linear_one_disputes_nothing() -> None:
    seen = weigh([read(Voice.ZXING), read(Voice.ZBAR), read(Voice.ZXING, "x", "]Q1", "QR Code")])

    assert all(each.confirmed and not each.disputed for each in seen)


def test_a_part_of_an_itf_is_never_confirmed() -> None:
    for text, confirmed in (("15400141288763", True), ("5400141288", False), ("15400141288764", False)):
        voices = (Voice.ZXING, Voice.ZBAR)
        assert only(*(read(voice, text, "]I1", "ITF") for voice in voices)).confirmed is confirmed


def test_a_part_of_an_itf_disputes_nothing() -> None:
    whole = [read(voice, "15400141288763", "]I1", "ITF") for voice in (Voice.ZXING, Voice.ZBAR)]
    part = [read(voice, "400141", "]I1", "ITF") for voice in (Voice.ZXING, Voice.ZBAR)]

    assert {each.text: each.confirmed for each in weigh(whole + part)} == {"15400141288763": True, "400141": False}


def test_short_upc_codes_are_trusted_only_when_that_is_set() -> None:
    both = [read(voice, "0012345000065", "]E0", "UPC-E") for voice in (Voice.ZXING, Voice.ZBAR)]

    assert not only(*both).confirmed
    assert only(*both, trust_upc_e=True).confirmed


def test_fnc1_that_a_voice_loses_is_no_other_text() -> None:
    whole, bare = "0106901234500011\x1d21A", "010690123450001121A"
    seen = only(read(Voice.ZBAR, bare, "]C0", "Code 128"), read(Voice.ZXING, whole, "]C1", "Code 128"))

    assert (seen.text, seen.identifier, seen.confirmed) == (whole, "]C1", True)


def test_an_empty_text_is_no_code() -> None:
    assert weigh([read(Voice.ZXING, "")]) == ()


def test_places() -> None:
    assert middle(HERE) == (60, 35)
    assert box(((5, 9), (20, 1), (30, 12), (8, 40))) == (5, 1, 30, 40)
    assert within(HERE, HERE)
    assert not within(HERE, THERE)
