"""The numbers of SPEC section 2. Both ends check them before they allocate."""

from __future__ import annotations

from typing import Final

OBJECT: Final = 4 * 1024 * 1024
STATEMENT: Final = 16 * 1024
CARD: Final = 1024
CHUNK: Final = 65_536
FRAME: Final = OBJECT + 64
FILE_CHUNKS: Final = 65_536
FILE: Final = FILE_CHUNKS * CHUNK
ROSTER: Final = 10_000
PAGE_BYTES: Final = 8 * 1024 * 1024
PAGE_OBJECTS: Final = 2_000
NAMES: Final = 5_000
ASKED: Final = 1_000
REQUEST: Final = 64 * 1024
ROSTER_BODY: Final = 4 * 1024 * 1024
GRANT_KEYS: Final = 10_000
ACKNOWLEDGED: Final = 50_000
PUSHED: Final = 50_000
WITHDRAWN_RECORDS: Final = 1_000
WITHDRAWN_FILES: Final = 10_000
WITHDRAWN_OBJECTS: Final = 20_000
CLOCK_MS: Final = 300_000
INVITATION: Final = 4 * 1024
GROUP_CARD: Final = 4 * 1024
LETTER_RECIPIENTS: Final = 64
LETTER_KEY: Final = 2 * 1024
LETTER_MANIFESTS: Final = 5_000
LETTERS: Final = 100
ALLIES: Final = 200
PARCEL_ALLIES: Final = 10
PARCEL_LETTERS: Final = 16
"""Of those, what fits into the head of a parcel."""
DURABLE_BYTES: Final = 256 * 1024
"""A push is made durable at the latest after so many bytes …"""
DURABLE_SECONDS: Final = 2.0
"""… or after so much time."""
PARCEL: Final = 8 * 1024**3
PARCEL_BODY: Final = 1024
ANSWER: Final = 64 * 1024 * 1024
PARCEL_AGE_MS: Final = 60 * 86_400_000
PARCEL_AHEAD_MS: Final = 86_400_000
