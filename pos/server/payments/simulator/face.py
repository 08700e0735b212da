"""What a face of a simulated provider is given, and what it gives back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Incoming:
    """A request."""

    method: str
    """`GET`, `POST`."""
    target: str
    """Path and query, as they came."""
    headers: Mapping[str, str]
    """Names in lower case."""
    body: bytes
    """As it came."""


@dataclass(frozen=True, slots=True)
class Outgoing:
    """An answer, or none."""

    status: int = 200
    """HTTP status."""
    headers: Mapping[str, str] = field(default_factory=dict)
    """The signature's among them."""
    body: bytes = b""
    """What was signed."""
    delay_s: float = 0.0
    """How long it takes."""
    dropped: bool = False
    """The connection is closed without an answer."""


DROPPED = Outgoing(dropped=True)
NICKNAME = '张{三}"}😀\\'
"""A name that has broken other merchants' programs."""
