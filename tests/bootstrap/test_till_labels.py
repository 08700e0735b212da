"""The label printer's set-up, previews, batches and sheets, as the till puts them together."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest

from pos.bootstrap.settings import Settings, load_settings, save_settings
from pos.bootstrap.till_labels import TillLabels
from pos.devices.labels.settings import LabelLanguage
from pos.domain.errors import NotEnrolled
from pos.domain.labels.content import LabelKind
from pos.ports.printing import PrintAnswer, Printed, PrintFault
from pos.ui.settings.label_printing import LabelPrinterChoice
from pos.ui.settings.printing import PrinterWay
from pos.usecases.labels.samples import sample_labels
from pos.usecases.printing.samples.goods import Sample
from tests.label_reader import read_tspl, read_zpl

LABELS = sample_labels(LabelKind.PRICE_TAG, Sample.NORMAL)
SENT = PrintAnswer(Printed.UNKNOWN, PrintFault.NO_ANSWER)


@pytest.fixture
def labels(tmp_path: Path) -> TillLabels:
    def keep(settings: Settings) -> None:
        save_settings(tmp_path, settings)

    return TillLabels(
        tmp_path, settings=lambda: load_settings(tmp_path), keep=keep, parts=lambda: None, show=lambda _file: None
    )


def test_what_is_set_up_is_used_at_once_and_after_a_restart(labels: TillLabels, tmp_path: Path) -> None:
    offered = labels.set_up()
    assert PrinterWay.PICTURES not in offered.ways
    assert offered.held() == LabelPrinterChoice()
    assert labels.send(LabelKind.PRICE_TAG, LABELS) == PrintAnswer(Printed.NOT_PRINTED, PrintFault.NO_PRINTER)

    device = LabelPrinterChoice("file", str(tmp_path / "lp1"), "zpl")
    assert offered.trial(device) == SENT
    assert len(read_zpl((tmp_path / "lp1").read_bytes())) == 1
    assert offered.trial(LabelPrinterChoice("network", "not an address")) is None
    assert not offered.use(LabelPrinterChoice("file", "not absolute"))
    assert offered.use(LabelPrinterChoice("file", str(tmp_path / "lp2"), "tspl"))
    assert labels.send(LabelKind.PRICE_TAG, LABELS) == SENT
    assert len(read_tspl((tmp_path / "lp2").read_bytes())) == len(LABELS)
    assert load_settings(tmp_path).label_printer.speaks is LabelLanguage.TSPL
    assert offered.held() == LabelPrinterChoice("file", str(tmp_path / "lp2"), "tspl")


def test_sheets_and_previews_need_no_printer(labels: TillLabels) -> None:
    file = labels.sheets(LabelKind.PRICE_TAG, LABELS)
    assert file is not None
    assert len(pypdfium2.PdfDocument(file)) == 1
    assert labels.preview(LabelKind.SHELF, LABELS[0]).startswith(b"\x89PNG")
    with pytest.raises(NotEnrolled):
        labels.desk()
