"""Notices by WeChat first and by SMS second: one way or the other, never both."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from pos.bootstrap.server import open_central
from pos.commands import dispatch
from pos.domain.coupon import CouponKind
from pos.domain.errors import BadValue
from pos.server.coupons.entries import IssueEntry
from pos.server.members.tables import member_merges
from pos.server.payments.calling import HttpCaller, NoReply, Reply
from pos.server.texting.contract import Channel
from pos.server.texting.tables import messages
from pos.server.texting.wechat_contract import WechatTemplate, WechatTold, described, set_wechat
from tests.server.conftest import Chain
from tests.server.member_shop import a_member
from tests.server.texting.telling import MORNING, SECRET, Followers, Phones, ready_order, states, texting_at, unanswered

SOON = MORNING + timedelta(seconds=16)


def openid(end: str) -> str:
    """28 characters, as WeChat's are."""
    return f"oGuitai_follower_of_shop__{end}"


def followed(chain: Chain, *ends: str) -> None:
    """Members whose phone and openid end so; an order of each is ready."""
    for end in ends:
        a_member(chain, phone=f"13800{end}0088", wechat=openid(end))
        ready_order(chain, f"13800{end}0088")


@pytest.mark.expects_log("by_sms|again")
def test_who_follows_is_told_by_wechat_and_everybody_else_by_sms(
    chain: Chain, phones: Phones, followers: Followers, caplog: pytest.LogCaptureFixture
) -> None:
    central = chain.central
    followed(chain, "10", "07", "08", "03", "06")
    # Two that were one customer: what the one ordered is told to the other.
    gone = a_member(chain, phone="13800400088")
    ready_order(chain, "13800400088")
    merged = {"member_id": gone, "into_id": a_member(chain, phone="", card="C2", wechat=openid("40")), "moment_ms": 0}
    central.database.write(lambda tx: tx.add(member_merges, [merged]))
    ready_order(chain, "13800990088")
    first = texting_at(central, MORNING)
    with central.database.reading() as connection:
        assert connection.execute(select(messages)).all() == []
    assert first.step() == 7
    # The tokens that ended in the middle were replaced; nobody heard twice.
    assert followers.told == ["07", "08", "10", "40"]
    assert [phone[5:7] for phone, _, _ in phones.told] == ["99"]
    one = next(each for each in followers.shown if each.openid == openid("10"))
    assert (one.template, one.link) == ("TM1", "https://shop.example/orders")
    assert (one.fields["thing6"], one.fields["phrase3"]) == ("北京店", "可取货")
    assert one.fields["character_string2"].startswith("O")
    # Who does not follow, and whom WeChat's limit shut out, hear by SMS at once.
    assert first.step() == 2
    assert sorted(phone[5:7] for phone, _, _ in phones.told) == ["03", "06", "99"]
    assert (first.step(), texting_at(central, SOON).step(), followers.told) == (0, 0, ["07", "08", "10", "40"])
    assert (first.waiting(), first.waiting(Channel.WECHAT)) == ({"sent": 3}, {"sent": 4})
    # Who it was for is not kept, and is in no log.
    with central.database.reading() as connection:
        kept = connection.execute(select(messages.c.openid, messages.c.phone)).all()
    assert {(whose, bytes(phone)) for whose, phone in kept} == {(None, b"")}
    assert "oGuitai" not in caplog.text
    assert SECRET.decode() not in caplog.text

    # Coupons that end: by WeChat to a member without a phone number too.
    coupons = central.loyalty.coupons
    until = datetime(2026, 11, 25, 15, tzinfo=UTC)
    coupons.put(IssueEntry("N50", "满减" * 20, CouponKind.AMOUNT, value=5_000, valid_until=until))
    who = a_member(chain, phone="", card="C1", wechat=openid("20"))
    coupons.issue_to("N50", [who], reason="test")
    assert texting_at(central, MORNING).step() == 1
    assert followers.shown[-1].fields == {"thing1": "满减" * 10, "number2": "1", "time3": "2026-11-25"}


@pytest.mark.expects_log("again|lost|by_sms")
def test_what_nobody_knows_is_repeated_under_its_number_and_never_sent_by_sms(
    chain: Chain, phones: Phones, followers: Followers
) -> None:
    central = chain.central
    followed(chain, "01", "02", "04", "05")
    assert texting_at(central, MORNING).step() == 4
    assert followers.told == ["05"]
    with central.database.reading() as connection:
        sealed = [bytes(value) for value in connection.execute(select(messages.c.openid)).scalars()]
    assert len(sealed) == 4
    assert not any(b"oGuitai" in value for value in sealed)
    assert texting_at(central, SOON).step() == 4
    assert (followers.told, phones.told) == (["01", "02", "04", "05"], [])

    # The server dies after WeChat took it, and comes back in time.
    calls = HttpCaller()

    def dying(method: str, url: str, **more: object) -> Reply:
        reply = calls(method, url, **more)  # type: ignore[arg-type]
        if "template" in url:
            raise SystemExit
        return reply

    followed(chain, "30")
    with pytest.raises(SystemExit):
        texting_at(central, MORNING, dying).step()
    assert texting_at(central, SOON).step() == 1
    assert followers.told.count("30") == 1

    # It comes back too late for WeChat to know the same again: given up, rather than told twice.
    followed(chain, "31")
    with pytest.raises(SystemExit):
        texting_at(central, MORNING, dying).step()
    assert texting_at(central, MORNING + timedelta(minutes=11)).step() == 1
    assert followers.told.count("31") == 1

    # No answer at first; then the limit says nothing of the first attempt, not following says enough.
    def silent(method: str, url: str, **more: object) -> Reply:
        if "template" in url:
            raise NoReply("nobody there")
        return calls(method, url, **more)  # type: ignore[arg-type]

    followed(chain, "03", "06")
    assert texting_at(central, MORNING, silent).step() == 2
    assert texting_at(central, SOON).step() == 2
    assert texting_at(central, SOON + timedelta(minutes=11)).step() == 2
    assert [phone[5:7] for phone, _, _ in phones.told] == ["03"]
    given_up = ("given_up", b"")
    assert [(state, phone) for state, _, _, phone in states(central) if state != "sent"] == [given_up, given_up]


@pytest.mark.expects_log("by_sms|again|was not sent")
def test_without_a_token_it_goes_by_sms(chain: Chain, phones: Phones, followers: Followers) -> None:
    central = chain.central
    followed(chain, "10")
    moments = [MORNING, MORNING + timedelta(seconds=16), MORNING + timedelta(seconds=47)]
    for moment in moments:
        assert (texting_at(central, moment, unanswered).step(), phones.told) == (1, [])
    assert texting_at(central, moments[-1], unanswered).step() == 1
    assert [phone[5:7] for phone, _, _ in phones.told] == ["10"]
    # A secret that the platform does not take is no reason to wait; without a phone number it is given up.
    wrong = central.folder / "wrong"
    wrong.write_bytes(b"another secret it is")
    set_wechat(central.folder / "wechat", WechatTold(secret=wrong))
    followed(chain, "11")
    texting = texting_at(central, MORNING)
    assert (texting.step(), texting.step()) == (1, 1)
    assert ([phone[5:7] for phone, _, _ in phones.told], followers.told) == (["10", "11"], [])


def test_a_wechat_contract_is_set_up_changed_and_never_shown(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    secret = tmp_path / "secret"
    secret.write_bytes(SECRET)
    folder = tmp_path / "wechat"
    assert described(folder) == {"set_up": False}
    for kind, text in (
        ("code", "TM1 thing1={number}"),
        ("ready", "TM1"),
        ("ready", "TM1 {number}"),
        ("ready", "TM1 thing1={points}"),
    ):
        with pytest.raises(BadValue):
            set_wechat(folder, WechatTold(app_id="wx1", secret=secret, templates=((kind, text),)))
    with pytest.raises(BadValue, match="--secret"):
        set_wechat(folder, WechatTold(app_id="wx1"))
    open_central(tmp_path).close()
    keys = ["wechat", "keys", "--data", str(tmp_path)]
    first = ["--app-id", "wx1", "--secret", str(secret), "--template", "ready=TM1 thing6={store} phrase3=a={number}"]
    assert dispatch([*keys, *first]) == 0
    shown = capsys.readouterr().out
    assert json.loads(shown)["templates"] == {"ready": {"id": "TM1", "thing6": "{store}", "phrase3": "a={number}"}}
    assert SECRET.decode() not in shown
    assert {path.stat().st_mode & 0o777 for path in folder.iterdir()} == {0o600}
    assert dispatch([*keys, "--template", "hello=TM1 thing6=x"]) == 1
    assert "not told by WeChat" in capsys.readouterr().err
    assert dispatch([*keys, "--template", "ready="]) == 0
    assert dispatch(["wechat", "show", "--data", str(tmp_path)]) == 0
    said = json.loads(capsys.readouterr().out.partition("\n}\n")[2])
    assert (said["templates"], said["messages"]) == ({}, {})
    # What a customer is called fills no other word.
    assert WechatTemplate("T", {"thing1": "{name}{count}"}).filled({"name": "{count}", "count": "2"}) == {
        "thing1": "{count}2"
    }
