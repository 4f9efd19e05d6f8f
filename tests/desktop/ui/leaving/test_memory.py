"""After locking, nobody remembers: the memory of the real program's processes is searched before and after."""

from __future__ import annotations

import pytest

from desktop.store import keyslot_file
from desktop.store.backups.keys import backup_key
from desktop.store.keyslots import database_key
from desktop.store.vault import Vault
from tests.desktop.ui.leaving.memories import files_of, found_in, spelled
from tests.desktop.ui.leaving.real_program import PATIENCE, laptop
from tests.desktop.ui.starting import folder
from tests.laptops import PASSPHRASE

__all__ = ["folder"]

ANSWER = "Se llevaron a Ñusta de noche"


@pytest.fixture
def secrets(folder):
    """What must be forgotten, spelled in every way."""
    vault_key = keyslot_file.read(folder).opened(PASSPHRASE)[1].vault_key
    database = database_key(vault_key)
    keys = {"vault key": vault_key, "database key": database, "database key in hex": database.hex().encode()}
    keys["backup key"] = backup_key(vault_key)
    vault = Vault.open(folder, PASSPHRASE)
    keys["device keys"] = vault.keys.to_bytes()[:32]
    vault.close()
    return keys | spelled("passphrase", PASSPHRASE) | spelled("answer", ANSWER)


def at_work(found, secrets):
    """Unlocked, an answer typed; shown that a search finds each kind of secret in this process. (The vault key is
    not kept once the keys that the work needs are made from it, and is found only by chance.)
    """
    work = found.current
    work.do(f"type {PASSPHRASE}")
    assert any("passphrase" in name for name in found_in(found.processes(), secrets))
    work.do("unlock")
    assert work.do("look") == "done closed"
    work.do(f"answer {ANSWER}")
    work.do("copy")
    seen = found_in(found.processes(), secrets)
    assert {"database key", "backup key", "answer latin-1", "answer utf-16-le"} <= seen, seen
    return work


def remembered(found, after, secrets, folder):
    """What the one process that is left knows, in its memory and by the files it has open."""
    if after.pid != found.program.pid:
        found.program.wait(PATIENCE)
    assert found.processes() == [after.pid]
    assert [path for path in files_of(after.pid) if path.startswith(str(folder))] == []
    return found_in([after.pid], secrets)


@pytest.mark.parametrize("deed", ["press Ctrl+L", "idle"])
def test_after_locking_no_process_remembers_key_passphrase_or_answer(tmp_path, folder, secrets, deed):
    with laptop(folder, tmp_path) as found:
        at_work(found, secrets).do(deed)
        after = found.next()
        assert after.screen == "UnlockScreen"
        assert remembered(found, after, secrets, folder) == set()


def test_nor_after_a_quick_exit_and_on_the_way_back_from_it(tmp_path, folder, secrets):
    with laptop(folder, tmp_path) as found:
        at_work(found, secrets).do("press Ctrl+Q")
        after = found.next()
        assert after.screen == "CostsSheet"
        assert remembered(found, after, secrets, folder) == set()
        after.do("press Ctrl+L")
        after = found.next()
        assert after.screen == "UnlockScreen"
        assert remembered(found, after, secrets, folder) == set()


def test_after_closing_no_process_is_left_to_remember(tmp_path, folder, secrets):
    with laptop(folder, tmp_path) as found:
        at_work(found, secrets).do("close")
        assert found.program.wait(PATIENCE) == 0
        assert found.processes() == []
