"""Devices that push and pull as long as a storm lasts, and know what they were promised."""

from __future__ import annotations

import os
import random
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field

import httpx

from sync.client.received import Received
from sync.crypto.checkpoints import verified_checkpoint
from sync.errors import CutOff
from sync.protocol import merkle
from sync.protocol.frames import encode_chunk
from sync.protocol.objects import object_id
from tests.sync.server.town import Person, SealedFile, checked, obj

_PATIENCE = 90.0
"""Seconds for one answer. What was killed is back long before."""


class Lines:
    """In the place of a test client: real lines to whichever process answers."""

    def __init__(self, addresses: list[str], chance: random.Random) -> None:
        self._addresses = addresses
        self._chance = chance
        self._client = httpx.Client(verify=False, timeout=_PATIENCE)

    def request(self, method: str, path: str, content: bytes | None, headers: dict[str, str]) -> httpx.Response:
        return self._client.request(
            method, self._chance.choice(self._addresses) + path, content=content, headers=headers
        )

    def close(self) -> None:
        self._client.close()


@dataclass
class Device:
    """`promised`: index by (leaf kind, object id). `seen`: roots by size of every checkpoint it was shown."""

    person: Person
    key_id: bytes
    chance: random.Random
    promised: dict[tuple[int, bytes], int] = field(default_factory=dict)
    seen: dict[int, bytes] = field(default_factory=dict)
    feed: dict[int, bytes] = field(default_factory=dict)
    files: list[SealedFile] = field(default_factory=list)
    tries: int = 0
    failures: list[BaseException] = field(default_factory=list)

    def run(self, over: threading.Event) -> None:
        try:
            while not over.is_set():
                self.once()
        except BaseException as failure:  # noqa: BLE001 - told by whoever waits for the thread
            self.failures.append(failure)

    def once(self) -> None:
        deed = self.chance.random()
        if deed < 0.55:
            self.write()
        elif deed < 0.75:
            self.attach()
        else:
            self.pull()

    def write(self) -> None:
        raws = [self.person.revision(self.key_id) for _ in range(self.chance.randint(1, 5))]
        self._until(
            lambda: self._push([obj(raw) for raw in raws]), [(merkle.OBJECT_LEAF, object_id(raw)) for raw in raws]
        )

    def attach(self) -> None:
        sealed = self.person.file(self.key_id, self.chance.randint(20, 400_000))
        whole = [(merkle.OBJECT_LEAF, sealed.manifest_id), (merkle.FILE_LEAF, sealed.manifest_id)]
        self._until(lambda: self._push([obj(sealed.manifest), *self._missing(sealed)]), whole)
        self.files.append(sealed)

    def pull(self) -> None:
        """On from where it is. Every entry comes once."""
        received = self._asked(lambda: self.person.ask_pull(self.person.place))
        for index, raw in received.entries:
            assert index not in self.feed, "an entry came twice"
            self.feed[index] = raw
        self._keep(received)
        self.person.place = received.end.next

    def _missing(self, sealed: SealedFile) -> list[bytes]:
        return [encode_chunk(sealed.file, number, piece) for number, piece in enumerate(sealed.pieces)]

    def _push(self, frames: list[bytes]) -> None:
        received = self._asked(lambda: self.person.ask_push(*frames))
        assert not received.refused, received.refused
        self._keep(received)

    def _until(self, push: Callable[[], None], wanted: list[tuple[int, bytes]]) -> None:
        while not all(one in self.promised for one in wanted):
            push()

    def _keep(self, received: Received) -> None:
        invitation = self.person.town.invitation
        shown = verified_checkpoint(received.checkpoint.note, group=invitation.group, log_key=invitation.log_key)
        assert self.seen.setdefault(shown.size, shown.root) == shown.root, "two roots of one size"
        for index, kind, one in received.own:
            assert self.promised.setdefault((kind, one), index) == index, "a leaf has two places"

    def _asked(self, ask: Callable[[], httpx.Response]) -> Received:
        """As often as it takes."""
        until = time.monotonic() + _PATIENCE
        while True:
            self.tries += 1
            try:
                answer = ask()
                if answer.status_code < 500 and answer.status_code != 429:
                    return checked(self.person.town, answer)
            except (httpx.HTTPError, CutOff):
                pass
            assert time.monotonic() < until, "it did not come back"
            time.sleep(0.05 + self.chance.random() / 5)


def random_of(seed: object) -> random.Random:
    return random.Random(str(seed))


def a_key() -> bytes:
    return os.urandom(8)
