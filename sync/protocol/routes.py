"""Paths and media types of SPEC section 12. Group and file ids stand in them as lower-case hex."""

from __future__ import annotations

from typing import Final

ABOUT: Final = "/v1/about"
ENROLMENTS: Final = "/v1/groups/{group}/enrolments"
PULL: Final = "/v1/groups/{group}/pull"
PUSH: Final = "/v1/groups/{group}/push"
NAMES: Final = "/v1/groups/{group}/names"
OBJECTS: Final = "/v1/groups/{group}/objects"
FILE: Final = "/v1/groups/{group}/files/{file}"
ROSTER: Final = "/v1/groups/{group}/roster"
CHECKPOINT: Final = "/v1/groups/{group}/checkpoint"
TILE: Final = "/v1/groups/{group}/tile/{tile}"
PARCELS: Final = "/v1/parcels"
PAGE: Final = "/"
HEALTH: Final = "/healthz"
METRICS: Final = "/metrics"
UPLOADS: Final = "/v1/uploads"
UPLOAD: Final = "/v1/uploads/{upload}"
UPLOAD_ANSWER: Final = "/v1/uploads/{upload}/answer"

MEDIA_TYPE: Final = "application/vnd.amparo"
PROBLEM_TYPE: Final = "application/problem+json"

SIGNATURE_LABEL: Final = "amparo"
SIGNATURE_TAG: Final = "amparo-1"
INVITATION_KEY_ID: Final = "invitation:"
"""Before the invitation key in hex, where a request is signed by an invitation and not by a device."""


def enrolments(group: bytes) -> str:
    return ENROLMENTS.format(group=group.hex())


def pull(group: bytes) -> str:
    return PULL.format(group=group.hex())


def push(group: bytes) -> str:
    return PUSH.format(group=group.hex())


def names(group: bytes) -> str:
    return NAMES.format(group=group.hex())


def objects(group: bytes) -> str:
    return OBJECTS.format(group=group.hex())


def file(group: bytes, file_id: bytes) -> str:
    return FILE.format(group=group.hex(), file=file_id.hex())


def roster(group: bytes) -> str:
    return ROSTER.format(group=group.hex())


def checkpoint(group: bytes) -> str:
    return CHECKPOINT.format(group=group.hex())


def tile(group: bytes, path: str) -> str:
    """`path` as of `tiles.path`."""
    return TILE.format(group=group.hex(), tile=path)
