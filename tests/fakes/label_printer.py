"""A label printer that keeps what it was given."""

from __future__ import annotations

from collections.abc import Sequence

from pos.domain.labels.content import LabelContent
from pos.domain.labels.template import LabelTemplate
from pos.ports.printing import PrintAnswer, Printed, PrinterStatus, PrintFault


class LabelPrinter:
    """`ports.labels.LabelPrinter`: gives the answer it is told to give."""

    def __init__(self) -> None:
        self.printed: list[tuple[LabelTemplate, tuple[LabelContent, ...]]] = []
        self.answer = PrintAnswer(Printed.UNKNOWN, PrintFault.NO_ANSWER)
        self.state = PrinterStatus()

    def print_labels(self, template: LabelTemplate, contents: Sequence[LabelContent]) -> PrintAnswer:
        self.printed.append((template, tuple(contents)))
        return self.answer

    def status(self) -> PrinterStatus:
        return self.state
