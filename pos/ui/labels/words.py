"""What the label screen says."""

from __future__ import annotations

from pos.domain.labels.content import LabelKind
from pos.domain.moments import store_local
from pos.ports.printing import PrintAnswer, Printed, PrintFault
from pos.ui.language import translate
from pos.ui.parts.choices import Choice
from pos.ui.parts.notice import Saying
from pos.ui.words import dotted
from pos.usecases.labels.sources import LabelSource, SourceKind


def kind_words() -> dict[LabelKind, str]:
    """The kinds of labels."""
    return {
        LabelKind.PRICE_TAG: translate("Labels", "Price tag"),
        LabelKind.SHELF: translate("Labels", "Shelf label"),
        LabelKind.FITTING: translate("Labels", "Fitting room"),
        LabelKind.TRANSFER: translate("Labels", "Transfer box"),
    }


def source_row(source: LabelSource, *, offset_minutes: int) -> Choice:
    """A batch in the list at the left."""
    key, n = f"{source.kind}:{source.key}", source.count
    if source.kind is SourceKind.PRICES:
        title = translate("Labels", "Prices changed since yesterday")
        if source.key != "1":
            title = translate("Labels", "Prices changed in {n} days").format(n=source.key)
        return Choice(key=key, title=title, detail=translate("Labels", "{n} items in this store").format(n=n))
    if source.kind is SourceKind.TRANSFER:
        title = translate("Labels", "Transfer, {n} boxes").format(n=n)
    else:
        title = translate("Labels", "Received {n} pieces").format(n=n)
    when = ""
    if source.moment is not None:
        when = f"{store_local(source.moment, offset_minutes=offset_minutes):%m-%d %H:%M}"
    return Choice(key=key, title=title, detail=dotted(source.number, when))


def outcome(answer: PrintAnswer, labels: int) -> Saying:
    """What became of a batch."""
    if answer.printed is not Printed.NOT_PRINTED:
        head = translate("Labels", "{n} labels sent: look whether all came out").format(n=labels)
        if answer.fault is PrintFault.NO_ANSWER:
            return Saying("ok", head, translate("Labels", "Ctrl+Z brings the list back"))
        stopped = translate("Labels", "The label printer stopped in between")
        return Saying("warn", stopped, translate("Labels", "Look which labels came out; Ctrl+Z brings the list back"))
    faults = {
        PrintFault.NO_PRINTER: translate("Labels", "No label printer is set up"),
        PrintFault.PAPER_OUT: translate("Labels", "The label printer has no labels"),
        PrintFault.LID_OPEN: translate("Labels", "The label printer is open"),
        PrintFault.OFFLINE: translate("Labels", "The label printer is not ready"),
        PrintFault.NO_FONT: translate("Labels", "This computer has no Chinese font"),
    }
    head = faults.get(answer.fault, translate("Labels", "The label printer is not reached"))
    if answer.fault is PrintFault.NO_PRINTER:
        return Saying("warn", head, translate("Labels", "Set it up in the settings, or print A4 sheets"))
    return Saying("stop", head, translate("Labels", "Nothing was printed; the list is kept"))
