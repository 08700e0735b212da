"""What `pos sms` and `pos wechat` share: their actions, what waits, and the life of a simulator."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from pos.commands.bounds import TOP_PORT, whole
from pos.commands.serve import add_place, folder_of


class Simulator(Protocol):
    """A provider on this machine."""

    @property
    def address(self) -> str:
        """Where it is."""

    def close(self) -> None:
        """End it."""


def add_actions(
    parser: argparse.ArgumentParser, *, keys: str, template: str, template_help: str
) -> argparse.ArgumentParser:
    """Declare keys, show and simulate; the parser of `keys`, for what its provider wants besides."""
    actions = parser.add_subparsers(dest="action", required=True, metavar="ACTION")
    setting = actions.add_parser("keys", help=f"set up or change the contract ({keys}); shows a fingerprint")
    setting.add_argument("--address", default="", help="the provider's address")
    setting.add_argument("--template", action="append", default=[], metavar=template, help=template_help)
    shown = actions.add_parser("show", help="what is set up, and how many messages wait")
    simulate = actions.add_parser("simulate", help="be the provider on this machine, and set it up here")
    simulate.add_argument("--port", type=whole(0, TOP_PORT), default=0, help="port, 0 for any that is free")
    for action in (setting, shown, simulate):
        add_place(action)
    return setting


def templates_of(args: argparse.Namespace) -> tuple[tuple[str, str], ...]:
    """(what is told, its template) of each `--template`."""
    pairs = (text.partition("=") for text in args.template)
    return tuple((what.strip(), said.strip()) for what, _, said in pairs)


def act(
    args: argparse.Namespace,
    *,
    verb: str,
    channel: str,
    set_up: Callable[[], object],
    described: Callable[[], dict[str, object]],
    simulate: Callable[[], int],
) -> int:
    """Do one action and print what came of it."""
    from pos.domain.errors import GuitaiError

    try:
        if args.action == "simulate":
            return simulate()
        if args.action == "keys":
            set_up()
        said = described()
        if args.action == "show":
            said["messages"] = _messages(args, channel)
    except (GuitaiError, OSError) as fault:
        what = f"{fault.filename}: {fault.strerror}" if isinstance(fault, OSError) and fault.filename else str(fault)
        print(f"pos {verb}: {what}", file=sys.stderr)
        return 1
    print(json.dumps(said, ensure_ascii=False, indent=2))
    return 0


def be_provider(make: Callable[[bytes], Simulator], *, set_up: Callable[[Path, str], object], taken: str) -> int:
    """Until Ctrl+C. `make`: with a secret; `set_up`: with the file of that secret, and where the simulator is."""
    import secrets
    import tempfile
    from threading import Event

    secret = secrets.token_hex(16).encode()
    simulator = make(secret)
    try:
        with tempfile.TemporaryDirectory() as kept:
            path = Path(kept) / "secret"
            path.write_bytes(secret)
            set_up(path, simulator.address)
        print(f"{taken} are taken at {simulator.address}; Ctrl+C ends it", flush=True)
        Event().wait()
    except KeyboardInterrupt:
        pass
    finally:
        simulator.close()
    return 0


def show(message: dict[str, str]) -> None:
    """A line for what a phone would show."""
    print(json.dumps(message, ensure_ascii=False), flush=True)


def _messages(args: argparse.Namespace, channel: str) -> dict[str, int]:
    from pos.bootstrap.server import open_existing
    from pos.server.storage_faults import storage_faults
    from pos.server.texting.contract import Channel

    with storage_faults():
        central = open_existing(folder_of(args), url=args.database)
        try:
            return central.texting.waiting(Channel(channel))
        finally:
            central.close()
