"""Measures of the party pillar."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from sqlalchemy import select

from zongzhi_core.plugin_api import (
    DivisionKind,
    FigureKind,
    Frame,
    Level,
    Measure,
    fresh_row,
    nested,
)

from .rules import CENTRE_POSITIONS, ON_POST
from .tables import OfficeMerger, Post, Training, TrainingAttendance
from .terms import PartyPosition

COMMUNITIES = (DivisionKind.COMMUNITY, DivisionKind.COMMUNITY_LIKE)


def _on_post(*positions: PartyPosition) -> Callable[[Any], Any]:
    return lambda post: post.position.in_(positions) & post.state.in_(ON_POST)


def _at_level(level: Level) -> Any:
    return lambda place: place.level == level


def _person(post: Any) -> Any:
    return post.person_id


def _trainings_held(frame: Frame) -> Any:
    def attended(training: Any) -> Any:
        there = fresh_row(TrainingAttendance)
        of_training = (there.county_id == training.county_id) & (there.training_id == training.id)
        return nested(select(there.id), there).where(of_training, there.present.is_(True)).exists()

    return frame.count(Training, lambda t: frame.during(t.held_on) & attended(t))


def _political_legal_members(frame: Frame) -> Any:
    member = _on_post(PartyPosition.POLITICAL_LEGAL_MEMBER)
    return frame.places(Post, member, at=_at_level(Level.TOWNSHIP))


def _centre_staff(frame: Frame) -> Any:
    staff = _on_post(*CENTRE_POSITIONS)
    return frame.persons(Post, _person, staff, at=_at_level(Level.TOWNSHIP))


def _villages_with_commissioner(frame: Frame) -> Any:
    commissioner = _on_post(PartyPosition.COMMISSIONER)
    return frame.places(Post, commissioner, at=_at_level(Level.VILLAGE))


def _specialists(frame: Frame) -> Any:
    specialist = _on_post(PartyPosition.SPECIALIST)
    return frame.persons(Post, _person, specialist, at=lambda place: place.kind.in_(COMMUNITIES))


MEASURES = (
    Measure(
        "party.political_legal_members",
        "配齐政法委员的乡镇数",
        "Townships with a political and legal committee member",
        "有政法委员在岗的乡镇（街道）数，按乡镇去重。 "
        "Distinct townships in which a political and legal committee member is on post.",
        FigureKind.STOCK,
        False,
        _political_legal_members,
    ),
    Measure(
        "party.offices_merged",
        "综治中心融入平安法治办数",
        "Township centres merged into the safety and rule-of-law office",
        "当日有效的乡镇综治中心与平安法治办融入记录数。 "
        "Mergers of a township centre into its office that hold on the day.",
        FigureKind.STOCK,
        True,
        lambda frame: frame.count(OfficeMerger),
    ),
    Measure(
        "party.centre_staff",
        "乡镇综治中心在职在岗人数",
        "Township centre staff on post",
        "乡镇一级综治中心主任和工作人员中在岗的人数，按人去重；借调在外和离岗不计。 "
        "Distinct directors and staff of township centres on post; seconded out and on leave "
        "are left out.",
        FigureKind.STOCK,
        False,
        _centre_staff,
    ),
    Measure(
        "party.commissioners",
        "综治专员人数",
        "Commissioners",
        "在岗综治专员人数，按人去重；一人可兼两村。 "
        "Distinct commissioners on post; one person may serve two villages.",
        FigureKind.STOCK,
        False,
        lambda frame: frame.persons(Post, _person, _on_post(PartyPosition.COMMISSIONER)),
    ),
    Measure(
        "party.villages_with_commissioner",
        "有综治专员的村（社区）数",
        "Villages with a commissioner",
        "有综治专员在岗的村（社区）数，按村去重。 "
        "Distinct villages and communities in which a commissioner is on post.",
        FigureKind.STOCK,
        False,
        _villages_with_commissioner,
    ),
    Measure(
        "party.specialists",
        "社区专干人数",
        "Community specialists",
        "在社区岗位上的基层治理专干人数，按人去重；只计社区。 "
        "Distinct governance specialists on post in communities; villages are left out.",
        FigureKind.STOCK,
        False,
        _specialists,
    ),
    Measure(
        "party.trainings_held",
        "举办培训场次",
        "Training sessions held",
        "期内举办且至少一人到场的培训场次。 "
        "Sessions held in the period at which at least one person was present.",
        FigureKind.FLOW,
        False,
        _trainings_held,
    ),
)
