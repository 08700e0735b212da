"""Feeds: nothing is skipped, the newest of each thing is sent, and those who wait are woken at once."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from random import Random
from threading import Barrier, Event, Thread
from time import monotonic
from typing import Any

from sqlalchemy import BigInteger, Column, MetaData, String, Table, create_engine, func, select

from pos.bootstrap.server import open_central
from pos.domain.order import Order
from pos.domain.staff import Role
from pos.server.catalogue.entries import StyleEntry, VariantEntry
from pos.server.central import Central
from pos.server.feeds.pages import read_page
from pos.server.staff.pins import verifier
from pos.server.staff.service import StaffEntry
from pos.wire.codec import decode
from pos.wire.feed import FeedPage, ItemRecord, StaffRecord, StockLevel, StoreRecord
from pos.wire.orders import PlacedLine, PlaceOrder
from tests.server.conftest import Chain
from tests.server.wire_till import WireTill

NewTill = Callable[..., WireTill]
WRITERS, EACH = 16, 25


def of_kind(page: FeedPage, kind: str, record: type[Any]) -> dict[str, Any]:
    """Key → record of one kind."""
    return {change.key: decode(change.payload, record) for change in page.changes if change.kind == kind}


def test_the_chain_feed_tells_items_without_their_cost(chain: Chain, new_till: NewTill) -> None:
    page = new_till().feed("chain")
    items = of_kind(page, "item", ItemRecord)
    assert set(items) == set(chain.variants)
    one = items[chain.variants[0]]
    assert (one.item.style_code, one.item.colour, one.item.size, one.item.retail_price) == ("A1", "红", "S", 59900)
    assert one.pinyin == ("nvshifengyi", "nsfy")
    assert all(
        b"cost" not in bytes(change.payload) and b"20000" not in bytes(change.payload) for change in page.changes
    )
    assert not page.more


def test_a_new_price_reaches_variants_the_entry_does_not_name(chain: Chain, new_till: NewTill) -> None:
    till = new_till()
    before = till.feed("chain")
    entry = StyleEntry(
        code="a1", name="女士风衣", retail_price=39900, list_price=89900, variants=(VariantEntry("红", "S"),)
    )
    chain.central.catalogue.put([entry])
    page = till.feed("chain", epoch=before.epoch, after=before.upto)
    items = of_kind(page, "item", ItemRecord)
    assert {record.item.retail_price for record in items.values()} == {39900}
    assert set(items) == set(chain.variants)
    assert items[chain.variants[0]].codes == of_kind(before, "item", ItemRecord)[chain.variants[0]].codes


def test_the_store_feed_tells_store_staff_and_stock_of_its_own_store(chain: Chain, new_till: NewTill) -> None:
    chain.central.staff.put(
        [
            StaffEntry(code="1", name="王芳", roles=(("BJ01", Role.MANAGER),), pin="246813", badge="B" + "A2" * 8),
            StaffEntry(code="2", name="远方", roles=(("SH01", Role.CLERK),), pin="135790"),
        ]
    )
    page = new_till().feed()
    (person,) = of_kind(page, "staff", StaffRecord).values()
    assert (person.name, person.role, person.active) == ("王芳", "manager", True)
    assert person.pin_verifier == verifier("246813", bytes.fromhex(person.pin_salt)).hex()
    assert of_kind(page, "store", StoreRecord)[chain.near.store_id].store == chain.near
    assert set(of_kind(page, "stock", StockLevel)) == set(chain.variants)
    with chain.central.database.reading() as connection:
        from pos.server.feed_tables import feed_rows

        stored = connection.execute(select(feed_rows.c.payload).where(feed_rows.c.kind == "staff")).scalars().all()
    assert all(person.pin_verifier.encode() not in bytes(payload) for payload in stored)


def test_only_the_newest_of_each_thing_is_sent_and_counted_events_are_named(chain: Chain, new_till: NewTill) -> None:
    till = new_till()
    before = till.feed()
    for _ in range(5):
        till.sell([(chain.variants[0], 1, 100)])
    till.upload()
    page = till.feed(epoch=before.epoch, after=before.upto)
    assert [(change.key, decode(change.payload, StockLevel).quantity) for change in page.changes] == [
        (chain.variants[0], 95_000)
    ]
    assert page.applied_tseq == 5
    nothing = till.feed(epoch=page.epoch, after=page.upto)
    assert (nothing.changes, nothing.upto, nothing.more) == ((), page.upto, False)


def test_pages_are_cut_and_go_on_where_they_ended(chain: Chain, new_till: NewTill) -> None:
    till = new_till()
    whole = till.feed("chain")
    seen: list[str] = []
    after, more = 0, True
    while more:
        page = till.feed("chain", epoch=whole.epoch, after=after, limit=3)
        assert len(page.changes) <= 3
        seen += [change.key for change in page.changes]
        after, more = page.upto, page.more
    assert seen == [change.key for change in whole.changes]


def test_a_new_epoch_begins_the_feed_again(chain: Chain, new_till: NewTill) -> None:
    till = new_till()
    old = till.feed("chain")
    epoch = chain.central.organisation.restored()
    page = till.feed("chain", epoch=old.epoch, after=old.upto, wait=20)
    assert (page.epoch, page.after, len(page.changes)) == (epoch, 0, len(old.changes))


def test_an_order_wakes_the_waiting_till_within_three_seconds(chain: Chain, new_till: NewTill) -> None:
    till = new_till()
    now = till.feed()
    answers: list[tuple[float, FeedPage]] = []

    def wait() -> None:
        page = till.feed(epoch=now.epoch, after=now.upto, wait=20)
        answers.append((monotonic(), page))

    waiting = Thread(target=wait)
    waiting.start()
    placed_at = monotonic()
    chain.central.orders.place("shop", "k1", one_piece(chain))
    waiting.join(20)
    ((woken_at, page),) = answers
    assert woken_at - placed_at < 3.0
    assert [order.customer for order in of_kind(page, "order", Order).values()] == ["张三"]


def test_who_has_everything_waits_for_as_long_as_asked(chain: Chain, new_till: NewTill) -> None:
    till = new_till()
    now = till.feed()
    # Longer than the server takes to look at the heads for the first time.
    asked_at = monotonic()
    page = till.feed(epoch=now.epoch, after=now.upto, wait=1.3)
    assert monotonic() - asked_at >= 1.3
    assert (page.changes, page.upto) == ((), now.upto)


def test_what_another_process_writes_wakes_within_three_seconds(
    chain: Chain, new_till: NewTill, database_url: str | None
) -> None:
    till = new_till()
    now = till.feed()
    other = open_central(chain.central.folder, url=database_url)
    try:
        with ThreadPoolExecutor(1) as pool:
            page = pool.submit(till.feed, epoch=now.epoch, after=now.upto, wait=20)
            other.orders.place("shop", "k1", one_piece(chain))
            placed_at = monotonic()
            assert len(of_kind(page.result(20), "order", Order)) == 1
            assert monotonic() - placed_at < 3.0
    finally:
        other.close()


def one_piece(chain: Chain) -> PlaceOrder:
    return PlaceOrder(
        store_code="BJ01",
        customer="张三",
        phone="13800002046",
        lines=(PlacedLine(quantity=1000, paid=59900, variant_id=chain.variants[0]),),
    )


def test_only_tills_may_read(chain: Chain, new_till: NewTill) -> None:
    till = new_till()
    address = f"{till.address}/v1/feeds/store"
    for token in ("", "Bearer x", "Bearer 1.2.3", f"Bearer {till.token[:-1]}0", f"Bearer {till.token}.1"):
        answer = till.http.get(address, headers={"Authorization": token})
        if token != f"Bearer {till.token}":
            assert (answer.status_code, answer.json()["reason"]) == (401, "bad_token")
    assert till.http.get(f"{till.address}/v1/feeds/other").status_code == 404
    assert till.http.get(address, params={"after": "x"}).json()["reason"] == "bad_number"
    chain.central.enrolment.revoke(till.till_id)
    assert till.http.get(address).json()["reason"] == "revoked"


def test_sixteen_writers_and_a_reader_skip_nothing(central: Central) -> None:
    """Each writer publishes its own keys on one feed; the reader follows the cursor and must see every key."""
    start = Barrier(WRITERS + 1)

    def write(writer: int) -> None:
        start.wait()
        for number in range(EACH):
            central.database.write(
                lambda tx, key=f"{writer}-{number}": tx.publish("busy", "stock", key, b"{}")  # type: ignore[misc]
            )

    def read(cursor: int) -> tuple[set[str], int]:
        with central.database.reading() as connection:
            page = read_page(connection, "busy", epoch=epoch, after=cursor, limit=10_000, till_id="", keys=central.keys)
        return {change.key for change in page.changes}, page.upto

    with central.database.reading() as connection:
        epoch = read_page(connection, "busy", epoch="", after=0, limit=1, till_id="", keys=central.keys).epoch
    seen = follow(write, read, start)
    assert seen == {f"{writer}-{number}" for writer in range(WRITERS) for number in range(EACH)}


def test_sixteen_writers_and_a_naive_cursor_do_skip(postgres_url: str) -> None:
    """The same with a plain sequence: numbers are given before the commit, so a reader passes rows that come later."""
    engine = create_engine(postgres_url, pool_size=WRITERS + 1)
    metadata = MetaData()
    rows = Table(
        "naive", metadata, Column("seq", BigInteger, primary_key=True, autoincrement=True), Column("key", String)
    )
    metadata.create_all(engine)
    start = Barrier(WRITERS + 1)
    random = Random(1)
    pauses = [[random.uniform(0, 0.004) for _ in range(EACH)] for _ in range(WRITERS)]

    def write(writer: int) -> None:
        start.wait()
        for number in range(EACH):
            with engine.begin() as connection:
                connection.execute(rows.insert(), {"key": f"{writer}-{number}"})
                # What else such a transaction does takes a while, and not always the same.
                connection.execute(select(func.pg_sleep(pauses[writer][number])))

    def read(cursor: int) -> tuple[set[str], int]:
        with engine.connect() as connection:
            found = connection.execute(select(rows).where(rows.c.seq > cursor)).all()
        return {row.key for row in found}, max((row.seq for row in found), default=cursor)

    seen = follow(write, read, start)
    engine.dispose()
    assert len(seen) < WRITERS * EACH


def follow(write: Callable[[int], None], read: Callable[[int], tuple[set[str], int]], start: Barrier) -> set[str]:
    """Run the writers and follow the cursor beside them until they are done, and once more."""
    done = Event()
    seen: set[str] = set()

    def reader() -> None:
        start.wait()
        cursor, last_round = 0, False
        while not last_round:
            last_round = done.is_set()
            keys, cursor = read(cursor)
            seen.update(keys)

    with ThreadPoolExecutor(WRITERS + 1) as pool:
        reading = pool.submit(reader)
        for writing in [pool.submit(write, writer) for writer in range(WRITERS)]:
            writing.result()
        done.set()
        reading.result()
    return seen
