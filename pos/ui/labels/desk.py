"""What the label screen works with: the use cases of labels, previews, the label printer, sheets."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from pos.ports.printing import PrintAnswer, Printed, PrintFault

if TYPE_CHECKING:
    from pos.domain.labels.content import LabelContent, LabelKind
    from pos.usecases.labels.cases import LabelCases


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelDesk:
    """`preview`, `send` and `sheets` may wait and are called off the GUI thread; the others return at once."""

    cases: LabelCases
    """Batches, and what stands on labels."""
    is_there: Callable[[], bool] = lambda: False
    """Whether a label printer is set up."""
    preview: Callable[[LabelKind, LabelContent], bytes] = lambda _kind, _content: b""
    """A label as a PNG; nothing where none can be drawn. Raises DeviceError without a Chinese font."""
    send: Callable[[LabelKind, Sequence[LabelContent]], PrintAnswer] = lambda _kind, _labels: PrintAnswer(
        Printed.NOT_PRINTED, PrintFault.NO_PRINTER
    )
    """Print them; what became of them."""
    sheets: Callable[[LabelKind, Sequence[LabelContent]], Path | None] = lambda _kind, _labels: None
    """Put them on A4 sheets; the PDF; None where a label is larger than a sheet. Raises DeviceError, StorageError."""
    show: Callable[[Path], object] = lambda _file: None
    """Open a file where people look at it, and print it."""
