"""The place a till stands in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from pos.domain.moments import business_date


class OrgKind(StrEnum):
    """The nodes of the organisation's tree."""

    CHAIN = "chain"
    REGION = "region"
    AGENT = "agent"
    STORE = "store"


class StoreKind(StrEnum):
    """How a store belongs to the chain."""

    OWN = "own"
    FRANCHISED = "franchised"
    MALL_COUNTER = "mall_counter"
    """The mall may take the money and settle later."""


@dataclass(frozen=True, slots=True)
class Store:
    """A store."""

    store_id: str
    """Id given by head office."""
    code: str
    """2 to 8 letters and digits without O and I; part of every number."""
    name: str
    """Shown on screen and ticket."""
    kind: StoreKind = StoreKind.OWN
    """How it belongs to the chain."""
    legal_name: str = ""
    """The legal entity that sells."""
    tax_number: str = ""
    """The legal entity's tax number."""
    address: str = ""
    """For tickets."""
    phone: str = ""
    """For tickets."""
    offset_minutes: int = 480
    """The store's offset from UTC."""
    cutoff_hour: int = 4
    """The local hour at which its business day begins."""
    assistant_required: bool = False
    """Whether a sale must be credited to an assistant."""

    def day(self, moment: datetime) -> date:
        """The store's business date of a moment."""
        return business_date(moment, offset_minutes=self.offset_minutes, cutoff_hour=self.cutoff_hour)


@dataclass(frozen=True, slots=True)
class Till:
    """A till, as enrolled."""

    till_id: str
    """Id given by head office at enrolment."""
    number: int
    """1 to 999 within the store."""
    store: Store
    """Where it stands."""
