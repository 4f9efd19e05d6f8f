"""Why a server says no: the member `code` of its error answers, and of refused frames. Prose is for the window."""

from __future__ import annotations

from typing import Final

# The whole request
CLOCK: Final = "clock"
"""The signed time is too far from the server's; the answer's member `now` (ms) has the server's."""
SIGNATURE: Final = "signature"
REPLAYED: Final = "replayed"
DIGEST: Final = "digest"
UNKNOWN_GROUP: Final = "unknown_group"
UNKNOWN_DEVICE: Final = "unknown_device"
REVOKED: Final = "revoked"
SUSPENDED: Final = "suspended"
"""The keeper takes nothing new from the group; what is there can be fetched."""
UNKNOWN_FILE: Final = "unknown_file"
UNKNOWN_OBJECT: Final = "unknown_object"
"""Of a question for objects, one object: not here, or not for this device."""
MALFORMED: Final = "malformed"
TOO_LARGE: Final = "too_large"
TOO_SLOW: Final = "too_slow"
BUSY: Final = "busy"
TOO_MANY: Final = "too_many"
"""Requests at once, of the device or of its group."""
NOT_FOUND: Final = "not_found"
SERVER_FAULT: Final = "server_fault"

# Enrolment
INVITATION_USED: Final = "invitation_used"
INVITATION_EXPIRED: Final = "invitation_expired"
INVITATION_UNKNOWN: Final = "invitation_unknown"
ROSTER_MOVED: Final = "roster_moved"
ROSTER_FULL: Final = "roster_full"

# One object or chunk of a push
BAD_SIGNATURE: Final = "bad_signature"
FOREIGN_AUTHOR: Final = "foreign_author"
FOREIGN_KEY: Final = "foreign_key"
"""It names a key id that others hold and its author was never granted."""
UNKNOWN_RECIPIENT: Final = "unknown_recipient"
ROSTER_RULE: Final = "roster_rule"
FILE_TAKEN: Final = "file_taken"
UNKNOWN_MANIFEST: Final = "unknown_manifest"
CHUNK_MISMATCH: Final = "chunk_mismatch"
QUOTA: Final = "quota"
WITHDRAWN: Final = "withdrawn"
"""Consent was withdrawn for its record or file: it is taken by nobody any more (SPEC section 16)."""
FOREIGN_RECORD: Final = "foreign_record"
"""A withdrawal of what its author may not speak for."""
FOREIGN_LETTER: Final = "foreign_letter"
"""A letter to another group by somebody who is no coordinator."""

# Never on the wire
DAMAGED: Final = "damaged"
"""What this device says to itself of a file that its own disk does not give whole."""
