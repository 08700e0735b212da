"""The web server around the application: binds, says when it is ready, stops cleanly."""

from __future__ import annotations

import signal
import socket
from collections.abc import Callable
from types import FrameType

import uvicorn

from pos.server.app import create_app
from pos.server.central import Central
from pos.server.feeds.watch import Watch

GRACE_S = 10
"""How long requests may take to end once the server was told to stop."""
KEEP_ALIVE_S = 75
"""How long a till's connection stays open between requests: longer than a till pauses."""


class Server(uvicorn.Server):
    """Serves an installation until it is told to stop."""

    def __init__(self, central: Central, *, host: str, port: int, on_ready: Callable[[str], None]) -> None:
        """Binds at once, so that a port in use is known before anything starts. `port` 0: any that is free.

        `on_ready` is given the address when requests are answered. Raises OSError for an address that cannot be bound.
        """
        self._watch = Watch(database=central.database)
        self._changes = central.payments.changes
        self._socket = socket.create_server((host, port), backlog=2048)
        self._on_ready = on_ready
        super().__init__(
            uvicorn.Config(
                create_app(central, watch=self._watch),
                lifespan="on",
                log_config=None,
                access_log=False,
                server_header=False,
                timeout_graceful_shutdown=GRACE_S,
                timeout_keep_alive=KEEP_ALIVE_S,
            )
        )
        bound_host, bound_port = self._socket.getsockname()[:2]
        shown = f"[{bound_host}]" if ":" in bound_host else bound_host
        self.address = f"http://{shown}:{bound_port}"
        """Where it is reached."""

    def serve_until_stopped(self) -> None:
        """Serve; on the main thread SIGINT and SIGTERM stop it."""
        with self._socket:
            self.run(sockets=[self._socket])

    def stop(self) -> None:
        """Answer what was asked, let go who waits for a feed or a payment, and end; from any thread."""
        self.should_exit = True
        self._watch.close()
        self._changes.close()

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Begin to answer, and say so."""
        await super().startup(sockets=sockets)
        if self.started:
            self._on_ready(self.address)

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        """A signal: end as `stop` does, and without raising it again, so that the database is closed afterwards."""
        self.force_exit = self.should_exit and sig == signal.SIGINT
        self.stop()
