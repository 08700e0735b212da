"""Ed25519: the test vectors of RFC 8032, section 7.1, and what must not verify."""

import pytest

from pos.devices.keys import Ed25519Signer, Ed25519Verifier
from pos.domain.errors import BadValue

SEED = bytes.fromhex("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb")
PUBLIC = "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c"
SIGNATURE = bytes.fromhex(
    "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
    "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00"
)


def test_the_rfcs_vector() -> None:
    signer = Ed25519Signer(SEED)
    assert signer.public_key.hex() == PUBLIC
    assert signer.sign(b"\x72") == SIGNATURE
    assert Ed25519Verifier(PUBLIC).verify(b"\x72", SIGNATURE)


@pytest.mark.parametrize(
    "data, signature",
    ((b"\x73", SIGNATURE), (b"\x72", bytes(64)), (b"\x72", b""), (b"\x72", SIGNATURE[:-1]), (b"\x72", SIGNATURE * 2)),
)
def test_anything_else_is_not_signed(data: bytes, signature: bytes) -> None:
    assert not Ed25519Verifier(PUBLIC).verify(data, signature)


@pytest.mark.parametrize("text", ("", "zz", "00" * 31, PUBLIC + "00"))
def test_what_is_no_key(text: str) -> None:
    with pytest.raises(BadValue):
        Ed25519Verifier(text)
