"""What the documents name is there: files that they link and name, verbs, actions and options of the command line."""

from __future__ import annotations

import argparse
import re
import shlex
from collections.abc import Iterator, Mapping
from importlib import import_module
from pathlib import Path

import pytest

from pos.commands import VERBS

ROOT = Path(__file__).parents[1]
DOCUMENTS = sorted([ROOT / "README.md", *ROOT.glob("docs/**/*.md"), *ROOT.glob("resources/**/*.md")])
LINK = re.compile(r"\]\((?!https?:)([^)#\s]+)(?:#[^)]*)?\)")
CODE = re.compile(r"`([^`\n]+)`")
COMMAND = re.compile(r"^\s*(?:\$ )?(?:sudo \S+ \S+ )?(?:\.venv/bin/|/opt/guitai/bin/)?pos (.+)$")
OPTION = re.compile(r"--[a-z][a-z-]*")
FOLDERS = {each.name for each in (ROOT / "pos").iterdir() if each.is_dir()}
"""A document may leave `pos/` out."""


def named(text: str) -> Iterator[Path]:
    """Files and folders of the repository that a document names in code type."""
    for code in CODE.findall(text):
        if not re.fullmatch(r"[\w./-]+", code) or "/" not in code:
            continue
        first = code.split("/", 1)[0]
        if first in {"pos", "tests", "docs", "packaging", "requirements", "resources"}:
            yield ROOT / code
        elif first in FOLDERS:
            # What is called in a file is named behind it: `domain/money.share`.
            yield ROOT / "pos" / (code if code.endswith((".py", "/")) else code.split(".", 1)[0])


def there(path: Path) -> bool:
    return path.exists() or path.with_suffix(".py").exists()


def commands(text: str) -> Iterator[str]:
    """Command lines of `pos`, in blocks (a line may go on behind a backslash) and in running text."""
    for line in text.replace("\\\n", " ").splitlines():
        for said in (line, *CODE.findall(line)):
            found = COMMAND.match(said)
            if found is not None:
                yield found[1]


def options(parser: argparse.ArgumentParser, words: list[str]) -> set[str]:
    """The options of the verb's action that `words` name. Raises KeyError where they name none of its actions."""
    known = set(parser._option_string_actions)
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            choices: Mapping[str, argparse.ArgumentParser] = action.choices
            which = next((word for word in words if word in choices), words[0] if words else None)
            known |= options(choices[which], words[words.index(which) + 1 :]) if which is not None else set()
    return known


def parser_of(verb: str) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog=f"pos {verb}")
    import_module(VERBS[verb]).add_arguments(parser)
    return parser


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_files_that_a_document_names_are_there(document: Path) -> None:
    text = document.read_text(encoding="utf-8")
    linked = [document.parent / target for target in LINK.findall(text)]
    assert [path for path in linked if not path.exists()] == []
    assert [path for path in named(text) if not there(path)] == []


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_commands_that_a_document_shows_are_understood(document: Path) -> None:
    wrong = []
    for command in commands(document.read_text(encoding="utf-8")):
        verb, *words = shlex.split(command.replace("'", " ").replace('"', " "), comments=True)
        if verb.startswith("--") or verb == "VERB":
            continue
        if verb not in VERBS:
            wrong.append(command)
            continue
        known = options(parser_of(verb), words)
        wrong += [f"{command}: {said}" for said in words if OPTION.fullmatch(said) and said not in known]
    assert wrong == []


def test_what_is_not_there_is_found() -> None:
    text = (
        "`pos/nowhere.py`, `usecases/selling/no_step`, `domain/money.share`, `docs/`, `pos office unmatched --stroe X`"
    )
    assert [path.name for path in named(text) if not there(path)] == ["nowhere.py", "no_step"]
    (command,) = commands(text)
    assert [each for each in command.split() if each.startswith("--")] == ["--stroe"]
    assert options(parser_of("office"), command.split()) >= {"--store", "--match"}
    assert "--stroe" not in options(parser_of("office"), command.split())
    with pytest.raises(KeyError):
        options(parser_of("office"), ["nothing"])
