# ruff: noqa: INP001 -- a script beside what it makes
"""Makes the till's sounds from nothing: `python resources/sounds/make.py`. 22,050 Hz, 16 bit, mono."""

import math
import struct
import wave
from pathlib import Path

RATE = 22_050

# (frequencies sounding together, milliseconds), in a row; 0 Hz is silence.
SOUNDS = {
    "found": [((1760,), 45)],
    "not_found": [((330,), 130), ((0,), 40), ((247,), 180)],
    "attention": [((660,), 90), ((0,), 25), ((990,), 130)],
    "refused": [((330,), 130), ((0,), 40), ((247,), 180)],
    "paid": [((523, 659, 784), 260)],
}


def samples(steps: list[tuple[tuple[int, ...], int]]) -> list[int]:
    """The samples of a row of tones, each with soft edges so that nothing clicks."""
    made: list[int] = []
    for tones, length_ms in steps:
        count = RATE * length_ms // 1000
        edge = RATE * 6 // 1000
        for n in range(count):
            fade = min(1.0, n / edge, (count - n) / edge) * math.exp(-1.6 * n / count)
            wave_sum = sum(math.sin(2 * math.pi * tone * n / RATE) for tone in tones) / len(tones)
            made.append(round(0.45 * 32_767 * fade * wave_sum))
    return made


def main() -> None:
    """Write every sound beside this file."""
    for name, steps in SOUNDS.items():
        data = samples(steps)
        with wave.open(str(Path(__file__).with_name(f"{name}.wav")), "wb") as file:
            file.setparams((1, 2, RATE, len(data), "NONE", "not compressed"))
            file.writeframes(struct.pack(f"<{len(data)}h", *data))


if __name__ == "__main__":
    main()
