"""`pos bench NAME --json`: the figures of docs/performance.md, measured here and now."""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Mapping
from importlib import import_module
from pathlib import Path
from typing import cast

from pos.commands.bounds import whole

HELP = "measure a figure of docs/performance.md"

BENCHES: Mapping[str, str] = {
    "scan": "pos.commands.bench.scan",
    "search": "pos.commands.bench.search",
    "route": "pos.commands.bench.route",
    "member": "pos.commands.bench.member",
    "commit": "pos.commands.bench.commit",
    "start-frame": "pos.commands.bench.start_frame",
    "start-scan": "pos.commands.bench.start_scan",
    "fill": "pos.commands.bench.fill",
    "fill-first": "pos.commands.bench.fill_first",
    "memory": "pos.commands.bench.memory",
    "upload": "pos.commands.bench.upload",
    "upload-pg": "pos.commands.bench.upload_pg",
    "price": "pos.commands.bench.price",
    "price-worst": "pos.commands.bench.price_worst",
    "ticket": "pos.commands.bench.ticket",
    "ticket-raster": "pos.commands.bench.ticket_raster",
    "count": "pos.commands.bench.count",
    "variance": "pos.commands.bench.variance",
    "onhand": "pos.commands.bench.onhand",
    "labels": "pos.commands.bench.labels",
    "decode": "pos.commands.bench.decode",
    "read-rate": "pos.commands.bench.read_rate",
}
"""Name → dotted name of the module whose `run(scale) -> Figure` measures it."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """NAME, `all`, the form of the answer, and smaller sizes for a first try."""
    parser.add_argument("name", metavar="NAME", choices=[*BENCHES, "all"], help=f"all, or one of {', '.join(BENCHES)}")
    parser.add_argument("--json", action="store_true", help="one JSON object a line")
    parser.add_argument("--variants", type=whole(1), metavar="N", help="in the catalogue, instead of 1,000,000")
    parser.add_argument("--sales", type=whole(1), metavar="N", help="in the ledger, instead of 200,000")
    parser.add_argument("--samples", type=whole(1), metavar="N", help="measure at most so many")
    parser.add_argument(
        "--pictures", type=Path, metavar="FOLDER", help="photographs for read-rate, a folder for each kind"
    )


def run(args: argparse.Namespace) -> int:
    """Measure; 0 only when every figure was reached. With `all`, each bench runs in a process of its own."""
    if args.name == "all":
        return _run_all(args)
    # Windows are real, but nobody has to look at them.
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from pos.commands.bench.figure import Figure
    from pos.commands.bench.scale import FULL, Scale

    scale = Scale(
        variants=args.variants or FULL.variants,
        ledger_sales=args.sales or FULL.ledger_sales,
        samples=args.samples,
        pictures=args.pictures,
    )
    figure = cast("Figure", import_module(BENCHES[args.name]).run(scale))
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


def _run_all(args: argparse.Namespace) -> int:
    """One after the other, so that none warms or slows another."""
    import subprocess

    flags = ["--json"] if args.json else []
    for name in ("variants", "sales", "samples", "pictures"):
        given = getattr(args, name)
        flags += [] if given is None else [f"--{name}", str(given)]
    worst = 0
    for name in BENCHES:
        worst = max(worst, subprocess.run([sys.executable, "-m", "pos", "bench", name, *flags], check=False).returncode)
    return worst
