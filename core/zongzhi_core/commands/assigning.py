"""Commands by which matters of all kinds are given to those who work on them."""

from __future__ import annotations

from dataclasses import dataclass

from ..errors import BadInput, RuleRefused
from ..tables import Assignment, Organisation, User
from .context import Context, GlobalId, argument, command

_LEADS = ("county_admin", "township_lead", "centre_staff")


@dataclass(frozen=True)
class AssignMatterInput:
    """分派事项 Which matter, and to whom: a user or an organisation."""

    matter: GlobalId = argument("事项：任何种类的事项。 Id of the matter, of whatever kind.")
    user: GlobalId | None = argument("用户 Id of the user.", default=None)
    organisation: GlobalId | None = argument("机构 Id of the organisation.", default=None)


@dataclass(frozen=True)
class EndAssignmentInput:
    """解除分派 Which assignment ends."""

    id: GlobalId = argument("编号 Id of the assignment.")


@command("assignMatter", thing="Assignment", roles=_LEADS)
def assign_matter(ctx: Context, given: AssignMatterInput) -> Assignment:
    """分派事项：仅限本人经办的人员自此可见该事项，直至解除分派。 Let a user or an organisation work
    on a matter. Those whose grant reaches own cases alone see it, and its persons for a purpose,
    until the assignment ends."""
    matter = ctx.load_matter(given.matter, "matter")
    named = [part for part in (given.user, given.organisation) if part is not None]
    if len(named) != 1:
        raise BadInput(
            "请给出 user 或 organisation 之一。",
            "Give either user or organisation.",
            field="user",
        )
    made = ctx.assign(matter, _assignee(ctx, given))
    if made is None:
        raise RuleRefused(
            "该事项已分派给该对象。", "It is assigned to them already.", rule="assignment.once"
        )
    return made


@command("endAssignment", thing="Assignment", roles=_LEADS)
def end_assignment(ctx: Context, given: EndAssignmentInput) -> Assignment:
    """解除分派：由此开放的内容自下一次请求起关闭。 End an assignment: what it opened is closed with
    the next request."""
    held = ctx.load(Assignment, given.id, "assignment")
    if not ctx.end_assignments(Assignment.id == held.id):
        raise RuleRefused("该分派已解除。", "It has ended already.", rule="assignment.ended")
    ctx.session.expire(held)
    return held


def _assignee(ctx: Context, given: AssignMatterInput) -> str:
    if given.organisation is not None:
        return ctx.load(Organisation, given.organisation, "organisation", "organisation").id
    user = ctx.load(User, given.user or "", "user", "user")
    if user.ended_at is not None:
        raise RuleRefused("该用户已停用。", "The user has been ended.", rule="user.ended")
    return user.id


COMMANDS = (assign_matter, end_assignment)
