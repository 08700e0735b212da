"""Percentiles and ratios."""

import pytest

from pos.commands.bench.figure import figure, percentile, timed_ms


@pytest.mark.parametrize(
    "samples,share,expected",
    (
        ([7.0], 0.5, 7.0),
        ([1.0, 2.0], 0.5, 1.0),
        ([3.0, 1.0, 2.0], 0.5, 2.0),
        ([float(number) for number in range(1, 101)], 0.95, 95.0),
        ([float(number) for number in range(1, 101)], 0.99, 99.0),
        ([float(number) for number in range(1, 11)], 0.99, 10.0),
        ([1.0, 2.0, 3.0], 1.0, 3.0),
    ),
)
def test_a_percentile_is_a_sample(samples: list[float], share: float, expected: float) -> None:
    assert percentile(samples, share) == expected


def test_a_figure_that_misses_says_so() -> None:
    missed = figure("scan", [10.0, 30.0], value=30.0, unit="ms", limit=5.0, target="p99 ≤ 16.7 ms", met=False)

    assert missed.as_json() == {
        "name": "scan",
        "value": 30.0,
        "unit": "ms",
        "samples": 2,
        "p50": 10.0,
        "p95": 30.0,
        "p99": 30.0,
        "max": 30.0,
        "limit": 5.0,
        "ratio": 6.0,
        "target": "p99 ≤ 16.7 ms",
        "met": False,
        "note": "",
    }


def test_warming_up_does_not_count() -> None:
    done: list[int] = []

    samples = timed_ms(lambda: done.append(1), times=3, warm_up=2)

    assert len(samples) == 3
    assert len(done) == 5
    assert min(samples) >= 0
