"""Windows' Raw Input: which of several keyboards typed a key, so that two scanners may type at once.

Written after Microsoft's headers (winuser.h). Not yet run on Windows.
"""

from __future__ import annotations

import ctypes
from typing import Any

from pos.ports.keyboards import KeyStroke

_KEYBOARDS_PAGE, _KEYBOARDS_USAGE = 0x01, 0x06
_INPUT, _DEVICE_NAME = 0x10000003, 0x20000007
"""RID_INPUT, RIDI_DEVICENAME."""
_OF_KEYBOARD = 1
"""RIM_TYPEKEYBOARD."""
_RELEASED, _SECOND_BLOCK = 1, 2
"""RI_KEY_BREAK, RI_KEY_E0."""


class _Wanted(ctypes.Structure):
    """RAWINPUTDEVICE."""

    _fields_ = (
        ("page", ctypes.c_uint16),
        ("usage", ctypes.c_uint16),
        ("flags", ctypes.c_uint32),
        ("window", ctypes.c_void_p),
    )


class _Header(ctypes.Structure):
    """RAWINPUTHEADER."""

    _fields_ = (
        ("kind", ctypes.c_uint32),
        ("size", ctypes.c_uint32),
        ("device", ctypes.c_void_p),
        ("parameter", ctypes.c_size_t),
    )


class _Key(ctypes.Structure):
    """RAWKEYBOARD."""

    _fields_ = (
        ("code", ctypes.c_uint16),
        ("flags", ctypes.c_uint16),
        ("reserved", ctypes.c_uint16),
        ("virtual", ctypes.c_uint16),
        ("message", ctypes.c_uint32),
        ("extra", ctypes.c_uint32),
    )


class RawInput:
    """Implements `Keyboards`."""

    def __init__(self, library: Any = None) -> None:
        """`library`: user32; None finds it, where there is one."""
        windows: Any = getattr(ctypes, "windll", None)
        self._user32: Any = library if library is not None else None if windows is None else windows.user32
        self._names: dict[int, str] = {}

    def watch(self, window: int) -> bool:
        """Ask for raw input; the usual key messages still come, too."""
        if self._user32 is None:
            return False
        wanted = _Wanted(_KEYBOARDS_PAGE, _KEYBOARDS_USAGE, 0, window)
        return bool(self._user32.RegisterRawInputDevices(ctypes.byref(wanted), 1, ctypes.sizeof(_Wanted)))

    def heard(self, news: int) -> KeyStroke | None:
        """Read a WM_INPUT message's lParam."""
        if self._user32 is None:
            return None
        size = ctypes.c_uint32(256)
        buffer = ctypes.create_string_buffer(size.value)
        read = self._user32.GetRawInputData(
            ctypes.c_void_p(news), _INPUT, buffer, ctypes.byref(size), ctypes.sizeof(_Header)
        )
        found = stroke(buffer.raw[: max(0, read)]) if 0 < read <= len(buffer) else None
        return None if found is None else KeyStroke(self._name(found[0]), found[1])

    def _name(self, device: int) -> str:
        if device not in self._names:
            size = ctypes.c_uint32(512)
            name = ctypes.create_unicode_buffer(size.value)
            self._user32.GetRawInputDeviceInfoW(ctypes.c_void_p(device), _DEVICE_NAME, name, ctypes.byref(size))
            self._names[device] = name.value or str(device)
        return self._names[device]


def stroke(raw: bytes) -> tuple[int, int] | None:
    """Device handle and scan code of a RAWINPUT; None for one that is no press of a key."""
    if len(raw) < ctypes.sizeof(_Header) + ctypes.sizeof(_Key):
        return None
    header, key = _Header.from_buffer_copy(raw), _Key.from_buffer_copy(raw, ctypes.sizeof(_Header))
    if header.kind != _OF_KEYBOARD or key.flags & _RELEASED:
        return None
    return int(header.device or 0), int(key.code) | (0x100 if key.flags & _SECOND_BLOCK else 0)
