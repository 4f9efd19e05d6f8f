"""Count requests, their times and bytes, for the keeper's monitoring. A group, a device or an address is never a label:
what is counted is the same for everybody.
"""

from __future__ import annotations

import time
from typing import Any, Final

from litestar.enums import ScopeType
from litestar.types import ASGIApp, HTTPScope, Message, Receive, Scope, Send
from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, ProcessCollector

_METHODS: Final = frozenset({"GET", "HEAD", "POST", "PATCH"})
_SECONDS: Final = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300, 1800)
"""Up to half an hour: on a bad line one push takes that long, and is well."""


class Measures:
    """What one process counts, from its start on."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        ProcessCollector(registry=self.registry)
        asked = ("method", "route")
        self.requests = Counter("amparo_requests", "Answered requests", (*asked, "status"), registry=self.registry)
        self.seconds = Histogram(
            "amparo_request_seconds",
            "From a request's head to the end of its answer",
            asked,
            buckets=_SECONDS,
            registry=self.registry,
        )
        self.received = Counter("amparo_received_bytes", "Bytes of bodies that came", asked, registry=self.registry)
        self.sent = Counter("amparo_sent_bytes", "Bytes of bodies that went", asked, registry=self.registry)
        self.in_flight = Gauge("amparo_requests_in_flight", "Requests being answered", registry=self.registry)


class Measuring:
    """Around an application. Labels are routes as they are written in the code, never paths as they were asked for."""

    def __init__(self, application: ASGIApp, measures: Measures) -> None:
        self._application = application
        self._measures = measures

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != ScopeType.HTTP:
            await self._application(scope, receive, send)
            return
        counting = _Counting(receive, send)
        begun = time.perf_counter()
        self._measures.in_flight.inc()
        try:
            await self._application(scope, counting.receive, counting.send)
        finally:
            self._measures.in_flight.dec()
            self._count(scope, counting, time.perf_counter() - begun)

    def _count(self, scope: HTTPScope, counting: _Counting, seconds: float) -> None:
        method = scope["method"] if scope["method"] in _METHODS else "other"
        asked = (method, (scope.get("path_template") or "none").replace(":str}", "}"))
        # Status 0: the line was gone before an answer began.
        self._measures.requests.labels(*asked, counting.status).inc()
        self._measures.seconds.labels(*asked).observe(seconds)
        self._measures.received.labels(*asked).inc(counting.received)
        self._measures.sent.labels(*asked).inc(counting.sent)


class _Counting:
    def __init__(self, receive: Receive, send: Send) -> None:
        self._receive = receive
        self._send = send
        self.status = self.received = self.sent = 0

    async def receive(self) -> Any:
        message = await self._receive()
        if message["type"] == "http.request":
            self.received += len(message.get("body", b""))
        return message

    async def send(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.status = message["status"]
        elif message["type"] == "http.response.body":
            self.sent += len(message.get("body", b""))
        await self._send(message)
