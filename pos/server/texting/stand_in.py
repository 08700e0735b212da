"""The place of a provider's simulator: a web server on loopback that answers as it is told to."""

from __future__ import annotations

import json
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

MAX_BODY = 64 * 1024

Answering = Callable[[str, bytes], tuple[int, dict[str, object]]]
"""(path with query, body) → (HTTP status, what is answered as JSON); status 0 ends the connection without an answer."""


class StandIn:
    """Takes POST from its making on; `close` ends it."""

    def __init__(self, answering: Answering, *, port: int) -> None:
        """`port` 0: any that is free. Raises OSError."""

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                length = min(int(self.headers.get("Content-Length") or 0), MAX_BODY)
                status, answer = answering(self.path, self.rfile.read(length))
                if status == 0:
                    self.close_connection = True
                    return
                body = json.dumps(answer).encode() if answer else b""
                self.send_response(status)
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_: object) -> None:
                """Nothing: a simulator shows what it was told."""

        self._server = ThreadingHTTPServer(("127.0.0.1", port), Handler)
        self.address = f"http://127.0.0.1:{self._server.server_address[1]}"
        """Where it is."""
        self._thread = Thread(target=self._server.serve_forever, name="simulator", daemon=True)
        self._thread.start()

    def close(self) -> None:
        """End."""
        self._server.shutdown()
        self._server.server_close()
        self._thread.join(5)
