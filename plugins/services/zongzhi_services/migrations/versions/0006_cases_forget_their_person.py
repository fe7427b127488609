"""Cases forget their person on their last day, and are counted by another id."""

from typing import Any
from uuid import uuid4

import sqlalchemy as sa
from alembic import op

from zongzhi_core.plugin_api import Id

revision = "services_0006"
down_revision = "services_0005"

TABLE = "services_assistance_case"
PEOPLE = ("path", "activated_at", "closed_at", "counted_as", "county_id")


def upgrade() -> None:
    counted: sa.Column[Any] = sa.Column("counted_as", Id(), nullable=False, server_default="")
    op.add_column(TABLE, counted)
    op.drop_index("ix_services_assistance_case_people", TABLE)
    op.create_index("ix_services_assistance_case_people", TABLE, PEOPLE)
    op.create_index("ix_services_assistance_case_erase_by", TABLE, ["erase_by"])
    _count()


def _count() -> None:
    """A random id for each person of the cases that there are."""
    case = sa.table(TABLE, *map(sa.column, ("county_id", "id", "person_id", "counted_as")))
    held = op.get_bind().execute(sa.select(case.c.county_id, case.c.id, case.c.person_id)).all()
    made = {person: uuid4().hex for person in {(row.county_id, row.person_id) for row in held}}
    rows = [{"c": c, "i": i, "made": made[c, person]} for c, i, person in held]
    own = (case.c.county_id == sa.bindparam("c")) & (case.c.id == sa.bindparam("i"))
    if rows:
        counted = case.update().where(own).values(counted_as=sa.bindparam("made"))
        op.get_bind().execute(counted, rows)
