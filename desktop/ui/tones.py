"""The colours of the window, light and dark, by what they mean. Knows no widget."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Tone(Enum):
    """What a colour says. Never the only bearer of a meaning: a word or an icon stands beside it."""

    INK = "ink"
    MUTED = "muted"
    ACCENT = "accent"
    GOOD = "good"
    WARN = "warn"
    BAD = "bad"
    ON_ACCENT = "on_accent"


@dataclass(frozen=True, slots=True)
class Tokens:
    """Every pair of words and ground that the window uses has a contrast of 4.5 to 1 or more, and the edges of what
    can be typed into or pressed one of 3 to 1; a test works it out.
    """

    name: str
    paper: str
    side: str
    card: str
    field: str
    line: str
    edge: str
    ink: str
    muted: str
    accent: str
    accent_hover: str
    accent_soft: str
    on_accent: str
    good: str
    good_soft: str
    warn: str
    warn_soft: str
    bad: str
    bad_soft: str
    bad_edge: str
    track: str
    neutral_soft: str
    focus: str

    def of(self, tone: Tone) -> str:
        return str(getattr(self, tone.value))


LIGHT = Tokens(
    name="light",
    paper="#f9f8f4",
    side="#f0ece6",
    card="#ffffff",
    field="#ffffff",
    line="#e3dfd6",
    edge="#8c8679",
    ink="#1d2b29",
    muted="#666660",
    accent="#1f5e5b",
    accent_hover="#184b49",
    accent_soft="#e4eeed",
    on_accent="#ffffff",
    good="#226a40",
    good_soft="#dff0e5",
    warn="#8a520a",
    warn_soft="#f8e9d3",
    bad="#a3281f",
    bad_soft="#f8e3e0",
    bad_edge="#dcaaa4",
    track="#e8e3d8",
    neutral_soft="#ece7dd",
    focus="#2f8f8a",
)

DARK = Tokens(
    name="dark",
    paper="#161b1a",
    side="#1b2221",
    card="#202827",
    field="#1a2120",
    line="#323c3a",
    edge="#74837f",
    ink="#ecebe4",
    muted="#a7aea9",
    accent="#7cc4bf",
    accent_hover="#98d6d2",
    accent_soft="#24403e",
    on_accent="#0f2423",
    good="#82cf9f",
    good_soft="#1f3a2b",
    warn="#e8b369",
    warn_soft="#40301a",
    bad="#f0978d",
    bad_soft="#452624",
    bad_edge="#7d4a45",
    track="#35403e",
    neutral_soft="#303a38",
    focus="#9ee0db",
)
