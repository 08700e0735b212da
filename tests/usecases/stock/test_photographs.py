from __future__ import annotations

import pytest

from pos.domain.errors import DiskFull
from pos.usecases.stock.photographs import EVERY_S, Photograph, SendPhotographs
from tests.fakes.photos import Photos
from tests.fakes.store_desk import StoreDesk


@pytest.mark.expects_log("head office refuses photograph")
def test_a_photo_is_sent_until_head_office_has_it_and_none_holds_up_the_next() -> None:
    photos, desk = Photos(), StoreDesk()
    photograph, send = Photograph(photos=photos), SendPhotographs(photos=photos, desk=lambda: desk)
    huge, broken, torn = photograph(bytes(300_000)), photograph(b""), photograph(b"\xff\xd8\xff torn")
    desk.reachable = False
    assert send.step() == EVERY_S
    assert photos.done == []
    desk.reachable = True
    send.step()
    send.step()
    assert (photos.done, set(photos.aside)) == ([torn], {huge, broken})
    assert desk.photos == {torn: b"\xff\xd8\xff torn"}


@pytest.mark.expects_log("a photograph cannot be sent: no room")
def test_a_disk_that_fails_is_told_and_tried_again() -> None:
    class Full(Photos):
        def waiting(self) -> list[str]:
            raise DiskFull("no room")

    assert SendPhotographs(photos=Full(), desk=StoreDesk).step() == EVERY_S
