"""Providers and platforms, put together: in process for a virtual clock, or on a loopback port for real processes."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from secrets import token_hex
from threading import Event, Thread
from urllib.parse import urlsplit

from pos.domain.payment.code import Provider
from pos.domain.payment.rules import Rules
from pos.domain.scan.third_party import Platform
from pos.server.payments.merchants import (
    AlipayContract,
    MerchantsFile,
    VoucherContract,
    WechatContract,
    read_merchants,
    write_merchants,
    write_secretly,
)
from pos.server.payments.simulator.alipay_face import APP_ID, GATEWAY, AlipayFace
from pos.server.payments.simulator.bank import Bank
from pos.server.payments.simulator.face import Incoming, Outgoing
from pos.server.payments.simulator.signing import SimulatedKeys, new_simulated_keys, private_pem, public_pem
from pos.server.payments.simulator.voucher_book import VoucherBook
from pos.server.payments.simulator.voucher_face import MERCHANT, VoucherFace
from pos.server.payments.simulator.wechat_face import (
    APPID,
    MCHID,
    MERCHANT_SERIAL,
    PLATFORM_SERIAL,
    WechatFace,
)

WECHAT_EXPIRES_S = 45
ALIPAY_EXPIRES_S = 120
IN_PROCESS = "http://127.0.0.1:1"
"""Where nothing listens: a caller that answers by itself is given instead."""


def now_utc() -> datetime:
    """This machine's clock."""
    return datetime.now(UTC)


class Simulator:
    """Two providers and two platforms with a ledger each."""

    def __init__(self, *, keys: SimulatedKeys | None = None, clock: Callable[[], datetime] = now_utc) -> None:
        self.keys = keys or new_simulated_keys()
        self.wechat = WechatFace(bank=Bank(clock=clock, expires_s=WECHAT_EXPIRES_S), keys=self.keys)
        self.alipay = AlipayFace(bank=Bank(clock=clock, expires_s=ALIPAY_EXPIRES_S), keys=self.keys)
        self.sellers = tuple(
            VoucherFace(book=VoucherBook(platform=each, clock=clock), secret=token_hex(32).encode())
            for each in Platform
        )

    def bank(self, provider: Provider) -> Bank:
        """A provider's ledger."""
        return self.wechat.bank if provider is Provider.WECHAT else self.alipay.bank

    def vouchers(self, platform: Platform) -> VoucherBook:
        """A platform's vouchers."""
        return next(seller.book for seller in self.sellers if seller.book.platform is platform)

    def answer(self, incoming: Incoming) -> Outgoing:
        """The answer of whom the path belongs to."""
        path = urlsplit(incoming.target).path
        seller = next((each for each in self.sellers if path.startswith(f"{each.path}/")), None)
        if seller is not None:
            return seller.answer(incoming)
        face = self.alipay if path == GATEWAY else self.wechat
        return face.answer(incoming)

    def sign_up(self, folder: Path, *, address: str = IN_PROCESS, rules: dict[Provider, Rules] | None = None) -> None:
        """Make a server a merchant of all. `folder`: its `payments` folder; `address`: where this is served."""
        keys = self.keys
        for name, content in (
            ("wechat-merchant.pem", private_pem(keys.wechat_merchant)),
            ("wechat-platform.pem", public_pem(keys.wechat_platform)),
            ("alipay-merchant.pem", private_pem(keys.alipay_merchant)),
            ("alipay-platform.pem", public_pem(keys.alipay_platform)),
        ):
            write_secretly(folder / name, content)
        for seller in self.sellers:
            write_secretly(folder / f"{seller.book.platform.value}.secret", seller.secret)
        write_merchants(
            folder,
            MerchantsFile(
                wechat=WechatContract(
                    appid=APPID,
                    mchid=MCHID,
                    serial=MERCHANT_SERIAL,
                    key="wechat-merchant.pem",
                    platform={PLATFORM_SERIAL: "wechat-platform.pem"},
                    address=address,
                ),
                alipay=AlipayContract(
                    app_id=APP_ID,
                    key="alipay-merchant.pem",
                    platform={"simulated": "alipay-platform.pem"},
                    address=address + GATEWAY,
                ),
                vouchers={
                    Provider(seller.book.platform.value): VoucherContract(
                        account=MERCHANT, key=f"{seller.book.platform.value}.secret", address=address + seller.path
                    )
                    for seller in self.sellers
                },
                rules=rules if rules is not None else read_merchants(folder).rules,
            ),
        )


class SimulatorServer:
    """Serves a simulator on a loopback port."""

    def __init__(self, simulator: Simulator, *, port: int = 0) -> None:
        """Binds at once. Raises OSError for a port in use."""
        self._stopping = Event()
        self._http = ThreadingHTTPServer(("127.0.0.1", port), _handler(simulator, self._stopping))
        self._http.daemon_threads = True
        self._thread = Thread(target=self._http.serve_forever, name="simulated providers", daemon=True)
        self.address = f"http://127.0.0.1:{self._http.server_port}"
        """Where it is reached."""

    def start(self) -> None:
        """Answer from now on."""
        self._thread.start()

    def stop(self) -> None:
        """Answer no more."""
        self._stopping.set()
        self._http.shutdown()
        self._http.server_close()
        self._thread.join()


def _handler(simulator: Simulator, stopping: Event) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            self._serve()

        def do_POST(self) -> None:
            self._serve()

        def handle(self) -> None:
            # A merchant's server that is killed leaves its connections as they are.
            with suppress(OSError):
                super().handle()

        def log_message(self, *_args: object) -> None:
            """Silence: a payment code must be in no log."""

        def _serve(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            headers = {name.lower(): value for name, value in self.headers.items()}
            try:
                outgoing = simulator.answer(Incoming(self.command, self.path, headers, body))
            except (ValueError, KeyError, TypeError, AttributeError):
                outgoing = Outgoing(400, {}, b"not a request of a merchant")
            stopping.wait(outgoing.delay_s)
            if outgoing.dropped or stopping.is_set():
                self.close_connection = True
                return
            try:
                self.send_response(outgoing.status)
                for name, value in outgoing.headers.items():
                    self.send_header(name, value)
                self.send_header("Content-Length", str(len(outgoing.body)))
                self.end_headers()
                self.wfile.write(outgoing.body)
            except OSError:
                # Whoever asked has waited long enough.
                self.close_connection = True

    return Handler
