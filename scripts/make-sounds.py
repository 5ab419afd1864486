#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 Thông Hành authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes the three sounds of a verdict in resources/sounds. They differ in pitch, rhythm and timbre at once, so that
one of the three survives traffic noise, a small loudspeaker or an ear that hears high tones badly:
admit rises in two clear tones, refuse buzzes low three times, cannot tell asks twice in the middle."""

import math
import struct
import sys
import wave
from pathlib import Path

RATE = 22050
LOUDNESS = 0.85  # of full scale
EDGE = 0.006  # seconds of fade at both ends of a tone: no clicks


def tone(hertz: float, seconds: float, harmonics: list[float]) -> list[float]:
    """One tone; harmonics[n] is the strength of its (n+1)th partial."""
    count = round(seconds * RATE)
    whole = sum(harmonics)
    samples = []
    for index in range(count):
        at = index / RATE
        value = sum(strength * math.sin(2 * math.pi * hertz * (partial + 1) * at)
                    for partial, strength in enumerate(harmonics))
        fade = min(1.0, at / EDGE, (count - index) / RATE / EDGE)
        samples.append(LOUDNESS * fade * value / whole)
    return samples


def rest(seconds: float) -> list[float]:
    return [0.0] * round(seconds * RATE)


CLEAR = [1.0, 0.3, 0.1]
# Odd partials up to about 3 kHz: a loudspeaker too small for 170 Hz still lets the ear hear that pitch.
BUZZ = [1.0 / (n + 1) if n % 2 == 0 else 0.0 for n in range(17)]

SOUNDS = {
    "admit": tone(880, 0.13, CLEAR) + tone(1320, 0.20, CLEAR),
    "refuse": (tone(170, 0.15, BUZZ) + rest(0.06)) * 3,
    "cannot-tell": tone(523, 0.14, CLEAR) + rest(0.09) + tone(523, 0.14, CLEAR),
}


def write(path: Path, samples: list[float]) -> None:
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes(b"".join(struct.pack("<h", round(32767 * value)) for value in samples))


def main() -> int:
    folder = Path(__file__).resolve().parents[1] / "resources" / "sounds"
    folder.mkdir(parents=True, exist_ok=True)
    for name, samples in SOUNDS.items():
        write(folder / f"{name}.wav", samples)
    return 0


if __name__ == "__main__":
    sys.exit(main())
