"""Reads the catalogues of texts that come with the program."""

from __future__ import annotations

import tomllib
from pathlib import Path

from pos.bootstrap.paths import resources_folder
from pos.domain.errors import BadValue
from pos.domain.texts import Texts

LANGUAGES = ("zh_CN", "en")
"""Languages that every text exists in, the default first."""


def known_language(language: str) -> str:
    """It, where there are texts in it. Raises BadValue."""
    if language not in LANGUAGES:
        raise BadValue(f"no texts in {language!r:.20}")
    return language


def load_texts(language: str = LANGUAGES[0], *, folder: Path | None = None) -> Texts:
    """The catalogue of a language. Raises BadValue for a language there is none of."""
    file = (folder or resources_folder() / "texts") / f"{known_language(language)}.toml"
    tables = tomllib.loads(file.read_text(encoding="utf-8"))
    return Texts(
        language=language,
        entries={f"{name}.{key}": text for name, table in tables.items() for key, text in table.items()},
    )
