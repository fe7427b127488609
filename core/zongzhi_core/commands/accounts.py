"""Commands of core: who may sign in, and what they may do, from a day to a day."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import case, select, update

from ..access import ROLES, classes_of, plugin_refusal
from ..errors import BadInput, RuleRefused
from ..ids import new_id
from ..limits import first_day
from ..state import raise_epoch
from ..tables import Division, Grant, InstalledPlugin, Organisation, User
from ..terms import Level, Reach, Sensitivity
from ..tokens import check_plugins, check_role
from .context import Context, GlobalId, argument, command

#: The longest term of an office; a grant ends with it and is given anew.
MOST_YEARS = 5

#: Roles of one level only; the others may be given at any from county to village.
LEVELS = {
    "township_lead": Level.TOWNSHIP,
    "commissioner": Level.VILLAGE,
}

_ACCOUNT = re.compile(r"[A-Za-z][A-Za-z0-9._@-]{0,99}\Z")
_ADMINS = ("county_admin",)


@dataclass(frozen=True)
class CreateUserInput:
    """登记用户 Who shall be able to sign in."""

    division: str = argument(
        "单位属地：工作所在区划的代码。 Code of the division in which they work."
    )
    account: str = argument(
        "账号：登录服务中的名称，以字母开头，可含字母、数字和._@-，不用电话或证件号。 Name by "
        "which the sign-in service knows them: a letter, then letters, digits or ._@-; never a "
        "phone or identity number.",
        longest=100,
    )
    name: str = argument("姓名：任职姓名 Name in office.", longest=100)


@dataclass(frozen=True)
class ChangeUserInput:
    """变更用户 What of a user is otherwise from now on; what is left out stays."""

    id: GlobalId = argument("编号 Id of the user.")
    name: str | None = argument("姓名：任职姓名。 Name in office.", default=None, longest=100)
    division: str | None = argument(
        "单位属地：工作所在区划的代码。 Code of the division in which they work.", default=None
    )


@dataclass(frozen=True)
class EndUserInput:
    """停用用户 Who shall no longer sign in, and why."""

    id: GlobalId = argument("编号 Id of the user.")
    reason: str = argument("原因：最多500字。 Why, in at most 500 characters.", longest=500)


@dataclass(frozen=True)
class GrantRoleInput:
    """授予角色 Which role a user shall have, where, and for how long."""

    user: GlobalId = argument("用户 Id of the user.")
    role: str = argument(f"角色：角色的代码。 One of: {', '.join(ROLES)}.")
    division: str = argument(
        "辖区：该区划及其以下全部。 Code of the division whose subtree it reaches."
    )
    until: date = argument(
        "截止日：任期最后一天，五年以内。 Last day of the term of office, within five years."
    )
    reason: str = argument(
        "依据：依据何决定，最多500字。 By which decision, in at most 500 characters.", longest=500
    )
    plugins: list[str] | None = argument(
        "插件：不填为全部插件。 Only these plugins; all when left out.", default=None
    )
    reach: Reach | None = argument(
        "范围：不填时调解员为本人经办，其他为全部辖区。 How much of the subtree; ASSIGNED for "
        "mediators when left out, else SUBTREE.",
        default=None,
    )
    unit: GlobalId | None = argument(
        "本单位：仅用于“本单位”范围。 Id of the organisation whose cases it reaches; for UNIT "
        "alone.",
        default=None,
    )
    classes: list[Sensitivity] | None = argument(
        "数据类别：角色所含类别中的这些，一般信息总在其中；不填为全部。 Only these of the role's "
        "data classes, ORDINARY always among them; all when left out.",
        default=None,
    )
    valid_from: date | None = argument(
        "起始日：授权生效的第一天，不填为今天。 First day on which it holds; today when left out.",
        default=None,
    )


@dataclass(frozen=True)
class RevokeGrantInput:
    """收回授权 Which grant ends today, and why."""

    id: GlobalId = argument("编号 Id of the grant.")
    reason: str = argument("原因：最多500字。 Why, in at most 500 characters.", longest=500)


@command("createUser", thing="User", roles=_ADMINS)
def create_user(ctx: Context, given: CreateUserInput) -> User:
    """登记用户：登记可以登录的工作人员；权限另行授予。 Enter an official who shall be able to sign
    in; rights are granted apart."""
    place = ctx.place(given.division)
    if not _ACCOUNT.match(given.account):
        raise BadInput(
            f"账号“{given.account}”无效：字母开头，其后为字母、数字或 . _ @ -，最多 100 个字符。",
            f'The account "{given.account}" cannot be used: a letter, then letters, digits or '
            ". _ @ -, at most 100 characters.",
            field="account",
        )
    if ctx.session.scalar(select(User.id).where(User.account == given.account)) is not None:
        raise RuleRefused(
            f"账号“{given.account}”已登记。",
            f'The account "{given.account}" is taken.',
            rule="user.account_once",
            field="account",
        )
    user = User(
        id=new_id(),
        county_id=ctx.county_id,
        division_id=place.id,
        account=given.account,
        name=said(given.name, "name", "姓名 the name"),
        created_at=ctx.now,
    )
    ctx.add(user)
    return user


@command("changeUser", thing="User", roles=_ADMINS)
def change_user(ctx: Context, given: ChangeUserInput) -> User:
    """变更用户：更正姓名，或调到另一单位；账号和授权不变，授权另行收回和授予。 Put the name of a
    user right, or let them work elsewhere. The account stays, and so do the grants: they are
    revoked and given apart."""
    user = ctx.load(User, given.id, "user")
    _not_oneself(ctx, user)
    if given.name is not None:
        user.name = said(given.name, "name", "姓名 the name")
    if given.division is not None:
        place = ctx.place(given.division)
        user.division_id, user.path = place.id, place.path
    ctx.changed(user, division_id=user.division_id)
    return user


@command("endUser", thing="User", roles=_ADMINS, alone=True)
def end_user(ctx: Context, given: EndUserInput) -> User:
    """停用用户：其全部授权结束，下一次请求即被拒绝。 End a user: their grants end, and their next
    request is refused."""
    user = ctx.load(User, given.id, "user")
    user.end_reason = said(given.reason, "reason", "原因 a reason")
    _not_oneself(ctx, user)
    if user.ended_at is not None:
        raise RuleRefused("该用户已停用。", "The user has been ended already.", rule="user.ended")
    user.ended_at = ctx.now
    ended = update(Grant).where(Grant.user_id == user.id, Grant.valid_to > ctx.today)
    # One that has not begun by then never holds.
    never = case((Grant.valid_from > ctx.today, Grant.valid_from), else_=ctx.today)
    ctx.session.execute(ended.values(valid_to=never))
    ctx.record(User, user.id, ended_at=ctx.now)
    raise_epoch(ctx.session, light=True)
    return user


@command("grantRole", thing="User", roles=_ADMINS)
def grant_role(ctx: Context, given: GrantRoleInput) -> User:
    """授予角色：在辖区内授予角色至任期届满；下次登录起生效，不得授予本人。 Grant a role in the
    subtree of a division until the end of a term of office; the user has it with the next
    sign-in. Nobody grants to themselves, or more than they have."""
    user = ctx.load(User, given.user, "user", "user")
    place = ctx.place(given.division)
    _not_oneself(ctx, user)
    if user.ended_at is not None:
        raise RuleRefused("该用户已停用。", "The user has been ended.", rule="user.ended")
    _check_role(given.role, place)
    _check_plugins(ctx, given.plugins)
    start, latest = first_day(ctx, given), ctx.today + timedelta(days=366 * MOST_YEARS)
    if not start <= given.until <= latest:
        raise BadInput(
            f"截止日 {given.until} 无效：应在 {start} 至 {latest} 之间。",
            f"A grant cannot end on {given.until}: {start} to {latest} are allowed.",
            field="until",
        )
    reach, unit = _reach(ctx, given)
    ctx.add(
        Grant(
            id=new_id(),
            county_id=ctx.county_id,
            user_id=user.id,
            division_id=place.id,
            role=given.role,
            plugins=",".join(sorted(given.plugins or ())),
            valid_from=start,
            valid_to=given.until + timedelta(days=1),
            reason=said(given.reason, "reason", "依据 a reason"),
            granted_by=ctx.actor.name,
            granted_at=ctx.now,
            reach=reach,
            unit_id=unit,
            classes=_classes(ctx, given, reach),
        )
    )
    return user


@command("revokeGrant", thing="User", roles=_ADMINS, alone=True)
def revoke_grant(ctx: Context, given: RevokeGrantInput) -> User:
    """收回授权：授权结束；以此登录的，下一次请求即被拒绝。 End a grant; what was signed in under it
    is refused with its next request."""
    grant = ctx.load(Grant, given.id, "grant")
    user = ctx.session.get_one(User, grant.user_id)
    _not_oneself(ctx, user)
    grant.end_reason = said(given.reason, "reason", "原因 a reason")
    last = max(ctx.today, grant.valid_from)
    if grant.valid_to <= last:
        raise RuleRefused("该授权已终止。", "The grant has ended already.", rule="grant.ended")
    grant.valid_to = last
    ctx.record(Grant, grant.id, valid_to=last)
    raise_epoch(ctx.session, light=True)
    return user


def _reach(ctx: Context, given: GrantRoleInput) -> tuple[Reach, str | None]:
    """How much a grant reaches, and the id of the unit if it names one."""
    reach = given.reach or (Reach.ASSIGNED if given.role == "mediator" else Reach.SUBTREE)
    if (reach is Reach.UNIT) != (given.unit is not None):
        raise BadInput(
            "范围为 UNIT 时须给出 unit，其他范围不得给出。",
            "Give unit with the reach UNIT, and only with that.",
            field="unit",
        )
    if given.unit is None:
        return reach, None
    return reach, ctx.load(Organisation, given.unit, "organisation", "unit").id


def _classes(ctx: Context, given: GrantRoleInput, reach: Reach) -> str:
    """The classes of a grant, as it keeps them: some of the role's, and of the actor's own."""
    of_role, own = classes_of(given.role, reach), ctx.actor.access.classes
    wanted = of_role if given.classes is None else {Sensitivity.ORDINARY, *given.classes}
    if given.classes == [] or not wanted <= of_role & own:
        asked = ", ".join(sorted(each.name for each in wanted - (of_role & own))) or "[]"
        raise RuleRefused(
            f"不能授予 {asked}：角色 {given.role} 在此范围内可授予的数据类别见 allowed；只能收窄，"
            "且不超出您自己的。",
            f"{asked} cannot be granted: of the role {given.role} with this reach you may grant "
            "the classes in `allowed`: fewer, never more, and none that you lack.",
            rule="grant.classes",
            field="classes",
            allowed=sorted(each.name for each in of_role & own),
        )
    return "" if given.classes is None else ",".join(sorted(each.name for each in wanted))


def said(text: str, name: str, what: str) -> str:
    """A text that says something, called `what` in Chinese and English; BAD_INPUT when it is empty
    or holds what cannot be printed."""
    kept = text.strip()
    if not kept or not kept.isprintable():
        zh, en = what.split(" ", 1)
        raise BadInput(f"请填写{zh}。", f"Give {en} in printable characters.", field=name)
    return kept


def _not_oneself(ctx: Context, user: User) -> None:
    if user.actor_name in ctx.actor.names:
        raise RuleRefused(
            "不能更改自己的账号或授权；请由另一名管理员办理。",
            "Nobody changes their own account or rights; ask another administrator.",
            rule="user.not_oneself",
        )


def _check_role(role: str, place: Division) -> None:
    check_role(role)
    wanted = LEVELS.get(role, place.level)
    # A prefecture without counties stands as its own county.
    if role == "county_admin" and place.id != place.county_id:
        wanted = Level.COUNTY
    if place.level is not wanted:
        raise RuleRefused(
            f"角色 {role} 只能授予{wanted.zh}的区划；“{place.name}”为{place.level.zh}。",
            f"Role {role} is of level {wanted.name}; {place.name} is {place.level.name}.",
            rule="grant.level",
            field="division",
            allowed=[wanted.name],
        )


def _check_plugins(ctx: Context, plugins: list[str] | None) -> None:
    installed = ctx.session.scalars(select(InstalledPlugin.name)).all()
    check_plugins(plugins, installed)
    granted = ctx.actor.access.plugins
    beyond = sorted(set(plugins or installed) - granted) if granted is not None else []
    if beyond:
        raise plugin_refusal(beyond[0], ctx.actor.access)


COMMANDS = (create_user, change_user, end_user, grant_role, revoke_grant)
