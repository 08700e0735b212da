"""Head office's templates: order of blocks, blocks of its own, other words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos.domain.texts import Texts
from pos.domain.ticket.rows import Align, Qr, Row, Size, Text
from pos.domain.ticket.template import (
    PLAIN,
    Block,
    OwnBlock,
    Templates,
    TicketTemplate,
    arranged,
    misfits,
    worded,
)

BLOCKS = (
    Block("store", (Text("店"),)),
    Block("lines", (Text("行"),), required=True),
    Block("total", (Text("计"),), required=True),
    Block("closing", (Text("谢"),)),
)


def words(rows: tuple[Row, ...]) -> str:
    return "".join(row.text for row in rows if isinstance(row, Text))


def arrange(template: TicketTemplate, *, kind: str = "receipt", language: str = "zh_CN") -> tuple[Row, ...]:
    templates = Templates(tickets={kind: template})
    return arranged("receipt", BLOCKS, templates, language=language, fills={"number": "R-1"})


@pytest.mark.parametrize(
    "order, seen",
    (
        ((), "店行计谢"),
        (("closing", "total", "lines", "store"), "谢计行店"),
        (("total", "store"), "计店行"),
        (("closing",), "行计谢"),
        (("store", "closing"), "店行计谢"),
        (("nobody", "store", "store"), "店行计"),
    ),
)
def test_order_and_what_must_not_be_left_out(order: tuple[str, ...], seen: str) -> None:
    assert words(arrange(TicketTemplate(blocks=order))) == seen


@given(st.lists(st.sampled_from([*(block.name for block in BLOCKS), "own", "?"])))
def test_no_template_loses_or_doubles_what_is_required(order: list[str]) -> None:
    own = {"own": OwnBlock(text={"zh_CN": "自"})}
    seen = words(arrange(TicketTemplate(blocks=tuple(order), own=own)))
    assert (seen.count("行"), seen.count("计")) == (1, 1)
    assert max(seen.count(each) for each in "店谢自") <= 1


def test_own_blocks_stand_at_the_end_or_where_they_are_put() -> None:
    own = OwnBlock(text={"zh_CN": "会员日\n{number}", "en": "Members"}, bold=True, large=True, align=Align.LEFT)
    rows = arrange(TicketTemplate(own={"club": own}))
    assert rows[-2:] == (
        Text("会员日", align=Align.LEFT, bold=True, size=Size.DOUBLE),
        Text("R-1", align=Align.LEFT, bold=True, size=Size.DOUBLE),
    )
    first = TicketTemplate(blocks=("club", "store", "lines", "total"), own={"club": own})
    assert words(arrange(first, language="en")) == "Members店行计"
    assert words(arrange(first, language="fr")).startswith("会员日")


def test_an_own_qr_is_filled_in_and_left_out_when_it_grows_too_long() -> None:
    short, long = OwnBlock(qr="https://x/{number}?s={other}"), OwnBlock(qr="{number}" * 200)
    rows = arrange(TicketTemplate(own={"a": short, "b": long}))
    assert [row for row in rows if isinstance(row, Qr)] == [Qr("https://x/R-1?s={other}")]


def test_one_template_may_hold_for_every_kind() -> None:
    assert words(arrange(TicketTemplate(blocks=("total", "lines")), kind="all")) == "计行"
    assert words(arrange(TicketTemplate(blocks=("total", "lines")), kind="pickup")) == "店行计谢"
    assert words(arranged("receipt", BLOCKS, PLAIN, language="en", fills={})) == "店行计谢"


TEXTS = Texts(language="zh_CN", entries={"a.total": "合计", "a.note": "备注：{note}"})


def test_other_words_take_the_place_of_ours() -> None:
    other = Templates(words={"zh_CN": {"a.total": "总计", "a.note": "留言 {note}"}, "en": {"a.total": "Sum"}})
    texts = worded(TEXTS, other)
    assert (texts("a.total"), texts("a.note", note="快")) == ("总计", "留言 快")
    assert misfits(TEXTS, other) == ()
    assert worded(TEXTS, PLAIN) is TEXTS


@pytest.mark.parametrize("text", ("{amount}", "{note", "{note!r}", "{note:>9}", "{}"))
def test_words_that_could_stop_a_sale_are_not_used(text: str) -> None:
    bad = Templates(words={"zh_CN": {"a.note": text, "a.new": "新"}})
    assert worded(TEXTS, bad) is TEXTS
    assert misfits(TEXTS, bad) == ("a.note", "a.new")
