"""`GET /v1/about`: tells a server from a captive portal."""

from __future__ import annotations

from litestar import get

from sync.protocol import routes
from sync.protocol.version import VERSION


@get(routes.ABOUT, sync_to_thread=False)
def about() -> dict[str, int]:
    return {"amparo": VERSION}
