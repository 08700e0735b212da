"""Stages to play on. The providers' keys are made once: making them takes longer than a case."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from pos.domain.payment.code import SERVED
from pos.domain.payment.rules import Rules
from pos.server.payments.simulator.signing import SimulatedKeys, new_simulated_keys
from pos.server.payments.simulator.simulator import Simulator
from tests.server.payments.stage import Stage, VirtualClock


@pytest.fixture(scope="session")
def simulated_keys() -> SimulatedKeys:
    return new_simulated_keys()


@pytest.fixture
def stage(tmp_path: Path, simulated_keys: SimulatedKeys) -> Iterator[Stage]:
    clock = VirtualClock()
    opened = Stage(tmp_path / "central", simulator=Simulator(keys=simulated_keys, clock=clock), clock=clock)
    yield opened
    opened.close()


@pytest.fixture
def hasty_stage(tmp_path: Path, simulated_keys: SimulatedKeys) -> Iterator[Stage]:
    """A stage whose server waits for nobody longer than it must: many cases in little time."""
    clock, hasty = VirtualClock(), Rules(deadline_s=20, query_every_s=5, answer_s=6)
    opened = Stage(
        tmp_path / "central",
        simulator=Simulator(keys=simulated_keys, clock=clock),
        clock=clock,
        rules=dict.fromkeys(SERVED, hasty),
    )
    yield opened
    opened.close()
