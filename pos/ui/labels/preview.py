"""A label as it will be, drawn off the GUI thread: the newest one that was asked for."""

from __future__ import annotations

from collections.abc import Callable

from pos.domain.labels.content import LabelContent, LabelKind
from pos.ui.offload import Lane, Offload
from pos.ui.outcomes import of_fault
from pos.ui.parts.notice import Saying


class LabelPreview:
    """Shows one label at a time."""

    def __init__(
        self,
        *,
        draw: Callable[[LabelKind, LabelContent], bytes],
        show: Callable[[bytes], None],
        offload: Offload,
        say: Callable[[Saying], None],
    ) -> None:
        """`draw`: a label as a PNG, may wait; `show`: that, or nothing; `say`: why there is none."""
        self._draw = draw
        self._show = show
        self._offload = offload
        self._say = say
        self._shown: tuple[LabelKind, LabelContent] | None = None

    def show(self, kind: LabelKind, content: LabelContent | None) -> None:
        """Another label, or none."""
        label = (kind, content) if content is not None else None
        if label == self._shown:
            return
        self._shown = label
        if label is None:
            self._show(b"")
            return
        draw = self._draw
        self._offload.run(
            Lane.PICTURES,
            lambda: draw(*label),
            lambda png: self._show(png) if self._shown == label else None,
            lambda fault: self._say(of_fault(fault)),
        )
