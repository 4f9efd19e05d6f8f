"""Run by `test_crashes`: saves, imports and records for ever, and says each thing on stdout once it is confirmed."""

from __future__ import annotations

import random
import sys
from pathlib import Path

from desktop.store.sittings import Sitting
from desktop.store.vault import Vault


def main() -> None:
    folder, passphrase, source, job = sys.argv[1:]
    vault = Vault.open(Path(folder), passphrase)
    recording = vault.files.begin("recording.wav", "audio/wav") if job == "files" else None
    number = 0
    print("open", flush=True)
    while True:
        number += 1
        changes = {"title": f"number {number}", "what": "x" * random.randrange(5000)}
        if recording is not None:
            recording.write(bytes(50_000))
            ref = vault.files.take_in(Path(source), "photo.jpg", "image/jpeg")
            print("file", ref.id, flush=True)
            changes["photo"] = ref
        with vault.unit() as unit:
            saved = unit.save(Sitting(form="case", changes=changes))
        print("record", saved.record, number, flush=True)


if __name__ == "__main__":
    main()
