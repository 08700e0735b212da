"""An installation with one chain, two stores and a few things to sell; a real server on a loopback port."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Event, Thread

import pytest

from pos.bootstrap.server import open_central
from pos.domain.store import OrgKind, Store
from pos.server.catalogue.entries import StyleEntry, VariantEntry
from pos.server.central import Central
from pos.server.organisation.service import StoreEntry
from pos.server.serving import Server
from tests.installation import with_tables
from tests.server.wire_till import WireTill


@dataclass(frozen=True, slots=True)
class Chain:
    """What is there to test with."""

    central: Central
    near: Store
    far: Store
    variants: tuple[str, ...]
    """Ids of ten variants, 100 pieces of each in both stores."""
    channel_key: str
    """Of the channel `shop`."""


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest) -> str | None:
    """None for the SQLite file, else the URL of a PostgreSQL database without rows."""
    return str(request.getfixturevalue("central_url")) if request.param == "postgresql" else None


@pytest.fixture
def central(tmp_path: Path, database_url: str | None) -> Iterator[Central]:
    """An empty installation."""
    opened = open_central(with_tables(tmp_path / "central"), url=database_url)
    yield opened
    opened.close()


@pytest.fixture
def chain(central: Central) -> Chain:
    """An installation with something in it."""
    return fill(central)


def fill(central: Central) -> Chain:
    """Enter a chain of two stores."""
    central.organisation.put_unit(code="CHAIN", name="样板连锁", kind=OrgKind.CHAIN)
    near = central.organisation.put_store(StoreEntry(code="BJ01", name="北京店", parent="CHAIN"))
    far = central.organisation.put_store(StoreEntry(code="SH01", name="上海店", parent="CHAIN"))
    sizes = ("S", "M", "L", "XL", "XXL")
    entry = StyleEntry(
        code="A1",
        name="女士风衣",
        retail_price=59900,
        list_price=89900,
        variants=tuple(
            VariantEntry(colour=colour, size=size, barcodes=(barcode,))
            for (colour, size), barcode in zip(
                ((colour, size) for colour in ("红", "黑") for size in sizes), BARCODES, strict=True
            )
        ),
        sizes=sizes,
        cost=20000,
        pinyin=("nvshifengyi", "nsfy"),
    )
    central.catalogue.put([entry])
    by_place = central.catalogue.variant_ids(["A1"])
    variants = tuple(by_place["A1", colour, size] for colour in ("红", "黑") for size in sizes)
    for store in (near, far):
        central.stock.open(store.store_id, dict.fromkeys(variants, 100_000))
    return Chain(
        central=central, near=near, far=far, variants=variants, channel_key=central.channels.put("shop", "微商城")
    )


BARCODES = tuple(f"69012345{place:04d}{check}" for place, check in enumerate("3058360257"))
"""Not all of them are valid EAN-13; a shop's own codes may be anything."""


@pytest.fixture
def address(chain: Chain) -> Iterator[str]:
    """The address of a running server on the chain."""
    with serving(chain.central) as running:
        yield running


@contextmanager
def serving(central: Central, *, port: int = 0) -> Iterator[str]:
    """Run a server on a thread; its address."""
    ready = Event()
    server = Server(central, host="127.0.0.1", port=port, on_ready=lambda _: ready.set())
    thread = Thread(target=server.serve_until_stopped, name="server")
    thread.start()
    try:
        assert ready.wait(20), "the server did not start"
        yield server.address
    finally:
        server.stop()
        thread.join(20)
        assert not thread.is_alive()


@pytest.fixture
def new_till(chain: Chain, address: str) -> Iterator[Callable[..., WireTill]]:
    """Enrols a till of a store (by code) and begins its session."""
    tills: list[WireTill] = []

    def enrol(store: str = "BJ01") -> WireTill:
        till = WireTill(address, chain.central.enrolment.new_code(store).code)
        till.begin_session()
        tills.append(till)
        return till

    yield enrol
    for till in tills:
        till.http.close()
