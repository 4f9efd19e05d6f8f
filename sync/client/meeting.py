"""Two laptops and no server: another member's parcel read directly (SPEC section 15). Knows no path.

Nothing in it is proved to be in the log. What it brings has no place there yet, and is taken in by the signature of a
member who is in office by the roster known here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from sync.client import words
from sync.client.chunks_by_stick import ChunksByStick
from sync.client.member import Member
from sync.client.opening import NO_KEY, Opening, arrived
from sync.client.ports import NOWHERE, Page
from sync.crypto.sign import verify
from sync.errors import BadParcel, CutOff, Unreadable
from sync.protocol import frames, limits, parcels
from sync.protocol.frames import Frame, FrameType
from sync.protocol.objects import Kind, object_id
from sync.protocol.parcels import ParcelReader


@dataclass(slots=True)
class Met:
    """`state`: of the parcel, as `whole`, `cut` or `damaged`. `author`: device id. `files`: became whole here by it.
    `gaps`: objects and chunks that could not be used because others, which must be in another parcel, were not read
    before.
    """

    author: bytes = b""
    state: str = parcels.CUT
    revisions: int = 0
    manifests: int = 0
    acknowledgements: int = 0
    withdrawals: int = 0
    files: int = 0
    gaps: int = 0
    letters: int = 0
    words: int = 0
    """Devices that were not known as revoked before."""
    ally: bytes = b""
    """The group whose parcel it is, where that is another one (section 17)."""


def read(member: Member, blocks: Iterable[bytes]) -> Met:
    """Take in what of it is for this device; the rest is passed over and comes by way of the server. Where the
    member has a post a parcel of a group whose card was compared is read, too.

    Raises BadParcel: `not_one`, `newer`, `an_answer`, `cut_short`, `damaged`, `other_group`, `a_parcel` (of this device
    itself), `not_a_member` (or not known here as one yet), `revoked`.
    """
    reading, reader = _Reading(member), ParcelReader()
    try:
        for block in blocks:
            for frame in _frames(reader, block):
                reading.take(reader, frame)
        reader.finish()
    except CutOff:
        pass
    except _NotWhole:
        reading.met.state = parcels.DAMAGED
    reading.open(reader)
    reading.flush()
    member.store.keep_chunks()
    reading.met.files, reading.met.gaps = reading.files, reading.met.gaps + reading.gaps
    return reading.met


class _NotWhole(Exception):
    """From here on it is no parcel."""


@dataclass
class _Reading:
    member: Member
    met: Met = field(default_factory=Met)
    _by: bytes = b""
    """The signing key of whose it is."""
    _raw: list[bytes] = field(default_factory=list)
    _held: int = 0
    _locked: set[bytes] = field(default_factory=set)
    """Files under keys that are not here."""

    def __post_init__(self) -> None:
        self._chunks = ChunksByStick(self.member.store)

    @property
    def files(self) -> int:
        return self._chunks.files

    @property
    def gaps(self) -> int:
        return self._chunks.gaps

    def open(self, reader: ParcelReader) -> bytes:
        """The signing key of whose it is. The head is verified before anything behind it is looked at."""
        if self._by:
            return self._by
        head, here = reader.head, self.member
        assert head is not None
        if head.device == here.keys.id:
            raise BadParcel("a_parcel")
        if head.group == here.membership.group:
            member = here.chain.in_office(head.device)
            if member is None and head.device in here.chain.roster.members:
                raise BadParcel("revoked")
            by = None if member is None else member.signing_key
        elif self.member.post is not None and self.member.post.knows(head.group):
            by = self.member.post.signing_key(head.group, head.device)
            self.met.ally = head.group
        else:
            raise BadParcel("other_group")
        if by is None:
            raise BadParcel("not_a_member")
        if not verify(by, head.signature, head.signed):
            raise BadParcel("damaged")
        self._by = by
        self.met.author = head.device
        return by

    def take(self, reader: ParcelReader, frame: Frame) -> None:
        by = self.open(reader)
        if self.met.state != parcels.CUT:
            raise _NotWhole  # something stands behind the seal
        match frame.type:
            case FrameType.OBJECT:
                self._take_object(frame.payload)
            case FrameType.CHUNK:
                self.flush()
                self._take_chunk(*_split(frame.payload))
            case FrameType.WORD if not self.met.ally:
                self.met.words += words.heard(self.member, [frame.payload])
            case FrameType.SEAL:
                if not verify(by, frame.payload, parcels.signed_end(reader.digest)):
                    raise _NotWhole
                self.met.state = parcels.WHOLE
            case _:
                pass  # of a newer version

    def flush(self) -> None:
        """Everything so far, as one transaction."""
        if not self._raw:
            return
        if self.met.ally:
            self._flush_letters()
            return
        member = self.member
        entries = [arrived(NOWHERE, raw, object_id(raw)) for raw in self._raw]
        self._raw, self._held = [], 0
        self._chunks.look_again()
        opening = Opening(member.keys, member.membership.group, member.chain, member.store.secret)
        # Statements have no order but the log's. What others wrote is theirs to hand over.
        opening.take(one for one in entries if one.author == self.met.author and one.raw[1] != Kind.STATEMENT)
        manifests = [one for one in opening.manifests if self._is_held(one.key_id, opening)]
        self._locked = {one.file for one in opening.manifests} - {one.file for one in manifests} | self._locked
        self._miss(sum(one.reason == NO_KEY for one in opening.aside))
        page = Page(
            state=member.state,
            secrets=tuple(opening.secrets),
            revisions=tuple(opening.revisions),
            manifests=tuple(manifests),
            acknowledgements=tuple(opening.acknowledgements),
            withdrawals=tuple(opening.withdrawals),
            heard_now=False,
            by_hand=True,
        )
        member.store.take_in(page)
        self.met.revisions += len(page.revisions)
        self.met.manifests += len(page.manifests)
        self.met.acknowledgements += len(page.acknowledgements)
        self.met.withdrawals += len(page.withdrawals)

    def _flush_letters(self) -> None:
        """Of another group's parcel letters alone are for us."""
        assert self.member.post is not None
        self.met.letters += self.member.post.keep([raw for raw in self._raw if raw[1] == Kind.LETTER])
        self._raw, self._held = [], 0

    def _is_held(self, key_id: bytes, opening: Opening) -> bool:
        return any(one.key_id == key_id for one in opening.secrets) or bool(self.member.store.secret(key_id))

    def _miss(self, count: int) -> None:
        """A coordinator gets everything. What others do not get is not missing."""
        if self.member.is_coordinator:
            self.met.gaps += count

    def _take_object(self, raw: bytes) -> None:
        if len(raw) < 2:
            raise _NotWhole
        self._raw.append(raw)
        self._held += len(raw)
        if self._held >= limits.PAGE_BYTES or len(self._raw) >= limits.PAGE_OBJECTS:
            self.flush()

    def _take_chunk(self, file: bytes, number: int, sealed: bytes) -> None:
        if file in self._locked and not self._chunks.is_wanted(file):
            self._miss(1)
        self._chunks.take(file, number, sealed)


def _split(payload: bytes) -> tuple[bytes, int, bytes]:
    try:
        return frames.split_chunk(payload)
    except Unreadable:
        raise _NotWhole from None


def _frames(reader: ParcelReader, block: bytes) -> Iterator[Frame]:
    try:
        yield from reader.feed(block)
    except Unreadable:
        raise _NotWhole from None
