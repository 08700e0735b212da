"""Somebody to tell something, and the provider on this machine."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import select

from pos.domain.ids import new_id
from pos.domain.moments import to_ms
from pos.server.central import Central
from pos.server.orders.tables import notices
from pos.server.payments.calling import Caller, HttpCaller, NoReply, Reply
from pos.server.texting.contract import Told, set_contract
from pos.server.texting.service import Texting
from pos.server.texting.simulator import Shown, SmsSimulator
from pos.server.texting.tables import messages
from pos.server.texting.wechat import Wechat
from pos.server.texting.wechat_contract import WechatTold, set_wechat
from pos.server.texting.wechat_simulator import WechatShown, WechatSimulator
from pos.wire.orders import OrderPlaced, PlacedLine, PlaceOrder
from tests.server.conftest import Chain

SECRET = b"0123456789abcdef"
MORNING = datetime(2026, 11, 22, 3, 0, tzinfo=UTC)  # 11:00 in the chain


def place_order(chain: Chain, *, phone: str) -> str:
    """An order for collection in the near store; its id."""
    line = PlacedLine(quantity=1_000, paid=59_900, variant_id=chain.variants[0])
    wanted = PlaceOrder(store_code="BJ01", customer="张三", phone=phone, lines=(line,))
    placed = chain.central.orders.place("shop", new_id(), wanted)
    assert isinstance(placed, OrderPlaced)
    return placed.order.order_id


class Phones:
    """The provider on this machine, and what the phones show."""

    def __init__(self, folder: Path) -> None:
        self.shown: list[Shown] = []
        self.simulator = SmsSimulator(access_key="LTAI", secret=SECRET, on_message=self.shown.append)
        secret = folder.parent / "secret"
        secret.write_bytes(SECRET + b"\n")
        kinds = ("code", "ready", "short", "coupon", "points")
        templates = tuple((kind, f"SMS_{kind}") for kind in kinds)
        told = Told(access_key="LTAI", secret=secret, sign_name="样板", templates=templates)
        set_contract(folder, replace(told, address=self.simulator.address))

    @property
    def told(self) -> list[tuple[str, str, dict[str, str]]]:
        return [(each.phone, each.template, each.words) for each in self.shown]


class Followers:
    """WeChat on this machine, and what its users see."""

    def __init__(self, folder: Path) -> None:
        self.shown: list[WechatShown] = []
        self.simulator = WechatSimulator(app_id="wx1", secret=SECRET, on_message=self.shown.append)
        secret = folder.parent / "app secret"
        secret.write_bytes(SECRET + b"\n")
        templates = (
            ("ready", "TM1 character_string2={number} thing6={store} phrase3=可取货"),
            ("coupon", "TM2 thing1={name} number2={count} time3={until}"),
        )
        told = WechatTold(app_id="wx1", secret=secret, templates=templates, link="https://shop.example/orders")
        set_wechat(folder, replace(told, address=self.simulator.address))

    @property
    def told(self) -> list[str]:
        """The ends of the openids that saw something, in order."""
        return sorted(each.openid[-2:] for each in self.shown)


def texting_at(central: Central, moment: datetime, wechat_call: Caller | None = None) -> Texting:
    """Another server that is started at that moment."""
    return Texting(
        database=central.database,
        keys=central.keys,
        clock=lambda: moment,
        folder=central.folder / "sms",
        call=HttpCaller(),
        wechat=Wechat(
            keys=central.keys,
            clock=lambda: moment,
            folder=central.folder / "wechat",
            call=wechat_call or HttpCaller(),
        ),
    )


def states(central: Central) -> list[tuple[str, int, str, bytes]]:
    with central.database.reading() as connection:
        rows = connection.execute(select(messages).order_by(messages.c.about)).all()
    return [(row.state, row.attempts, row.fault, bytes(row.phone)) for row in rows]


def ready_order(chain: Chain, phone: str) -> None:
    """Somebody is to be told that an order is ready."""
    row = {"store_id": chain.near.store_id, "order_id": place_order(chain, phone=phone), "kind": "ready", "subject": ""}
    chain.central.database.write(
        lambda tx: tx.add(notices, [{**row, "moment_ms": to_ms(MORNING), "sent_ms": None}])
    )  # fmt: skip


def unanswered(*_: object, **__: object) -> Reply:
    raise NoReply("nobody there")
