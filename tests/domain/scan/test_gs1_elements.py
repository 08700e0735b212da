import pytest

from pos.domain.scan.gs1_elements import Element, flaw, read_elements, write_elements
from pos.domain.scan.kinds import Refusal

GS = "\x1d"
G = "06901234567892"
READ = (
    # GS1 General Specifications, 7.8 and 2.1; GS1 Barcode Syntax Engine's tests of element strings.
    (f"01{G}", (("01", G),)),
    (f"01{G}17261231" + "10AB12", (("01", G), ("17", "261231"), ("10", "AB12"))),
    (f"01{G}10AB12{GS}21XYZ", (("01", G), ("10", "AB12"), ("21", "XYZ"))),
    (f"{GS}01{G}{GS}10AB12{GS}{GS}21XYZ{GS}", (("01", G), ("10", "AB12"), ("21", "XYZ"))),
    (f"01{G}3103000189", (("01", G), ("3103", "000189"))),
    (f"01{G}3922{'0299'}{GS}10A", (("01", G), ("3922", "0299"), ("10", "A"))),
    (f"01{G}70032612312359", (("01", G), ("7003", "2612312359"))),
    (f"01{G}422156{GS}10A", (("01", G), ("422", "156"), ("10", "A"))),
    (f"01{G}42215610A", (("01", G), ("422", "156"), ("10", "A"))),
    ("2531231231231232TEST5678901234567", (("253", "1231231231232TEST5678901234567"),)),
    ("800306901234567892", (("8003", "06901234567892"),)),
    (f"8006{G}0102", (("8006", f"{G}0102"),)),
    ("4309" + "0000000000" * 2, (("4309", "0" * 20),)),
    (f"(01){G}(10)AB12(21)7", (("01", G), ("10", "AB12"), ("21", "7"))),
    (f"(01) {G} (10) AB12", (("01", G), ("10", "AB12"))),
    (f"(01){G}(10)A(B)(1)C(21)7)", (("01", G), ("10", "A(B)(1)C"), ("21", "7)"))),
    (f"01{G}10AB12{GS}10AB12", (("01", G), ("10", "AB12"))),
)
# What scanners, wedge software, spreadsheets and logs are known to make of FNC1 (odoo/odoo#99730).
STAND_INS = (
    GS, "^", "|", "~", "#", "@", " ", "␝", "↔", "{GS}", "<GS>", "[GS]", "(GS)", "{FNC1}", "<FNC1>", "<0x1D>", "\\x1d",
    "\\u001d", "\\u001D", "%1D", "_x001D_", "&#29;", "Alt029", "Alt+029", "<Alt029>", "ALT029", "]C1",
)  # fmt: skip


@pytest.mark.parametrize("text, expected", READ)
def test_element_strings(text: str, expected: tuple[tuple[str, str], ...]) -> None:
    read = read_elements(text)

    assert (read.refusal, read.doubtful) == (None, False)
    assert tuple((each.ai, each.value) for each in read.found) == expected
    assert read.value(expected[-1][0]) == expected[-1][1]
    assert read.value("99") == ""


@pytest.mark.parametrize("fnc1", STAND_INS)
def test_what_stands_for_fnc1_is_read(fnc1: str) -> None:
    read = read_elements(f"01{G}10AB12{fnc1}17261231" + f"21XY{fnc1}22V1")

    assert read.refusal is None
    assert [(each.ai, each.value) for each in read.found] == [
        ("01", G), ("10", "AB12"), ("17", "261231"), ("21", "XY"), ("22", "V1"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text, refusal",
    (
        ("0106901234567893", Refusal.CHECK_DIGIT),
        (f"01{G}0", Refusal.UNKNOWN_IDENTIFIER),
        (f"01{G}8912", Refusal.UNKNOWN_IDENTIFIER),
        (f"01{G}17261331", Refusal.BAD_VALUE),
        (f"01{G}17260230", Refusal.BAD_VALUE),
        (f"01{G}10{GS}21A", Refusal.BAD_VALUE),
        (f"01{G}10" + "A" * 21, Refusal.BAD_VALUE),
        (f"01{G}10A#{GS}21A", Refusal.BAD_VALUE),
        (f"01{G}10A{GS}10B", Refusal.CONTRADICTION),
        (f"(01){G}(10)", Refusal.BAD_VALUE),
        (f"8006{G}0301", Refusal.BAD_VALUE),
        (f"01{G}70032612312460", Refusal.BAD_VALUE),
        (f"01{G}7006261200", Refusal.BAD_VALUE),
        (f"01{G}43214", Refusal.BAD_VALUE),
        ("7250" + "20001301", Refusal.BAD_VALUE),
        ("7250" + "00000001", Refusal.BAD_VALUE),
        ("401AB12", Refusal.BAD_VALUE),
        ("8008261231" + "24", Refusal.BAD_VALUE),
        ("8008261231" + "2360", Refusal.BAD_VALUE),
        ("4330" + "000100X", Refusal.BAD_VALUE),
        ("80031" + "6901234567892", Refusal.BAD_VALUE),
        (f"(89){G}", Refusal.UNKNOWN_IDENTIFIER),
        (GS, Refusal.UNREADABLE),
        (f"(01){G}x(10", Refusal.BAD_VALUE),
        (f"()(01){G}", Refusal.UNKNOWN_IDENTIFIER),
        ("01", Refusal.BAD_VALUE),
    ),
)
def test_what_is_no_element_string(text: str, refusal: Refusal) -> None:
    assert read_elements(text).refusal is refusal


def test_right_values_of_rare_forms() -> None:
    right = (("8008", "26123123"), ("8008", "261231235959"), ("4330", "000100-"), ("4321", "1"), ("7250", "20000229"),
             ("8003", "06901234567892"), ("8010", "6901A#-/"), ("7251", "200002292359"))  # fmt: skip

    assert [each for each in right if flaw(Element(*each)) is not None] == []
    assert flaw(Element("7250", "20010229")) is Refusal.BAD_VALUE
    assert flaw(Element("100", "1")) is Refusal.UNKNOWN_IDENTIFIER


def test_a_date_that_may_be_hidden_in_a_lot_makes_it_doubtful() -> None:
    read = read_elements(f"01{G}10ABC1231726123121XYZ")

    assert read.refusal is None
    assert read.doubtful
    assert not read_elements(f"01{G}10AB21C").doubtful
    assert not read_elements(f"01{G}1017261231").doubtful, "the whole lot looks like a date: it is the lot"
    assert not read_elements(f"01{G}10ABC17261331").doubtful, "there is no month 13"
    assert not read_elements(f"01{G}10AB1726123199").doubtful, "what follows the date is nothing"
    assert not read_elements(f"01{G}10ABC17261231{GS}21X").doubtful, "this scanner sends FNC1"
    assert read_elements(f"01{G}10AB17261231").doubtful
    assert not read_elements(f"01{G}70032611301200").doubtful, "a field of fixed length is what it is"


def test_without_separators_only_one_way_is_taken() -> None:
    cut = read_elements(f"01{G}10ABCDEFGHIJKLMNOPQRST21")
    assert cut.refusal is Refusal.BAD_VALUE, "an identifier with nothing after it"

    only = read_elements(f"01{G}30123456783103000189")
    assert [(each.ai, each.value) for each in only.found] == [("01", G), ("30", "12345678"), ("3103", "000189")]

    many = read_elements(f"01{G}10ABCDEF21GHIJK21LMNOPQRSTUVW")
    assert many.refusal is Refusal.AMBIGUOUS


def test_a_text_that_can_be_cut_in_many_ways_ends_soon() -> None:
    read = read_elements(f"01{G}" + "10212221" * 50)

    assert read.refusal in (Refusal.AMBIGUOUS, Refusal.BAD_VALUE)


def test_what_is_written_is_read() -> None:
    elements = (Element("01", G), Element("10", "A/B"), Element("21", "0007"), Element("17", "261231"))

    text = write_elements(elements)

    assert text == f"01{G}17261231" + f"10A/B{GS}210007"
    assert set(read_elements(text).found) == set(elements)
    with pytest.raises(KeyError):
        write_elements((Element("89", "1"),))
