"""Finds the program's own modules without asking every finder that Python has.

A till imports some four hundred modules of its own while a clerk waits. Python looks for each with all its finders, on
a path and in a cache of names, works out twice where its compiled form is, and looks that up as it would anybody's: a
quarter of the time that importing it takes. Here the package that it is in says where it is. Whatever is not as
expected (no such file, not compiled yet, compiled from another source, a frozen program) is left to Python.
"""

from __future__ import annotations

import marshal
import os
import sys
from collections.abc import Sequence
from importlib.machinery import ModuleSpec, SourceFileLoader
from importlib.util import MAGIC_NUMBER, cache_from_source
from types import CodeType, ModuleType
from typing import cast

OURS = "pos."
HEAD = 16
"""Bytes before the code in a compiled file: the magic number, flags, the source's moment and size (PEP 552)."""


def find_own_modules() -> None:
    """From now on, in this process. Doing it twice does no harm."""
    if not any(isinstance(finder, OwnModules) for finder in sys.meta_path):
        sys.meta_path.insert(0, OwnModules())


class OwnModules:
    """A finder of `sys.meta_path`."""

    def __init__(self) -> None:
        self._compiled: dict[str, tuple[str, str]] = {}
        """Folder → what stands before and behind a module's name in the path of its compiled file."""

    def find_spec(self, name: str, path: Sequence[str] | None, target: ModuleType | None = None) -> ModuleSpec | None:
        """Python: where the module is; None lets the next finder look."""
        if path is None or not name.startswith(OURS):
            return None
        last = name.rpartition(".")[2]
        for folder in path:
            inside = f"{folder}{os.sep}{last}"
            if (found := self._at(name, folder, last)) or (found := self._at(name, inside, "__init__")):
                return found
        return None

    def _at(self, name: str, folder: str, stem: str) -> ModuleSpec | None:
        source = f"{folder}{os.sep}{stem}.py"
        try:
            kept = os.stat(source)  # noqa: PTH116 # making a Path takes longer than all this
        except OSError:
            return None
        before, behind = self._around(folder)
        compiled = f"{before}{stem}{behind}"
        head = MAGIC_NUMBER + b"".join(
            (part & 0xFFFFFFFF).to_bytes(4, "little") for part in (0, int(kept.st_mtime), kept.st_size)
        )
        is_package = stem == "__init__"
        spec = ModuleSpec(name, _OwnModule(name, source, compiled, head), origin=source, is_package=is_package)
        if is_package:
            spec.submodule_search_locations = [folder]
        spec.has_location = True
        spec.cached = compiled
        return spec

    def _around(self, folder: str) -> tuple[str, str]:
        if (known := self._compiled.get(folder)) is None:
            before, _, behind = cache_from_source(f"{folder}{os.sep}module.py").rpartition("module")
            known = self._compiled[folder] = before, behind
        return known


class _OwnModule(SourceFileLoader):
    """Loads one, by way of its compiled file if that was made of this very source."""

    def __init__(self, name: str, source: str, compiled: str, head: bytes) -> None:
        super().__init__(name, source)
        self._compiled_file = compiled
        self._head = head

    def get_code(self, fullname: str) -> CodeType | None:
        """Python: what to run."""
        try:
            with open(self._compiled_file, "rb", buffering=0) as file:  # noqa: PTH123 # as above
                content = file.readall()
        except OSError:
            return super().get_code(fullname)
        if not content.startswith(self._head):
            return super().get_code(fullname)
        code = cast(CodeType, marshal.loads(memoryview(content)[HEAD:]))  # noqa: S302 # as Python does
        # Compiled where the program was before it was moved: Python says where it is now.
        return code if code.co_filename == self.path else super().get_code(fullname)
