"""The decoders of this computer, put together. Importing them takes a while: not on the GUI thread."""

from __future__ import annotations

import logging

import cv2

from pos.devices.decoding.live_reader import LiveReader, Voices
from pos.devices.decoding.opencv import OpencvDecoder
from pos.devices.decoding.still_reader import StillReader
from pos.devices.decoding.zxing import ZxingDecoder
from pos.ports.decoding import Decoder

logger = logging.getLogger(__name__)


def live_reader(*, upc_e: bool = False) -> LiveReader:
    """For the frames of a camera; only what stands on goods, tags and phones."""
    voices = Voices(
        first=ZxingDecoder(upc_e=upc_e), second=zbar_decoder(upc_e=upc_e, everything=False), third=OpencvDecoder()
    )
    # A camera's thread has one core; sharing each small step with another one costs more than it gives on a busy till.
    cv2.setNumThreads(1)
    return LiveReader(voices=voices, trust_upc_e=upc_e)


def still_reader(*, upc_e: bool = False) -> StillReader:
    """For pictures from files; every kind of code. Short UPC codes are believed only with `upc_e`."""
    zbar = zbar_decoder(upc_e=True, everything=True)
    decoders = (ZxingDecoder(everything=True), *((zbar,) if zbar is not None else ()), OpencvDecoder())
    return StillReader(decoders=decoders, trust_upc_e=upc_e)


def zbar_decoder(*, upc_e: bool, everything: bool) -> Decoder | None:
    """zbar, where its library is installed; without it fewer linear codes are confirmed."""
    try:
        from pos.devices.decoding.zbar import ZbarDecoder
    except (ImportError, OSError) as fault:
        logger.warning("zbar is not here, so fewer codes are confirmed: %s", fault)
        return None
    return ZbarDecoder(everything=everything, upc_e=upc_e)
