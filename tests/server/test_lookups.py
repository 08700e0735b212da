"""What tills ask while they sell: members, items, other stores' stock, pictures, the catalogue as a file."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

import pytest
import requests
import zstandard
from sqlalchemy import select

from pos.domain.errors import BadValue
from pos.server.keys import signed_by
from pos.server.members.service import MemberEntry
from pos.server.members.tables import member_identities, members
from pos.storage.sqlite import open_engine
from pos.wire.catalogue import ItemsAnswer, NearbyAnswer, SnapshotInfo, snapshot_bytes
from pos.wire.codec import decode
from pos.wire.members import MemberAnswer
from pos.wire.stores import StoresAnswer
from tests.server.conftest import BARCODES, Chain
from tests.server.wire_till import WireTill

NewTill = Callable[..., WireTill]
PNG = b"\x89PNG\r\n\x1a\n" + b"\x00" * 40


def test_a_member_is_found_by_any_identity_and_never_told_whole(chain: Chain, new_till: NewTill) -> None:
    till = new_till()
    entry = MemberEntry(
        name="李雷", phone="13800002046", card="VIP001", level="金卡", points=120, principal=50_000, gift=5_000
    )
    (member_id,) = chain.central.members.put([entry])
    assert chain.central.members.put([entry]) == (member_id,)

    def find(text: str) -> MemberAnswer:
        return till.post("/v1/members/find", {"text": text}, MemberAnswer)

    found = find("13800002046").member
    assert found is not None
    assert (found.member_id, found.phone_masked, found.level) == (member_id, "138****2046", "金卡")
    assert (found.points, found.principal, found.gift) == (120, 50_000, 5_000)
    with chain.central.database.reading() as connection:
        code = connection.execute(select(members.c.code)).scalar_one()
        kept = connection.execute(select(member_identities.c.value, member_identities.c.lookup)).all()
    assert find("VIP001").member == find(code.lower()).member == found
    assert all(b"13800002046" not in bytes(value) and "13800002046" not in lookup for value, lookup in kept)
    for nobody in ("13900000000", "", "x" * 10_000, "' OR 1=1 --", "\u202e会员😀"):
        assert find(nobody).member is None


def test_identities_of_two_members_are_not_mixed(chain: Chain) -> None:
    chain.central.members.put([MemberEntry(name="a", phone="13800000001"), MemberEntry(name="b", card="C2")])
    with pytest.raises(BadValue, match="two members"):
        chain.central.members.put([MemberEntry(name="c", phone="13800000001", card="C2")])
    with pytest.raises(BadValue, match="needs a phone"):
        chain.central.members.put([MemberEntry(name="d")])


def test_items_are_found_by_code_name_and_pinyin(chain: Chain, new_till: NewTill) -> None:
    till = new_till()

    def ask(**query: str) -> list[str]:
        answer = till.get("/v1/catalogue/items", ItemsAnswer, **query)
        return [record.item.variant_id for record in answer.items]

    assert ask(code=BARCODES[2]) == [chain.variants[2]]
    assert ask(code="a1") == list(chain.variants)
    assert ask(text="风衣") == ask(text="nsfy") == ask(text="A") == list(chain.variants)
    for nothing in ("%", "_", "裤", "cost", "x" * 500):
        assert ask(text=nothing) == []
    for bad in ({}, {"code": "1", "text": "2"}, {"code": "9" * 10_000}):
        assert till.http.get(f"{till.address}/v1/catalogue/items", params=bad).status_code == 400


def test_other_stores_stock_is_told_less_what_is_reserved(chain: Chain, new_till: NewTill) -> None:
    till = new_till()
    (item,) = till.get("/v1/catalogue/items", ItemsAnswer, code=BARCODES[0]).items
    levels = till.get("/v1/stock/nearby", NearbyAnswer, style=item.item.style_id).levels
    assert {level.variant_id for level in levels} == set(chain.variants)
    assert {(level.store_name, level.quantity) for level in levels} == {("上海店", 100_000)}
    assert till.get("/v1/stock/nearby", NearbyAnswer, style="nothing").levels == ()


def test_the_other_stores_are_told_with_their_names(chain: Chain, new_till: NewTill) -> None:
    answer = new_till().get("/v1/stores", StoresAnswer)
    assert [(each.store_id, each.code, each.name) for each in answer.stores] == [(chain.far.store_id, "SH01", "上海店")]


def test_pictures_are_named_after_their_content(chain: Chain, new_till: NewTill) -> None:
    till = new_till()
    (name,) = chain.central.pictures.put(PNG)
    answer = till.http.get(f"{till.address}/v1/pictures/{name}")
    assert (answer.content, answer.headers["content-type"]) == (PNG, "image/png")
    assert name == hashlib.sha256(PNG).hexdigest()
    for other in ("0" * 64, "..", "%2e%2e%2fserver-keys.json"):
        assert till.http.get(f"{till.address}/v1/pictures/{other}").status_code == 404
    assert requests.get(f"{till.address}/v1/pictures/{name}", timeout=10).status_code == 401
    with pytest.raises(BadValue, match="not a PNG"):
        chain.central.pictures.put(b"<svg/>")


def test_a_snapshot_is_built_signed_and_resumed(chain: Chain, new_till: NewTill, tmp_path: Path) -> None:
    till = new_till()
    address = f"{till.address}/v1/catalogue/snapshot"
    first = till.http.get(address)
    assert (first.status_code, decode(first.content, SnapshotInfo).variants) == (202, 10)
    info = decode(first.content, SnapshotInfo)
    while not info.ready:
        # Each question takes a while to answer; the build takes a second or two.
        info = decode(till.http.get(address, timeout=30).content, SnapshotInfo)
    assert signed_by(
        till.enrolled.chain_key, snapshot_bytes(info.name, info.size, info.sha256), bytes.fromhex(info.signature)
    )
    half = till.http.get(f"{address}/{info.name}", headers={"Range": f"bytes=0-{info.size // 2}"})
    rest = till.http.get(f"{address}/{info.name}", headers={"Range": f"bytes={info.size // 2 + 1}-"})
    assert (half.status_code, rest.status_code) == (206, 206)
    packed = half.content + rest.content
    assert (len(packed), hashlib.sha256(packed).hexdigest()) == (info.size, info.sha256)
    file = tmp_path / "catalogue.db"
    file.write_bytes(zstandard.ZstdDecompressor().decompressobj().decompress(packed))
    engine = open_engine(file, pool_size=0)
    with engine.connect() as connection:
        meta = {row[0]: row[1] for row in connection.exec_driver_sql("SELECT * FROM meta")}
    feed = till.feed("chain")
    assert (meta["epoch"], meta["seq"], meta["variants"]) == (feed.epoch, feed.upto, 10)
    assert decode(till.http.get(address).content, SnapshotInfo).name == info.name
    for other in ("nothing.db.zst", "..%2fserver-keys.json", "server-keys.json"):
        assert till.http.get(f"{address}/{other}").status_code == 404
    chain.central.organisation.restored()
    assert till.http.get(address).status_code == 202
