"""Qt, its Chinese letters, and the cameras it sees."""

from __future__ import annotations

import os
from collections.abc import Iterator

from pos.commands.doctor.finding import Finding, State


def examine() -> Iterator[Finding]:
    """Qt first: without it nothing else here can be asked."""
    # The window's own platform may need a display; letters and cameras do not.
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    try:
        from PySide6.QtCore import qVersion
        from PySide6.QtGui import QGuiApplication
        from PySide6.QtWidgets import QApplication
    except ImportError as fault:
        yield Finding("qt", State.BROKEN, f"does not load: {fault}")
        return
    application = QGuiApplication.instance() or QApplication(["pos"])
    yield Finding("qt", State.GOOD, f"{qVersion()}, platform {QGuiApplication.platformName()}")
    yield fonts()
    yield cameras()
    del application


def fonts() -> Finding:
    """Whether Chinese is drawn in the till's typeface: without a font Qt draws boxes and says nothing."""
    from pos.ui.fonts import draws_chinese, till_font

    if not draws_chinese(till_font()):
        return Finding("fonts", State.BROKEN, "no Chinese letters on the screen; install a font such as WenQuanYi")
    return Finding("fonts", State.GOOD, "Chinese is drawn")


def cameras() -> Finding:
    """Cameras that could read codes."""
    from PySide6.QtCore import QLoggingCategory

    # It tells of every library that it looked for and did not find.
    QLoggingCategory.setFilterRules("qt.multimedia.*=false")
    try:
        from PySide6.QtMultimedia import QMediaDevices
    except ImportError as fault:
        return Finding("cameras", State.MISSING, f"cannot be asked for: {fault}")
    names = [camera.description() for camera in QMediaDevices.videoInputs()]
    if not names:
        return Finding("cameras", State.MISSING, "none; a scanner or the keyboard does")
    return Finding("cameras", State.GOOD, ", ".join(names))
