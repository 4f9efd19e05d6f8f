"""Train the dictionaries that revisions are compressed with (SPEC section 8): `python -m tests.dictionary FOLDER`.

Writes `N.zdict` for every language and prints the SHA-256 of each. What is shipped in `resources/dictionaries` never
changes, for content that was sealed with it has to be readable for ever: a new one gets a number of its own. The same
texts, forms and release of zstd give the same bytes.
"""

from __future__ import annotations

import hashlib
import sys
from pathlib import Path

import zstandard

from tests.dictionary.answering import Answering, paragraphs

LANGUAGES = {2: "en", 3: "es", 4: "fr", 5: "pt", 6: "ar"}
_RECORDS = 4000
_SIZE = 110 * 1024
_LEVEL = 19
_ID = 0x616D_0000
"""zstd wants one, above 2^15; it stands in no frame."""


def trained(number: int) -> bytes:
    samples = list(Answering(paragraphs(LANGUAGES[number]), seed=number).contents(_RECORDS))
    return zstandard.train_dictionary(_SIZE, samples, level=_LEVEL, dict_id=_ID | number).as_bytes()


def main() -> int:
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    for number, language in LANGUAGES.items():
        content = trained(number)
        with (folder / f"{number}.zdict").open("xb") as file:
            file.write(content)
        print(number, language, len(content), hashlib.sha256(content).hexdigest(), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
