"""`zongzhi serve` and `zongzhi demo`."""

from __future__ import annotations

import errno
import os
import signal
import socket
import sys
from datetime import timedelta
from typing import Any

import click
import msgspec
import uvicorn
from sqlalchemy import select
from sqlalchemy.engine import make_url
from sqlalchemy.orm import Session

from zongzhi_api.places import is_loaded
from zongzhi_core.clock import day_of
from zongzhi_core.commands.accounts import CreateUserInput, GrantRoleInput
from zongzhi_core.commands.assigning import AssignMatterInput
from zongzhi_core.commands.context import GlobalId
from zongzhi_core.errors import SetupError
from zongzhi_core.tables import Division, User
from zongzhi_core.tokens import TokenWish

from ..demo_issuer import LOOPBACK
from ..demo_issuer import PATH as ISSUER_PATH
from ..executors import find_executor
from ..settings import PREFIX, Settings, load_settings
from .data import DEMO_COUNTY, DEMO_YEAR, load_sample
from .desk import Desk, run
from .tokens import make_token
from .upkeep import migrate_database

DEMO_DATABASE = "sqlite:///var/demo.db"
GRACE_SECONDS = 10

#: Account → name, role, code of the division. Names are generated.
DEMO_USERS = {
    "demo.admin": ("陈国华", "county_admin", DEMO_COUNTY),
    "demo.assessor": ("赵志明", "assessor", DEMO_COUNTY),
    "demo.centre": ("李秀英", "centre_staff", "530424001"),
    "demo.commissioner": ("白春梅", "commissioner", "530424001001"),
    "demo.mediator": ("普建军", "mediator", "530424001"),
    "demo.township": ("王丽芳", "township_lead", "530424102"),
}

_QUERY = '{ division(code: "530424") { name disputes { totalCount } children { name } } }'
_PORT = click.IntRange(1, 65535)


@click.command()
@click.option("--host", help="监听地址 Address to listen on.")
@click.option("--port", type=_PORT, help="端口 Port.")
@click.option("--workers", type=click.IntRange(1, 64), help="进程数 Number of processes.")
@click.option("--executor", help="执行器 Who answers; others than compiled are for development.")
def serve(**given: Any) -> None:
    """启动服务 Serve the API until it is told to stop (SIGINT, SIGTERM)."""
    settings = _choose(load_settings(), given)
    find_executor(settings)
    require_free_port(settings)
    run(_look, settings=settings)
    _serve(settings)


async def _look(desk: Desk) -> None:
    """Nothing more: a database that cannot be served was refused before."""


@click.command()
@click.option("--port", type=_PORT, help="端口 Port; 8000 when left out.")
@click.option("--no-serve", is_flag=True, help="只准备数据 Only prepare the data and tokens.")
def demo(port: int | None, no_serve: bool) -> None:
    """演示 Load the demonstration county 华宁 Huaning, print two tokens, and serve."""
    settings = load_settings({f"{PREFIX}DATABASE": DEMO_DATABASE, **os.environ})
    settings = _with_sign_in(_choose(settings, {"port": port}))
    if not no_serve:
        require_free_port(settings)
    tokens = run(_prepare_demo, settings=settings, create=True, current=False)
    click.echo(_welcome(settings, tokens))
    if not no_serve:
        _serve(settings)


def _with_sign_in(settings: Settings) -> Settings:
    """The demonstration has a sign-in service of its own, unless another is set."""
    if settings.oidc_issuer or settings.host not in LOOPBACK or settings.workers > 1:
        return settings
    address = _address(settings)
    return _choose(
        settings,
        {"development": True, "public_url": address, "oidc_issuer": f"{address}{ISSUER_PATH}"},
    )


def _choose(settings: Settings, given: dict[str, Any]) -> Settings:
    """The settings, with what the command line says over them."""
    said = {key: value for key, value in given.items() if value is not None}
    return msgspec.structs.replace(settings, **said)


def require_free_port(settings: Settings) -> None:
    """SetupError when nobody can listen there."""
    where = f"{settings.host}:{settings.port}"
    faults: list[OSError] = []
    try:
        found = socket.getaddrinfo(settings.host, settings.port, type=socket.SOCK_STREAM)
    except OSError as fault:
        found, faults = [], [fault]
    for family, kind, protocol, _, address in found:
        try:
            with socket.socket(family, kind, protocol) as probe:
                probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
                probe.bind(address)
        except OSError as fault:
            faults.append(fault)
    if any(fault.errno == errno.EADDRINUSE for fault in faults):
        raise SetupError(
            f"{where} 已被占用；请用 --port 换一个端口，或停止占用它的程序。 "
            f"Something already listens on {where}; give another --port, or stop it."
        )
    if len(faults) >= len(found):
        raise SetupError(f"无法监听 Cannot listen on {where}: {faults[0].strerror}.")


def _serve(settings: Settings) -> None:
    # The server's processes make the application themselves, from the environment.
    for key, value in msgspec.structs.asdict(settings).items():
        text = ",".join(value) if isinstance(value, tuple) else str(value)
        os.environ[f"{PREFIX}{key.upper()}"] = text.lower() if isinstance(value, bool) else text
    # After it has stopped gracefully the server raises the signal anew.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    uvicorn.run(
        "zongzhi_api.app:from_environment",
        factory=True,
        host=settings.host,
        port=settings.port,
        workers=settings.workers,
        loop="auto" if sys.platform == "win32" else "uvloop",
        http="httptools",
        access_log=False,
        server_header=False,
        timeout_graceful_shutdown=GRACE_SECONDS,
    )


# --- demonstration ------------------------------------------------------------------------------


async def _prepare_demo(desk: Desk) -> dict[str, str]:
    """A migrated database with the county in it; answers two fresh tokens by name."""
    await migrate_database(desk)
    if not await desk.read(lambda session: is_loaded(session, DEMO_COUNTY)):
        await load_sample(desk, DEMO_COUNTY, DEMO_YEAR, 1)
    await _enter_users(desk)
    roles = {"demo-admin": "county_admin", "demo-integrator": "integrator"}
    return {
        name: await make_token(desk, TokenWish(name, role, DEMO_COUNTY), replace=True)
        for name, role in roles.items()
    }


async def _enter_users(desk: Desk) -> None:
    """The users of the demonstration, each with one grant."""
    known = set(await desk.read(lambda session: session.scalars(select(User.account)).all()))
    until = day_of(desk.clock.now()) + timedelta(days=365)
    for account, (name, role, division) in DEMO_USERS.items():
        if account not in known:
            entered = CreateUserInput(division, account, name)
            found = GlobalId(await desk.give("createUser", entered, lambda _, u: f"user_{u.id}"))
            given = GrantRoleInput(found, role, division, until, "演示 demonstration")
            await desk.give("grantRole", given, lambda _, u: str(u.account))
            if role == "mediator":
                await _assign_some(desk, found, role, division)


async def _assign_some(desk: Desk, user: GlobalId, role: str, division: str) -> None:
    """Let a user work on some open matters of a division, of the kinds that the role works on."""
    commands = [c for each in desk.registry.plugins for c in each.commands if role in c.roles]
    kinds = [n for n in desk.registry.matters if n.name in {c.thing for c in commands}]

    def find(session: Session) -> list[str]:
        place = select(Division.id).where(Division.code.startswith(division))
        found = []
        for kind in kinds:
            table: Any = kind.table
            chosen = select(table.id).where(table.closed_at.is_(None), table.division_id.in_(place))
            ids = session.scalars(chosen.order_by(table.opened_at.desc(), table.id).limit(8))
            found += [f"{kind.prefix}_{key}" for key in ids]
        return found

    for matter in await desk.read(find):
        given = AssignMatterInput(GlobalId(matter), user)
        await desk.give("assignMatter", given, lambda _, made: str(made.id))


def _address(settings: Settings) -> str:
    host = {"0.0.0.0": "127.0.0.1", "::": "[::1]", "::1": "[::1]"}.get(settings.host, settings.host)
    return f"http://{host}:{settings.port}"


def _welcome(settings: Settings, tokens: dict[str, str]) -> str:
    address = _address(settings)
    database = make_url(settings.database).render_as_string(hide_password=True)
    body = msgspec.json.encode({"query": _QUERY}).decode()
    return f"""
综治+ Zongzhi+ · 华宁县 Huaning {DEMO_YEAR} · {database}

  工作台    {address}/console  账号 accounts: {", ".join(DEMO_USERS)}
  GraphiQL  {address}/graphiql
  GraphQL   {address}/graphql

  县管理员令牌 county admin token
    {tokens["demo-admin"]}
  接入方令牌 integrator token
    {tokens["demo-integrator"]}

  第一个查询 The first query
    {_QUERY}

  curl -s {address}/graphql -H 'Content-Type: application/json' \\
    -H 'Authorization: Bearer {tokens["demo-admin"]}' \\
    -d '{body}'

  其他命令用同一数据库 Other commands work on the same data after
    export {PREFIX}DATABASE={database}
"""
