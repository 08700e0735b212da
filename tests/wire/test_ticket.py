"""Tickets as bytes."""

import pytest

from pos.domain.errors import WireError
from pos.domain.ticket.rows import (
    Align,
    Barcode,
    Blank,
    Cell,
    Columns,
    Cut,
    Logo,
    Mark,
    Pair,
    Qr,
    Rule,
    Size,
    Text,
    Ticket,
)
from pos.wire.ticket import (
    ReceiptToWrite,
    decode_ticket,
    encode_receipt_to_write,
    encode_ticket,
    receipt_to_write,
)

EVERY_ROW = Ticket(
    (
        Mark("副本 COPY"),
        Logo(),
        Text("柜台", align=Align.CENTRE, bold=True, size=Size.DOUBLE),
        Rule(heavy=True),
        Columns((Cell("a", weight=2), Cell("1.00", align=Align.RIGHT)), bold=True),
        Pair("合计", "￥1.00", bold=True, size=Size.DOUBLE),
        Blank(),
        Barcode("R1"),
        Qr("https://guitai.example"),
        Cut(),
    )
)


def test_every_row_there_and_back() -> None:
    assert decode_ticket(encode_ticket(EVERY_ROW)) == EVERY_ROW


def test_the_form_that_older_programs_left_in_their_queues() -> None:
    stored = '{"rows":[{"row":"pair","body":{"label":"合计","value":"1.00"}},{"row":"cut","body":{},"later":1}]}'
    assert decode_ticket(stored.encode()) == Ticket((Pair("合计", "1.00"), Cut()))


@pytest.mark.parametrize(
    "data",
    (
        b"",
        b"\xff",
        b'{"rows":[{"row":"hologram","body":{}}]}',
        b'{"rows":[{"row":"qr","body":{"content":""}}]}',
        b'{"rows":[{"row":"text","body":{}}]}',
    ),
)
def test_what_is_no_ticket(data: bytes) -> None:
    with pytest.raises(WireError):
        decode_ticket(data)


def test_a_receipt_that_is_still_to_be_written_is_told_from_a_ticket_and_from_rubbish() -> None:
    assert receipt_to_write(encode_receipt_to_write(ReceiptToWrite(None))) == ReceiptToWrite(None)
    assert [receipt_to_write(data) for data in (encode_ticket(EVERY_ROW), b"", b"\xff{")] == [None, None, None]
