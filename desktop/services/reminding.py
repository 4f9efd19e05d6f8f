"""What Today asks about the ways into the vault: to prove a sheet or shares, to make a sheet where there is none. Each
can be put off. Knows no window.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final

from desktop.services import rehearsing
from desktop.services.ways import Way, WayIn
from desktop.store.vault import Vault

PROVING_OFF: Final = timedelta(days=3)
SHEET_OFF: Final = timedelta(days=30)
_OFFER_AFTER: Final = timedelta(days=7)
"""Where nobody was asked when the vault was made."""

_OFFERED = "sheet offered"
_PROVING_OFF_UNTIL = "proving put off until"
_SHEET_OFF_UNTIL = "sheet put off until"


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """`due`: sheets and shares to be proved now. `no_way_back`: nothing but the passphrase opens the vault."""

    due: tuple[WayIn, ...] = ()
    no_way_back: bool = False


def asked(vault: Vault, now: datetime | None = None) -> Asked:
    """Fast. Clocks only say how long: one that was set back puts nothing off for ever."""
    time = now or datetime.now(UTC)
    with vault.reading() as unit:
        offered = bool(unit.facts.number(_OFFERED))
        proving_off, sheet_off = (unit.facts.number(name) for name in (_PROVING_OFF_UNTIL, _SHEET_OFF_UNTIL))
    ways = rehearsing.ways(vault)
    back = any(way.way in (Way.SHEET, Way.SHARES) for way in ways)
    old = any(way.way is Way.PASSPHRASE and way.made + _OFFER_AFTER <= time for way in ways)
    return Asked(
        due=() if _is_off(proving_off, time, PROVING_OFF) else rehearsing.due(vault, time),
        no_way_back=not back and (offered or old) and not _is_off(sheet_off, time, SHEET_OFF),
    )


def offer_sheet(vault: Vault) -> None:
    """The vault was just made: Today asks at once, and not a week later."""
    _put(vault, _OFFERED, 1)


def put_off_proving(vault: Vault, now: datetime | None = None) -> None:
    """For three days."""
    _put(vault, _PROVING_OFF_UNTIL, _milliseconds((now or datetime.now(UTC)) + PROVING_OFF))


def put_off_sheet(vault: Vault, now: datetime | None = None) -> None:
    """For a month."""
    _put(vault, _SHEET_OFF_UNTIL, _milliseconds((now or datetime.now(UTC)) + SHEET_OFF))


def _is_off(until: int | None, now: datetime, longest: timedelta) -> bool:
    return until is not None and _milliseconds(now) < until <= _milliseconds(now + longest)


def _put(vault: Vault, name: str, number: int) -> None:
    with vault.unit() as unit:
        unit.facts.put_number(name, number)


def _milliseconds(time: datetime) -> int:
    return round(time.timestamp() * 1000)
