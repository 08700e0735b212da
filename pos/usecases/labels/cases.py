"""What is done with labels."""

from __future__ import annotations

from dataclasses import dataclass

from pos.domain.labels.content import LabelContent
from pos.usecases.labels.make_labels import MakeLabels
from pos.usecases.labels.sources import LabelSource, LabelSources


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelCases:
    """The use cases of the label screen."""

    sources: LabelSources
    """By receiving, by price change, by promotion, by transfer."""
    make: MakeLabels
    """What stands on them."""

    def boxes(self, source: LabelSource) -> tuple[LabelContent, ...]:
        """The labels of a transfer's boxes; none once it is no longer on its way."""
        transfer = self.sources.transfer(source)
        return self.make.of_transfer(transfer) if transfer is not None else ()
