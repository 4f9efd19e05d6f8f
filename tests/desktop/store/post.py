"""Carries sealed objects from vault to vault without a network: a log in memory and what a client would make of it."""

from __future__ import annotations

from sync.client.ports import (
    Arrived,
    ArrivedAcknowledgement,
    ArrivedManifest,
    ArrivedRevision,
    Membership,
    Outgoing,
    Page,
    Receipts,
    Secret,
    SetAside,
    SyncState,
    Urgency,
)
from sync.crypto.cards import Card, new_card_key, new_person, seal_card
from sync.crypto.enrolment import InvitationKey, Place, certificate, enrolment, genesis, revocation
from sync.crypto.grants import GrantedKey, open_grant
from sync.crypto.objects import Author, verified
from sync.crypto.seal import open_content, record_key
from sync.crypto.sign import verify
from sync.protocol import objects
from sync.protocol.objects import Kind, object_id, parsed
from sync.protocol.roster import Roster
from sync.protocol.statements import Role

EXPIRES = 2**40 * 2


class Post:
    """One group. `log` has every object in order; `join` a vault before it sends anything."""

    def __init__(self):
        self._invitation = InvitationKey.generate()
        first = genesis(self._invitation, role=Role.COORDINATOR, expires=EXPIRES, time_ms=1)
        self.group = object_id(first)
        self.card_key = new_card_key()
        self.log = [first]
        self.keys = {}
        self.read = {}

    def join(self, vault, role=Role.DOCUMENTER, name="Marisol"):
        store = vault.sync_store()
        keys = store.device()
        coordinator = next(iter(self.keys.values()), None)
        invitation = InvitationKey.generate() if coordinator else self._invitation
        entitled = b""
        if coordinator:
            entitled = certificate(
                coordinator, group=self.group, invitation=invitation.public, role=role, expires=EXPIRES
            )
        card = seal_card(self.card_key, keys.id, Card(name, new_person()))
        self.log.append(
            enrolment(keys, self._place(), invitation=invitation, certificate=entitled, card=card, time_ms=2)
        )
        self.keys[keys.id] = keys
        membership = Membership(
            group=self.group,
            group_name="Fisherfolk Forum",
            servers=("https://localhost:1",),
            tls_pin=bytes(32),
            log_key=bytes(32),
            card_key=self.card_key,
            role=int(role),
        )
        statements = [one for one in self._arrived() if one.raw[1] == Kind.STATEMENT]
        store.join(membership, statements)
        self.read[keys.id] = 0

    def revoke(self, coordinator, device):
        self.log.append(revocation(coordinator.keys, self._place(), device=device, time_ms=3))

    def send(self, vault, receipts=True):
        """Grants, then whatever waits, then all chunks at once."""
        store = vault.sync_store()
        self._grant(store)
        sent = [outgoing for _, outgoing in store.outgoing(limit=10_000)]
        known = set(self.log)
        self.log += [outgoing.raw for outgoing in sent if outgoing.raw not in known]
        files = [one.file for one in store.outgoing_files()]
        if receipts:
            self.prove(vault, sent, files)
        return sent

    def prove(self, vault, sent, files=()):
        places = {raw: index for index, raw in enumerate(self.log)}
        leaves = [(places[one.raw], 1, one.object_id) for one in sent]
        for index, raw in enumerate(self.log):
            parts = objects.split(raw)
            if parts.kind is Kind.MANIFEST and parsed(parts.body, objects.Manifest).file in files:
                leaves.append((index, 2, object_id(raw)))
        proof = Receipts(
            checkpoint="note", leaves=tuple(leaves), indices=(0,), hashes=(bytes(32),), leaf_hashes=(bytes(32),)
        )
        vault.sync_store().take_in(Page(state=SyncState(cursor=len(self.log)), receipts=proof))

    def receive(self, vault):
        """Everything in the log that the vault may open."""
        page = self.opened(vault)
        vault.sync_store().take_in(page)
        self.read[vault.keys.id] = len(self.log)
        return page

    def opened(self, vault):
        """The page that would be taken in."""
        store = vault.sync_store()
        here = store.device()
        statements, secrets, revisions, manifests, acknowledgements, aside = [], [], [], [], [], []
        for one in self._arrived()[self.read[here.id] :]:
            parts = objects.split(one.raw)
            if parts.kind is Kind.STATEMENT:
                statements.append(one)
            if parts.kind is Kind.STATEMENT or one.author == here.id:
                continue
            body = verified(one.raw, self.keys[one.author].signing_public).body
            if parts.kind is Kind.GRANT:
                grant = parsed(body, objects.Grant)
                if grant.recipient == here.id:
                    opened = open_grant(here, grant.sealed, group=self.group, author=one.author, key_ids=grant.key_ids)
                    secrets += [Secret(key_id=k.key_id, key=k.key, record=k.record) for k in opened]
            elif parts.kind is Kind.REVISION:
                revision = parsed(body, objects.Revision)
                known = [*store.secret(revision.key_id), *(s for s in secrets if s.key_id == revision.key_id)]
                if known:
                    revisions.append(_opened(one, revision, known[0]))
                else:
                    aside.append(SetAside(**_place(one), reason="no_key"))
            elif parts.kind is Kind.MANIFEST:
                manifest = parsed(body, objects.Manifest)
                manifests.append(
                    ArrivedManifest(
                        **_place(one),
                        file=manifest.file,
                        key_id=manifest.key_id,
                        sealed_size=manifest.sealed_size,
                        chunk_hashes=manifest.chunk_hashes,
                    )
                )
            elif parts.kind is Kind.ACKNOWLEDGEMENT:
                said = parsed(body, objects.Acknowledgement)
                ids = tuple(said.object_ids[at : at + 32] for at in range(0, len(said.object_ids), 32))
                acknowledgements.append(ArrivedAcknowledgement(**_place(one), object_ids=ids))
        return Page(
            state=SyncState(cursor=len(self.log)),
            statements=tuple(statements),
            secrets=tuple(secrets),
            revisions=tuple(revisions),
            manifests=tuple(manifests),
            acknowledgements=tuple(acknowledgements),
            set_aside=tuple(aside),
        )

    def fetch(self, source, vault):
        """Files of `source` that `vault` wants."""
        store, other = vault.sync_store(), source.sync_store()
        done = []
        for wanted in store.wanted_files():
            for number in range(wanted.first, -(-wanted.sealed_size // 65_536)):
                store.put_chunk(wanted.file, number, other.chunk(wanted.file, number))
            done.append(store.finish_file(wanted.file))
        return done

    def acknowledge(self, vault):
        store = vault.sync_store()
        keys = store.device()
        by_author = {}
        for author, id in store.to_acknowledge():
            by_author.setdefault(author, []).append(id)
        for author, ids in by_author.items():
            raw = Author(keys).acknowledgement(ids, group=self.group, recipient=author, time_ms=5)
            outgoing = Outgoing(object_id=object_id(raw), raw=raw, urgency=Urgency.MEMBERSHIP)
            store.add_acknowledgements([(ids, outgoing)])

    def _grant(self, store):
        me = store.device()
        roster = self._roster()
        for one in store.ungranted():
            recipients = {me.id, *one.extra, *(id for id, role in roster.items() if role is Role.COORDINATOR)}
            for recipient in sorted(recipients - set(one.granted)):
                key = GrantedKey(key_id=one.secret.key_id, key=one.secret.key, record=one.secret.record)
                raw = Author(me).grant(
                    [key], group=self.group, recipient=recipient, recipient_key=self.keys[recipient].hpke_public
                )
                outgoing = Outgoing(object_id=object_id(raw), raw=raw, urgency=Urgency.MEMBERSHIP)
                store.add_grants([(recipient, [one.secret.key_id], outgoing)])

    def _roster(self):
        roster = Roster(self.group)
        for one in self._arrived():
            if one.raw[1] == Kind.STATEMENT:
                roster = roster.extended(one.raw, verify)
        return {id: member.role for id, member in roster.members.items() if member.revoked is None}

    def _place(self):
        statements = [raw for raw in self.log if raw[1] == Kind.STATEMENT]
        return Place(self.group, len(statements), object_id(statements[-1]))

    def _arrived(self):
        return [
            Arrived(index=index, object_id=object_id(raw), author=objects.split(raw).author, raw=raw)
            for index, raw in enumerate(self.log)
        ]


def _place(one):
    return {"index": one.index, "object_id": one.object_id, "author": one.author, "raw": one.raw}


def _opened(one, revision, secret):
    key = secret.key if secret.record else record_key(secret.key, revision.record)
    content = open_content(
        key,
        revision.nonce,
        revision.sealed,
        author=one.author,
        record=revision.record,
        key_id=revision.key_id,
    )
    return ArrivedRevision(**_place(one), record=revision.record, key_id=revision.key_id, content=content)
