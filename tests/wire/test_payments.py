"""A customer's code crosses the wire and is shown nowhere on its way."""

from __future__ import annotations

import pytest

from pos.domain.errors import WireError
from pos.domain.ids import new_id
from pos.wire.codec import decode, encode
from pos.wire.payments import StartPayment

CODE = "134567890123456700"


def test_what_is_printed_or_logged_of_a_start_has_no_code_in_it() -> None:
    start = StartPayment(new_id(), new_id(), 100, CODE)
    assert CODE not in repr(start)
    assert CODE not in f"{start}"
    assert CODE in encode(start).decode()


def test_a_damaged_start_does_not_repeat_the_code() -> None:
    for damaged in (encode(StartPayment("a", "b", 1, CODE))[:-1], b'{"attempt_id": 1, "code": "%s"}' % CODE.encode()):
        with pytest.raises(WireError) as raised:
            decode(damaged, StartPayment)
        assert CODE not in str(raised.value)
