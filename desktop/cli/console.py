"""What the command line says and asks: lines for people, or one JSON document for programs. Knows no vault."""

from __future__ import annotations

import getpass
import json
import os
import sys
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from desktop import sentences
from desktop.cli.wording import capital
from desktop.errors import BrokenAnswers, InputUnreadable
from desktop.forms.errors import FormUnreadable

_LONGEST_LINE = 4096


@dataclass(frozen=True, slots=True, kw_only=True)
class Console:
    """`as_json`: exactly one JSON document on standard output, errors too. `language`: a code."""

    language: str
    as_json: bool = False

    def phrase(self, key: str, **fields: object) -> str:
        return sentences.phrase(key, self.language, **fields)

    def answer(self, document: Mapping[str, object], lines: Iterable[str]) -> None:
        """The result, in the one form or the other."""
        if self.as_json:
            print(json.dumps(document, ensure_ascii=False, indent=2))
            return
        for line in lines:
            print(harmless(line))

    def say(self, text: str) -> None:
        """Why nothing is done."""
        print(harmless(text), file=sys.stderr, flush=True)

    def remark(self, text: str) -> None:
        """Beside the result: for people only."""
        if not self.as_json:
            print(text, file=sys.stderr, flush=True)

    def complain(self, error: BaseException) -> None:
        said = sentences.about(error, self.language)
        problems = list(error.problems) if isinstance(error, BrokenAnswers) else []
        if self.as_json:
            fault: dict[str, object] = {"code": type(error).__name__, "happened": said.happened, "safe": said.safe}
            fault |= {"next": said.next}
            if code := getattr(error, "code", None):
                fault["detail"] = code
            if isinstance(error, FormUnreadable):
                fault |= {"detail": error.reason.value, "line": error.line, "question": error.question}
                fault["rule"] = error.detail
            if problems:
                fault["problems"] = [{"path": path, "problem": problem} for path, problem in problems]
            print(json.dumps({"error": fault}, ensure_ascii=False, indent=2))
            return
        place = sentences.place_in_form(error, self.language)
        lines = (said.happened, f"  {place}" if place else "", said.safe, said.next)
        print(harmless("\n".join(line for line in lines if line)), file=sys.stderr)
        for path, problem in problems:
            print(f"  {path}: {capital(self.phrase(f'problems.{problem}'))}", file=sys.stderr)

    def ask_secret(self, key: str) -> str:
        """Typed without echo at the terminal. Raises InputUnreadable where there is none."""
        if not sys.stdin.isatty():
            raise InputUnreadable  # getpass would show what is typed
        try:
            return getpass.getpass(self.phrase(key) + " ")
        except EOFError as error:
            raise InputUnreadable from error

    def ask(self, key: str, **fields: object) -> str:
        print(self.phrase(key, **fields), end=" ", file=sys.stderr, flush=True)
        return sys.stdin.readline(_LONGEST_LINE).strip()


def harmless(text: str) -> str:
    """Without what terminals take for orders: words come from other people's records and forms."""
    return "".join("\N{REPLACEMENT CHARACTER}" if _is_order(sign) else sign for sign in text)


def _is_order(sign: str) -> bool:
    return sign not in "\n\t" and unicodedata.category(sign) == "Cc"


def read_line(descriptor: int) -> str:
    """One line of an inherited file descriptor, without its end. Reads no byte past it, so that a second line can
    follow.

    Raises InputUnreadable, for an empty line too.
    """
    line = bytearray()
    try:
        while len(line) < _LONGEST_LINE and (byte := os.read(descriptor, 1)) not in (b"", b"\n"):
            line += byte
        text = line.decode("utf-8").removesuffix("\r")
    except (OSError, OverflowError, UnicodeDecodeError) as error:
        raise InputUnreadable from error
    if not text:
        raise InputUnreadable
    return text
