"""Sizes that are none."""

import argparse

import pytest

from pos.commands import bench


@pytest.mark.parametrize("size", ("0", "-5", "many", "1.5", ""))
def test_a_size_is_a_number_from_1_on(size: str, capsys: pytest.CaptureFixture[str]) -> None:
    parser = argparse.ArgumentParser()
    bench.add_arguments(parser)

    with pytest.raises(SystemExit):
        parser.parse_args(["commit", f"--sales={size}"])
    assert "argument --sales: " in capsys.readouterr().err
