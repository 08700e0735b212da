"""Ten thousand mutated answers: none that was tampered with says paid, and none makes anything fall over."""

from __future__ import annotations

import random
from collections.abc import Mapping

import pytest

from pos.domain.payment.answer import NOTHING, Answer, Said
from pos.domain.payment.code import Provider
from pos.server.payments.alipay import Alipay
from pos.server.payments.calling import NoReply, Reply
from pos.server.payments.provider import Asked, ProviderClient
from pos.server.payments.simulator.caller import InProcessCaller
from pos.server.payments.simulator.scenarios import Scenario
from pos.server.payments.wechat import WechatPay
from tests.server.payments.stage import STORE_NAME, Stage

CASES = 5_000
"""Of each provider."""


class Recorder:
    """Answers with what it is told to; keeps the last real answer."""

    def __init__(self, stage: Stage) -> None:
        self._real = InProcessCaller(stage.simulator, pass_time=stage.clock.pass_by)
        self.replay: Reply | None = None
        self.last = Reply(200, {}, b"")

    def __call__(
        self, method: str, url: str, *, headers: Mapping[str, str], body: bytes, connect_s: float, answer_s: float
    ) -> Reply:
        if self.replay is not None:
            return self.replay
        self.last = self._real(method, url, headers=headers, body=body, connect_s=connect_s, answer_s=answer_s)
        return self.last


def a_client(stage: Stage, provider: Provider) -> tuple[ProviderClient, Recorder]:
    recorder = Recorder(stage)
    merchants = stage.server.merchants
    merchants._caller = recorder
    merchants._stamp = (-1, -1)
    client = merchants.client(provider)
    assert client is not None
    return client, recorder


def mutated(reply: Reply, chance: random.Random) -> Reply:
    """An answer with something changed: bytes, a header, a value, a piece doubled or left out."""
    body, headers, status = bytearray(reply.body), dict(reply.headers), reply.status
    match chance.randrange(9):
        case 0:
            place = chance.randrange(len(body))
            body[place] ^= 1 << chance.randrange(8)
        case 1:
            del body[chance.randrange(len(body)) :]
        case 2:
            place = chance.randrange(len(body))
            body[place:place] = bytes(chance.choices(b'{}[]",:\\0159 \xff\x00\xf0', k=chance.randrange(1, 6)))
        case 3:
            start = chance.randrange(len(body))
            body += body[start:]
        case 4:
            name = chance.choice([*headers, "wechatpay-signature"])
            headers[name] = chance.choice(("", "AAAA", headers.get(name, "")[::-1], "😀", "1" * 400))
        case 5:
            for name in [name for name in headers if name.startswith("wechatpay")]:
                del headers[name]
            body = bytearray(bytes(body).replace(b'"sign"', chance.choice((b'"sing"', b'"sign":"","x"'))))
        case 6:
            status = chance.choice((200, 201, 302, 400, 404, 500))
            body = bytearray(chance.choice((b"", b"null", b"[]", b"{", b"[" * 5000, b'{"code":"10000"}', b"\xff\xfe")))
        case 7:
            text = bytes(body).decode()
            body = bytearray(text.replace("12800", "1").replace("128.00", "0.01").encode())
        case _:
            text = bytes(body).decode()
            for word in ("USERPAYING", "NOTPAY", "WAIT_BUYER_PAY", "10003"):
                text = text.replace(word, "SUCCESS" if word.isupper() and "_" not in word else "TRADE_SUCCESS")
            body = bytearray((text + " ").encode())
    return Reply(status, headers, bytes(body))


@pytest.mark.expects_log("not signed by it")
@pytest.mark.parametrize("provider", (Provider.WECHAT, Provider.ALIPAY))
def test_none_forged_is_believed_and_none_crashes(stage: Stage, provider: Provider) -> None:
    chance = random.Random(20261122)
    client, recorder = a_client(stage, provider)
    asked = Asked(number="GMUTATED", amount=12800, subject=STORE_NAME, terminal="T001")
    waiting = client.pay(asked, stage.code(provider, Scenario.PASSWORD_NEVER))
    assert waiting.said is Said.WAITING
    true_pay = recorder.last
    said = {"pay": waiting, "query": client.query(asked.number, 12800)}
    assert said["query"].said is Said.WAITING
    true_query = recorder.last
    # Signing ten thousand requests would take longer than reading ten thousand answers.
    if isinstance(client, WechatPay):
        client.authorization = lambda *_: ""  # type: ignore[method-assign]
    elif isinstance(client, Alipay):
        client.signed_form = lambda *_: {}  # type: ignore[method-assign]
    believed = 0
    for _ in range(CASES // 2):
        for true, ask in ((true_pay, "pay"), (true_query, "query")):
            recorder.replay = mutated(true, chance)
            heard: Answer = client.pay(asked, "13" * 9) if ask == "pay" else client.query(asked.number, 12800)
            if heard == NOTHING:
                continue
            # What is still believed says what was truly said, in the very characters that were signed.
            believed += 1
            assert heard == said[ask], recorder.replay
            assert signed_part(recorder.replay, provider) == signed_part(true, provider)
    assert believed < CASES * 0.2


def signed_part(reply: Reply, provider: Provider) -> bytes:
    """What the provider's signature is over: all of WeChat Pay's body, Alipay's inner object."""
    if provider is Provider.WECHAT:
        return reply.body
    return reply.body[reply.body.index(b'_response"') : reply.body.rindex(b"}", 0, reply.body.rindex(b'"sign"'))]


@pytest.mark.expects_log("another trade|another amount|not signed by it")
@pytest.mark.parametrize("provider", (Provider.WECHAT, Provider.ALIPAY))
def test_true_answers_of_others_are_not_ours(stage: Stage, provider: Provider) -> None:
    client, recorder = a_client(stage, provider)
    theirs = Asked(number="GTHEIRS", amount=12800, subject="x", terminal="T001")
    assert client.pay(theirs, stage.code(provider, Scenario.SUCCESS)).said is Said.PAID
    recorder.replay = recorder.last
    ours = Asked(number="GOURS", amount=12800, subject="x", terminal="T001")
    assert client.pay(ours, stage.code(provider, Scenario.SUCCESS)).said is Said.UNKNOWN
    assert client.query(ours.number, 12800).said is Said.UNKNOWN
    # Our own, of another amount.
    assert client.pay(Asked("GTHEIRS", 12801, "x", "T001"), stage.code(provider, Scenario.SUCCESS)).said is Said.UNKNOWN
    if provider is Provider.WECHAT:
        # And our own of six minutes ago.
        stage.clock.pass_by(360)
        assert client.pay(theirs, stage.code(provider, Scenario.SUCCESS)).said is Said.UNKNOWN


@pytest.mark.parametrize("provider", (Provider.WECHAT, Provider.ALIPAY))
def test_names_with_braces_quotes_and_emoji_pass(stage: Stage, provider: Provider) -> None:
    client, _ = a_client(stage, provider)
    for place, subject in enumerate(('{"}', "😀" * 60, "张{三}'\"\\", "\n\t", "", "}" * 100)):
        asked = Asked(number=f"GNAME{place}", amount=100, subject=subject, terminal="T001")
        assert client.pay(asked, stage.code(provider, Scenario.SUCCESS)).said is Said.PAID


def test_no_answer_is_unknown(stage: Stage) -> None:
    client, recorder = a_client(stage, Provider.WECHAT)

    def silent(*_: object, **__: object) -> Reply:
        raise NoReply("silence")

    recorder._real = silent  # type: ignore[assignment]
    assert client.query("GNOBODY", 1).said is Said.UNKNOWN
    assert client.reverse("GNOBODY").said is Said.UNKNOWN
