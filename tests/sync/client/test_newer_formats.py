"""What a newer version of the program wrote waits here until this one is as new."""

from sync.client import opening
from sync.crypto import seal

NEW = b"\x63"


def as_of_tomorrow(patching):
    """Seal and open in a codec that today's version lacks."""
    patching.setattr(seal, "pack", lambda content: NEW + content)
    patching.setattr(seal, "unpack", lambda packed: packed.removeprefix(NEW))


def test_what_a_newer_version_wrote_is_kept_and_read_after_the_update(group, monkeypatch):
    coordinator = group.coordinator()
    documenter = group.documenter()
    with monkeypatch.context() as tomorrow:
        as_of_tomorrow(tomorrow)
        saved = documenter.save("they came at dawn")
    documenter.save("and left at noon")
    group.sync(documenter)
    for _ in range(2):  # it is tried again each time, and stays
        group.sync(coordinator)
        assert [one.reason for one in coordinator.set_aside()] == [opening.NEWER]
        assert set(coordinator.texts().values()) == {"and left at noon"}
    as_of_tomorrow(monkeypatch)
    group.sync(coordinator)
    assert coordinator.texts()[saved.revision] == "they came at dawn"
    assert not coordinator.set_aside()
