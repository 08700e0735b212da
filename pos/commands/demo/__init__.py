"""`pos demo`: a server with the demo chain on a loopback port, a till enrolled to it, its window."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from pos.commands.bounds import TOP_PORT, whole

HELP = "run the demo chain: server, till and window; where there is no display, play the day"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the verb's arguments."""
    parser.add_argument("--data", type=Path, help="keep the demo's data in this folder (default: build/demo/data)")
    parser.add_argument(
        "--port",
        type=whole(0, TOP_PORT),
        default=0,
        help="the server's port on 127.0.0.1 (default: any that is free)",
    )
    parser.add_argument(
        "--headless",
        action="store_true",
        help="play the day offscreen, into build/demo; with --data in that folder, otherwise in new data",
    )


def run(args: argparse.Namespace) -> int:
    """Open the window, or play the day; 0 when it went as it should."""
    here = Path.cwd() / "build" / "demo"
    if args.headless or not _has_display():
        from pos.commands.demo.day import play

        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
        # Qt tells of every library of sound and pictures that it looked for and did not find, between the day's lines.
        os.environ.setdefault("QT_LOGGING_RULES", "qt.multimedia.*=false")
        return play(here, data=args.data, port=args.port)
    from pos.commands.demo.live import open_live

    return open_live(args.data if args.data is not None else here / "data", port=args.port)


def _has_display() -> bool:
    """Whether a window could be seen."""
    if os.environ.get("QT_QPA_PLATFORM") in {"offscreen", "minimal"}:
        return False
    return not sys.platform.startswith("linux") or any(map(os.environ.get, ("DISPLAY", "WAYLAND_DISPLAY")))
