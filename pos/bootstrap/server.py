"""The central server, put together by hand: who builds what stands here and nowhere else."""

from __future__ import annotations

from pathlib import Path

from pos.bootstrap.texts import LANGUAGES, load_texts
from pos.domain.errors import StorageError
from pos.server.booking.books import MemberBooks
from pos.server.catalogue.pictures import PictureStore
from pos.server.catalogue.service import CatalogueOffice
from pos.server.central import Central
from pos.server.channels.service import Channels
from pos.server.clock import Clock, system_clock
from pos.server.database import FILE as DATABASE_FILE
from pos.server.database import Database, open_database
from pos.server.enrolment.service import Enrolment
from pos.server.histories.service import Histories
from pos.server.holds.quotas import Quotas
from pos.server.holds.service import HoldDesk
from pos.server.holds.telling import tell_limits
from pos.server.invoices.office import Invoices
from pos.server.invoices.standing import state_of
from pos.server.issuing import office as issuing
from pos.server.issuing.office import CouponOffice
from pos.server.issuing.vouchers import VoucherOffice
from pos.server.keys import FILE as KEYS_FILE
from pos.server.keys import Keys, open_keys
from pos.server.loyalty import Loyalty
from pos.server.members import settings as membership
from pos.server.members.identities import Identities
from pos.server.members.keeping import Keeping
from pos.server.members.proofs import Proofs
from pos.server.members.service import Members
from pos.server.members.settings import MembershipOffice
from pos.server.migrate import migrate
from pos.server.orders.designation import designate
from pos.server.orders.service import Orders
from pos.server.organisation.service import Organisation
from pos.server.payments.calling import HttpCaller
from pos.server.payments.service import open_payments
from pos.server.promotions import office as promotions
from pos.server.promotions.office import PromotionsOffice
from pos.server.receipts.service import Returns
from pos.server.scanning.office import ScanRulesOffice, tell_store
from pos.server.snapshot.service import Snapshots
from pos.server.staff.service import StaffOffice
from pos.server.stock.service import StockOffice
from pos.server.storage_faults import storage_faults
from pos.server.texting.contract import FOLDER as SMS_FOLDER
from pos.server.texting.service import Texting
from pos.server.texting.wechat import Wechat
from pos.server.texting.wechat_contract import FOLDER as WECHAT_FOLDER
from pos.server.transaction import Transaction


def open_existing(folder: Path, *, url: str | None = None) -> Central:
    """Open the installation that is in `folder`; in a mistyped one nothing is made.

    Raises StorageError where there is none, and what `open_central` raises.
    """
    needed = KEYS_FILE if url is not None else DATABASE_FILE
    if not (folder / needed).is_file():
        raise StorageError(
            f"there is no central server in {folder}: no {needed} (`pos serve` or `pos import` makes one)"
        )
    return open_central(folder, url=url)


def open_central(folder: Path, *, url: str | None = None, clock: Clock = system_clock) -> Central:
    """Open (and create or migrate) the installation in `folder`, its database there or at `url`.

    Raises StorageError for a folder, file or database that cannot be used.
    """
    with storage_faults():
        folder.mkdir(parents=True, exist_ok=True)
        keys = open_keys(folder)
        database = open_database(folder, url)
        migrate(database, clock=clock)
    call = HttpCaller()
    texting = Texting(
        database=database,
        keys=keys,
        clock=clock,
        folder=folder / SMS_FOLDER,
        call=call,
        wechat=Wechat(keys=keys, clock=clock, folder=folder / WECHAT_FOLDER, call=call),
    )
    loyalty = _loyalty(database, keys, clock, texting)
    members = Members(database=database, keys=keys, clock=clock, on_joined=loyalty.coupons.welcome)
    return Central(
        folder=folder,
        database=database,
        keys=keys,
        clock=clock,
        organisation=Organisation(database=database, clock=clock, on_store=_tell_store),
        scanning=ScanRulesOffice(database=database),
        promotions=PromotionsOffice(database=database),
        staff=StaffOffice(database=database, keys=keys),
        catalogue=CatalogueOffice(database=database),
        pictures=PictureStore(database=database),
        members=members,
        loyalty=loyalty,
        texting=texting,
        stock=StockOffice(database=database, clock=clock),
        returns=Returns(database=database, clock=clock, invoice_state=state_of),
        invoices=Invoices(database=database, keys=keys, clock=clock),
        texts={language: load_texts(language) for language in LANGUAGES},
        channels=Channels(database=database, keys=keys),
        orders=Orders(database=database, keys=keys, members=members, clock=clock),
        enrolment=Enrolment(database=database, keys=keys, clock=clock, on_tills_changed=designate),
        snapshots=Snapshots(database=database, keys=keys, folder=folder / "snapshots", database_folder=folder, url=url),
        payments=open_payments(database=database, keys=keys, clock=clock, folder=folder, caller=HttpCaller()),
    )


def _tell_store(tx: Transaction, store_id: str) -> None:
    """A store that is new hears what the others have heard."""
    tell_store(tx, store_id)
    promotions.tell_store(tx, store_id)
    membership.tell_store(tx, store_id)
    issuing.tell_store(tx, store_id)
    tell_limits(tx, store_id)


def _loyalty(database: Database, keys: Keys, clock: Clock, texting: Texting) -> Loyalty:
    """What members have beside themselves."""
    proofs = Proofs(database=database, keys=keys, clock=clock, send=texting.send_code, can_send=texting.can_send_codes)
    coupons = CouponOffice(database=database, keys=keys, clock=clock)
    return Loyalty(
        settings=MembershipOffice(database=database),
        proofs=proofs,
        # Nobody signs up there.
        identities=Identities(
            database=database,
            keys=keys,
            clock=clock,
            members=Members(database=database, keys=keys, clock=clock),
            proofs=proofs,
        ),
        histories=Histories(database=database, clock=clock),
        coupons=coupons,
        vouchers=VoucherOffice(database=database, keys=keys, clock=clock),
        holds=HoldDesk(database=database, clock=clock, proofs=proofs),
        quotas=Quotas(database=database),
        books=MemberBooks(keys=keys, clock=clock, reward=coupons.reward),
        keeping=Keeping(database=database, keys=keys, clock=clock),
    )
