"""What only the keeper's own machines ask for, at an address of its own: `/metrics`, and `/healthz` beside it.

Plain HTTP, because it listens where the settings say, which is this machine unless they say otherwise. How many
requests come when says something about groups at work, so strangers are not shown it.
"""

from __future__ import annotations

from litestar.types import ASGIApp, Receive, Scope, Send
from prometheus_client import make_asgi_app

from sync.protocol import routes
from sync.server.measuring import Measures


class KeepersDoor:
    def __init__(self, application: ASGIApp, measures: Measures) -> None:
        self._application = application
        self._metrics: ASGIApp = make_asgi_app(measures.registry)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        path = scope.get("path")
        if path == routes.METRICS:
            await self._metrics(scope, receive, send)
        elif path == routes.HEALTH:
            await self._application(scope, receive, send)
        else:
            await send({"type": "http.response.start", "status": 404, "headers": [(b"content-length", b"0")]})
            await send({"type": "http.response.body", "body": b"", "more_body": False})
