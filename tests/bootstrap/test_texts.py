"""The catalogues of texts."""

import re
from pathlib import Path

import pytest

from pos.bootstrap.texts import LANGUAGES, load_texts
from pos.domain.document import DocumentKind, Fulfilment
from pos.domain.errors import BadValue
from pos.domain.pickup import Proof
from pos.domain.tender import TenderKind
from pos.domain.ticket.measure import width

SOURCES = Path(__file__).parents[2] / "pos"


def test_every_language_has_the_same_texts_with_the_same_values() -> None:
    chinese, english = (load_texts(language).entries for language in LANGUAGES)
    assert {key: _values(text) for key, text in chinese.items()} == {
        key: _values(text) for key, text in english.items()
    }


def _values(text: str) -> set[str]:
    return set(re.findall(r"\{(\w+)\}", text))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_that_is_asked_for_is_there(language: str) -> None:
    entries = load_texts(language).entries
    asked = {
        key
        for file in (SOURCES / "usecases").rglob("*.py")
        for key in re.findall(r'texts\("([a-z_.]+)"', file.read_text(encoding="utf-8"))
    }
    asked |= {f"kind.{kind}" for kind in DocumentKind} | {f"tender.{kind}" for kind in TenderKind}
    asked |= {f"proof.{proof}" for proof in Proof}
    asked |= {f"fulfilment.{how}" for how in Fulfilment if how is not Fulfilment.TAKEN}
    assert asked - set(entries) == set()
    assert len(asked) > 60


@pytest.mark.parametrize("language", LANGUAGES)
def test_marks_fit_on_one_double_line_of_narrow_paper(language: str) -> None:
    texts = load_texts(language)
    assert max(width(texts("ticket.copy")), width(texts("ticket.training"))) <= 16


def test_a_language_there_is_none_of() -> None:
    with pytest.raises(BadValue):
        load_texts("../../etc/passwd")


def test_values_are_put_in_as_they_are() -> None:
    assert load_texts("zh_CN")("receipt.note", note="{total} 100%") == "备注：{total} 100%"
