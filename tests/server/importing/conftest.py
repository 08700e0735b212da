"""An installation to import into, and a folder to write files in."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeAlias

import pytest

from pos.bootstrap.server import open_central
from pos.domain.store import OrgKind
from pos.server.central import Central
from pos.server.importing.import_file import import_file
from pos.server.importing.report import ImportReport
from pos.server.organisation.service import StoreEntry
from tests.installation import with_tables

Import: TypeAlias = Callable[..., ImportReport]


@pytest.fixture
def central(tmp_path: Path) -> Iterator[Central]:
    """An installation in a SQLite file with two stores."""
    opened = open_central(with_tables(tmp_path / "central"))
    opened.organisation.put_unit(code="chain", name="总部", kind=OrgKind.CHAIN)
    for code, name in (("HZ01", "滨江店"), ("SH02", "静安专柜")):
        opened.organisation.put_store(StoreEntry(code=code, name=name, parent="chain"))
    yield opened
    opened.close()


@pytest.fixture
def load(central: Central, tmp_path: Path) -> Import:
    """Writes text (or bytes) to a file and imports it."""

    def run(content: str | bytes, *, name: str = "file.csv", dry_run: bool = False) -> ImportReport:
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return import_file(path, central=central, dry_run=dry_run)

    return run
