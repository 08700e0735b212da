"""Head office's ticket templates on their way: a file, the store's feed, the till's mirror, the ticket."""

from __future__ import annotations

import base64
from contextlib import closing
from pathlib import Path

import pytest

from pos.bootstrap.server import open_central
from pos.bootstrap.ticket_templates import LOGO, TillTemplates
from pos.bootstrap.tickets import Wording
from pos.commands import dispatch
from pos.domain.ticket.template import PLAIN
from pos.server.feeds.pages import read_page
from pos.storage.mirror.mirror import SqlMirror
from pos.wire.feed import ChangeKind, FeedPage
from tests.server.conftest import fill

TOML = """
[words.zh_CN]
"receipt.thanks" = "岸线与你"
"receipt.nobody" = "?"
[tickets.receipt]
blocks = ["store", "club"]
[tickets.receipt.own.club]
text.zh_CN = "会员日"
"""
PNG = b"\x89PNG not looked at here"


@pytest.fixture
def installation(tmp_path: Path) -> Path:
    with closing(open_central(tmp_path / "central")) as central:
        fill(central)
    (tmp_path / "t.toml").write_text(TOML, encoding="utf-8")
    (tmp_path / "logo.png").write_bytes(PNG)
    return tmp_path


def office(folder: Path, *arguments: str) -> int:
    return dispatch(["office", "tickets", "--data", str(folder / "central"), *arguments])


def page_of(folder: Path, store: str) -> FeedPage:
    with closing(open_central(folder / "central")) as central:
        there = central.organisation.store(store)
        assert there is not None
        with central.database.reading() as connection:
            return read_page(
                connection, there.store_id, epoch="", after=0, limit=100_000, till_id="t", keys=central.keys
            )


def test_from_head_office_onto_the_ticket(installation: Path, capsys: pytest.CaptureFixture[str]) -> None:
    logo = ("--logo", str(installation / "logo.png"))
    assert office(installation, "--store", "BJ01", "--file", str(installation / "t.toml"), *logo) == 0
    told = capsys.readouterr()
    assert told.out == "1\n"
    assert "words.zh_CN.receipt.nobody is not used" in told.err
    assert not [change for change in page_of(installation, "SH01").changes if change.kind == ChangeKind.TICKETS]

    with closing(SqlMirror.open(installation / "store.db", key=bytes(32), pepper=bytes(32))) as mirror:
        assert mirror.templates() is PLAIN
        mirror.apply(page_of(installation, "BJ01"))
        templates = mirror.templates()
        assert templates.tickets["receipt"].blocks == ("store", "club")
        assert templates.logo == base64.b64encode(PNG).decode()
        assert mirror.templates() is templates
        wording = Wording("zh_CN", templates=TillTemplates(installation, told=mirror.templates))
        assert wording()("receipt.thanks") == "岸线与你"
        assert (installation / LOGO).read_bytes() == PNG

        assert office(installation, "--file", str(installation / "t.toml")) == 0
        assert capsys.readouterr().out == "2\n"
        mirror.apply(page_of(installation, "BJ01"))
        assert wording()("receipt.thanks") == "岸线与你"
        assert not (installation / LOGO).exists()


def test_a_tills_own_file_comes_first(tmp_path: Path) -> None:
    (tmp_path / "tickets.toml").write_text(f'logo = "{base64.b64encode(PNG).decode()}"\n{TOML}', encoding="utf-8")
    wording = Wording("zh_CN", templates=TillTemplates(tmp_path, told=lambda: PLAIN))
    assert wording()("receipt.thanks") == "岸线与你"
    assert (tmp_path / LOGO).read_bytes() == PNG


@pytest.mark.expects_log("the logo of the tickets cannot be kept")
def test_a_logo_that_is_none_stops_no_ticket(tmp_path: Path) -> None:
    (tmp_path / "tickets.toml").write_text(f'logo = "%"\n{TOML}', encoding="utf-8")
    assert TillTemplates(tmp_path, told=lambda: PLAIN)().tickets["receipt"].blocks == ("store", "club")


@pytest.mark.parametrize(
    "toml, said",
    (
        ("[tickets.receipt]\nblocks = 7", "not Templates"),
        ("]", "not Templates"),
        (f'logo = "{"A" * 200_004}"', "a logo has at most 150000 bytes"),
    ),
)
def test_what_is_wrong_is_said_and_nobody_is_told(
    installation: Path, capsys: pytest.CaptureFixture[str], toml: str, said: str
) -> None:
    (installation / "bad.toml").write_text(toml, encoding="utf-8")
    assert office(installation, "--file", str(installation / "bad.toml")) == 1
    assert said in capsys.readouterr().err
    assert office(installation, "--file", str(installation / "t.toml"), "--store", "XX99") == 1
    assert "no store 'XX99'" in capsys.readouterr().err
