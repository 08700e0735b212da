"""Photographs survive until they were sent; what is broken is never taken for one."""

from __future__ import annotations

from pathlib import Path

import pytest

from pos.domain.errors import StorageError
from pos.storage.photo_folder import ASIDE, PhotoFolder


def test_photos_wait_are_sent_and_put_aside(tmp_path: Path) -> None:
    folder = PhotoFolder(folder=tmp_path / "photos", pictures=tmp_path / "pictures")
    assert folder.waiting() == ()
    first, second = folder.keep(b"first"), folder.keep(b"second")
    assert folder.keep(b"first") == first
    (tmp_path / "photos" / f"{first}.half").write_bytes(b"fir")  # the power went while it was written
    again = PhotoFolder(folder=tmp_path / "photos", pictures=tmp_path / "pictures")
    assert set(again.waiting()) == {first, second}
    assert again.read(first) == b"first"
    (tmp_path / "photos" / second).write_bytes(b"rotten")
    assert again.read(second) is None
    again.refused(second)
    again.sent(first)
    assert again.waiting() == ()
    assert again.read(first) is None
    assert (tmp_path / "pictures" / first).read_bytes() == b"first"
    assert (tmp_path / "photos" / ASIDE / second).is_file()
    with pytest.raises(StorageError):
        again.sent("0" * 64)
