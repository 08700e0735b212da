"""A member's new phone number or card at a till: proven on both sides, written down, merged where both are one."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from pos.domain.holding import ProofKind
from pos.domain.ids import new_id
from pos.domain.member import IdentityKind
from pos.domain.naming_anew import naming_anew
from pos.domain.staff import Approval, Permission, Role
from pos.server.members.tables import identity_changes
from pos.server.staff.service import StaffEntry
from pos.wire.members import (
    AskNewPhone,
    ChangeIdentity,
    IdentityChanged,
    IdentityOutcome,
    NewPhoneAnswer,
)
from tests.server.conftest import Chain
from tests.server.member_shop import PASSWORD, PHONE, NewTill, a_member, find, member
from tests.server.wire_till import WireTill, now

NEW = "13900001111"
CHANGED, MERGED, TAKEN = IdentityOutcome.CHANGED, IdentityOutcome.MERGED, IdentityOutcome.TAKEN
PHONE_KIND = IdentityKind.PHONE


class Phones:
    """What was sent to whom, instead of a provider."""

    def __init__(self, chain: Chain) -> None:
        self.sent: dict[str, str] = {}
        proofs = chain.central.loyalty.proofs
        proofs._send = self.sent.__setitem__
        proofs._can_send = lambda: True


@pytest.fixture
def phones(chain: Chain) -> Phones:
    return Phones(chain)


def asks(till: WireTill, member_id: str, value: str, **fields: object) -> IdentityOutcome:
    """Ask for it with the password; what it came to."""
    said = {"code": "", "proof": ProofKind.PASSWORD, "proof_text": PASSWORD, "kind": PHONE_KIND, **fields}
    asked = ChangeIdentity(change_id=new_id(), member_id=member_id, value=value, staff_id="s-1", **said)  # type: ignore[arg-type]
    return till.post("/v1/members/identity", asked, IdentityChanged).outcome


def code_for(till: WireTill, phones: Phones, member_id: str, phone: str) -> str:
    answer = till.post("/v1/members/phone/code", AskNewPhone(member_id, phone), NewPhoneAnswer)
    assert answer.sent
    return phones.sent[phone]


@pytest.mark.parametrize("database_url", ("sqlite",), indirect=True)
def test_another_phone_names_a_member_once_both_have_proved_themselves(
    chain: Chain, new_till: NewTill, phones: Phones
) -> None:
    till, who = new_till(), a_member(chain)
    code = code_for(till, phones, who, NEW)
    assert till.post("/v1/members/phone/code", AskNewPhone(who, NEW), NewPhoneAnswer).reason == "too_soon"
    assert till.post("/v1/members/phone/code", AskNewPhone(who, "123"), NewPhoneAnswer).reason == "no_phone"
    wrong = f"{(int(code) + 1) % 1_000_000:06d}"
    assert asks(till, who, NEW, code=wrong) is IdentityOutcome.CODE_WRONG
    assert asks(till, who, NEW, code=code, proof_text="000001") is IdentityOutcome.PROOF_WRONG
    assert asks(till, who, NEW, code=code, proof=ProofKind.NONE) is IdentityOutcome.PROOF_WRONG
    # A code for one number proves nothing of another one, and is nobody else's.
    assert asks(till, who, "13911112222", code=code) is IdentityOutcome.CODE_WRONG
    assert asks(till, a_member(chain, phone="13700000000"), NEW, code=code) is IdentityOutcome.CODE_WRONG
    asked = ChangeIdentity(new_id(), who, PHONE_KIND, NEW, "s-1", code, ProofKind.PASSWORD, PASSWORD)
    first = till.post("/v1/members/identity", asked, IdentityChanged)
    # The answer was lost: asked again it is the same, though the code is used up.
    assert till.post("/v1/members/identity", asked, IdentityChanged) == first
    assert first.member is not None
    assert (first.outcome, first.member.phone_masked) == (CHANGED, "139****1111")
    assert find(till, NEW).member == first.member
    assert find(till, PHONE).member is None
    assert asks(till, who, NEW, code=code) is IdentityOutcome.CODE_WRONG
    with chain.central.database.reading() as connection:
        (row,) = connection.execute(select(identity_changes)).all()
    assert (row.member_id, row.was_masked, row.now_masked, row.till_id, row.staff_id, row.proof) == (
        who, "138****2046", "139****1111", till.till_id, "s-1", "password",
    )  # fmt: skip

    assert asks(till, who, "CARD-77", kind=IdentityKind.CARD) is CHANGED
    named = find(till, "CARD-77").member
    assert named is not None
    assert (named.member_id, named.phone_masked) == (who, "139****1111")
    assert asks(till, who, "", kind=IdentityKind.CARD) is IdentityOutcome.BAD_VALUE
    assert asks(till, who, "o-abc", kind=IdentityKind.WECHAT) is IdentityOutcome.BAD_VALUE
    assert asks(till, new_id(), "CARD-78", kind=IdentityKind.CARD) is IdentityOutcome.UNKNOWN
    assert [asks(till, who, "CARD-79", kind=IdentityKind.CARD, proof_text="000002") for _ in range(5)][-1] is (
        IdentityOutcome.LOCKED_OUT
    )


@pytest.mark.parametrize("database_url", ("sqlite",), indirect=True)
def test_a_number_that_is_anothers_makes_one_of_both_where_the_person_says_so(
    chain: Chain, new_till: NewTill, phones: Phones
) -> None:
    till, who = new_till(), a_member(chain)
    other = a_member(chain, phone=NEW, card="CARD-9")
    answer = till.post("/v1/members/phone/code", AskNewPhone(who, NEW), NewPhoneAnswer)
    assert (answer.sent, answer.others) == (True, True)
    code = phones.sent[NEW]
    assert asks(till, who, NEW, code=code) is TAKEN
    assert asks(till, who, "CARD-9", kind=IdentityKind.CARD, merge=True) is TAKEN
    assert asks(till, who, NEW, code="", merge=True) is IdentityOutcome.CODE_WRONG
    assert member(chain, other).points == 1_000
    assert asks(till, who, NEW, code=code, merge=True) is MERGED
    both = find(till, NEW).member
    assert both is not None
    assert (both.member_id, both.points, both.stored_value, both.phone_masked) == (who, 2_000, 110_000, "139****1111")
    # The other's card goes on naming them; the old number names nobody.
    assert find(till, "CARD-9").member == both
    assert find(till, PHONE).member is None


@pytest.mark.parametrize("database_url", ("sqlite",), indirect=True)
def test_a_managers_word_is_looked_at_again_and_written_down(chain: Chain, new_till: NewTill, phones: Phones) -> None:
    till, who = new_till(), a_member(chain)
    people = (("51", Role.MANAGER, "BJ01"), ("52", Role.CLERK, "BJ01"), ("53", Role.MANAGER, "SH01"))
    ids = chain.central.staff.put(
        [StaffEntry(code, f"S{code}", ((store, role),), pin="482910") for code, role, store in people]
    )
    code = code_for(till, phones, who, NEW)

    def vouches(manager: str, value: str = NEW, said_to: str = NEW, **fields: str) -> IdentityOutcome:
        deed = naming_anew(new_id(), who, PHONE_KIND, said_to)
        yes = Approval(manager, Permission.NAME_ANEW, "", now(), deed.subject, deed.detail, "s-1")
        asked = ChangeIdentity(deed.subject, who, PHONE_KIND, value, "s-1", fields.get("code", code), approval=yes)
        return till.post("/v1/members/identity", asked, IdentityChanged).outcome

    # A clerk, another store's manager, nobody known; a yes to another number; not the code that the new phone got.
    for nobody in (ids["52"], ids["53"], new_id()):
        assert vouches(nobody) is IdentityOutcome.NOT_APPROVED
    assert vouches(ids["51"], said_to="13911112222") is IdentityOutcome.NOT_APPROVED
    assert vouches(ids["51"], code="") is IdentityOutcome.CODE_WRONG
    # Nobody's word makes one of two.
    a_member(chain, phone="13700000000")
    assert vouches(ids["51"], "13700000000", "13700000000") is TAKEN
    assert vouches(ids["51"]) is CHANGED
    with chain.central.database.reading() as connection:
        (row,) = connection.execute(select(identity_changes)).all()
    assert (row.proof, row.approved_by, row.staff_id) == ("manager", ids["51"], "s-1")
    assert [find(till, phone).member is None for phone in (PHONE, NEW)] == [True, False]
