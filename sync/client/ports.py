"""What sync needs from a vault. Knows no database, no form and no HTTP.

The vault implements `SyncStore`; each method is one transaction that is durable when it returns. Everything
handed over here was verified before (signatures, proofs, seals) by the caller, `sync.client`. Ids are raw bytes.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import IntEnum
from typing import Final, Protocol

from sync.crypto.keys import DeviceKeys
from sync.protocol.seen import Seen

NOWHERE: Final = 1 << 62
"""In the place of an index: it came from another laptop, and is not proved to be in the log."""
UNSURE: Final = "withdrawn_unsure"
"""Why a store sets something aside: somebody withdrew its record, and whether it was theirs is not known yet. It is
tried again at each sync.
"""


class Urgency(IntEnum):
    """The order of a push; lower goes first."""

    MEMBERSHIP = 0
    URGENT = 1
    WORDS = 2
    MEDIA = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Membership:
    """Where this device belongs, from its invitation. `role` as in SPEC section 6."""

    group: bytes
    group_name: str
    servers: tuple[str, ...]
    tls_pin: bytes
    log_key: bytes
    card_key: bytes
    role: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SyncState:
    """How far this device is. `checkpoint`: the newest verified note. `clock_offset`: server minus laptop, in ms.

    `begun`: how often a person accepted that the server's log begins anew.
    """

    cursor: int = 0
    checkpoint: str | None = None
    clock_offset: int = 0
    begun: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Secret:
    """Opens records: `record` empty, then any record by derivation; else `key` is that one record's own key."""

    key_id: bytes
    key: bytes = field(repr=False)
    record: bytes = b""


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrived:
    """An object of somebody else, as it came, with its place in the log."""

    index: int
    object_id: bytes
    author: bytes
    raw: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class ArrivedRevision(Arrived):
    """Verified and opened: `content` is the unpacked msgpack of SPEC section 8."""

    record: bytes
    key_id: bytes
    content: bytes = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class ArrivedManifest(Arrived):
    file: bytes
    key_id: bytes
    sealed_size: int
    chunk_hashes: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class ArrivedAcknowledgement(Arrived):
    object_ids: tuple[bytes, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ArrivedWithdrawal(Arrived):
    """By anybody, this device too. `by_office`: its author was a coordinator in office there; if not, it holds for what
    is its author's own (SPEC section 16). `time` in ms.
    """

    records: tuple[bytes, ...]
    files: tuple[bytes, ...]
    object_ids: tuple[bytes, ...]
    time: int
    by_office: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class SetAside(Arrived):
    """Verified to be in the log but not usable now; `reason` is a code, e.g. `no_key`, `unreadable`, `not_a_member`.

    The store keeps it, shows it, and hands it back through `set_aside()` so that it is tried again when keys arrive.
    """

    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """What `author` had seen of the log when it wrote the object at `index`. The server's signature was verified."""

    author: bytes
    object_id: bytes
    index: int
    seen: Seen


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipts:
    """Proof (SPEC section 10) that these leaves are in the log. `leaves`: (index, leaf kind, object id)."""

    checkpoint: str
    leaves: tuple[tuple[int, int, bytes], ...]
    indices: tuple[int, ...]
    hashes: tuple[bytes, ...]
    leaf_hashes: tuple[bytes, ...]
    """Leaf hash of every index in `indices`, so that the receipt can be checked again from the vault alone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    code: str
    time: int
    details: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One verified answer of the server, taken in as one transaction."""

    state: SyncState
    statements: tuple[Arrived, ...] = ()
    secrets: tuple[Secret, ...] = ()
    revisions: tuple[ArrivedRevision, ...] = ()
    manifests: tuple[ArrivedManifest, ...] = ()
    acknowledgements: tuple[ArrivedAcknowledgement, ...] = ()
    withdrawals: tuple[ArrivedWithdrawal, ...] = ()
    """Taken in before everything else of the page."""
    set_aside: tuple[SetAside, ...] = ()
    receipts: Receipts | None = None
    notices: tuple[Notice, ...] = ()
    progress: tuple[tuple[bytes, tuple[tuple[int, int], ...]], ...] = ()
    """Own files the server has in part: file id and the ranges [first, end) of chunks it holds."""
    heard: tuple[Heard, ...] = ()
    heard_now: bool = True
    """False: it came on a stick, and says nothing of when the server was last heard."""
    by_hand: bool = False
    """No answer of the server at all, but another laptop's parcel: everything in it is NOWHERE, `state` as it was."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outgoing:
    """An object of this device without a receipt."""

    object_id: bytes
    raw: bytes
    urgency: Urgency


@dataclass(frozen=True, slots=True, kw_only=True)
class OutgoingFile:
    """A file of this device that is not complete on the server. `present`: chunk ranges the server said it has."""

    file: bytes
    manifest: bytes
    """Its object id."""
    chunks: int
    sealed_size: int
    present: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class WantedFile:
    """A file of somebody else that this device may read and does not hold whole. `first`: chunks before it are here,
    and those of the numbers in `beyond`.
    """

    file: bytes
    manifest_id: bytes
    author: bytes
    sealed_size: int
    chunk_hashes: bytes
    first: int
    beyond: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Ungranted:
    """A secret that outgoing revisions are sealed under and that some recipients do not have yet.

    `extra` are devices beside this device's own and the coordinators. The store stops using the secret for new
    records as soon as it hands it out here.
    """

    secret: Secret
    extra: tuple[bytes, ...]
    granted: tuple[bytes, ...]
    """Devices that were granted it before (by us)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Anew:
    """The server's log is another one from now on. `statements`: the whole roster, at its places in that log.
    `acknowledgements` and `grants` as of `add_acknowledgements` and `add_grants`: they go before anything else.
    """

    state: SyncState
    statements: tuple[Arrived, ...]
    acknowledgements: tuple[tuple[Sequence[bytes], Outgoing], ...] = ()
    grants: tuple[tuple[bytes, Sequence[bytes], Outgoing], ...] = ()


class SyncStore(Protocol):
    """The vault as sync sees it. May be called from any one thread at a time."""

    def device(self) -> DeviceKeys: ...

    def membership(self) -> Membership | None: ...

    def join(self, membership: Membership, statements: Sequence[Arrived]) -> None:
        """Become a member: once, together with the whole roster so far."""

    def state(self) -> SyncState: ...

    def statements(self) -> Sequence[Arrived]:
        """The roster as far as it is known, in order: what `join` and every page's `statements` gave."""

    def words(self) -> Sequence[bytes]:
        """Statements of coordinators, oldest first, that were said or heard without the log and are not in it."""

    def keep_words(self, raws: Sequence[bytes]) -> None:
        """Verified. Whoever is revoked by one counts as revoked from here on, as if the log had it."""

    def drop_words(self, raws: Sequence[bytes]) -> None:
        """They count no more."""

    def secret(self, key_id: bytes) -> Sequence[Secret]:
        """Every secret held under this key id (a record's own keys may share one)."""

    def set_aside(self) -> Sequence[SetAside]: ...

    def take_in(self, page: Page) -> None:
        """Everything of the page or nothing. What is known already changes nothing; what was set aside and is in
        `revisions` or `manifests` now is set aside no longer. An object of ours in `receipts` is outgoing no longer.
        """

    def keep_evidence(self, kept: str, shown: str) -> None:
        """The server contradicted its own log: both notes are proof of it. Keep them and show that there are some."""

    def doubt(self, what: str) -> None:
        """Nothing is said to be on the server any more: see `HistoryBroken` for `what`. Where it is not `fork` or
        `unproved` it ends with the next page that is taken in, which grew out of what was proved before.
        """

    def heard(self) -> Sequence[Heard]:
        """Of each author the newest checkpoint (by `begun`, then size) of all pages, if it was not compared yet."""

    def compared(self, fitting: Sequence[Heard], broken: Sequence[Heard]) -> None:
        """They were. A doubt for `fork` or `unproved` ends when nobody's newest one is broken or waits."""

    def borrowed(self) -> Sequence[Ungranted]:
        """Secrets of others under which this device wrote. Where all that the server knew of them is lost, somebody has
        to be the first to name them again; `extra`: who else wrote under them, `granted`: nobody.
        """

    def begin_anew(self, anew: Anew) -> None:
        """A person said so. All that had a receipt has none any more and is outgoing again, its earlier proofs kept
        apart; what was heard from others of the log before is forgotten, and there is no doubt.
        """

    def ungranted(self) -> Sequence[Ungranted]: ...

    def add_grants(self, grants: Iterable[tuple[bytes, Sequence[bytes], Outgoing]]) -> None:
        """Queue grants: (recipient, key ids, object). Marks the key ids as granted to the recipient."""

    def outgoing(
        self, after: tuple[int, int] | None = None, limit: int = 500
    ) -> Sequence[tuple[tuple[int, int], Outgoing]]:
        """Unconfirmed objects by urgency then age; each with its place, to ask on from. Refused ones are left out."""

    def outgoing_files(self) -> Sequence[OutgoingFile]:
        """Smallest first."""

    def chunk(self, file: bytes, number: int) -> bytes | None:
        """A sealed chunk of a file in this vault; None: the disk does not give it (any more)."""

    def refuse(self, object_id: bytes, code: str) -> None:
        """The server refused it, or its file is `damaged` here: keep it, show it, do not send it again by itself."""

    def wanted_files(self) -> Sequence[WantedFile]: ...

    def put_chunk(self, file: bytes, number: int, sealed: bytes) -> None:
        """A checked chunk, in any order; durable at the latest at `finish_file` or every few MiB."""

    def keep_chunks(self) -> None:
        """All that was put so far is durable when it returns, and is not asked for again."""

    def finish_file(self, file: bytes) -> bool:
        """All chunks are here: open them once; True and kept if size and SHA-256 of the record are right."""

    def to_acknowledge(self) -> Sequence[tuple[bytes, bytes]]:
        """(author, object id) of revisions, finished files and followed withdrawals that nobody on this device
        acknowledged yet.
        """

    def add_acknowledgements(self, acknowledged: Iterable[tuple[Sequence[bytes], Outgoing]]) -> None:
        """Queue acknowledgement objects with the object ids each of them names."""
