"""What can go wrong for the keeper of a server, by who can mend it.

KeeperError
+-- AlreadyThere      the folder for a new server is not empty
+-- NoServerHere      the folder holds no server
+-- NoSuchGroup       no group of this id is here
+-- TooNew            a later version of the program wrote the tables
+-- NotConfirmed      what cannot be undone was asked for without saying so
+-- BadSettings       server.toml does not say what it should
+-- PortTaken         something else listens there already
+-- ParcelRefused     a parcel that cannot be taken
+-- Damaged           files or tables are not what they were
+-- StoreAway         the store of files does not answer, is full or refuses
"""

from __future__ import annotations


class KeeperError(Exception):
    """Base; never raised itself."""


class AlreadyThere(KeeperError):
    """The folder for a new server is not empty."""


class NoServerHere(KeeperError):
    """The folder holds no server."""


class NoSuchGroup(KeeperError):
    """No group of this id is here."""


class TooNew(KeeperError):
    """A later version of the program wrote the tables."""


class NotConfirmed(KeeperError):
    """What cannot be undone was asked for without saying so."""


class BadSettings(KeeperError):
    def __init__(self, detail: str) -> None:
        super().__init__(detail)
        self.detail = detail


class PortTaken(KeeperError):
    def __init__(self, port: int) -> None:
        super().__init__(str(port))
        self.port = port


class ParcelRefused(KeeperError):
    """`code` as a request would be refused with."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class Damaged(KeeperError):
    """`parts` names what: tables, segments, files of the folder."""

    def __init__(self, parts: list[str]) -> None:
        super().__init__(", ".join(parts))
        self.parts = parts


class StoreAway(KeeperError):
    """`reason` in the words of the machine; no name, no address."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason
