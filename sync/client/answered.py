"""What came back for a parcel: read part by part, each verified before it is parsed, then as a pull or a push is
(SPEC section 15). Knows no path.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from sync.client import history
from sync.client.chunks_by_stick import ChunksByStick
from sync.client.member import Member
from sync.client.ports import Page
from sync.client.pull import verified_page
from sync.client.received import LARGEST, Received
from sync.crypto.sign import verify
from sync.errors import BadParcel, CutOff, Unreadable
from sync.protocol import frames, messages, parcels
from sync.protocol.frames import Frame, FrameType
from sync.protocol.growth import Growth, proof_between
from sync.protocol.messages import Taken
from sync.protocol.parcels import ANSWER_MAGIC, Body, Head, ParcelReader
from sync.protocol.wanted import read_left


@dataclass(slots=True)
class Answered:
    """`state`: of the answer itself, as `whole`, `cut` or `damaged`. `parcel`: what the server says of the parcel;
    None: that part was not read. `older`: parts passed over because later ones were heard; `unproved`: because nothing
    in them shows that they grow out of what was heard last. `more`: the server had more than fitted.
    `files`: others', that became whole by it; `left`: those of which the server has more than fitted.
    """

    state: str = parcels.CUT
    parcel: Taken | None = None
    parts: int = 0
    older: int = 0
    unproved: int = 0
    revisions: int = 0
    manifests: int = 0
    acknowledgements: int = 0
    set_aside: int = 0
    refused: tuple[tuple[bytes, str], ...] = ()
    more: bool = False
    files: int = 0
    left: int = 0


def read(member: Member, blocks: Iterable[bytes]) -> Answered:
    """Take in what the answer brings. Raises BadParcel where nothing of it can be used, HistoryBroken (the evidence is
    kept), RosterBroken and Unreadable as a pull does; what was taken in before stays.
    """
    reading = _Reading(member)
    reader = ParcelReader(ANSWER_MAGIC)
    try:
        for block in blocks:
            for frame in _frames(reader, block):
                reading.take(reader, frame)
        reader.finish()
        reading.verify_head(reader)
    except CutOff:
        reading.verify_head(reader)
    except _NotWhole:
        reading.done.state = parcels.DAMAGED
    finally:
        reading.finish()
    if reading.done.parts == 0:
        raise BadParcel("damaged" if reading.done.state == parcels.DAMAGED else "cut_short")
    return reading.done


class _NotWhole(Exception):
    """From here on the answer is not what the server wrote."""


class _Reading:
    def __init__(self, member: Member) -> None:
        self._member = member
        self._body: Body | None = None
        self._frames: list[Frame] = []
        self._held = 0
        self._place = 0
        self._size = 0
        self.done = Answered()
        self._chunks = ChunksByStick(member.store)
        self._told: tuple[bytes, ...] = ()
        """Letters of which the parcel said that they are here (SPEC section 17)."""

    def verify_head(self, reader: ParcelReader) -> None:
        """That it answers a parcel of ours. Raises BadParcel."""
        if self._body is not None:
            return
        assert isinstance(reader.head, Head)
        head, keys = reader.head, self._member.keys
        if head.group != self._member.membership.group:
            raise BadParcel("other_group")
        if head.device != keys.id:
            raise BadParcel("other_device")
        if not verify(keys.signing_public, head.signature, head.signed):
            raise BadParcel("damaged")
        self._body = head.body()
        self._place, self._size = self._body.place, self._body.known_size
        self._told = self._body.letters

    def finish(self) -> None:
        self._member.store.keep_chunks()
        self.done.files = self._chunks.files

    def take(self, reader: ParcelReader, frame: Frame) -> None:
        self.verify_head(reader)
        if self.done.state == parcels.WHOLE:
            raise _NotWhole  # something stands behind the last part
        if frame.type != FrameType.SEAL:
            self._held += len(frame.payload)
            if self._held > LARGEST:
                raise _NotWhole
            self._frames.append(frame)
            return
        last = self._sealed(reader, frame)
        part, self._frames, self._held = self._frames, [], 0
        if self.done.parts and any(frame.type in (FrameType.CHUNK, FrameType.LEFT) for frame in part):
            self._take_files(part)
        else:
            self._take_part(part)
            self.done.parts += 1
            self._chunks.look_again()
        if last:
            self.done.state = parcels.WHOLE

    def _sealed(self, reader: ParcelReader, frame: Frame) -> bool:
        try:
            last, signature = parcels.split_seal(frame.payload)
        except BadParcel:
            raise _NotWhole from None
        signed = parcels.signed_part(reader.digest, last=last)
        if not verify(self._member.membership.log_key, signature, signed):
            raise _NotWhole
        return last

    def _take_part(self, part: list[Frame]) -> None:
        received = _collected(part)
        if self._member.post is not None:
            # They are believed for what they say themselves, wherever this part stands in the log.
            self._member.post.take(received.letters, self._told)
            self._told = ()
        started, self._place = self._place, received.end.next
        is_push = self.done.parts == 0
        if is_push:
            self.done.parcel = _taken(part)
            self._place = started
        else:
            self.done.more = received.end.more
        if not self._grows(received, part):
            return
        if is_push:
            self._take_receipts(received)
        else:
            self._take_page(received, started)

    def _take_files(self, part: list[Frame]) -> None:
        for frame in part:
            if frame.type == FrameType.CHUNK:
                self._chunks.take(*frames.split_chunk(frame.payload))
            elif frame.type == FrameType.LEFT:
                self.done.left = sum(one.next < one.end for one in read_left(frame.payload))

    def _grows(self, received: Received, part: list[Frame]) -> bool:
        """Whether the part can be held against the checkpoint kept here. Makes it one that grew out of that."""
        shown, known = received.checkpoint, self._member.known_size
        size = history.verified(received, self._member.membership).size
        grown_from, self._size = self._size, size
        if shown.old_size != grown_from:
            raise Unreadable("answer")
        if size < grown_from or grown_from == known:
            return True  # what is wrong with it is found, and kept, as in a pull
        if size == known:
            # The roots are compared; nothing grew.
            received.checkpoints[0] = messages.Checkpoint(shown.note, (), size)
            return True
        if size < known:
            self.done.older += 1
            return False
        proof = _proof_between(part, known, size)
        if proof is None:
            self.done.unproved += 1
            return False
        # Whether it is right, and leads from the root kept here to the one shown, is found out where every proof is.
        received.checkpoints[0] = messages.Checkpoint(shown.note, proof, known)
        return True

    def _take_receipts(self, received: Received) -> None:
        member = self._member
        receipts, note = member.checked(received)
        state = replace(member.state, checkpoint=note)
        page = Page(state=state, receipts=receipts, progress=tuple(received.progress), heard_now=False)
        member.store.take_in(page)
        member.state = state
        for refused in received.refused:
            member.store.refuse(refused.object_id, refused.code)
        self.done.refused += tuple((one.object_id, one.code) for one in received.refused)

    def _take_page(self, received: Received, started: int) -> None:
        member = self._member
        page = verified_page(member, received)
        moved = page.state.cursor if member.state.cursor == started else member.state.cursor
        page = replace(page, state=replace(page.state, cursor=moved), heard_now=False)
        member.store.take_in(page)
        member.state = page.state
        self.done.revisions += len(page.revisions)
        self.done.manifests += len(page.manifests)
        self.done.acknowledgements += len(page.acknowledgements)
        self.done.set_aside += len(page.set_aside)


def _frames(reader: ParcelReader, block: bytes) -> Iterator[Frame]:
    try:
        yield from reader.feed(block)
    except Unreadable:
        raise _NotWhole from None  # no frame; what a whole part may be wrong with is raised elsewhere


def _collected(part: list[Frame]) -> Received:
    received = Received()
    for frame in part:
        received.take(frame)
    if len(received.ends) != 1 or len(received.checkpoints) != 1 or len(received.proofs) > 1:
        raise Unreadable("answer")
    return received


def _proof_between(part: list[Frame], known: int, size: int) -> tuple[bytes, ...] | None:
    """None: the part does not say how the log grew out of what is known here."""
    told = [messages.read(frame.payload, Growth) for frame in part if frame.type == FrameType.GROWTH]
    if len(told) != 1 or not told[0].start <= known or told[0].size != size:
        return None
    return tuple(proof_between(told[0], known, size))


def _taken(part: list[Frame]) -> Taken:
    said = [messages.read(frame.payload, Taken) for frame in part if frame.type == FrameType.TAKEN]
    if len(said) != 1:
        raise Unreadable("answer")
    return said[0]
