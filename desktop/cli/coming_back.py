"""What `amparo sync --fetch-back` got back, as lines and as JSON. Knows no vault."""

from __future__ import annotations

from desktop.cli import statuses
from desktop.cli.console import Console
from desktop.services.fetching_back import CameBack


def document(came: CameBack) -> dict[str, object]:
    return {
        "all": came.is_all,
        "records": list(came.records),
        "objects": came.objects,
        "files": list(came.files),
        "files_to_come": came.files_to_come,
        "files_damaged": list(came.files_damaged),
        "withheld": list(came.withheld),
        "passed_over": came.passed_over,
        "unreadable": came.unreadable,
        "signed_again": came.signed_again,
    }


def lines(came: CameBack, console: Console) -> list[str]:
    found = [
        console.phrase("cli.came_back", objects=came.objects, records=len(came.records), files=len(came.files)),
        *([console.phrase("cli.came_back_all")] if came.is_all else []),
    ]
    counts = (
        ("came_back_later", came.files_to_come),
        ("came_back_damaged", len(came.files_damaged)),
        ("came_back_withheld", len(came.withheld)),
        ("came_back_passed_over", came.passed_over),
        ("came_back_unreadable", came.unreadable),
        ("came_back_signed_again", came.signed_again),
    )
    for words, count in counts:
        if count:
            found.append(console.phrase(f"cli.{words}", count=count))
        if count and words == "came_back_damaged":
            found += [f"  {file}" for file in came.files_damaged]
    return found


def status(came: CameBack) -> int:
    """Damage that stays, or a server that does not keep its word, is not to be passed over by a script."""
    return statuses.DAMAGE if came.files_damaged or came.withheld or came.passed_over else statuses.DONE
