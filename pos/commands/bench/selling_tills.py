"""Enrolled tills with sales to send, and the server they belong to."""

from __future__ import annotations

import base64
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path
from random import Random

import zstandard

from pos.bootstrap.server import open_central
from pos.commands.bench import shop
from pos.commands.bench.sold import event_of, sold
from pos.devices.keys import Ed25519Signer
from pos.domain.catalogue import Item
from pos.domain.errors import BadValue
from pos.domain.journal import genesis, link
from pos.domain.store import OrgKind, Store, Till
from pos.server.central import Central
from pos.server.demo.big import big_items, load_big
from pos.server.enrolment.service import NoEnrolment
from pos.server.organisation.service import StoreEntry
from pos.wire.codec import encode
from pos.wire.enrol import EnrolRequest
from pos.wire.event import encode_event
from pos.wire.upload import Batch, SentEvent

STORES = 4
TILLS = 8
"""In all; each sends one batch at a time."""
GOODS = 2_000
"""Variants in the catalogue and in stock."""
BATCH = 20
"""Sales in a batch."""
_FIRST_SALE = shop.OPENED - timedelta(days=2)


@dataclass(frozen=True, slots=True)
class SignedBatch:
    """A batch, ready to be sent."""

    body: bytes
    """Compressed."""
    signature: str
    """Base64."""
    payloads: tuple[bytes, ...]
    """Its events, for the bare limit."""


@dataclass(frozen=True, slots=True)
class SellingTill:
    """A till that was offline for a while."""

    till: Till
    """As enrolled."""
    signer: Ed25519Signer
    """Its key."""
    batches: tuple[SignedBatch, ...]
    """What it has to send, in order."""


def selling_tills(folder: Path, *, url: str | None, batches: int, seed: int) -> list[SellingTill]:
    """Set up the server's installation in `folder`, and its tills with so many batches each."""
    random = Random(seed)  # noqa: S311 - the same sales for the same seed
    central = open_central(folder, url=url)
    try:
        stores = _stores(central)
        load_big(central, GOODS, seed)
        goods = [record.item for record in big_items(GOODS, seed)]
        for store in stores:
            central.stock.open(store.store_id, {item.variant_id: 1_000_000 for item in goods})
        made = []
        for number in range(TILLS):
            signer = Ed25519Signer(random.randbytes(32))
            till = _enrol(central, stores[number % STORES], signer)
            made.append(SellingTill(till, signer, tuple(_batches(till, signer, goods, batches, random))))
        return made
    finally:
        central.close()


def _stores(central: Central) -> list[Store]:
    central.organisation.put_unit(code="CHAIN", name="岸线", kind=OrgKind.CHAIN)
    return [
        central.organisation.put_store(StoreEntry(code=f"HZ{number:02d}", name=f"杭州 {number} 店", parent="CHAIN"))
        for number in range(1, STORES + 1)
    ]


def _enrol(central: Central, store: Store, signer: Ed25519Signer) -> Till:
    code = central.enrolment.new_code(store.code).code
    enrolled = central.enrolment.enrol(EnrolRequest(code=code, public_key=signer.public_key.hex()))
    if isinstance(enrolled, NoEnrolment):
        raise BadValue(enrolled)
    return Till(till_id=enrolled.till_id, number=enrolled.number, store=enrolled.store)


def _batches(
    till: Till, signer: Ed25519Signer, goods: Sequence[Item], count: int, random: Random
) -> Iterator[SignedBatch]:
    """Batches of sales of one to five lines, chained from the till's first event on."""
    duty = replace(shop.DUTY, till=till)
    packer = zstandard.ZstdCompressor(level=3)
    last_hash = genesis(till.till_id)
    for first in range(1, count * BATCH, BATCH):
        payloads, events = [], []
        for tseq in range(first, first + BATCH):
            basket = shop.basket(random.sample(goods, random.choice((1, 1, 2, 2, 3, 4, 5))))
            done = sold(
                basket, duty, running=tseq, moment=shop.OPENED - timedelta(days=2) + timedelta(seconds=30 * tseq)
            )
            event = event_of(done)
            payload = encode_event(
                event_id=event.event_id,
                till_id=till.till_id,
                tseq=tseq,
                kind=event.kind,
                moment=event.moment,
                staff_id=event.staff_id,
                business_date=event.business_date,
                body=event.body,
            )
            last_hash = link(last_hash, payload)
            payloads.append(payload)
            events.append(SentEvent(payload=payload.decode(), hash=last_hash))
        body = packer.compress(encode(Batch(till_id=till.till_id, first_tseq=first, events=tuple(events))))
        yield SignedBatch(body, base64.b64encode(signer.sign(body)).decode(), tuple(payloads))
