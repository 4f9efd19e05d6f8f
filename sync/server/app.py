"""The ASGI application: routes, and what becomes of refusals and surprises. Only wires."""

from __future__ import annotations

from litestar import Litestar
from litestar.di import Provide
from litestar.exceptions import HTTPException
from sqlalchemy import exc

from sync.errors import CutOff
from sync.server.errors import StoreAway
from sync.server.problems import on_away, on_cut_off, on_http_exception, on_surprise
from sync.server.routes.about import about
from sync.server.routes.bringing_back import roster
from sync.server.routes.enrolments import enrolments
from sync.server.routes.files import files
from sync.server.routes.health import health
from sync.server.routes.page import answer_upload, hand_in, page
from sync.server.routes.parcels import parcels
from sync.server.routes.pull import pull
from sync.server.routes.push import push
from sync.server.routes.recalling import names, objects
from sync.server.routes.tiles import checkpoint, tile
from sync.server.routes.uploads import begin_upload, go_on
from sync.server.server import Server

HANDLERS = (
    about,
    health,
    enrolments,
    pull,
    push,
    names,
    objects,
    files,
    roster,
    checkpoint,
    tile,
    parcels,
    page,
    hand_in,
    begin_upload,
    go_on,
    answer_upload,
)


def application(server: Server) -> Litestar:
    def the_server() -> Server:
        return server

    return Litestar(
        route_handlers=HANDLERS,
        dependencies={"server": Provide(the_server, sync_to_thread=False)},
        exception_handlers={
            HTTPException: on_http_exception,
            CutOff: on_cut_off,
            StoreAway: on_away,
            exc.OperationalError: on_away,
            exc.InterfaceError: on_away,
            exc.TimeoutError: on_away,
            Exception: on_surprise,
        },
        # Bodies are read and bounded in `bodies`; a push has no bound but the quota.
        request_max_body_size=None,
        # No schema page, no debug page: fewer things that answer.
        openapi_config=None,
        logging_config=None,
        debug=False,
    )
