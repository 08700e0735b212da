"""What takes minutes to make is made once and kept: in the user's own cache, by what it is."""

from __future__ import annotations

import hashlib
import inspect
import os
import shutil
import sys
import time
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from uuid import uuid4

from platformdirs import user_cache_path

from pos.domain.errors import BadValue


def shelf() -> Path:
    """Where it is kept, made for this user alone. Raises what `own` raises."""
    return own(user_cache_path("Guitai", appauthor=False) / "bench")


def own(folder: Path) -> Path:
    """The folder, made where there is none, closed to everybody else: what is in it is opened and believed.

    Raises BadValue for one that belongs to somebody else, or is a link to who knows where.
    """
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    if sys.platform != "win32":
        if folder.is_symlink() or folder.stat().st_uid != os.getuid():
            raise BadValue(f"{folder} belongs to somebody else")
        folder.chmod(0o700)
    return folder


def prepared(name: str, build: Callable[[Path], None], *, made_by: tuple[ModuleType, ...]) -> Path:
    """The folder that `build` has filled, now or in an earlier run.

    `name` says size and seed; when the source of one of the modules `made_by` changes, it is made again.
    """
    source = "".join(inspect.getsource(module) for module in made_by)
    target = shelf() / f"{name}-{hashlib.sha256(source.encode()).hexdigest()[:12]}"
    if target.is_dir():
        return target
    for outdated in shelf().glob(f"{name}-{'?' * 12}"):
        shutil.rmtree(outdated, ignore_errors=True)
    draft = shelf() / f"{uuid4().hex}.draft"
    draft.mkdir(parents=True)
    begun = time.monotonic()
    try:
        build(draft)
        draft.rename(target)
    except BaseException:
        shutil.rmtree(draft, ignore_errors=True)
        raise
    sys.stderr.write(f"prepared {target} in {time.monotonic() - begun:.0f} s\n")
    return target
