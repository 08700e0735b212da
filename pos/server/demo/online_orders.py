"""The demo chain's online orders: at least one in every state, paid, to be paid at the counter, and with a deposit.

Lines name goods as 货号/colour/size × pieces; `done` says what the store has done to them so far.
"""

from __future__ import annotations

from dataclasses import dataclass

from pos.domain.order import OrderState, PaidState


@dataclass(frozen=True, slots=True)
class Wanted:
    """A line of a demo order."""

    style: str
    """货号."""
    colour: str
    """Colour."""
    size: str
    """Size."""
    pieces: int = 1
    """Ordered."""
    picked: int = 0
    """Of these picked."""
    short: int = 0
    """Of these not to be found."""
    collected: int = 0
    """Of these handed over."""


@dataclass(frozen=True, slots=True)
class DemoOrder:
    """An online order and how far it has come."""

    key: str
    """Idempotency key: loading twice places it once."""
    state: OrderState
    """What it must have come to."""
    store: str
    """Store code."""
    customer: str
    """For calling out."""
    phone: str
    """Full number."""
    lines: tuple[Wanted, ...]
    """At least one."""
    paid: PaidState = PaidState.PAID
    """Where the money stands."""
    deposit_fen: int = 0
    """Paid in advance, for a deposit."""
    shelf: str = ""
    """Where it waits once it is ready."""
    placed_h: float = 1.0
    """Hours ago."""
    keep_h: int = 72
    """Kept so long."""
    channel: str = "shop"
    """Where it was placed."""


_S, _P = OrderState, PaidState

ORDERS: tuple[DemoOrder, ...] = (
    DemoOrder("demo-01", _S.TO_PICK, "HZ01", "林女士", "13811110101", placed_h=0.4, lines=(
        Wanted("L2601", "碎花", "M"), Wanted("J2601", "暮粉", "均码"))),
    DemoOrder("demo-02", _S.TO_PICK, "HZ01", "高先生", "13811110202", paid=_P.AT_COUNTER, placed_h=0.9, lines=(
        Wanted("M2605", "黑", "XL", pieces=2),)),
    DemoOrder("demo-03", _S.TO_PICK, "HZ01", "许女士", "13811110303", placed_h=1.5, channel="tmall", lines=(
        Wanted("H1001", "透明", "30ml"), Wanted("H1007", "雪白", "5片装", pieces=3, picked=1),
        Wanted("C1001", "豆沙", "3.5g"))),
    DemoOrder("demo-04", _S.SHORT, "HZ01", "何女士", "13811110404", placed_h=3, lines=(
        Wanted("Z2601", "燕麦", "S", picked=1), Wanted("Q2601", "焦糖", "S", short=1))),
    DemoOrder("demo-05", _S.READY, "HZ01", "陈女士", "13800002046", placed_h=20, shelf="A-03", lines=(
        Wanted("P2601", "黑", "M", picked=1),)),
    DemoOrder("demo-06", _S.READY, "HZ01", "李雯", "13900001122", placed_h=22, shelf="A-04", lines=(
        Wanted("Z2603", "米白", "M", picked=1), Wanted("K2602", "黑", "28", picked=1),
        Wanted("W2601", "燕麦", "均码", pieces=2, picked=2))),
    DemoOrder("demo-07", _S.READY, "HZ01", "张伟", "13700003388", paid=_P.AT_COUNTER, placed_h=18, shelf="A-05",
        lines=(Wanted("M2602", "黑", "L", picked=1),)),
    DemoOrder("demo-08", _S.READY, "HZ01", "赵敏", "13600005510", paid=_P.DEPOSIT, deposit_fen=9900, placed_h=30,
        shelf="B-01", channel="presale", lines=(Wanted("F3001", "岩灰", "210cm", picked=1),)),
    DemoOrder("demo-09", _S.PARTLY_COLLECTED, "HZ01", "孙悦", "15800006624", placed_h=26, shelf="A-06", lines=(
        Wanted("T2601", "雪白", "M", pieces=2, picked=2, collected=1), Wanted("A2601", "卡其", "均码", picked=1))),
    DemoOrder("demo-10", _S.COLLECTED, "HZ01", "周航", "18800007735", placed_h=48, shelf="A-01", lines=(
        Wanted("X2602", "雪白", "38", picked=1, collected=1),)),
    DemoOrder("demo-11", _S.EXPIRED, "HZ01", "吴桐", "17700008846", placed_h=100, keep_h=72, shelf="A-02", lines=(
        Wanted("N1001", "雪松", "50ml", picked=1),)),
    DemoOrder("demo-12", _S.CANCELLED, "HZ01", "冯璐", "18600001068", placed_h=10, lines=(
        Wanted("F3008", "黄铜", ""),)),
    DemoOrder("demo-13", _S.TO_PICK, "SH02", "蒋Sophie", "13500002179", placed_h=2, lines=(
        Wanted("C1001", "正红", "3.5g"), Wanted("C1002", "瓷白", "30ml"))),
    DemoOrder("demo-14", _S.READY, "SH02", "欧阳春晓", "19900003280", placed_h=12, shelf="1", lines=(
        Wanted("H1004", "琥珀", "30ml", picked=1),)),
    DemoOrder("demo-15", _S.READY, "CD03", "唐可", "13300004391", placed_h=16, shelf="C-02", channel="jd", lines=(
        Wanted("F3010", "赤陶", "45cm", pieces=2, picked=2),)),
)  # fmt: skip
"""In the order in which they were placed, roughly."""

CHANNELS = (("shop", "微信商城"), ("tmall", "天猫"), ("jd", "京东"), ("presale", "预售"))
"""(code, name) of the sales channels."""
