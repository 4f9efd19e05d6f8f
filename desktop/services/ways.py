"""What is said of the ways into a vault: frozen values, without any secret unless it was just made to be handed over.
Knows no vault and no words for people.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum


class Way(Enum):
    PASSPHRASE = "passphrase"  # noqa: S105 -- the name of a way in, no passphrase
    SHEET = "sheet"
    SHARES = "shares"
    DURESS = "duress"


@dataclass(frozen=True, slots=True, kw_only=True)
class Holder:
    """Somebody who holds a share. `number` counts from 1; `proved`: when this share was last tried, None: never."""

    number: int
    name: str
    proved: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class WayIn:
    """A way into this vault that is in use. Known only inside the open vault: the folder does not tell.

    `proved`: when it was last shown to open the vault, None: never. `due`: when it has to be proved next, None for
    ways that are not rehearsed (passphrase, duress). `replaced`: a newer one of its kind was proved, so that this one
    can go. `needed` of `holders` open the vault together; 0 and empty but for shares.
    """

    id: int
    way: Way
    made: datetime
    proved: datetime | None = None
    due: datetime | None = None
    replaced: bool = False
    needed: int = 0
    holders: tuple[Holder, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A recovery sheet to be printed: 24 `words` and the same as text for a QR code. To be shown once and dropped."""

    id: int
    words: tuple[str, ...] = field(repr=False)
    qr_text: str = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Trusted:
    """Somebody who is to hold a share, and the PIN they chose or were given."""

    name: str
    pin: str = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """A share to be handed over: 20 `words`, and the same as text for a QR code. The PIN is in neither."""

    number: int
    name: str
    words: tuple[str, ...] = field(repr=False)
    qr_text: str = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldShare:
    """A share as its holder brings it: `words` as typed (case, spaces and line ends do not matter, four letters of a
    word are enough) or the text of its QR code.
    """

    words: str = field(repr=False)
    pin: str = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class ShareFacts:
    """What a share says of itself, before any vault is opened: `needed` shares of the `set` open the vault."""

    number: int
    needed: int
    set: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ProvedShares:
    """`right`: numbers of shares that belong to this vault, with the right PIN; `wrong`: positions (from 0) among those
    given that do not. `opens`: enough right ones were together, and they opened the vault's own slot just now.
    """

    right: tuple[int, ...]
    wrong: tuple[int, ...]
    opens: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class WrongTries:
    """Tries to open the vault that failed since the last one that succeeded and was told. Whoever can write the folder
    can take them back, so that none does not mean that nobody tried.
    """

    count: int
    first: datetime
    last: datetime
