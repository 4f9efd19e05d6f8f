"""Giving somebody's new laptop what the earlier one could read: after a loss, a new purchase, or duress.

The new laptop joins by an ordinary invitation. Then a coordinator says that both are one person's, for the whole group
to see; keys and acknowledgements go with this sync and the next ones, and the records come to the new laptop at its
next sync. Knows no window.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from desktop.errors import NotACoordinator, NotAMember, NotOnePerson
from desktop.services.metering import Meter, Progress
from desktop.services.syncing import Limits, Syncing
from desktop.store.members import KnownMember
from desktop.store.unit import Unit
from desktop.store.vault import Vault
from sync.client import parcels, succession, words

__all__ = ["Regranted", "Regranting"]

UNKNOWN: Final = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Regranted:
    """`records`: how many of those that are here the new laptop is given. `revoked`: the earlier one is out."""

    records: int
    revoked: bool


class Regranting:
    def __init__(self, vault: Vault, syncing: Syncing) -> None:
        self._vault = vault
        self._syncing = syncing

    def predecessors(self, device: str) -> list[str]:
        """Devices that this one can be said to come after: those of the same name first, then the others as they came.

        Reads the vault alone.
        """
        with self._vault.reading() as unit:
            later = unit.members.get(device)
            known = [one for one in unit.members.all() if _objection(unit, one, later) is None]
            said = {one.device for one in known if unit.members.persons.is_promised(device, one.device, unit.device_id)}
        alike = _beginning(later.name) if later is not None else ""
        known.sort(key=lambda one: _beginning(one.name) != alike)
        return [one.device for one in known if one.device not in said]

    def records(self, earlier: str) -> int:
        """How many records of this device's person are here."""
        with self._vault.reading() as unit:
            return unit.revisions.written_by({earlier, *unit.members.persons.before(earlier)})

    def regrant(
        self,
        earlier: str,
        device: str,
        *,
        revoke: bool = False,
        step: Callable[[Progress], None] | None = None,
        stopped: Callable[[], bool] | None = None,
    ) -> Regranted:
        """Device ids in hex. `revoke`: the earlier laptop is out of the group from then on.

        Needs the network. After a cut it can be called again, and goes on. Raises NotAMember, NotACoordinator,
        NotOnePerson and the errors of `sync.errors`.
        """
        objection = self._objection(earlier, device)
        if objection == UNKNOWN:
            # Somebody who joined since the last sync, as a rule the new laptop.
            self._syncing.run(step, stopped, Limits(words_only=True))
            objection = self._objection(earlier, device)
        if objection is not None:
            raise NotOnePerson(objection)
        new, old = bytes.fromhex(device), bytes.fromhex(earlier)
        with self._syncing.line() as transport:
            store, meter = self._vault.sync_store(), Meter(step, transport.traffic)
            succession.succeed(store, transport, new, old, meter)
            if revoke:
                succession.revoke(store, transport, old, meter)
        self._syncing.run(step, stopped, Limits(words_only=True))
        return Regranted(records=self.records(earlier), revoked=revoke)

    def revoke(
        self,
        device: str,
        *,
        step: Callable[[Progress], None] | None = None,
        stopped: Callable[[], bool] | None = None,
    ) -> None:
        """This laptop belongs to the group no longer. Needs the network; raises as `regrant` does."""
        self._expect_member(device)
        with self._syncing.line() as transport:
            store, meter = self._vault.sync_store(), Meter(step, transport.traffic)
            succession.revoke(store, transport, bytes.fromhex(device), meter)
        self._syncing.run(step, stopped, Limits(words_only=True))

    def say_by_hand(self, device: str, earlier: str = "") -> None:
        """Without the network: `device` is revoked, or, with `earlier`, the same person's as that one. The word goes
        with the next parcel or sync. Raises NotAMember, NotACoordinator, NotOnePerson.
        """
        if earlier:
            objection = self._objection(earlier, device)
            if objection is not None:
                raise NotOnePerson(objection)
        else:
            self._expect_member(device)
        with self._syncing.apart() as membership:
            member = parcels.member_of(self._vault.sync_store(), membership)
            words.say(member, bytes.fromhex(device), bytes.fromhex(earlier))

    def _expect_member(self, device: str) -> None:
        with self._vault.reading() as unit:
            _expect_coordinator(unit)
            if unit.members.get(device) is None or device == unit.device_id:
                raise NotOnePerson(UNKNOWN)

    def _objection(self, earlier: str, device: str) -> str | None:
        with self._vault.reading() as unit:
            _expect_coordinator(unit)
            return _objection(unit, unit.members.get(earlier), unit.members.get(device))


def _beginning(name: str) -> str:
    """What of a name stays when somebody adds that it is the new laptop."""
    return (name.split() or [""])[0].casefold()


def _expect_coordinator(unit: Unit) -> None:
    if unit.members.membership() is None:
        raise NotAMember
    me = unit.members.get(unit.device_id)
    if me is None or not me.is_coordinator:
        raise NotACoordinator


def _objection(unit: Unit, earlier: KnownMember | None, later: KnownMember | None) -> str | None:
    """Why the two cannot be one person's; a code of `NotOnePerson`."""
    if earlier is None or later is None:
        return UNKNOWN
    if earlier.device == later.device or later.device in unit.members.persons.before(earlier.device):
        return "circle"
    if later.revoked is not None:
        return "revoked"
    return "role" if later.role < earlier.role else None
