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


class Chinese(StrEnum):
    """What a printer does with Chinese."""

    SWITCHED = "switched"
    """Prints GB18030 between FS & and FS . (most printers sold in China)."""
    ALWAYS = "always"
    """Is always in Chinese mode and prints FS & as letters, or stumbles over it."""
    NONE = "none"
    """Has no Chinese font: lines with more than its code page come as pictures."""


class Lacking(StrEnum):
    """How what a printer lacks is printed."""

    LINE = "line"
    """A picture of the line: understood by all."""
    GLYPH = "glyph"
    """Pictures of the characters in the line (ESC *): fewer bytes, for slow serial lines."""


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
    """Whole tickets as pictures: the last resort that every printer with graphics understands."""
    chinese: Chinese = Chinese.SWITCHED
    """What it does with Chinese."""
    lacking: Lacking = Lacking.LINE
    """How what it lacks is printed."""
    code_page: int = 0
    """`ESC t`, for a printer without Chinese; its number in the printer's manual."""
    encoding: str = "cp437"
    """Python's name of that code page."""
    answers: bool = True
    """Whether it may be asked how it is; some print the question."""
    cuts: bool = True
    """Whether it has a cutter."""
    drawer_pin: int = 2
    """Pin of the drawer socket, 2 or 5."""
    patience_s: float = 10.0
    """How long it may take to print a ticket before that counts as not known."""

    @property
    def asks(self) -> bool:
        """Whether it is asked how it is: the way carries answers and the printer gives some."""
        return self.answers and self.way.answers
