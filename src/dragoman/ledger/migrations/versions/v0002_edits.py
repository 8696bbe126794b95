"""What an edit changes stands beside the decision."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision: str | None = "0001"


def upgrade() -> None:
    """Add the column; the decisions made so far change nothing."""
    with op.batch_alter_table("decisions", recreate="always") as decisions:
        decisions.add_column(sa.Column("change", sa.Text))
