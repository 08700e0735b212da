import base64

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos.domain.scan.invoice_title import InvoiceTitle, crc_16, read_invoice_title, write_invoice_title

WORDS = st.text("柜台科技有限公司北京市朝阳区ABC0123|、 ", max_size=20).map(str.strip)


def qr(said: str) -> str:
    return f"$01{base64.b64encode(said.encode()).decode()}$"


def test_crc_of_the_standard_check() -> None:
    # CRC-16/UMTS (BUYPASS): polynomial 0x8005, from 0, nothing reflected; check value of the CRC catalogue.
    assert crc_16(b"123456789") == 0xFEE8


@given(st.builds(InvoiceTitle, WORDS.filter(bool), WORDS.map(str.upper), WORDS, WORDS, st.just(True)))
def test_what_is_written_is_read(title: InvoiceTitle) -> None:
    assert read_invoice_title(write_invoice_title(title)) == title


def test_a_wrong_crc_is_told_not_refused() -> None:
    title = read_invoice_title(qr("柜台科技有限公司</>91110105MA00ABCD1X</>北京 010-1234</>工行 62220</>0000"))

    assert title == InvoiceTitle("柜台科技有限公司", "91110105MA00ABCD1X", "北京 010-1234", "工行 62220", checked=False)
    assert read_invoice_title(qr("张三</>")) == InvoiceTitle("张三")


def test_apps_leave_the_last_sign_or_the_filling_out() -> None:
    whole = write_invoice_title(InvoiceTitle("张三丰"))

    assert read_invoice_title(whole.rstrip("$").rstrip("=")) == InvoiceTitle("张三丰", checked=True)


@pytest.mark.parametrize(
    "text",
    (
        "",
        "$01$",
        "$02MTIzNDU2Nzg=$",
        "$01MTIzNDU2Nzg=$",
        "$01/////////w==$",
        "$01A$",
        "$01MTIzNDU2Nzg9a$",
        qr("</>x</>"),
        qr("a\0b</>x"),
    ),
)
def test_what_is_no_invoice_title(text: str) -> None:
    assert read_invoice_title(text) is None
