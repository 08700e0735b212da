"""A network printer on a loopback socket: prints, runs out of paper, dies in the middle of a ticket, talks rubbish."""

from __future__ import annotations

import socket
import struct
import threading
from collections.abc import Callable
from dataclasses import dataclass
from types import TracebackType
from typing import Self

OK = {1: 0b0001_0010, 2: 0b0001_0010, 3: 0b0001_0010, 4: 0b0001_0010}
"""What a printer that is well answers to DLE EOT 1 to 4."""
PAPER_OUT = OK | {1: 0b0001_1010, 2: 0b0011_0010, 4: 0b0111_0010}
NEAR_END = OK | {4: 0b0001_1110}
LID_OPEN = OK | {1: 0b0001_1010, 2: 0b0001_0110}
OFFLINE = OK | {1: 0b0001_1010}


@dataclass
class Behaviour:
    """How the printer is today."""

    status: dict[int, int] | None = None
    """Answers to DLE EOT; None: it never answers anything."""
    confirms: bool = True
    """Whether it answers GS r."""
    paper_byte: int = 0
    """Its answer to GS r."""
    dies_after: int | None = None
    """Resets the connection after so many bytes of a ticket."""
    hangs_up: bool = False
    """Closes the connection as soon as it is open."""
    rubbish: bytes = b""
    """What it says to anything."""
    reads: bool = True
    """Whether it takes bytes at all."""


class PrinterStandIn:
    """One connection at a time, as cheap printers are."""

    def __init__(self, behaviour: Behaviour) -> None:
        self.behaviour = behaviour
        self.paper = b""
        """What reached it, without the questions."""
        self.connections = 0
        self._server = socket.socket()
        # Small, so that a printer that does not read is soon felt.
        self._server.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        self._server.bind(("127.0.0.1", 0))
        self._server.listen()
        self.port: int = self._server.getsockname()[1]
        self._ended = threading.Event()
        self._last: object = None
        self._thread = threading.Thread(target=self._serve, daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        with socket.socket() as last:
            # A connection of its own gets the server out of accept(), behind all that still wait to be read: a printer
            # that is never asked how it is may have sent and hung up before the server came to it.
            last.bind(("127.0.0.1", 0))
            self._last = last.getsockname()
            self._ended.set()
            last.connect(("127.0.0.1", self.port))
        self._thread.join(timeout=10)
        self._server.close()

    def _serve(self) -> None:
        while True:
            link, sender = self._server.accept()
            with link:
                if sender == self._last:
                    return
                self.connections += 1
                try:
                    self._talk(link)
                except OSError:
                    continue

    def _talk(self, link: socket.socket) -> None:
        today = self.behaviour
        if today.hangs_up:
            return
        if not today.reads:
            self._ended.wait(30)
            return
        waiting = b""
        while data := link.recv(4096):
            waiting = self._answer_all(waiting + data, link.sendall)
            if today.dies_after is not None and len(self.paper) + len(waiting) >= today.dies_after:
                link.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
                return
        self.paper += waiting

    def _answer_all(self, data: bytes, say: Callable[[bytes], None]) -> bytes:
        """Answer the questions in `data`; what may be the beginning of one is kept."""
        today = self.behaviour
        while True:
            places = [place for mark in (b"\x10\x04", b"\x1dr") if (place := data.find(mark)) >= 0]
            if not places:
                return data
            place = min(places)
            question = data[place : place + 3]
            if len(question) < 3:
                return data
            self.paper += data[:place]
            data = data[place + 3 :]
            if today.rubbish:
                say(today.rubbish)
            elif question[:1] == b"\x10" and today.status is not None:
                say(bytes((today.status[question[2]],)))
            elif question[:1] == b"\x1d" and today.status is not None and today.confirms:
                say(bytes((today.paper_byte,)))
