"""Makes the folder that is installed on a till: dist/guitai, and on Windows dist/guitai-setup.exe.

Run it on the system it is for, in an environment with the extras `till` and `server` and PyInstaller:

    python packaging/build.py
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def main() -> int:
    """Build, start what was built once, and make the installer where Inno Setup is there."""
    subprocess.run(
        [sys.executable, "-m", "PyInstaller", "--noconfirm", "--distpath", "dist", "--workpath", "build/pyinstaller",
         "packaging/guitai.spec"],
        cwd=ROOT,
        check=True,
    )  # fmt: skip
    program = ROOT / "dist" / "guitai" / ("pos.exe" if sys.platform == "win32" else "pos")
    answer = subprocess.run([program, "--version"], check=True, capture_output=True, text=True, timeout=60)
    print(f"{program.relative_to(ROOT)} answers: {answer.stdout.strip()}")
    compiler = shutil.which("iscc")
    if compiler is None:
        print("No Inno Setup (iscc) here: dist/guitai is ready, the installer was not made.")
        return 0
    version = answer.stdout.split()[-1] if answer.stdout else "0"
    subprocess.run([compiler, f"/DVersion={version}", "installer.iss"], cwd=ROOT, check=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
