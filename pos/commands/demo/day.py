"""`pos demo --headless`: the day in the store, as far as it is built, through the real windows, against a real server.

Every step says what was done and what was seen; a step that does not come to what it should ends the day with a fault.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path

from pos.bootstrap.logs import log_to
from pos.bootstrap.till import TillApplication, qt_application
from pos.commands.demo.closing import close_the_day
from pos.commands.demo.collecting import collect, pick
from pos.commands.demo.hands import Hands, TooSlow
from pos.commands.demo.offline import sell_without_network
from pos.commands.demo.phone import pay_by_phone, simulated_providers
from pos.commands.demo.server_process import ServerProcess
from pos.commands.demo.shop import Folders, enrol, load_shop, place_orders
from pos.commands.demo.story import Story
from pos.commands.demo.trading import open_shift, order_from_the_phone, sell

WIDTH, HEIGHT = 1366, 768


def play(build: Path, *, data: Path | None, port: int) -> int:
    """Play the day into `build`; the exit status. Without `data`, in a new folder that is removed afterwards."""
    build.mkdir(parents=True, exist_ok=True)
    _clear(build)
    temporary = tempfile.TemporaryDirectory(prefix="guitai-demo-") if data is None else None
    folders = Folders.below(Path(temporary.name) if temporary else data or build)
    folders.till.mkdir(parents=True, exist_ok=True)
    folders = Folders(central=folders.central, till=folders.till, tickets=build / "tickets")
    handler = log_to(folders.till)
    try:
        return _play(build, folders, port)
    except TooSlow as fault:
        print(f"The day broke off: {fault}", file=sys.stderr)
        return 1
    finally:
        handler.close()
        if temporary:
            temporary.cleanup()


def _clear(build: Path) -> None:
    """Remove what the last day left; the data that `pos demo` keeps beside it with a window are somebody's."""
    for left in build.iterdir():
        if left.is_dir() and left.name != "data":
            shutil.rmtree(left)
        elif left.is_file():
            left.unlink()


def _play(build: Path, folders: Folders, port: int) -> int:
    keys = load_shop(folders)
    with (
        simulated_providers(folders) as simulator,
        ServerProcess(folders.central, port=port, log=build / "server.log") as server,
    ):
        enrol(folders, server)
        orders = place_orders(folders)
        qt_application()
        till = _open(folders, server)
        story = Story(
            till=till,
            hands=Hands(till, pictures=build),
            server=server,
            folders=folders,
            orders=orders,
            channel_key=keys["shop"],
        )
        try:
            story.hands.until("the counter did not open", lambda: till.parts is not None and till.ui.idle)
            open_shift(story)
            pick(story)
            collect(story)
            sell(story)
            pay_by_phone(story, simulator)
            sell_without_network(story)
            order_from_the_phone(story)
            close_the_day(story)
        finally:
            till.finish()
    print(f"The pictures are in {build}, the tickets in {folders.tickets}.")
    return 0 if story.all_true else 1


def _open(folders: Folders, server: ServerProcess) -> TillApplication:
    till = TillApplication(folders.till, server_url=server.address)
    till.ui.window.resize(WIDTH, HEIGHT)
    till.show()
    return till
