"""Sticks by their names: what the system says is mounted where people plug things in."""

from __future__ import annotations

import os
import shutil

from desktop.services import sticks as looking
from desktop.services.sticks import sticks


def test_what_is_mounted_where_people_plug_things_in_is_found_by_name(tmp_path, monkeypatch):
    monkeypatch.setattr(looking, "_PLACES", (f"{tmp_path}/media/",))
    for name in ("BLUE STICK", "anne"):
        (tmp_path / "media" / name).mkdir(parents=True)
    escaped = str(tmp_path / "media" / "BLUE STICK").replace(" ", "\\040")
    (tmp_path / "mounts").write_text(
        f"/dev/sda1 / ext4 rw 0 0\n/dev/sdb1 {escaped} vfat rw 0 0\n/dev/sdc1 {tmp_path}/media/anne vfat rw 0 0\n"
        f"/dev/sdd1 {tmp_path}/media/pulled-out vfat rw 0 0\n"
    )
    found = sticks(tmp_path / "mounts")
    assert [(stick.name, stick.place) for stick in found] == [
        ("anne", tmp_path / "media" / "anne"),
        ("BLUE STICK", tmp_path / "media" / "BLUE STICK"),
    ]
    assert found[0].free <= shutil.disk_usage(tmp_path).total


def test_asking_this_machine_gives_places_that_can_be_written_to():
    assert all(os.access(stick.place, os.W_OK) for stick in sticks())
