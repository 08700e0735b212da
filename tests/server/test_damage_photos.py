"""A photograph of what came damaged reaches head office by itself and is found by the receipt that names it."""

from __future__ import annotations

import argparse
import hashlib
from pathlib import Path

from pos.commands import office_stock
from pos.domain.ids import new_id
from pos.domain.journal import EventKind
from pos.domain.receiving import Condition, GoodsReceipt, ReceivedLine, Source
from pos.wire.event import GoodsReceived
from tests.server.conftest import Chain
from tests.server.phone_shop import NewTill
from tests.server.wire_till import now

JPEG = b"\xff\xd8\xff\xe0" + bytes(5_000)
NAME = hashlib.sha256(JPEG).hexdigest()


def test_a_photo_comes_before_or_after_its_receipt_and_is_told_to_head_office(
    chain: Chain, new_till: NewTill, tmp_path: Path
) -> None:
    till = new_till()
    torn = ReceivedLine(chain.variants[0], 2_000, Condition.DAMAGED, note="torn", photo=NAME)
    receipt = GoodsReceipt(new_id(), "K-1", till.store_id, Source.NOTHING, "", (torn,), now(), "")
    till.write(EventKind.GOODS_RECEIVED, GoodsReceived(receipt, receipt.movements()))
    till.upload_all()

    def says() -> dict[str, str]:
        args = argparse.Namespace(action="damages", store="BJ01", save=tmp_path / "photos")
        return office_stock.act(chain.central, args)

    assert says()["said"].endswith("\tBJ01\tK-1\tA1 红 S\t2\ttorn\tnot here yet")
    path = f"{till.address}/v1/stock/photos/{NAME}"
    for content, name, status in (
        (JPEG[:-1], NAME, 400),
        (b"GIF89a", hashlib.sha256(b"GIF89a").hexdigest(), 422),
        (bytes(300_000), NAME, 413),
    ):
        answer = till.http.put(f"{till.address}/v1/stock/photos/{name}", data=content, timeout=30)
        assert answer.status_code == status
    for _ in range(2):
        assert till.http.put(path, data=JPEG, timeout=30).json() == {"sha256": NAME}
    assert till.http.get(f"{till.address}/v1/pictures/{NAME}", timeout=30).content == JPEG
    assert (says()["damaged"], says()["saved"]) == ("1", "1")
    assert (tmp_path / "photos" / f"{NAME[:12]}.jpg").read_bytes() == JPEG

    back = GoodsReceipt(
        new_id(), "K-2", till.store_id, Source.NOTHING, "", (torn,), now(), "", reverses=receipt.receipt_id
    )
    till.write(EventKind.GOODS_RECEIVED, GoodsReceived(back, back.movements()))
    till.upload_all()
    assert says()["said"] == "nothing came damaged"
