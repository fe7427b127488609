"""Sealed values of the longest addresses have room."""

from alembic import op

from zongzhi_core.columns import Text

revision = "core_0011"
down_revision = "core_0010"


def upgrade() -> None:
    with op.batch_alter_table("core_person_value") as batch_op:
        batch_op.alter_column("sealed", type_=Text(1200), existing_type=Text(1000))
