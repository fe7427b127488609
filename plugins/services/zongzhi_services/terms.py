"""Words of the services pillar."""

from __future__ import annotations

from zongzhi_core.plugin_api import Term


class AssistanceStatus(Term):
    """帮扶状态 State of an assistance case."""

    PROPOSED = "拟帮扶", "Proposed; nothing is decided."
    INFORMED = "已告知", "The person was informed."
    ACTIVE = "帮扶中", "Active."
    REVIEW_DUE = "待复核", "Its review is due."
    SUSPENDED = "暂停", "Suspended."
    EXITED = "已退出", "Exited."
    ERASED = "已删除", "Erased."


class LeadDepartment(Term):
    """主管部门 Body that owes the support by law."""

    CIVIL_AFFAIRS = "民政", "Civil affairs."
    JUSTICE = "司法行政", "Justice."
    HEALTH = "卫生健康", "Health."
    EDUCATION = "教育体育", "Education."
    HUMAN_RESOURCES = "人力资源和社会保障", "Human resources and social security."
    HOUSING = "住房和城乡建设", "Housing."
    WOMENS_FEDERATION = "妇联", "Women's federation."
    YOUTH_LEAGUE = "共青团", "Youth League."
    DISABLED_FEDERATION = "残联", "Disabled persons' federation."
    VETERANS = "退役军人事务", "Veterans affairs."
    PUBLIC_SECURITY = "公安", "Public security."
