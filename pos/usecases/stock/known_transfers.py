"""Transfers as they stand: what head office told, and this till's own steps that it has not counted yet."""

from __future__ import annotations

from pos.domain.transfer import Transfer, TransferState
from pos.ports.count_book import CountBook
from pos.ports.mirror import Mirror

_ORDER = list(TransferState)


def known_transfers(mirror: Mirror, book: CountBook) -> tuple[Transfer, ...]:
    """All from and to this store, oldest first. Of two tellings of one the further holds: it never goes back."""
    known = {each.transfer_id: each for each in mirror.transfers()}
    for own in book.transfers_since(mirror.applied_tseq()):
        told = known.get(own.transfer_id)
        if told is None or _ORDER.index(told.state) < _ORDER.index(own.state):
            known[own.transfer_id] = own
    return tuple(known[key] for key in sorted(known))
