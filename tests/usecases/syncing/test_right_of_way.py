"""The clerk's scan goes before what is applied in the background."""

import threading

from pos.usecases.syncing.right_of_way import MOST_S, RightOfWay


def test_nobody_waits_while_the_way_is_free() -> None:
    way = RightOfWay()
    way.take()
    way.give_back()

    passed = _passing(way)

    assert passed.wait(10)


def test_work_in_the_background_stands_back_until_the_scan_is_shown() -> None:
    way = RightOfWay()
    way.take()

    passed = _passing(way)
    stood_back = not passed.wait(MOST_S / 5)
    way.give_back()

    assert stood_back
    assert passed.wait(10)


def test_a_scan_that_hangs_holds_nothing_up() -> None:
    way = RightOfWay()
    way.take()

    assert _passing(way).wait(MOST_S * 100)


def _passing(way: RightOfWay) -> threading.Event:
    passed = threading.Event()

    def work() -> None:
        way.let_pass()
        passed.set()

    threading.Thread(target=work, daemon=True).start()
    return passed
