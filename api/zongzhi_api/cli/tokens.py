"""`zongzhi token`: making, listing and revoking API tokens."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import click

from zongzhi_core.access import ROLES
from zongzhi_core.clock import stamp_text
from zongzhi_core.tables import Token
from zongzhi_core.tokens import TokenWish, create_token, list_tokens, revoke_token

from .desk import Desk, actor_name, json_option, print_json, print_table, run, split_names


@click.group()
def token() -> None:
    """令牌 API tokens."""


@token.command("create")
@click.option("--name", required=True, help="名称，不可重复 Its name; each is used once.")
@click.option(
    "--division", metavar="CODE|all", required=True, help="辖区 The subtree that it reaches."
)
@click.option("--role", required=True, metavar="ROLE", help=f"角色 One of: {', '.join(ROLES)}.")
@click.option("--plugins", metavar="A,B", help="限于这些插件 Only these plugins; else all.")
@click.option("--days", type=int, default=90, help="有效天数 Days that it lasts, 1–366; else 90.")
def create(name: str, division: str, role: str, plugins: str | None, days: int) -> None:
    """新建令牌 Create a token; it is printed alone, this once, and cannot be read again."""
    code = None if division == "all" else division
    wish = TokenWish(name, role, code, split_names(plugins), days)
    click.echo(run(lambda desk: make_token(desk, wish)))


async def make_token(desk: Desk, wish: TokenWish, *, replace: bool = False) -> str:
    """The secret of a new token."""
    installed, actor = desk.installed, actor_name()
    return await desk.write(
        lambda session: create_token(
            session, desk.clock, wish, installed=installed, actor=actor, replace=replace
        )
    )


@token.command("list")
@json_option
def list_all(as_json: bool) -> None:
    """列出令牌 List the tokens, also those that have expired or were revoked."""
    facts, now = run(_facts)
    if as_json:
        print_json([_as_json(*each) for each in facts])
        return
    columns = (
        "名称 Name",
        "角色 Role",
        "辖区 Division",
        "插件 Plugins",
        "到期 Expires",
        "状态 State",
    )
    print_table(columns, [_as_row(*each, now) for each in facts])


async def _facts(desk: Desk) -> tuple[list[tuple[Token, str | None]], datetime]:
    return await desk.read(list_tokens), desk.clock.now()


def _as_json(each: Token, division: str | None) -> dict[str, Any]:
    revoked = stamp_text(each.revoked_at) if each.revoked_at else None
    return {
        "name": each.name,
        "role": each.role,
        "division": division or "all",
        "plugins": each.plugins.split(",") if each.plugins else None,
        "issuedAt": stamp_text(each.issued_at),
        "expiresAt": stamp_text(each.expires_at),
        "revokedAt": revoked,
    }


def _as_row(each: Token, division: str | None, now: datetime) -> tuple[str, ...]:
    state = "已到期 expired" if each.expires_at <= now else "有效 valid"
    state = "已撤销 revoked" if each.revoked_at else state
    reach, granted = division or "all", each.plugins or "all"
    return each.name, each.role, reach, granted, stamp_text(each.expires_at), state


@token.command("revoke")
@click.argument("name")
def revoke(name: str) -> None:
    """撤销令牌 Revoke a token; the next request with it is refused."""

    async def work(desk: Desk) -> None:
        actor = actor_name()
        await desk.write(lambda session: revoke_token(session, desk.clock, name, actor=actor))

    run(work)
    click.echo(f"已撤销 Revoked: {name}")
