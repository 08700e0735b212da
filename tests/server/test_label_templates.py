"""Head office's label templates on their way: a file, the store's feed, the till's mirror, the label."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest

from pos.bootstrap.label_templates import label_templates_of
from pos.bootstrap.server import open_central
from pos.bootstrap.texts import load_texts
from pos.commands import dispatch
from pos.domain.labels.content import LabelKind
from pos.domain.labels.template import template_of
from pos.server.feeds.pages import read_page
from pos.server.organisation.service import StoreEntry
from pos.storage.mirror.mirror import SqlMirror
from pos.wire.codec import decode
from pos.wire.feed import ChangeKind, FeedPage, LabelsRecord
from pos.wire.templates import read_label_templates
from tests.server.conftest import fill

TOML = """
pages = "https://shop.example/p"
[labels.shelf]
width = 50
height = 25
parts = [{ kind = "text", x = 2, y = 2, width = 46, height = 4, text = "{name} 会员日" }]
"""


@pytest.fixture
def installation(tmp_path: Path) -> Path:
    with closing(open_central(tmp_path / "central")) as central:
        fill(central)
    (tmp_path / "l.toml").write_text(TOML, encoding="utf-8-sig")
    return tmp_path


def office(folder: Path, file: str, *arguments: str) -> int:
    return dispatch(["office", "labels", "--data", str(folder / "central"), "--file", str(folder / file), *arguments])


def page_of(folder: Path, code: str) -> FeedPage:
    with closing(open_central(folder / "central")) as central:
        store = central.organisation.store(code)
        assert store is not None
        with central.database.reading() as connection:
            return read_page(
                connection, store.store_id, epoch="", after=0, limit=100_000, till_id="t", keys=central.keys
            )


def test_from_head_office_onto_the_label(installation: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with closing(SqlMirror.open(installation / "store.db", key=bytes(32), pepper=bytes(32))) as mirror:
        assert mirror.label_templates() == ""
        assert label_templates_of(installation, mirror.label_templates()) is None

        assert office(installation, "l.toml", "--store", "BJ01") == 0
        assert capsys.readouterr().out == "1\n"
        mirror.apply(page_of(installation, "SH01"))
        assert mirror.label_templates() == ""
        mirror.apply(page_of(installation, "BJ01"))
        told = label_templates_of(installation, mirror.label_templates())
        assert told is not None
        assert told.pages == "https://shop.example/p"
        shelf = template_of(LabelKind.SHELF, load_texts(), told)
        assert (shelf.width, shelf.height, shelf.parts[0].text) == (50, 25, "{name} 会员日")
        assert template_of(LabelKind.PRICE_TAG, load_texts(), told).width == 40

        own = installation / "labels.toml"
        own.write_text(TOML.replace("50", "60"), encoding="utf-8")
        mine = label_templates_of(installation, mirror.label_templates())
        assert mine is not None
        assert mine.labels["shelf"].width == 60


def test_a_store_that_is_entered_later_is_told_too(installation: Path) -> None:
    other = installation / "other.toml"
    other.write_text(TOML.replace("50", "60"), encoding="utf-8")
    assert office(installation, "l.toml") == 0
    assert office(installation, "other.toml", "--store", "BJ01") == 0
    with closing(open_central(installation / "central")) as central:
        for code in ("NEW1", "BJ01"):
            central.organisation.put_store(StoreEntry(code=code, name="新店", parent="CHAIN"))
    assert width_told(installation, "NEW1") == 50
    assert width_told(installation, "BJ01") == 60, "what it was told itself stays, whenever its name is changed"
    assert office(installation, "other.toml") == 0
    assert width_told(installation, "NEW1") == 60


def width_told(folder: Path, store: str) -> float:
    (told,) = (change for change in page_of(folder, store).changes if change.kind == ChangeKind.LABELS)
    return read_label_templates(decode(told.payload, LabelsRecord).document.encode()).labels["shelf"].width


@pytest.mark.expects_log("head office's label templates cannot be read")
def test_what_a_newer_head_office_says_stops_no_label(tmp_path: Path) -> None:
    assert label_templates_of(tmp_path, "[labels.shelf]\nwidth = 'wide'") is None


@pytest.mark.parametrize(
    "toml, said",
    (
        ("]", "not LabelTemplates"),
        ("[labels.window]\nwidth = 50\nheight = 25\nparts = []", "no label 'window'"),
        ("[labels.shelf]\nwidth = 500\nheight = 25\nparts = []", "a label of 500"),
        ("pages = 'shop'", "is no address"),
    ),
)
def test_what_is_wrong_is_said_and_nobody_is_told(
    installation: Path, capsys: pytest.CaptureFixture[str], toml: str, said: str
) -> None:
    (installation / "bad.toml").write_text(toml, encoding="utf-8")
    assert office(installation, "bad.toml") == 1
    assert said in capsys.readouterr().err
    (installation / "bytes.toml").write_bytes(b"\xff\xfe\x00")
    assert office(installation, "bytes.toml") == 1
    assert office(installation, "l.toml", "--store", "XX99") == 1
    assert "no store 'XX99'" in capsys.readouterr().err
