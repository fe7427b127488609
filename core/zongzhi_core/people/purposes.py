"""For which purpose somebody reads: declared by plugins, named by readers, checked in the SQL."""

from __future__ import annotations

import re
import secrets
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import ColumnElement, bindparam, case, not_, select

from ..access import OF_OWN_CASES, ROLES, Principal, Purposed
from ..columns import TEXT
from ..errors import BadInput, Forbidden, PurposeRequired
from ..ids import split_global
from ..read.dialects import MemberOf, TextList
from ..read.rows import fresh_row, nested
from ..terms import Sensitivity
from ..viewer import NOW, TODAY
from .tables import LegalBasis
from .terms import MaskReason

PURPOSE: ColumnElement[Any] = bindparam("v_purpose", type_=TEXT)
CASE: ColumnElement[Any] = bindparam("v_case", type_=TEXT)
#: Random for each request: nobody can have stored it, so what begins with it was printed by us.
MARK_NAME = "v_mark"
MARK: ColumnElement[Any] = bindparam(MARK_NAME, type_=TEXT)

_NAMED = re.compile(r"\s*([A-Z][A-Z_]{0,59})\s*(?:;\s*case\s*=\s*([a-z_]+_[0-9a-f]{32})\s*)?\Z")


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
        purpose = self._declared.get(named.code)
        if purpose is None or purpose.plugin not in principal.plugins_on:
            known = ", ".join(sorted(c for c, p in self._declared.items() if p.plugin))
            raise BadInput(
                f"没有名为“{named.code[:60]}”的用途；可用：{known}。",
                f'There is no purpose "{named.code[:60]}" here; there are: {known}.',
                field="purpose",
            )
        if principal.role not in purpose.roles:
            raise Forbidden(
                f"您的角色 {principal.role} 不能以用途 {purpose.code} 查阅个人信息。",
                f'Your role "{principal.role}" may not read persons for "{purpose.code}".',
            )
        parts = split_global(named.case) if named.case else ("", "")
        if parts is None or len(named.case or "") > _LONGEST_CASE:
            raise BadInput(
                f"事项编号“{str(named.case)[:60]}”无效。",
                f'"{str(named.case)[:60]}" is not the id of a case.',
                field="purpose.caseId",
            )
        on = principal.on[purpose.plugin]
        purposed = Purposed(purpose.code, parts[1], named.case, secrets.token_hex(16), on)
        return replace(
            principal, purposed=purposed, access=replace(principal.access, purposed=True)
        )


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
    held = nested(select(basis.id), basis).where(
        basis.county_id == person.county_id,
        basis.purpose == person.purpose,
        basis.granted_at <= NOW,
        basis.expires_at > NOW,
    )
    found: ColumnElement[bool] = held.exists()
    return found


def purposed(person: Any) -> ColumnElement[bool]:
    """Is it for the purpose that was named, and is the plugin of that on where the person is?"""
    on = MemberOf(person.county_id, bindparam("v_purposed_on", type_=TextList()))
    found: ColumnElement[bool] = PURPOSE.is_not(None) & (person.purpose == PURPOSE) & on
    return found


def mask_reason(person: Any) -> ColumnElement[Any]:
    """Why a person's values are not shown to this reader, as a code; null when they are."""
    due = (person.review_by < TODAY) | (person.erase_by <= TODAY)
    return case(
        (not_(purposed(person)), MaskReason.PURPOSE.name),
        ((CASE != "") & (person.matter_id != CASE), MaskReason.SCOPE.name),
        (person.contested_at.is_not(None), MaskReason.CONTESTED.name),
        (due | ~live_basis(person), MaskReason.EXPIRED.name),
        (person.sealed_until.is_not(None) & (person.sealed_until > TODAY), MaskReason.SEALED.name),
        else_=None,
    )


#: Who may ever be given persons to read.
PERSONAL_ROLES = frozenset(
    role
    for role, classes in [*ROLES.items(), *OF_OWN_CASES.items()]
    if Sensitivity.PERSONAL in classes
)
