"""What is typed and said: 折, figures, and a whole translation."""

import ast
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from PySide6.QtCore import QTranslator

from pos.ui.discount.zhe import part_to_pay
from tests.ui.shop import RESOURCES

ROOT = RESOURCES.parent
CATALOGUES = tuple(RESOURCES / "i18n" / f"{part}_zh_CN.ts" for part in ("behind", "counter"))
COMPILED = RESOURCES / "i18n" / "guitai_zh_CN.qm"


@pytest.mark.parametrize(
    "typed,part",
    (
        ("8", 8_000),
        ("8.5", 8_500),
        ("85", 8_500),
        ("9.9", 9_900),
        ("99", 9_900),
        ("88.5", 8_850),
        ("1", 1_000),
        ("0", None),
        ("100", None),
        ("", None),
        ("8.555", None),
        ("-8", None),
        ("八", None),
    ),
)
def test_zhe(typed: str, part: int | None) -> None:
    assert part_to_pay(typed) == part


def said_in_the_code() -> set[tuple[str, str]]:
    found = set()
    for path in (ROOT / "pos" / "ui").rglob("*.py"):
        for part in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(part, ast.Call) and isinstance(part.func, ast.Name) and part.func.id == "translate":
                context, text = part.args[:2]
                assert isinstance(context, ast.Constant), path
                assert isinstance(text, ast.Constant), path
                found.add((str(context.value), str(text.value)))
    return found


def translated() -> dict[tuple[str, str], str]:
    found: dict[tuple[str, str], str] = {}
    for catalogue in CATALOGUES:
        for context in ET.parse(catalogue).getroot().iter("context"):  # noqa: S314 -- our own file
            for message in context.iter("message"):
                translation = message.find("translation")
                assert translation is not None
                assert translation.get("type") is None, message.findtext("source")
                key, words = (context.findtext("name") or "", message.findtext("source") or ""), translation.text or ""
                assert found.setdefault(key, words) == words, key
    return found


def test_everything_that_is_said_is_said_in_chinese() -> None:
    texts = translated()

    assert said_in_the_code() - set(texts) == set()
    assert [key for key, words in texts.items() if not words] == []


def test_no_translation_forgets_a_figure() -> None:
    def places(words: str) -> set[str]:
        return {part.split("}")[0] for part in words.split("{")[1:]}

    wrong = [
        source
        for (_, source), words in translated().items()
        if places(words) - places(source) or (places(source) - places(words)) - {"off"}
    ]

    assert wrong == []


def test_the_compiled_catalogue_is_that_of_the_texts(tmp_path: Path) -> None:
    fresh = tmp_path / "fresh.qm"
    lrelease = Path(sys.executable).parent / "pyside6-lrelease"
    subprocess.run([lrelease, *map(str, CATALOGUES), "-qm", str(fresh)], check=True, capture_output=True)

    assert fresh.read_bytes() == COMPILED.read_bytes()
    assert COMPILED.stat().st_size < 200_000
    assert QTranslator().load(str(COMPILED))
