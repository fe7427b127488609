"""`myRecord`: what a person who has opened their own record with a slip's code may know."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import strawberry

from zongzhi_core.graph.declare import camel
from zongzhi_core.people.own import CASE_FIELDS, OwnRecord
from zongzhi_core.people.tables import EmergencyAccess, RightsRequest
from zongzhi_core.people.terms import EmergencyVerdict, RightsRequestKind, RightsRequestStatus
from zongzhi_core.terms import MatterPhase

from .terms import term_type

REMEDY = (
    "对不同意的决定，可自收到之日起六十日内申请行政复议，也可以向人民法院起诉；逾期未答复的，自期限"
    "届满之日起同样可以。 Against a refusal you may apply for reconsideration within sixty days, "
    "or go to court; so you may from the last day on when no answer came in time."
)
_RIGHTS = (
    "您可以查阅、复制、更正、删除、限制或拒绝处理本人信息，要求解释说明和人工复核；"
    "答复期限为十五个工作日。拒绝提供信息不影响不需要该信息的服务。",
    "You may see, copy, correct, "
    "erase or restrict what is held of you, object to it, and ask for an explanation and for "
    "a person to look again; the answer comes within fifteen working days. Refusing consent ends "
    "no service that does not need the data.",
)
#: Told of a minor besides, to them and to the guardian, who has the slip of a child (PIPL art 31).
_OF_MINOR = (
    "致未成年人及其监护人：这是未满十八周岁者的记录，已封存；工作人员查阅须经另一名负责人事先审批，"
    "每次查阅和审批岗位都在此列明；未满十四周岁的，由监护人代为行使下列权利。",
    "To the minor and the guardian: this is the record of somebody under 18. It is sealed: an "
    "officer reads it when a second one has approved that beforehand, and each reading stands "
    "here with the role that approved it. For a child under 14 the guardian has these rights.",
)
NOTICE = " ".join(_RIGHTS)
MINOR_NOTICE = f"{_OF_MINOR[0]}{_RIGHTS[0]} {_OF_MINOR[1]} {_RIGHTS[1]}"
_UNANSWERED = (RightsRequestStatus.FILED, RightsRequestStatus.VERIFIED)


@strawberry.type(description="本人信息 What is held of a person, in the clear.")
class PersonExport:
    name: str | None = strawberry.field(default=None, description="姓名 Name.")
    phone: str | None = strawberry.field(default=None, description="电话 Phone.")
    idNo: str | None = strawberry.field(
        default=None, description="证件号码 Number of an identity document."
    )
    birthOn: date | None = strawberry.field(default=None, description="出生日期 Date of birth.")
    address: str | None = strawberry.field(default=None, description="地址 Address.")


@strawberry.type(description="期日 A day of the case by which its persons may do something.")
class OwnDay:
    what: str = strawberry.field(description="事由 What may be done until then.")
    on: date = strawberry.field(description="日期 The last day.")


@strawberry.type(description="本人事项 The case of a person, and nothing of its others.")
class OwnCase:
    no: str = strawberry.field(description="编号 Its number.")
    phase: MatterPhase = strawberry.field(
        description="阶段 Where it stands.", graphql_type=term_type(MatterPhase)
    )
    openedAt: datetime = strawberry.field(description="登记时间 When it was opened.")
    dueAt: datetime | None = strawberry.field(
        description="办理期限 When it must be done; null for no deadline."
    )
    overdue: bool = strawberry.field(description="逾期 Open past its deadline.")
    closedAt: datetime | None = strawberry.field(description="办结时间 When it was closed.")
    days: list[OwnDay] = strawberry.field(
        description="提醒 Last days that are not past, of what its persons may still do."
    )


@strawberry.type(description="紧急查阅 That an officer opened the case in an emergency.")
class OwnEmergency:
    at: datetime = strawberry.field(description="开启时间 When it was opened.")
    until: datetime = strawberry.field(description="关闭时间 When it closes, or was closed.")
    who: str = strawberry.field(description="角色 In which role of an office.")
    verdict: EmergencyVerdict | None = strawberry.field(
        description="复核结论 What a superior found; null until then.",
        graphql_type=term_type(EmergencyVerdict) | None,
    )


@strawberry.type(description="查阅记录 That somebody read values of the person.")
class AccessEntry:
    at: datetime = strawberry.field(description="时间 When.")
    who: str = strawberry.field(description="角色 In which role of an office.")
    unit: str | None = strawberry.field(description="单位 Division of that office.")
    purpose: str = strawberry.field(description="用途 For which purpose.")
    fields: list[str] = strawberry.field(description="项目 What was shown.")
    approvedBy: str | None = strawberry.field(
        description="审批人角色 In which role a second officer approved it; null for none."
    )
    emergency: OwnEmergency | None = strawberry.field(
        description="紧急查阅 The emergency access by which it was open; null for none."
    )
    disclosedLate: bool = strawberry.field(
        description="延迟告知 Whether it was told late, by an authority's order."
    )


@strawberry.type(description="本人请求 A request of the person and what became of it.")
class OwnRequest:
    requestId: strawberry.ID = strawberry.field(description="编号 Its global id.")
    kind: RightsRequestKind = strawberry.field(
        description="类别 What was asked for.", graphql_type=term_type(RightsRequestKind)
    )
    status: RightsRequestStatus = strawberry.field(
        description="状态 Where it stands.", graphql_type=term_type(RightsRequestStatus)
    )
    filedAt: datetime = strawberry.field(description="提出时间 When it was filed.")
    dueOn: date = strawberry.field(description="答复期限 By when it is decided.")
    reasons: str | None = strawberry.field(description="理由 Why it was decided so.")
    remedy: str | None = strawberry.field(description="救济 What may be done about a refusal.")


@strawberry.type(description="本人记录 All that is held of whoever opened it, and who read it.")
class MyRecord:
    personId: strawberry.ID = strawberry.field(
        description="人员编号 Id of the record, for requests."
    )
    everything: PersonExport = strawberry.field(description="全部信息 All that is held.")
    keyGone: bool = strawberry.field(
        description="密钥已失 Whether values are held that nobody can open any more."
    )
    case: OwnCase | None = strawberry.field(
        description="事项 The case; null where its plugin was removed."
    )
    purpose: str = strawberry.field(description="用途 For what it is held.")
    reviewBy: date = strawberry.field(description="复核期限 By when the need is confirmed.")
    eraseBy: date = strawberry.field(description="删除期限 By when it is erased.")
    guardianAgreedAt: datetime | None = strawberry.field(
        description="监护人同意登记时间 When it was recorded that a guardian had agreed."
    )
    contested: bool = strawberry.field(description="有异议 Whether all use stands still.")
    accessLog: list[AccessEntry] = strawberry.field(
        description="查阅记录 All readings, the newest first; own ones too."
    )
    emergencies: list[OwnEmergency] = strawberry.field(
        description="紧急查阅 All times that the case was opened so, read or not."
    )
    requests: list[OwnRequest] = strawberry.field(description="请求 What was asked for.")
    notice: str = strawberry.field(description="告知 The person's rights, in plain words.")


def shown(own: OwnRecord, today: date) -> MyRecord:
    """A record as its person sees it on a day."""
    person = own.person
    held: Any = {camel(each.name.lower()): text for each, text in own.values.items()}
    if "birthOn" in held:
        held["birthOn"] = date.fromisoformat(held["birthOn"])
    is_minor = person.sealed_until is not None and today < person.sealed_until
    emergencies = {each.id: _emergency(each) for each in own.emergencies}
    return MyRecord(
        personId=strawberry.ID(f"person_{person.id}"),
        everything=PersonExport(**held),
        keyGone=own.key_gone,
        case=None if own.case is None else OwnCase(**_case(own.case), days=_days(own, today)),
        purpose=person.purpose,
        reviewBy=person.review_by,
        eraseBy=person.erase_by,
        guardianAgreedAt=person.guardian_agreed_at,
        contested=person.contested_at is not None,
        accessLog=[
            AccessEntry(
                at=entry.at,
                who=entry.who,
                unit=unit,
                purpose=entry.purpose,
                fields=entry.fields.split(","),
                approvedBy=approved_as,
                emergency=emergencies.get(entry.emergency_id),
                disclosedLate=late,
            )
            for entry, unit, approved_as, late in own.entries
        ],
        emergencies=[*emergencies.values()],
        requests=[_request(each, today) for each in own.requests],
        notice=MINOR_NOTICE if is_minor else NOTICE,
    )


def _case(held: Any) -> dict[str, Any]:
    shown = {camel(name): getattr(held, name) for name in CASE_FIELDS}
    return {**shown, "phase": MatterPhase[held.phase]}


def _days(own: OwnRecord, today: date) -> list[OwnDay]:
    told = own.kind.told if own.kind else {}
    days = ((what, getattr(own.case, name)) for name, what in told.items())
    return [OwnDay(what=what, on=on) for what, on in days if on is not None and on >= today]


def _emergency(opened: EmergencyAccess) -> OwnEmergency:
    return OwnEmergency(
        at=opened.opened_at,
        until=opened.expires_at,
        who=opened.opened_as,
        verdict=opened.verdict,
    )


def _request(request: RightsRequest, today: date) -> OwnRequest:
    refused = request.status is RightsRequestStatus.REFUSED
    # Silence past the last day is a refusal that says nothing.
    silent = request.status in _UNANSWERED and request.due_on < today
    return OwnRequest(
        requestId=strawberry.ID(f"rights_request_{request.id}"),
        kind=request.kind,
        status=request.status,
        filedAt=request.filed_at,
        dueOn=request.due_on,
        reasons=request.reasons,
        remedy=REMEDY if refused or silent else None,
    )
