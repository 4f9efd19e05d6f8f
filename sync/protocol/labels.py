"""Every label of SPEC section 3 in one place, so that no two can collide. Both ends import it."""

from __future__ import annotations

from typing import Final

DEVICE: Final = b"amparo/1 device\0"
STATEMENT: Final = b"amparo/1 statement\0"
GRANT: Final = b"amparo/1 grant\0"
REVISION: Final = b"amparo/1 revision\0"
ACKNOWLEDGEMENT: Final = b"amparo/1 acknowledgement\0"
MANIFEST: Final = b"amparo/1 manifest\0"
CERTIFICATE: Final = b"amparo/1 certificate\0"
ENROLMENT: Final = b"amparo/1 enrolment\0"
RECORD_KEY: Final = b"amparo/1 record key\0"
CONTENT: Final = b"amparo/1 content\0"
HPKE: Final = b"amparo/1 hpke\0"
CHUNK: Final = b"amparo/1 chunk\0"
CARD: Final = b"amparo/1 card\0"
CUSTODY: Final = b"amparo/1 custody\0"
HEADS: Final = b"amparo/1 heads\0"
EVIDENCE: Final = b"amparo/1 evidence\0"
BUNDLE: Final = b"amparo/1 bundle\0"
PARCEL: Final = b"amparo/1 parcel\0"
PARCEL_END: Final = b"amparo/1 parcel end\0"
ANSWER: Final = b"amparo/1 answer\0"
