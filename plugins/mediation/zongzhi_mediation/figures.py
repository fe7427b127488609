"""Figures of the mediation pillar."""

from __future__ import annotations

from typing import Any

from sqlalchemy import func

from zongzhi_core.plugin_api import FigureKind, Frame, Measure

from . import rules
from .tables import Dispute, DisputeParty
from .terms import DisputeStatus


def _accepted(frame: Frame) -> Any:
    """Duplicates that were merged into another, and mistakes, are void and do not count."""
    return frame.count(
        Dispute, frame.during(Dispute.accepted_at), Dispute.status != DisputeStatus.VOID
    )


def _settled_in(frame: Frame) -> tuple[Any, Any]:
    return frame.during(Dispute.settled_at), Dispute.outcome.in_(rules.SETTLEMENTS)


def _settled(frame: Frame) -> Any:
    return frame.count(Dispute, *_settled_in(frame))


def _people_helped(frame: Frame) -> Any:
    total = func.coalesce(func.sum(DisputeParty.people), 0)
    return (
        frame.rows(Dispute, *_settled_in(frame), value=total)
        .join(
            DisputeParty,
            (DisputeParty.county_id == Dispute.county_id)
            & (DisputeParty.dispute_id == Dispute.id)
            & DisputeParty.is_natural_person,
        )
        .scalar_subquery()
    )


MEASURES = (
    Measure(
        "mediation.accepted",
        "受理件数",
        "Disputes accepted",
        "期内受理的矛盾纠纷件数；并入他案和作废的不计。"
        " Disputes accepted in the period; merged and void ones do not count.",
        FigureKind.FLOW,
        True,
        _accepted,
    ),
    Measure(
        "mediation.settled",
        "化解件数",
        "Disputes settled",
        "期内达成书面或口头协议、即时履行的矛盾纠纷件数，不论何时受理。"
        " Disputes settled in the period by agreement or performance, whenever accepted.",
        FigureKind.FLOW,
        True,
        _settled,
    ),
    Measure(
        "mediation.people_helped",
        "帮助群众人数",
        "People helped",
        "期内化解的矛盾纠纷的自然人当事人和受影响群众人数，逐件累计。"
        " Natural persons of the disputes settled in the period, summed over the disputes.",
        FigureKind.FLOW,
        True,
        _people_helped,
    ),
)
