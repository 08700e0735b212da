import pytest

from pos.domain.errors import WireError
from pos.domain.scan.rules import ScanRules
from pos.wire.codec import MAX_MESSAGE
from pos.wire.scan_rules import read_scan_rules


def test_an_empty_file_says_nothing() -> None:
    assert read_scan_rules(b"# nothing\n") == ScanRules()


@pytest.mark.parametrize(
    "wrong", (b"=", b"\xff", b"layouts = 3", b"recalls = [{lot = 1}]", b" " * (MAX_MESSAGE + 1), b"a = " + b"[" * 9_999)
)
def test_what_is_no_rule_is_refused(wrong: bytes) -> None:
    with pytest.raises(WireError):
        read_scan_rules(wrong)
