"""`pos wechat`: the contract for WeChat's template messages, what waits, and a simulator."""

from __future__ import annotations

import argparse
from pathlib import Path

from pos.commands.serve import folder_of
from pos.commands.telling import act, add_actions, be_provider, show, templates_of

HELP = "WeChat messages to members: set up the official account, see what waits, run a simulator"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the actions."""
    keys = add_actions(
        parser,
        keys="服务号",
        template="WHAT=ID FIELD=TEXT…",
        template_help="ready, short, coupon, points: 'ready=ID thing6={store} phrase3=可取货'; "
        "without an id it goes by SMS",
    )
    keys.add_argument("--app-id", default="", help="AppID of the official account")
    keys.add_argument("--secret", type=Path, metavar="FILE", help="the AppSecret; a copy is kept")
    keys.add_argument("--link", default="", help="page that a touch on the message opens")


def run(args: argparse.Namespace) -> int:
    """Do one action and print what came of it."""
    from pos.server.texting.wechat_contract import FOLDER, WechatTold, described, set_wechat

    folder = folder_of(args) / FOLDER

    def set_up() -> None:
        told = WechatTold(
            app_id=args.app_id,
            secret=args.secret,
            templates=templates_of(args),
            link=args.link,
            address=args.address,
        )
        set_wechat(folder, told)

    return act(
        args,
        verb="wechat",
        channel="wechat",
        set_up=set_up,
        described=lambda: described(folder),
        simulate=lambda: _simulate(folder, args.port),
    )


def _simulate(folder: Path, port: int) -> int:
    from pos.server.texting.wechat_contract import WORDS, WechatTold, set_wechat
    from pos.server.texting.wechat_simulator import WechatShown, WechatSimulator

    def shown(message: WechatShown) -> None:
        show({"to": message.openid, "template": message.template, **message.fields, "link": message.link})

    def set_up(secret: Path, address: str) -> None:
        templates = []
        for each, words in WORDS.items():
            fields = [f"thing{number}={{{word}}}" for number, word in enumerate(sorted(words), start=1)]
            templates.append((each.value, " ".join([f"TM_{each.value.upper()}", *fields])))
        set_wechat(folder, WechatTold(app_id="simulated", secret=secret, templates=tuple(templates), address=address))

    return be_provider(
        lambda secret: WechatSimulator(app_id="simulated", secret=secret, port=port, on_message=shown),
        set_up=set_up,
        taken="WeChat messages",
    )
