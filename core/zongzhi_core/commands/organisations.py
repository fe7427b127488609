"""Commands of core: which organisations there are, to which posts, transfers and orders point."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from ..clock import FOREVER
from ..errors import BadInput, RuleRefused
from ..ids import new_id
from ..read.rows import holds
from ..tables import Centre, Organisation
from ..terms import OrganisationKind
from .accounts import said
from .context import Context, GlobalId, argument, command

_KEEPERS = ("county_admin", "township_lead")


@dataclass(frozen=True)
class EstablishOrganisationInput:
    """设立机构 Which organisation there is from today on, and where."""

    division: str = argument(
        "属地：机构所在区划的代码。 Code of the division that is its territory."
    )
    kind: OrganisationKind = argument("类别 Kind of organisation.")
    name: str = argument("名称：全称。 Full name.", longest=100)
    line: GlobalId | None = argument(
        "条线上级：业务上级机构。 Id of the line organisation above it.", default=None
    )
    site: str | None = argument(
        "地址：综治中心必填，其他机构不填。 Where the office is: of a centre, and of nothing else.",
        default=None,
        longest=200,
    )


@dataclass(frozen=True)
class EndOrganisationInput:
    """撤销机构 Which organisation is no longer there."""

    id: GlobalId = argument("编号 Id of the organisation.")


@command("establishOrganisation", thing="Organisation", roles=_KEEPERS, alone=True)
def establish_organisation(ctx: Context, given: EstablishOrganisationInput) -> Organisation:
    """设立机构：自今日起；岗位、转办和指令均指向机构；一个区划至多一个综治中心。 Enter an
    organisation that is there from today on: posts, transfers and orders point to one. A division
    has at most one governance centre."""
    place = ctx.place(given.division)
    name = said(given.name, "name", "名称 the name")
    is_centre = given.kind is OrganisationKind.CENTRE
    if is_centre is (given.site is None):
        raise BadInput(
            "综治中心须给出 site，其他机构不得给出。",
            "Give site for a centre, and only for that.",
            field="site",
        )
    site = given.site and said(given.site, "site", "地址 where the office is")
    same: Any = Organisation.kind == given.kind if is_centre else Organisation.name == name
    there = select(Organisation.name).where(Organisation.division_id == place.id, same)
    if taken := ctx.session.scalar(there.where(holds(Organisation, ctx.today))):
        raise RuleRefused(
            f"“{place.name}”已有“{taken}”。",
            f'{place.name} has "{taken}" already.',
            rule="organisation.once",
            field="kind" if is_centre else "name",
        )
    line = None
    if given.line is not None:
        line = ctx.load(Organisation, given.line, "organisation", "line", upward=True).id
    term = {"valid_from": ctx.today, "valid_to": FOREVER}
    placed = {"county_id": ctx.county_id, "division_id": place.id, **term}
    made = Organisation(id=new_id(), kind=given.kind, name=name, line_id=line, **placed)
    ctx.add(made)
    if is_centre:
        served = {"organisation_id": made.id, "level": place.level, "site": site}
        ctx.add(Centre(id=new_id(), **served, **placed))
    return made


@command("endOrganisation", thing="Organisation", roles=_KEEPERS)
def end_organisation(ctx: Context, given: EndOrganisationInput) -> Organisation:
    """撤销机构：自今日起不再存在；已指向它的记录不变。 From today on the organisation is no longer
    there, nor the centre that it runs; records that point to it stay as they are."""
    ended = ctx.load(Organisation, given.id, "organisation")
    if ended.valid_to <= ctx.today:
        raise RuleRefused(
            f"“{ended.name}”已撤销。",
            f"{ended.name} has been ended already.",
            rule="organisation.ended",
        )
    run = select(Centre).where(Centre.organisation_id == ended.id, Centre.valid_to > ctx.today)
    for row in (ended, *ctx.session.scalars(run)):
        row.valid_to = ctx.today
        ctx.changed(row, valid_to=ctx.today)
    return ended


COMMANDS = (establish_organisation, end_organisation)
