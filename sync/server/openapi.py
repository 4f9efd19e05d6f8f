"""The OpenAPI document of the server, from its routes, refusals and limits (`amparo-server openapi`).

It is for people who test or mirror a server, and is not served: what answers strangers stays small. Bodies are frames
(SPEC section 4), which a schema language cannot describe; the document says where and how large they are.
"""

from __future__ import annotations

from inspect import getmodule
from typing import Any, Final

from litestar import Litestar
from litestar.di import Provide
from litestar.handlers import HTTPRouteHandler
from litestar.openapi import OpenAPIConfig

from sync.protocol import limits, routes
from sync.protocol.version import VERSION
from sync.server.app import HANDLERS
from sync.server.problems import STATUS
from sync.server.uploads import PIECE

_SIGNED: Final = "signature"
_PATTERNS: Final = {
    "group": "^[0-9a-f]{64}$",
    "file": "^[0-9a-f]{32}$",
    "upload": "^[0-9a-f]{32}$",
    "tile": r"^([0-9]+|entries)/(x[0-9]{3}/)*[0-9]{3}(\.p/[0-9]+)?$",
}
_QUERIES: Final = {
    ("post", routes.PUSH): {"known": (0, 10**18 - 1, False)},
    ("get", routes.FILE): {"first": (0, 99_999, False)},
    ("post", routes.UPLOADS): {"size": (1, limits.PARCEL, True)},
    ("patch", routes.UPLOAD): {"at": (0, limits.PARCEL, True)},
}
"""Parameters that a handler reads out of the query itself: least, most, needed."""
_BODIES: Final = {
    ("post", routes.ENROLMENTS): limits.REQUEST,
    ("post", routes.PULL): limits.REQUEST,
    ("post", routes.NAMES): limits.REQUEST,
    ("post", routes.OBJECTS): limits.REQUEST,
    ("post", routes.ROSTER): limits.ROSTER_BODY,
    ("post", routes.PUSH): None,
    ("post", routes.PARCELS): limits.PARCEL,
    ("post", routes.UPLOADS): 4096,
    ("patch", routes.UPLOAD): PIECE,
}
"""Most bytes; None: as many as the quota holds."""
_UNSIGNED: Final = frozenset({"/", routes.ABOUT, routes.HEALTH, routes.PARCELS})
_PAGES: Final = frozenset({("get", "/"), ("post", "/"), ("post", routes.UPLOAD_ANSWER)})


def document() -> dict[str, Any]:
    described = Litestar(
        route_handlers=HANDLERS,
        dependencies={"server": Provide(_nobody, sync_to_thread=False)},
        openapi_config=OpenAPIConfig(title="Amparo's server", version=str(VERSION)),
    )
    found: dict[str, Any] = described.openapi_schema.to_schema()
    found["paths"] = {_plain(path): item for path, item in found["paths"].items()}
    for path, item in found["paths"].items():
        for method, operation in item.items():
            _complete(method, path, operation, _handler(method, path))
    found["components"] = {
        "schemas": {"Problem": _PROBLEM},
        "securitySchemes": {
            _SIGNED: {
                "type": "apiKey",
                "in": "header",
                "name": "Signature",
                "description": "RFC 9421, Ed25519, by a device or the invitation that it joins with (SPEC section 12)",
            }
        },
    }
    return found


def _nobody() -> object:
    raise AssertionError("nothing is served from here")


def _plain(path: str) -> str:
    """Without the framework's types of parameters."""
    return path.replace(":str}", "}").replace(":path}", "}")


def _handler(method: str, path: str) -> HTTPRouteHandler:
    [found] = [
        handler
        for handler in HANDLERS
        if {method.upper()} == handler.http_methods and path in map(_plain, handler.paths or {"/"})
    ]
    return found


def _complete(method: str, path: str, operation: dict[str, Any], handler: HTTPRouteHandler) -> None:
    module = getmodule(handler.fn)
    assert module is not None
    operation["summary"] = (handler.fn.__doc__ or module.__doc__ or "").strip().partition("\n\n")[0].replace("\n", " ")
    for parameter in operation.get("parameters", []):
        parameter["schema"] = {"type": "string", "pattern": _PATTERNS[parameter["name"]]}
    for name, (least, most, needed) in _QUERIES.get((method, path), {}).items():
        schema = {"type": "integer", "minimum": least, "maximum": most}
        operation.setdefault("parameters", []).append(
            {"name": name, "in": "query", "required": needed, "schema": schema}
        )
    if (method, path) in _BODIES:
        operation["requestBody"] = {"required": True, "content": {routes.MEDIA_TYPE: _bytes(_BODIES[method, path])}}
    operation["responses"] = _pages() if (method, path) in _PAGES else _answers(path)
    if path not in _UNSIGNED and not path.startswith(routes.UPLOADS):
        operation["security"] = [{_SIGNED: []}]


def _bytes(most: int | None) -> dict[str, Any]:
    schema: dict[str, Any] = {"type": "string", "format": "binary"}
    return {"schema": schema if most is None else schema | {"maxLength": most}}


def _answers(path: str) -> dict[str, Any]:
    is_json = path in (routes.ABOUT, routes.HEALTH) or path.startswith(routes.UPLOADS)
    good = {"application/json": {"schema": {"type": "object"}}} if is_json else {routes.MEDIA_TYPE: _bytes(None)}
    answers = {"200": {"description": "Done", "content": good}}
    if path == routes.HEALTH:
        answers["503"] = {"description": "The database does not answer", "content": good}
    if path == routes.UPLOAD:
        answers["409"] = {"description": "It goes on from elsewhere", "content": good}
    if path in (routes.ABOUT, routes.HEALTH):
        return answers
    return answers | {"default": {"description": "Refused", "content": {routes.PROBLEM_TYPE: {"schema": _REFERENCE}}}}


def _pages() -> dict[str, Any]:
    html = {"text/html": {"schema": {"type": "string"}}}
    answer = {"application/octet-stream": _bytes(None)}
    return {
        "200": {"description": "The page, or the answering parcel", "content": html | answer},
        "400": {"description": "The page, with what went wrong", "content": html},
    }


_REFERENCE: Final = {"$ref": "#/components/schemas/Problem"}
_PROBLEM: Final = {
    "type": "object",
    "description": "RFC 9457",
    "required": ["type", "status", "code"],
    "properties": {
        "type": {"const": "about:blank"},
        "status": {"enum": sorted(set(STATUS.values()) | {405})},
        "code": {"enum": sorted(STATUS)},
        "now": {"type": "integer", "description": "The server's clock in ms, where the signed time is too far from it"},
    },
}
