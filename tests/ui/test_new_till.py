"""The first minutes of a till: its staff arrive after its window."""

from pytestqt.qtbot import QtBot

from tests.ui.hands import Hands
from tests.ui.shop import Shop


def test_the_staff_of_a_new_till_appear_when_they_arrive(qtbot: QtBot) -> None:
    shop = Shop()
    told = dict(shop.mirror.people)
    shop.mirror.people.clear()
    hands = Hands(qtbot=qtbot, shop=shop)
    hands.open()
    assert not hands.desk.people

    shop.mirror.people.update(told)

    qtbot.waitUntil(lambda: "林晓" in hands.desk.names.values(), timeout=5_000)
    hands.leave()
    assert "林晓" in hands.desk.names.values()
