"""`pos office` for members: how membership works, coupons, vouchers, quotas, and single members."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pos.commands.serve import add_place

if TYPE_CHECKING:
    from pos.server.central import Central

ACTIONS = ("membership", "coupons", "vouchers", "quota", "member")
"""What this file answers for."""


def add_actions(actions: Any) -> None:
    """Declare them (docs/members.md)."""
    settings = actions.add_parser("membership", help="how points, levels, recharges and offline spending work (JSON)")
    settings.add_argument("--file", type=Path, required=True, metavar="FILE.json", help="the settings; all that hold")
    settings.add_argument("--store", default="", help="code of the one store it is for")
    _done(settings)

    coupons = actions.add_parser("coupons", help="coupons: enter an issue, issue, run a campaign, withdraw")
    doing = coupons.add_subparsers(dest="doing", required=True, metavar="WHAT")
    put = doing.add_parser("put", help="enter or change an issue (JSON)")
    put.add_argument("--file", type=Path, required=True, metavar="FILE.json", help="the issue")
    issue = doing.add_parser("issue", help="issue coupons that belong to whoever brings them; prints code and QR text")
    issue.add_argument("--code", required=True, help="the issue's code")
    issue.add_argument("--count", type=int, default=1, help="how many")
    campaign = doing.add_parser("campaign", help="put one into the wallet of each member of a level or group, once")
    campaign.add_argument("--code", required=True, help="the issue's code")
    campaign.add_argument("--name", required=True, help="the campaign's name: each member gets one for each name")
    campaign.add_argument("--level", default="", help="only members of that level")
    campaign.add_argument("--group", default="", help="only members of that group")
    show = doing.add_parser("show", help="a coupon as it stands")
    void = doing.add_parser("void", help="withdraw a coupon")
    for one in (show, void):
        one.add_argument("--coupon", required=True, metavar="C…", help="the coupon's code")
    for each in (put, issue, campaign, show, void):
        _done(each)

    vouchers = actions.add_parser("vouchers", help="vouchers: issue one, or say what of the sold ones is owed")
    doing = vouchers.add_subparsers(dest="doing", required=True, metavar="WHAT")
    issue = doing.add_parser("issue", help="issue a voucher with its rights (JSON)")
    issue.add_argument("--file", type=Path, required=True, metavar="FILE.json", help="name, price and rights")
    issue.add_argument("--member", default="", metavar="PHONE", help="whose; default: whoever brings it")
    _done(issue)
    _done(doing.add_parser("owed", help="what was paid for rights that nobody has used"))

    quota = actions.add_parser("quota", help="limit a rule over the chain, or give a store a part for offline")
    quota.add_argument("--rule", required=True, help="the rule's id")
    quota.add_argument("--total", type=int, help="pieces over the chain")
    quota.add_argument("--store", help="a store's code")
    quota.add_argument("--pieces", type=int, default=0, help="what that store may give without asking")
    _done(quota)

    member = actions.add_parser("member", help="a member: look up, points, password, merge with another")
    member.add_argument("--find", required=True, metavar="PHONE", help="phone number, card or member code")
    member.add_argument("--points", type=int, help="give points, or below 0 take them")
    member.add_argument("--password", help="set the payment password, six digits")
    member.add_argument("--merge", metavar="PHONE", help="that member is the same person: all becomes this one's")
    member.add_argument("--phone", metavar="PHONE", help="the member's phone number from now on")
    member.add_argument("--card", metavar="CARD", help="the member's card from now on")
    member.add_argument("--show-code", action="store_true", help="the dynamic code their phone would show now")
    _done(member)


def act(central: Central, args: argparse.Namespace) -> dict[str, str]:
    """Do one; the first value is what is printed. Raises BadValue, WireError, OSError."""
    if args.action == "membership":
        return _settings(central, args)
    if args.action == "coupons":
        return _coupons(central, args)
    if args.action == "vouchers":
        return _vouchers(central, args)
    return _quota(central, args) if args.action == "quota" else _member(central, args)


def _done(parser: argparse.ArgumentParser) -> None:
    add_place(parser)
    parser.add_argument("--json", action="store_true", help="answer as one line of JSON")


def _settings(central: Central, args: argparse.Namespace) -> dict[str, str]:
    from pos.domain.membership import Membership
    from pos.wire.codec import decode

    membership = decode(args.file.read_bytes(), Membership)
    central.loyalty.settings.put(membership, store=args.store)
    return {"levels": ", ".join(level.name for level in membership.levels) or "-"}


def _coupons(central: Central, args: argparse.Namespace) -> dict[str, str]:
    from pos.domain.errors import BadValue
    from pos.server.coupons.entries import IssueEntry
    from pos.wire.codec import decode, encode

    office = central.loyalty.coupons
    match args.doing:
        case "put":
            return {"batch": office.put(decode(args.file.read_bytes(), IssueEntry))}
        case "issue":
            new = office.issue(args.code, args.count)
            return {"coupons": "\n".join(f"{coupon.code} {office.qr(coupon)}" for coupon in new)}
        case "campaign":
            return {"issued": str(office.campaign(args.code, name=args.name, level=args.level, group=args.group))}
        case "void":
            if not office.void(args.coupon):
                raise BadValue(f"no coupon {args.coupon} that can be withdrawn")
            return {"voided": args.coupon}
        case _:
            coupon = office.named(args.coupon)
            if coupon is None:
                raise BadValue(f"no coupon {args.coupon}")
            return {"coupon": encode(coupon).decode()}


def _vouchers(central: Central, args: argparse.Namespace) -> dict[str, str]:
    from pos.domain.money import yuan
    from pos.domain.voucher import Voucher
    from pos.wire.codec import decode

    office = central.loyalty.vouchers
    if args.doing == "owed":
        return {"owed": yuan(office.owed())}
    wanted = decode(args.file.read_bytes(), Voucher)
    member_id = _found(central, args.member) if args.member else ""
    voucher = office.issue(wanted.name, wanted.rights, price=wanted.price, member_id=member_id)
    return {"voucher": voucher.code, "id": voucher.voucher_id}


def _quota(central: Central, args: argparse.Namespace) -> dict[str, str]:
    quotas = central.loyalty.quotas
    if args.total is not None:
        quotas.put(args.rule, args.total)
    if args.store is not None:
        quotas.allow(args.rule, args.store, args.pieces)
    return {"left": str(quotas.left(args.rule))}


def _member(central: Central, args: argparse.Namespace) -> dict[str, str]:
    from pos.domain.member import IdentityKind
    from pos.wire.codec import encode

    member_id = _found(central, args.find)
    if args.points:
        central.members.adjust_points(member_id, args.points)
    if args.password is not None:
        central.loyalty.proofs.set_password(member_id, args.password)
    if args.phone is not None:
        central.members.change_identity(member_id, IdentityKind.PHONE, args.phone)
    if args.card is not None:
        central.members.change_identity(member_id, IdentityKind.CARD, args.card)
    if args.merge is not None:
        central.members.merge(_found(central, args.merge), member_id)
    if args.show_code:
        return {"code": central.members.dynamic_code(member_id)}
    return {"member": encode(central.members.get(member_id)).decode()}


def _found(central: Central, text: str) -> str:
    from pos.domain.errors import BadValue

    member = central.members.find(text)
    if member is None:
        raise BadValue("no member of that number")
    return member.member_id
