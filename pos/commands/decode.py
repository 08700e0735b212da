"""`pos decode`: which codes are in these pictures?"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pos.commands.json_line import json_line

if TYPE_CHECKING:
    from pos.domain.reading import Corners, Sighting
    from pos.ports.decoding import CodeReader

HELP = "read the codes in pictures, and say which may be believed"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the verb's arguments."""
    parser.description = (
        "Reads every code in still pictures, however it lies. A linear code is confirmed when two decoders agree, a "
        "matrix code by its own error correction. The exit status is 1 when a file could not be read as a picture; "
        "a picture without codes is no fault."
    )
    parser.add_argument("images", metavar="IMAGE", nargs="+", type=Path, help="PNG, JPEG, WebP, TIFF, GIF, BMP …")
    parser.add_argument("--json", action="store_true", help="one JSON object a line for each picture")
    parser.add_argument("--upc-e", action="store_true", help="confirm short UPC codes, too: they are easily misread")


def run(args: argparse.Namespace) -> int:
    """Read them one after the other; 1 when one of them is no picture."""
    from pos.bootstrap.decoders import still_reader

    reader = still_reader(upc_e=args.upc_e)
    failed = False
    for path in args.images:
        told = examine(path, reader)
        failed = failed or "error" in told
        print(json_line(told) if args.json else _in_words(told), flush=True)
    return 1 if failed else 0


def examine(path: Path, reader: CodeReader) -> dict[str, Any]:
    """What is in a picture, as a plain object; `error` says in a sentence why a file could not be read."""
    from pos.devices.decoding.picture_file import open_picture
    from pos.domain.errors import DeviceError

    try:
        picture = open_picture(path)
    except DeviceError as fault:
        return {"image": str(path), "codes": [], "error": str(fault)}
    except OSError as fault:
        return {"image": str(path), "codes": [], "error": fault.strerror or "the file cannot be read"}
    seen = reader.look(picture.grey.data)
    return {"image": str(path), "codes": [_code(each, picture.scale) for each in seen]}


def _code(sighting: Sighting, scale: float) -> dict[str, Any]:
    from pos.domain.scan import read_scan

    tag = read_scan(sighting.scan).tag
    return {
        "text": sighting.text,
        "symbology": sighting.identifier,
        "name": sighting.name,
        "decoders": [str(voice) for voice in sighting.voices],
        "confirmed": sighting.confirmed,
        "gtin": tag.gtin if tag is not None else "",
        "corners": _in_file(sighting.corners, scale),
    }


def _in_file(corners: Corners, scale: float) -> list[list[int]]:
    return [[round(x * scale), round(y * scale)] for x, y in corners]


def _in_words(told: dict[str, Any]) -> str:
    if "error" in told:
        return f"{told['image']}: {told['error']}"
    rows = [
        f"  {code['name']} {escaped(code['text'])}  {'confirmed' if code['confirmed'] else 'not confirmed'} "
        f"({', '.join(code['decoders'])})"
        for code in told["codes"]
    ]
    return "\n".join([f"{told['image']}: {len(rows) or 'no'} code{'' if len(rows) == 1 else 's'}", *rows])


def escaped(text: str) -> str:
    """Control characters as `pos parse` reads them."""
    return "".join(each if each.isprintable() else f"\\x{ord(each):02x}" for each in text)
