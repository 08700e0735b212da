"""A payment or an assistant that was put right, at head office: the day, statements to match, and points."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from pos.domain.document import AssistantShare, Document, DocumentKind, DocumentLine
from pos.domain.ids import new_id
from pos.domain.journal import EventKind
from pos.domain.store_rules import StoreRules
from pos.domain.tender import Tender, TenderKind, TenderMethod, cash_back
from pos.domain.trade_rules import TradeRules
from pos.server.days.rules import RulesOffice
from pos.wire.day import DayAnswer
from pos.wire.event import DocumentDone
from tests.server.conftest import Chain
from tests.server.member_shop import a_member, bring_back, member, odd, sell
from tests.server.wire_till import DAY, WireTill

NewTill = Callable[..., WireTill]
WALL = TenderMethod("wall", TenderKind.RECORDED, name="墙上收款码", earns_points=False, place=25)


def put_right(till: WireTill, sale: Document, *tenders: Tender, lines: tuple[DocumentLine, ...] = ()) -> Document:
    document = replace(
        sale,
        document_id=new_id(),
        number=f"{sale.number[:-6]}{len(till.journal) + 1:06d}",
        kind=DocumentKind.CORRECTION,
        lines=lines,
        tenders=tenders,
        total=0,
        corrects=sale.document_id,
        reason="记错了",
    )
    till.write(EventKind.DOCUMENT, DocumentDone(document=document, movements=()))
    till.upload_all()
    return document


def test_a_payment_that_was_put_right_counts_as_what_it_was(chain: Chain, new_till: NewTill) -> None:
    RulesOffice(database=chain.central.database).put(StoreRules(trade=TradeRules(methods=(WALL,))))
    who, till = a_member(chain), new_till()
    by_card = Tender(TenderKind.CARD, 59_900, reference="T-81")
    by_wall = Tender(TenderKind.RECORDED, 59_900, method="wall", name="墙上收款码", reference="W-1")
    sale = sell(till, chain.variants[0], 59_900, member_id=who, paid_with=(by_card,))
    till.upload_all()
    assert member(chain, who).points == 1_599
    put_right(till, sale, replace(by_card, amount=-59_900, of_tender=1), by_wall)

    assert member(chain, who).points == 1_000
    unmatched = chain.central.returns.unmatched(till.store_id)
    assert [(row[3], row[4]) for row in unmatched] == [("wall", 59_900)]
    put_right(till, sale, replace(by_wall, amount=-59_900, of_tender=2), replace(by_card, reference="T-82"))
    assert [row[5] for row in chain.central.returns.unmatched(till.store_id)] == ["T-82"]
    assert member(chain, who).points == 1_599
    bring_back(till, sale, tenders=(replace(by_card, amount=-59_900),))
    till.upload_all()
    assert member(chain, who).points == 1_000
    assert odd(chain) == []


def test_somebody_else_is_credited_and_nothing_is_earned_twice(chain: Chain, new_till: NewTill) -> None:
    who, till = a_member(chain), new_till()
    sale = sell(till, chain.variants[0], 59_900, member_id=who)
    (line,) = sale.lines
    off = replace(
        line, quantity=-1000, paid=-59_900, tax_amount=-line.tax_amount, returns_document=sale.document_id,
        returns_line=1,
    )  # fmt: skip
    on = replace(line, line=2, assistants=(AssistantShare("s-2"),), returns_document=sale.document_id, returns_line=1)
    put_right(till, sale, lines=(off, on))

    assert (member(chain, who).points, member(chain, who).orders) == (1_599, 1)
    day = till.get("/v1/day", DayAnswer, date=str(DAY)).day
    people = {each.staff_id: (each.pieces, each.amount) for each in day.figures.people}
    assert people == {"": (0, 0), "s-2": (1000, 59_900)}
    assert (day.figures.total, day.figures.tickets) == (59_900, 1)
    bring_back(till, sale)
    till.upload_all()
    assert odd(chain) == []


def test_cash_that_was_put_right_is_not_in_the_drawer(chain: Chain, new_till: NewTill) -> None:
    till = new_till()
    sale = sell(till, chain.variants[0], 59_900)
    till.upload_all()
    put_right(till, sale, replace(cash_back(59_900), of_tender=1), Tender(TenderKind.CARD, 59_900, reference="T-9"))

    sums = till.get("/v1/day", DayAnswer, date=str(DAY)).day.figures.sums
    assert (sums.cash, sums.total) == (0, 59_900)
    assert {each.key: each.net for each in sums.tenders} == {"cash": 0, "card": 59_900}
