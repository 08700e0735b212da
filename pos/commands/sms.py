"""`pos sms`: the contract with the provider of text messages, what waits, and a simulator."""

from __future__ import annotations

import argparse
from pathlib import Path

from pos.commands.serve import folder_of
from pos.commands.telling import act, add_actions, be_provider, show, templates_of

HELP = "text messages to customers: set up the provider, see what waits, run a simulator"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the actions."""
    keys = add_actions(
        parser,
        keys="Alibaba Cloud SMS",
        template="WHAT=CODE",
        template_help="an approved template: code, ready, short, coupon, points; without a code it is told no more",
    )
    keys.add_argument("--access-key", default="", help="AccessKey ID")
    keys.add_argument("--secret", type=Path, metavar="FILE", help="the AccessKey secret; a copy is kept")
    keys.add_argument("--sign-name", default="", help="短信签名, as approved")


def run(args: argparse.Namespace) -> int:
    """Do one action and print what came of it."""
    from pos.server.texting.contract import FOLDER, Told, described, set_contract

    folder = folder_of(args) / FOLDER

    def set_up() -> None:
        told = Told(
            access_key=args.access_key,
            secret=args.secret,
            sign_name=args.sign_name,
            templates=templates_of(args),
            address=args.address,
        )
        set_contract(folder, told)

    return act(
        args,
        verb="sms",
        channel="sms",
        set_up=set_up,
        described=lambda: described(folder),
        simulate=lambda: _simulate(folder, args.port),
    )


def _simulate(folder: Path, port: int) -> int:
    from pos.server.texting.contract import Telling, Told, set_contract
    from pos.server.texting.simulator import Shown, SmsSimulator

    def shown(message: Shown) -> None:
        show({"to": message.phone, "template": message.template, **message.words})

    def set_up(secret: Path, address: str) -> None:
        templates = tuple((each.value, f"SMS_{each.value.upper()}") for each in Telling)
        told = Told(access_key="simulated", secret=secret, sign_name="柜台", templates=templates, address=address)
        set_contract(folder, told)

    return be_provider(
        lambda secret: SmsSimulator(access_key="simulated", secret=secret, port=port, on_message=shown),
        set_up=set_up,
        taken="text messages",
    )
