"""The log on standard error: one JSON object a line, without addresses, names, ids or keys."""

from __future__ import annotations

import json
import logging
from datetime import UTC, datetime


class Lines(logging.Formatter):
    """One record, one line."""

    def format(self, record: logging.LogRecord) -> str:
        """Fields come from our own `extra={"fields": …}`. A message of somebody else's library is left out."""
        line: dict[str, object] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "from": record.name,
            "event": record.msg if record.name.startswith("sync.") else "message",
        }
        line.update(getattr(record, "fields", {}))
        return json.dumps(line)


def set_up() -> None:
    handler = logging.StreamHandler()
    handler.setFormatter(Lines())
    logging.basicConfig(level=logging.INFO, handlers=[handler], force=True)
    # Of libraries only what is wrong: their lines name clients and paths.
    for name in ("uvicorn", "uvicorn.error", "asyncio", "alembic", "http_message_signatures"):
        logging.getLogger(name).setLevel(logging.ERROR)
