import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos.domain.scan import Scan, ScanKind, read_scan
from pos.domain.server_address import server_address

CODE = "E-7K2M9PQ4RS"


@pytest.mark.parametrize(
    "text, address",
    (
        ("https://pos.example.cn", "https://pos.example.cn"),
        (" HTTPS://Pos.Example.CN:8642/ ", "https://pos.example.cn:8642"),
        ("pos.example.cn", "https://pos.example.cn"),
        ("10.0.0.7:8642", "https://10.0.0.7:8642"),
        ("https://[fd00::7]:8642", "https://[fd00::7]:8642"),
        ("http://127.0.0.1:8642", "http://127.0.0.1:8642"),
        ("http://localhost", "http://localhost"),
        ("http://[::1]:80", "http://[::1]:80"),
    ),
)
def test_an_address_is_read(text: str, address: str) -> None:
    assert server_address(text) == address


@pytest.mark.parametrize(
    "text",
    ("", "https://", "http://pos.example.cn", "http://10.0.0.7", "http://127.0.0.1.evil.cn", "ftp://pos.example.cn",
     "https://clerk@pos.example.cn", "https://pos.example.cn/path", "https://pos.example.cn:0", "https://a:65536",
     "https://pos example.cn", "柜台", "-pos.cn", "https://pos.example.cn?x=1"),
)  # fmt: skip
def test_what_is_no_address_or_would_talk_in_the_open_is_none(text: str) -> None:
    assert server_address(text) is None


@given(st.text(max_size=80))
def test_an_address_stays_itself(text: str) -> None:
    address = server_address(text)

    assert address is None or server_address(address) == address


@pytest.mark.parametrize(
    "raw, scan",
    (
        (f"https://pos.example.cn:8642#{CODE}", Scan(ScanKind.ENROLMENT, CODE, "https://pos.example.cn:8642")),
        (f"]Q1HTTPS://POS.EXAMPLE.CN#{CODE.lower()}\r", Scan(ScanKind.ENROLMENT, CODE, "https://pos.example.cn")),
        (f"http://127.0.0.1:8642#{CODE}", Scan(ScanKind.ENROLMENT, CODE, "http://127.0.0.1:8642")),
        (CODE, Scan(ScanKind.ENROLMENT, CODE)),
    ),
)
def test_an_enrolment_qr_brings_the_servers_address(raw: str, scan: Scan) -> None:
    assert read_scan(raw) == scan


@pytest.mark.parametrize(
    "raw",
    (f"http://pos.example.cn#{CODE}", f"pos.example.cn#{CODE}", f"#{CODE}", "https://pos.example.cn#O-7K2M9P",
     "https://pos.example.cn#E-7K2M", f"https://a#b#{CODE}"),
)  # fmt: skip
def test_another_text_with_a_code_in_it_enrols_nothing(raw: str) -> None:
    assert read_scan(raw).kind is not ScanKind.ENROLMENT
    assert read_scan(raw).address == ""
