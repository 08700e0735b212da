# ruff: noqa: INP001 -- a script beside what it makes
"""Brings the catalogues up to date with the screens and compiles them into one: `python resources/i18n/make.py`.

New texts come in without a translation; write it into the .ts (Qt Linguist, or any editor) and run this again.
"""

import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
BIN = Path(sys.executable).parent
COMPILED = HERE / "guitai_zh_CN.qm"
BEHIND = ("day", "labels", "members", "pickup", "returning", "settings", "shift", "stock", "takings")
"""Folders of `pos/ui` whose texts are in `behind_zh_CN.ts`; the others', those of a sale, in `counter_zh_CN.ts`."""


def main() -> None:
    """Update, then compile."""
    ui = ROOT / "pos" / "ui"
    sources: dict[str, list[str]] = {"behind_zh_CN.ts": [], "counter_zh_CN.ts": []}
    for path in sorted(ui.rglob("*.py")):
        behind = path.relative_to(ui).parts[0] in BEHIND
        sources["behind_zh_CN.ts" if behind else "counter_zh_CN.ts"].append(str(path))
    how = ["-no-obsolete", "-locations", "none", "-source-language", "en", "-target-language", "zh_CN"]
    for name, paths in sources.items():
        subprocess.run([str(BIN / "pyside6-lupdate"), *paths, *how, "-ts", str(HERE / name)], check=True)
    with tempfile.TemporaryDirectory(dir=HERE) as folder:
        # A program that has the old one open goes on reading it.
        fresh = Path(folder) / COMPILED.name
        catalogues = [str(HERE / name) for name in sources]
        subprocess.run([str(BIN / "pyside6-lrelease"), *catalogues, "-qm", str(fresh)], check=True)
        fresh.replace(COMPILED)


if __name__ == "__main__":
    main()
