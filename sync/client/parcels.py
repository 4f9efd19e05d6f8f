"""What waits, as one file for a stick or as several (SPEC section 15). Knows no path, no line, and no answer."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass, field

from sync.client import words
from sync.client.acknowledge import acknowledge
from sync.client.granting import make_grants
from sync.client.member import Member
from sync.client.packing import Outbox, Parcel, Step, Write
from sync.client.ports import Membership, SyncStore
from sync.client.traffic import Traffic
from sync.client.transport import Call
from sync.errors import Unreachable
from sync.protocol import codes, limits


class NoLine:
    """In the place of a line, where things go by stick."""

    def __init__(self) -> None:
        self.traffic = Traffic()

    def exchange(self, call: Call) -> AbstractContextManager[Iterator[bytes]]:
        raise Unreachable


@dataclass(slots=True)
class Packed:
    """Of all parts together. `left_objects` and `left_files` did not fit, or were not to go. `damaged`: manifests of
    files that the disk does not give whole.
    """

    parts: int = 0
    objects: int = 0
    chunks: int = 0
    size: int = 0
    left_objects: int = 0
    left_files: int = 0
    damaged: list[bytes] = field(default_factory=list)


Opened = Callable[[int], AbstractContextManager[Write]]
"""Where part number n (from 1) goes. What it raises ends the packing; when it ends well, the part is kept."""


def member_of(store: SyncStore, membership: Membership) -> Member:
    member = Member.of(store, membership, NoLine())
    member.chain.revoked_by_hand = words.revoked_by(member.chain, store.words())
    return member


def pack(
    member: Member, opened: Opened, *, most: int, split: bool, words_only: bool, step: Step, answer: int = 0
) -> Iterator[Packed]:
    """Everything that waits, the most urgent first; words before any file. In one parcel of at most `most` bytes, or
    with `split` in as many as it takes. After each part: what all parts so far hold.

    Go through it to the end, or close it: then what was damaged is known to the vault.
    """
    acknowledge(member)
    make_grants(member)
    outbox = Outbox(member, words_only=words_only)
    packed = Packed(left_objects=outbox.objects, left_files=outbox.files)
    try:
        while True:
            with opened(packed.parts + 1) as write:
                parcel = Parcel(member, write, min(most, limits.PARCEL), step, answer)
                if not packed.parts:
                    parcel.say(words.to_carry(member), words.restated(member))
                if not packed.parts and not words_only:
                    parcel.ask(member.store.wanted_files())
                outbox.fill(parcel)
                laid = parcel.end()
            packed.parts += 1
            packed.objects += laid.objects
            packed.chunks += laid.chunks
            packed.size += laid.size
            packed.left_objects -= laid.objects
            packed.left_files -= len(laid.finished)
            packed.damaged = outbox.damaged
            yield packed
            if outbox.is_through or not split:
                return
    finally:
        for manifest in outbox.damaged:
            member.store.refuse(manifest, codes.DAMAGED)
