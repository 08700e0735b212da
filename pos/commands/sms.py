"""`pos sms`: the contract with the provider of text messages, what waits, and a simulator."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from pos.commands.bounds import TOP_PORT, whole
from pos.commands.serve import add_place, folder_of

HELP = "text messages to customers: set up the provider, see what waits, run a simulator"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the actions."""
    actions = parser.add_subparsers(dest="action", required=True, metavar="ACTION")
    keys = actions.add_parser("keys", help="set up or change the contract (Alibaba Cloud SMS); shows a fingerprint")
    keys.add_argument("--access-key", default="", help="AccessKey ID")
    keys.add_argument("--secret", type=Path, metavar="FILE", help="the AccessKey secret; a copy is kept")
    keys.add_argument("--sign-name", default="", help="短信签名, as approved")
    keys.add_argument("--address", default="", help="the provider's address")
    keys.add_argument(
        "--template",
        action="append",
        default=[],
        metavar="WHAT=CODE",
        help="an approved template: code, ready, short, coupon, points; without a code it is told no more",
    )
    shown = actions.add_parser("show", help="what is set up, and how many messages wait")
    simulate = actions.add_parser("simulate", help="be the provider on this machine, and set it up here")
    simulate.add_argument("--port", type=whole(0, TOP_PORT), default=0, help="port, 0 for any that is free")
    for action in (keys, shown, simulate):
        add_place(action)


def run(args: argparse.Namespace) -> int:
    """Do one action and print what came of it."""
    from pos.domain.errors import GuitaiError
    from pos.server.texting.contract import FOLDER, Told, described, set_contract

    folder = folder_of(args) / FOLDER
    try:
        if args.action == "simulate":
            return _simulate(folder, args.port)
        if args.action == "keys":
            pairs = [text.partition("=") for text in args.template]
            templates = tuple((what.strip(), code.strip()) for what, _, code in pairs)
            told = Told(
                access_key=args.access_key,
                secret=args.secret,
                sign_name=args.sign_name,
                templates=templates,
                address=args.address,
            )
            set_contract(folder, told)
        said = described(folder)
        if args.action == "show":
            said["messages"] = _messages(args)
    except (GuitaiError, OSError) as fault:
        what = f"{fault.filename}: {fault.strerror}" if isinstance(fault, OSError) and fault.filename else str(fault)
        print(f"pos sms: {what}", file=sys.stderr)
        return 1
    print(json.dumps(said, ensure_ascii=False, indent=2))
    return 0


def _messages(args: argparse.Namespace) -> dict[str, int]:
    from pos.bootstrap.server import open_central
    from pos.server.storage_faults import storage_faults

    with storage_faults():
        central = open_central(folder_of(args), url=args.database)
        try:
            return central.texting.waiting()
        finally:
            central.close()


def _simulate(folder: Path, port: int) -> int:
    """Until Ctrl+C."""
    import secrets
    import tempfile
    from threading import Event

    from pos.server.texting.contract import Telling, Told, set_contract
    from pos.server.texting.simulator import Shown, SmsSimulator

    secret = secrets.token_hex(16)

    def show(message: Shown) -> None:
        print(json.dumps({"to": message.phone, "template": message.template, **message.words}, ensure_ascii=False))
        sys.stdout.flush()

    simulator = SmsSimulator(access_key="simulated", secret=secret.encode(), port=port, on_message=show)
    try:
        with tempfile.TemporaryDirectory() as kept:
            path = Path(kept) / "secret"
            path.write_text(secret, encoding="ascii")
            templates = tuple((each.value, f"SMS_{each.value.upper()}") for each in Telling)
            set_contract(
                folder,
                Told(
                    access_key="simulated",
                    secret=path,
                    sign_name="柜台",
                    templates=templates,
                    address=simulator.address,
                ),
            )
        print(f"text messages are taken at {simulator.address}; Ctrl+C ends it", flush=True)
        Event().wait()
    except KeyboardInterrupt:
        pass
    finally:
        simulator.close()
    return 0
