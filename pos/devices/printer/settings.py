"""How a till reaches its receipt printer."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from pos.domain.ticket.paper import Paper


class Way(StrEnum):
    """The ways to a printer."""

    NONE = "none"
    """No printer: tickets wait in the queue."""
    NETWORK = "network"
    USB = "usb"
    SERIAL = "serial"
    SPOOLER = "spooler"
    """Windows: a queue of the spooler, raw. It never says what became of a ticket."""
    FILE = "file"
    """A device file such as `/dev/usb/lp0`, or a plain file that tickets are appended to."""
    PICTURES = "pictures"
    """A folder that tickets are drawn into, one PNG each: practice, demonstrations, office printers."""

    @property
    def answers(self) -> bool:
        """Whether anything can come back on this way."""
        return self in {Way.NETWORK, Way.USB, Way.SERIAL}


@dataclass(frozen=True, slots=True)
class PrinterSettings:
    """A receipt printer as it is set up."""

    way: Way = Way.NONE
    """How it is reached."""
    address: str = ""
    """Host name or IP; serial port; spooler queue (empty: the default one); file; folder of pictures."""
    port: int = 9100
    """TCP port."""
    vendor: int = 0
    """USB vendor id."""
    product: int = 0
    """USB product id."""
    baud: int = 115_200
    """Bits a second of a serial line."""
    paper: Paper = Paper.MM80
    """The roll in it."""
    as_picture: bool = False
    """For a printer without Chinese: whole tickets as pictures."""
    cuts: bool = True
    """Whether it has a cutter."""
    drawer_pin: int = 2
    """Pin of the drawer socket, 2 or 5."""
    patience_s: float = 10.0
    """How long it may take to print a ticket before that counts as not known."""
