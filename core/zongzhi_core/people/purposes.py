"""For which purpose somebody reads: declared by plugins, named by readers, checked in the SQL."""

from __future__ import annotations

import re
import secrets
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import ColumnElement, bindparam, case, func, not_, or_, select

from ..access import OF_OWN_CASES, ROLES, Principal, Purposed
from ..columns import TEXT
from ..commands.approvals import approval_id, is_approved
from ..errors import BadInput, Forbidden, PurposeRequired
from ..ids import split_global
from ..read.dialects import NOTHING, MemberOf, TextJoin, TextList
from ..read.rows import fresh_row, nested, there_is
from ..terms import ApprovalKind, Sensitivity
from ..viewer import NAME, NOW, TODAY
from .tables import EmergencyAccess, LegalBasis, is_case
from .terms import MaskReason

PURPOSE: ColumnElement[Any] = bindparam("v_purpose", type_=TEXT)
CASE: ColumnElement[Any] = bindparam("v_case", type_=TEXT)
#: Of which kind an approval opens a sealed record.
_KIND: ColumnElement[Any] = bindparam("v_approval_kind", type_=TEXT)
#: Random for each request: nobody can have stored it, so what begins with it was printed by us.
MARK_NAME = "v_mark"
MARK: ColumnElement[Any] = bindparam(MARK_NAME, type_=TEXT)

_NAMED = re.compile(r"\s*([A-Z][A-Z_]{0,59})\s*(?:;\s*case\s*=\s*([a-z_]+_[0-9a-f]{32})\s*)?\Z")


def _readers(classes_of: Mapping[str, frozenset[Sensitivity]]) -> frozenset[str]:
    return frozenset(role for role, held in classes_of.items() if Sensitivity.PERSONAL in held)


#: Who may open a case in an emergency: those who read persons of a whole division.
EMERGENCY_ROLES = _readers(ROLES)
#: Who may ever be given persons to read.
PERSONAL_ROLES = EMERGENCY_ROLES | _readers(OF_OWN_CASES)

#: Core's own purpose: life, health or property are in danger (PIPL art 13). It reads what an
#: emergency access of the reader has opened, and nothing else.
EMERGENCY = "EMERGENCY"

#: As much of a case's id as the access log takes.
_LONGEST_CASE = 80


@dataclass(frozen=True)
class Purpose:
    """用途 Why persons are recorded, by whom they may be read for it, and how long they are kept.

    A county makes it usable by naming its legal basis; the kinds of values are those of
    `PersonField` and no others.
    """

    code: str
    title: str
    title_en: str
    roles: frozenset[str]
    #: Days from recording to erasure, and at most until somebody must confirm the need.
    keep_days: int
    review_days: int = 180
    plugin: str = ""


@dataclass(frozen=True)
class Named:
    """A purpose as a reader named it: a code, and perhaps the global id of a case."""

    code: str
    case: str | None = None


def read_header(text: str) -> Named:
    """`CODE` or `CODE;case=ID` of the header X-Purpose; BAD_INPUT."""
    found = _NAMED.match(text)
    if found is None:
        raise BadInput(
            f"X-Purpose“{text[:60]}”无效；格式为 用途代码 或 用途代码;case=事项编号。",
            f'X-Purpose "{text[:60]}" is not valid: a purpose\'s code, or CODE;case=ID.',
        )
    return Named(found[1], found[2])


class Purposes:
    """The purposes of all installed plugins, by code."""

    def __init__(self, declared: Mapping[str, Purpose]) -> None:
        self._declared = declared

    def admit(self, principal: Principal, named: Named | None) -> Principal:
        """The reader with a purpose, if one was named; FORBIDDEN for a role that has no part in
        it, BAD_INPUT for one that is not declared."""
        if named is None:
            return principal
        roles, purposes = self._meant(principal, named.code)
        if principal.role not in roles:
            raise Forbidden(
                f"您的角色 {principal.role} 不能以用途 {named.code} 查阅个人信息。",
                f'Your role "{principal.role}" may not read persons for "{named.code}".',
            )
        parts = split_global(named.case) if named.case else ("", "")
        if parts is None or len(named.case or "") > _LONGEST_CASE:
            raise BadInput(
                f"事项编号“{str(named.case)[:60]}”无效。",
                f'"{str(named.case)[:60]}" is not the id of a case.',
                field="purpose.caseId",
            )
        records = [f"{county}{p.code}" for p in purposes for county in principal.on[p.plugin]]
        mark = secrets.token_hex(16)
        kind = ApprovalKind["READ_URGENT" if named.code == EMERGENCY else "READ_SEALED"].name
        purposed = Purposed(named.code, parts[1], named.case, mark, tuple(records), kind)
        return replace(
            principal, purposed=purposed, access=replace(principal.access, purposed=True)
        )

    def _meant(self, principal: Principal, code: str) -> tuple[frozenset[str], list[Purpose]]:
        """Who may read for a purpose, and for which purposes the records may be held."""
        on = {c: p for c, p in self._declared.items() if p.plugin in principal.plugins_on}
        if code == EMERGENCY:
            return EMERGENCY_ROLES, [*on.values()]
        if code not in on:
            known = ", ".join(sorted(on))
            raise BadInput(
                f"没有名为“{code[:60]}”的用途；可用：{known}。",
                f'There is no purpose "{code[:60]}" here; there are: {known}.',
                field="purpose",
            )
        return on[code].roles, [on[code]]


def named_in(arguments: Iterable[Mapping[str, Any]]) -> Named | None:
    """The purpose that arguments of root fields name; BAD_INPUT for two."""
    values = [given["purpose"] for given in arguments if given.get("purpose") is not None]
    named = {Named(value["code"], value.get("caseId")) for value in values}
    if len(named) > 1:
        raise BadInput("一次请求只能说明一个用途。", "One request may name only one purpose.")
    return named.pop() if named else None


def purpose_required() -> PurposeRequired:
    """That a person is read for no purpose."""
    return PurposeRequired(
        "查阅个人须说明用途：请求头 X-Purpose 或参数 purpose。",
        "A person is read for a purpose: name it in the header X-Purpose or the argument purpose.",
    )


def live_basis(person: Any) -> ColumnElement[bool]:
    """Has the county a legal basis that holds now, with its impact assessment?"""
    basis = fresh_row(LegalBasis)
    return there_is(basis, *holding_basis(basis, person))


def holding_basis(basis: Any, person: Any) -> tuple[Any, ...]:
    """That a basis is one of a person's county and purpose, and holds now."""
    return (
        basis.county_id == person.county_id,
        basis.purpose == person.purpose,
        basis.granted_at <= NOW,
        basis.expires_at > NOW,
    )


def purposed(person: Any) -> ColumnElement[bool]:
    """Is it for the purpose that was named, and is the plugin of that on where the person is?"""
    found: ColumnElement[bool] = PURPOSE.is_not(None) & (person.purpose == PURPOSE) & _is_on(person)
    return found


def mask_reason(person: Any) -> ColumnElement[Any]:
    """Why a person's values are not shown to this reader, as a code; null when they are."""
    return _by_reason(person, {reason: reason.name for reason in MaskReason})


def needs_approval_alone(person: Any) -> ColumnElement[Any]:
    """Would an approval open a person's values to this reader?"""
    return _by_reason(person, {r: r is MaskReason.SEALED for r in MaskReason}, otherwise=False)


def _by_reason(
    person: Any, then: Mapping[MaskReason, Any], otherwise: Any = None
) -> ColumnElement[Any]:
    """What is said for the first reason that applies: flat, and every null a no, for SQLite takes
    an expression only so deep."""
    purpose, expired = then[MaskReason.PURPOSE], then[MaskReason.EXPIRED]
    urgent, other = PURPOSE == EMERGENCY, PURPOSE != EMERGENCY
    return case(
        (PURPOSE.is_(None), purpose),
        (other & (person.purpose != PURPOSE), purpose),
        (not_(_is_on(person)), purpose),
        (urgent & ~_is_opened(person), purpose),
        ((CASE != "") & (person.matter_id != CASE), then[MaskReason.SCOPE]),
        (person.contested_at.is_not(None), then[MaskReason.CONTESTED]),
        # An emergency is a basis of its own; what is to be erased stays closed to it too.
        (person.erase_by <= TODAY, expired),
        (other & (person.review_by < TODAY), expired),
        (other & ~live_basis(person), expired),
        (not_(is_readable(person)), then[MaskReason.SEALED]),
        else_=otherwise,
    )


def is_readable(person: Any) -> ColumnElement[bool]:
    """Is it no minor today, or has another approved this reader's reading?"""
    approved = is_approved(_KIND, person.county_id, person.id)
    return or_(person.sealed_until.is_(None), person.sealed_until <= TODAY, approved)


def opened_by(person: Any) -> tuple[Any, Any]:
    """The ids of the approval and of the emergency access by which the reader sees a person; empty
    for whom nothing of the kind is needed."""
    minor = person.sealed_until > TODAY
    approval = approval_id(_KIND, person.county_id, person.id, minor)
    opened = fresh_row(EmergencyAccess)
    held = _opening(opened, person)
    emergency = nested(select(func.coalesce(func.max(opened.id), NOTHING)), opened)
    return approval, emergency.where(PURPOSE == EMERGENCY, *held).scalar_subquery()


def _is_opened(person: Any) -> ColumnElement[bool]:
    """Has the reader opened its case in an emergency, and has that not closed by now?"""
    opened = fresh_row(EmergencyAccess)
    return there_is(opened, *_opening(opened, person))


def _opening(opened: Any, person: Any) -> tuple[Any, ...]:
    return (
        is_case(opened, person),
        opened.opened_by == NAME,
        opened.opened_at <= NOW,
        opened.expires_at > NOW,
    )


def _is_on(person: Any) -> ColumnElement[bool]:
    """May this reading be of records of its purpose and county?"""
    records = bindparam("v_purposed_on", type_=TextList())
    return MemberOf(TextJoin(person.county_id, person.purpose), records)
