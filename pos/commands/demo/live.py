"""The demo with a window that a person uses."""

from __future__ import annotations

import sys
import threading
from pathlib import Path

from pos.bootstrap.till import run_till
from pos.commands.demo.phone import simulated_providers
from pos.commands.demo.server_process import ServerProcess
from pos.commands.demo.shop import Folders, enrol, load_shop, place_orders
from pos.domain.order import OrderState
from pos.server.demo.load import CLERK, CLERK_PIN, MANAGER, MANAGER_PIN


def open_live(data: Path, *, port: int) -> int:
    """Start the server, enrol the till, open its window; the exit status once it is closed."""
    folders = Folders.below(data)
    print("Loading the demo chain …", flush=True)
    load_shop(folders)
    with (
        simulated_providers(folders),
        ServerProcess(folders.central, port=port, log=data / "server.log") as server,
    ):
        enrol(folders, server)
        orders = place_orders(folders)
        print(f"Server: {server.address}. Data: {data}. Tickets, as pictures: {folders.tickets}")
        print(f"Sign in as {CLERK} with {CLERK_PIN}; the manager is {MANAGER}, {MANAGER_PIN}.")
        print("Type piyi, or 6901234500400; codes for collecting an order (scan or paste them into the till):")
        for placed in orders.values():
            if placed.order.state is OrderState.READY:
                print(f"  {placed.order.number} {placed.order.customer}: {placed.pickup_code}")
        print("Payment codes to scan while paying: 13 (WeChat Pay) or 28 (Alipay), 14 digits, and 00: paid,")
        print("01: a password, 06: the connection drops, 16: not enough (docs/payments.md). Each code pays once.")
        print("Press Enter here to pull the network's plug, and again to put it back.", flush=True)
        threading.Thread(target=_plug, args=(server,), name="plug", daemon=True).start()
        return run_till(folders.till, server_url=server.address)


def _plug(server: ServerProcess) -> None:
    """Each line on standard input stops or starts the server."""
    for _ in sys.stdin:
        if server.running:
            server.stop()
            print("The network is gone. Go on selling; press Enter to bring it back.", flush=True)
        else:
            server.start()
            print("The network is back.", flush=True)
