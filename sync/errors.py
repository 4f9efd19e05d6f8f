"""What can go wrong between two machines.

    SyncError
    +-- Transient              try again later, unchanged
    |   +-- Unreachable            no route, no name, no answer
    |   +-- CutOff                 the connection ended in the middle
    |   |   +-- Blocked                it ended, or fell silent, in the hello: before anybody showed a key
    |   +-- ServerFault            the server answered with its own failure (5xx)
    +-- Permanent              trying again cannot help
        +-- WrongKey               TLS works, but the server's key is not the pinned one
        +-- NotAmparo              something else answered: a captive portal, a web page
        +-- Refused                the server understood and said no; `code` says why
        +-- Unreadable             a message or ciphertext does not parse or verify
        |   +-- NewerFormat            it verified, and is written in a way that only a newer version can read
        +-- BadInvitation          cut short, altered, or not an invitation
        +-- BadGroupCard           another group's card: cut short, altered, expired, or none at all
        +-- BadParcel              not a parcel's answer, not for this device, or nothing of it is whole
        +-- HistoryBroken          the server's log contradicts what it proved before
        +-- RosterBroken           a statement breaks the rules of the roster

No message here may hold a name, a place, a file name or a key.
"""

from __future__ import annotations


class SyncError(Exception):
    """Base of everything raised on purpose here; never raised itself."""


class Transient(SyncError):
    """Try again later, unchanged."""


class Unreachable(Transient):
    """No route to the server, no such name, or no answer in time.

    `reason`, empty where nothing tells: `no_network`, `no_name`, `refused` (nobody listens there), `no_answer`;
    `proxy_away`, `proxy_refused`, `proxy_password` (it wants one), `beyond_proxy` (it answers, and does not get
    there); `tor_away` (no Tor runs here), `onion` (Tor runs, and does not get there).
    """

    def __init__(self, reason: str = "") -> None:
        super().__init__(reason)
        self.reason = reason


class CutOff(Transient):
    """The connection ended before the message did."""


class Blocked(CutOff):
    """The connection was made, and ended or fell silent before anybody showed a key."""


class ServerFault(Transient):
    """The server answered, with a failure of its own."""

    def __init__(self, status: int) -> None:
        super().__init__(str(status))
        self.status = status


class Permanent(SyncError):
    """Trying again cannot help; a person has to do something."""


class WrongKey(Permanent):
    """Whoever answered does not hold the key that the invitation named."""


class NotAmparo(Permanent):
    """A captive portal or some other web page answered in the server's place."""


class Refused(Permanent):
    """The server understood and said no. `code` is one of `sync.protocol.codes`."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class Unreadable(Permanent):
    """A message or ciphertext does not parse or verify. `what` names the part of the format."""

    def __init__(self, what: str) -> None:
        super().__init__(what)
        self.what = what


class NewerFormat(Unreadable):
    """It verified, and this version of the program lacks what it takes to read it. It is kept for one that does not."""


class BadInvitation(Permanent):
    """Cut short, altered, expired or no invitation at all. `reason`: `cut_short`, `not_one`, `expired`."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class BadGroupCard(Permanent):
    """Another group's card that cannot be used. `reason`: `cut_short`, `not_one`, `altered` (its signature is not its
    maker's), `expired`, `own` (of this very group), `other_server`, `swapped` (it names a group whose card was
    compared, and another maker's device; compare it anew).
    """

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class BadParcel(Permanent):
    """A file from a stick that cannot be used. `reason`: `not_one`, `newer` (of a later version), `a_parcel` (where its
    answer should be), `an_answer` (where a parcel should be), `other_group`, `other_device`, `not_a_member` (whose
    laptop this one does not know), `revoked` (that is out of the group), `cut_short`, `damaged`: of the last two
    nothing at all could be used.
    """

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class HistoryBroken(Permanent):
    """The server's log contradicts a checkpoint that a device verified earlier. `what`: `smaller`, `root`, `proof`,
    `leaf` (it did not grow out of the one kept here), `gone` (it does not know the group, or this device, any more),
    `fork` (another device was shown another log), `unproved` (it cannot show that both are one), `roster` (its list of
    members is another one, so that nobody can begin anew with it).
    """

    def __init__(self, what: str) -> None:
        super().__init__(what)
        self.what = what
        self.reason = what


class RosterBroken(Permanent):
    """The statement with this number breaks the rules of the roster."""

    def __init__(self, number: int, rule: str) -> None:
        super().__init__(f"{number}: {rule}")
        self.number = number
        self.rule = rule
