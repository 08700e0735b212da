"""`pos payments`: keys, rules, what is open, reconciliation with the providers' statements, and a simulator."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from pos.commands.bounds import TOP_PORT, whole
from pos.commands.serve import add_place, folder_of

HELP = "payments by code: set up keys and rules, list what is open, reconcile statements, run a simulator"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the actions."""
    actions = parser.add_subparsers(dest="action", required=True, metavar="ACTION")
    keys = actions.add_parser("keys", help="set up a provider's contract and keys, change keys, or list fingerprints")
    keys.add_argument(
        "provider", choices=("wechat", "alipay", "meituan", "douyin", "show"), help="whose; show: fingerprints of all"
    )
    keys.add_argument(
        "--appid", "--app-id", "--account", dest="account", default="", help="应用 ID; our account at a platform"
    )
    keys.add_argument("--mchid", default="", help="WeChat Pay: 商户号")
    keys.add_argument("--serial", default="", help="WeChat Pay: the merchant certificate's serial number")
    keys.add_argument("--certificate", type=Path, help="WeChat Pay: apiclient_cert.pem, instead of --serial")
    keys.add_argument(
        "--private-key",
        "--secret",
        dest="private_key",
        type=Path,
        metavar="FILE",
        help="the merchant's private key; the secret shared with a platform that sells vouchers",
    )
    keys.add_argument(
        "--provider-key",
        type=Path,
        metavar="FILE",
        help="one of the provider's public keys or certificates, beside those before",
    )
    keys.add_argument("--provider-serial", default="", help="WeChat Pay: the public key's id, PUB_KEY_ID_…")
    keys.add_argument("--retire", default="", metavar="SERIAL", help="believe that key of the provider's no longer")
    keys.add_argument("--address", default="", help="where the provider is (default: its own address)")
    keys.add_argument("--by-path", action="store_true", help="refer to the files where they are; copy nothing")
    rules = actions.add_parser("rules", help="show or set amounts, time-outs and retries: rules wechat most=1000000")
    rules.add_argument("provider", choices=("wechat", "alipay", "meituan", "douyin"))
    rules.add_argument("changes", nargs="*", metavar="NAME=VALUE")
    shown = actions.add_parser("open", help="list payments and refunds that have not come to their end")
    reconcile = actions.add_parser("reconcile", help="compare a provider's statement with the ledger")
    reconcile.add_argument("--provider", required=True, choices=("wechat", "alipay"))
    reconcile.add_argument("--statement", required=True, type=Path, metavar="FILE", help="CSV, or the zip it came in")
    reconcile.add_argument("--day", help="YYYY-MM-DD (default: the statement's)")
    simulate = actions.add_parser("simulate", help="serve both providers on this machine and set them up here")
    simulate.add_argument("--port", type=whole(0, TOP_PORT), default=0, help="port, 0 for any that is free")
    simulate.add_argument(
        "--statements", type=Path, metavar="FOLDER", help="write the day's statements there at the end"
    )
    for action in (keys, rules, shown, reconcile, simulate):
        add_place(action)
        action.add_argument("--json", action="store_true", help="answer as JSON")


def run(args: argparse.Namespace) -> int:
    """Do one action and print what came of it."""
    from pos.domain.errors import GuitaiError

    does = {"keys": _keys, "rules": _rules, "open": _open, "reconcile": _reconcile, "simulate": _simulate}
    try:
        return does[args.action](args)
    except (GuitaiError, OSError) as fault:
        what = f"{fault.filename}: {fault.strerror}" if isinstance(fault, OSError) and fault.filename else str(fault)
        print(f"pos payments: {what}", file=sys.stderr)
        return 1


def _keys(args: argparse.Namespace) -> int:
    from pos.domain.payment.code import Provider
    from pos.server.payments.merchants import FOLDER
    from pos.server.payments.setting_up import Keys, described, set_keys

    folder = folder_of(args) / FOLDER
    if args.provider != "show":
        told = Keys(
            account=args.account,
            mchid=args.mchid,
            serial=args.serial,
            certificate=args.certificate,
            private_key=args.private_key,
            provider_key=args.provider_key,
            provider_serial=args.provider_serial,
            retire=args.retire,
            address=args.address,
            by_path=args.by_path,
        )
        set_keys(folder, Provider(args.provider), told)
    _say(args, described(folder))
    return 0


def _rules(args: argparse.Namespace) -> int:
    from dataclasses import asdict

    from pos.domain.errors import BadValue
    from pos.domain.payment.code import Provider
    from pos.server.payments.merchants import FOLDER
    from pos.server.payments.setting_up import set_rules

    changes: dict[str, int] = {}
    for text in args.changes:
        name, _, value = text.partition("=")
        try:
            changes[name] = int(value)
        except ValueError:
            raise BadValue(f"{text!r} is not NAME=WHOLE NUMBER") from None
    from pos.domain.payment.rules import DEFAULTS
    from pos.server.payments.merchants import read_merchants

    provider, folder = Provider(args.provider), folder_of(args) / FOLDER
    rules = (
        set_rules(folder, provider, changes)
        if changes
        else read_merchants(folder).rules.get(provider, DEFAULTS[provider])
    )
    _say(args, asdict(rules))
    return 0


def _open(args: argparse.Namespace) -> int:
    from pos.bootstrap.server import open_existing
    from pos.server.payments.outstanding import outstanding
    from pos.server.storage_faults import storage_faults

    with storage_faults():
        central = open_existing(folder_of(args), url=args.database)
        try:
            found = outstanding(central.database)
        finally:
            central.close()
    if args.json:
        print(json.dumps(found, ensure_ascii=False))
        return 0
    for row in found:
        print("  ".join(str(value) for value in row.values()))
    print(f"{len(found)} open")
    return 0


def _reconcile(args: argparse.Namespace) -> int:
    from dataclasses import asdict
    from datetime import date

    from pos.bootstrap.server import open_existing
    from pos.domain.errors import BadValue
    from pos.domain.money import yuan
    from pos.domain.payment.code import Provider
    from pos.server.payments.reconcile import reconcile
    from pos.server.payments.statement import read_statement
    from pos.server.storage_faults import storage_faults

    provider = Provider(args.provider)
    rows = read_statement(args.statement, provider)
    try:
        day = date.fromisoformat(args.day) if args.day else rows[0].day
    except ValueError:
        raise BadValue(f"not a day: {args.day!r:.30} (YYYY-MM-DD)") from None
    except IndexError:
        raise BadValue("the statement is empty: name its --day") from None
    with storage_faults():
        central = open_existing(folder_of(args), url=args.database)
        try:
            result = reconcile(central.database, provider, rows, day=day)
        finally:
            central.close()
    if args.json:
        print(json.dumps({**asdict(result), "day": day.isoformat()}, ensure_ascii=False))
    else:
        print(
            f"{provider} {day}: paid {yuan(result.paid)}, given back {yuan(result.given_back)}, {result.agreed} agree"
        )
        for each in result.differences:
            where = f"  store {each.store_id}" if each.store_id else ""
            sides = f"ours {yuan(each.ours)} {each.state}  theirs {yuan(each.theirs)}"
            print(f"{each.kind:<20} {each.number:<32} {sides}{where}")
    return 1 if result.differences else 0


def _simulate(args: argparse.Namespace) -> int:
    from datetime import UTC, datetime, timedelta
    from signal import SIGINT, SIGTERM, signal
    from threading import Event

    from pos.domain.payment.code import Provider
    from pos.server.payments.merchants import FOLDER
    from pos.server.payments.simulator.scenarios import Scenario
    from pos.server.payments.simulator.signing import open_simulated_keys
    from pos.server.payments.simulator.simulator import Simulator, SimulatorServer
    from pos.server.payments.simulator.statement import alipay_statement, wechat_statement
    from pos.server.payments.simulator.voucher_book import VoucherScenario

    folder = folder_of(args) / FOLDER
    simulator = Simulator(keys=open_simulated_keys(folder / "simulated"))
    served = SimulatorServer(simulator, port=args.port)
    simulator.sign_up(folder, address=served.address)
    served.start()
    if args.json:
        print(json.dumps({"ready": True, "address": served.address}), flush=True)
    else:
        print(f"ready {served.address}; codes: 13… (WeChat Pay, 18 digits), 28… (Alipay, 18 digits), ending in")
        for each in Scenario:
            print(f"  {each.value}  {each.name.lower().replace('_', ' ')}")
        print("vouchers, 12 digits: 2 (Meituan), 3 (Douyin) or 9 (both), face value and price in yuan (4 digits each),")
        print("a digit to tell it from others, ending in")
        for voucher in VoucherScenario:
            print(f"  {voucher.value}  {voucher.name.lower().replace('_', ' ')}")
        sys.stdout.flush()
    ended = Event()
    for each_signal in (SIGINT, SIGTERM):
        signal(each_signal, lambda *_: ended.set())
    ended.wait()
    served.stop()
    if args.statements is not None:
        args.statements.mkdir(parents=True, exist_ok=True)
        day = (datetime.now(UTC) + timedelta(hours=8)).date()
        (args.statements / "wechat.csv").write_bytes(wechat_statement(simulator.bank(Provider.WECHAT), day))
        (args.statements / "alipay.csv").write_bytes(alipay_statement(simulator.bank(Provider.ALIPAY), day))
    return 0


def _say(args: argparse.Namespace, told: dict[str, Any]) -> None:
    if args.json:
        print(json.dumps(told, ensure_ascii=False))
        return
    for name, value in told.items():
        if isinstance(value, dict):
            print(name)
            for inner, each in value.items():
                print(f"  {inner}: {each}")
        else:
            print(f"{name}: {value}")
