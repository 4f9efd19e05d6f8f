"""When a way in was made, proved, and has to be proved again; and the proving itself, which writes nothing but dates.
Knows no window.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Final

from desktop.errors import WrongPassphrase, WrongSheet
from desktop.services.ways import HeldShare, Holder, ProvedShares, Way, WayIn
from desktop.store import shares, sheets
from desktop.store.keyslots import Kind
from desktop.store.shares import Bare
from desktop.store.unit import now
from desktop.store.vault import Vault
from desktop.store.ways import KnownHolder, KnownWay

FIRST: Final = timedelta(days=7)
AGAIN: Final = timedelta(days=182)
_SET_UP: Final = timedelta(days=1)
"""What is proved within a day of making it is part of setting it up: whether it is found again shows a week later."""

_WAYS: Final = {
    Kind.PASSPHRASE: Way.PASSPHRASE,
    Kind.RECOVERY: Way.SHEET,
    Kind.SHARES: Way.SHARES,
    Kind.DURESS: Way.DURESS,
}


def ways(vault: Vault) -> tuple[WayIn, ...]:
    known = vault.keyring.all()
    return tuple(sorted((_shown(way, known) for way in known), key=lambda way: way.way is not Way.PASSPHRASE))


def due(vault: Vault, at: datetime | None = None) -> tuple[WayIn, ...]:
    time = at or datetime.now(UTC)
    return tuple(way for way in ways(vault) if way.due is not None and way.due <= time)


def prove_sheet(vault: Vault, words: str) -> WayIn:
    """Raises WordsUnreadable, WrongSheet."""
    found = vault.keyring.tried(sheets.secret_of(words))
    if found is None:
        raise WrongSheet
    with vault.unit() as unit:
        unit.ways.proved(found.id, now())
    return next(way for way in ways(vault) if way.id == found.id)


def prove_shares(vault: Vault, held: Sequence[HeldShare]) -> ProvedShares:
    """Raises WordsUnreadable for the first that is no share."""
    return prove_bare(vault, uncovered(held))


def uncovered(held: Sequence[HeldShare]) -> list[Bare]:
    """All are read before the first is stretched. Raises WordsUnreadable."""
    covered = [shares.read(one.words, position) for position, one in enumerate(held)]
    return [shares.uncovered(share, one.pin) for share, one in zip(covered, held, strict=True)]


def prove_bare(vault: Vault, bare: Sequence[Bare]) -> ProvedShares:
    """Which of them are this vault's; those are dated."""
    known = [way for way in vault.keyring.all() if way.kind is Kind.SHARES]
    right = [(position, way, one) for position, one in enumerate(bare) if (way := _way_of(one, known)) is not None]
    opened = {way.id for way in known if _opens(vault, [one for _, its, one in right if its is way])}
    time = now()
    with vault.unit() as unit:
        for _, way, one in right:
            unit.ways.holder_proved(way.id, one.number, time)
        for id in opened:
            unit.ways.proved(id, time)
    positions = {position for position, _, _ in right}
    return ProvedShares(
        right=tuple(sorted({one.number + 1 for _, _, one in right})),
        wrong=tuple(position for position in range(len(bare)) if position not in positions),
        opens=bool(opened),
    )


def _way_of(share: Bare, known: Sequence[KnownWay]) -> KnownWay | None:
    mine = (share.number, share.value_hash)
    return next((way for way in known if mine in {(one.number, one.value_hash) for one in way.holders}), None)


def _opens(vault: Vault, bare: Sequence[Bare]) -> bool:
    if not bare or len({one.number for one in bare}) < bare[0].needed:
        return False
    try:
        return vault.keyring.tried(shares.joined(bare)) is not None
    except WrongPassphrase:
        return False


def _shown(way: KnownWay, known: Sequence[KnownWay]) -> WayIn:
    proved = _proved(way)
    newer = [one for one in known if one.kind is way.kind and (one.made, one.id) > (way.made, way.id)]
    replaced = any(_proved(one) is not None for one in newer)
    rehearsed = way.kind in (Kind.RECOVERY, Kind.SHARES) and not replaced
    return WayIn(
        id=way.id,
        way=_WAYS[way.kind],
        made=_moment(way.made),
        proved=None if proved is None else _moment(proved),
        due=_due(_moment(way.made), None if proved is None else _moment(proved)) if rehearsed else None,
        replaced=replaced,
        needed=way.needed,
        holders=tuple(_holder(one) for one in way.holders),
    )


def _due(made: datetime, proved: datetime | None) -> datetime:
    return made + FIRST if proved is None or proved < made + _SET_UP else proved + AGAIN


def _proved(way: KnownWay) -> int | None:
    """When it was last shown to open: at once, or by as many holders as are needed, one by one."""
    dates = sorted((one.proved for one in way.holders if one.proved is not None), reverse=True)
    by_holders = dates[way.needed - 1] if 0 < way.needed <= len(dates) else None
    return max((date for date in (way.proved, by_holders) if date is not None), default=None)


def _holder(known: KnownHolder) -> Holder:
    proved = None if known.proved is None else _moment(known.proved)
    return Holder(number=known.number + 1, name=known.name, proved=proved)


def _moment(time: int) -> datetime:
    return datetime.fromtimestamp(time / 1000, UTC)
