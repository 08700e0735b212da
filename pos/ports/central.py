"""The central server, as a till sees it. Every call may take as long as the network does: never on the GUI thread."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from pos.domain.journal import Entry
from pos.ports.catalogue import Cursor
from pos.wire.catalogue import NearbyAnswer, SnapshotInfo
from pos.wire.enrol import Enrolled, Session
from pos.wire.feed import FeedPage, ItemRecord
from pos.wire.orders import Claim, ClaimAnswer, OrderAnswer
from pos.wire.upload import UploadAnswer


class Central(Protocol):
    """Raises Unreachable, Refused or NotEnrolled; any answer that is not the server's counts as Unreachable."""

    def enrol(self, *, code: str, public_key: bytes) -> Enrolled:
        """Exchange a one-time code for an identity. Refused: `unknown_code`, `used_code`, `expired_code`."""

    def begin_session(self) -> Session:
        """Prove who we are; where the server stands. Other calls begin one by themselves where needed."""

    def upload(self, entries: tuple[Entry, ...]) -> UploadAnswer:
        """Send consecutive events."""

    def feed(self, name: str, *, cursor: Cursor, wait_s: float = 0.0, limit: int = 500) -> FeedPage:
        """The next page, waiting up to `wait_s` for one."""

    def snapshot(self) -> SnapshotInfo:
        """The newest catalogue snapshot, or how far it is."""

    def fetch_snapshot(self, info: SnapshotInfo, target: Path) -> None:
        """Download (resuming what is there), check hash and signature, unpack to `target`.

        Raises BadValue when it is not what was signed.
        """

    def items(self, *, code: str = "", text: str = "") -> tuple[ItemRecord, ...]:
        """Look-ups while the own catalogue is being filled."""

    def nearby(self, style_id: str) -> NearbyAnswer:
        """Other stores' stock of a style, and where it stands beside them."""

    def claim(self, claim: Claim) -> ClaimAnswer:
        """Ask to hand an order over. Safe to repeat with the same claim id."""

    def order(self, order_id: str) -> OrderAnswer | None:
        """An order of any store."""

    def picture(self, name: str) -> bytes | None:
        """A product picture by its SHA-256."""
