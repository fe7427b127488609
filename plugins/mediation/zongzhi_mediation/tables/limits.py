"""What a county set of the limits of disputes."""

from __future__ import annotations

from sqlalchemy.orm import Mapped

from zongzhi_core.plugin_api import Base, Code, LimitRow, field

from ..terms import DisputeLimitKind


class DisputeLimit(LimitRow, Base):
    """县级期限 How long a limit of disputes is in a county, from a day to a day."""

    __tablename__ = "mediation_limit"

    kind: Mapped[DisputeLimitKind] = field("期限 Which limit.", Code(DisputeLimitKind))
