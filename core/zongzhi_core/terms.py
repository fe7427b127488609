"""Words of the field: enumerations whose members carry their Chinese and English label.

A member's name is the value in the database and in GraphQL alike: the upper-case code of the
field's code lists, `V` + the code as written where the code is a number.
"""

from __future__ import annotations

from enum import Enum

from .life import ALWAYS, Life


class Term(Enum):
    """Base of every code list; declare members as `NAME = "中文", "English"`."""

    zh: str
    en: str
    life: Life

    def __new__(cls, zh: str, en: str, life: Life = ALWAYS) -> Term:
        member = object.__new__(cls)
        member._value_ = f"{zh} {en}"
        member.zh = zh
        member.en, member.life = en, life
        return member

    # Enum's own hash is Python code and shows in bulk loads; members are single objects anyway.
    __hash__ = object.__hash__

    def __str__(self) -> str:
        return self.name

    @property
    def label(self) -> str:
        return f"{self.zh} {self.en}"


class Level(Term):
    """层级 Level of a division; stored, never inferred from its code."""

    PROVINCE = "省级", "Province level."
    PREFECTURE = "地级", "Prefecture level."
    COUNTY = "县级", "County level."
    TOWNSHIP = "乡级", "Township level."
    VILLAGE = "村级", "Village or community level."

    @property
    def rank(self) -> int:
        return list(Level).index(self) + 1


class DivisionKind(Term):
    """类型 What kind of unit a division is; its own fact, never inferred from name or code."""

    PROVINCE = "省", "Province."
    AUTONOMOUS_REGION = "自治区", "Autonomous region."
    MUNICIPALITY = "直辖市", "Municipality directly under the central government."
    SPECIAL_REGION = "特别行政区", "Special administrative region."
    CITY = "地级市", "Prefecture-level city."
    AUTONOMOUS_PREFECTURE = "自治州", "Autonomous prefecture."
    PREFECTURE = "地区", "Prefecture."
    LEAGUE = "盟", "League."
    DIRECT = "省直辖县级", "Group of county units directly under a province."
    COUNTY = "县", "County."
    AUTONOMOUS_COUNTY = "自治县", "Autonomous county."
    COUNTY_CITY = "县级市", "County-level city."
    DISTRICT = "市辖区", "District of a city."
    BANNER = "旗", "Banner."
    FOREST_DISTRICT = "林区", "Forest district."
    SPECIAL_DISTRICT = "特区", "Special district."
    STREET = "街道", "Subdistrict."
    TOWN = "镇", "Town."
    TOWNSHIP = "乡", "Township."
    ETHNIC_TOWNSHIP = "民族乡", "Ethnic township."
    SUMU = "苏木", "Sumu."
    TOWNSHIP_LIKE = "类似乡级单位", "Zone or farm treated as a township."
    VILLAGE = "村", "Administrative village (villagers' committee)."
    COMMUNITY = "社区", "Community (residents' committee)."
    VILLAGE_LIKE = "类似村", "Village-like unit."
    COMMUNITY_LIKE = "类似社区", "Community-like unit."


class UrbanRural(Term):
    """城乡分类 Urban or rural class of a village-level unit (NBS)."""

    V111 = "主城区", "Main urban area."
    V112 = "城乡结合区", "Urban-rural fringe."
    V121 = "镇中心区", "Town centre."
    V122 = "镇乡结合区", "Town-rural fringe."
    V123 = "特殊区域", "Special area."
    V210 = "乡中心区", "Township centre."
    V220 = "村庄", "Village."


class DivisionChangeKind(Term):
    """区划变更类别 Kind of a change of divisions (行政区划管理条例 2018)."""

    RENAME = "更名", "Rename: the unit keeps its id."
    RECODE = "代码变更", "Recode: the unit keeps its id."
    MERGE = "合并", "Merge: the units end in one that goes on."


class OrganisationKind(Term):
    """机构类别 Kind of an organisation."""

    PARTY_COMMITTEE = "党委", "Party committee."
    CENTRE = "综治中心", "Governance centre."
    OFFICE = "办公室", "Office of a township."
    STATION = "站所", "Station of a line in a township."
    DEPARTMENT = "县级部门", "County department."
    COURT = "法院", "Court."
    MEDIATION_COMMITTEE = "人民调解委员会", "People's mediation committee."
    POLICE_STATION = "派出所", "Police station."
    OTHER = "其他", "Other."


class Sensitivity(Term):
    """数据等级 How closely data touch a person; decides who may read them."""

    ORDINARY = "一般", "Not about a private person."
    PERSONAL = "个人信息", "Personal information."
    SENSITIVE = "敏感个人信息", "Sensitive personal information."
    SEALED = "封存", "Sealed: minors, complainants, health and legal status."


#: What is of these classes has an end, and no word of it stands in the journal.
SENSITIVE = (Sensitivity.SENSITIVE, Sensitivity.SEALED)


class MatterPhase(Term):
    """阶段 Phase of a matter, common to all kinds of matters."""

    NEW = "新登记", "Registered, nobody owns it yet."
    OPEN = "办理中", "Somebody is handling it."
    SUSPENDED = "中止", "The clock stands still."
    OUTCOME = "有结果", "There is a result; feedback or filing is due."
    CLOSED = "已结", "Closed."
    VOID = "作废", "Entered by mistake or merged into another."


class PluginState(Term):
    """插件状态 State of a plugin in a county."""

    ON = "启用", "In use."
    OFF = "停用", "Not in use; its data are kept and unreachable."
    PURGED = "已清除", "Not in use; its data were deleted for ever, by `purgePlugin`."


class PluginRule(Term):
    """插件规定 What a policy says of a plugin in the counties below."""

    REQUIRED = "必须启用", "No county turns it off."
    ALLOWED = "自行决定", "Each county decides, whatever a lower division says."
    FORBIDDEN = "不得启用", "No county turns it on."


class FigureKind(Term):
    """指标类型 Kind of a measure."""

    STOCK = "时点数", "Counted on a day: the last day of the period."
    FLOW = "时期数", "Counted over the period."
    RATIO = "比率", "A share: numerator over denominator."


class FigureStatus(Term):
    """指标状态 Whether a figure has a value."""

    AVAILABLE = "可用", "The value stands beside."
    PLUGIN_OFF = (
        "插件停用",
        "The plugin is off here, or was on all days that count; the value is unknown, not zero.",
    )
    PARTIAL = "不完整", "The plugin was off on some of the days that count."
    SUPPRESSED = "隐去", "Too few persons to be shown to this reader."
    NOT_RECORDED = "未记录", "Nothing was recorded from which it could be computed."


class FigureTree(Term):
    """区划口径 On which tree facts are placed."""

    AS_OF = "当时区划", "Each fact lies where it lay on its own day."
    TODAY = "现行区划", "Facts are reclassified to today's divisions."


class OrderDirection(Term):
    """排序方向 Direction of an order."""

    ASC = "升序", "Smallest first."
    DESC = "降序", "Largest first."


class Reach(Term):
    """范围 How much of a division's subtree a grant reaches."""

    SUBTREE = "全部辖区", "All of it."
    UNIT = "本单位", "Of cases and persons, those that were assigned to one's own organisation."
    ASSIGNED = "本人经办", "Of cases and persons, those that were assigned to oneself."


class ApprovalKind(Term):
    """审批类别 What one person may do only after another has approved it."""

    SWITCH_OFF = "停用插件", "Turning a plugin off over open statutory deadlines."
    PURGE = "清除插件数据", "Deleting for ever what a plugin that is off holds in a county."
    READ_SEALED = (
        "查阅封存信息",
        "Reading a sealed record (Law on the Protection of Minors art 72).",
    )
    READ_URGENT = (
        "紧急查阅封存信息",
        "The same, approved while the reader's emergency access to the case is open.",
    )
