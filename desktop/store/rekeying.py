"""A new passphrase, with a new salt and cost; and setting a duress passphrase. Knows no file: the keyring writes."""

from __future__ import annotations

from collections.abc import Callable

from desktop.errors import PassphraseTaken, WrongPassphrase
from desktop.store.keyring import Keyring
from desktop.store.keyslots import Cost, Keyslots, Kind
from desktop.store.unit import now
from desktop.store.ways import NewWay


def expect_passphrase(keyring: Keyring, passphrase: str) -> None:
    """Raises WrongPassphrase unless it is the everyday one. About a second."""
    way = keyring.tried(passphrase)
    if way is None or way.kind is not Kind.PASSPHRASE:
        raise WrongPassphrase


def put_passphrase(keyring: Keyring, new: str, duress: str, cost: Callable[[], Cost]) -> bool:
    """In the place of the one there is. True: salt and cost are new. They are not where there is a duress passphrase
    that is not given, because its slot key hangs on them too.

    Raises WrongPassphrase (`duress` is not it), PassphraseTaken.
    """
    page, known = keyring.page(), keyring.all()
    old = [way for way in known if way.kind is Kind.PASSPHRASE]
    pressed = next((way for way in known if way.kind is Kind.DURESS), None)
    if pressed is not None and duress and page.slot_key(duress) != pressed.slot_key:
        raise WrongPassphrase
    anew = pressed is None or bool(duress)
    header = Keyslots.made(cost()) if anew else page
    ways = [NewWay(Kind.PASSPHRASE, header.slot_key(new), now())]
    if pressed is not None and anew:
        ways.append(NewWay(Kind.DURESS, header.slot_key(duress), pressed.made))
        old.append(pressed)
    taken = {way.slot_key for way in known if way.kind is Kind.DURESS} | {way.slot_key for way in ways[1:]}
    if ways[0].slot_key in taken:
        raise PassphraseTaken
    keyring.write(ways, without=[way.id for way in old], header=header)
    return anew


def put_duress(keyring: Keyring, duress: str) -> int:
    """In the place of an earlier one; its id. Raises PassphraseTaken where it is the everyday passphrase."""
    known = keyring.all()
    slot_key = keyring.page().slot_key(duress)
    if any(way.slot_key == slot_key for way in known if way.kind is Kind.PASSPHRASE):
        raise PassphraseTaken
    old = [way.id for way in known if way.kind is Kind.DURESS]
    return keyring.write([NewWay(Kind.DURESS, slot_key, now())], without=old)[0]
