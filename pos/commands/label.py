"""`pos label`: tags and labels, as samples or of a till's catalogue, to a printer, a file or a PDF."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from pos.commands.bounds import whole

if TYPE_CHECKING:
    from pos.domain.catalogue import Item
    from pos.domain.labels.content import LabelContent, LabelKind
    from pos.domain.labels.template import LabelTemplate, LabelTemplates
    from pos.domain.texts import Texts
    from pos.storage.catalogue.catalogue import SqlCatalogue
    from pos.usecases.labels.batch import LabelMaker
    from pos.usecases.labels.sources import WantedLabel
    from pos.usecases.syncing.enrol_till import Identity

HELP = "draw or print price tags, shelf labels, fitting-room tags and transfer labels"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the verb's arguments."""
    from pos.domain.labels.content import LabelKind
    from pos.usecases.printing.samples.goods import Sample

    parser.description = (
        "Draws or prints labels. Goods come from a till's catalogue (--data) by --code, or from a list (--list, CSV: "
        "code, copies, price before); without either the sample is printed."
    )
    parser.add_argument("kind", metavar="KIND", help=f"one of {', '.join(LabelKind)}; - counts as _")
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--sample", default="normal", metavar="NAME", help=f"one of {', '.join(Sample)}")
    what.add_argument("--code", action="append", metavar="CODE", help="barcode or 货号 of goods; may be repeated")
    what.add_argument("--list", type=Path, metavar="FILE.csv", help="a receiving or a price change: code,copies,before")
    parser.add_argument(
        "--to", required=True, metavar="TARGET", help="png:, pdf:, tspl:, zpl: or escpos:FILE, or tcp://HOST:PORT"
    )
    parser.add_argument("--speaks", choices=("tspl", "zpl", "escpos"), default="tspl", help="what tcp:// speaks (tspl)")
    parser.add_argument("--copies", type=whole(1), default=1, help="labels of each (1)")
    parser.add_argument("--lang", choices=("zh_CN", "en"), default="zh_CN", help="language of its words (zh_CN)")
    parser.add_argument("--data", type=Path, metavar="DIR", help="a till's data folder: its catalogue and templates")
    parser.add_argument("--template", type=Path, metavar="FILE", help="label templates in TOML to try out")
    parser.add_argument(
        "--promotion", action="store_true", help="what a piece costs on promotion today, the usual price struck through"
    )
    parser.add_argument("--assistant", default="", metavar="ID", help="whose labels they are: credited")
    parser.add_argument("--pages", metavar="URL", help="where item pages are: the QR leads there")


def run(args: argparse.Namespace) -> int:
    """Lay the labels out and bring them where they should go."""
    from pos.bootstrap.texts import load_texts
    from pos.domain.errors import BadValue
    from pos.domain.labels.content import LabelKind
    from pos.domain.labels.template import template_of

    name = args.kind.replace("-", "_").lower()
    if name not in set(LabelKind):
        raise BadValue(f"no label {args.kind!r:.40}; there are {', '.join(LabelKind)}")
    kind, texts = LabelKind(name), load_texts(args.lang)
    templates = _own_templates(args)
    template = template_of(kind, texts, templates)
    contents = _contents(args, kind, templates)
    way, separator, rest = args.to.partition(":")
    if not separator or not rest or way not in _WAYS:
        raise BadValue(f"--to {args.to!r:.80} is none of png:, pdf:, tspl:, zpl:, escpos:FILE, tcp://HOST:PORT")
    return _WAYS[way](args, template, contents, rest)


def _own_templates(args: argparse.Namespace) -> LabelTemplates | None:
    from pos.bootstrap.label_templates import label_templates_of
    from pos.wire.templates import read_label_templates

    if args.template is not None:
        return read_label_templates(args.template.read_bytes())
    if args.data is None:
        return None
    from pos.bootstrap.beside import told

    with told(args.data) as mirror:
        return label_templates_of(args.data, mirror.label_templates() if mirror is not None else "")


def _contents(args: argparse.Namespace, kind: LabelKind, templates: LabelTemplates | None) -> tuple[LabelContent, ...]:
    from dataclasses import replace

    from pos.domain.errors import BadValue
    from pos.usecases.labels.samples import sample_labels
    from pos.usecases.printing.samples.goods import Sample

    if args.code is None and args.list is None:
        if args.sample not in set(Sample):
            raise BadValue(f"no sample {args.sample!r:.40}; there are {', '.join(Sample)}")
        return tuple(replace(each, copies=args.copies) for each in sample_labels(kind, Sample(args.sample)))
    if args.data is None:
        raise BadValue("--code and --list need --data, the till's folder with its catalogue")
    from contextlib import closing

    from pos.bootstrap.texts import load_texts
    from pos.bootstrap.till_files import till_secrets
    from pos.storage.catalogue.catalogue import SqlCatalogue
    from pos.usecases.labels.sources import WantedLabel
    from pos.usecases.syncing.enrol_till import known_identity

    identity = known_identity(till_secrets(args.data))
    with closing(SqlCatalogue.beside(args.data)) as catalogue:
        if args.code is not None:
            wanted = [WantedLabel(item, args.copies) for code in args.code for item in _items(catalogue, code)]
        else:
            wanted = _listed(args, catalogue)
    if args.promotion:
        wanted = _promoted(args.data, identity, load_texts(args.lang), wanted)
    maker = _maker(args, identity, templates)
    return tuple(
        maker.of(each.item, copies=each.copies, old_price=each.before, promoted=each.promoted) for each in wanted
    )


def _promoted(data: Path, identity: Identity | None, texts: Texts, wanted: list[WantedLabel]) -> list[WantedLabel]:
    """What head office told the till of its promotions, as of now. Raises BadValue before the till is enrolled."""
    from contextlib import closing
    from dataclasses import replace

    from pos.bootstrap.beside import told
    from pos.devices.clock import CorrectedClock
    from pos.domain.errors import BadValue
    from pos.domain.store import Till
    from pos.storage.catalogue.catalogue import SqlCatalogue
    from pos.usecases.labels.promoted import PromotionPrices
    from pos.usecases.selling.listed_prices import ListedPrices
    from pos.usecases.selling.price_cart import PriceCart

    with told(data) as mirror:
        if identity is None or mirror is None:
            raise BadValue("--promotion needs the folder of a till that head office knows")
        enrolled, clock = identity.enrolled, CorrectedClock()
        till = Till(enrolled.till_id, enrolled.number, enrolled.store)
        pricing = PriceCart(mirror=mirror, clock=clock, till=till)
        with closing(SqlCatalogue.beside(data)) as catalogue:
            promoted = PromotionPrices(
                book=lambda: pricing.book,
                clock=clock,
                till=till,
                texts=lambda: texts,
                listed=ListedPrices(catalogue=catalogue),
            )
            prices = promoted(each.item for each in wanted)
    return [replace(each, promoted=prices.get(each.item.variant_id)) for each in wanted]


def _maker(args: argparse.Namespace, identity: Identity | None, templates: LabelTemplates | None) -> LabelMaker:
    from pos.bootstrap.settings import read_settings
    from pos.usecases.labels.batch import LabelMaker

    told = templates.pages if templates is not None else ""
    store = identity.enrolled.store if identity is not None else None
    return LabelMaker(
        stem=args.pages if args.pages is not None else read_settings(args.data).item_pages or told,
        store_code=store.code if store is not None else "",
        store_name=store.name if store is not None else "",
        assistant=args.assistant.strip().lower(),
    )


def _items(catalogue: SqlCatalogue, code: str) -> tuple[Item, ...]:
    """All variants that answer to a code: a style's 货号 is a label for each of them. Raises BadValue for none."""
    from pos.domain.errors import BadValue

    found = catalogue.look_up(code).items
    if not found:
        raise BadValue(f"nothing in the catalogue answers to {code!r:.60}")
    return found


def _listed(args: argparse.Namespace, catalogue: SqlCatalogue) -> list[WantedLabel]:
    """The labels of a list. Lines that name nothing are said and passed over: the others are wanted all the same."""
    import csv

    from pos.domain.errors import BadValue
    from pos.domain.money import parse_yuan
    from pos.usecases.labels.sources import WantedLabel

    labels: list[WantedLabel] = []
    with args.list.open(encoding="utf-8-sig", newline="") as file:
        for number, row in enumerate(csv.reader(file), start=1):
            code, copies, before = (*(cell.strip() for cell in row[:3]), "", "", "")[:3]
            if not code or (number == 1 and code.lower() == "code"):
                continue
            try:
                old = parse_yuan(before) if before else None
                count = int(copies) if copies else args.copies
                if not 0 < count <= 10_000:
                    raise BadValue(f"{count} copies")
                labels += [WantedLabel(item, count, old) for item in _items(catalogue, code)]
            except ValueError as fault:
                print(f"{args.list.name}, line {number}: {fault}", file=sys.stderr)
    if not labels:
        raise BadValue(f"{args.list.name} names no goods")
    return labels


def _to_picture(
    _args: argparse.Namespace, template: LabelTemplate, contents: tuple[LabelContent, ...], file: str
) -> int:
    """One below the other."""
    from PIL import Image

    from pos.devices.labels.picture import LabelPictures

    pictures = [LabelPictures().picture(template, content) for content in contents]
    gap = 16
    whole = Image.new("L", (pictures[0].width, sum(each.height + gap for each in pictures) - gap), 160)
    top = 0
    for each in pictures:
        whole.paste(each, (0, top))
        top += each.height + gap
    whole.save(file, format="PNG")
    return 0


def _to_sheets(
    _args: argparse.Namespace, template: LabelTemplate, contents: tuple[LabelContent, ...], file: str
) -> int:
    from pos.devices.labels.sheet import pdf_of

    Path(file).write_bytes(pdf_of(template, contents))
    return 0


def _to_language(language: str, template: LabelTemplate, contents: tuple[LabelContent, ...]) -> bytes:
    from pos.devices.labels.languages import label_bytes
    from pos.devices.labels.settings import LabelLanguage

    builder = label_bytes(LabelLanguage(language))
    return b"".join(builder.of(template, content) for content in contents)


def _to_printer(
    args: argparse.Namespace, template: LabelTemplate, contents: tuple[LabelContent, ...], place: str
) -> int:
    from urllib.parse import urlsplit

    from pos.devices.printer import settings
    from pos.devices.printer.connection import connected
    from pos.domain.errors import BadValue

    try:
        parts = urlsplit(f"tcp:{place}")
        host, port = parts.hostname or "", parts.port or 9100
    except ValueError:
        host, port = "", 0
    if not host:
        raise BadValue(f"--to tcp:{place:.80} is not tcp://HOST:PORT")
    data = _to_language(args.speaks, template, contents)
    with connected(settings.PrinterSettings(way=settings.Way.NETWORK, address=host, port=port)) as connection:
        connection.send(data)
    print(f"sent {sum(content.copies for content in contents)} labels")
    return 0


def _writes(language: str) -> Way:
    def write(_args: argparse.Namespace, template: LabelTemplate, contents: tuple[LabelContent, ...], file: str) -> int:
        Path(file).write_bytes(_to_language(language, template, contents))
        return 0

    return write


Way = Callable[[argparse.Namespace, "LabelTemplate", "tuple[LabelContent, ...]", str], int]
_WAYS: dict[str, Way] = {
    "png": _to_picture,
    "pdf": _to_sheets,
    "tspl": _writes("tspl"),
    "zpl": _writes("zpl"),
    "escpos": _writes("escpos"),
    "tcp": _to_printer,
}
