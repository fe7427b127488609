"""The register of mediators no longer points to records of persons: each is of one case."""

from alembic import op

revision = "mediation_0013"
down_revision = "mediation_0012"


def upgrade() -> None:
    with op.batch_alter_table("mediation_mediator") as batch_op:
        batch_op.drop_column("person_id")
