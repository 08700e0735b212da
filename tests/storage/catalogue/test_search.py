"""Found by anything a clerk may know of it."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos.storage.catalogue.catalogue import SqlCatalogue
from pos.storage.catalogue.words import match_expression, words
from tests.storage.catalogue.shop import RECORDS, barcode, filled, page, record


@pytest.fixture(scope="module")
def catalogue(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SqlCatalogue]:
    opened = filled(tmp_path_factory.mktemp("till"))
    yield opened
    opened.close()


@pytest.mark.parametrize(
    "text,styles",
    (
        ("农夫", ["DR2601"]),
        ("连衣", ["DR2601"]),
        ("衣", ["DR2601", "DR2602"]),
        ("女士皮衣", ["DR2602"]),
        ("女士 皮", ["DR2602"]),
        ("皮 女士", ["DR2602"]),
        ("皮女", []),
        ("piyi", ["DR2602"]),
        ("pi yi", ["DR2602"]),
        ("PY", ["DR2602"]),
        ("lyq", ["DR2601"]),
        ("jack", ["JK-77A"]),
        ("JON", ["JK-77A"]),
        ("jones 夹", ["JK-77A"]),
        ("ＪＡＣＫ", ["JK-77A"]),
        ("JK-7", ["JK-77A"]),
        ("2601", ["DR2601"]),
        ("k-77", ["JK-77A"]),
        ("购物袋", ["BAG01"]),
        ("没有", []),
    ),
)
def test_names_pinyin_and_style_codes_are_found_by_their_parts(
    catalogue: SqlCatalogue, text: str, styles: list[str]
) -> None:
    found = {item.style_code for item in catalogue.search(text)}

    assert sorted(found) == styles


def test_a_style_shows_all_of_its_variants_when_there_is_room(catalogue: SqlCatalogue) -> None:
    assert len(catalogue.search("农夫")) == 4
    assert len(catalogue.search("农夫", limit=2)) == 2
    assert catalogue.search("农夫", limit=0) == ()


@pytest.mark.parametrize("part", (barcode(21), barcode(21)[-4:], "0" + barcode(21)))
def test_a_barcode_is_found_by_beginning_and_end(catalogue: SqlCatalogue, part: str) -> None:
    assert [item.barcode for item in catalogue.search(part)] == [barcode(21)]
    assert len(catalogue.search("690123")) == len(RECORDS)


@pytest.mark.parametrize(
    "text",
    ('"', "'", "*", "农*", "AND", "OR NOT", "NEAR(a b)", "a:b", "^农", "-", "(", "{x}", "\\", "%", "_", "🎉", "\x00"),
)
def test_operators_are_only_characters(catalogue: SqlCatalogue, text: str) -> None:
    assert {item.style_code for item in catalogue.search(text)} <= {"DR2601"}


@given(st.text(max_size=200))
def test_no_text_breaks_the_search(text: str) -> None:
    expression = match_expression(text)

    assert expression.count('"') % 2 == 0
    assert set(words(expression)) <= {*words(text[:64]), "and"}


@given(st.text(max_size=40))
def test_no_text_breaks_a_catalogue(catalogue: SqlCatalogue, text: str) -> None:
    assert len(catalogue.search(text)) <= 50


def test_what_the_feed_brings_is_found_and_what_it_renames_is_not(tmp_path: Path) -> None:
    catalogue = filled(tmp_path)
    new = record(2, 22)
    renamed = replace(
        new, item=replace(new.item, name="羽绒服", style_code="YR900", style_id="0190c000-0000-7000-8000-000000000009")
    )

    catalogue.apply(page(replace(renamed, pinyin=("yurongfu", "yrf"))))
    assert [{item.style_code for item in catalogue.search(text)} for text in ("羽绒", "yrf", "R90")] == [{"YR900"}] * 3
    again = replace(renamed, item=replace(renamed.item, style_code="ZZ111"))
    catalogue.apply(page(again, after=8))

    assert {item.style_code for item in catalogue.search("羽绒")} == {"ZZ111"}
    assert catalogue.search("R90") == ()
    assert {item.style_code for item in catalogue.search("Z11")} == {"ZZ111"}
    catalogue.close()
