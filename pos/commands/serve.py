"""`pos serve`: the central server."""

from __future__ import annotations

import argparse
import json
import os
import sys
from pathlib import Path

from pos.commands.bounds import TOP_PORT, whole

HELP = "run the central server that tills and sales channels talk to"
PORT = 8642
"""Where it listens when no port is named."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    add_place(parser)
    parser.add_argument("--host", default="127.0.0.1", help="address to listen on (default: this machine only)")
    parser.add_argument(
        "--port", type=whole(0, TOP_PORT), default=PORT, help=f"port, 0 for any that is free (default: {PORT})"
    )
    parser.add_argument("--json", action="store_true", help="say that it is ready as one line of JSON")


def add_place(parser: argparse.ArgumentParser) -> None:
    """Declare where the installation is; `pos office` and others work on the same one."""
    parser.add_argument("--data", type=Path, help="data folder: keys, snapshots, and the database unless --database")
    parser.add_argument(
        "--database",
        default=os.environ.get("GUITAI_DATABASE"),
        help="PostgreSQL URL, also from GUITAI_DATABASE (default: a SQLite file in the data folder)",
    )


def folder_of(args: argparse.Namespace) -> Path:
    """The data folder that was named, or the user's own."""
    from pos.bootstrap.paths import data_folder

    return args.data if args.data is not None else data_folder() / "central"


def run(args: argparse.Namespace) -> int:
    """Serve until SIGINT or SIGTERM."""
    import logging

    from pos.bootstrap.core_dumps import forbid_core_dumps
    from pos.bootstrap.server import open_central
    from pos.domain.errors import GuitaiError
    from pos.server.serving import Server

    forbid_core_dumps()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s: %(message)s")
    for noisy in ("alembic", "uvicorn.error"):
        logging.getLogger(noisy).setLevel(logging.WARNING)
    # Its warnings hold addresses, and WeChat wants its token in one.
    logging.getLogger("urllib3").setLevel(logging.ERROR)

    def ready(address: str) -> None:
        said = json.dumps({"ready": True, "address": address, "pid": os.getpid()}) if args.json else f"ready {address}"
        print(said, flush=True)

    try:
        central = open_central(folder_of(args), url=args.database)
    except GuitaiError as fault:
        print(f"pos serve: {fault}", file=sys.stderr)
        return 1
    try:
        Server(central, host=args.host, port=args.port, on_ready=ready).serve_until_stopped()
    except OSError as fault:
        print(f"pos serve: {args.host}:{args.port}: {fault.strerror or fault}", file=sys.stderr)
        return 1
    finally:
        central.close()
    return 0
