"""The server's tables. Runs on SQLite and PostgreSQL; what only SQLite knows stands in `sqlite.py`."""
