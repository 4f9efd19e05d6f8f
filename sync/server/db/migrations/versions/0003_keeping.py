"""What a keeper decides about a group: how much it may store, whether anything new is taken."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    op.add_column("groups", sa.Column("quota", sa.BigInteger, nullable=True))
    op.add_column("groups", sa.Column("suspended", sa.Boolean, nullable=False, server_default=sa.false()))
