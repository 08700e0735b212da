"""Where the fonts for pictures of tickets are found. The one place that knows."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from pos.domain.errors import DeviceError


@dataclass(frozen=True, slots=True)
class Face:
    """A face in a font file."""

    path: Path
    """The file, `.ttf` or `.ttc`."""
    index: int = 0
    """Which of a collection."""


@dataclass(frozen=True, slots=True)
class Faces:
    """The faces a ticket is drawn with."""

    narrow: Face
    """For narrow characters; of one width where the machine has such a face."""
    wide: Face
    """Chinese."""
    others: tuple[Face, ...]
    """For what those two lack (Thai, Arabic, emoji), in the order of trying."""


CHINESE: tuple[tuple[str, int], ...] = (
    ("wqy-microhei.ttc", 1),  # the collection's second face has half-width Latin letters
    ("NotoSansCJK-Regular.ttc", 2),
    ("msyh.ttc", 0),
    ("simhei.ttf", 0),
    ("simsun.ttc", 0),
    ("PingFang.ttc", 0),
    ("Hiragino Sans GB.ttc", 0),
    ("STHeiti Light.ttc", 0),
)
"""Files with Chinese, the best first: Linux, Windows, macOS."""

NARROW: tuple[tuple[str, int], ...] = (
    ("wqy-microhei.ttc", 1),
    ("consola.ttf", 0),
    ("Menlo.ttc", 0),
    ("DejaVuSansMono.ttf", 0),
)
"""Files whose Latin letters are all as wide."""

OTHERS: tuple[tuple[str, int], ...] = (
    ("DejaVuSans.ttf", 0),
    ("Symbola.ttf", 0),
    ("Symbola_hint.ttf", 0),
    ("Loma.ttf", 0),
    ("NotoSansArabic-Regular.ttf", 0),
    ("NotoSansThai-Regular.ttf", 0),
    ("NotoEmoji-Regular.ttf", 0),
    ("NotoSansSymbols2-Regular.ttf", 0),
    ("segoeui.ttf", 0),
    ("LeelawUI.ttf", 0),
    ("tahoma.ttf", 0),
    ("seguiemj.ttf", 0),
    ("Arial Unicode.ttf", 0),
    ("Thonburi.ttc", 0),
    ("Apple Symbols.ttf", 0),
)
"""Files for other scripts."""


def find_faces(folders: Sequence[Path] | None = None) -> Faces:
    """The faces on this machine. `folders`: where to look, the system's and the user's font folders when None.

    Raises DeviceError, naming what was looked for and where, when there is no Chinese font.
    """
    looked = tuple(font_folders()) if folders is None else tuple(folders)
    files = {file.name.lower(): file for folder in looked for file in _font_files(folder)}
    chinese = _first(CHINESE, files)
    if chinese is None:
        names = ", ".join(name for name, _ in CHINESE)
        raise DeviceError(f"no Chinese font: none of {names} in {', '.join(map(str, looked))}")
    others = tuple(Face(files[name.lower()], index) for name, index in OTHERS if name.lower() in files)
    return Faces(narrow=_first(NARROW, files) or chinese, wide=chinese, others=others)


def font_folders() -> Iterator[Path]:
    """The folders where this operating system keeps fonts."""
    if sys.platform == "win32":
        yield Path(os.environ.get("WINDIR", "C:\\Windows")) / "Fonts"
        yield Path(os.environ.get("LOCALAPPDATA", "")) / "Microsoft" / "Windows" / "Fonts"
    elif sys.platform == "darwin":
        yield from (Path("/System/Library/Fonts"), Path("/Library/Fonts"), Path.home() / "Library" / "Fonts")
    else:
        yield from (Path("/usr/share/fonts"), Path("/usr/local/share/fonts"), Path.home() / ".local/share/fonts")


def _font_files(folder: Path) -> Iterator[Path]:
    return (file for file in folder.rglob("*.tt[fc]"))


def _first(wanted: Sequence[tuple[str, int]], files: Mapping[str, Path]) -> Face | None:
    return next((Face(files[name.lower()], index) for name, index in wanted if name.lower() in files), None)
