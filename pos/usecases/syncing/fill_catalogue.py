"""Get a whole catalogue: ask for a snapshot, fetch it, swap it in. Meanwhile look-ups go to the server."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from pos.ports.catalogue import Catalogue, Completeness
from pos.ports.central import Central
from pos.ports.clock import Clock


@dataclass(frozen=True, slots=True)
class Filled:
    """How far it is."""

    done: bool
    """Whether the catalogue is here; else the server is still building it."""
    catalogue: Completeness
    """What is here, and how much there will be."""


class FillCatalogue:
    """From nothing, or from a catalogue of another epoch, to a whole one."""

    def __init__(
        self, *, central: Central, catalogue: Catalogue, clock: Clock, on_progress: Callable[[Completeness], None]
    ) -> None:
        """`on_progress` is told what is known before the long part begins."""
        self._central = central
        self._clock = clock
        self._catalogue = catalogue
        self._on_progress = on_progress

    def __call__(self) -> Filled:
        """One try. Raises what `Central` raises; BadValue for a snapshot that is not what was signed; StorageError."""
        info = self._central.snapshot()
        here = self._catalogue.completeness()
        # Building the file takes the longest by far: how far that is, is how far the filling is.
        progress = Completeness(complete=here.complete, variants=max(here.variants, info.built), expected=info.variants)
        self._on_progress(progress)
        if not info.ready:
            return Filled(done=False, catalogue=progress)
        target = self._catalogue.incoming(info.name)
        self._central.fetch_snapshot(info, target)
        self._catalogue.take_over(target)
        return Filled(done=True, catalogue=self._catalogue.completeness())

    def caught_up(self) -> Completeness:
        """What is here, now that there is nothing more to be told. Raises StorageError."""
        self._catalogue.caught_up(self._clock.now())
        return self._catalogue.completeness()
