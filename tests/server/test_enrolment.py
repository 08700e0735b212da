"""How a till comes in, and who does not."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
import requests
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from sqlalchemy import select

from pos.domain.ids import new_id
from pos.domain.journal import genesis
from pos.domain.staff import Role
from pos.server.clock import system_clock
from pos.server.enrolment.routes import WRONG_CODES
from pos.server.enrolment.service import NoEnrolment
from pos.server.enrolment.sessions import NONCE_LIFE, TOKEN_LIFE, NoSession, Sessions
from pos.server.enrolment.tables import enrol_codes
from pos.server.staff.service import StaffEntry
from pos.wire.codec import decode, encode
from pos.wire.enrol import Challenge, Enrolled, EnrolRequest, SessionRequest, session_bytes
from tests.server.conftest import Chain
from tests.server.wire_till import WireTill

NewTill = Callable[..., WireTill]


def enrol(address: str, code: str, key: str) -> requests.Response:
    return requests.post(f"{address}/v1/enrol", data=encode({"code": code, "public_key": key}), timeout=10)


def a_key() -> str:
    return Ed25519PrivateKey.generate().public_key().public_bytes_raw().hex()


def test_a_code_makes_one_till_and_the_lost_answer_is_given_again(chain: Chain, address: str) -> None:
    code, key = chain.central.enrolment.new_code("BJ01").code, a_key()
    first = decode(enrol(address, code, key).content, Enrolled)
    again = decode(enrol(address, code.lower(), key).content, Enrolled)
    assert (first.store, first.number, first.chain_key) == (chain.near, 1, chain.central.keys.chain_key)
    assert (again.till_id, again.number) == (first.till_id, 1)
    other = enrol(address, code, a_key())
    assert (other.status_code, other.json()["reason"]) == (403, "used_code")
    second = decode(enrol(address, chain.central.enrolment.new_code("BJ01").code, a_key()).content, Enrolled)
    assert second.number == 2


def test_codes_are_not_stored_and_wrong_ones_are_counted(chain: Chain, address: str) -> None:
    late = chain.central.enrolment.new_code("BJ01", life=timedelta(seconds=-1)).code
    assert enrol(address, late, a_key()).json()["reason"] == "expired_code"
    with chain.central.database.reading() as connection:
        stored = connection.execute(select(enrol_codes.c.code_hash)).scalar_one()
    assert late not in stored
    good = chain.central.enrolment.new_code("BJ01").code
    assert enrol(address, good, "abcd").json()["reason"] == "bad_key"
    reasons = [enrol(address, f"E-{number:010d}", a_key()).json()["reason"] for number in range(WRONG_CODES)]
    assert reasons[0] == "unknown_code"
    assert reasons[-1] == "too_many_codes"
    shut = enrol(address, good, a_key())
    assert (shut.status_code, shut.headers["Retry-After"]) == (429, "60")


def test_a_session_needs_the_tills_own_signature(chain: Chain, new_till: NewTill) -> None:
    till, other = new_till(), new_till()
    session = till.begin_session()
    assert (session.last_tseq, session.last_hash) == (0, genesis(till.till_id))
    nonce = till.post("/v1/session/challenge", {"till_id": till.till_id}, Challenge).nonce

    def begin(till_id: str, nonce: str, signature: str) -> tuple[int, str]:
        body = encode({"till_id": till_id, "nonce": nonce, "signature": signature})
        answer = requests.post(f"{till.address}/v1/session", data=body, timeout=10)
        return answer.status_code, answer.json()["reason"]

    foreign = other.key.sign(session_bytes(till.till_id, nonce)).hex()
    assert begin(till.till_id, nonce, foreign) == (401, "bad_signature")
    assert begin(till.till_id, nonce, "zz") == (401, "bad_signature")
    assert begin(other.till_id, nonce, foreign) == (401, "bad_nonce")
    assert begin(till.till_id, "1.2.3", foreign) == (401, "bad_nonce")
    stranger = till.post("/v1/session/challenge", {"till_id": new_id()}, Challenge).nonce
    assert begin(new_id(), stranger, foreign) == (401, "bad_nonce")
    chain.central.enrolment.revoke(till.till_id)
    assert begin(till.till_id, nonce, till.key.sign(session_bytes(till.till_id, nonce)).hex()) == (401, "revoked")


def test_nonces_and_tokens_end_by_the_servers_clock(chain: Chain, new_till: NewTill) -> None:
    till = new_till()
    central = chain.central
    later = {"by": timedelta()}
    sessions = Sessions(database=central.database, keys=central.keys, clock=lambda: system_clock() + later["by"])
    nonce = sessions.challenge(till.till_id)
    request = SessionRequest(
        till_id=till.till_id, nonce=nonce, signature=till.key.sign(session_bytes(till.till_id, nonce)).hex()
    )
    begun = sessions.begin(request)
    assert not isinstance(begun, NoSession)
    assert not isinstance(sessions.identify(begun.token), NoSession)
    later["by"] = NONCE_LIFE
    assert sessions.begin(request) is NoSession.BAD_NONCE
    later["by"] = TOKEN_LIFE
    assert sessions.identify(begun.token) is NoSession.BAD_TOKEN


def test_what_is_not_a_message_is_answered_with_a_problem(address: str, chain: Chain) -> None:
    for body in (b"", b"[]", b'{"code": 1}', b"\xff\xfe", b'{"code":"' + b"9" * 70_000):
        answer = requests.post(f"{address}/v1/enrol", data=body, timeout=10)
        assert answer.status_code in (400, 413)
        assert answer.json()["reason"] in ("bad_message", "too_large")
    assert requests.get(f"{address}/v1/enrol", timeout=10).json()["reason"] == "method_not_allowed"
    assert requests.get(f"{address}/nothing", timeout=10).json()["reason"] == "not_found"
    assert requests.get(f"{address}/v1/health", timeout=10).json() == {"ok": True}


def test_who_leaves_a_store_is_told_to_its_tills(chain: Chain, new_till: NewTill) -> None:
    entry = StaffEntry(code="7", name="小林", roles=(("BJ01", Role.CLERK), ("SH01", Role.CLERK)), pin="112233")
    chain.central.staff.put([entry])
    till = new_till()
    before = till.feed()
    chain.central.staff.put([StaffEntry(code="7", name="小林", roles=(("SH01", Role.CLERK),))])
    (change,) = till.feed(epoch=before.epoch, after=before.upto).changes
    assert (change.kind, b'"active":false' in bytes(change.payload)) == ("staff", True)


@pytest.mark.parametrize(
    "key",
    (
        "00" * 32,
        "01" + "00" * 31,
        "00" * 31 + "80",
        "ec" + "ff" * 30 + "7f",
        "ed" + "ff" * 30 + "ff",
        "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
        "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa",
    ),
)
def test_a_key_that_anybody_can_sign_for_is_refused(chain: Chain, key: str) -> None:
    code = chain.central.enrolment.new_code("BJ01").code
    assert chain.central.enrolment.enrol(EnrolRequest(code=code, public_key=key)) is NoEnrolment.BAD_KEY
