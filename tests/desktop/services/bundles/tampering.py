"""A frozen bundle, laid out to be changed: by somebody on the way, or by its own maker, who signs it anew."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

from desktop.services.bundles import documents
from desktop.services.bundles.verdict import Verdict
from desktop.services.bundles.verifying import verify
from sync.crypto.keys import DeviceKeys
from sync.crypto.sign import sign
from sync.protocol import labels
from tests.vectors.reading import FOLDER

FACTS = json.loads((FOLDER / "bundle-1.json").read_text("utf-8"))
MAKER = DeviceKeys.from_bytes(bytes.fromhex(FACTS["maker"]))
DOCUMENTER = DeviceKeys.from_bytes(bytes.fromhex(FACTS["documenter"]))
SIGNED = ("LEAME.txt", "README.txt", "custody.json", "original.txt", "proofs.json")


class Bundle:
    def __init__(self, place: Path) -> None:
        self.folder = place / "bundle"
        shutil.copytree(FOLDER / "bundle-1", self.folder)

    def verified(self) -> Verdict:
        return verify(self.folder, server_key=FACTS["server_key"], group=FACTS["group"])

    def wrong(self) -> set[str]:
        return {one.code for one in self.verified().wrong}

    def change(self, name: str, how: Callable[[Any], None], keys: DeviceKeys | None = MAKER) -> None:
        """Of a document; then it is signed again, as only its maker (or `keys`) can."""
        path = self.folder / name
        told = json.loads(path.read_bytes())
        how(told)
        path.write_text(json.dumps(told), "utf-8")
        self.sign(keys)

    def sign(self, keys: DeviceKeys | None = MAKER) -> None:
        if keys is None:
            return
        sums = {name: hashlib.sha256((self.folder / name).read_bytes()).hexdigest() for name in SIGNED}
        listed = "".join(f"{sha256}  {name}\n" for name, sha256 in sorted(sums.items())).encode()
        (self.folder / documents.SUMS).write_bytes(listed)
        signed = sign(keys.signing, labels.BUNDLE + listed)
        (self.folder / documents.SIGNATURE).write_bytes(documents.signature(keys.id, keys.signing_public, signed))


def chain_of(keys: DeviceKeys, told: Any) -> Any:
    return next(chain for chain in told["chains"] if chain["device"] == keys.id.hex())
