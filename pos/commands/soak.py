"""`pos soak`: ring up sales without a window, through the use cases that the window uses."""

from __future__ import annotations

import argparse
import itertools
import json
import os
import signal
import threading
from collections.abc import Iterable
from pathlib import Path

from pos.commands.bounds import rate, whole

HELP = "ring up random sales, or those of a script, on a till's data folder"

FAILPOINT = "GUITAI_FAILPOINT"
"""Environment: `PLACE:N` kills the process, as the power would, when it reaches a place for the Nth time."""
BETWEEN_CHECKPOINTS = 25
"""Sales between two moments of rest."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the verb's arguments."""
    from pos.commands.soaking.script import FORM

    parser.description = (
        "Rings up sales and writes one JSON line for each (id, number, total in fen) when it is on disk. It can be "
        "killed at any time and started again. A folder without a till gets one of its own, with a small catalogue. "
        + FORM
    )
    parser.add_argument("--data", type=Path, required=True, help="the till's data folder")
    parser.add_argument("--sales", type=whole(0), help="how many sales; with a script: at most so many")
    parser.add_argument("--seed", type=int, default=1, help="of the random sales (default: 1)")
    parser.add_argument("--rate", type=rate, default=0.0, help="sales a second at most (default: as fast as it goes)")
    parser.add_argument("--script", type=Path, help="JSON lines to ring up")


def run(args: argparse.Namespace) -> int:
    """Ring up; 0 when all sales are on disk."""
    ring_up(args)
    return 0


def ring_up(args: argparse.Namespace, *, synchronous: str = "FULL") -> None:
    """Ring up; `synchronous` other than FULL is for the test that shows what FULL is for."""
    from pos.bootstrap.till_files import open_till_files, till_secrets
    from pos.commands.soaking.basket import Basket, random_baskets
    from pos.commands.soaking.fill_cart import FillCart
    from pos.commands.soaking.local_till import SOAK_CLERK, SOAK_TILL, codes_to_ring_up
    from pos.commands.soaking.ring_up import RingUp
    from pos.commands.soaking.script import read_script, still_to_ring_up
    from pos.devices.clock import CorrectedClock
    from pos.domain.errors import BadValue
    from pos.domain.store import Till
    from pos.usecases.syncing.enrol_till import known_identity

    if args.sales is None and args.script is None:
        raise BadValue("say how many: --sales N, or --script FILE")
    script = read_script(args.script) if args.script else None
    secrets = till_secrets(args.data)
    identity = known_identity(secrets)
    till = SOAK_TILL
    if identity is not None:
        told = identity.enrolled
        till = Till(till_id=told.till_id, number=told.number, store=told.store)
    files = open_till_files(
        args.data, secrets=secrets, till_id=till.till_id, synchronous=synchronous, failpoint=Failpoint()
    )
    try:
        codes = codes_to_ring_up(files.catalogue)
        clock = CorrectedClock()
        baskets: Iterable[tuple[Basket, str]]
        if script is None:
            baskets = ((basket, "") for basket in random_baskets(codes, seed=args.seed))
        else:
            fill = FillCart(catalogue=files.catalogue, clock=clock, clerk=SOAK_CLERK)
            baskets = still_to_ring_up(script, fill=fill, ledger=files.ledger, till_id=till.till_id)
        sell = RingUp(files=files, clock=clock, till=till, clerk=SOAK_CLERK)
        pause = threading.Event()
        for count, (basket, cart_id) in enumerate(itertools.islice(baskets, args.sales), start=1):
            done = sell(basket, cart_id=cart_id)
            print(json.dumps({"id": done.document_id, "number": done.number, "total": done.total}), flush=True)
            if count % BETWEEN_CHECKPOINTS == 0:
                files.checkpoint_when_idle()
            if args.rate:
                pause.wait(1 / args.rate)
    finally:
        files.close()


class Failpoint:
    """Kills the process at the place that the environment names; passes every other."""

    def __init__(self) -> None:
        place, _, times = os.environ.get(FAILPOINT, "").partition(":")
        self._place = place
        self._left = int(times or 1)

    def __call__(self, place: str) -> None:
        """A place was reached."""
        if place == self._place:
            self._left -= 1
            if self._left == 0:
                os.kill(os.getpid(), getattr(signal, "SIGKILL", signal.SIGTERM))
