"""Who serves in a grid, and with it the events that are assigned to their accounts.

A post and an account are tied where the post is entered: its person is then the user. What is
reported from a grid is assigned to those who work in it; when a post ends, so does that.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import select

from zongzhi_core.plugin_api import (
    Assignment,
    BadInput,
    Context,
    GlobalId,
    RuleRefused,
    User,
    argument,
    command,
    new_id,
)

from .. import rules
from ..tables import Grid, GridEvent, GridStaff
from ..terms import GridMemberPost, GridRole

#: Those who keep the register.
KEEPERS = ("county_admin", "township_lead")

_DAY = timedelta(days=1)
_LONGEST_NAME = 60


@dataclass(kw_only=True)
class AppointGridStaffInput:
    """任用网格力量 Who serves in a grid, as what and from when on."""

    grid: GlobalId = argument("网格 Id of the grid.")
    name: str = argument(
        "姓名：工作姓名，不填电话或证件号。 Name in office, never a phone or identity number.",
        longest=60,
    )
    role: GridRole = argument(
        "角色：不填为网格员。 Role in the grid; member unless said otherwise.",
        default=GridRole.MEMBER,
    )
    post: GridMemberPost = argument(
        "专兼职：不填为兼职。 Full-time or part-time; part-time unless said otherwise.",
        default=GridMemberPost.PART_TIME,
    )
    user: GlobalId | None = argument(
        "用户：其账号；本网格上报的事件分派给它。 Id of their account: what is reported from "
        "the grid is assigned to it.",
        default=None,
    )
    from_day: date | None = argument(
        "任期起：不填为今天，不得晚于今天。 First day in office; today when left out, and no "
        "later.",
        default=None,
    )


@dataclass(kw_only=True)
class EndGridStaffInput:
    """离任 Whose term in a grid ends, and when."""

    id: GlobalId = argument("编号：该网格任期。 Id of the term in the grid.")
    last_day: date | None = argument(
        "任期止：不填为昨天，不得更晚。 Last day in office; yesterday when left out, and no later.",
        default=None,
    )


@command("appointGridStaff", thing="GridStaff", roles=KEEPERS)
def appoint_grid_staff(ctx: Context, given: AppointGridStaffInput) -> GridStaff:
    """任用网格力量：指定账号的，网格未结事件和今后上报的事件分派给它。 Enter somebody who serves in
    a grid. The grid's open events are assigned to an account that is named, and so is each that
    is reported from now on, while the term lasts."""
    _check_reach(ctx)
    grid = ctx.load(Grid, given.grid, "grid", "grid")
    ctx.session.refresh(grid, with_for_update=True)
    if not grid.valid_from <= ctx.today < grid.valid_to:
        raise BadInput("该网格现已不存在。", "The grid does not exist today.", field="grid")
    first = given.from_day or ctx.today
    _check_day(first, grid.valid_from, ctx.today, "fromDay")
    user = _user(ctx, grid, given)
    staff = GridStaff(
        id=new_id(),
        county_id=ctx.county_id,
        division_id=grid.division_id,
        grid_id=grid.id,
        role=given.role,
        post=given.post,
        person_id=new_id() if user is None else user.id,
        name=_checked_name(given.name),
        valid_from=first,
    )
    ctx.add(staff)
    if user is not None and given.role in rules.WORKERS:
        own = (GridEvent.county_id == ctx.county_id) & (GridEvent.grid_id == grid.id)
        still_open = select(GridEvent).where(own, GridEvent.closed_at.is_(None))
        for event in ctx.session.scalars(still_open.order_by(GridEvent.id)).all():
            ctx.assign(event, user.id)
    return staff


@command("endGridStaff", thing="GridStaff", roles=KEEPERS)
def end_grid_staff(ctx: Context, given: EndGridStaffInput) -> GridStaff:
    """离任：网格事件不再分派给其账号，另有任职的除外。 End somebody's term in a grid. Events of the
    grid are assigned to their account no more, unless they work in it in another role."""
    _check_reach(ctx)
    staff = ctx.load(GridStaff, given.id, "grid_staff")
    ctx.session.get(Grid, (staff.county_id, staff.grid_id), with_for_update=True)
    ctx.session.refresh(staff, with_for_update=True)
    if staff.valid_to <= ctx.today:
        raise RuleRefused("该任期已结束。", "The term has ended already.", rule="grid_staff.ended")
    last = given.last_day or ctx.today - _DAY
    _check_day(last, staff.valid_from - _DAY, ctx.today - _DAY, "lastDay")
    staff.valid_to = last + _DAY
    ctx.changed(staff, valid_to=staff.valid_to)
    ctx.session.flush()
    if staff.person_id not in accounts_of(ctx, staff.grid_id):
        own = (GridEvent.county_id == ctx.county_id) & (GridEvent.grid_id == staff.grid_id)
        ctx.end_assignments(
            Assignment.assignee_id == staff.person_id,
            Assignment.matter_id.in_(select(GridEvent.id).where(own)),
        )
    return staff


def accounts_of(ctx: Context, grid_id: str) -> list[str]:
    """The ids of the users who work in a grid today."""
    serving = select(GridStaff.person_id).where(
        GridStaff.county_id == ctx.county_id,
        GridStaff.grid_id == grid_id,
        GridStaff.role.in_(rules.WORKERS),
        GridStaff.valid_from <= ctx.today,
        ctx.today < GridStaff.valid_to,
    )
    users = select(User.id).where(User.id.in_(serving), User.ended_at.is_(None))
    return list(ctx.session.scalars(users.order_by(User.id)))


def _check_reach(ctx: Context) -> None:
    """FORBIDDEN to those who reach own cases alone: a post opens all of a grid, or closes it."""
    ctx.require(
        not ctx.actor.access.assigned,
        "您只能办理分派给您的事项，不能管理网格力量。",
        "You reach what was assigned to you alone, and keep no register of grid staff.",
    )


def _user(ctx: Context, grid: Grid, given: AppointGridStaffInput) -> User | None:
    """The account that is tied to the post, which may serve the grid in a role once."""
    if given.user is None:
        return None
    user = ctx.load(User, given.user, "user", "user")
    if user.ended_at is not None:
        raise RuleRefused("该用户已停用。", "The user has been ended.", rule="user.ended")
    same = (GridStaff.grid_id == grid.id) & (GridStaff.person_id == user.id)
    serves = select(GridStaff.id).where(
        GridStaff.county_id == ctx.county_id,
        same,
        GridStaff.role == given.role,
        GridStaff.valid_to > ctx.today,
    )
    if ctx.session.scalar(serves) is not None:
        raise RuleRefused(
            "该用户已在此网格担任这一角色。",
            "The user serves in this role of the grid already.",
            rule="grid_staff.once",
            field="user",
        )
    return user


def _check_day(day: date, first: date, last: date, field: str) -> None:
    if not first <= day <= last:
        raise BadInput(
            f"日期须在 {first} 至 {last} 之间。",
            f"{field} must lie between {first} and {last}.",
            field=field,
        )


def _checked_name(text: str) -> str:
    name = text.strip()
    plain = name.isprintable() and not any(char.isdigit() for char in name)
    if not 0 < len(name) <= _LONGEST_NAME or not plain:
        raise BadInput(
            f"姓名须为 1 至 {_LONGEST_NAME} 个可见字符，不得含数字。",
            f"name must have 1 to {_LONGEST_NAME} printable characters and no digit.",
            field="name",
        )
    return name
