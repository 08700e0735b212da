"""`labels`: 1,000 price tags to a label printer's language, and to a PDF of A4 sheets."""

from __future__ import annotations

import time

from pos.bootstrap.texts import load_texts
from pos.commands.bench import shop
from pos.commands.bench.figure import Figure, figure
from pos.commands.bench.scale import Scale
from pos.devices.labels.languages import label_bytes
from pos.devices.labels.picture import qr_matrix
from pos.devices.labels.settings import LabelLanguage
from pos.devices.labels.sheet import pdf_of
from pos.domain.labels.content import LabelContent, LabelKind
from pos.domain.labels.template import LabelTemplate, template_of
from pos.usecases.labels.batch import LabelMaker, by_selection

LABELS = 1_000
LANGUAGE_S, SHEETS_S = 2.0, 10.0


def run(scale: Scale) -> Figure:
    """Every tag another item, every QR another link; fonts are loaded on the way, as for the first batch of a day."""
    count = scale.count(LABELS)
    maker = LabelMaker(stem="https://shop.example", store_code="HZ01", store_name=shop.STORE.name)
    contents = by_selection(maker, shop.items(count, seed=scale.seed))
    template = template_of(LabelKind.PRICE_TAG, load_texts())
    took, size = _as_language(template, contents)
    begun = time.perf_counter()
    sheets = pdf_of(template, contents)
    sheets_s = time.perf_counter() - begun
    begun = time.perf_counter()
    for content in contents:
        qr_matrix(content.link)
    bare = time.perf_counter() - begun
    part = count / LABELS
    return figure(
        "labels",
        [took * 1000],
        value=took,
        unit="s",
        limit=bare,
        target=f"TSPL ≤ {LANGUAGE_S:g} s, PDF ≤ {SHEETS_S:g} s for {LABELS:,}",
        met=took <= LANGUAGE_S * part and sheets_s <= SHEETS_S * part,
        note=(
            f"{count} labels; TSPL {size / count / 1000:.1f} kB each; PDF {sheets_s:.2f} s, {len(sheets) >> 10} kB; "
            "limit: making the QR codes alone"
        ),
    )


def _as_language(template: LabelTemplate, contents: tuple[LabelContent, ...]) -> tuple[float, int]:
    """Seconds, and bytes."""
    begun = time.perf_counter()
    builder = label_bytes(LabelLanguage.TSPL)
    size = sum(len(builder.of(template, content)) for content in contents)
    return time.perf_counter() - begun, size
