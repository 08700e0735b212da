"""`pos bench NAME --json`: the figures of docs/performance.md, measured here and now."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Mapping
from importlib import import_module
from typing import cast

HELP = "measure a figure of docs/performance.md"

BENCHES: Mapping[str, str] = {}
"""Name → dotted name of the module whose `run() -> Figure` measures it."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """NAME, `all`, and the form of the answer."""
    parser.add_argument("name", metavar="NAME", choices=[*BENCHES, "all"], help=f"all, or one of {', '.join(BENCHES)}")
    parser.add_argument("--json", action="store_true", help="one JSON object a line")


def run(args: argparse.Namespace) -> int:
    """Measure; 0 only when every figure was reached. With `all`, each bench runs in a process of its own."""
    if args.name == "all":
        return _run_all(as_json=args.json)
    from pos.commands.bench.figure import Figure

    figure = cast("Figure", import_module(BENCHES[args.name]).run())
    if args.json:
        print(json.dumps(figure.as_json(), ensure_ascii=False), flush=True)
    else:
        print(
            f"{figure.name}: {figure.value:.2f} {figure.unit} ({figure.ratio:.2f} × bare {figure.limit:.2f}); "
            f"p50 {figure.p50:.2f} p95 {figure.p95:.2f} p99 {figure.p99:.2f} max {figure.max:.2f}, "
            f"{figure.samples} samples; {figure.target}: {'met' if figure.met else 'MISSED'}",
            flush=True,
        )
    return 0 if figure.met else 1


def _run_all(*, as_json: bool) -> int:
    """One after the other, so that none warms or slows another."""
    import subprocess

    worst = 0
    for name in BENCHES:
        flags = ["--json"] if as_json else []
        worst = max(worst, subprocess.run([sys.executable, "-m", "pos", "bench", name, *flags], check=False).returncode)
    return worst
