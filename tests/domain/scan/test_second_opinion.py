"""biip reads the same codes; where both read something, they read the same."""

from datetime import date

import biip
from hypothesis import given, settings
from hypothesis import strategies as st

from pos.domain.barcode import check_digit
from pos.domain.scan.digital_link import write_link
from pos.domain.scan.gs1_elements import Element, write_elements
from pos.domain.scan.reading import read_scan

CSET_82 = "!\"%&'()*+,-./0123456789:;<=>?ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz"
GTINS = st.from_regex(r"[0-9]{13}", fullmatch=True).map(lambda body: body + str(check_digit(body)))
VALUES = st.text(CSET_82, min_size=1, max_size=20)
DATES = st.dates(date(2000, 1, 1), date(2049, 12, 31))
OPTIONAL = st.fixed_dictionaries(
    {},
    optional={
        "10": VALUES,
        "21": VALUES,
        "22": VALUES,
        "17": DATES.map(lambda day: f"{day:%y%m%d}"),
        "15": DATES.map(lambda day: f"{day:%y%m%d}"),
        "3103": st.integers(1, 999_999).map(lambda grams: f"{grams:06}"),
        # biip 5.2 takes one digit with two decimals for tenths, "1" for 0.1: that is test_tag's alone.
        "3922": st.integers(10, 10**7).map(str),
    },
)


@settings(max_examples=300, deadline=None)
@given(GTINS, OPTIONAL)
def test_element_strings_and_digital_links(gtin: str, values: dict[str, str]) -> None:
    elements = (Element("01", gtin), *(Element(ai, value) for ai, value in values.items()))

    ours = read_scan("]C1" + write_elements(elements)).tag
    linked = read_scan(write_link("https://id.example/s", elements)).tag
    theirs = biip.parse("]C1" + write_elements(elements)).gs1_message

    assert ours is not None
    assert linked is not None
    if ours.doubtful:
        return
    assert set(ours.elements) == set(linked.elements) == set(elements)
    assert (ours.trace, ours.weight, ours.price) == (linked.trace, linked.weight, linked.price)
    assert theirs is not None
    said = {string.ai.ai: string for string in theirs.element_strings}
    assert {ai: string.value for ai, string in said.items()} == {each.ai: each.value for each in elements}
    if "17" in said:
        assert ours.trace.expiry == said["17"].date
    if "3103" in said:
        assert ours.weight == int((said["3103"].decimal or 0) * 1000)
    if "3922" in said:
        assert ours.price == int((said["3922"].decimal or 0) * 100)


@given(st.sampled_from((8, 12, 13, 14)), st.data())
def test_gtins(length: int, data: st.DataObject) -> None:
    body = data.draw(st.from_regex(rf"[0-9]{{{length - 1}}}", fullmatch=True))
    code = body + str(check_digit(body))

    ours, theirs = read_scan(code).tag, biip.parse(code).gtin

    assert ours is not None
    if theirs is not None:
        assert ours.gtin == theirs.as_gtin_14()


@given(st.from_regex(r"[01][0-9]{6}", fullmatch=True))
def test_upc_e(body: str) -> None:
    theirs = biip.upc.Upc.parse(body)
    code = theirs.as_upc_e()

    ours = read_scan("]E0" + code).tag

    assert ours is not None
    assert ours.gtin == theirs.as_upc_a().rjust(14, "0")
