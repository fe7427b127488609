"""One limit at a time: what was set at once ends where the next that was set begins."""

import sqlalchemy as sa
from alembic import op

revision = "mediation_0016"
down_revision = "mediation_0015"

#: PostgreSQL holds the open end as infinity.
_OPEN = sa.text("valid_to >= '9999-12-31'")

_END = """
UPDATE mediation_limit SET valid_to = (
    SELECT CASE
        WHEN min(later.valid_from) IS NULL THEN mediation_limit.valid_to
        WHEN min(later.valid_from) < mediation_limit.valid_from THEN mediation_limit.valid_from
        ELSE min(later.valid_from)
    END
    FROM mediation_limit AS later
    WHERE later.county_id = mediation_limit.county_id
    AND later.kind = mediation_limit.kind
    AND later.valid_to >= '9999-12-31'
    AND (later.set_at, later.id) > (mediation_limit.set_at, mediation_limit.id)
)
WHERE valid_to >= '9999-12-31'
"""


def upgrade() -> None:
    op.execute(_END)
    op.create_index(
        "uq_mediation_limit_open",
        "mediation_limit",
        ["county_id", "kind"],
        unique=True,
        sqlite_where=_OPEN,
        postgresql_where=_OPEN,
    )
