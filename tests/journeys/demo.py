"""`make demo`: plays the main job (`tests.journeys.play`); fails if one record, file or receipt is not exactly right.

Without a screen the windows are drawn in memory.
"""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

FOLDER = Path("build/demo").absolute()


def main() -> int:
    begun = time.monotonic()
    status = _play()
    print(f"\nThe demonstration took {time.monotonic() - begun:.0f} s and {'failed' if status else 'went well'}.")
    return status


def _play() -> int:
    # The program keeps the look of the unlock screen outside the vault: not in the place of whoever runs this.
    for place in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME"):
        os.environ[place] = str(FOLDER / "home" / place.lower())
    if not os.environ.get("DISPLAY"):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    # A machine without a sound card or decoders in hardware says so at length; it plays all the same.
    os.environ.setdefault("QT_LOGGING_RULES", "qt.multimedia.*=false")
    from tests.journeys.play import play  # Qt looks at the environment when it is imported

    return play(FOLDER)


if __name__ == "__main__":
    sys.exit(main())
