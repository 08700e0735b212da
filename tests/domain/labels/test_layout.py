"""Where the parts of a label stand, and what its templates may say."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos.domain.errors import BadValue
from pos.domain.labels.bars import Symbology, bar_widths, quiet_modules, symbology_of
from pos.domain.labels.content import LabelContent, LabelKind
from pos.domain.labels.layout import DIGITS, PlacedBars, PlacedLine, PlacedQr, PlacedText, lay_out
from pos.domain.labels.template import LabelTemplate, LabelTemplates, Part, PartKind, template_of
from pos.domain.texts import Texts
from pos.domain.ticket.rows import Align

TEXTS = Texts("zh_CN", {"label.was": "原价"})
COAT = LabelContent(name="双面羊绒大衣", code="6901234567892", price=249_900, old_price=299_900, link="https://x/1")


def placed(*parts: Part, content: LabelContent = COAT) -> list[object]:
    return list(lay_out(LabelTemplate(width=50, height=40, parts=parts), content))


def text(value: str, **changes: object) -> Part:
    return Part(PartKind.TEXT, 2, 2, 20, 4, value, **changes)  # type: ignore[arg-type]


def test_text_stands_left_centred_or_right() -> None:
    lefts = [one.x for align in Align for one in placed(text("好", align=align)) if isinstance(one, PlacedText)]
    assert lefts == [2, 10, 18]


def test_names_are_filled_in_and_what_says_nothing_is_left_out() -> None:
    said = placed(text("{name}"), text("{brand}"), text("品牌 {brand}"), text("{size}{brand}"), text("固定"))
    assert [one.text for one in said if isinstance(one, PlacedText)] == ["双面羊绒大衣", "固定"]


def test_long_text_is_made_smaller_and_then_cut() -> None:
    (fits,) = placed(text("一二三四五"))
    (smaller,) = placed(text("一二三四五六七"))
    (cut,) = placed(text("一二三四五六七八九十百千"))
    assert isinstance(fits, PlacedText)
    assert isinstance(smaller, PlacedText)
    assert isinstance(cut, PlacedText)
    assert (fits.size, fits.text) == (4, "一二三四五")
    assert smaller.text == "一二三四五六七"
    assert 2.4 <= smaller.size < 3
    assert cut.text.endswith("…")
    assert cut.size >= 2.4
    assert cut.x + cut.width <= 22.01


def test_two_lines_stand_below_each_other() -> None:
    first, second = placed(text("一二三四五六七八", lines=2))
    assert isinstance(first, PlacedText)
    assert isinstance(second, PlacedText)
    assert (first.text, second.text) == ("一二三四五", "六七八")
    assert second.y - first.y == pytest.approx(4 * 1.15)


def test_of_a_long_word_the_beginning_is_seen() -> None:
    (cut,) = placed(text(f"Style {'X' * 64}"))
    assert isinstance(cut, PlacedText)
    assert cut.text.startswith("Style XXXX")
    first, second = placed(text(f"two lines {'X' * 20} of {'Y' * 64}", lines=2))
    assert isinstance(second, PlacedText)
    assert isinstance(first, PlacedText)
    assert second.text.startswith(("X", "of Y"))


def test_an_ellipsis_leaves_no_mark_alone() -> None:
    (cut,) = placed(text("ก็" * 30))
    assert isinstance(cut, PlacedText)
    assert cut.text.endswith("…")
    assert cut.text[-2] != "\u0e47"


def test_parts_for_reduced_full_and_linked_labels() -> None:
    parts = (text("甲", when="reduced"), text("乙", when="full"), text("丙", when="linked"))
    dear = LabelContent(name="", code="", price=100, old_price=100)
    assert [one.text for one in placed(*parts) if isinstance(one, PlacedText)] == ["甲", "丙"]
    assert [one.text for one in placed(*parts, content=dear) if isinstance(one, PlacedText)] == ["乙"]
    assert LabelContent(name="", code="").reduced is False


def test_bars_are_as_wide_as_there_is_room_and_have_their_digits_below() -> None:
    bars, digits = placed(Part(PartKind.BARS, 2, 10, 46, 12, "{code}"))
    assert isinstance(bars, PlacedBars)
    assert isinstance(digits, PlacedText)
    assert (bars.dots, bars.height, bars.code) == (3, 12 - DIGITS, "6901234567892")
    assert bars.x - 2 >= 11 * 3 * 0.125 - 0.01
    assert digits.y >= bars.y + bars.height


@pytest.mark.parametrize("code", ("", "好", "\x1b"))
def test_what_cannot_be_bars_is_none(code: str) -> None:
    content = LabelContent(name="", code=code)
    assert placed(Part(PartKind.BARS, 2, 10, 46, 12, "{code}"), content=content) == []


def test_bars_too_narrow_to_be_read_are_words() -> None:
    (words,) = placed(Part(PartKind.BARS, 2, 10, 10, 12, "{code}"), content=LabelContent(name="", code="T-1234-5678"))
    assert isinstance(words, PlacedText)
    assert words.text


def test_a_line_and_a_qr() -> None:
    line, qr = placed(Part(PartKind.LINE, 1, 2, 30, 0.5), Part(PartKind.QR, 1, 5, 20, 12, "{link}"))
    assert line == PlacedLine(1, 2, 30, 0.5)
    assert qr == PlacedQr(1, 5, 12, "https://x/1")
    assert placed(Part(PartKind.QR, 1, 5, 20, 12, "{link}"), content=LabelContent(name="", code="")) == []


@given(st.text(max_size=60), st.sampled_from(list(LabelKind)))
def test_nothing_reaches_out_of_a_label(name: str, kind: LabelKind) -> None:
    template = template_of(kind, TEXTS)
    content = LabelContent(name=name, code="6901234567892", colour=name, target=name, price=10**11, old_price=10**12)
    for one in lay_out(template, content):
        if isinstance(one, PlacedText):
            assert one.x >= 0
            assert one.y + one.size <= template.height + 0.01
            assert one.x + one.width <= template.width + 0.01


@pytest.mark.parametrize(
    "changes",
    ({"x": -1}, {"width": 0}, {"height": -1}, {"lines": 0}, {"when": "sometimes"}),
)
def test_a_part_that_cannot_be(changes: dict[str, object]) -> None:
    usual: dict[str, object] = {"kind": PartKind.TEXT, "x": 1, "y": 1, "width": 5, "height": 2}
    with pytest.raises(BadValue):
        Part(**{**usual, **changes})  # type: ignore[arg-type]


@pytest.mark.parametrize("size", ((5, 30), (40, 5), (300, 30), (40, 30, 30)))
def test_a_label_that_cannot_be(size: tuple[float, ...]) -> None:
    width, height, *gap = size
    with pytest.raises(BadValue):
        LabelTemplate(width=width, height=height, parts=(), gap=gap[0] if gap else 2)


def test_a_part_outside_is_refused() -> None:
    with pytest.raises(BadValue, match="reaches out"):
        LabelTemplate(width=40, height=30, parts=(Part(PartKind.TEXT, 30, 1, 20, 3, "x"),))


def test_templates_of_labels_and_pages_that_there_are_not() -> None:
    with pytest.raises(BadValue, match="no label 'window'"):
        LabelTemplates(labels={"window": LabelTemplate(width=50, height=25, parts=())})
    for pages in ("shop.example", "javascript:alert(1)"):
        with pytest.raises(BadValue, match="no address"):
            LabelTemplates(pages=pages)
    assert LabelTemplates(pages="https://shop.example").pages == "https://shop.example"


def test_head_offices_template_comes_first() -> None:
    own = LabelTemplate(width=30, height=20, parts=())
    templates = LabelTemplates({"shelf": own})
    assert template_of(LabelKind.SHELF, TEXTS, templates) is own
    assert template_of(LabelKind.FITTING, TEXTS, templates).width == 40


@pytest.mark.parametrize(
    "code, symbology, modules, quiet",
    (
        ("6901234567892", Symbology.EAN13, 95, (11, 7)),
        ("036000291452", Symbology.EAN13, 95, (11, 7)),
        ("96385074", Symbology.EAN8, 67, (7, 7)),
        ("6901234567890", Symbology.CODE128, 123, (10, 10)),
        ("SK-9", Symbology.CODE128, 79, (10, 10)),
    ),
)
def test_bars_of_a_code(code: str, symbology: Symbology, modules: int, quiet: tuple[int, int]) -> None:
    assert (symbology_of(code), sum(bar_widths(code)), quiet_modules(code)) == (symbology, modules, quiet)
