"""What one sync may cost. Words always go: limits hold back the chunks of files alone, which go on another day."""

from __future__ import annotations

from dataclasses import dataclass, field

from sync.client.traffic import Traffic


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """`budget`: bytes up and down together, words counted too; None for no end to them."""

    words_only: bool = False
    budget: int | None = None


NO_LIMITS = Limits()


@dataclass(slots=True)
class Allowance:
    """What is left of the limits while a sync runs. Begins to count where it is made."""

    limits: Limits
    traffic: Traffic
    spent: bool = field(default=False, init=False)
    """A chunk was held back because of the budget; from then on all are."""
    _before: int = field(init=False)

    def __post_init__(self) -> None:
        self._before = self._gone()

    @property
    def of_files(self) -> bool:
        """Whether any chunk may go, as far as is known."""
        return not (self.limits.words_only or self.spent)

    def takes(self, size: int, pending: int = 0) -> bool:
        """Whether a chunk of so many bytes may go over the line now; `pending` may go and did not leave yet."""
        budget = self.limits.budget
        if self.of_files and budget is not None and self._gone() - self._before + pending + size > budget:
            self.spent = True
        return self.of_files

    def _gone(self) -> int:
        return self.traffic.up + self.traffic.down
