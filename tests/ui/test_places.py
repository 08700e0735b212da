"""The rail's table of where scans belong and the router's say the same."""

from pos.domain.scan.kinds import ScanKind, State
from pos.domain.scan.router import HOMES
from pos.ui.shell.places import HOME, PLACES, home_of

SCREENS = {State.SELLING: HOME, State.PICKUP: "pickup", State.RETURNING: "returning", State.SHIFT: "shift"}


def test_every_scan_that_is_offered_goes_where_the_router_says() -> None:
    names = {place.name for place in PLACES}
    wrong = []
    for kind in ScanKind:
        offered = HOMES[kind].offered
        screen = SCREENS.get(offered) if offered is not None else None
        if screen in names and home_of(kind) != screen:
            wrong.append((kind, home_of(kind), screen))

    assert wrong == []
    assert home_of(ScanKind.PAYMENT) == HOME
