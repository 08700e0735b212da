"""Everything the central server can do, wired: what routes, import and the demo are given."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from pos.domain.texts import Texts
from pos.server.catalogue.pictures import PictureStore
from pos.server.catalogue.service import CatalogueOffice
from pos.server.channels.service import Channels
from pos.server.clock import Clock
from pos.server.database import Database
from pos.server.enrolment.service import Enrolment
from pos.server.invoices.office import Invoices
from pos.server.keys import Keys
from pos.server.loyalty import Loyalty
from pos.server.members.service import Members
from pos.server.orders.service import Orders
from pos.server.organisation.service import Organisation
from pos.server.payments.service import Payments
from pos.server.promotions.office import PromotionsOffice
from pos.server.receipts.service import Returns
from pos.server.scanning.office import ScanRulesOffice
from pos.server.snapshot.service import Snapshots
from pos.server.staff.service import StaffOffice
from pos.server.stock.service import StockOffice
from pos.server.texting.service import Texting


@dataclass(frozen=True, slots=True, kw_only=True)
class Central:
    """The services of one installation. `close` lets go of it."""

    folder: Path
    """Its data folder."""
    database: Database
    keys: Keys
    clock: Clock
    organisation: Organisation
    staff: StaffOffice
    catalogue: CatalogueOffice
    pictures: PictureStore
    members: Members
    loyalty: Loyalty
    stock: StockOffice
    channels: Channels
    orders: Orders
    enrolment: Enrolment
    snapshots: Snapshots
    payments: Payments
    returns: Returns
    invoices: Invoices
    texts: Mapping[str, Texts]
    """Words for customers, by language, the default first."""
    texting: Texting
    scanning: ScanRulesOffice
    promotions: PromotionsOffice

    def close(self) -> None:
        """Finish what is being written and close the database."""
        self.snapshots.close()
        self.database.close()
