"""What a printer says of itself: DLE EOT 1, 2 and 4 (ESC/POS, real-time status)."""

from __future__ import annotations

from pos.devices.printer.connection import Connection
from pos.ports.printing import PrinterStatus, PrintFault, Tri

ANSWER_S = 1.0
"""Printers answer in a few milliseconds, slow network cards in some hundred."""
_OFFLINE = 0x08
_LID_OPEN = 0x04
_NEAR_END = 0x0C
_PAPER_OUT = 0x60


def ask_status(connection: Connection) -> PrinterStatus:
    """Ask how the printer is. One that does not answer the first question is not asked the others.

    Raises DeviceError when the connection breaks.
    """
    printer = _ask(connection, 1)
    if printer is None:
        return PrinterStatus()
    return PrinterStatus(
        online=_tri(not printer & _OFFLINE),
        lid_open=_bits(_ask(connection, 2), _LID_OPEN),
        paper_near_end=_bits(paper := _ask(connection, 4), _NEAR_END),
        paper_out=_bits(paper, _PAPER_OUT),
    )


def fault_of(status: PrinterStatus) -> PrintFault:
    """Why a printer in this state does not print, the nearest reason first; `NONE` when it says nothing against it."""
    if status.paper_out is Tri.YES:
        return PrintFault.PAPER_OUT
    if status.lid_open is Tri.YES:
        return PrintFault.LID_OPEN
    return PrintFault.OFFLINE if status.online is Tri.NO else PrintFault.NONE


def is_real_time_answer(byte: int) -> bool:
    """Whether a byte has the fixed bits of every answer to DLE EOT: 0xx1xx10."""
    return byte & 0b1001_0011 == 0b0001_0010


def _ask(connection: Connection, number: int) -> int | None:
    connection.send(bytes((0x10, 0x04, number)))
    return connection.answer(ANSWER_S, is_real_time_answer)


def _bits(answer: int | None, mask: int) -> Tri:
    return _tri(None if answer is None else bool(answer & mask))


def _tri(said: bool | None) -> Tri:
    return Tri.UNKNOWN if said is None else Tri.YES if said else Tri.NO
