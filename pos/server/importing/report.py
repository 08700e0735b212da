"""What an import came to: counts, and every row that was refused or repaired, with its number."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from pos.server.importing.check_row import RowCheck
from pos.server.importing.problem import Problem, Repair
from pos.server.importing.table import Fault

MOST_LISTED = 10_000
"""Problems and repairs that are listed one by one; the counts go on."""


@dataclass(frozen=True, slots=True)
class Repaired:
    """A code that was put right."""

    row: int
    """The row's number in the file; the header is row 1."""
    column: str
    """The field's name."""
    repair: Repair
    """What was done."""
    value: str
    """What was stored."""


@dataclass(slots=True)
class ImportReport:
    """What one file came to, filled while it is read."""

    file: str
    """The file's name."""
    dry_run: bool
    """Whether it was only read."""
    kind: str = ""
    """An `ImportKind`; empty when the file could not be told."""
    encoding: str = ""
    """`utf-8`, `utf-8-sig`, `utf-16`, `gb18030` or `xlsx`."""
    rows: int = 0
    """Rows below the header that are not blank."""
    loaded: int = 0
    """Rows that are good; loaded unless it was a dry run."""
    refused: int = 0
    """Rows that are not."""
    changed: int = 0
    """Things that are new or different now: variants, people, stores; new members; new opening figures."""
    fault: Fault | None = None
    """Why the file could not be read (to its end): a `table.Fault`."""
    fault_detail: str = ""
    """Where, or what was looked for."""
    ignored_columns: tuple[str, ...] = ()
    """Headings that mean nothing in this table."""
    problems: list[Problem] = field(default_factory=list)
    """Why rows were refused."""
    notices: list[Problem] = field(default_factory=list)
    """What is odd about rows that were loaded all the same."""
    repairs: list[Repaired] = field(default_factory=list)
    """What was put right."""

    @property
    def clean(self) -> bool:
        """Whether the whole file is good."""
        return not self.fault and not self.refused

    def good(self, check: RowCheck) -> None:
        """Count a row that is loaded."""
        self.loaded += 1
        for column, repair, value in check.repairs:
            if len(self.repairs) < MOST_LISTED:
                self.repairs.append(Repaired(row=check.number, column=column, repair=repair, value=value))

    def bad(self, problems: Iterable[Problem]) -> None:
        """Count a row that is refused."""
        self.refused += 1
        for problem in problems:
            if len(self.problems) < MOST_LISTED:
                self.problems.append(problem)

    def notice(self, problem: Problem) -> None:
        """Something odd that keeps nothing out."""
        if len(self.notices) < MOST_LISTED:
            self.notices.append(problem)
