"""hidapi's module `hid` as the adapter uses it, with devices that the test plugs in.

After cython-hidapi 0.15: `read` with no time waits for ever, `open` and `read` raise OSError, and ValueError for a
device that is closed.
"""

from __future__ import annotations

from types import ModuleType


class HidLibrary(ModuleType):
    """Stands in `sys.modules` under the name `hid`."""

    def __init__(self) -> None:
        super().__init__("hid")
        self.plugged: dict[tuple[int, int] | str, bytes] = {}
        """Make or path → report descriptor."""
        self.reports: list[bytes] = []
        """What comes next; nothing after it."""
        self.written: list[bytes] = []
        self.takes = True
        """Whether devices take reports."""
        self.listed: list[dict[str, object]] = []
        """What `enumerate` answers."""

    def device(self) -> HidLibraryDevice:
        """A device that is not open yet."""
        return HidLibraryDevice(self)

    def enumerate(self) -> list[dict[str, object]]:
        """All that are plugged in."""
        return self.listed


class HidLibraryDevice:
    """One device."""

    def __init__(self, library: HidLibrary) -> None:
        self._library = library
        self._name: tuple[int, int] | str | None = None

    def open(self, vendor: int, product: int) -> None:
        """By its make."""
        self._open((vendor, product))

    def open_path(self, path: bytes) -> None:
        """By its path."""
        self._open(path.decode())

    def get_report_descriptor(self) -> list[int]:
        """Bytes as numbers."""
        assert self._name is not None
        return list(self._library.plugged[self._name])

    def read(self, most: int, wait_ms: int = 0) -> list[int]:
        """The next report."""
        assert wait_ms > 0, "this would wait for ever"
        if self._name is None:
            raise ValueError("not open")
        if self._name not in self._library.plugged:
            raise OSError("read error")
        return list(self._library.reports.pop(0)[:most]) if self._library.reports else []

    def write(self, report: bytes) -> int:
        """How many bytes went, -1 for none."""
        if not self._library.takes:
            return -1
        self._library.written.append(bytes(report))
        return len(report)

    def close(self) -> None:
        """Not open any more."""
        self._name = None

    def _open(self, name: tuple[int, int] | str) -> None:
        if name not in self._library.plugged:
            raise OSError("open failed")
        self._name = name
