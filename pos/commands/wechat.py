"""`pos wechat`: the contract for WeChat's template messages, what waits, and a simulator."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from pos.commands.bounds import TOP_PORT, whole
from pos.commands.serve import add_place, folder_of

HELP = "WeChat messages to members: set up the official account, see what waits, run a simulator"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the actions."""
    actions = parser.add_subparsers(dest="action", required=True, metavar="ACTION")
    keys = actions.add_parser("keys", help="set up or change the contract (服务号); shows a fingerprint")
    keys.add_argument("--app-id", default="", help="AppID of the official account")
    keys.add_argument("--secret", type=Path, metavar="FILE", help="the AppSecret; a copy is kept")
    keys.add_argument("--link", default="", help="page that a touch on the message opens")
    keys.add_argument("--address", default="", help="the provider's address")
    keys.add_argument(
        "--template",
        action="append",
        default=[],
        metavar="WHAT=ID FIELD=TEXT…",
        help="ready, short, coupon, points: 'ready=ID thing6={store} phrase3=可取货'; without an id it goes by SMS",
    )
    shown = actions.add_parser("show", help="what is set up, and how many messages wait")
    simulate = actions.add_parser("simulate", help="be the provider on this machine, and set it up here")
    simulate.add_argument("--port", type=whole(0, TOP_PORT), default=0, help="port, 0 for any that is free")
    for action in (keys, shown, simulate):
        add_place(action)


def run(args: argparse.Namespace) -> int:
    """Do one action and print what came of it."""
    from pos.domain.errors import GuitaiError
    from pos.server.texting.wechat_contract import FOLDER, WechatTold, described, set_wechat

    folder = folder_of(args) / FOLDER
    try:
        if args.action == "simulate":
            return _simulate(folder, args.port)
        if args.action == "keys":
            pairs = [text.partition("=") for text in args.template]
            templates = tuple((what.strip(), said.strip()) for what, _, said in pairs)
            told = WechatTold(
                app_id=args.app_id, secret=args.secret, templates=templates, link=args.link, address=args.address
            )
            set_wechat(folder, told)
        said = described(folder)
        if args.action == "show":
            said["messages"] = _messages(args)
    except (GuitaiError, OSError) as fault:
        what = f"{fault.filename}: {fault.strerror}" if isinstance(fault, OSError) and fault.filename else str(fault)
        print(f"pos wechat: {what}", file=sys.stderr)
        return 1
    print(json.dumps(said, ensure_ascii=False, indent=2))
    return 0


def _messages(args: argparse.Namespace) -> dict[str, int]:
    from pos.bootstrap.server import open_central
    from pos.server.storage_faults import storage_faults
    from pos.server.texting.contract import Channel

    with storage_faults():
        central = open_central(folder_of(args), url=args.database)
        try:
            return central.texting.waiting(Channel.WECHAT)
        finally:
            central.close()


def _simulate(folder: Path, port: int) -> int:
    """Until Ctrl+C."""
    import secrets
    import tempfile
    from threading import Event

    from pos.server.texting.wechat_contract import WORDS, WechatTold, set_wechat
    from pos.server.texting.wechat_simulator import WechatShown, WechatSimulator

    secret = secrets.token_hex(16)

    def show(message: WechatShown) -> None:
        said = {"to": message.openid, "template": message.template, **message.fields, "link": message.link}
        print(json.dumps(said, ensure_ascii=False), flush=True)

    simulator = WechatSimulator(app_id="simulated", secret=secret.encode(), port=port, on_message=show)
    try:
        with tempfile.TemporaryDirectory() as kept:
            path = Path(kept) / "secret"
            path.write_text(secret, encoding="ascii")
            templates = []
            for each, words in WORDS.items():
                fields = [f"thing{number}={{{word}}}" for number, word in enumerate(sorted(words), start=1)]
                templates.append((each.value, " ".join([f"TM_{each.value.upper()}", *fields])))
            told = WechatTold(app_id="simulated", secret=path, templates=tuple(templates), address=simulator.address)
            set_wechat(folder, told)
        print(f"WeChat messages are taken at {simulator.address}; Ctrl+C ends it", flush=True)
        Event().wait()
    except KeyboardInterrupt:
        pass
    finally:
        simulator.close()
    return 0
