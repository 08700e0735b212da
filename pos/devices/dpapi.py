"""Windows' own way to keep a secret for one user (CryptProtectData), around files. Not yet run on Windows."""

from __future__ import annotations

import ctypes
from typing import Any

from pos.domain.errors import DamagedFile
from pos.ports.keys import Secrets

_UI_FORBIDDEN = 1


class DpapiSecrets:
    """Secrets that only this Windows user can read, kept in `files`."""

    def __init__(self, files: Secrets) -> None:
        self._files = files

    def get(self, name: str) -> bytes | None:
        """A secret; None where there is none. Raises DamagedFile when it is another user's, or altered."""
        sealed = self._files.get(name)
        return None if sealed is None else _call("CryptUnprotectData", sealed)

    def put(self, name: str, value: bytes) -> None:
        """Keep a secret. Raises StorageError."""
        self._files.put(name, _call("CryptProtectData", value))


class _Blob(ctypes.Structure):
    """DATA_BLOB."""

    _fields_ = (("size", ctypes.c_uint32), ("data", ctypes.POINTER(ctypes.c_char)))


def _call(function: str, data: bytes) -> bytes:
    """The bytes that CryptProtectData or CryptUnprotectData makes of `data`."""
    library: Any = getattr(ctypes, "windll", None)
    if library is None:
        raise DamagedFile("DPAPI is there on Windows only")
    given = ctypes.create_string_buffer(data, len(data))
    source = _Blob(len(data), ctypes.cast(given, ctypes.POINTER(ctypes.c_char)))
    made = _Blob()
    if not getattr(library.crypt32, function)(
        ctypes.byref(source), None, None, None, None, _UI_FORBIDDEN, ctypes.byref(made)
    ):
        raise DamagedFile(f"{function} failed: {library.kernel32.GetLastError()}")
    try:
        return ctypes.string_at(made.data, made.size)
    finally:
        library.kernel32.LocalFree(made.data)
