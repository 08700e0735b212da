"""`pos till`: the cashier's window."""

from __future__ import annotations

import argparse
import gc
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pos.bootstrap.till import TillApplication

HELP = "open the till's window (what `pos` does by itself)"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the verb's arguments."""
    parser.add_argument("--data", type=Path, help="the till's data folder (default: the user's own)")
    parser.add_argument("--server", metavar="URL", help="the central server, instead of the one in the settings")
    parser.add_argument(
        "--enrol-again",
        action="store_true",
        help="ask for a new code from head office, where the till is revoked, copied or forked; what was sold is kept "
        "and sent",
    )
    parser.add_argument("--full-screen", action="store_true", help="fill the screen")


def run(args: argparse.Namespace) -> int:
    """Run until the window is closed."""
    return start(args.data, server_url=args.server, full_screen=args.full_screen, enrol_again=args.enrol_again)


def start(
    data: Path | None,
    *,
    server_url: str | None = None,
    full_screen: bool = False,
    enrol_again: bool = False,
    prepared: Callable[[TillApplication], None] = lambda _till: None,
) -> int:
    """Run until the window is closed. `data`: None for the user's own folder; `prepared`: called before it is shown."""
    # Nearly all that a start makes stays: looking for rubbish in it is in vain. The window's own collector takes over.
    gc.disable()
    from pos.bootstrap.own_modules import find_own_modules

    find_own_modules()
    from pos.bootstrap.quick_enums import make_enumerations_quickly

    make_enumerations_quickly()
    from pos.bootstrap.core_dumps import forbid_core_dumps
    from pos.bootstrap.paths import data_folder
    from pos.bootstrap.till import run_till

    forbid_core_dumps()
    return run_till(
        data if data is not None else data_folder(),
        server_url=server_url,
        full_screen=full_screen,
        enrol_again=enrol_again,
        prepared=prepared,
    )
