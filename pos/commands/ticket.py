"""`pos ticket`: any ticket, of a document or as a sample, to a picture, a file of ESC/POS or a printer."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pos.domain.texts import Texts
    from pos.domain.ticket.paper import Paper
    from pos.domain.ticket.rows import Ticket
    from pos.domain.ticket.template import Templates
    from pos.ports.printing import JobKind

HELP = "draw or print any ticket, of a document or as a sample"
ALIASES = {"z_report": "shift_closing", "sale": "receipt", "stocktake_sheet": "stocktake", "pickup_ticket": "pickup"}
"""Other names of kinds."""
UNKNOWN = 3
"""Exit status when the connection broke, or the paper ended, in the middle of a ticket."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the verb's arguments."""
    from pos.ports.printing import JobKind
    from pos.usecases.printing.samples.goods import Sample

    parser.description = (
        "Draws or prints a ticket. Exit status 0: drawn, written, or sent to a printer that says nothing against it; "
        "1: not printed; 3: broken off in the middle, nobody knows."
    )
    kinds = ", ".join([*JobKind, *ALIASES])
    parser.add_argument("kind", metavar="KIND", help=f"one of {kinds}; - counts as _")
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--sale", metavar="ID", help="a document's id or number; a shift's or order's id (with --data)")
    what.add_argument("--sample", default="normal", metavar="NAME", help=f"one of {', '.join(Sample)}")
    parser.add_argument("--to", required=True, metavar="TARGET", help="png:FILE, escpos:FILE or tcp://HOST:PORT")
    parser.add_argument("--width", choices=("58", "80"), default="80", help="millimetres of paper (80)")
    parser.add_argument("--lang", choices=("zh_CN", "en"), default="zh_CN", help="language of its words (zh_CN)")
    parser.add_argument("--data", type=Path, metavar="DIR", help="a till's data folder: its documents and templates")
    parser.add_argument("--template", type=Path, metavar="FILE", help="ticket templates in TOML to try out")
    parser.add_argument("--as-picture", action="store_true", help="for printers without Chinese: send a picture")
    parser.add_argument("--logo", type=Path, metavar="FILE", help="a picture for its top")


def run(args: argparse.Namespace) -> int:
    """Build the ticket and bring it where it should go."""
    from pos.bootstrap.texts import load_texts
    from pos.domain.errors import BadValue
    from pos.domain.ticket.paper import Paper
    from pos.domain.ticket.template import worded

    templates = _templates(args)
    texts = load_texts(args.lang)
    _warn(templates, texts)
    kind = _kind(args.kind)
    if args.sale and args.data is None:
        raise BadValue("--sale needs --data, the till's folder")
    ticket = _ticket(args, kind, worded(texts, templates), templates)
    way, separator, rest = args.to.partition(":")
    if separator and rest and way in _WAYS:
        return _WAYS[way](args, ticket, rest, Paper(args.width))
    raise BadValue(f"--to {args.to!r:.80} is none of png:FILE, escpos:FILE, tcp://HOST:PORT")


def _kind(name: str) -> JobKind:
    from pos.domain.errors import BadValue
    from pos.ports.printing import JobKind

    plain = name.replace("-", "_").lower()
    try:
        return JobKind(ALIASES.get(plain, plain))
    except ValueError:
        raise BadValue(f"no ticket {name!r:.40}; there are {', '.join(JobKind)}") from None


def _ticket(args: argparse.Namespace, kind: JobKind, texts: Texts, templates: Templates) -> Ticket:
    if args.sale:
        from pos.bootstrap.stored_ticket import stored_ticket

        return stored_ticket(args.data, args.sale, kind, texts=texts, templates=templates)
    from pos.domain.errors import BadValue
    from pos.usecases.printing.samples.goods import Sample
    from pos.usecases.printing.samples.sample_ticket import sample_ticket

    if args.sample not in set(Sample):
        raise BadValue(f"no sample {args.sample!r:.40}; there are {', '.join(Sample)}")
    return sample_ticket(kind, Sample(args.sample), texts=texts, templates=templates)


def _templates(args: argparse.Namespace) -> Templates:
    from pos.bootstrap.ticket_templates import templates_of
    from pos.domain.ticket.template import PLAIN
    from pos.wire.templates import read_templates

    if args.template is not None:
        return read_templates(args.template.read_bytes())
    if args.data is None:
        return PLAIN
    from pos.bootstrap.beside import told

    with told(args.data) as mirror:
        return templates_of(args.data, mirror.templates() if mirror is not None else PLAIN)


def _warn(templates: Templates, texts: Texts) -> None:
    """Say what of the templates goes unused, so that a slip is seen before it is on paper."""
    from pos.domain.ticket.template import EVERY_KIND, misfits
    from pos.ports.printing import JobKind

    for key in misfits(texts, templates):
        print(f"words.{texts.language}.{key} is not used: unknown, or with other names in braces", file=sys.stderr)
    for kind in set(templates.tickets) - {*JobKind, EVERY_KIND}:
        print(f"tickets.{kind} is not used: there is no such ticket", file=sys.stderr)


def _to_picture(args: argparse.Namespace, ticket: Ticket, file: str, paper: Paper) -> int:
    from pos.devices.printer.picture import TicketDrawing

    Path(file).write_bytes(TicketDrawing(logo=args.logo).png(ticket, paper))
    return 0


def _to_file(args: argparse.Namespace, ticket: Ticket, file: str, paper: Paper) -> int:
    from pos.devices.printer.commands import TicketBytes
    from pos.devices.printer.picture import TicketDrawing

    builder = TicketBytes(paper=paper, drawing=TicketDrawing(logo=args.logo), as_picture=args.as_picture)
    Path(file).write_bytes(builder.of(ticket))
    return 0


def _to_printer(args: argparse.Namespace, ticket: Ticket, place: str, paper: Paper) -> int:
    from urllib.parse import urlsplit

    from pos.devices.printer.escpos_printer import EscposPrinter
    from pos.devices.printer.settings import PrinterSettings, Way
    from pos.domain.errors import BadValue
    from pos.ports.printing import Printed, PrintFault

    try:
        parts = urlsplit(f"tcp:{place}")
        host, port = parts.hostname or "", parts.port or 9100
    except ValueError:
        host, port = "", 0
    if not host:
        raise BadValue(f"--to tcp:{place:.80} is not tcp://HOST:PORT")
    settings = PrinterSettings(way=Way.NETWORK, address=host, port=port, paper=paper, as_picture=args.as_picture)
    answer = EscposPrinter(settings=settings, logo=args.logo).print_ticket(ticket)
    if answer.printed is Printed.PRINTED:
        print("printed")
        return 0
    if answer.fault is PrintFault.NO_ANSWER:
        print("sent; the printer does not say whether it printed")
        return 0
    print(f"{answer.printed}: {answer.fault}", file=sys.stderr)
    return UNKNOWN if answer.printed is Printed.UNKNOWN else 1


_WAYS = {"png": _to_picture, "escpos": _to_file, "tcp": _to_printer}
