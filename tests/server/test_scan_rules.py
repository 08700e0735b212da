"""Recalls and layouts on their way: a file at head office, the store's feed, the till's mirror, the scan."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest

from pos.bootstrap.server import open_central
from pos.commands import dispatch
from pos.domain.scan.rules import NO_RULES, Recall, ScanRules
from pos.server.feeds.pages import read_page
from pos.server.organisation.service import StoreEntry
from pos.storage.mirror.mirror import SqlMirror
from pos.usecases.selling.add_item import ScanOutcome
from pos.usecases.selling.scan_item import ScanItem
from pos.wire.feed import ChangeKind, FeedPage
from tests.examples import a_cart, an_item
from tests.fakes.catalogue import Catalogue
from tests.server.conftest import fill

G = "06901234567892"
TOML = f"""
layouts = ["22IIIIIWWWWWC"]
[[recalls]]
gtin = "{G}"
lots = ["A1"]
reason = "染料超标"
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    with closing(open_central(tmp_path)) as central:
        fill(central)
        assert central.scanning.get() == NO_RULES
    return tmp_path


def set_rules(folder: Path, toml: str) -> int:
    (folder / "rules.toml").write_text(toml, encoding="utf-8")
    return dispatch(["office", "scan-rules", "--data", str(folder), "--file", str(folder / "rules.toml")])


def page_of(folder: Path, store: str) -> FeedPage:
    with closing(open_central(folder)) as central:
        there = central.organisation.store(store)
        assert there is not None
        with central.database.reading() as connection:
            return read_page(
                connection, there.store_id, epoch="", after=0, limit=100_000, till_id="t", keys=central.keys
            )


def test_a_recall_reaches_the_till_and_is_lifted(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert not [change for change in page_of(folder, "BJ01").changes if change.kind == ChangeKind.SCAN_RULES]
    assert set_rules(folder, TOML) == 0
    assert int(capsys.readouterr().out) >= 2

    with closing(SqlMirror.open(folder / "store.db", key=bytes(32), pepper=bytes(32))) as mirror:
        scan = ScanItem(catalogue=Catalogue().coded(G, an_item()), mirror=mirror)
        assert mirror.scan_rules() is NO_RULES
        mirror.apply(page_of(folder, "BJ01"))
        rules = mirror.scan_rules()
        assert rules == ScanRules(layouts=("22IIIIIWWWWWC",), recalls=(Recall(G, lots=("A1",), reason="染料超标"),))
        assert mirror.scan_rules() is rules
        assert scan(a_cart(), f"01{G}10A1").outcome is ScanOutcome.RECALLED

        assert set_rules(folder, "") == 0
        mirror.apply(page_of(folder, "BJ01"))
        assert scan(a_cart(), f"01{G}10A1").outcome is ScanOutcome.ADDED


def test_a_store_that_is_entered_later_is_told_too(folder: Path) -> None:
    assert set_rules(folder, TOML) == 0
    with closing(open_central(folder)) as central:
        assert central.scanning.get().recalls[0].reason == "染料超标"
        central.organisation.put_store(StoreEntry(code="NEW1", name="新店", parent="CHAIN"))

    assert [change for change in page_of(folder, "NEW1").changes if change.kind == ChangeKind.SCAN_RULES]


@pytest.mark.parametrize(
    "toml", ("[[recalls]]\ngtin = '6901234567892'", "layouts = ['22XX']", "recalls = 1", "=", "x" * 20_000_000)
)
def test_rules_that_make_no_sense_change_nothing(folder: Path, toml: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert set_rules(folder, toml) == 1
    assert "pos office: " in capsys.readouterr().err
    with closing(open_central(folder)) as central:
        assert central.scanning.get() == NO_RULES
