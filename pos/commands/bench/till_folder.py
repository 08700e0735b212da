"""The data folder of an enrolled till with a large catalogue, an open shift, and a server that is out of reach."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import msgspec

from pos.bootstrap.settings import Settings, save_settings
from pos.bootstrap.till_files import open_till_files, till_secrets
from pos.commands.bench import shop
from pos.commands.bench.prepared import prepared
from pos.commands.bench.scale import Scale
from pos.domain.ids import new_id
from pos.domain.journal import EventKind
from pos.ports.ledger import NewEvent
from pos.server.demo import big
from pos.server.demo.big import big_items
from pos.server.staff.pins import new_salt, verifier
from pos.storage.catalogue import catalogue_file, schema
from pos.storage.catalogue.catalogue_file import CatalogueFile
from pos.usecases.syncing.enrol_till import IDENTITY, Identity
from pos.wire.codec import encode
from pos.wire.enrol import Enrolled
from pos.wire.event import ShiftOpened
from pos.wire.feed import Change, ChangeKind, FeedPage, StaffRecord, StockLevel, StoreRecord

EPOCH = new_id(at_ms=0)
"""Of the feeds that this till has heard."""
NOBODY = "http://127.0.0.1:9"
"""An address at which nothing answers."""
STOCKED = 20_000
"""Variants of which the store has pieces."""


def make_till(data: Path, scale: Scale) -> None:
    """Make the till in an empty folder."""
    secrets = till_secrets(data)
    enrolled = Enrolled(
        till_id=shop.TILL.till_id,
        number=shop.TILL.number,
        store=shop.STORE,
        chain_key="00" * 32,
        server_time=shop.OPENED,
    )
    secrets.put(IDENTITY, encode(Identity(enrolled=enrolled, seed="00" * 32)))
    save_settings(data, Settings(server_url=NOBODY, sounds=False))
    files = open_till_files(data, secrets=secrets, till_id=shop.TILL.till_id)
    try:
        files.mirror.apply(_store_page(scale))
        with files.ledger.transaction() as step:
            step.append(_shift_opened())
            step.open_shift(shop.SHIFT)
        target = files.catalogue.incoming("prepared")
        shutil.copyfile(prepared_catalogue(scale), target)
        files.catalogue.take_over(target)
        files.checkpoint_when_idle()
    finally:
        files.close()


def a_code(scale: Scale) -> str:
    """A barcode of that catalogue."""
    return next(big_items(scale.variants, scale.seed)).item.barcode


def prepared_catalogue(scale: Scale) -> Path:
    """A finished catalogue file with `scale.variants` variants; not to be changed."""

    def build(folder: Path) -> None:
        file = CatalogueFile.create(folder / "catalogue.db")
        file.write(big_items(scale.variants, scale.seed))
        file.finish(epoch=EPOCH, seq=scale.variants)

    name = f"catalogue-{scale.variants}-{scale.seed}"
    return prepared(name, build, made_by=(sys.modules[__name__], big, catalogue_file, schema)) / "catalogue.db"


def _shift_opened() -> NewEvent:
    return NewEvent(
        event_id=new_id(),
        kind=EventKind.SHIFT_OPENED,
        moment=shop.OPENED,
        staff_id=shop.CLERK.staff_id,
        business_date=shop.SHIFT.business_date,
        body=ShiftOpened(shop.SHIFT),
    )


def _store_page(scale: Scale) -> FeedPage:
    """What head office told of the store: itself, its clerk, its stock."""
    salt = new_salt()
    clerk = StaffRecord(
        staff_id=shop.CLERK.staff_id,
        name=shop.CLERK.name,
        role=shop.CLERK.role.value,
        pin_salt=salt.hex(),
        pin_verifier=verifier(shop.PIN, salt).hex(),
    )
    told: list[tuple[ChangeKind, str, object]] = [
        (ChangeKind.STORE, shop.STORE.store_id, StoreRecord(store=shop.STORE)),
        (ChangeKind.STAFF, clerk.staff_id, clerk),
    ]
    for record in big_items(min(scale.variants, STOCKED), scale.seed):
        variant_id = record.item.variant_id
        told.append((ChangeKind.STOCK, variant_id, StockLevel(variant_id=variant_id, quantity=5_000)))
    changes = tuple(
        Change(seq=seq, kind=kind.value, key=key, payload=msgspec.Raw(encode(record)))
        for seq, (kind, key, record) in enumerate(told, start=1)
    )
    return FeedPage(epoch=EPOCH, after=0, upto=len(changes), changes=changes, more=False)
