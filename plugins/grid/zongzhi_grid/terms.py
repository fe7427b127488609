"""Words of the grid pillar."""

from __future__ import annotations

from zongzhi_core.plugin_api import Term


class GridKind(Term):
    """网格类型 Kind of a grid (DB6101/T 3185-2024; practice)."""

    BASIC = "基础网格", "Basic grid: a part of a village or community."
    DEDICATED = "专属网格", "Dedicated grid: a school, a factory, a market."
    MICRO = "微网格", "Micro-grid within a grid."


class GridRole(Term):
    """网格角色 Role of somebody in a grid."""

    LEADER = "网格长", "Leader of the grid."
    DEPUTY_LEADER = "副网格长", "Deputy leader."
    STANDING_LEADER = "常务网格长", "Standing leader."
    MEMBER = "网格员", "Member."
    INFORMANT = "微网格信息员", "Informant of a micro-grid."


class GridMemberPost(Term):
    """专兼职 Whether grid work is the person's only work."""

    FULL_TIME = "专职", "Full-time."
    PART_TIME = "兼职", "Part-time."


class GridEventClass(Term):
    """事件类别 Class of a grid event."""

    POLICE = "警务", "Police matters."
    SOCIAL = "社会管理", "Social management."
    DISPUTE = "矛盾纠纷", "Disputes."
    SERVICE = "为民服务", "Service to people."


class GridEventItem(Term):
    """事件事项 Item of a grid event; its code begins with its class."""

    POLICE_THEFT = "盗窃线索", "Theft lead."
    POLICE_FRAUD = "涉诈线索", "Fraud lead."
    POLICE_DRUG = "涉毒线索", "Drug lead."
    POLICE_FIGHT = "打架斗殴", "Fight."
    POLICE_GAMBLING = "赌博线索", "Gambling lead."
    POLICE_SUSPICIOUS = "可疑人员车辆", "Suspicious person or vehicle."
    SOCIAL_FIRE = "消防隐患", "Fire hazard."
    SOCIAL_TRAFFIC = "道路交通隐患", "Traffic hazard."
    SOCIAL_WORKPLACE = "安全生产隐患", "Work-safety hazard."
    SOCIAL_FLOOD_GEO = "汛情地灾", "Flood or geological hazard."
    SOCIAL_ENV = "环境卫生", "Environment."
    SOCIAL_ILLEGAL_BUILD = "违法建设", "Illegal building."
    SOCIAL_FACILITY = "公共设施损坏", "Damaged public facility."
    SOCIAL_FOOD_DRUG = "食品药品", "Food and drugs."
    SOCIAL_SCHOOL = "校园周边", "Around schools."
    SOCIAL_ROAD_LINE = "护路护线", "Protection of railways and lines."
    DISPUTE_FAMILY = "婚恋家庭", "Family dispute."
    DISPUTE_NEIGHBOUR = "邻里", "Neighbour dispute."
    DISPUTE_LAND = "山林土地水利", "Dispute over land, forest or water."
    DISPUTE_DEBT = "债务合同", "Dispute over a debt or contract."
    DISPUTE_LABOUR = "劳资", "Labour dispute."
    DISPUTE_OTHER = "其他纠纷", "Other dispute."
    SERVICE_HARDSHIP = "困难救助", "Help in hardship."
    SERVICE_ELDER_CHILD = "一老一小", "Elderly and children."
    SERVICE_AGENT = "代办事项", "Errand on somebody's behalf."
    SERVICE_CONSULT = "政策咨询", "Question about policy."
    SERVICE_OTHER = "其他诉求", "Other request."


class EventUrgency(Term):
    """紧急程度 Urgency of a grid event."""

    V01 = "高", "High."
    V02 = "中", "Medium."
    V03 = "低", "Low."


class GridEventStatus(Term):
    """事件状态 State of a grid event."""

    REPORTED = "已上报", "Reported."
    ACCEPTED = "已受理", "Accepted by the centre."
    SELF_HANDLED = "自办", "Left to the grid to handle."
    ROUTED = "已分流", "Routed to another body."
    HANDLING = "办理中", "Being handled."
    DONE = "已办结", "Done, not verified yet."
    VERIFIED = "已核验", "Verified."
    CLOSED = "已销号", "Closed."
    RETURNED = "已退回", "Returned by the body it was routed to."
    SUSPENDED = "挂起", "Suspended."
    REJECTED = "不予受理", "Rejected: a duplicate, not ours, or false."


class ChannelKind(Term):
    """渠道类型 Kind of a channel by which people and centres reach each other."""

    WECHAT_GROUP = "综治微信群", "WeChat group."
    HOTLINE = "热线", "Hotline."
    MINI_PROGRAM = "小程序", "Mini-program."
    BROADCAST = "广播", "Broadcast."
    OTHER = "其他", "Other."


class CameraSiteKind(Term):
    """点位类型 Kind of key place that a camera looks at."""

    JUNCTION = "主要交通路口", "Main road junction."
    COMPLEX_PLACE = "公共复杂场所", "Complex public place."
    CRIME_HOTSPOT = "案件多发地段", "Stretch where cases are frequent."
    TOWN_GATE = "城区出入口", "Entrance and exit of a town."
    OTHER = "其他重点部位", "Other key site."


class UseState(Term):
    """使用状态 Whether a channel or a camera is in use."""

    ACTIVE = "在用", "In use."
    INACTIVE = "停用", "Out of use: disbanded, broken or switched off."


class CrimeIndicator(Term):
    """治安指标 Indicator of public order; indicators overlap and are never added up."""

    SECURITY_CASES = "治安案件发案数", "Public-order cases."
    EIGHT_MAJOR = "八类刑事案件数", "Eight kinds of serious crime."
    TWO_ROBBERIES = "两抢案件数", "Robbery and snatching."
    THEFT = "盗窃案件数", "Theft."


class StatisticStatus(Term):
    """数据状态 Whether a published total may still change."""

    PROVISIONAL = "初步", "Provisional."
    FINAL = "最终", "Final."
