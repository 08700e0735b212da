"""The server's desk for payments by code, over HTTP."""

from __future__ import annotations

from http import HTTPStatus
from typing import TypeVar
from urllib.parse import quote

from pos.domain.errors import NotSent, Refused, Unreachable
from pos.domain.platform_voucher import Prepared
from pos.remote.session import Sessions
from pos.remote.talk import Talk
from pos.wire.codec import encode
from pos.wire.payments import CancelPayment, PaymentView, PrepareVoucher, StartPayment

T = TypeVar("T")

PREPARING_S = 15.0
"""So much longer than anything else the answer of other platforms may take."""


class HttpPayments:
    """Implements `ports.payment_book.PaymentCentral`. May be used from any number of threads."""

    def __init__(self, talk: Talk, *, sessions: Sessions) -> None:
        self._talk = talk
        self._sessions = sessions

    def start(self, asked: StartPayment) -> PaymentView:
        """Ask for the money."""
        body = encode(asked)
        began = False

        def ask(who: dict[str, str]) -> PaymentView:
            nonlocal began
            began = True
            return self._talk.call("POST", "/v1/payments", PaymentView, body=body, headers=who).value

        try:
            return self._sessions.with_token(ask)
        except Unreachable as fault:
            if not began or _never_connected(fault):
                raise NotSent(str(fault)) from fault
            raise

    def prepare(self, asked: PrepareVoucher) -> Prepared:
        """Show another platform's voucher; it may take as long as the slowest platform."""
        body = encode(asked)
        return self._sessions.with_token(
            lambda who: (
                self._talk.call(
                    "POST", "/v1/vouchers/prepare", Prepared, body=body, headers=who, wait_s=PREPARING_S
                ).value
            )
        )

    def follow(self, attempt_id: str, *, version: int = -1, wait_s: float = 0.0) -> PaymentView | None:
        """Where it stands; None: it never arrived."""
        query = {"version": version, "wait": wait_s}
        path = f"/v1/payments/{quote(attempt_id, safe='')}"
        try:
            return self._sessions.with_token(
                lambda who: self._talk.call("GET", path, PaymentView, headers=who, query=query, wait_s=wait_s).value
            )
        except Refused as refused:
            if (refused.status, refused.reason) == (HTTPStatus.NOT_FOUND, "unknown_payment"):
                return None
            raise

    def cancel(self, attempt_id: str, asked: CancelPayment) -> PaymentView:
        """Call it off."""
        path, body = f"/v1/payments/{quote(attempt_id, safe='')}/cancel", encode(asked)
        return self._sessions.with_token(
            lambda who: self._talk.call("POST", path, PaymentView, body=body, headers=who).value
        )


def _never_connected(fault: Unreachable) -> bool:
    """Whether no connection came about: then nothing of the request was sent."""
    from requests import exceptions
    from urllib3.exceptions import NewConnectionError

    cause = fault.__cause__
    if isinstance(cause, exceptions.ConnectTimeout) or str(fault) == "no server is set up":
        return True
    inner = cause.args[0] if isinstance(cause, exceptions.ConnectionError) and cause.args else None
    return isinstance(getattr(inner, "reason", None), NewConnectionError)
