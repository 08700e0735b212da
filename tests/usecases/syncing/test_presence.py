"""One state for the status bar, and bells for the loops."""

from collections.abc import Callable
from datetime import timedelta

from pos.ports.catalogue import Completeness
from pos.usecases.syncing.presence import Presence, SyncState, Trouble
from tests.fakes.clock import START, Clock

EMPTY = Completeness(complete=False, variants=0, expected=0)


def test_online_is_what_the_last_call_says_and_since_when() -> None:
    clock, states = Clock(), list[SyncState]()
    presence = Presence(clock=clock, catalogue=EMPTY, listener=states.append)
    assert (presence.state.online, presence.state.since) == (False, START)
    clock.pass_by(10)
    presence.contact(True)
    clock.pass_by(10)
    presence.contact(True)
    assert (presence.state.online, presence.state.since) == (True, START + timedelta(seconds=10))
    presence.contact(False)
    assert (presence.state.online, presence.state.since) == (False, START + timedelta(seconds=20))
    assert [state.online for state in states] == [True, False]


def test_settled_ends_with_the_connection() -> None:
    rings: list[str] = []
    presence = Presence(clock=Clock(), catalogue=EMPTY)
    presence.watch(lambda: rings.append("ring"))
    steps: list[Callable[[], None]] = [
        presence.settle,
        lambda: presence.contact(True),
        presence.settle,
        presence.settle,
        lambda: presence.contact(False),
        lambda: presence.contact(True),
        presence.settle,
        presence.unsettle,
    ]
    seen = []
    for step in steps:
        step()
        seen.append((presence.settled, len(rings)))
    assert seen == [
        (False, 0),
        (False, 1),
        (True, 2),
        (True, 2),
        (False, 3),
        (False, 4),
        (True, 5),
        (False, 6),
    ]


def test_the_gravest_trouble_is_shown_until_it_is_over() -> None:
    presence = Presence(clock=Clock(), catalogue=EMPTY)
    presence.trouble("store", Trouble.REFUSED)
    presence.trouble("send", Trouble.FORKED)
    presence.trouble("chain", Trouble.STORAGE)
    shown = [presence.state.trouble]
    for loop in ("send", "chain", "store"):
        presence.trouble(loop, Trouble.NONE)
        shown.append(presence.state.trouble)
    assert shown == [Trouble.FORKED, Trouble.STORAGE, Trouble.REFUSED, Trouble.NONE]


def test_every_trouble_has_its_place_in_the_order() -> None:
    presence = Presence(clock=Clock(), catalogue=EMPTY)
    for trouble in Trouble:
        presence.trouble("send", trouble)
        assert presence.state.trouble is trouble


def test_what_does_not_change_is_not_told() -> None:
    states: list[SyncState] = []
    presence = Presence(clock=Clock(), catalogue=EMPTY, listener=states.append)
    presence.count(waiting=0, parked=0)
    presence.fill(EMPTY)
    assert states == []
    presence.count(waiting=2, parked=1)
    presence.fill(Completeness(complete=True, variants=5, expected=5))
    assert [(state.waiting, state.parked, state.catalogue.variants) for state in states] == [(2, 1, 0), (2, 1, 5)]
