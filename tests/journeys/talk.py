"""What the demonstration says while it goes on."""

from __future__ import annotations


def heading(words: str) -> None:
    print(f"\n{words}", flush=True)


def say(words: str) -> None:
    print(f"  {words}", flush=True)
