"""What is told in the demonstration: the two public cases of ESCR-Net's working group, with invented people and places.

In June 2011 the network urged the Government of India to refrain from forcibly acquiring land for a steel plant; in May
2012 collective action helped to prevent the eviction of 65 fisherfolk families in Pakistan. Names, words and details
here are made up.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import av

from desktop.domain.answers import Value
from tests import samples


@dataclass(frozen=True, kw_only=True)
class Told:
    """One record to be made. `rows`: by repeat, the answers of each row. `files`: (question, file on the disk)."""

    form: str
    answers: Mapping[str, Value]
    rows: Mapping[str, list[Mapping[str, Value]]] = field(default_factory=dict)
    files: tuple[tuple[str, Path], ...] = ()
    spoken: bytes = b""
    spoken_into: str = ""


def fisherfolk(folder: Path) -> list[Told]:
    """A documenter at the coast, May 2012."""
    shore, notice, said = folder / "shore.jpg", folder / "notice.pdf", folder / "neighbour.wav"
    shore.write_bytes(samples.photograph("china.jpg", taken="2012:05:14 06:40:00"))
    notice.write_bytes(samples.document(["NOTICE", "The settlement at the old landing place", "will be cleared."]))
    said.write_bytes(samples.speech("They measured the shore with ropes, and did not say why.", "en"))
    return [
        Told(
            form="case",
            answers={
                "what/title": "Eviction of fisherfolk at the old landing place",
                "what/kinds": ("eviction", "access"),
                "what/stage": "averted",
                "what/place/name": "Sandbar village",
                "what/place/country": "Pakistan",
                "what/dates": "2012-05",
                "what/summary": "65 families who live from fishing were told to leave.\nThey stayed, together.",
            },
            rows={"people/counts": [{"unit": "families", "number": 65}]},
        ),
        Told(
            form="testimony",
            answers={
                "who/known_as": "Noor",
                "who/place/name": "Sandbar village",
                "consent/purposes/internal": "yes",
                "consent/purposes/statistics": "yes",
                "consent/purposes/un": "yes",
                "consent/purposes/movements": "ask_again",
                "consent/purposes/public_named": "no",
                "consent/given/way": "spoken",
                "told/summary": "Men came before dawn with a paper nobody could read.",
                "told/words": "They said the sea is not ours. My mother mended nets here before the road came.",
            },
            files=(
                ("recordings/photos/file", shore),
                ("recordings/sounds/file", said),
                ("recordings/papers/file", notice),
            ),
            spoken=_spoken("My mother mended nets here before the road came. We are not going."),
            spoken_into="recordings/sounds",
        ),
        Told(
            form="threat",
            answers={
                "what/class": "officials",
                "what/target": "The net menders' committee",
                "what/facts": "Two men asked who leads us, and wrote down the numbers of the boats.",
            },
        ),
        Told(form="person", answers={"who/kind": "person", "who/known_as": "Noor (not her name)"}),
    ]


def steel_plant(folder: Path) -> list[Told]:
    """A documenter in the hills, June 2011."""
    field_photo = folder / "betel.jpg"
    field_photo.write_bytes(samples.photograph("flower.jpg", taken="2011:06:11 09:15:00"))
    return [
        Told(
            form="case",
            answers={
                "what/title": "Land for a steel plant taken by force",
                "what/kinds": ("land_grab", "criminalization"),
                "what/stage": "in_progress",
                "what/place/name": "Three betel villages",
                "what/place/country": "India",
                "what/dates": "2011-06",
                "what/summary": "Betel vines were torn out under police guard.\nChildren lay down in front.",
            },
        ),
        Told(
            form="testimony",
            answers={
                "who/known_as": "The vine grower",
                "consent/purposes/internal": "yes",
                "consent/purposes/court": "ask_again",
                "told/words": "I was charged with rioting on a day when I was in the hospital.",
            },
            files=(("recordings/photos/file", field_photo),),
        ),
        Told(
            form="threat",
            answers={
                "what/class": "judicial",
                "what/target": "The vine grower",
                "what/facts": "Four charges in a week.",
            },
        ),
    ]


def _spoken(words: str) -> bytes:
    """16-bit mono samples at 48 kHz."""
    rate, samples_ = samples.pcm_of(samples.speech(words))
    frame = av.AudioFrame(format="s16", layout="mono", samples=len(samples_) // 2)
    frame.sample_rate = rate
    frame.planes[0].update(samples_.ljust(frame.planes[0].buffer_size, b"\0"))
    resampler = av.AudioResampler(format="s16", layout="mono", rate=48_000)
    pieces = [*resampler.resample(frame), *resampler.resample(None)]
    return b"".join(bytes(piece.planes[0])[: piece.samples * 2] for piece in pieces)
