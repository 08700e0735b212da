"""What comes back at head office: found from any store, claimed by one till, flagged where it came back twice."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

from sqlalchemy import select

from pos.domain.coming_back import Chosen, lines_back
from pos.domain.document import Document, DocumentKind
from pos.domain.ids import new_id
from pos.domain.journal import EventKind
from pos.domain.refund import Refundable, refundable, total_of
from pos.domain.stock import Movement, MovementKind
from pos.domain.takings import Taking, TakingKind
from pos.domain.tender import Tender, TenderKind, cash
from pos.domain.ways_back import ways_back
from pos.server.event_tables import exceptions
from pos.wire.event import DocumentDone, MoneyTaken
from pos.wire.returns import AskDocument, AskTaking, ClaimReturn, DocumentAnswer, Permit, ReturnClaimed, TakingAnswer
from tests.server.conftest import Chain
from tests.server.wire_till import DAY, WireTill, now


def brought_back(
    till: WireTill, left: Refundable, *chosen: Chosen, running: int = 50, return_id: str = ""
) -> DocumentDone:
    lines = lines_back(left, chosen)
    total = total_of(lines)
    document = replace(
        left.document,
        document_id=return_id or new_id(),
        number=f"R{till.enrolled.store.code}-{till.enrolled.number:02d}-261122-000050",
        kind=DocumentKind.RETURN,
        store_id=till.store_id,
        till_id=till.till_id,
        moment=now(),
        lines=lines,
        tenders=ways_back(left.tenders, -total),
        total=total,
    )
    movements = tuple(
        Movement(new_id(), li.variant_id, till.store_id, -li.quantity, MovementKind.RETURN, document.document_id, now())
        for li in lines
    )
    return DocumentDone(document=document, movements=movements)


def find(till: WireTill, text: str) -> DocumentAnswer:
    return till.post("/v1/documents/find", AskDocument(text), DocumentAnswer)


def ask(till: WireTill, document: Document, quantity: int, return_id: str = "") -> Permit:
    claim = ClaimReturn(return_id or new_id(), document.document_id, (Chosen(1, quantity),))
    return till.post("/v1/documents/claim", claim, ReturnClaimed).permit


def odd(chain: Chain) -> list[str]:
    with chain.central.database.reading() as connection:
        return list(connection.execute(select(exceptions.c.code).order_by(exceptions.c.exception_id)).scalars())


def test_a_receipt_of_one_store_comes_back_in_another_and_never_twice(
    chain: Chain, new_till: Callable[..., WireTill]
) -> None:
    here, there, offline = new_till(), new_till("SH01"), new_till()
    sale = here.sell([(chain.variants[0], 2, 59_900)])
    here.upload()
    answer = find(there, sale.number.lower())
    assert (answer.document, answer.later, answer.store_name) == (sale, (), "北京店")

    first = new_id()
    assert ask(there, sale, 1000, first) is Permit.GRANTED
    assert ask(there, sale, 1000, first) is Permit.GRANTED
    assert ask(here, sale, 2000) is Permit.TAKEN
    assert ask(here, sale, 1000) is Permit.GRANTED
    there.write(EventKind.DOCUMENT, brought_back(there, refundable(sale, ()), Chosen(1, 1000), return_id=first))
    there.upload()
    after = find(here, sale.number)
    assert [each.document_id for each in after.later] == [first]
    assert odd(chain) == []

    offline.write(EventKind.DOCUMENT, brought_back(offline, refundable(sale, ()), Chosen(1, 2000)))
    (result,) = offline.upload().results
    assert result.exceptions == ("returned_twice",)
    assert ask(here, sale, 1) is Permit.TAKEN
    assert find(here, "RBJ01-99-261122-000001").document is None
    assert ask(here, replace(sale, document_id=new_id()), 1) is Permit.UNKNOWN


def test_what_comes_back_of_what_has_not_arrived_is_kept_and_said(
    chain: Chain, new_till: Callable[..., WireTill]
) -> None:
    here, there = new_till(), new_till()
    sale = here.sale([(chain.variants[0], 1, 59_900)]).document
    there.write(EventKind.DOCUMENT, brought_back(there, refundable(sale, ()), Chosen(1, 1000)))
    there.upload()

    assert odd(chain) == ["unknown_original"]


def taking(till: WireTill, kind: TakingKind, amount: int, **changes: object) -> Taking:
    fields: dict[str, object] = {"returns": "", "tenders": (cash(amount, amount),) if amount > 0 else ()}
    tenders = changes.pop("tenders", fields["tenders"])
    return Taking(
        taking_id=new_id(), number=f"DBJ01-{till.enrolled.number:02d}-261122-{len(till.journal) + 1:06d}", kind=kind,
        store_id=till.store_id, till_id=till.till_id, shift_id=new_id(), staff_id="", moment=now(), offset_minutes=480,
        business_date=DAY, amount=amount, tenders=tenders, returns=str(changes.pop("returns", "")),  # type: ignore[arg-type]
    )  # fmt: skip


def test_a_deposit_is_known_everywhere_and_used_once(chain: Chain, new_till: Callable[..., WireTill]) -> None:
    here, there = new_till(), new_till("SH01")
    paid = taking(here, TakingKind.EARNEST, 50_000)
    here.write(EventKind.MONEY_TAKEN, MoneyTaken(paid))
    here.upload()
    told = there.post("/v1/takings/find", AskTaking(paid.number.lower()), TakingAnswer)
    assert (told.taking, told.left) == (paid, 50_000)

    def with_deposit(till: WireTill, amount: int) -> DocumentDone:
        done = till.sale([(chain.variants[0], 1, 59_900)])
        rest = 59_900 - amount
        tenders = (Tender(TenderKind.DEPOSIT, amount, reference=paid.number), cash(rest, rest))
        return replace(done, document=replace(done.document, tenders=tenders))

    there.write(EventKind.DOCUMENT, with_deposit(there, 40_000))
    there.upload()
    assert there.post("/v1/takings/find", AskTaking(paid.number), TakingAnswer).left == 10_000
    assert odd(chain) == []
    here.write(EventKind.DOCUMENT, with_deposit(here, 20_000))
    here.upload()
    assert odd(chain) == ["deposit_overdrawn"]
    assert here.post("/v1/takings/find", AskTaking("DBJ01-99-261122-000001"), TakingAnswer).taking is None


def test_recorded_payments_wait_for_somebodys_statement(chain: Chain, new_till: Callable[..., WireTill]) -> None:
    here = new_till()
    done = here.sale([(chain.variants[0], 1, 59_900)])
    wall = Tender(TenderKind.RECORDED, 9_900, method="wall-qr", name="墙上收款码", reference="4200001")
    card = Tender(TenderKind.CARD, 50_000, reference="T-81", last_digits="6226")
    here.write(EventKind.DOCUMENT, replace(done, document=replace(done.document, tenders=(wall, card))))
    here.upload()
    returns = chain.central.returns

    assert [row[2:] for row in returns.unmatched(here.store_id)] == [
        (done.document.number, "wall-qr", 9_900, "4200001"),
        (done.document.number, "card", 50_000, "T-81"),
    ]
    assert returns.match(here.store_id, [("T-81", 50_000), ("T-81", 50_000), ("nobody", 1)], "银行 1122") == 1
    assert [row[3] for row in returns.unmatched(here.store_id)] == ["wall-qr"]


def test_a_claim_that_nobody_used_lapses(chain: Chain, new_till: Callable[..., WireTill]) -> None:
    here = new_till()
    sale = here.sell([(chain.variants[0], 1, 59_900)])
    here.upload()
    assert ask(here, sale, 1000) is Permit.GRANTED
    returns = chain.central.returns
    before = returns._clock
    returns._clock = lambda: before() + timedelta(minutes=16)
    assert ask(here, sale, 1000) is Permit.GRANTED
    assert ask(here, sale, 1000) is Permit.TAKEN
