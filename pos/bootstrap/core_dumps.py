"""No core dumps: what is in memory (a PIN being checked, a payment code, keys) is not written to a disk by a crash."""

from __future__ import annotations

import sys


def forbid_core_dumps() -> None:
    """From now on a crash of this process, and of those it starts, leaves no picture of its memory.

    On Windows there is none unless an administrator has set one up.
    """
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
