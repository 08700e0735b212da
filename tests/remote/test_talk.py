"""Whatever is not the server's answer is Unreachable; a Problem is the server's no."""

import gzip
import socket
import threading

import pytest

from pos.domain.errors import BadValue, Refused, Unreachable
from pos.remote.talk import LONGEST_PAUSE_S, Talk
from pos.wire.codec import MAX_MESSAGE, encode
from pos.wire.enrol import Challenge
from tests.remote.rubbish import Rubbish, Script, answers, says

GOOD = encode(Challenge(nonce="n"))


def talk_to(url: str, contacts: list[bool] | None = None) -> Talk:
    heard = contacts if contacts is not None else []
    return Talk(url, on_contact=heard.append, connect_s=1.0, answer_s=0.3, whole_s=0.6)


def ask(script: Script, contacts: list[bool] | None = None) -> Challenge:
    with Rubbish(script) as server:
        return talk_to(server.url, contacts).call("POST", "/v1/session/challenge", Challenge, body=b"{}").value


def silent(connection: socket.socket) -> None:
    connection.settimeout(2)
    connection.recv(1)  # until the till has had enough


def dripping(connection: socket.socket) -> None:
    connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n")
    pause = threading.Event()
    while not pause.wait(0.05):
        connection.sendall(b" ")


RUBBISH = {
    "an internal error": answers("500 Internal Server Error", b"oops", kind="text/plain"),
    "an internal error in JSON": answers("500 Internal Server Error", b'{"reason":"x"}'),
    "a log-in page": answers("200 OK", b"<html>Welcome to Guest WiFi</html>", kind="text/html"),
    "a log-in page that calls itself JSON": answers("200 OK", b"<html>"),
    "JSON of somebody else": answers("200 OK", b'{"error":0}'),
    "a list": answers("200 OK", b"[1,2]"),
    "half a body": answers("200 OK", GOOD[:5], length=len(GOOD)),
    "half a JSON": answers("200 OK", GOOD[:5]),
    "an empty body": answers("200 OK", b""),
    "a body without a type": says(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}"),
    "a redirect": answers("302 Found", b"", more="Location: http://127.0.0.1:1/login\r\n"),
    "a redirect for good": answers("308 Permanent Redirect", b"", more="Location: /elsewhere\r\n"),
    "not modified": answers("304 Not Modified", b""),
    "a proxy's 404": answers("404 Not Found", b"<h1>404</h1>", kind="text/html"),
    "a proxy's 407": answers("407 Proxy Authentication Required", b'{"message":"who?"}'),
    "too many requests": answers("429 Too Many Requests", b'{"reason":"busy"}'),
    "nothing": says(b""),
    "no HTTP": says(b"SSH-2.0-OpenSSH_9.2\r\n"),
    "a broken chunk": says(
        b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n"
    ),
    "gzip that is none": answers("200 OK", b"plain", more="Content-Encoding: gzip\r\n"),
    "not UTF-8": answers("200 OK", b'{"nonce":"\xff\xfe"}'),
    "a deep nest": answers("200 OK", b'{"nonce":"n","more":' + b"[" * 100_000 + b"]" * 100_000 + b"}"),
    "silence": silent,
    "a drip": dripping,
}


@pytest.mark.parametrize("script", tuple(RUBBISH.values()), ids=tuple(RUBBISH))
def test_rubbish_is_no_answer(script: Script) -> None:
    contacts: list[bool] = []
    with pytest.raises(Unreachable):
        ask(script, contacts)
    assert contacts == [False]


@pytest.mark.expects_log("urllib3.connection: Failed to parse headers")
def test_half_a_head() -> None:
    with pytest.raises(Unreachable):
        ask(says(b"HTTP/1.1 200 OK\r\nContent-Ty"))


def test_nobody_there() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
    with pytest.raises(Unreachable):
        talk_to(f"http://127.0.0.1:{port}").call("GET", "/", Challenge)


def test_a_name_that_does_not_resolve() -> None:
    with pytest.raises(Unreachable):
        talk_to("http://" + "a" * 70 + ".invalid").call("GET", "/", Challenge)


@pytest.mark.parametrize("body", (b" " * (MAX_MESSAGE + 10) + GOOD, gzip.compress(b" " * (MAX_MESSAGE * 20))))
def test_a_huge_body_is_not_read(body: bytes) -> None:
    more = "Content-Encoding: gzip\r\n" if body[:2] == b"\x1f\x8b" else ""
    with pytest.raises(Unreachable, match="more than"):
        ask(answers("200 OK", body, more=more))


def test_the_servers_answer() -> None:
    contacts: list[bool] = []
    assert ask(answers("200 OK", GOOD, kind="application/json; charset=utf-8"), contacts) == Challenge(nonce="n")
    assert contacts == [True]


@pytest.mark.parametrize("status", ("400 Bad Request", "403 Forbidden", "404 Not Found", "409 Conflict", "422 Odd"))
def test_a_problem_is_the_servers_no(status: str) -> None:
    contacts: list[bool] = []
    with pytest.raises(Refused) as refused:
        ask(answers(status, b'{"reason":"used_code","message":"long ago"}'), contacts)
    assert (refused.value.reason, str(refused.value), refused.value.status) == (
        "used_code",
        "long ago",
        int(status[:3]),
    )
    assert contacts == [True]


@pytest.mark.parametrize(
    "told, seconds",
    (
        ("7", 7.0),
        ("0", 0.0),
        ("999999999", LONGEST_PAUSE_S),
        ("Wed, 21 Oct 2015 07:28:00 GMT", 0.0),
        ("Fri, 31 Dec 2999 23:59:59 GMT", LONGEST_PAUSE_S),
        ("soon", None),
        ("-5", None),
        ("", None),
    ),
)
def test_retry_after(told: str, seconds: float | None) -> None:
    with pytest.raises(Unreachable) as unreachable:
        ask(answers("503 Service Unavailable", b"", more=f"Retry-After: {told}\r\n"))
    assert unreachable.value.retry_after_s == seconds


def test_a_long_poll_may_take_longer() -> None:
    def late(connection: socket.socket) -> None:
        threading.Event().wait(0.5)
        answers("200 OK", GOOD)(connection)

    with Rubbish(late) as server:
        answer = talk_to(server.url).call("GET", "/", Challenge, wait_s=2.0)
    assert answer.value == Challenge(nonce="n")
    assert answer.took_s >= 0.5


def test_what_every_request_says() -> None:
    with Rubbish(answers("200 OK", GOOD)) as server:
        talk_to(server.url).call(
            "POST", "/x", Challenge, body=b"{}", query={"after": 3}, headers={"Authorization": "B"}
        )
    head = server.asked[0].split(b"\r\n")
    assert head[0] == b"POST /x?after=3 HTTP/1.1"
    assert {b"Guitai-Protocol: 1", b"Content-Type: application/json", b"Authorization: B"} <= set(head)


@pytest.mark.parametrize("url", ("ftp://host", "host:8000", "http://", "file:///etc/passwd"))
def test_an_address_that_is_none(url: str) -> None:
    with pytest.raises(BadValue):
        Talk(url)


def test_without_an_address_nothing_is_reached() -> None:
    contacts: list[bool] = []
    with pytest.raises(Unreachable):
        talk_to("", contacts).call("GET", "/", Challenge)
    assert contacts == [False]
