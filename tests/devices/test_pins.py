"""PINs: the server's verifier, this till's pepper."""

import hashlib
import hmac

from argon2 import low_level

from pos.devices.pins import Argon2PinHasher

SALT = bytes(range(16))
PEPPER = b"p" * 32


def as_the_server_makes_it(pin: str) -> bytes:
    """argon2id, 19 MiB, two passes, one lane, 32 bytes."""
    return low_level.hash_secret_raw(
        pin.encode(), SALT, time_cost=2, memory_cost=19 * 1024, parallelism=1, hash_len=32, type=low_level.Type.ID
    )


def test_the_right_pin_and_wrong_ones() -> None:
    hasher = Argon2PinHasher(pepper=PEPPER)
    checked = hasher.seal(as_the_server_makes_it("120455"))
    assert hasher.check("120455", salt=SALT, checked=checked)
    assert not hasher.check("120456", salt=SALT, checked=checked)
    assert not hasher.check("", salt=SALT, checked=checked)
    assert not hasher.check("120455", salt=SALT[::-1], checked=checked)


def test_what_is_kept_says_nothing_without_the_pepper() -> None:
    verifier = as_the_server_makes_it("120455")
    checked = Argon2PinHasher(pepper=PEPPER).seal(verifier)
    assert checked == hmac.new(PEPPER, verifier, hashlib.sha256).digest()
    assert not Argon2PinHasher(pepper=b"q" * 32).check("120455", salt=SALT, checked=checked)
