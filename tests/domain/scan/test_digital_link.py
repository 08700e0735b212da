import pytest

from pos.domain.errors import BadValue
from pos.domain.scan.digital_link import read_link, write_link, write_visit
from pos.domain.scan.gs1_elements import Element
from pos.domain.scan.kinds import Refusal

# GS1 Digital Link Standard 1.4, and the cases of GS1's own parser (gs1/gs1-syntax-engine, src/c-lib/dl.c).
READ = (
    ("https://id.gs1.org/01/09520123456788", "01=09520123456788"),
    ("HTTPS://A/00/006141411234567890", "00=006141411234567890"),
    ("http://a/00/006141411234567890", "00=006141411234567890"),
    ("https://xn--fsq.xn--0zwm56d/01/12312312312333", "01=12312312312333"),
    ("https://a:65535/01/12312312312333", "01=12312312312333"),
    ("https://[2001:db8::1]/01/12312312312333", "01=12312312312333"),
    ("https://a/more/stem/00/006141411234567890", "00=006141411234567890"),
    ("https://a/00/faux/00/006141411234567890", "00=006141411234567890"),
    ("https://a/gtin/12312312312333/ser/ABC123", "01=12312312312333 21=ABC123"),
    ("https://a/01/2112345678900", "01=02112345678900"),
    ("https://a/01/416000336108", "01=00416000336108"),
    ("https://a/01/02345673", "01=00000002345673"),
    ("https://a/01/12312312312333/22/TEST/10/ABC/21/XYZ", "01=12312312312333 22=TEST 10=ABC 21=XYZ"),
    ("https://a/01/12312312312333/235/TEST", "01=12312312312333 235=TEST"),
    ("https://a/8018/123456789012345675/8019/123", "8018=123456789012345675 8019=123"),
    ("https://a/stem/401/12345678?99=ABC", "401=12345678 99=ABC"),
    ("https://a/stem/00/006141411234567890?", "00=006141411234567890"),
    ("https://a/01/12312312312333?&&&99=ABC&&&98=XYZ&&", "01=12312312312333 99=ABC 98=XYZ"),
    ("https://a/01/12312312312333?one&unknown=666&99=ABC", "01=12312312312333 99=ABC"),
    ("https://a/01/12312312312333/22/ABC%2d123?98=XYZ%2f987", "01=12312312312333 22=ABC-123 98=XYZ/987"),
    ("https://a/01/12312312312333/22/ABC+123", "01=12312312312333 22=ABC+123"),
    ("https://a/01/12312312312333/10/abc#fragment", "01=12312312312333 10=abc"),
    ("https://id.gs1.org/01/09520123456788/10/ABC1/21/12345?17=180426", "01=09520123456788 10=ABC1 21=12345 17=180426"),
    ("https://id.gs1.org/01/09520123456788?3103=000195&3922=0299&17=201225",
     "01=09520123456788 3103=000195 3922=0299 17=201225"),
    ("https://id.gs1.org/414/9520123456788/254/32a%2Fb", "414=9520123456788 254=32a/b"),
    ("https://example.com/01/09520123456788?10=ABC123&exp=261231", "01=09520123456788 10=ABC123 17=261231"),
    ("https://id.gs1.org/01/09520123456788/10/ABC?10=ABC", "01=09520123456788 10=ABC"),
)  # fmt: skip
REFUSED = (
    ("ftp://a/01/12312312312333", Refusal.NOT_GOODS),
    ("http://", Refusal.NOT_GOODS),
    ("http:///", Refusal.NOT_GOODS),
    ("http://a", Refusal.NOT_GOODS),
    ("http://a/b/", Refusal.NOT_GOODS),
    ("HtTp://a/b/00/006141411234567890", Refusal.NOT_GOODS),
    ("https://00/006141411234567890", Refusal.NOT_GOODS),
    ("https://[fe80::1%25lo]/01/12312312312333", Refusal.NOT_GOODS),
    ("https://$a/01/12312312312333", Refusal.NOT_GOODS),
    ("https://a/01/12312312312333\u4e2d", Refusal.NOT_GOODS),
    ("https://a/01/12312312312333?99=\u4e2d", Refusal.NOT_GOODS),
    ("https://a/stem/00/006141411234567890/", Refusal.NOT_GOODS),
    ("https://example.com/01/09520123456788/89/ABC123", Refusal.NOT_GOODS),
    ("https://a/10/LOT", Refusal.NOT_GOODS),
    ("https://a/01/12312312312334", Refusal.CHECK_DIGIT),
    ("https://a/01/1231231231233", Refusal.BAD_VALUE),
    ("https://a/01/12312312312333/21/X/10/Y", Refusal.BAD_VALUE),
    ("https://a/01/12312312312333/235/X/10/Y", Refusal.BAD_VALUE),
    ("https://a/253/1231231231232TEST56789012345678", Refusal.BAD_VALUE),
    ("https://a/01/12312312312333/10/", Refusal.BAD_VALUE),
    ("https://a/01/12312312312333?99=", Refusal.BAD_VALUE),
    ("https://a/01/12312312312333?98=XYZ+987", Refusal.BAD_VALUE),
    ("https://a/01/12312312312333/10/A%00B", Refusal.BAD_VALUE),
    ("https://a/01/12312312312333?99=ABC&999=faux", Refusal.UNKNOWN_IDENTIFIER),
    ("https://example.com/01/09520123456788?99=XYZ&89=ABC123", Refusal.UNKNOWN_IDENTIFIER),
    ("https://id.gs1.org/01/09520123456788/10/ABC?10=XYZ", Refusal.CONTRADICTION),
)


@pytest.mark.parametrize("text, expected", READ)
def test_digital_links(text: str, expected: str) -> None:
    link = read_link(text)

    assert link is not None
    assert link.elements.refusal is None
    assert " ".join(f"{each.ai}={each.value}" for each in link.elements.found) == expected


@pytest.mark.parametrize("text, refusal", REFUSED)
def test_what_is_no_digital_link(text: str, refusal: Refusal) -> None:
    link = read_link(text)

    assert link is not None
    assert link.elements.refusal is refusal


def test_what_is_no_address() -> None:
    assert read_link("") is None
    assert read_link("01/09520123456788") is None


def test_store_and_assistant_are_credited_and_foreign_keys_passed_over() -> None:
    link = read_link("https://a/01/09520123456788?store=bj01&assistant=0190A000-0000-7000-8000-000000000001&utm=x")
    odd = read_link("https://a/01/09520123456788?store=%3Cb%3E&assistant=" + "a" * 41)

    assert link is not None
    assert odd is not None
    assert (link.store, link.assistant) == ("BJ01", "0190a000-0000-7000-8000-000000000001")
    assert (odd.store, odd.assistant) == ("", "")


def test_what_is_written_is_canonical_and_read_back() -> None:
    elements = (Element("17", "261231"), Element("21", "0/7"), Element("01", "06901234567892"), Element("10", "A+B"))

    assert write_visit("https://shop.example/", store="BJ01", assistant="w 1") == (
        "https://shop.example/?store=BJ01&assistant=w%201"
    )
    assert write_visit("https://shop.example/s", store="") == "https://shop.example/s/"
    text = write_link("https://shop.example/s/", elements, store="BJ01", assistant="w1")

    assert text == "https://shop.example/s/01/06901234567892/10/A%2BB/21/0%2F7?17=261231&store=BJ01&assistant=w1"
    read = read_link(text)
    assert read is not None
    assert set(read.elements.found) == set(elements)
    assert (read.store, read.assistant) == ("BJ01", "w1")
    assert write_link("https://a", (Element("00", "006141411234567890"),)) == "https://a/00/006141411234567890"
    tpx = (Element("01", "06901234567892"), Element("235", "T"))
    assert write_link("https://a", tpx) == "https://a/01/06901234567892/235/T"


@pytest.mark.parametrize(
    "elements",
    ((Element("10", "A"),), (Element("01", "06901234567893"),), (Element("01", "06901234567892"), Element("89", "1"))),
)
def test_what_cannot_be_said_is_not_written(elements: tuple[Element, ...]) -> None:
    with pytest.raises(BadValue):
        write_link("https://a", elements)
