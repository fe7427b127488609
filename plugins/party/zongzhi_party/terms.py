"""Words of the party pillar: posts, how they are filled, and training."""

from __future__ import annotations

from zongzhi_core.plugin_api import Term


class PartyPosition(Term):
    """岗位 Position in the governance line, from the county to the village."""

    POLITICAL_LEGAL_MEMBER = "政法委员", "Political and legal committee member of a township."
    CENTER_DIRECTOR = "综治中心主任", "Director of a governance centre."
    CENTER_STAFF = "综治中心在职在岗人员", "Staff of a governance centre."
    COMMISSIONER = "综治专员", "Commissioner, dispatched to a village by the county."
    SPECIALIST = "社区基层治理专干", "Governance specialist, recruited for a community."
    OFFICE_HEAD = "平安法治办主任", "Head of the safety and rule-of-law office of a township."


class RecruitMode(Term):
    """方式 How somebody came to the post."""

    APPOINTED = "任命", "Appointed."
    DISPATCHED = "选派", "Dispatched by the county party committee."
    RECRUITED = "招聘", "Recruited."
    ELECTED = "选举", "Elected."
    SECONDED = "借调", "Seconded from elsewhere."


class StaffState(Term):
    """在岗状态 Whether the holder is on post."""

    ON_POST = "在职在岗", "On post."
    SECONDED_OUT = "借调在外", "Seconded out: holds the post and works elsewhere."
    LEAVE = "离岗", "Off post: ill, in training or on leave."
    PART_TIME = "兼职", "On post beside another post."
    VACANT = "空缺", "Vacant: the post exists and nobody holds it."


class TrainingKind(Term):
    """培训类别 Kind of a training session."""

    ROUTINE = "例行培训", "Routine session of a half-year."
    INDUCTION = "岗前培训", "Induction of new holders of posts."
    TOPIC = "专题培训", "Session on one topic."
