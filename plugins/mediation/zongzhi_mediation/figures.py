"""Figures of the mediation pillar."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from sqlalchemy import func, select

from zongzhi_core.plugin_api import FigureKind, Frame, Measure, fresh_row, nested

from . import rules
from .tables import Dispute, DisputeParty
from .terms import DisputeStatus


def _accepted(frame: Frame) -> Any:
    """Duplicates that were merged into another, and mistakes, are void and do not count."""
    return frame.count(
        Dispute, lambda d: frame.during(d.accepted_at) & (d.status != DisputeStatus.VOID)
    )


def _settled_in(frame: Frame) -> Callable[[Any], Any]:
    return lambda d: frame.during(d.settled_at) & d.outcome.in_(rules.SETTLEMENTS)


def _settled(frame: Frame) -> Any:
    return frame.count(Dispute, _settled_in(frame))


def _natural_persons(dispute: Any) -> Any:
    party = fresh_row(DisputeParty)
    of_dispute = (party.county_id == dispute.county_id) & (party.dispute_id == dispute.id)
    people = nested(select(func.sum(party.people)), party)
    return people.where(of_dispute, party.is_natural_person).scalar_subquery()


def _people_helped(frame: Frame) -> Any:
    return frame.total(Dispute, _natural_persons, _settled_in(frame))


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
