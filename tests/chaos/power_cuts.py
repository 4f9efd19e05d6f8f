"""The power goes at any call of a scene: what was confirmed must be on the disk, however little else the disk kept.

A kill leaves the system's memory of the disk as it is; a power cut does not. So the calls of a real process are
written down, and for places among them the folder is laid out as a disk may have kept it, and looked into. That holds
for SQLite's files as for ours.
"""

from __future__ import annotations

import random
import shutil
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

from desktop.errors import VaultDamaged
from tests.chaos.disk_model import Disk
from tests.chaos.scenes import Said, Scene
from tests.chaos.tracing import Call, trace


class Cutting:
    """`place`: where what a cut leaves is laid out. `cuts`: how many there were in each scene; `told`: in how many the
    opening said that something that was being written is not whole.
    """

    def __init__(self, scenes: Mapping[str, Scene], chance: random.Random, place: Path) -> None:
        self._scenes, self._chance, self._place = scenes, chance, place
        self.cuts: Counter[str] = Counter()
        self.confirmed = self.told = 0

    def some(self, name: str, times: int) -> None:
        """Let it come to its end, and look at what so many cuts on the way would have left. Raises Broken."""
        scene = self._scenes[name]
        deed = scene.begin()
        disk = Disk(scene.root)
        calls = trace(deed, scene.root)
        said: Said = []
        done = 0
        for cut in sorted(self._chance.randrange(len(calls) + 1) for _ in range(times)):
            for call in calls[done:cut]:
                _do(disk, call, said)
            done = cut
            shutil.rmtree(self._place, ignore_errors=True)
            disk.lay_out(self._place, self._chance)
            self.confirmed += self._looked(scene, said)
            self.cuts[name] += 1
        for call in calls[done:]:
            _do(disk, call, said)
        scene.look(scene.root, said, is_real=True)

    def _looked(self, scene: Scene, said: Said) -> int:
        """It may be told, once, that the end of what was being written did not stay; what was confirmed is there."""
        try:
            return scene.look(self._place, said, is_real=False)
        except VaultDamaged as damaged:
            if damaged.part != "log":
                raise
        self.told += 1
        return scene.look(self._place, said, is_real=False)


def _do(disk: Disk, call: Call, said: Said) -> None:
    if call.what == "say":
        said.append(call.data.decode().split())
    else:
        disk.do(call)
