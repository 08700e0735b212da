"""The label printer."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from pos.domain.labels.content import LabelContent
    from pos.domain.labels.template import LabelTemplate
    from pos.ports.printing import PrintAnswer, PrinterStatus


class LabelPrinter(Protocol):
    """A printer with labels in it. Waits for the device: off the GUI thread. Never raises."""

    def print_labels(self, template: LabelTemplate, contents: Sequence[LabelContent]) -> PrintAnswer:
        """Print all copies of all of them; what became of them. No label printer says that all came out."""

    def status(self) -> PrinterStatus:
        """Ask the printer how it is."""
