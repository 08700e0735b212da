"""Random and mutated strings by the thousand, each held against what may follow from it.

CI takes 20,000; `SCAN_STRINGS=1000000 pytest tests/domain/scan/test_campaign.py` is the campaign of the release.
"""

import os
import random
import string
from datetime import date

from pos.domain.barcode import check_digit, is_gtin
from pos.domain.payment.code import provider_of
from pos.domain.scan.gs1_elements import flaw
from pos.domain.scan.kinds import Refusal, ScanKind, State
from pos.domain.scan.reading import Scan, read_scan
from pos.domain.scan.router import HOMES, route

STRINGS = int(os.environ.get("SCAN_STRINGS", "20000"))
TODAY = date(2026, 11, 22)
STATES = tuple(State)
ALPHABETS = (
    string.digits,
    string.digits + "]ECdQ01 \x1d^",
    string.ascii_uppercase + string.digits + "-",
    string.printable,
    "0123456789{}<>GS\\x1d()]C%&=/?:.",
    "柜台连衣裙０１２３￥。】［\u202e👗\x00\x7f",
)


def gtin(rng: random.Random, length: int = 13) -> str:
    body = "".join(rng.choices(string.digits, k=length - 1))
    return body + str(check_digit(body))


def seeds(rng: random.Random) -> str:
    """A right code of one of the grammars."""
    lot = "".join(rng.choices(string.ascii_uppercase + string.digits, k=rng.randint(1, 20)))
    full = gtin(rng, 14)
    return rng.choice(
        (
            gtin(rng, rng.choice((8, 12, 13, 14))),
            "]E0" + gtin(rng),
            f"]d201{full}17{rng.randint(20, 30)}1231" + f"10{lot}\x1d21{lot[::-1]}",
            f"01{full}10{lot}^21{lot}",
            f"(01){full}(10){lot}",
            f"https://shop.example/s/01/{full}/10/{lot}?17=271231&store=BJ01",
            "]C1" + str(rng.randint(10**17, 16 * 10**16)),
            str(rng.randint(10**17, 16 * 10**16)),
            str(rng.randint(25 * 10**14, 31 * 10**22)),
            "M" + "".join(rng.choices("ABCDEFGH23456789", k=12)),
            "O-ABC234",
            "RBJ01-02-261122-000007",
            "2" + gtin(rng)[1:],
            "$01MTIzPC8+NDU2PC8+$",
            "]C100" + gtin(rng, 18),
        )
    )


def mutated(rng: random.Random, text: str) -> str:
    for _ in range(rng.randint(0, 3)):
        place = rng.randrange(len(text) + 1)
        letters = rng.choice(ALPHABETS)
        match rng.randrange(5):
            case 0:
                text = text[:place] + rng.choice(letters) + text[place:]
            case 1:
                text = text[:place] + text[place + 1 :]
            case 2:
                text = text[:place] + rng.choice(letters) + text[place + 1 :]
            case 3:
                text = text[:place] + text[: rng.randrange(len(text) + 1)]
            case _:
                text = text.swapcase() if rng.random() < 0.5 else text[::-1]
    return text


def strings(rng: random.Random, count: int) -> list[str]:
    return [
        mutated(rng, seeds(rng))
        if rng.random() < 0.7
        else "".join(rng.choices(rng.choice(ALPHABETS), k=rng.randint(0, 60)))
        for _ in range(count)
    ]


def wrong_with(raw: str, scan: Scan) -> str:
    """What may never be so, whatever the string; empty where nothing is."""
    tag = scan.tag
    if (scan.kind is ScanKind.NOTHING) != (scan.text == ""):
        return "text and kind"
    if scan.kind is ScanKind.PAYMENT and (provider_of(scan.text) is None or not raw_digits(raw).endswith(scan.text)):
        return "payment"
    if tag is None:
        return ""
    if tag.gtin and (len(tag.gtin) != 14 or not is_gtin(tag.gtin)):
        return "gtin"
    if any(flaw(element) is not None for element in tag.elements):
        return "element"
    said = {element.ai: element.value for element in tag.elements}
    if (tag.trace.lot, tag.trace.serial) != (said.get("10", ""), said.get("21", "")):
        return "trace"
    if tag.doubtful and scan.kind is ScanKind.ITEM and not tag.gtin:
        return "doubt"
    return ""


def raw_digits(raw: str) -> str:
    narrow = (str(ord(letter) - 0xFF10) if "０" <= letter <= "９" else letter for letter in raw)
    return "".join(narrow).rstrip(" \t\r\n\u3000")


def test_no_string_crashes_and_none_is_taken_for_what_it_cannot_be() -> None:
    rng = random.Random(20261122)
    wrong: list[tuple[str, str]] = []
    left = STRINGS
    while left > 0:
        batch = strings(rng, min(left, 20_000))
        left -= len(batch)
        for raw in batch:
            state = rng.choice(STATES)
            went = route(raw, state, today=TODAY)
            fault = wrong_with(raw, went.scan)
            if went.goes_to is not None and went.goes_to not in HOMES[went.scan.kind].taken:
                fault = "home"
            if went.scan.kind is ScanKind.PAYMENT and state is not State.PAYING and went.goes_to is not None:
                fault = "a payment code left the till"
            if fault:
                wrong.append((fault, raw))

    assert wrong == []


def test_no_digit_of_a_check_digit_can_be_changed_unnoticed() -> None:
    rng = random.Random(7)
    for _ in range(3_000):
        code = gtin(rng, rng.choice((12, 13, 14)))
        place = rng.randrange(len(code))
        other = rng.choice([digit for digit in string.digits if digit != code[place]])
        changed = code[:place] + other + code[place + 1 :]
        scan = read_scan(changed)

        assert scan.tag is None
        assert scan.doubt is Refusal.CHECK_DIGIT
        assert read_scan("]E0" + changed).kind is ScanKind.NOTHING
        assert read_scan(f"]C101{changed.rjust(14, '0')}").refusal is Refusal.CHECK_DIGIT
        assert read_scan(f"https://a/01/{changed.rjust(14, '0')}").refusal is Refusal.CHECK_DIGIT
