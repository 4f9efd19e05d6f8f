"""Segments in an S3 store, one object each. An object is durable when the store has acknowledged it, and not before."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import TYPE_CHECKING, Final

import obstore
from obstore.exceptions import BaseError
from obstore.store import S3Store

from sync.server.blobs.segments import NAME
from sync.server.config import Settings
from sync.server.errors import StoreAway

if TYPE_CHECKING:
    from obstore.store import ClientConfig, RetryConfig, S3Config

_PATIENCE: Final = timedelta(seconds=20)
"""For one request. A device waits for the acknowledgement of what it sent; after 30 s it takes the line for dead."""
_TRIES: Final[RetryConfig] = {
    "max_retries": 5,
    "retry_timeout": timedelta(seconds=25),
    "backoff": {"init_backoff": timedelta(milliseconds=100), "max_backoff": timedelta(seconds=5), "base": 2},
}
"""A store that is busy says 503, one that has a bad moment 500: both are asked again. A put may come twice: it has the
same name and the same bytes."""


class S3Segments:
    def __init__(self, settings: Settings) -> None:
        bucket, _, prefix = settings.files.removeprefix("s3://").partition("/")
        self.place = settings.files
        given: dict[str, str] = {
            "endpoint": settings.s3_endpoint,
            "region": settings.s3_region,
            "access_key_id": settings.s3_access_key,
            "secret_access_key": settings.s3_secret_key,
        }
        # Its type names all that an S3 store can be told.
        config: S3Config = {name: value for name, value in given.items() if value}  # type: ignore[assignment]
        # Sealed chunks may go over a plain line, to a store in the same house; the secret key never crosses it.
        options: ClientConfig = {
            "allow_http": settings.s3_endpoint.startswith("http://"),
            "timeout": _PATIENCE,
            "connect_timeout": timedelta(seconds=5),
        }
        self._store = S3Store(
            bucket, prefix=prefix.strip("/") or None, config=config, client_options=options, retry_config=_TRIES
        )

    def put(self, name: str, data: bytes) -> None:
        with _asked():
            # One request: an upload in parts that is cut leaves parts behind that nobody lists and everybody pays for.
            obstore.put(self._store, _place(name), data, use_multipart=False)

    def get(self, name: str, offset: int, length: int) -> bytes:
        with _asked():
            data = bytes(obstore.get_range(self._store, _place(name), start=offset, length=length))
        if len(data) < length:
            raise ValueError(name)
        return data

    def delete(self, name: str) -> None:
        with _asked():
            try:
                obstore.delete(self._store, _place(name))
            except FileNotFoundError:
                return

    def sizes(self) -> Iterator[tuple[str, int]]:
        with _asked():
            for found in obstore.list(self._store):
                for segment in found:
                    name = segment["path"].rpartition("/")[2]
                    if NAME.fullmatch(name):
                        yield name, segment["size"]


def _place(name: str) -> str:
    # Two letters before it spread the names over what a store keeps apart.
    return f"{name[:2]}/{name}"


@contextmanager
def _asked() -> Iterator[None]:
    try:
        yield
    except FileNotFoundError:
        raise
    except (BaseError, OSError) as error:
        # What the store said may hold its address and the name of the bucket.
        raise StoreAway(type(error).__name__) from None
