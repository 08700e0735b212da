"""Each bench runs at a small size; its figure means nothing then, but it is whole."""

import argparse
import json
from pathlib import Path

import pytest

from pos.commands import bench
from pos.commands.bench import BENCHES

FIELDS = {
    "name", "value", "unit", "samples", "p50", "p95", "p99", "max", "limit", "ratio", "target", "met", "note",
}  # fmt: skip
UNITS = {"ms", "s", "1/s", "MB", "%"}


@pytest.fixture(autouse=True)
def own_shelf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is prepared for a test goes with it."""
    monkeypatch.setattr("pos.commands.bench.prepared.shelf", lambda: tmp_path)


@pytest.mark.timeout(300)
@pytest.mark.parametrize("name", BENCHES)
def test_a_bench_says_one_whole_object(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    parser = argparse.ArgumentParser()
    bench.add_arguments(parser)

    status = bench.run(parser.parse_args([name, "--json", "--variants", "2000", "--sales", "300", "--samples", "3"]))

    figure = json.loads(capsys.readouterr().out)
    assert figure.keys() == FIELDS
    assert figure["name"] == name
    assert figure["unit"] in UNITS
    assert figure["samples"] > 0
    assert 0 < figure["p50"] <= figure["p95"] <= figure["p99"] <= figure["max"]
    assert figure["value"] > 0
    assert figure["limit"] > 0
    assert figure["ratio"] == pytest.approx(figure["value"] / figure["limit"], rel=0.05)
    assert status == (0 if figure["met"] else 1)
