"""Every table of the server in one MetaData."""

from __future__ import annotations

from pos.server import event_tables as events
from pos.server import feed_tables as feeds
from pos.server.catalogue import tables as catalogue
from pos.server.channels import tables as channels
from pos.server.columns import metadata
from pos.server.coupons import tables as coupons
from pos.server.days import tables as days
from pos.server.documents import tables as documents
from pos.server.enrolment import tables as enrolment
from pos.server.holds import tables as holds
from pos.server.invoices import tables as invoices
from pos.server.members import tables as members
from pos.server.orders import tables as orders
from pos.server.organisation import tables as organisation
from pos.server.payments import tables as payments
from pos.server.promotions import tables as promotions
from pos.server.receiving import tables as receiving
from pos.server.returns import tables as returns
from pos.server.scanning import tables as scanning
from pos.server.staff import tables as staff
from pos.server.stock import tables as stock
from pos.server.stocktakes import tables as stocktakes
from pos.server.texting import tables as texting

__all__ = [
    "catalogue",
    "channels",
    "coupons",
    "days",
    "documents",
    "enrolment",
    "events",
    "feeds",
    "holds",
    "invoices",
    "members",
    "metadata",
    "orders",
    "organisation",
    "payments",
    "promotions",
    "receiving",
    "returns",
    "scanning",
    "staff",
    "stock",
    "stocktakes",
    "texting",
]
