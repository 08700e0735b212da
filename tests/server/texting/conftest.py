"""The provider of text messages, simulated."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.server.conftest import Chain
from tests.server.texting.telling import Followers, Phones


@pytest.fixture
def phones(chain: Chain) -> Iterator[Phones]:
    phones = Phones(chain.central.folder / "sms")
    yield phones
    phones.simulator.close()


@pytest.fixture
def followers(chain: Chain) -> Iterator[Followers]:
    followers = Followers(chain.central.folder / "wechat")
    yield followers
    followers.simulator.close()
