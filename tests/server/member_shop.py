"""Members, and tills that sell to them, against a real server."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TypeAlias

from sqlalchemy import select

from pos.domain.document import Allocation, Document, DocumentKind, DocumentLine, Funder
from pos.domain.entitlement import EntitlementKind, EntitlementUse
from pos.domain.holding import ProofKind
from pos.domain.ids import new_id
from pos.domain.journal import EventKind
from pos.domain.member import Member
from pos.domain.tender import Tender, TenderKind
from pos.server.event_tables import exceptions
from pos.server.members.service import MemberEntry
from pos.wire.event import DocumentDone
from pos.wire.holds import AskHold, HoldAnswer, Released, ReleaseHold
from pos.wire.members import FindMember, MemberAnswer, SignedUp, SignUp
from tests.server.conftest import Chain
from tests.server.wire_till import WireTill

NewTill: TypeAlias = Callable[..., WireTill]
PHONE = "13812342046"
PASSWORD = "246810"


def a_member(chain: Chain, *, phone: str = PHONE, **fields: object) -> str:
    """A member with points, 500.00 paid in and 50.00 given, and a password; the id."""
    entry = MemberEntry(name="赵女士", phone=phone, points=1_000, principal=50_000, gift=5_000)
    (member_id,) = chain.central.members.put([replace(entry, **fields)])  # type: ignore[arg-type]
    chain.central.loyalty.proofs.set_password(member_id, PASSWORD)
    return member_id


def member(chain: Chain, member_id: str) -> Member:
    """The member as tills are told of them."""
    found = chain.central.members.get(member_id)
    assert found is not None
    return found


def find(till: WireTill, text: str) -> MemberAnswer:
    return till.post("/v1/members/find", FindMember(text), MemberAnswer)


def sign_up(till: WireTill, phone: str, *, member_id: str = "", name: str = "", birthday: str = "") -> SignedUp:
    return till.post("/v1/members", SignUp(member_id or new_id(), phone, name, birthday), SignedUp)


def hold(
    till: WireTill,
    kind: EntitlementKind,
    subject: str,
    amount: int = 1,
    *,
    member_id: str = "",
    hold_id: str = "",
    password: str = PASSWORD,
) -> tuple[str, HoldAnswer]:
    """Ask for a hold with the member's password; its id and the answer."""
    asked = AskHold(
        hold_id or new_id(), kind, subject, amount, member_id=member_id, proof=ProofKind.PASSWORD, proof_text=password
    )
    return asked.hold_id, till.post("/v1/holds", asked, HoldAnswer)


def release(till: WireTill, hold_id: str) -> bool:
    return till.post("/v1/holds/release", ReleaseHold(hold_id), Released).released


def use(
    kind: EntitlementKind, subject: str, amount: int, *, use_id: str = "", offline: bool = False, reverses: str = ""
) -> EntitlementUse:
    return EntitlementUse(kind, use_id or new_id(), subject, amount, offline=offline, reverses=reverses)


def sell(
    till: WireTill,
    variant_id: str,
    price: int,
    *,
    member_id: str = "",
    uses: tuple[EntitlementUse, ...] = (),
    points_off: int = 0,
    paid_with: tuple[Tender, ...] = (),
    times: int = 100,
    less: tuple[Allocation, ...] = (),
) -> Document:
    """Sell one piece; written to the till's journal, not sent. What other tenders leave is cash."""
    body = till.sale([(variant_id, 1, price)])
    (line,) = body.document.lines
    points = (Allocation("points", "积分抵现", points_off, Funder.CHAIN),) if points_off else ()
    taken = (*points, *less)
    paid = price - sum(part.amount for part in taken)
    rest = paid - sum(tender.amount for tender in paid_with)
    cash = (Tender(TenderKind.CASH, rest, given=rest),) if rest else ()
    document = replace(
        body.document,
        lines=(replace(line, paid=paid, allocations=taken),),
        tenders=(*paid_with, *cash),
        total=paid,
        member_id=member_id,
        uses=uses,
        points_times=times,
    )
    till.write(EventKind.DOCUMENT, DocumentDone(document, body.movements))
    return document


def bring_back(
    till: WireTill,
    sale: Document,
    *,
    part: int = 1,
    of: int = 1,
    tenders: tuple[Tender, ...] = (),
    uses: tuple[EntitlementUse, ...] = (),
) -> Document:
    """Return a part (1/1: all) of a sale of one line, for the same money; written, not sent."""
    (line,) = sale.lines
    back = replace(
        line,
        line=1,
        quantity=-line.quantity * part // of,
        paid=-line.paid * part // of,
        tax_amount=-line.tax_amount * part // of,
        allocations=tuple(replace(each, amount=-each.amount * part // of) for each in line.allocations),
        returns_document=sale.document_id,
        returns_line=1,
    )
    total = back.paid
    document = replace(_return_of(till, sale, back, total, tenders), uses=uses)
    till.write(EventKind.DOCUMENT, DocumentDone(document, ()))
    return document


def _return_of(till: WireTill, sale: Document, back: DocumentLine, total: int, tenders: tuple[Tender, ...]) -> Document:
    rest = total - sum(tender.amount for tender in tenders)
    cash = (Tender(TenderKind.CASH, rest, given=0, change=-rest),) if rest else ()
    return replace(
        sale,
        document_id=new_id(),
        number=f"{sale.number[:-6]}{len(till.journal) + 1:06d}",
        kind=DocumentKind.RETURN,
        store_id=till.store_id,
        till_id=till.till_id,
        lines=(back,),
        tenders=(*tenders, *cash),
        total=total,
        uses=(),
        points_times=100,
    )


def odd(chain: Chain) -> list[str]:
    """Codes of the exceptions head office was told of."""
    with chain.central.database.reading() as connection:
        return sorted(connection.execute(select(exceptions.c.code)).scalars())
