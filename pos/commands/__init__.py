"""The `pos` command: a table of verbs, each in a module of its own that is imported only when it runs.

A verb has `HELP` (one line), `add_arguments(parser)` and `run(args) -> int`. It imports what is heavy inside `run`,
because every import before the first frame is time that a clerk waits. A fault that it lets pass (GuitaiError, OSError:
a full disk, a reader of the output that went away) becomes one line on standard error and exit status 1 here.
"""

import argparse
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from typing import Protocol, cast

from pos import __version__
from pos.domain.errors import GuitaiError

VERBS: Mapping[str, str] = {
    "till": "pos.commands.till",
    "serve": "pos.commands.serve",
    "demo": "pos.commands.demo",
    "ticket": "pos.commands.ticket",
    "label": "pos.commands.label",
    "office": "pos.commands.office",
    "payments": "pos.commands.payments",
    "sms": "pos.commands.sms",
    "wechat": "pos.commands.wechat",
    "import": "pos.commands.import_",
    "report": "pos.commands.report",
    "decode": "pos.commands.decode",
    "bench": "pos.commands.bench",
    "doctor": "pos.commands.doctor",
    "parse": "pos.commands.parse",
    "verify": "pos.commands.verify",
    "price": "pos.commands.price",
    "promotions": "pos.commands.promotions",
    "soak": "pos.commands.soak",
}
"""Verb → dotted name of its module, in the order in which `pos --help` lists them."""

DEFAULT_VERB = "till"
"""What `pos` runs when no verb is named: a clerk's shortcut has no arguments."""

USAGE_ERROR = 2
"""Exit status for a command line that makes no sense, as argparse itself uses it."""


class Verb(Protocol):
    """What the module of a verb offers."""

    HELP: str

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        """Declare the verb's own arguments."""

    def run(self, args: argparse.Namespace) -> int:
        """Do the work; return the exit status, 0 only on success."""


def dispatch(argv: Sequence[str], verbs: Mapping[str, str] = VERBS) -> int:
    """Run the verb that `argv` (without the program's name) asks for and return its exit status.

    Raises SystemExit, as argparse does, when a verb's own arguments are wrong or ask for `--help`.
    """
    if argv and argv[0] in {"-h", "--help"}:
        return _said("pos", _overview(verbs))
    if argv and argv[0] == "--version":
        return _said("pos", f"pos {__version__}\n")
    named = bool(argv) and not argv[0].startswith("-")
    name, rest = (argv[0], argv[1:]) if named else (DEFAULT_VERB, argv)
    if name not in verbs:
        sys.stderr.write(f"pos: unknown verb {name!r}\n\n{_overview(verbs)}")
        return USAGE_ERROR
    verb = _load(verbs[name])
    parser = argparse.ArgumentParser(prog=f"pos {name}", description=verb.HELP)
    verb.add_arguments(parser)
    args = parser.parse_args(rest)
    return _settled(f"pos {name}", lambda: verb.run(args))


def _settled(program: str, work: Callable[[], int]) -> int:
    """The exit status of `work`, once all that it printed is out; 1 where a fault came between."""
    try:
        status = work()
        if sys.stdout is not None:  # a program without a console has none
            sys.stdout.flush()
    except (GuitaiError, OSError) as fault:
        _give_up_output()
        print(f"{program}: {_words(fault)}", file=sys.stderr)
        return 1
    return status


def _said(program: str, text: str) -> int:
    def say() -> int:
        sys.stdout.write(text)
        return 0

    return _settled(program, say)


def _give_up_output() -> None:
    """Where standard output takes nothing any more, what is left goes nowhere: Python would try it again at the end."""
    try:
        if sys.stdout is not None:
            sys.stdout.flush()
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _words(fault: GuitaiError | OSError) -> str:
    if isinstance(fault, OSError) and fault.strerror:
        return f"{fault.filename}: {fault.strerror}" if fault.filename else fault.strerror
    return str(fault)


def _overview(verbs: Mapping[str, str]) -> str:
    width = max(map(len, verbs), default=0)
    rows = [f"  {name:<{width}}  {_load(module).HELP}" for name, module in verbs.items()]
    return "\n".join(
        [
            "usage: pos [VERB] [ARGUMENT ...]",
            "",
            f"Verbs (without one: {DEFAULT_VERB}; `pos VERB --help` says more):",
            *rows,
            "",
            "  --version  print the version",
            "",
        ]
    )


def _load(module: str) -> Verb:
    return cast("Verb", import_module(module))
