"""In which role a grade was confirmed."""

import sqlalchemy as sa
from alembic import op

from zongzhi_core.plugin_api import Text

revision = "mediation_0018"
down_revision = "mediation_0017"


def upgrade() -> None:
    with op.batch_alter_table("mediation_risk_assessment", schema=None) as batch_op:
        batch_op.add_column(sa.Column("confirmed_as", Text(40), nullable=True))

    # The step of the same moment has told it until now.
    op.execute(
        "UPDATE mediation_risk_assessment SET confirmed_as = (SELECT max(step.actor) "
        "FROM mediation_dispute_step AS step WHERE step.command = 'confirmRiskGrade' "
        "AND step.county_id = mediation_risk_assessment.county_id "
        "AND step.dispute_id = mediation_risk_assessment.dispute_id "
        "AND step.at = mediation_risk_assessment.confirmed_at)"
    )
