"""What an edit changes stands beside the decision."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the column; the decisions made so far change nothing."""
    with op.batch_alter_table("decisions", recreate="always") as decisions:
        decisions.add_column(sa.Column("change", sa.Text))
