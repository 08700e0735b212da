"""Who may call which route: declared here for every one, and asked of a running server, each as everybody."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum

import pytest
import requests
from starlette.routing import Route

from pos.domain.ids import new_id
from pos.server.app import create_app
from pos.server.feeds.watch import Watch
from tests.server.conftest import Chain
from tests.server.wire_till import WireTill

NewTill = Callable[..., WireTill]


class Who(Enum):
    """Who gets further than the door."""

    ANYBODY = "anybody"
    TILL = "till"
    """An enrolled till that head office trusts."""
    ANY_TILL = "any till"
    """Also one that is revoked, or hands in what is left: what happened is kept."""
    CHANNEL = "channel"
    OFFICE = "office"
    """Head office, with the key of its own channel."""


ACCESS: dict[tuple[str, str], Who] = {
    ("GET", "/v1/health"): Who.ANYBODY,
    ("POST", "/v1/enrol"): Who.ANYBODY,
    ("POST", "/v1/session/challenge"): Who.ANYBODY,
    ("POST", "/v1/session"): Who.ANYBODY,
    ("GET", "/01/{rest:path}"): Who.ANYBODY,
    ("GET", "/i/{token}"): Who.ANYBODY,
    ("POST", "/i/{token}"): Who.ANYBODY,
    ("POST", "/v1/events"): Who.ANY_TILL,
    ("GET", "/v1/feeds/{name}"): Who.TILL,
    ("GET", "/v1/day"): Who.TILL,
    ("GET", "/v1/catalogue/items"): Who.TILL,
    ("GET", "/v1/catalogue/snapshot"): Who.TILL,
    ("GET", "/v1/catalogue/snapshot/{name}"): Who.TILL,
    ("GET", "/v1/pictures/{name}"): Who.TILL,
    ("GET", "/v1/stock/nearby"): Who.TILL,
    ("GET", "/v1/stock/expiring"): Who.TILL,
    ("PUT", "/v1/stock/photos/{name}"): Who.TILL,
    ("GET", "/v1/stores"): Who.TILL,
    ("GET", "/v1/stocktakes/accuracy"): Who.TILL,
    ("GET", "/v1/stocktakes/choices"): Who.TILL,
    ("GET", "/v1/stocktakes/scope"): Who.TILL,
    ("GET", "/v1/stocktakes/review"): Who.TILL,
    ("GET", "/v1/orders"): Who.TILL,
    ("POST", "/v1/orders"): Who.TILL,
    ("GET", "/v1/orders/{order_id}"): Who.TILL,
    ("GET", "/v1/orders/{order_id}/parcel"): Who.TILL,
    ("POST", "/v1/orders/{order_id}/give-up"): Who.TILL,
    ("POST", "/v1/orders/claim"): Who.TILL,
    ("POST", "/v1/documents/find"): Who.TILL,
    ("POST", "/v1/documents/claim"): Who.TILL,
    ("POST", "/v1/takings/find"): Who.TILL,
    ("POST", "/v1/members"): Who.TILL,
    ("POST", "/v1/members/find"): Who.TILL,
    ("POST", "/v1/members/history"): Who.TILL,
    ("POST", "/v1/members/sms"): Who.TILL,
    ("POST", "/v1/vouchers/find"): Who.TILL,
    ("POST", "/v1/members/phone/code"): Who.TILL,
    ("POST", "/v1/members/identity"): Who.TILL,
    ("POST", "/v1/holds"): Who.TILL,
    ("POST", "/v1/holds/release"): Who.TILL,
    ("POST", "/v1/payments"): Who.TILL,
    ("POST", "/v1/vouchers/prepare"): Who.TILL,
    ("GET", "/v1/payments"): Who.TILL,
    ("GET", "/v1/payments/{attempt_id}"): Who.TILL,
    ("POST", "/v1/payments/{attempt_id}/cancel"): Who.TILL,
    ("GET", "/v1/office/promotions"): Who.OFFICE,
    ("PUT", "/v1/office/promotions"): Who.OFFICE,
    ("POST", "/v1/channel/orders"): Who.CHANNEL,
    ("GET", "/v1/channel/orders/{order_id}"): Who.CHANNEL,
    ("POST", "/v1/channel/orders/{order_id}/cancel"): Who.CHANNEL,
    ("POST", "/v1/channel/coupons/claim"): Who.CHANNEL,
    ("POST", "/v1/channel/coupons/wallet"): Who.CHANNEL,
}
"""A new route is declared here first."""
CLOSED = {401, 403}


def routes(chain: Chain) -> set[tuple[str, str]]:
    app = create_app(chain.central, watch=Watch(database=chain.central.database))
    found = [*app.routes]
    for included in app.routes:
        found += getattr(included, "original_router", app).routes if not isinstance(included, Route) else []
    return {
        (method, route.path)
        for route in found
        if isinstance(route, Route)
        for method in (route.methods or ())
        if method not in {"HEAD", "OPTIONS"}
    }


@pytest.mark.parametrize("database_url", (None,))
def test_every_route_is_declared(chain: Chain) -> None:
    assert routes(chain) == set(ACCESS)


@pytest.mark.parametrize("database_url", (None,))
def test_each_route_lets_in_whom_it_is_for_and_nobody_else(chain: Chain, address: str, new_till: NewTill) -> None:
    """What is let in may be told that its message is none (400, 404 …): it was heard."""
    till, gone, left = new_till(), new_till(), new_till()
    chain.central.enrolment.revoke(gone.till_id)
    chain.central.enrolment.revoke(left.till_id)
    callers = {
        "nobody": {},
        "rubbish": {"Authorization": "Bearer x.y.z", "Guitai-Channel-Key": "x"},
        "till": {"Authorization": f"Bearer {till.token}"},
        "revoked": {"Authorization": f"Bearer {gone.token}"},
        "handing in": {"Authorization": f"Bearer {left.begin_session(handing_in=True).token}"},
        "channel": {"Guitai-Channel-Key": chain.channel_key},
        "office": {"Guitai-Channel-Key": chain.central.channels.put("office", "总部")},
    }
    let_in = {
        Who.ANYBODY: set(callers),
        Who.TILL: {"till"},
        Who.ANY_TILL: {"till", "revoked", "handing in"},
        Who.CHANNEL: {"channel", "office"},
        Who.OFFICE: {"office"},
    }
    named = {"name": "store", "order_id": new_id(), "attempt_id": new_id(), "token": "x", "rest": "x"}
    wrong = []
    for (method, path), who in ACCESS.items():
        for caller, headers in callers.items():
            url = address + path.replace(":path", "").format_map(named)
            answer = requests.request(method, url, headers=headers, data=b"", timeout=20)
            refused = answer.status_code in CLOSED and "bad_batch" not in answer.text
            assert answer.status_code < 500, (method, path, caller, answer.status_code)
            if refused == (caller in let_in[who]):
                wrong.append((method, path, caller, answer.status_code, answer.text[:60]))

    assert wrong == []
