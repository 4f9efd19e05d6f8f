"""Run by Alembic. The caller hands in a connection whose transaction it begins and ends."""

from __future__ import annotations

from alembic import context

context.configure(connection=context.config.attributes["connection"], transactional_ddl=False)
context.run_migrations()
