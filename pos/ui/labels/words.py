"""What the label screen says."""

from __future__ import annotations

from collections.abc import Sequence

from pos.domain.catalogue import Item
from pos.domain.labels.content import LabelContent, LabelKind
from pos.domain.moments import store_local
from pos.domain.money import yuan
from pos.ports.printing import PrintAnswer, Printed, PrintFault
from pos.ui.language import translate
from pos.ui.parts.choices import Choice
from pos.ui.parts.notice import Saying
from pos.ui.words import dotted
from pos.usecases.labels.sources import LabelSource, SourceKind, WantedLabel


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
    if source.kind is SourceKind.PROMOTIONS:
        title = translate("Labels", "On promotion now")
        return Choice(key=key, title=title, detail=translate("Labels", "What this store has and asks less for"))
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


def goods_rows(wanted: Sequence[WantedLabel], contents: Sequence[LabelContent]) -> tuple[Choice, ...]:
    """The list of labels of goods; `contents`: what stands on each."""
    was = translate("Labels", "was ￥{price}")
    return tuple(
        Choice(
            key=row.item.variant_id,
            title=row.item.name,
            detail=dotted(item_detail(row.item), f"￥{yuan(label.price or 0)}", label.promotion),
            right=f"× {row.copies}",
            chip=was.format(price=yuan(label.old_price or 0)) if label.reduced else "",
            chip_tone="promo",
            picture=row.item.picture,
        )
        for row, label in zip(wanted, contents, strict=True)
    )


def box_rows(contents: Sequence[LabelContent]) -> tuple[Choice, ...]:
    """The list of labels of boxes."""
    return tuple(Choice(key=each.box, title=each.code, detail=each.name, right=each.box) for each in contents)


def item_detail(item: Item) -> str:
    """What tells an item from others of its name."""
    return dotted(item.style_code, item.colour, item.size)


def hint(kind: LabelKind) -> Saying:
    """What to do next."""
    if kind is LabelKind.TRANSFER:
        return Saying("info", translate("Labels", "Touch a transfer: a label for each box"))
    head = translate("Labels", "Scan goods, or touch a batch")
    return Saying("info", head, translate("Labels", "12* before it makes twelve labels"))


def empty_words(kind: LabelKind) -> str:
    """While the list is empty."""
    if kind is LabelKind.TRANSFER:
        return translate("Labels", "No transfer chosen.")
    return translate("Labels", "The list is empty. A 货号 stands for all its colours and sizes.")


def no_sources(kind: LabelKind) -> str:
    """While there are no batches."""
    if kind is LabelKind.TRANSFER:
        return translate("Labels", "No transfer is on its way.")
    return translate("Labels", "Nothing was received here, and no price changed.")


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
