"""The central server's address as a person types it, or as an enrolment QR brings it."""

from __future__ import annotations

import re

_ADDRESS = re.compile(
    r"^(?:(?P<scheme>https?)://)?(?P<host>[a-z0-9](?:[a-z0-9.-]{0,251}[a-z0-9])?|\[[0-9a-f:]{2,39}\])(?::(?P<port>\d{1,5}))?/?$",
    re.ASCII | re.IGNORECASE,
)
_LOOPBACK = re.compile(r"^(localhost|127(\.\d{1,3}){3}|\[::1\])$", re.ASCII)
MAX_PORT = 65_535


def server_address(text: str) -> str | None:
    """`https://host[:port]` in lower case; None for what is no address.

    Without a scheme https is meant. Plain http is taken within this computer only: anywhere else it would carry the
    till's secrets in the open.
    """
    match = _ADDRESS.match(text.strip())
    if match is None:
        return None
    scheme, host, port = (match["scheme"] or "https").lower(), match["host"].lower(), match["port"]
    if port is not None and not 0 < int(port) <= MAX_PORT:
        return None
    if scheme == "http" and not _LOOPBACK.match(host):
        return None
    return f"{scheme}://{host}" if port is None else f"{scheme}://{host}:{int(port)}"
