"""`pos doctor`: what this computer has, and what it lacks, to be a till."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pos.bootstrap.settings import Settings
    from pos.commands.doctor.finding import Finding

HELP = "examine this computer: Python, Qt, decoders, fonts, printer, cameras, files, clock, server"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the verb's arguments."""
    parser.description = (
        "Examines this computer and a till's data folder without changing either. What is necessary and broken makes "
        "the exit status 1; what is only missing (a printer, a camera, the network) is told."
    )
    parser.add_argument("--data", type=Path, help="the till's data folder (default: the user's own)")
    parser.add_argument("--server", help="the server's address (default: the one in the settings)")
    parser.add_argument("--json", action="store_true", help="print one JSON object")


def run(args: argparse.Namespace) -> int:
    """Examine; 0 only when nothing necessary is broken."""
    from pos.bootstrap.paths import data_folder
    from pos.commands.doctor.finding import State

    data = args.data if args.data is not None else data_folder()
    findings = list(_findings(data, args.server))
    broken = any(finding.state is State.BROKEN for finding in findings)
    if args.json:
        print(json.dumps({"ok": not broken, "findings": [asdict(each) for each in findings]}, ensure_ascii=False))
    else:
        width = max(len(finding.name) for finding in findings)
        for finding in findings:
            print(f"{_SIGNS[finding.state]} {finding.name:<{width}}  {finding.said}")
        print("Something necessary is broken." if broken else "Nothing that is necessary is broken.")
    return 1 if broken else 0


_SIGNS = {"good": "✓", "missing": "–", "broken": "✗"}


def _findings(data: Path, server: str | None) -> Iterator[Finding]:
    from pos.commands.doctor import devices, files, machine, scanning, screen
    from pos.commands.doctor import server as central

    settings = _settings(data)
    yield machine.python()
    yield machine.sqlite()
    yield from screen.examine()
    yield from machine.decoders()
    yield from devices.examine(settings.printer)
    yield from devices.around(settings)
    yield from scanning.examine(settings.camera, settings.scanners)
    yield from files.examine(data)
    yield from central.examine(data, settings, server)


def _settings(data: Path) -> Settings:
    """Those of the folder, or the defaults: `files` tells of a file that cannot be read."""
    from pos.bootstrap.settings import Settings, read_settings
    from pos.domain.errors import BadValue

    try:
        return read_settings(data)
    except (BadValue, OSError):
        return Settings()
