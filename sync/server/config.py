"""The server's folder and what its keeper may set in it (`server.toml`)."""

from __future__ import annotations

import json
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Final

import msgspec

from sync.server.errors import AlreadyThere, BadSettings, NoServerHere

_TEXT: Final = """\
# Amparo's server. Whoever keeps it can read nothing of what it holds.

# Where it listens.
host = {host}
port = {port}

# Where its keeper's monitoring asks for /metrics and /healthz over plain HTTP, as HOST:PORT; nothing for nowhere. It is
# to be this machine (127.0.0.1:9464) or a line that only the keeper's machines share.
keeper = {keeper}

# Where laptops find it. Every invitation names these; they can stand behind a name, a tunnel or an onion service.
addresses = {addresses}

# Where the tables lie: nothing for SQLite in this folder, else postgresql+psycopg://USER:PASSWORD@HOST/DATABASE.
database = {database}

# Where sealed files lie: nothing for this folder, else s3://BUCKET/PREFIX. What is empty of the four lines below it is
# taken from the environment, as other programs for S3 do (AWS_ENDPOINT_URL, AWS_REGION, AWS_ACCESS_KEY_ID, …).
files = {files}
s3_endpoint = {s3_endpoint}
s3_region = {s3_region}
s3_access_key = {s3_access_key}
s3_secret_key = {s3_secret_key}

# What one device may store, in GiB.
quota_gib = {quota_gib}

# How many lines may be open at once. Each costs half a megabyte; a laptop opens up to eight.
lines = {lines}

# How often one device may ask, in requests a second; its group ten times as often. Who is faster waits.
requests_per_second = {requests_per_second}

# What parcels that are being handed in at the upload page may take up, all together, in GiB. They go after two days.
uploads_gib = {uploads_gib}
"""


class Settings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    addresses: Annotated[tuple[str, ...], msgspec.Meta(min_length=1, max_length=8)]
    host: str = "0.0.0.0"  # noqa: S104 - a server is there to be reached; `init --host` narrows it
    port: Annotated[int, msgspec.Meta(ge=1, le=65535)] = 8443
    keeper: Annotated[str, msgspec.Meta(pattern=r"^(.+:[0-9]{1,5})?$")] = ""
    database: Annotated[str, msgspec.Meta(pattern=r"^(postgresql\+psycopg://.+)?$")] = ""
    files: Annotated[str, msgspec.Meta(pattern=r"^(s3://[a-z0-9][a-z0-9.-]*(/.*)?)?$")] = ""
    s3_endpoint: Annotated[str, msgspec.Meta(pattern=r"^(https?://.+)?$")] = ""
    s3_region: str = ""
    s3_access_key: str = ""
    s3_secret_key: str = ""
    quota_gib: Annotated[float, msgspec.Meta(gt=0)] = 20
    lines: Annotated[int, msgspec.Meta(ge=16, le=100_000)] = 320
    requests_per_second: Annotated[float, msgspec.Meta(gt=0)] = 50
    uploads_gib: Annotated[float, msgspec.Meta(gt=0)] = 4

    @property
    def quota(self) -> int:
        return int(self.quota_gib * 1024**3)

    @property
    def uploads(self) -> int:
        return int(self.uploads_gib * 1024**3)


@dataclass(frozen=True, slots=True)
class Stores:
    """Where tables and sealed files lie; empty for the server's own folder."""

    database: str = ""
    files: str = ""
    s3_endpoint: str = ""
    s3_region: str = ""
    s3_access_key: str = ""
    s3_secret_key: str = ""


HERE: Final = Stores()


@dataclass(frozen=True, slots=True)
class Folder:
    """Where things are in a server's folder."""

    path: Path

    @property
    def settings_file(self) -> Path:
        return self.path / "server.toml"

    @property
    def database(self) -> Path:
        return self.path / "amparo.db"

    @property
    def files(self) -> Path:
        return self.path / "files"

    @property
    def uploads(self) -> Path:
        return self.path / "uploads"

    @property
    def beginnings(self) -> Path:
        return self.path / "beginnings"

    @property
    def log_key(self) -> Path:
        return self.path / "log.key"

    @property
    def tls_key(self) -> Path:
        return self.path / "tls.key"

    @property
    def certificate(self) -> Path:
        return self.path / "tls.crt"

    def make(self) -> None:
        """Raises AlreadyThere for a folder that holds anything."""
        if self.path.exists() and (not self.path.is_dir() or any(self.path.iterdir())):
            raise AlreadyThere
        self.path.mkdir(mode=0o700, parents=True, exist_ok=True)
        self.files.mkdir(mode=0o700)

    def settings(self) -> Settings:
        """Raises NoServerHere and BadSettings."""
        if not self.settings_file.is_file():
            raise NoServerHere
        try:
            found = msgspec.convert(tomllib.loads(self.settings_file.read_text("utf-8")), Settings)
        except (tomllib.TOMLDecodeError, UnicodeDecodeError, msgspec.ValidationError) as error:
            raise BadSettings(str(error)) from None
        if not found.database and not self.database.is_file():
            raise NoServerHere
        return found

    def write(self, settings: Settings) -> None:
        # JSON's strings, numbers and arrays of strings are TOML's as well.
        values = {name: json.dumps(value) for name, value in msgspec.to_builtins(settings).items()}
        # Passwords may stand in it.
        self.settings_file.touch(mode=0o600)
        self.settings_file.write_text(_TEXT.format(**values), "utf-8")
