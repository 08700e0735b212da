"""Windows' Raw Input with a stand-in for user32, structures as winuser.h has them on 64 bits; not run on Windows."""

import ctypes
import struct

from pos.devices.scanner.raw_input import RawInput, stroke
from pos.ports.keyboards import KeyStroke

KEYBOARD, MOUSE = 1, 0
PRESSED, RELEASED, SECOND = 0, 1, 2
HANDLE = 0x1_0000_0042


def raw(code: int, flags: int = PRESSED, *, kind: int = KEYBOARD) -> bytes:
    """RAWINPUTHEADER (24 bytes) and RAWKEYBOARD (16)."""
    return struct.pack("<IIQQ", kind, 40, HANDLE, 0) + struct.pack("<HHHHII", code, flags, 0, 0x31, 0x100, 0)


class User32:
    """What is used of the library."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.registered: list[bytes] = []

    def RegisterRawInputDevices(self, wanted: object, count: int, size: int) -> int:
        self.registered.append(ctypes.string_at(ctypes.addressof(wanted._obj), size * count))  # type: ignore[attr-defined]
        return 1

    def GetRawInputData(self, news: object, what: int, buffer: ctypes.Array, size: object, header: int) -> int:  # type: ignore[type-arg]
        assert (what, header) == (0x10000003, 24)
        ctypes.memmove(buffer, self.data, len(self.data))
        return len(self.data)

    def GetRawInputDeviceInfoW(self, device: ctypes.c_void_p, what: int, name: ctypes.Array, size: object) -> int:  # type: ignore[type-arg]
        assert (device.value, what) == (HANDLE, 0x20000007)
        name.value = r"\\?\HID#VID_0C2E"
        return len(name.value)


def test_a_press_is_told_with_its_keyboard() -> None:
    library = User32(raw(2))
    keyboards = RawInput(library)

    assert keyboards.watch(0x77)
    assert library.registered == [struct.pack("<HHI", 1, 6, 0) + struct.pack("<Q", 0x77)]
    assert keyboards.heard(5) == KeyStroke(r"\\?\HID#VID_0C2E", 2)
    library.data = raw(0x1C, SECOND)
    assert keyboards.heard(6) == KeyStroke(r"\\?\HID#VID_0C2E", 0x11C)


def test_what_is_no_press() -> None:
    assert stroke(raw(2, RELEASED)) is None
    assert stroke(raw(2, kind=MOUSE)) is None
    assert stroke(raw(2)[:30]) is None
    assert RawInput(User32(b"")).heard(5) is None


def test_elsewhere_there_is_no_such_thing() -> None:
    keyboards = RawInput()

    assert not keyboards.watch(1) or hasattr(ctypes, "windll")
    assert keyboards.heard(0) is None
