"""Batches of labels by receiving, by price change and by transfer, and what stands on them."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta

import pytest

from pos.bootstrap.texts import load_texts
from pos.domain.catalogue import ItemKind
from pos.domain.labels.content import LabelKind
from pos.domain.scan.digital_link import read_link
from pos.domain.staff import Approval, Permission
from pos.domain.transfer import Transfer, TransferLine, TransferState
from pos.usecases.labels.cases import LabelCases
from pos.usecases.labels.make_labels import MakeLabels
from pos.usecases.labels.promoted import Promoted, PromotionPrices
from pos.usecases.labels.sources import LabelSource, LabelSources, SourceKind, WantedLabel
from pos.usecases.selling.price_cart import PriceCart
from tests.examples import DUTY, MANAGER, NOON, STORE, TILL, an_item
from tests.fakes.catalogue import Catalogue
from tests.usecases.stock.stock_room import StockRoom

S = replace(an_item(1), barcode="6901234567892")
M, COAT, UNKNOWN = an_item(2), an_item(11), an_item(19)
TAG, SHELF = LabelKind.PRICE_TAG, LabelKind.SHELF


class Room(StockRoom):
    def __init__(self) -> None:
        self.catalogue = Catalogue(S, M, COAT)
        super().__init__(catalogue=self.catalogue)
        pricing = PriceCart(mirror=self.mirror, clock=self.clock, till=TILL)
        self.promoted = PromotionPrices(book=lambda: pricing.book, clock=self.clock, till=TILL, texts=load_texts)
        self.sources = LabelSources(
            catalogue=self.catalogue,
            mirror=self.mirror,
            book=self.book,
            clock=self.clock,
            outgoing=lambda: self.transfer.on_the_way(STORE.store_id),
            promoted=self.promoted,
        )
        self.make = MakeLabels(
            catalogue=self.catalogue,
            clock=self.clock,
            till=TILL,
            pages=lambda: "https://shop.example",
            stores=lambda: {"s2": "三里屯店"},
        )


def test_what_came_in_is_labelled_piece_by_piece_and_on_the_shelf_once() -> None:
    room = Room()
    going = room.receive.begin(None).take(S.variant_id, 12_000).take(COAT.variant_id, 1_500).take(UNKNOWN.variant_id)
    receipt = room.receive.post(DUTY, going).receipt
    assert receipt is not None
    (source,) = room.sources(TAG)
    assert (source.kind, source.number, source.moment, source.count) == (
        SourceKind.RECEIPT, receipt.number, receipt.moment, 14,
    )  # fmt: skip
    assert room.sources.goods(source, TAG) == (WantedLabel(S, 12), WantedLabel(COAT, 1))
    assert room.sources.goods(source, SHELF) == (WantedLabel(S), WantedLabel(COAT))

    yes = Approval(MANAGER.staff_id, Permission.RECEIVE_GOODS, "", NOON)
    assert room.receive.take_back(replace(DUTY, staff=MANAGER), receipt, approval=yes).receipt is not None
    assert room.sources(TAG) == ()
    assert room.sources.goods(source, TAG) == ()


def test_what_costs_something_else_and_is_in_the_shop_is_labelled_with_the_price_before() -> None:
    room = Room()
    room.mirror.has(S.variant_id, 3_000)
    room.mirror.has(M.variant_id, 0)
    room.mirror.has(COAT.variant_id, 2_000)
    now = room.clock.now()
    room.catalogue.repriced = {
        S.variant_id: (39_900, now - timedelta(hours=3)),
        M.variant_id: (39_900, now - timedelta(hours=3)),
        COAT.variant_id: (59_900, now - timedelta(days=4)),
    }
    today, week = room.sources(SHELF)
    assert [(each.kind, each.key, each.count) for each in (today, week)] == [
        (SourceKind.PRICES, "1", 1), (SourceKind.PRICES, "7", 2),
    ]  # fmt: skip
    assert room.sources.goods(today, SHELF) == (WantedLabel(S, 1, 39_900),)
    assert room.sources.goods(week, TAG) == (WantedLabel(S, 3, 39_900), WantedLabel(COAT, 2, 59_900))

    (label,) = room.make.of_goods(room.sources.goods(today, SHELF))
    assert (label.old_price, label.price, label.reduced) == (39_900, S.retail_price, True)
    assert (label.date, label.store) == ("2026-11-22", STORE.name)
    link = read_link(label.link)
    assert link is not None
    assert link.store == STORE.code


HALF: dict[str, object] = {"id": "H", "name": "限时五折", "stage": "line", "benefit": {"type": "off", "percent": 50}}


def on_promotion(room: Room, *rules: dict[str, object]) -> None:
    room.mirror.campaigns = json.dumps({"rules": list(rules)})


def test_what_is_on_promotion_and_in_the_shop_is_labelled_with_both_prices() -> None:
    room = Room()
    assert room.sources(SHELF) == ()
    room.mirror.has(S.variant_id, 3_000)
    room.mirror.has(COAT.variant_id, 2_000)
    room.mirror.has(UNKNOWN.variant_id, 1_000)
    room.mirror.has(M.variant_id, 0)
    on_promotion(room, {**HALF, "target": {"products": [S.style_code]}})
    (source,) = room.sources(SHELF)
    assert source == LabelSource(SourceKind.PROMOTIONS, "now")
    half = Promoted(S.retail_price // 2, "限时五折")
    assert room.sources.goods(source, SHELF) == (WantedLabel(S, promoted=half),)
    assert room.sources.goods(source, TAG) == (WantedLabel(S, 3, promoted=half),)
    (label,) = room.make.of_goods(room.sources.goods(source, SHELF))
    assert (label.price, label.old_price, label.promotion) == (S.retail_price // 2, S.retail_price, "限时五折")
    assert room.sources.with_promotions([WantedLabel(S, 2, 39_900), WantedLabel(COAT)]) == (
        WantedLabel(S, 2, 39_900, half),
        WantedLabel(COAT),
    )


@pytest.mark.parametrize(
    "rule",
    (
        {**HALF, "conditions": [{"type": "member"}]},
        {**HALF, "limits": {"quota": 100}},
        {**HALF, "limits": {"per_member": 1}},
        {**HALF, "limits": {"per_day": 5}},
        {**HALF, "conditions": [{"type": "hours", "from": "20:00", "to": "21:00"}]},
    ),
)
def test_a_price_that_is_not_for_everybody_now_stands_on_no_label(rule: dict[str, object]) -> None:
    room = Room()
    on_promotion(room, rule)
    assert room.promoted([S]) == {}


def test_a_special_price_has_a_word_and_two_rules_of_one_name_both_count() -> None:
    room = Room()
    room.mirror.campaigns = json.dumps({"rules": [], "price_lists": [{"name": "秒杀", "prices": {S.barcode: 199}}]})
    assert room.promoted.any_rules
    assert room.promoted([S, COAT]) == {S.variant_id: Promoted(19_900, "特价")}
    off = {"name": "店庆", "benefit": {"type": "off", "amount": 10}}
    on_promotion(room, {"id": "A", **off}, {"id": "B", **off})
    assert room.promoted([S]) == {S.variant_id: Promoted(S.retail_price - 2_000, "店庆")}


def test_goods_without_a_price_of_their_own_are_on_no_promotion() -> None:
    room = Room()
    on_promotion(room, HALF)
    typed, given = replace(S, kind=ItemKind.OPEN_PRICE), replace(S, retail_price=0)
    assert room.promoted([typed, given]) == {}
    assert room.promoted([COAT]) == {COAT.variant_id: Promoted(COAT.retail_price // 2, "限时五折")}


def test_a_price_that_rose_strikes_nothing_through() -> None:
    (label,) = Room().make.of_goods([WantedLabel(S, before=S.retail_price - 100)])
    assert not label.reduced


def test_each_box_of_a_transfer_has_a_label_that_receiving_reads() -> None:
    room = Room()
    lines = (
        TransferLine(S.variant_id, sent=2_000, box="BOX1"),
        TransferLine(M.variant_id, sent=1_000, box="BOX1"),
        TransferLine(COAT.variant_id, sent=1_000),
        TransferLine(UNKNOWN.variant_id, sent=1_000),
    )
    room.mirror.moves["t1"] = Transfer("t1", "T-AAAAAAAA", STORE.store_id, "s2", TransferState.SENT, lines)
    (source,) = room.sources(LabelKind.TRANSFER)
    assert source == LabelSource(SourceKind.TRANSFER, "t1", "T-AAAAAAAA", count=2)
    cases = LabelCases(sources=room.sources, make=room.make)
    box, loose = cases.boxes(source)
    assert (box.code, box.box, box.target, box.document) == ("BOX1", "1/2", "三里屯店", "T-AAAAAAAA")
    assert box.name == S.name  # both sizes are of one style
    assert (loose.code, loose.box, loose.name, loose.date) == ("T-AAAAAAAA", "2/2", COAT.name, "2026-11-22 12:00")
    assert cases.boxes(replace(source, key="gone")) == ()


def test_a_box_that_is_being_packed_has_a_label_of_its_own() -> None:
    label = Room().make.of_box("X-ABCDEFGHJK", target="三里屯店", document="T-AAAAAAAA")
    assert (label.code, label.name, label.target, label.document) == (
        "X-ABCDEFGHJK", "X-ABCDEFGHJK", "三里屯店", "T-AAAAAAAA",
    )  # fmt: skip
    assert (label.source, label.date, label.box) == (STORE.name, "2026-11-22 12:00", "")
