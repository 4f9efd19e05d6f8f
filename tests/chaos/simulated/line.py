"""A line to the simulated server on which things happen: it breaks at any byte, or what it lost arrives later."""

from __future__ import annotations

import io
import random
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace

import requests
from urllib3 import HTTPResponse

from sync.client.answers import accepted
from sync.client.traffic import Traffic
from sync.client.transport import Call
from sync.errors import CutOff, Unreachable
from tests.chaos.simulated.server import Asked, SimulatedServer, Told

_FAULTS = ("away", "up", "down", "late")
_BLOCK = 16_384


@dataclass
class Weather:
    """What becomes of requests. `bad`: the share of them that something happens to."""

    chance: random.Random
    bad: float = 0.0
    late: list[Asked] = field(default_factory=list)
    """Requests whose sender gave up and that did not arrive yet."""
    faults: Counter[str] = field(default_factory=Counter)

    def next(self) -> str:
        fault = self.chance.choice(_FAULTS) if self.chance.random() < self.bad else ""
        if fault:
            self.faults[fault] += 1
        return fault

    def at(self, size: int) -> int:
        """After which byte it breaks: any; half of the time near the beginning, where the most different things are."""
        most = size if self.chance.random() < 0.5 else min(size, 2_000)
        return self.chance.randint(0, most)


@dataclass
class SimulatedLine:
    server: SimulatedServer
    weather: Weather
    traffic: Traffic = field(default_factory=Traffic)
    asked: list[bytes] = field(default_factory=list)
    told: list[bytes] = field(default_factory=list)
    """Bodies of requests and of answers, as long as nothing happened to them."""

    @contextmanager
    def exchange(self, call: Call) -> Iterator[Iterator[bytes]]:
        told, cut = self._exchanged(call)
        response = requests.Response()
        response.status_code = told.status
        response.headers.update(told.headers)
        response.raw = HTTPResponse(io.BytesIO(told.body), preload_content=False)
        accepted(response)
        yield self._pieces(told.body, cut)

    def exchange_together(self, calls: Sequence[Call]) -> list[bytes | None]:
        """Bodies of the answers; None where something happened to the request, or to its answer."""
        asked, places = [], []
        for number, call in enumerate(calls):
            fault = self.weather.next()
            one = _asked(call)
            if fault == "late":
                self.weather.late.append(one)
            elif fault != "away":
                cut = one.body[: self.weather.at(len(one.body))] if fault == "up" else one.body
                asked.append(replace(one, body=cut, is_whole=fault != "up"))
                places.append((number, fault))
        told = self.server.serve_together(asked, self.weather.chance.randrange)
        found: list[bytes | None] = [None] * len(calls)
        for (number, fault), answer in zip(places, told, strict=True):
            if answer is not None and answer.status == 200 and not fault:
                found[number] = answer.body
        return found

    def _exchanged(self, call: Call) -> tuple[Told, int | None]:
        """The answer, and how much of it arrives; None: all."""
        fault = self.weather.next()
        self.traffic.asked()
        if fault == "away":
            raise Unreachable
        asked = _asked(call)
        self.asked.append(asked.body)
        if fault == "late":
            self.weather.late.append(asked)
            raise CutOff
        if fault == "up":
            arrived = asked.body[: self.weather.at(len(asked.body))]
            self.traffic.sent(len(arrived))
            self.server.serve(Asked(asked.method, asked.path, asked.query, asked.headers, arrived, is_whole=False))
            raise CutOff
        self.traffic.sent(len(asked.body))
        told = self.server.serve(asked)
        if told is None:
            raise CutOff
        self.told.append(told.body)
        cut = self.weather.at(len(told.body)) if fault == "down" else None
        if cut is not None and told.status != 200:
            raise CutOff
        return told, cut

    def _pieces(self, body: bytes, cut: int | None) -> Iterator[bytes]:
        arrived = body if cut is None else body[:cut]
        for at in range(0, len(arrived), _BLOCK):
            self.traffic.received(len(arrived[at : at + _BLOCK]))
            yield arrived[at : at + _BLOCK]
        if cut is not None:
            raise CutOff


def _asked(call: Call) -> Asked:
    body = call.body if isinstance(call.body, bytes) else b"".join(call.body())
    is_stream = not isinstance(call.body, bytes)
    url = f"https://127.0.0.1:4433{call.path}" + (f"?{call.query}" if call.query else "")
    request = requests.Request(call.method, url, data=(one for one in ()) if is_stream else body or None).prepare()
    call.sign(request)
    return Asked(call.method, call.path, call.query, tuple(request.headers.items()), body, is_whole=True)
