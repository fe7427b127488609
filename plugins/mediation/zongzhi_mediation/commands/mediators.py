"""The register of mediators, and what parties say of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from zongzhi_core.plugin_api import (
    FOREVER,
    BadInput,
    Context,
    GlobalId,
    OrganisationKind,
    RuleRefused,
    argument,
    command,
    new_id,
)

from .. import rules
from ..tables import Dispute, Mediator, MediatorChoice, MediatorRecusal
from ..terms import MediatorChoiceAct, MediatorKind, MediatorPost, PartySide
from .steps import (
    HANDLERS,
    DisputeStepInput,
    Rule,
    add_row,
    check_day,
    checked_name,
    organisation_of,
    rows_of,
    take_step,
)

EVENTS = ()

_DAY = timedelta(days=1)

#: Those who keep the register.
KEEPERS = ("county_admin", "township_lead")

MEDIATOR_REFUSED = Rule(
    "dispute.mediator_refused",
    "该调解员已被当事人拒绝或已回避，不得调解本纠纷；请另选调解员。",
    "This mediator was refused by a party, or recused, and may have no more part in this dispute; "
    "take another.",
)


@dataclass(kw_only=True)
class AppointMediatorInput:
    """聘任调解员 Who is in office as a mediator, where and for how long."""

    organisation: GlobalId = argument(
        "机构：一般为调解委员会。 Id of the organisation, mostly a mediation committee."
    )
    name: str = argument(
        "姓名：工作姓名，不填电话或证件号。 Name in office, never a phone or identity number.",
        longest=60,
    )
    kind: MediatorKind = argument(
        "类别：不填为人民调解。 In which kind of mediation; people's mediation unless said "
        "otherwise.",
        default=MediatorKind.V2,
    )
    post: MediatorPost = argument(
        "专兼职：不填为兼职。 Full-time or part-time; part-time unless said otherwise.",
        default=MediatorPost.PART_TIME,
    )
    from_day: date | None = argument(
        "任期起：不填为今天。 First day in office; today when left out.", default=None
    )
    last_day: date | None = argument(
        "任期止：不填时人民调解为三年（人民调解法第八条），其他不限。 Last day in office; when "
        "left out three years in people's mediation (People's Mediation Law art 8), else open.",
        default=None,
    )


@dataclass(kw_only=True)
class EndMediatorInput:
    """解聘调解员 Whose term as a mediator ends, and when."""

    id: GlobalId = argument("编号 Id of the mediator.")
    last_day: date | None = argument(
        "任期止：不填为今天；任期不得延长。 Last day in office; today when left out. A term is "
        "never made longer.",
        default=None,
    )


@dataclass(kw_only=True)
class RecuseMediatorInput(DisputeStepInput):
    """回避 The dispute, and which mediator is too close to it."""

    mediator: GlobalId = argument("调解员 Id of the mediator.")


@dataclass(kw_only=True)
class MediatorChoiceInput(RecuseMediatorInput):
    """当事人意见 The dispute, and of which mediator a party says something."""

    side: PartySide = argument("当事人地位：该当事人属于哪一方。 On which side the party stands.")


@command("appointMediator", thing="Mediator", roles=KEEPERS)
def appoint_mediator(ctx: Context, given: AppointMediatorInput) -> Mediator:
    """聘任调解员：登记在职调解员；任期届满后续聘的重新登记。 Enter a mediator in office; whoever
    goes on after a term is entered anew."""
    # A term lies where its organisation does: nobody is put in office above one's own reach.
    body = organisation_of(ctx, given.organisation, upward=False)
    committee = body.kind is OrganisationKind.MEDIATION_COMMITTEE
    if given.kind is MediatorKind.V2 and not committee:
        raise RuleRefused(
            "人民调解员须属于人民调解委员会；请选择该机构或其他类别。",
            "A people's mediator is one of a people's mediation committee; name it, or another "
            "kind of mediator.",
            rule="mediator.committee",
            field="organisation",
        )
    first, end = _term(ctx, given, body.valid_from)
    mediator = Mediator(
        id=new_id(),
        county_id=ctx.county_id,
        division_id=body.division_id,
        organisation_id=body.id,
        kind=given.kind,
        post=given.post,
        name=checked_name(given.name, "name"),
        valid_from=first,
        valid_to=end,
    )
    ctx.add(mediator)
    return mediator


@command("endMediator", thing="Mediator", roles=KEEPERS)
def end_mediator(ctx: Context, given: EndMediatorInput) -> Mediator:
    """解聘调解员：任期结束；其主持过的调解仍记其名。 End a mediator's term; the sessions that they
    held keep naming them."""
    mediator = ctx.load(Mediator, given.id, "mediator")
    ctx.session.refresh(mediator, with_for_update=True)
    last = given.last_day or ctx.today
    if mediator.valid_to <= ctx.today:
        raise RuleRefused("该任期已结束。", "The term has ended already.", rule="mediator.ended")
    check_day(last, mediator.valid_from, mediator.valid_to - _DAY, "lastDay")
    mediator.valid_to = last + _DAY
    ctx.changed(mediator, valid_to=mediator.valid_to)
    return mediator


@command("chooseMediator", thing="Dispute", roles=HANDLERS)
def choose_mediator(ctx: Context, given: MediatorChoiceInput) -> Dispute:
    """选择调解员：记录当事人选择调解员（人民调解法第十九条、第二十三条）。 Record that a party
    chose a mediator (People's Mediation Law arts 19 and 23)."""
    said = {"act": MediatorChoiceAct.CHOSEN, "side": given.side, "said_on": ctx.today}
    return _say(ctx, given, "chooseMediator", MediatorChoice, **said)


@command("refuseMediator", thing="Dispute", roles=HANDLERS)
def refuse_mediator(ctx: Context, given: MediatorChoiceInput) -> Dispute:
    """拒绝调解员：记录当事人拒绝调解员，该调解员不再参与。 Record that a party refused a mediator,
    who has no more part in the dispute (People's Mediation Law art 23)."""
    said = {"act": MediatorChoiceAct.REFUSED, "side": given.side, "said_on": ctx.today}
    return _say(ctx, given, "refuseMediator", MediatorChoice, **said)


@command("recuseMediator", thing="Dispute", roles=HANDLERS)
def recuse_mediator(ctx: Context, given: RecuseMediatorInput) -> Dispute:
    """调解员回避：调解员与本案有利害关系的，不再参与；不记录何种关系。 Record that a mediator is a
    party of the dispute, near kin of one, or otherwise close to it, and has no more part in it;
    which of these is not recorded."""
    return _say(ctx, given, "recuseMediator", MediatorRecusal, recused_on=ctx.today)


def mediator_of(
    ctx: Context, dispute: Dispute, global_id: str, day: date, field: str = "mediator"
) -> Mediator:
    """A mediator in reach who was in office on a day, whom no party of the dispute refused and
    who was not recused. Whether one is a party or kin must be said: the register holds nothing
    but a name, persons are sealed and held for one case each, and names are no proof."""
    mediator = ctx.load(Mediator, global_id, "mediator", field)
    if not mediator.valid_from <= day < mediator.valid_to:
        raise BadInput(
            f"调解员“{global_id}”在 {day} 不在任。",
            f'Mediator "{global_id}" was not in office on {day}.',
            field=field,
        )
    may = mediator.id not in set_aside(ctx, dispute)
    replace(MEDIATOR_REFUSED, field=field).require(may, dispute)
    return mediator


def set_aside(ctx: Context, dispute: Dispute) -> set[str]:
    """The mediators whom a party refused or who were recused."""
    said = ctx.session.scalars(rows_of(MediatorChoice, dispute))
    refused = {each.mediator_id for each in said if each.act is MediatorChoiceAct.REFUSED}
    recused = ctx.session.scalars(rows_of(MediatorRecusal, dispute))
    return refused | {each.mediator_id for each in recused}


def _say(ctx: Context, given: RecuseMediatorInput, name: str, table: Any, **facts: Any) -> Dispute:
    found: list[Mediator] = []

    def guard(dispute: Dispute) -> Mapping[str, Any]:
        found.append(mediator_of(ctx, dispute, given.mediator, ctx.today))
        return {}

    dispute = take_step(ctx, given, name, guard=guard)
    add_row(ctx, table, dispute, mediator_id=found[0].id, **facts)
    return dispute


def _term(ctx: Context, given: AppointMediatorInput, since: date) -> tuple[date, date]:
    """The first day in office, of an organisation that there is since a day, and the first one
    after it."""
    first = given.from_day or ctx.today
    check_day(first, since, ctx.today + rules.APPOINTED_AHEAD, "fromDay")
    if given.last_day is None:
        return first, rules.end_of_term(first) if given.kind is MediatorKind.V2 else FOREVER
    check_day(given.last_day, first, FOREVER - _DAY, "lastDay")
    return first, given.last_day + _DAY
