"""An export read as a stranger would: nothing of the program but its format."""

from __future__ import annotations

import csv
import hashlib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from desktop.services.exporting.exporting import Choice, Exporting, Report
from tests.laptops import Laptop


@dataclass(frozen=True)
class TakenOut:
    folder: Path
    report: Report | None = None

    def records(self, form: str) -> list[dict[str, Any]]:
        return self.lines(f"records/{form}.jsonl")

    def record(self, form: str) -> dict[str, Any]:
        [found] = self.records(form)
        return found

    def lines(self, path: str) -> list[dict[str, Any]]:
        file = self.folder / path
        if not file.exists():
            return []
        return [json.loads(line) for line in file.read_text(encoding="utf-8").split("\n")[:-1]]

    def table(self, name: str) -> list[dict[str, str]]:
        """As a spreadsheet reads it: with the signature of UTF-8 and its own ends of lines."""
        with (self.folder / "tables" / f"{name}.csv").open(encoding="utf-8-sig", newline="") as file:
            return list(csv.DictReader(file))

    def left_out(self) -> dict[str, str]:
        """Codes by id."""
        file = self.folder / "left-out.csv"
        if not file.exists():
            return {}
        with file.open(encoding="utf-8-sig", newline="") as opened:
            return {row["record"]: row["code"] for row in csv.DictReader(opened)}

    def readme(self) -> str:
        return (self.folder / "README.txt").read_text(encoding="utf-8-sig")

    def bytes(self) -> bytes:
        """Of everything in it that somebody wrote: forms and vocabularies are the same in all."""
        ours = ("forms", "vocabularies", "FORMAT.md")
        files = [path for path in sorted(self.folder.rglob("*")) if path.is_file()]
        return b"".join(
            str(path.relative_to(self.folder)).encode() + path.read_bytes()
            for path in files
            if path.relative_to(self.folder).parts[0] not in ours
        )

    def ids(self) -> set[str]:
        paths = (self.folder / "records").glob("*.jsonl")
        return {one["id"] for path in paths for one in self.records(path.stem)}


def take_out(here: Laptop, folder: Path, purpose: str | None = "internal", *, language: str = "en", **more) -> TakenOut:
    """`purpose` None: a whole backup."""
    report = Exporting(here.vault, language).export(Choice(purpose=purpose, **more), folder, lambda _: None)
    return TakenOut(folder, report)


def verified(folder: Path) -> bool:
    """Whether SHA256SUMS has every file but itself, and each is what it says."""
    sums = {}
    for line in (folder / "SHA256SUMS").read_text(encoding="utf-8").splitlines():
        sha256, _, path = line.partition("  ")
        sums[path] = sha256
    found = {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.rglob("*")
        if path.is_file() and path.name != "SHA256SUMS"
    }
    return found == sums


def agreed(*purposes: str, **answers: Any) -> dict[str, Any]:
    """Answers of a testimony whose narrator said yes to these."""
    return {"who/known_as": "An elder"} | {f"consent/purposes/{one}": "yes" for one in purposes} | answers
