"""What takes minutes to make is made once and kept: below the system's folder for temporary files, by what it is."""

from __future__ import annotations

import hashlib
import inspect
import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from uuid import uuid4


def shelf() -> Path:
    """Where it is kept."""
    return Path(tempfile.gettempdir()) / "guitai-bench"


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
