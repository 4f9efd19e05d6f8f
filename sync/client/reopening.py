"""Opening what comes back: as `opening`, and what this device wrote itself beside it (SPEC section 14)."""

from __future__ import annotations

from dataclasses import dataclass, field

from sync.client.opening import Opening, place_of
from sync.client.ports import Arrived, ArrivedAcknowledgement, Secret
from sync.client.return_ports import ArrivedGrant
from sync.errors import Unreadable
from sync.protocol.objects import Acknowledgement, Grant, Parts, parsed


@dataclass(slots=True)
class Reopening(Opening):
    """`own_secrets`: those that this device granted to itself; they are not among `secrets`."""

    own_secrets: list[Secret] = field(default_factory=list)
    grants: list[ArrivedGrant] = field(default_factory=list)
    acknowledged: list[ArrivedAcknowledgement] = field(default_factory=list)

    def open_grant(self, entry: Arrived, parts: Parts) -> None:
        if parts.author != self.keys.id:
            Opening.open_grant(self, entry, parts)
            return
        grant = parsed(parts.body, Grant)
        if grant.group != self.group:
            raise Unreadable("grant")
        if grant.recipient == self.keys.id:
            known = len(self.secrets)
            Opening.open_grant(self, entry, parts)
            self.own_secrets += self.secrets[known:]
            del self.secrets[known:]
        self.grants.append(ArrivedGrant(**place_of(entry), recipient=grant.recipient, key_ids=grant.key_ids))

    def open_acknowledgement(self, entry: Arrived, acknowledgement: Acknowledgement) -> None:
        if entry.author != self.keys.id or acknowledgement.recipient == self.keys.id:
            Opening.open_acknowledgement(self, entry, acknowledgement)
            return
        if acknowledgement.group != self.group:
            raise Unreadable("acknowledgement")
        self.acknowledged.append(ArrivedAcknowledgement(**place_of(entry), object_ids=acknowledgement.ids()))
