"""Words of the mechanism pillar."""

from __future__ import annotations

from zongzhi_core.plugin_api import Term


class OrderKind(Term):
    """指令类别 Kind of an order: which of the three powers it uses."""

    DISPATCH = "派单", "Dispatch: to stations and offices of the own township."
    WHISTLE = "吹哨", "Whistle: to a department of the county."
    SUPERVISE = "督办", "Supervision order: on something that is late."


class OrderStatus(Term):
    """指令状态 State of an order."""

    ISSUED = "已发出", "Issued."
    RECEIVED = "已签收", "Signed for."
    RETURNED = "退回", "Returned with a reason."
    ON_SITE = "到场/报到", "Reported for duty on site."
    HANDLING = "办理中", "In progress."
    EXTENDED = "延期", "Extended."
    DONE = "办结待验", "Done, to be verified."
    VERIFIED = "验收", "Verified by the issuer."
    REJECTED = "验收不通过", "Sent back."
    CLOSED = "销号", "Closed."
    CANCELLED = "撤销", "Cancelled."


class SupervisionCard(Term):
    """督办等级 Card of a supervision order."""

    NORMAL = "普通督办", "Ordinary."
    YELLOW = "黄牌督办", "Yellow card."
    RED = "红牌督办", "Red card."


class MeetingKind(Term):
    """会议类别 Kind of a meeting."""

    WORK_MEETING = "工作例会", "Work meeting."
    ANALYSIS = "分析研判会", "Analysis meeting."
    PETITION_DISPATCH = "信访维稳月调度", "Monthly review of petitions."
    MEDIATION_SECURITY_QUARTERLY = "调解治保季例会", "Quarterly mediation and security meeting."
    DISPUTE_WEEKLY = "矛盾纠纷周研判", "Weekly analysis of disputes."
    AD_HOC = "专题会商", "Ad hoc."


class MeetingCadence(Term):
    """会议周期 How often a meeting is due; named by the level whose analysis it fits."""

    VILLAGE = "每周", "Weekly (ISO week)."
    TOWN = "每半月", "Half-monthly: days 1 to 15, and 16 to the end."
    COUNTY = "每月", "Monthly."
    QUARTER = "每季", "Quarterly."
    HALF_YEAR = "每半年", "Half-yearly."
