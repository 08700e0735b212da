#!/usr/bin/env bash
# Installs emupos, the emulator of receipt printers that others wrote, into an environment of its own: it needs a newer
# Python than the till does. Where the machine has none, nothing is done, and the tests read tickets with a reader of
# our own.  Argument: the folder.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
folder=$1
python=$(.venv/bin/python packaging/newer_python.py)
if [ -z "$python" ]; then
    echo "No Python 3.13 on this machine: emupos is not installed, a reader of our own stands in."
    exit 0
fi
[ -x "$folder/bin/python" ] || "$python" -m venv "$folder"
"$folder/bin/python" -m pip install --quiet --require-hashes -r requirements/emupos.txt
