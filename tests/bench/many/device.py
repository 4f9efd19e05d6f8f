"""A device that only loads a server: signs its requests as a real one does, makes everything before the clock runs, and
looks at nothing of an answer but its status and length. What clients must compute is not what is measured here.
"""

from __future__ import annotations

import os
import ssl
import time
from http.client import HTTPSConnection
from urllib.parse import urlsplit

import msgspec

from sync.client.received import collected
from sync.crypto.objects import Author
from sync.crypto.requests import RequestSigner
from sync.protocol import messages, routes
from tests.sync.server.town import Person, Signable, now, obj

_CONTEXT = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
_CONTEXT.check_hostname = False
_CONTEXT.verify_mode = ssl.CERT_NONE
"""The line is on loopback and the server one's own."""


def line(address: str) -> HTTPSConnection:
    place = urlsplit(address)
    assert place.hostname
    return HTTPSConnection(place.hostname, place.port, context=_CONTEXT, timeout=300)


class Device:
    def __init__(self, address: str, person: Person) -> None:
        self._line = line(address)
        self.person = person
        self._signer = RequestSigner.of_device(person.keys)
        self.group = person.town.group
        self.key_id = os.urandom(8)

    def revisions(self, count: int, size: int) -> bytes:
        """Frames of new ones, each with `size` random bytes inside."""
        author, key = Author(self.person.keys), os.urandom(32)
        made = (author.revision(key, os.urandom(size), record=os.urandom(16), key_id=self.key_id) for _ in range(count))
        return b"".join(map(obj, made))

    def file(self, size: int) -> tuple[bytes, bytes]:
        """Its id and the frames of all of it."""
        sealed = self.person.file(self.key_id, size)
        return sealed.file, obj(sealed.manifest) + sealed.chunks()

    def push(self, body: bytes) -> float:
        """Seconds until all of it is answered for."""
        return self._ask("POST", routes.push(self.group), body, "known=0", signed_body=None)[0]

    def pull(self, place: int) -> tuple[float, int]:
        """Seconds, and bytes of the answer."""
        body = msgspec.msgpack.encode(messages.PullRequest(place, 0))
        return self._ask("POST", routes.pull(self.group), body, signed_body=body)

    def end(self) -> int:
        """A place with nothing new behind it: everything that the device may see is pulled."""
        place, more = 0, True
        while more:
            body = msgspec.msgpack.encode(messages.PullRequest(place, 0))
            received = collected([self._answer("POST", routes.pull(self.group), body, body)[1]])
            place, more = received.end.next, received.end.more
        return place

    def fetch(self, file: bytes) -> tuple[float, int]:
        return self._ask("GET", routes.file(self.group, file), b"", "first=0", signed_body=b"")

    def _ask(
        self, method: str, path: str, body: bytes, query: str = "", *, signed_body: bytes | None
    ) -> tuple[float, int]:
        path = f"{path}?{query}" if query else path
        seconds, answer = self._answer(method, path, body, signed_body)
        return seconds, len(answer)

    def _answer(self, method: str, path: str, body: bytes, signed_body: bytes | None) -> tuple[float, bytes]:
        request = Signable(method, f"https://amparo{path}", {"content-type": routes.MEDIA_TYPE})
        self._signer.sign(request, now_ms=now(), body=signed_body)
        begun = time.perf_counter()
        self._line.request(method, path, body or None, request.headers)
        answer = self._line.getresponse()
        read = answer.read()
        seconds = time.perf_counter() - begun
        if answer.status != 200:
            raise RuntimeError(f"{method} {path}: {answer.status}")
        return seconds, read

    def close(self) -> None:
        self._line.close()
