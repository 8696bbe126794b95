"""What an edit changes stands beside the decision."""

from __future__ import annotations

from typing import Literal

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision: str | None = "0001"


def upgrade() -> None:
    """Add the column; the decisions made so far change nothing."""
    anew: Literal["always", "never"] = "always" if op.get_bind().dialect.name == "sqlite" else "never"
    with op.batch_alter_table("decisions", recreate=anew) as decisions:
        decisions.add_column(sa.Column("change", sa.Text))
