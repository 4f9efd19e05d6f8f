"""One answer of the server, collected from its frames within bounds. Nothing in it is verified yet."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from sync.errors import CutOff, Unreadable
from sync.protocol import limits, messages, runs
from sync.protocol.frames import Frame, FrameReader, FrameType, split_entry
from sync.protocol.runs import Run

LARGEST = 64 * 1024 * 1024
"""Of what is held at once: a page, a whole roster and the answer to a long push are far smaller."""


MOST = 200_000
"""Things named in one answer, each of which takes some ten times its bytes here."""
FRAMES = 120_000
"""In one answer, of whatever type. A push of 50,000 objects of which each is refused has half as many."""

NOTICES = 1_000


@dataclass(slots=True)
class Received:
    checkpoints: list[messages.Checkpoint] = field(default_factory=list)
    proofs: list[messages.Proof] = field(default_factory=list)
    ends: list[messages.End] = field(default_factory=list)
    entries: list[tuple[int, bytes]] = field(default_factory=list)
    own: list[messages.OwnLeaf] = field(default_factory=list)
    runs: list[Run] = field(default_factory=list)
    """Not among `own` yet: only whoever pushed knows what they name."""
    names: list[messages.LeafName] = field(default_factory=list)
    refused: list[messages.Refused] = field(default_factory=list)
    progress: list[messages.FileProgress] = field(default_factory=list)
    notices: list[messages.Notice] = field(default_factory=list)
    held: list[messages.Beginning] = field(default_factory=list)
    letters: list[bytes] = field(default_factory=list)
    """Of other groups (SPEC section 17); no proof of the log speaks of them."""
    frames: int = 0

    @property
    def checkpoint(self) -> messages.Checkpoint:
        return self.checkpoints[0]

    @property
    def end(self) -> messages.End:
        return self.ends[0]

    def take(self, frame: Frame) -> None:
        """Raises Unreadable for what no honest answer holds, before more of it is held."""
        self._take(frame)
        self.frames += 1
        listed = len(self.own) + len(self.runs) + len(self.names) + len(self.progress) + len(self.held)
        once = max(len(self.checkpoints), len(self.proofs), len(self.ends))
        most_told = len(self.notices) > NOTICES or len(self.letters) > limits.LETTERS
        if self.frames > FRAMES or listed > MOST or once > 1 or most_told:
            raise Unreadable("answer")

    def _take(self, frame: Frame) -> None:
        match frame.type:
            case FrameType.CHECKPOINT:
                self.checkpoints.append(messages.read(frame.payload, messages.Checkpoint))
            case FrameType.ENTRY:
                self.entries.append(split_entry(frame.payload))
            case FrameType.OWN:
                self.own += messages.read_own(frame.payload)
            case FrameType.NAMES:
                self.names += messages.read_names(frame.payload)
            case FrameType.PROOF:
                self.proofs.append(messages.read(frame.payload, messages.Proof))
            case FrameType.REFUSED:
                self.refused.append(messages.read(frame.payload, messages.Refused))
            case FrameType.PROGRESS:
                self.progress += messages.read_progress(frame.payload)
            case FrameType.END:
                self.ends.append(messages.read(frame.payload, messages.End))
            case _:
                self._take_rarer(frame)

    def _take_rarer(self, frame: Frame) -> None:
        match frame.type:
            case FrameType.NOTICE:
                self.notices.append(messages.read(frame.payload, messages.Notice))
            case FrameType.HELD:
                self.held += messages.read_held(frame.payload)
            case FrameType.LETTER:
                self.letters.append(frame.payload)
            case FrameType.RUNS:
                self.runs += runs.read(frame.payload)
            case _:
                pass  # of a newer version


def collected(blocks: Iterable[bytes]) -> Received:
    """Raises CutOff for an answer without its end, Unreadable for what is no answer."""
    received, reader, size = Received(), FrameReader(), 0
    for block in blocks:
        size += len(block)
        if size > LARGEST:
            raise Unreadable("answer")
        for frame in reader.feed(block):
            received.take(frame)
    reader.finish()
    if not received.ends:
        raise CutOff
    if len(received.ends) != 1 or len(received.checkpoints) != 1 or len(received.proofs) > 1:
        raise Unreadable("answer")
    return received
