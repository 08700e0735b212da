"""A tag that we print, in front of a camera: both its codes are read, it counts once, and a phone opens its link."""

from random import Random
from urllib.parse import urlsplit

import numpy as np
import pytest

from pos.bootstrap.texts import load_texts
from pos.commands.bench.scenes import ground, put, taken
from pos.devices.decoding.live_reader import LiveReader, Voices
from pos.devices.decoding.opencv import OpencvDecoder
from pos.devices.decoding.zbar import ZbarDecoder
from pos.devices.decoding.zxing import ZxingDecoder
from pos.devices.labels.picture import LabelPictures
from pos.domain.barcode import gtin14
from pos.domain.labels.content import LabelKind
from pos.domain.labels.template import template_of
from pos.domain.scan import ScanKind, read_scan
from pos.usecases.labels.samples import sample_labels
from pos.usecases.printing.samples.goods import Sample
from pos.usecases.scanning.code_watch import CodeWatch


@pytest.mark.parametrize("angle", (0.0, 40.0, 180.0))
@pytest.mark.parametrize("kind", (LabelKind.PRICE_TAG, LabelKind.SHELF))
def test_a_tag_counts_once_and_opens_on_a_phone(kind: LabelKind, angle: float) -> None:
    content = sample_labels(kind, Sample.NORMAL)[0]
    label = np.asarray(LabelPictures().picture(template_of(kind, load_texts()), content), np.uint8)
    picture = put(ground(Random(5)), label, 640, 360, angle=angle, size=min(1.4, 700 / max(label.shape)))
    voices = Voices(first=ZxingDecoder(), second=ZbarDecoder(), third=OpencvDecoder())
    reader = LiveReader(voices=voices, clock=lambda: 0.0)
    watch = CodeWatch(known=lambda _text: False)

    counted = []
    for frame in range(8):
        seen = reader.look(taken(picture, Random(frame), blur=0.5).data)
        counted += [each.scan for each in watch.see(seen, now=frame * 0.04)]

    (scan,) = counted
    read = read_scan(scan)
    assert read.tag is not None
    assert (read.kind, read.tag.gtin, read.tag.store) == (ScanKind.ITEM, gtin14(content.code), "BJ01")
    address = urlsplit(scan.removeprefix("]Q1"))
    assert (address.scheme, address.netloc, address.path) == ("https", "shop.example", f"/01/{gtin14(content.code)}")
