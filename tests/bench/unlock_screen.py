"""A process of its own: what `python -m desktop FOLDER` does, until the unlock screen was painted."""

from __future__ import annotations

import sys
from pathlib import Path

from desktop import log
from desktop.app import Program, application


def main(folder: Path) -> None:
    log.start()
    app = application()
    program = Program(app, folder)
    program.start()
    # Only now: what only the measurement needs is not part of the start.
    from tests.bench.first_paint import FirstPaint

    assert program.entrance.screen is not None
    watching = FirstPaint(program.entrance.screen)
    app.exec()
    program.close()
    del watching


if __name__ == "__main__":
    main(Path(sys.argv[1]))
