"""The steps that bring a ledger's tables up to date, one file each.

A program refuses a ledger of a newer major and works with one that has only taken further steps within its own.
"""

from __future__ import annotations

from pos.storage.ledger.steps.step import Step
from pos.storage.ledger.steps.step_0001 import STEP as STEP_0001
from pos.storage.ledger.steps.step_0002 import STEP as STEP_0002
from pos.storage.ledger.steps.step_0003 import STEP as STEP_0003
from pos.storage.ledger.steps.step_0004 import STEP as STEP_0004
from pos.storage.ledger.steps.step_0005 import STEP as STEP_0005
from pos.storage.ledger.steps.step_0006 import STEP as STEP_0006
from pos.storage.ledger.steps.step_0007 import STEP as STEP_0007
from pos.storage.ledger.steps.step_0008 import STEP as STEP_0008
from pos.storage.ledger.steps.step_0009 import STEP as STEP_0009
from pos.storage.ledger.steps.step_0010 import STEP as STEP_0010
from pos.storage.ledger.steps.step_0011 import STEP as STEP_0011
from pos.storage.ledger.steps.step_0012 import STEP as STEP_0012
from pos.storage.ledger.steps.step_0013 import STEP as STEP_0013
from pos.storage.ledger.steps.step_0014 import STEP as STEP_0014
from pos.storage.ledger.steps.step_0015 import STEP as STEP_0015
from pos.storage.ledger.steps.step_0016 import STEP as STEP_0016

STEPS: tuple[Step, ...] = (
    STEP_0001,
    STEP_0002,
    STEP_0003,
    STEP_0004,
    STEP_0005,
    STEP_0006,
    STEP_0007,
    STEP_0008,
    STEP_0009,
    STEP_0010,
    STEP_0011,
    STEP_0012,
    STEP_0013,
    STEP_0014,
    STEP_0015,
    STEP_0016,
)
"""In order: the first brings an empty file to step 1."""
