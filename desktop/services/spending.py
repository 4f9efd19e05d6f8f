"""What a person lets a sync cost, kept in the vault. Words always go; this holds back photographs and recordings."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from desktop.store.vault import Vault
from sync.client.limits import Limits

BUDGETS_MB: Final = (0, 5, 20, 100)
"""0: no end to them."""
_NAMES: Final = ("sync_words_only", "sync_over_metered", "sync_paused")
_BUDGET: Final = "sync_budget_mb"


@dataclass(frozen=True, slots=True, kw_only=True)
class Spending:
    """`budget_mb`: of one sync, up and down together, one of `BUDGETS_MB`. `over_metered`: files go over connections
    that are paid for by the byte, too. `paused`: no sync begins by itself.
    """

    words_only: bool = False
    budget_mb: int = 0
    over_metered: bool = False
    paused: bool = False

    def limits(self, *, metered: bool) -> Limits:
        """Of one sync. `metered`: the system says that this connection is paid for by the byte."""
        held_back = self.words_only or (metered and not self.over_metered)
        return Limits(words_only=held_back, budget=self.budget_mb * 1_000_000 or None)


def read(vault: Vault) -> Spending:
    with vault.reading() as unit:
        kept = unit.preferences.all()
    words_only, over_metered, paused = (kept.get(name) == "True" for name in _NAMES)
    budget = kept.get(_BUDGET, "0")
    budget_mb = int(budget) if budget.isdecimal() and int(budget) in BUDGETS_MB else 0
    return Spending(words_only=words_only, budget_mb=budget_mb, over_metered=over_metered, paused=paused)


def write(vault: Vault, spending: Spending) -> None:
    """Raises DiskFull."""
    values = (spending.words_only, spending.over_metered, spending.paused)
    with vault.unit() as unit:
        unit.preferences.put(dict(zip(_NAMES, map(str, values), strict=True)) | {_BUDGET: str(spending.budget_mb)})
