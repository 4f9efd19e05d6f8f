"""What checking a bundle came to, in words: proved, not proved, wrong."""

from __future__ import annotations

from collections.abc import Sequence

from desktop.cli.console import Console
from desktop.cli.wording import capital
from desktop.services.bundles.verdict import Said, Verdict

_IN_WORDS = {"role": "bundle_roles", "flaw": "flaws"}
"""Fields that are codes themselves, with the section of the phrases that has them."""


def as_document(verdict: Verdict) -> dict[str, object]:
    return {
        "holds": verdict.holds,
        "sha256": verdict.sha256,
        "proved": _as_json(verdict.proved),
        "not_proved": _as_json(verdict.unproved),
        "wrong": _as_json(verdict.wrong),
    }


def as_lines(verdict: Verdict, console: Console) -> list[str]:
    lines = [console.phrase("bundle.holds" if verdict.holds else "bundle.does_not_hold")]
    if verdict.sha256:
        lines.append(f"  SHA-256 {verdict.sha256}")
    for title, said in (("wrong", verdict.wrong), ("proved", verdict.proved), ("not_proved", verdict.unproved)):
        if said:
            lines += ["", console.phrase(f"bundle.{title}"), *(f"  - {_words(one, console)}" for one in said)]
    return lines


def _as_json(said: Sequence[Said]) -> list[dict[str, object]]:
    return [{"code": one.code, **one.fields} for one in said]


def _words(said: Said, console: Console) -> str:
    fields: dict[str, object] = dict(said.fields)
    for name, section in _IN_WORDS.items():
        if name in fields:
            fields[name] = console.phrase(f"{section}.{fields[name]}")
    return capital(console.phrase(f"bundle.{said.code}", **fields))
