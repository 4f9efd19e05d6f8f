"""`GET /healthz`: for balancers and watchers. 200 when requests can be served, 503 when the database does not answer.
That it answers at all says that the process lives.
"""

from __future__ import annotations

import asyncio

from litestar import Response, get

from sync.protocol import routes
from sync.server.routes.requests import TheServer


@get(routes.HEALTH, status_code=200)
async def health(server: TheServer) -> Response[dict[str, bool]]:
    ready = await asyncio.to_thread(server.readiness.is_ready)
    return Response({"live": True, "ready": ready}, status_code=200 if ready else 503, headers=_FRESH)


_FRESH = {"cache-control": "no-store"}
