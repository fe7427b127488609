"""Commands about the records of persons that serve every plugin."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import select

from ..clock import start_of
from ..commands.approvals import ApprovalInput, approve
from ..commands.context import Context, GlobalId, argument, command, texts_of
from ..errors import BadInput, RuleRefused
from ..ids import new_id
from ..tables import Approval, Division
from ..terms import ApprovalKind, Sensitivity
from .input import bases_held, find_basis
from .tables import EmergencyAccess, LegalBasis, Person, is_case
from .terms import LegalBasisKind

#: An impact assessment is made anew, and a basis looked at again, after so long (PIPL art 56).
_MOST_YEARS = 3


@dataclass
class SetLegalBasisInput:
    """合法性基础 On what a county rests a purpose from now on."""

    county: str = argument("县代码 Code of the county.")
    purpose: str = argument("用途 Code of the purpose.", longest=60)
    kind: LegalBasisKind = argument(
        "依据类别：个人信息保护法第十三条。 Kind of basis (PIPL art 13)."
    )
    citation: str = argument(
        "依据：法律条款，或同意的形式。 Law and article, or the form of consent.", longest=300
    )
    expires_on: date = argument(
        "有效至：最后一天，三年以内。 Last day on which it holds, within three years."
    )
    assessment_no: str = argument(
        "影响评估文号：个人信息保护影响评估的文号。 Number of the impact assessment.", longest=100
    )
    assessed_on: date = argument(
        "评估日期：影响评估完成的日期。 When the impact assessment was made."
    )


@dataclass
class EndLegalBasisInput:
    """终止合法性基础 The purpose that has no basis any longer."""

    county: str = argument("县代码 Code of the county.")
    purpose: str = argument("用途 Code of the purpose.", longest=60)


@dataclass
class ReviewPersonInput:
    """复核 The record that is still needed."""

    id: GlobalId = argument("人员编号：该人员的记录。 Id of the person's record.")


@dataclass(kw_only=True)
class ApproveSealedReadingInput(ApprovalInput):
    """审批查阅封存信息 Of whom, and by whom it may be read, why and for how long."""

    person: GlobalId = argument("人员编号：封存的记录。 Id of the sealed record.")


@command("setLegalBasis", thing="Division", roles=("county_admin",))
def set_legal_basis(ctx: Context, given: SetLegalBasisInput) -> Division:
    """登记合法性基础：登记某用途在本县的合法性基础；没有它和影响评估，不得登记或查阅人员。 Name the
    legal basis of a purpose in a county; one before it ends. Without a basis, and an impact
    assessment behind it, nobody is recorded or read (PIPL arts 13, 55)."""
    county = ctx.county(given.county)
    if not ctx.today <= given.expires_on <= ctx.today + timedelta(days=366 * _MOST_YEARS):
        raise BadInput(
            "有效期须在今天至三年之内。",
            "expiresOn must lie between today and three years from now.",
            field="expiresOn",
        )
    if given.assessed_on > ctx.today:
        raise BadInput("评估日期晚于今天。", "assessedOn lies in the future.", field="assessedOn")
    texts = texts_of(given, "purpose", "citation", "assessment_no")
    _end(ctx, given.purpose)
    basis = LegalBasis(
        county_id=ctx.county_id,
        id=new_id(),
        kind=given.kind,
        granted_at=ctx.now,
        expires_at=start_of(given.expires_on + timedelta(days=1)),
        assessed_on=given.assessed_on,
        **texts,
    )
    ctx.add(basis)
    return county


@command("endLegalBasis", thing="Division", roles=("county_admin",))
def end_legal_basis(ctx: Context, given: EndLegalBasisInput) -> Division:
    """终止合法性基础：自此刻起，该用途下的记录不可查阅。 End the basis of a purpose; its records
    are unreadable from this moment."""
    county = ctx.county(given.county)
    find_basis(ctx, given.purpose)
    _end(ctx, given.purpose)
    return county


@command("reviewPerson", thing="Person", roles=("county_admin", "township_lead", "centre_staff"))
def review_person(ctx: Context, given: ReviewPersonInput) -> Person:
    """复核：确认记录仍有必要，可再查阅180天，不晚于到期删除之日。 Confirm that a record of a person
    is still needed; it is read again for 180 days, and never beyond the day on which it is
    erased (PIPL art 19)."""
    person = ctx.load(Person, given.id, "person")
    person.review_by = ctx.today + timedelta(days=180)
    person.version += 1
    ctx.record(Person, person.id, review_by=person.review_by)
    return person


@command("approveSealedReading", thing="Approval", roles=("county_admin", "township_lead"))
def approve_sealed_reading(ctx: Context, given: ApproveSealedReadingInput) -> Approval:
    """审批查阅封存信息：准许另一人限时查阅未成年人的记录，并告知本人。 Let another officer read
    the record of a minor for some hours, never oneself; the person is told in which role
    somebody approved it (Law on the Protection of Minors art 72; Regulations on the Protection
    of Minors in Cyberspace art 36)."""
    ctx.actor.require_class(Sensitivity.PERSONAL)
    person = ctx.opened(ctx.load(Person, given.person, "person", "person"))
    if person.sealed_until is None or person.sealed_until <= ctx.today:
        raise RuleRefused(
            "该记录未封存，无须审批。",
            "The record is not sealed: there is nothing to approve.",
            rule="person.is_sealed",
            field="person",
        )
    place, table = (person.division_id, person.path), EmergencyAccess
    urgent = (is_case(table, person), table.opened_by == given.actor, table.expires_at > ctx.now)
    if ctx.session.scalar(select(table.id).where(*urgent).limit(1)) is not None:
        approve(ctx, ApprovalKind.READ_URGENT, person.id, place, given)
    return approve(ctx, ApprovalKind.READ_SEALED, person.id, place, given)


def _end(ctx: Context, purpose: str) -> None:
    for basis in ctx.session.scalars(bases_held(ctx, purpose.strip())):
        basis.expires_at = ctx.now
        ctx.record(LegalBasis, basis.id, expires_at=ctx.now)
    ctx.session.flush()


COMMANDS = (set_legal_basis, end_legal_basis, review_person, approve_sealed_reading)
