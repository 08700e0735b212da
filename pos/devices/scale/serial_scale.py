"""A scale at a serial port. It may be unplugged and plugged in at any time."""

from __future__ import annotations

import logging
import threading
import time
from contextlib import suppress
from typing import Any

from pos.devices.scale.protocols import SMA_ASKS, TOLEDO_ASKS, continuous, sma, toledo_8217
from pos.devices.scale.settings import ScaleProtocol, ScaleSettings
from pos.ports.scale import Weighing, Weight

WITHIN_S = 1.0
"""How long an answer may take: scales answer in 100 ms, those that speak all the time some times a second."""
_READS = {
    ScaleProtocol.TOLEDO_8217: (TOLEDO_ASKS, toledo_8217),
    ScaleProtocol.SMA: (SMA_ASKS, sma),
    ScaleProtocol.CONTINUOUS: (b"", continuous),
}
_MOST = 4096
"""Bytes: what says more than this without a word that makes sense is no scale."""

_log = logging.getLogger(__name__)


class NoScale:
    """Implements `Scale` where there is none."""

    def weigh(self) -> Weight:
        """There is none."""
        return Weight(Weighing.NO_SCALE)

    def close(self) -> None:
        """Nothing to let go of."""


class SerialScale:
    """Implements `Scale`; never raises. The port stays open between two looks; one that fails is opened anew."""

    def __init__(self, *, settings: ScaleSettings) -> None:
        """`settings`: of a scale that is there."""
        self._settings = settings
        self._asks, self._read = _READS[settings.protocol]
        self._one_at_a_time = threading.Lock()
        self._line: Any = None

    def weigh(self) -> Weight:
        """Look at the scale once."""
        with self._one_at_a_time:
            try:
                if self._line is None:
                    self._line = self._open()
                return self._look(self._line)
            # pyserial's own errors are OSErrors and ValueErrors; a port that vanishes raises termios' and others still.
            except Exception as error:  # noqa: BLE001
                _log.info("scale: %s: %s", type(error).__name__, error)
                self._let_go()
                return Weight(Weighing.NOT_REACHED)

    def close(self) -> None:
        """Let go of the port: another scale takes this one's place."""
        with self._one_at_a_time:
            self._let_go()

    def _open(self) -> Any:
        import serial

        bits, parity = self._settings.framing
        port, baud = self._settings.port, self._settings.baud
        return serial.Serial(port, baud, bytesize=bits, parity=parity, timeout=0.05, write_timeout=WITHIN_S)

    def _let_go(self) -> None:
        line, self._line = self._line, None
        if line is not None:
            with suppress(Exception):
                line.close()

    def _look(self, line: Any) -> Weight:
        line.reset_input_buffer()
        if self._asks:
            line.write(self._asks)
        said, until = b"", time.monotonic() + WITHIN_S
        while time.monotonic() < until and len(said) < _MOST:
            said += bytes(line.read(64))
            weight = self._read(said)
            if weight is not None:
                return weight
        return Weight(Weighing.NO_ANSWER)


def scale_of(settings: ScaleSettings) -> NoScale | SerialScale:
    """The scale of these settings; nothing is opened before the first look."""
    return NoScale() if settings.protocol is ScaleProtocol.NONE else SerialScale(settings=settings)
