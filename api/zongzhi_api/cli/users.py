"""`zongzhi user`: who may sign in. The first administrator of a county is entered here; the
others by an administrator, through the API."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import click
from sqlalchemy import select
from sqlalchemy.orm import Session

from zongzhi_core.access import ROLES
from zongzhi_core.clock import day_of, stamp_text
from zongzhi_core.commands.accounts import CreateUserInput, EndUserInput, GrantRoleInput
from zongzhi_core.commands.context import GlobalId
from zongzhi_core.errors import BadInput, NotFound
from zongzhi_core.read.rows import holds
from zongzhi_core.tables import Division, Grant, User
from zongzhi_core.terms import Reach, Sensitivity

from .desk import Desk, json_option, print_json, print_table, run, split_names

_DAY = click.DateTime(["%Y-%m-%d"])


@click.group()
def user() -> None:
    """用户 Users, who sign in under a grant."""


@user.command("add")
@click.argument("account")
@click.option("--name", metavar="TEXT", required=True, help="姓名 Name in office.")
@click.option("--division", metavar="CODE", required=True, help="单位属地 Where they work.")
def add(account: str, name: str, division: str) -> None:
    """登记用户 Enter an official by the account that the sign-in service knows."""
    given = CreateUserInput(division, account, name)
    run(lambda desk: desk.give("createUser", given, _account))
    click.echo(f"已登记 Entered: {account}")


@user.command("grant")
@click.argument("account")
@click.option("--role", required=True, metavar="ROLE", help=f"角色 One of: {', '.join(ROLES)}.")
@click.option("--division", metavar="CODE", required=True, help="辖区 The subtree it reaches.")
@click.option("--until", type=_DAY, required=True, help="截止日 Last day of the term of office.")
@click.option("--reason", metavar="TEXT", required=True, help="依据 By which decision.")
@click.option("--plugins", metavar="A,B", help="限于这些插件 Only these plugins; else all.")
@click.option("--reach", type=click.Choice([r.name for r in Reach]), help="范围 How much of it.")
@click.option("--unit", metavar="ID", help="本单位 Organisation whose cases it reaches (UNIT).")
@click.option("--classes", metavar="A,B", help="数据类别 Only these of the role's; else all.")
@click.option("--from", "valid_from", type=_DAY, help="起始日 First day; else today.")
def grant(account: str, until: datetime, plugins: str | None, **said: Any) -> None:
    """授予角色 Grant a role until the end of a term of office."""

    async def work(desk: Desk) -> None:
        found = await _id_of(desk, account)
        said["reach"] = Reach[said["reach"]] if said["reach"] else None
        said["valid_from"] = said["valid_from"] and said["valid_from"].date()
        said["classes"] = _classes(said["classes"])
        given = GrantRoleInput(user=found, until=until.date(), plugins=split_names(plugins), **said)
        await desk.give("grantRole", given, _account)

    run(work)
    click.echo(f"{account}: {said['role']} {said['division']} → {until.date()}")


@user.command("end")
@click.argument("account")
@click.option("--reason", metavar="TEXT", required=True, help="原因 Why; it is journalled.")
def end(account: str, reason: str) -> None:
    """停用用户 End a user: the next request under any of their grants is refused."""

    async def work(desk: Desk) -> None:
        given = EndUserInput(await _id_of(desk, account), reason)
        await desk.give("endUser", given, _account)

    run(work)
    click.echo(f"已停用 Ended: {account}")


@dataclass(frozen=True)
class _Facts:
    account: str
    name: str
    ended: str | None
    grants: list[dict[str, Any]]


@user.command("list")
@json_option
def list_all(as_json: bool) -> None:
    """列出用户 List the users with the grants that hold today."""
    found = run(_facts)
    if as_json:
        print_json([vars(each) for each in found])
        return
    rows = [
        (u.account, u.name, g.get("role"), g.get("division"), g.get("until"), u.ended)
        for u in found
        for g in u.grants or [{}]
    ]
    names = ("账号 Account", "姓名 Name", "角色 Role", "辖区 Division", "截止 Until", "停用 Ended")
    print_table(names, rows)


async def _facts(desk: Desk) -> list[_Facts]:
    today = day_of(desk.clock.now())
    return await desk.read(lambda session: _users(session, today))


def _users(session: Session, today: date) -> list[_Facts]:
    place = (Division.id == Grant.division_id) & holds(Division, today)
    held = select(Grant, Division.code).join(Division, place).where(holds(Grant, today))
    grants: dict[str, list[dict[str, Any]]] = {}
    for each, code in session.execute(held.order_by(Grant.granted_at)):
        until = date.fromordinal(each.valid_to.toordinal() - 1).isoformat()
        told = {"role": each.role, "division": code, "until": until, "classes": each.classes}
        grants.setdefault(each.user_id, []).append(told)
    return [
        _Facts(
            each.account,
            each.name,
            stamp_text(each.ended_at) if each.ended_at else None,
            grants.get(each.id, []),
        )
        for each in session.scalars(select(User).order_by(User.account))
    ]


def _classes(text: str | None) -> list[Sensitivity] | None:
    names = split_names(text)
    unknown = sorted(set(names or ()) - set(Sensitivity.__members__))
    if unknown:
        known = ", ".join(Sensitivity.__members__)
        raise BadInput(f"没有数据类别 {unknown[0]}。", f"There is no such class: {known}.")
    return None if names is None else [Sensitivity[name] for name in names]


async def _id_of(desk: Desk, account: str) -> GlobalId:
    wanted = select(User.id).where(User.account == account)
    found = await desk.read(lambda session: session.scalar(wanted))
    if found is None:
        raise NotFound(f"没有账号“{account}”。", f'There is no account "{account}".')
    return GlobalId(f"user_{found}")


def _account(_: Session, user: Any) -> str:
    return str(user.account)
