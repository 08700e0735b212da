"""Templates that head office sends."""

import pytest

from pos.domain.errors import WireError
from pos.wire.codec import MAX_MESSAGE
from pos.wire.templates import read_label_templates, read_templates


@pytest.mark.parametrize("toml", (b"#" * (MAX_MESSAGE + 1), b"[[", b"\xff"))
def test_what_is_too_long_or_no_toml_is_refused(toml: bytes) -> None:
    for read in (read_templates, read_label_templates):
        with pytest.raises(WireError):
            read(toml)
