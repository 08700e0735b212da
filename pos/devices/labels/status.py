"""What a label printer says of itself, in its own language.

TSPL: `ESC ! ?`, one byte of flags. ZPL: `~HS`, three lines between STX and ETX. ESC/POS: as receipt printers.
"""

from __future__ import annotations

import re

from pos.devices.labels.settings import LabelLanguage
from pos.devices.printer.connection import Connection
from pos.devices.printer.status import ANSWER_S, ask_status
from pos.ports.printing import PrinterStatus, Tri

_TSPL_ASKS, _ZPL_ASKS = b"\x1b!?", b"~HS"
_HEAD_OPEN, _JAM, _NO_PAPER, _NO_RIBBON, _PAUSE, _PRINTING = 0x01, 0x02, 0x04, 0x08, 0x10, 0x20
_OTHER = 0x80
_TSPL_WORDS = frozenset({*range(0x10), _PAUSE, _PRINTING, _OTHER})
"""The bytes that the manual knows; what else comes is not this answer."""
_HOST_STATUS = re.compile(
    rb"\x02\d{3},(?P<paper>[01]),(?P<pause>[01]),[^\x02\x03]*\x03\s*\x02\d{3},[01],(?P<head>[01]),(?P<ribbon>[01]),"
)
"""ZPL II: paper out and pause are the 2nd and 3rd of the first line, head up and ribbon out the 3rd and 4th of the
second."""


def ask_label_status(connection: Connection, language: LabelLanguage) -> PrinterStatus:
    """Ask how the printer is; all unknown when it does not answer. Raises DeviceError when the connection breaks."""
    match language:
        case LabelLanguage.TSPL:
            connection.send(_TSPL_ASKS)
            byte = connection.answer(ANSWER_S, _TSPL_WORDS.__contains__)
            return PrinterStatus() if byte is None else _tspl(byte)
        case LabelLanguage.ZPL:
            connection.send(_ZPL_ASKS)
            return connection.hear(ANSWER_S, _zpl) or PrinterStatus()
        case LabelLanguage.ESCPOS:
            return ask_status(connection)


def _tspl(byte: int) -> PrinterStatus:
    if byte == _OTHER:
        return PrinterStatus(online=Tri.NO)
    return PrinterStatus(
        online=_tri(not byte & (_HEAD_OPEN | _JAM | _NO_PAPER | _NO_RIBBON | _PAUSE)),
        lid_open=_tri(bool(byte & _HEAD_OPEN)),
        paper_out=_tri(bool(byte & _NO_PAPER)),
    )


def _zpl(said: bytes) -> PrinterStatus | None:
    found = _HOST_STATUS.search(said)
    if found is None:
        return None
    paper, pause, head, ribbon = (found[name] == b"1" for name in ("paper", "pause", "head", "ribbon"))
    return PrinterStatus(
        online=_tri(not (paper or pause or head or ribbon)), lid_open=_tri(head), paper_out=_tri(paper)
    )


def _tri(said: bool) -> Tri:
    return Tri.YES if said else Tri.NO
