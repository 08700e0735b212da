"""A scale at a serial port: opened for each look, so that it can be unplugged and plugged in at any time."""

from __future__ import annotations

import logging
import time

from pos.devices.scale.protocols import SMA_ASKS, TOLEDO_ASKS, continuous, sma, toledo_8217
from pos.devices.scale.settings import ScaleProtocol, ScaleSettings
from pos.ports.scale import Scale, Weighing, Weight

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


class SerialScale:
    """Implements `Scale`; never raises."""

    def __init__(self, *, settings: ScaleSettings) -> None:
        """`settings`: of a scale that is there."""
        self._settings = settings
        self._asks, self._read = _READS[settings.protocol]

    def weigh(self) -> Weight:
        """Look at the scale once."""
        import serial

        bits, parity = self._settings.framing
        try:
            with serial.Serial(
                self._settings.port,
                self._settings.baud,
                bytesize=bits,
                parity=parity,
                timeout=0.05,
                write_timeout=WITHIN_S,
            ) as line:
                return self._look(line)
        # pyserial's own errors are OSErrors and ValueErrors; a port that vanishes raises others still.
        except Exception as error:  # noqa: BLE001
            _log.info("scale: %s: %s", type(error).__name__, error)
            return Weight(Weighing.NOT_REACHED)

    def _look(self, line: object) -> Weight:
        line.reset_input_buffer()  # type: ignore[attr-defined]
        if self._asks:
            line.write(self._asks)  # type: ignore[attr-defined]
        said, until = b"", time.monotonic() + WITHIN_S
        while time.monotonic() < until and len(said) < _MOST:
            said += bytes(line.read(64))  # type: ignore[attr-defined]
            weight = self._read(said)
            if weight is not None:
                return weight
        return Weight(Weighing.NO_ANSWER)


def scale_of(settings: ScaleSettings) -> Scale:
    """The scale of these settings; nothing is opened before the first look."""
    return NoScale() if settings.protocol is ScaleProtocol.NONE else SerialScale(settings=settings)
