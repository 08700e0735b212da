#!/usr/bin/env bash
# Installs the system libraries that `make run` or, with the argument `test`, `make test` needs on Debian.
# What is there already is left alone, so that nobody needs root twice.
set -euo pipefail

wanted=(
    python3 python3-venv
    libglib2.0-0 libgl1 libegl1 libfontconfig1 libdbus-1-3 libxkbcommon0        # Qt
    libxcb-cursor0 libxcb-icccm4 libxcb-image0 libxcb-keysyms1 libxcb-randr0    # Qt on an X display
    libxcb-render-util0 libxcb-shape0 libxkbcommon-x11-0 libwayland-cursor0
    libpulse0 libxrandr2        # sounds and cameras
    libzbar0            # the second barcode decoder
    fonts-wqy-microhei  # Chinese glyphs; without them Qt draws boxes and says nothing
    fonts-dejavu-core fonts-symbola fonts-tlwg-loma-ttf     # Arabic, emoji, Thai on tickets
)
if [ "${1:-run}" = test ]; then
    wanted+=(
        postgresql      # the server's tests run on it as well as on SQLite
        procps          # says what a process holds in memory
        strace          # records the writes and syncs that the power-cut tests replay
    )
fi

if ! command -v dpkg-query >/dev/null; then
    printf 'Not a Debian system. Going on; if something is missing, these are the Debian names of what is needed:\n  %s\n' "${wanted[*]}"
    exit 0
fi

missing=()
for package in "${wanted[@]}"; do
    [ "$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null || true)" = installed ] || missing+=("$package")
done
[ ${#missing[@]} -gt 0 ] || exit 0

as_root=()
if [ "$(id -u)" -ne 0 ]; then
    if ! command -v sudo >/dev/null; then
        printf 'Run this as root, then make again:\n  apt-get install --no-install-recommends %s\n' "${missing[*]}" >&2
        exit 1
    fi
    as_root=(sudo)
fi
printf 'Installing system libraries: %s\n' "${missing[*]}"
"${as_root[@]}" apt-get update -qq
"${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
