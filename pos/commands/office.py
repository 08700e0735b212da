"""`pos office`: what head office does without a web page."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from pos.commands import office_money, office_stock
from pos.commands.office_members import ACTIONS, act, add_actions
from pos.commands.serve import add_place, folder_of

if TYPE_CHECKING:
    from pos.domain.store_rules import StoreRules
    from pos.server.central import Central

if TYPE_CHECKING:
    from pos.domain.ticket.template import Templates

HELP = "head office: one-time codes for new tills, revoking a till, channel keys, after restoring a backup"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the actions."""
    actions = parser.add_subparsers(dest="action", required=True, metavar="ACTION")
    code = actions.add_parser("enrol-code", help="make a one-time code for a new till of a store")
    code.add_argument("--store", required=True, help="the store's code")
    code.add_argument("--url", help="the server's address as tills reach it; what is printed then sets up both at once")
    code.add_argument(
        "--qr", type=Path, metavar="FILE.png", help="also draw what is printed as a QR to scan at the till"
    )
    revoke = actions.add_parser("revoke", help="trust a till no longer")
    revoke.add_argument("--till", required=True, help="the till's id")
    channel = actions.add_parser("channel-key", help="enter a sales channel, or give one a new key")
    channel.add_argument("--channel", required=True, help="the channel's code")
    channel.add_argument("--name", default="", help="its name")
    tickets = actions.add_parser("tickets", help="tell stores how their tickets should look (docs/tickets.md)")
    tickets.add_argument("--file", type=Path, required=True, metavar="FILE.toml", help="the templates")
    tickets.add_argument("--logo", type=Path, metavar="FILE.png", help="a picture for the top of tickets")
    tickets.add_argument("--store", metavar="CODE", help="the store's code; without it every store is told")
    labels = actions.add_parser("labels", help="tell stores how their labels should look (docs/labels.md)")
    labels.add_argument("--file", type=Path, required=True, metavar="FILE.toml", help="the templates")
    labels.add_argument("--store", metavar="CODE", help="the store's code; without it every store is told")
    restored = actions.add_parser("restored", help="say that the database was restored from a backup")
    rules = actions.add_parser("rules", help="set how stores work: drawers, roles, targets (JSON, docs/money.md)")
    rules.add_argument("--file", type=Path, required=True, metavar="FILE.json", help="the rules; all that hold")
    rules.add_argument("--store", default="", help="code of the store it is for; default: all without their own")
    scanning = actions.add_parser("scan-rules", help="layouts of in-store numbers, and recalls (docs/scanning.md)")
    scanning.add_argument("--file", type=Path, required=True, metavar="FILE.toml", help="the rules; all that hold")
    for action in (rules, code, revoke, channel, tickets, labels, scanning, restored):
        add_place(action)
        action.add_argument("--json", action="store_true", help="answer as one line of JSON")
    add_actions(actions)
    office_money.add_actions(actions)
    office_stock.add_actions(actions)


def run(args: argparse.Namespace) -> int:
    """Do one action and print what came of it."""
    from pos.bootstrap.server import open_existing
    from pos.domain.errors import GuitaiError
    from pos.domain.server_address import server_address
    from pos.server.storage_faults import storage_faults

    if args.action == "enrol-code" and args.url is not None and server_address(args.url) is None:
        print(f"pos office: not an address that tills can use: {args.url} (https://host[:port])", file=sys.stderr)
        return 1
    try:
        with storage_faults():
            central = open_existing(folder_of(args), url=args.database)
            try:
                said = _act(central, args)
            finally:
                central.close()
    except (GuitaiError, OSError) as fault:
        print(f"pos office: {fault}", file=sys.stderr)
        return 1
    print(json.dumps(said) if args.json else next(iter(said.values())))
    return 0


def _act(central: Central, args: argparse.Namespace) -> Mapping[str, str]:
    """Do it; what there is to say, by name. Raises GuitaiError, OSError."""
    from pos.domain.errors import BadValue
    from pos.server.days.rules import RulesOffice
    from pos.wire.scan_rules import read_scan_rules

    match args.action:
        case action if action in ACTIONS:
            return act(central, args)
        case action if action in office_money.ACTIONS:
            return office_money.act(central, args)
        case action if action in office_stock.ACTIONS:
            return office_stock.act(central, args)
        case "enrol-code":
            code = _addressed(central.enrolment.new_code(args.store).code, args.url)
            if args.qr is not None:
                _draw(code, args.qr)
            return {"code": code}
        case "revoke":
            if not central.enrolment.revoke(args.till):
                raise BadValue(f"no till {args.till}")
            return {"revoked": args.till}
        case "scan-rules":
            return {"stores": str(central.scanning.put(read_scan_rules(args.file.read_bytes())))}
        case "channel-key":
            return {"key": central.channels.put(args.channel, args.name or args.channel)}
        case "tickets" | "labels":
            return {"stores": str(_arrange(central, args))}
        case "rules":
            told = RulesOffice(database=central.database).put(_rules(args.file), store=args.store)
            return {"stores": str(told)}
        case _:
            return {"epoch": central.organisation.restored()}


def _arrange(central: Central, args: argparse.Namespace) -> int:
    """Tell stores how tickets or labels should look; how many were told. Raises GuitaiError, OSError."""
    if args.action == "labels":
        return central.organisation.put_labels(_text(args.file), store=args.store)
    return central.organisation.put_tickets(_templates(args), store=args.store)


def _templates(args: argparse.Namespace) -> Templates:
    """The templates of the command line; what of them no ticket would use is said. Raises WireError, OSError."""
    from base64 import b64encode
    from dataclasses import replace

    from pos.bootstrap.texts import LANGUAGES, load_texts
    from pos.domain.errors import WireError
    from pos.domain.ticket.template import misfits
    from pos.wire.templates import MAX_LOGO, read_templates

    templates = read_templates(args.file.read_bytes())
    if args.logo is not None:
        templates = replace(templates, logo=b64encode(args.logo.read_bytes()).decode())
    if len(templates.logo) > MAX_LOGO:
        raise WireError(f"a logo has at most {MAX_LOGO * 3 // 4} bytes")
    for language in LANGUAGES:
        for key in misfits(load_texts(language), templates):
            print(f"pos office: words.{language}.{key} is not used: unknown, or with other names", file=sys.stderr)
    return templates


def _text(path: Path) -> str:
    """A file's text. Raises WireError, OSError."""
    from pos.domain.errors import WireError

    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise WireError(f"{path.name} is not UTF-8: {error.reason}") from error


def _rules(path: Path) -> StoreRules:
    """The rules in a file. Raises WireError, OSError."""
    from pos.domain.store_rules import StoreRules
    from pos.wire.codec import decode

    return decode(path.read_bytes(), StoreRules)


def _addressed(code: str, url: str | None) -> str:
    """The text of an enrolment QR: the server's address before the code, where it is given."""
    from pos.domain.server_address import server_address

    return code if url is None else f"{server_address(url)}#{code}"


def _draw(text: str, path: Path) -> None:
    """The text as a QR, large enough to be scanned off a screen. Raises OSError."""
    import segno

    segno.make_qr(text, error="m").save(str(path), kind="png", scale=10, border=4)
