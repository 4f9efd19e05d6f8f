"""How checking, fetching back and saving what verifies are put in words. Knows no widget."""

from __future__ import annotations

from collections.abc import Sequence

from desktop import sentences
from desktop.services.checking import Checked
from desktop.services.fetching_back import CameBack
from desktop.services.naming_damage import NamedDamage
from desktop.services.rescuing import Rescued
from desktop.ui import present
from desktop.ui.tones import Tone

_MOST_NAMES = 30

Words = tuple[str, str, Tone]
"""Title, text, tone of a notice."""


def checked(found: Checked) -> Words:
    counted = present.phrase("checking.counted", records=found.records, files=found.files, receipts=found.receipts)
    if not found.damaged:
        return present.phrase("checking.all_well"), counted, Tone.GOOD
    return present.phrase("checking.damage_found"), present.phrase("checking.what_is_safe"), Tone.BAD


def damage_lines(damaged: Sequence[NamedDamage]) -> str:
    lines = [_line(one) for one in damaged[:_MOST_NAMES]]
    if len(damaged) > _MOST_NAMES:
        lines.append(present.phrase("checking.and_more", count=len(damaged) - _MOST_NAMES))
    return "\n".join(lines)


def came_back(found: CameBack) -> Words:
    lines = [
        present.phrase("checking.came_back", objects=found.objects, files=len(found.files)),
        *([present.phrase("cli.came_back_all")] if found.is_all else []),
    ]
    counts = (
        ("came_back_later", found.files_to_come),
        ("came_back_damaged_count", len(found.files_damaged)),
        ("came_back_withheld", len(found.withheld)),
        ("came_back_passed_over", found.passed_over),
        ("came_back_unreadable", found.unreadable),
        ("came_back_signed_again", found.signed_again),
    )
    lines += [present.phrase(f"cli.{words}", count=count) for words, count in counts if count]
    return present.phrase("checking.fetched"), "\n".join(lines), Tone.GOOD if found.is_all else Tone.WARN


def rescued(found: Rescued) -> Words:
    lines = [present.phrase("rescue.words_lost")] if found.words_lost else []
    lines += [present.phrase("rescue.device_lost")] if found.device_lost else []
    for name, count in (
        ("files_to_come", found.files_to_come),
        ("files_damaged", found.files_damaged),
        ("files_gone", found.files_gone),
    ):
        if count:
            lines.append(present.phrase(f"rescue.{name}", count=count))
    if found.left:
        lines += [present.phrase("rescue.left"), *found.left]
    lines.append(present.phrase("rescue.next"))
    is_all = found.whole and not (found.words_lost or found.device_lost)
    done = present.phrase("rescue.done", records=found.records, files=found.files)
    return done, "\n".join(lines), Tone.GOOD if is_all else Tone.WARN


def _line(one: NamedDamage) -> str:
    words = present.phrase(f"checking.part_{one.found.part}")
    if one.found.flaw:
        words = f"{words}, {sentences.phrase(f'flaws.{one.found.flaw}', present.language())}"
    return f"•  {words}: {one.name}" if one.name else f"•  {words}"
