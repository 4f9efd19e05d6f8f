"""What the parts of an editor may ask for: the services they use, and the runner for slow work. Knows no page."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.services.casework import Casework
from desktop.services.collecting import Collecting
from desktop.services.searching import Searching
from desktop.ui.jobs import JobRunner

if TYPE_CHECKING:
    from desktop.ui.evidence.microphone import Microphone
    from desktop.unlocked import Unlocked

MakeMicrophone = Callable[[], "Microphone"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """`language`: of the form where it speaks it, else the form's own. `microphone` makes what recordings listen to;
    None: the laptop's own.
    """

    unlocked: Unlocked
    casework: Casework
    collecting: Collecting
    searching: Searching
    jobs: JobRunner
    language: str
    microphone: MakeMicrophone | None = None

    @staticmethod
    def of(unlocked: Unlocked, jobs: JobRunner, language: str, microphone: MakeMicrophone | None = None) -> Desk:
        return Desk(
            unlocked=unlocked,
            casework=unlocked.casework,
            collecting=unlocked.collecting,
            searching=unlocked.searching,
            jobs=jobs,
            language=language,
            microphone=microphone,
        )
