"""The interpreter, SQLite, and the decoders of camera pictures."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from importlib import import_module
from importlib.metadata import PackageNotFoundError, version

from pos.commands.doctor.finding import Finding, State
from pos.domain.errors import OldSqlite

OLDEST_PYTHON = (3, 11)
ABORTS_BELOW_PYTHON_3_12 = (6, 12)
"""From this PySide6 on, Python below 3.12 is killed after some thousand Qt calls."""


def python(running: tuple[int, ...] = tuple(sys.version_info[:3]), pyside: str | None = None) -> Finding:
    """Python, also together with the PySide6 that is installed."""
    told = ".".join(map(str, running))
    if running < OLDEST_PYTHON:
        return Finding("python", State.BROKEN, f"{told}; 3.11 or newer is needed")
    qt = installed("PySide6-Essentials") if pyside is None else pyside
    if qt and tuple(int(part) for part in qt.split(".")[:2]) >= ABORTS_BELOW_PYTHON_3_12 and running < (3, 12):
        return Finding("python", State.BROKEN, f"{told} is killed by PySide6 {qt}; take PySide6 6.11.3")
    return Finding("python", State.GOOD, told)


def sqlite() -> Finding:
    """The SQLite that all files go through."""
    try:
        from pos.storage.sqlite import check_version

        return Finding("sqlite", State.GOOD, f"{check_version()} with SQLCipher")
    except (ImportError, OldSqlite) as fault:
        return Finding("sqlite", State.BROKEN, str(fault))


def decoders() -> Iterator[Finding]:
    """What reads codes from a camera: a scanner needs none of them."""
    for name, module, package in (
        ("zxing", "zxingcpp", "zxing-cpp"),
        ("zbar", "pyzbar.pyzbar", "pyzbar"),
        ("opencv", "cv2", "opencv-python-headless"),
    ):
        try:
            import_module(module)
            yield Finding(name, State.GOOD, installed(package))
        except (ImportError, OSError) as fault:
            yield Finding(name, State.MISSING, f"cameras read fewer codes: {fault}")


def installed(package: str) -> str:
    """The version of an installed package; empty where there is none, as in a frozen program."""
    try:
        return version(package)
    except PackageNotFoundError:
        return ""
