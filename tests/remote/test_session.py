"""A till proves who it is by its key, and renews its token by itself."""

from datetime import UTC, datetime

import pytest

from pos.devices.keys import Ed25519Signer, Ed25519Verifier
from pos.domain.errors import NotEnrolled, Refused, Unreachable
from pos.domain.member import Member
from pos.remote.central import HttpCentral
from pos.remote.member_desk import HttpMemberDesk
from pos.remote.talk import Talk
from pos.wire.codec import decode, encode
from pos.wire.enrol import Challenge, Enrolled, Problem, Session, SessionRequest, session_bytes
from pos.wire.members import MemberAnswer
from tests.remote.rubbish import Rubbish, Script, answers

NOW = datetime(2026, 11, 22, 1, 0, tzinfo=UTC)
SIGNER = Ed25519Signer(b"s" * 32)
MEMBER = Member("m-1", "李雷", "138****2046")
FOUND = answers("200 OK", encode(MemberAnswer(MEMBER)))
CHALLENGE = answers("200 OK", encode(Challenge("nonce-1")))


def session(token: str, *, lasts_s: float = 3600.0, at: datetime = NOW) -> Script:
    return answers("200 OK", encode(Session(token, lasts_s, 0, "", at)))


def problem(status: str, reason: str) -> Script:
    return answers(status, encode(Problem(reason)))


def central(server: Rubbish, *, till_id: str = "till-1", times: list[datetime] | None = None) -> HttpCentral:
    def hear(at: datetime, took_s: float) -> None:
        assert 0 < took_s < 5
        if times is not None:
            times.append(at)

    talk = Talk(server.url, connect_s=1.0, answer_s=1.0)
    return HttpCentral(talk, till_id=till_id, signer=SIGNER, verifier=None, on_time=hear)


def paths(server: Rubbish) -> list[str]:
    return [asked.split(b" ")[1].decode() for asked in server.asked]


def test_a_session_begins_with_a_signed_challenge() -> None:
    times: list[datetime] = []
    with Rubbish(CHALLENGE, session("t1")) as server:
        assert central(server, times=times).begin_session().token == "t1"

    request = decode(server.asked[1].partition(b"\r\n\r\n")[2], SessionRequest)
    verifier = Ed25519Verifier(SIGNER.public_key.hex())
    assert (request.till_id, request.nonce) == ("till-1", "nonce-1")
    assert verifier.verify(session_bytes("till-1", "nonce-1"), bytes.fromhex(request.signature))
    assert not verifier.verify(session_bytes("till-2", "nonce-1"), bytes.fromhex(request.signature))
    assert times == [NOW]


def test_the_first_call_begins_a_session_and_the_next_one_uses_it() -> None:
    with Rubbish(CHALLENGE, session("t1"), FOUND, FOUND) as server:
        till = central(server)
        assert [HttpMemberDesk(till).find("13800002046").member for _ in range(2)] == [MEMBER, MEMBER]
    assert paths(server) == ["/v1/session/challenge", "/v1/session", "/v1/members/find", "/v1/members/find"]
    assert b"Authorization: Bearer t1\r\n" in server.asked[3]
    assert b"13800002046" not in server.asked[3].partition(b"\r\n\r\n")[0]


def test_a_token_that_ends_soon_is_renewed_before_it_is_used() -> None:
    with Rubbish(CHALLENGE, session("t1", lasts_s=10.0), FOUND, CHALLENGE, session("t2"), FOUND) as server:
        till = central(server)
        assert (HttpMemberDesk(till).find("M1").member, HttpMemberDesk(till).find("M1").member) == (MEMBER, MEMBER)
    assert b"Authorization: Bearer t2\r\n" in server.asked[5]


def test_a_token_the_server_forgot_is_renewed_once() -> None:
    no = problem("401 Unauthorized", "expired_token")
    with Rubbish(CHALLENGE, session("t1"), no, CHALLENGE, session("t2"), FOUND) as server:
        assert HttpMemberDesk(central(server)).find("M1").member == MEMBER
    assert b"Authorization: Bearer t2\r\n" in server.asked[5]


def test_a_server_that_trusts_no_token_has_forgotten_the_till() -> None:
    no = problem("401 Unauthorized", "expired_token")
    with Rubbish(CHALLENGE, session("t1"), no, CHALLENGE, session("t2"), no) as server, pytest.raises(NotEnrolled):
        HttpMemberDesk(central(server)).find("M1")
    assert len(server.asked) == 6


@pytest.mark.parametrize("reason", ("revoked", "unknown_till"))
def test_a_revoked_till(reason: str) -> None:
    with (
        Rubbish(CHALLENGE, session("t1"), problem("403 Forbidden", reason)) as server,
        pytest.raises(NotEnrolled, match=reason),
    ):
        HttpMemberDesk(central(server)).find("M1")


def test_a_no_to_something_else_is_a_no() -> None:
    with (
        Rubbish(CHALLENGE, session("t1"), problem("422 Odd", "odd")) as server,
        pytest.raises(Refused, match="odd"),
    ):
        HttpMemberDesk(central(server)).find("M1")


def test_a_no_after_renewing_is_a_no() -> None:
    no = problem("401 Unauthorized", "expired_token")
    with (
        Rubbish(CHALLENGE, session("t1"), no, CHALLENGE, session("t2"), problem("422 Odd", "odd")) as server,
        pytest.raises(Refused, match="odd"),
    ):
        HttpMemberDesk(central(server)).find("M1")


@pytest.mark.parametrize("reason", ("revoked", "unknown_till", "bad_signature"))
def test_a_till_the_server_does_not_trust_gets_no_session(reason: str) -> None:
    with Rubbish(CHALLENGE, problem("401 Unauthorized", reason)) as server, pytest.raises(NotEnrolled):
        central(server).begin_session()


def test_a_nonce_that_grew_old_on_the_way_is_no_revocation() -> None:
    with Rubbish(CHALLENGE, problem("401 Unauthorized", "bad_nonce")) as server, pytest.raises(Unreachable):
        central(server).begin_session()


def test_without_an_identity_nothing_is_asked() -> None:
    with Rubbish(CHALLENGE) as server, pytest.raises(NotEnrolled):
        HttpMemberDesk(central(server, till_id="")).find("M1")
    assert server.asked == []


def test_a_clock_without_a_zone_is_not_the_servers() -> None:
    times: list[datetime] = []
    bare = session("t1", at=NOW.replace(tzinfo=None))
    with Rubbish(CHALLENGE, bare) as server, pytest.raises(Unreachable):
        central(server, times=times).begin_session()
    enrolled = encode(decode(ENROLLED, Enrolled)).replace(b"01:00:00Z", b"01:00:00")
    with Rubbish(answers("200 OK", enrolled)) as server, pytest.raises(Unreachable):
        central(server, times=times).enrol(code="E-ABC", public_key=SIGNER.public_key)
    assert times == []


ENROLLED = (
    b'{"till_id":"t","number":2,"store":{"store_id":"s","code":"BJ01","name":"n"},"chain_key":"00",'
    b'"server_time":"2026-11-22T01:00:00Z"}'
)


def test_enrolling_tells_the_servers_clock() -> None:
    times: list[datetime] = []
    with Rubbish(answers("200 OK", ENROLLED)) as server:
        enrolled = central(server, till_id="", times=times).enrol(code="E-ABC", public_key=SIGNER.public_key)
    assert (enrolled.till_id, enrolled.store.code, times) == ("t", "BJ01", [NOW])
    assert SIGNER.public_key.hex().encode() in server.asked[0]
