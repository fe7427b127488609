"""Records of minors are sealed to the age of 18, not of 14; when a guardian's consent was noted;
why users and grants ended."""

from datetime import date

import sqlalchemy as sa
from alembic import op

from zongzhi_core.columns import Stamp, Text

revision = "core_0017"
down_revision = "core_0016"

YEARS_MORE = 18 - 14


def upgrade() -> None:
    with op.batch_alter_table("core_person", schema=None) as batch_op:
        batch_op.add_column(sa.Column("guardian_agreed_at", Stamp, nullable=True))
    for name in ("core_user", "core_grant"):
        with op.batch_alter_table(name, schema=None) as batch_op:
            batch_op.add_column(sa.Column("end_reason", Text(500), nullable=True))
    person = sa.table("core_person", sa.column("sealed_until", sa.Date()))
    until = person.c.sealed_until
    days = op.get_bind().scalars(sa.select(until).where(until.is_not(None)).distinct()).all()
    # The latest first, so that none is moved twice.
    for day in sorted(days, reverse=True):
        op.execute(person.update().where(until == day).values(sealed_until=_later(day)))


def _later(day: date) -> date:
    """The day after a birthday, some years later: a leap day then has one again."""
    return day.replace(year=day.year + YEARS_MORE)
