"""How a till reaches its scale."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class ScaleProtocol(StrEnum):
    """What a scale speaks."""

    NONE = "none"
    """There is no scale."""
    TOLEDO_8217 = "toledo8217"
    """Mettler Toledo 8217: asked with `W`; usually 9600 baud, 7 bits, even parity."""
    SMA = "sma"
    """SMA SCP-0499: asked with LF W CR; usually 9600 baud, 8 bits."""
    CONTINUOUS = "continuous"
    """Says its weight all the time as `ST,GS,+  1.250kg` (A&D, Dahua, Taishan and many others)."""


@dataclass(frozen=True, slots=True)
class ScaleSettings:
    """A scale as it is set up."""

    protocol: ScaleProtocol = ScaleProtocol.NONE
    """What it speaks."""
    port: str = ""
    """Serial port: `COM3`, `/dev/ttyUSB0`."""
    baud: int = 9600
    """Bits a second."""

    @property
    def framing(self) -> tuple[int, str]:
        """Data bits and parity (`E`, `N`) of the protocol."""
        return (7, "E") if self.protocol is ScaleProtocol.TOLEDO_8217 else (8, "N")
