"""What the screens may do with labels: the label printer, kept in settings.json; previews, batches, sheets.

What a label is made of is imported with the first one.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from pos.bootstrap.printer_setup import choice_of as place_of
from pos.bootstrap.printer_setup import settings_of as printer_of
from pos.bootstrap.printer_setup import ways
from pos.bootstrap.settings import Settings
from pos.bootstrap.till_printing import look_for_printers
from pos.devices.labels.settings import LabelLanguage, LabelPrinterSettings
from pos.devices.printer.settings import Way
from pos.domain.errors import BadValue, NotEnrolled, ReadOnlyFolder
from pos.ui.settings.label_printing import LabelPrinterChoice, LabelPrinting
from pos.ui.settings.printing import PrinterChoice, PrinterWay

if TYPE_CHECKING:
    from pos.bootstrap.counter import TillParts
    from pos.devices.labels.picture import LabelPictures
    from pos.devices.labels.roll_printer import RollPrinter
    from pos.domain.labels.content import LabelContent, LabelKind
    from pos.domain.labels.template import LabelTemplate, LabelTemplates
    from pos.ports.printing import PrintAnswer, PrinterStatus
    from pos.ui.labels.desk import LabelDesk

FOLDER = "labels"
"""In the till's data folder: sheets."""


class TillLabels:
    """Keeps, tries and uses the label printer."""

    def __init__(
        self,
        data: Path,
        *,
        settings: Callable[[], Settings],
        keep: Callable[[Settings], None],
        parts: Callable[[], TillParts | None],
        show: Callable[[Path], object],
    ) -> None:
        """`settings`: those of the moment; `keep` makes them others, on disk; `parts`: the till, once it is open.

        `show`: open a PDF where people look at it, and print it.
        """
        self._data = data
        self._settings = settings
        self._keep = keep
        self._parts = parts
        self._show = show
        self._told: tuple[str, LabelTemplates | None] | None = None
        self._pictures: LabelPictures | None = None
        self._used: RollPrinter | None = None

    def set_up(self) -> LabelPrinting:
        """What the settings screen gets."""
        return LabelPrinting(
            ways=tuple(way for way in ways() if way is not PrinterWay.PICTURES),
            held=lambda: choice_of(self._settings().label_printer),
            use=self.use,
            trial=self.trial,
            search=look_for_printers,
        )

    def desk(self) -> LabelDesk:
        """What the label screen gets. Raises NotEnrolled before the till is open."""
        from pos.bootstrap.labels import label_cases
        from pos.ui.labels.desk import LabelDesk

        parts = self._parts()
        if parts is None:
            raise NotEnrolled("labels need an open till")
        return LabelDesk(
            cases=label_cases(parts, pages=self._pages),
            is_there=lambda: self._settings().label_printer.printer.way is not Way.NONE,
            preview=self.preview,
            send=self.send,
            sheets=self.sheets,
            show=self._show,
        )

    def preview(self, kind: LabelKind, content: LabelContent) -> bytes:
        """A label as a PNG; on one lane only. Raises DeviceError without a Chinese font."""
        if self._pictures is None:
            from pos.devices.labels.picture import LabelPictures

            self._pictures = LabelPictures()
        return self._pictures.png(self._template(kind), content)

    def send(self, kind: LabelKind, labels: Sequence[LabelContent]) -> PrintAnswer:
        """Print a batch."""
        return self._printer().print_labels(self._template(kind), labels)

    def sheets(self, kind: LabelKind, labels: Sequence[LabelContent]) -> Path | None:
        """Put a batch on A4 sheets; the PDF, None where a label is larger than a sheet.

        Raises DeviceError without a font, StorageError.
        """
        from pos.devices.labels.sheet import pdf_of

        try:
            pdf = pdf_of(self._template(kind), labels)
        except BadValue:
            return None
        parts = self._parts()
        now = datetime.now(UTC) if parts is None else parts.clock.now()
        file = self._data / FOLDER / f"{kind}-{now:%Y%m%d-%H%M%S}.pdf"
        try:
            file.parent.mkdir(exist_ok=True)
            file.write_bytes(pdf)
        except OSError as error:
            raise ReadOnlyFolder(f"{file.name} cannot be written: {error.strerror}") from error
        return file

    def status(self) -> PrinterStatus:
        """Ask the label printer of the moment how it is."""
        return self._printer().status()

    def use(self, choice: LabelPrinterChoice) -> bool:
        """Keep a printer and print labels on it from now on; False: its address is none. Raises StorageError."""
        chosen = settings_of(choice, self._settings().label_printer)
        if chosen is None:
            return False
        self._keep(replace(self._settings(), label_printer=chosen))
        self._used = None
        return True

    def trial(self, choice: LabelPrinterChoice) -> PrintAnswer | None:
        """Print a price tag of a sample; None: the address is none."""
        from pos.devices.labels.roll_printer import RollPrinter
        from pos.domain.labels.content import LabelKind
        from pos.usecases.labels.samples import sample_labels
        from pos.usecases.printing.samples.goods import Sample

        chosen = settings_of(choice, self._settings().label_printer)
        if chosen is None:
            return None
        label = sample_labels(LabelKind.PRICE_TAG, Sample.NORMAL)[0]
        return RollPrinter(settings=chosen).print_labels(self._template(LabelKind.PRICE_TAG), (label,))

    def _printer(self) -> RollPrinter:
        """The label printer of the moment."""
        if self._used is None:
            from pos.devices.labels.roll_printer import RollPrinter

            self._used = RollPrinter(settings=self._settings().label_printer)
        return self._used

    def _template(self, kind: LabelKind) -> LabelTemplate:
        from pos.bootstrap.texts import load_texts
        from pos.domain.labels.template import template_of

        parts = self._parts()
        texts = load_texts() if parts is None else parts.wording()
        return template_of(kind, texts, self._templates())

    def _templates(self) -> LabelTemplates | None:
        """The templates of the moment; read anew only when they are others."""
        from pos.bootstrap.label_templates import label_templates_of

        parts = self._parts()
        told = "" if parts is None else parts.files.mirror.label_templates()
        if self._told is None or self._told[0] != told:
            self._told = (told, label_templates_of(self._data, told))
        return self._told[1]

    def _pages(self) -> str:
        """Where item pages are: as this till was set up, else as head office told."""
        templates = self._templates()
        return self._settings().item_pages or (templates.pages if templates is not None else "")


def choice_of(settings: LabelPrinterSettings) -> LabelPrinterChoice:
    """Settings as people read them."""
    place = place_of(settings.printer)
    return LabelPrinterChoice(place.way, place.address, settings.speaks)


def settings_of(choice: LabelPrinterChoice, before: LabelPrinterSettings) -> LabelPrinterSettings | None:
    """What a choice means; None where its address is none. What is not asked for stays as it was `before`."""
    printer = printer_of(PrinterChoice(choice.way, choice.address), before.printer)
    return None if printer is None else LabelPrinterSettings(printer, LabelLanguage(choice.speaks))
