"""Text messages from what happened to the customer's phone: signed, tried again, told once."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from time import monotonic

import pytest
from sqlalchemy import select

from pos.bootstrap.server import open_central
from pos.commands import dispatch
from pos.domain.coupon import CouponKind
from pos.domain.entitlement import EntitlementKind
from pos.domain.errors import BadValue
from pos.domain.holding import Held, ProofKind
from pos.domain.ids import new_id
from pos.domain.moments import to_ms
from pos.domain.order import Action, ActionKind, LineQuantity
from pos.server.coupons.entries import IssueEntry
from pos.server.members.tables import points_ledger
from pos.server.orders.tables import notices
from pos.server.payments.calling import HttpCaller, Reply
from pos.server.texting.aliyun import signature
from pos.server.texting.contract import Told, described, set_contract
from pos.wire.holds import AskHold, HoldAnswer
from tests.server.conftest import Chain
from tests.server.member_shop import NewTill, a_member
from tests.server.texting.telling import (
    MORNING,
    SECRET,
    Phones,
    place_order,
    ready_order,
    states,
    texting_at,
    unanswered,
)


@pytest.fixture
def database_url() -> None:
    """The queue is plain tables: one database is enough."""


def test_the_signature_is_the_one_that_the_providers_documentation_works_out() -> None:
    """Alibaba Cloud, 短信服务, 请求签名: https://help.aliyun.com/document_detail/56189.html."""
    parameters = {
        "AccessKeyId": "testId", "Action": "SendSms", "Format": "XML", "OutId": "123",
        "PhoneNumbers": "15300000001", "RegionId": "cn-hangzhou", "SignName": "阿里云短信测试专用",
        "SignatureMethod": "HMAC-SHA1", "SignatureNonce": "45e25e9b-0a6f-4070-8c85-2956eda1b466",
        "SignatureVersion": "1.0", "TemplateCode": "SMS_71390007", "TemplateParam": '{"customer":"test"}',
        "Timestamp": "2017-07-12T02:42:19Z", "Version": "2017-05-25",
    }  # fmt: skip
    assert signature(parameters, b"testSecret", method="GET") == "zJDF+Lrzhj/ThnlvIToysFRq6t4="


@pytest.mark.expects_log("was not sent")
def test_a_member_spends_with_the_code_that_came_by_sms(chain: Chain, new_till: NewTill, phones: Phones) -> None:
    order_id = place_order(chain, phone="13800001111")
    everything = (LineQuantity(line=1, quantity=1_000),)
    for kind, lines in ((ActionKind.PICK, everything), (ActionKind.READY, ())):
        chain.central.orders.act(Action(kind=kind, order_id=order_id, lines=lines))
    who = a_member(chain, phone="13812342046")
    proofs = chain.central.loyalty.proofs
    assert proofs.send_sms(who).sent
    phone, template, words = phones.told[0]
    assert (phone, template, len(words["code"])) == ("13812342046", "SMS_code", 6)
    assert proofs.send_sms(who).reason == "too_soon"
    asked = AskHold(new_id(), EntitlementKind.STORED_VALUE, who, 10_000, proof=ProofKind.SMS, proof_text=words["code"])
    till = new_till()
    assert till.post("/v1/holds", replace(asked, proof_text="000000"), HoldAnswer).outcome is Held.PROOF_WRONG
    assert till.post("/v1/holds", asked, HoldAnswer).outcome is Held.GRANTED
    # It proves once; and what the provider does not take is said.
    again = replace(asked, hold_id=new_id())
    assert till.post("/v1/holds", again, HoldAnswer).outcome is Held.PROOF_WRONG
    nobody = a_member(chain, phone="13800000003")
    assert proofs.send_sms(nobody).reason == "no_provider"
    # The server that runs tells of the order by itself.
    until = monotonic() + 20
    while len(phones.told) < 2 and monotonic() < until:
        chain.central.texting.waiting()
    assert phones.told[-1][:2] == ("13800001111", "SMS_ready")


def test_what_happens_to_an_order_is_told_once(chain: Chain, phones: Phones) -> None:
    order_id = place_order(chain, phone="13800001111")
    central = chain.central
    row = {"store_id": chain.near.store_id, "order_id": order_id, "moment_ms": to_ms(MORNING), "sent_ms": None}
    found = [{**row, "kind": kind, "subject": subject} for kind, subject in (("ready", ""), ("short", "1:1000"))]
    central.database.write(lambda tx: tx.add(notices, found))
    texting = texting_at(central, MORNING)
    assert texting.step() == 2
    assert (texting.step(), texting_at(central, MORNING).step()) == (0, 0)
    number = phones.told[0][2]["number"]
    assert sorted(phones.told, key=str) == [
        ("13800001111", "SMS_ready", {"number": number, "store": "北京店"}),
        ("13800001111", "SMS_short", {"number": number, "store": "北京店"}),
    ]
    assert (number.startswith("O"), texting.waiting()) == (True, {"sent": 2})
    # The number is not kept once it was told, nor is what is too old to tell.
    assert states(central) == [("sent", 1, "", b"")] * 2
    late = {**row, "kind": "expired", "subject": "", "moment_ms": to_ms(MORNING)}
    old = {**row, "kind": "ready", "subject": "again", "moment_ms": to_ms(MORNING - timedelta(days=2))}
    central.database.write(lambda tx: tx.add(notices, [late, old]))
    assert texting.step() == 0
    with central.database.reading() as connection:
        assert None not in connection.execute(select(notices.c.sent_ms)).scalars().all()


@pytest.mark.expects_log("was not sent")
def test_trouble_is_tried_again_later_and_what_cannot_be_is_given_up(chain: Chain, phones: Phones) -> None:
    central, moment = chain.central, MORNING
    for last in ("01", "02", "03", "04"):
        order_id = place_order(chain, phone=f"138000011{last}")
        row = {"store_id": chain.near.store_id, "order_id": order_id, "kind": "ready", "subject": ""}
        found = {**row, "moment_ms": to_ms(MORNING), "sent_ms": None}
        central.database.write(lambda tx, found=found: tx.add(notices, [found]))  # type: ignore[misc]
    assert texting_at(central, moment).step() == 4
    assert phones.told == []
    assert texting_at(central, moment + timedelta(seconds=14)).step() == 0
    assert texting_at(central, moment + timedelta(seconds=16)).step() == 3
    assert sorted(phone[-2:] for phone, _, _ in phones.told) == ["01", "02", "04"]
    given_up = ("given_up", 1, "isv.MOBILE_NUMBER_ILLEGAL", b"")
    assert sorted(states(central)) == [given_up, *[("sent", 2, "", b"")] * 3]


@pytest.mark.expects_log("was not sent")
def test_what_the_provider_took_without_our_hearing_it_is_not_sent_again(chain: Chain, phones: Phones) -> None:
    central, later = chain.central, MORNING + timedelta(minutes=2)
    ready_order(chain, "13800001105")
    assert texting_at(central, MORNING).step() == 1
    assert (len(phones.told), states(central)[0][0]) == (1, "waiting")
    assert texting_at(central, later).step() == 1
    assert (len(phones.told), states(central)) == (1, [("sent", 2, "", b"")])

    # The server dies between the provider's yes and its own note.
    ready_order(chain, "13800001111")
    calls = HttpCaller()

    def dying(*args: object, **more: object) -> Reply:
        calls(*args, **more)  # type: ignore[arg-type]
        raise SystemExit

    dead = texting_at(central, MORNING)
    dead._call = dying
    with pytest.raises(SystemExit):
        dead.step()
    assert len(phones.told) == 2
    assert texting_at(central, later).step() == 1
    assert (len(phones.told), [row[0] for row in states(central)]) == (2, ["sent", "sent"])

    # Who went down before asking the provider at all has sent nothing; and what cannot be asked waits.
    ready_order(chain, "13800001112")

    def gone(*args: object, **more: object) -> Reply:
        raise SystemExit

    dead._call = gone
    with pytest.raises(SystemExit):
        dead.step()
    away = texting_at(central, later)
    away._call = unanswered
    assert (away.step(), len(phones.told)) == (1, 2)
    assert texting_at(central, later + timedelta(minutes=2)).step() == 1
    assert [phone[-2:] for phone, _, _ in phones.told] == ["05", "11", "12"]


@pytest.mark.expects_log("was not sent")
def test_a_provider_that_never_answers_is_given_up_at_last(chain: Chain, phones: Phones) -> None:
    central, moment = chain.central, MORNING
    order_id = place_order(chain, phone="13800001111")
    row = {"store_id": chain.near.store_id, "order_id": order_id, "kind": "ready", "subject": ""}
    central.database.write(lambda tx: tx.add(notices, [{**row, "moment_ms": to_ms(moment), "sent_ms": None}]))
    wrong = chain.central.folder / "wrong"
    wrong.write_bytes(b"another secret it is")
    set_contract(central.folder / "sms", Told(secret=wrong))
    tries = 0
    for _ in range(12):
        tries += texting_at(central, moment).step()
        moment += timedelta(hours=1)
    assert (tries, states(central)) == (8, [("given_up", 8, "SignatureDoesNotMatch", b"")])


def test_members_are_told_of_what_expires_in_good_time_and_once(chain: Chain, phones: Phones) -> None:
    central, coupons = chain.central, chain.central.loyalty.coupons
    who = a_member(chain, phone="13812342046")
    until = datetime(2026, 11, 25, 15, 59, tzinfo=UTC)
    for code, last in (("N50", until), ("N60", until), ("N70", until + timedelta(hours=1))):
        coupons.put(IssueEntry(code, f"满减{code}", CouponKind.AMOUNT, value=5_000, valid_until=last))
        coupons.issue_to(code, [who], reason="test")
    day = date(2026, 12, 22)
    central.database.write(lambda tx: tx.connection.execute(points_ledger.update().values(expires=day)))
    assert texting_at(central, MORNING - timedelta(hours=2)).step() == 0
    assert texting_at(central, MORNING).step() == 2
    assert texting_at(central, MORNING + timedelta(hours=1)).step() == 0
    told = {template: words for _, template, words in phones.told}
    assert told["SMS_points"] == {"points": "1000", "until": "2026-12-22"}
    assert (told["SMS_coupon"]["count"], told["SMS_coupon"]["until"]) == ("2", "2026-11-25")


def test_a_contract_is_set_up_changed_and_never_shown(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_bytes(SECRET)
    folder = tmp_path / "sms"
    assert described(folder) == {"set_up": False}
    for told in (
        Told(access_key="LTAI"),
        Told(access_key="A", secret=secret, sign_name="S", templates=(("hello", "SMS_1"),)),
        Told(access_key="A", secret=secret, sign_name="S", address="http://example.com"),
    ):
        with pytest.raises(BadValue):
            set_contract(folder, told)
    set_contract(folder, Told(access_key="LTAI", secret=secret, sign_name="样板", templates=(("code", "SMS_1"),)))
    set_contract(folder, Told(sign_name="柜台", templates=(("ready", "SMS_2"), ("code", ""))))
    shown = described(folder)
    assert (shown["sign_name"], shown["templates"]) == ("柜台", {"ready": "SMS_2"})
    assert SECRET.decode() not in json.dumps(shown)
    assert {path.stat().st_mode & 0o777 for path in folder.iterdir()} == {0o600}
    next(folder.glob("*.secret")).unlink()
    assert described(folder)["secret"] == "cannot be read"


def test_head_office_sets_it_up_by_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    secret = tmp_path / "secret"
    secret.write_bytes(SECRET)
    open_central(tmp_path).close()
    keys = ["sms", "keys", "--data", str(tmp_path), "--secret", str(secret), "--access-key", "LTAI"]
    assert dispatch([*keys, "--sign-name", "样板", "--template", "code = SMS_1"]) == 0
    said = json.loads(capsys.readouterr().out)
    assert (said["templates"], said["access_key"]) == ({"code": "SMS_1"}, "LTAI")
    assert dispatch([*keys, "--template", "hello=SMS_1"]) == 1
    assert "no such notice" in capsys.readouterr().err
    assert dispatch(["sms", "show", "--data", str(tmp_path)]) == 0
    assert json.loads(capsys.readouterr().out)["messages"] == {}
