# ruff: noqa: INP001 -- a script beside what it makes
"""Brings guitai_zh_CN.ts up to date with the screens and compiles it: `python resources/i18n/make.py`.

New texts come in without a translation; write it into the .ts (Qt Linguist, or any editor) and run this again.
"""

import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
BIN = Path(sys.executable).parent


def main() -> None:
    """Update, then compile."""
    catalogue = HERE / "guitai_zh_CN.ts"
    sources = sorted(str(path) for path in (ROOT / "pos" / "ui").rglob("*.py"))
    update = [
        "-no-obsolete", "-locations", "none", "-source-language", "en", "-target-language", "zh_CN", "-ts",
        str(catalogue),
    ]  # fmt: skip
    subprocess.run([str(BIN / "pyside6-lupdate"), *sources, *update], check=True)
    compiled = str(catalogue.with_suffix(".qm"))
    subprocess.run([str(BIN / "pyside6-lrelease"), str(catalogue), "-qm", compiled], check=True)


if __name__ == "__main__":
    main()
