"""A code becomes an identity, once, whatever breaks in between."""

import pytest

from pos.domain.errors import BadValue, Refused, StorageError, Unreachable
from pos.usecases.syncing.enrol_till import (
    IDENTITY,
    EnrolAnswer,
    EnrolOutcome,
    EnrolTill,
    earlier_identity,
    known_identity,
)
from pos.wire.codec import encode
from tests.fakes.central import Central
from tests.fakes.keys import Secrets, Signer


def enrol(central: Central, secrets: Secrets, text: str = "e-abcdefghjk") -> EnrolAnswer:
    return EnrolTill(central=central, secrets=secrets, signer=Signer)(text)


def test_a_code_becomes_an_identity() -> None:
    central, secrets = Central(), Secrets()
    answer = enrol(central, secrets)
    assert answer.outcome is EnrolOutcome.ENROLLED
    assert answer.identity is not None
    assert answer.identity.enrolled.store.code == "BJ01"
    assert known_identity(secrets) == answer.identity
    assert central.codes["E-ABCDEFGHJK"] == Signer(bytes.fromhex(answer.identity.seed)).public_key.hex()


@pytest.mark.parametrize("text", ("", "E-", "6901234567892", "B" * 17, "E-O0"))
def test_what_is_no_code_is_not_sent(text: str) -> None:
    central, secrets = Central(), Secrets()
    assert enrol(central, secrets, text).outcome is EnrolOutcome.NOT_A_CODE
    assert (central.calls, secrets.kept) == ([], {})


@pytest.mark.parametrize(
    "fault, outcome",
    (
        (Refused("unknown_code"), EnrolOutcome.UNKNOWN_CODE),
        (Refused("used_code"), EnrolOutcome.USED_CODE),
        (Refused("expired_code"), EnrolOutcome.EXPIRED_CODE),
        (Refused("too_many_tills"), EnrolOutcome.REFUSED),
        (Unreachable("no network"), EnrolOutcome.UNREACHABLE),
    ),
)
def test_a_no(fault: Refused | Unreachable, outcome: EnrolOutcome) -> None:
    central, secrets = Central(), Secrets()
    central.faults = [fault]
    assert enrol(central, secrets) == EnrolAnswer(outcome)
    assert known_identity(secrets) is None


class FullDisk(Secrets):
    """Keeps keys, but not identities."""

    def put(self, name: str, value: bytes) -> None:
        if name == IDENTITY:
            raise StorageError("disk full")
        super().put(name, value)


def test_a_crash_after_the_code_was_spent_costs_nothing() -> None:
    central, broken = Central(), FullDisk()
    with pytest.raises(StorageError):
        enrol(central, broken)
    assert central.codes["E-ABCDEFGHJK"] != ""

    mended = Secrets()
    mended.kept = dict(broken.kept)
    assert enrol(central, mended).outcome is EnrolOutcome.ENROLLED


def test_another_computer_gets_nothing_for_a_spent_code() -> None:
    central = Central()
    enrol(central, Secrets())
    assert enrol(central, Secrets()).outcome is EnrolOutcome.USED_CODE


def test_a_till_that_enrols_again_gets_another_key() -> None:
    central, secrets = Central(), Secrets()
    first = enrol(central, secrets).identity
    central.codes["E-MNPQRSTUVW"] = ""
    second = enrol(central, secrets, "E-MNPQRSTUVW").identity
    assert first is not None
    assert second is not None
    assert first.seed != second.seed
    assert known_identity(secrets) == second


def test_a_damaged_identity_is_not_used() -> None:
    secrets = Secrets()
    answer = enrol(Central(), secrets)
    assert answer.identity is not None
    secrets.put(IDENTITY, encode(answer.identity).replace(answer.identity.seed.encode(), b"00"))
    with pytest.raises(BadValue):
        known_identity(secrets)
    secrets.put(IDENTITY, encode(answer.identity).replace(answer.identity.seed.encode(), b"zz"))
    with pytest.raises(BadValue):
        known_identity(secrets)
    secrets.put(IDENTITY, b"{}")
    with pytest.raises(BadValue):
        known_identity(secrets)


def test_who_it_was_before_is_kept() -> None:
    central, secrets = Central(till_id="till-1"), Secrets()
    first = enrol(central, secrets).identity
    central.till_id = "till-2"
    central.codes["E-MNPQRSTUVW"] = ""
    second = enrol(central, secrets, "E-MNPQRSTUVW").identity
    assert known_identity(secrets) == second
    assert earlier_identity(secrets, "till-1") == first
    assert earlier_identity(secrets, "till-2") is None
