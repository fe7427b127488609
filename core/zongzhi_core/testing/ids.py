"""Ids: whoever asks, by whatever door, the id of a row that they may not see is like an id of
nothing."""

from __future__ import annotations

import typing
from collections.abc import Awaitable, Callable, Iterable, Mapping
from typing import Any

import orjson
from sqlalchemy import select
from sqlalchemy.orm import Session

from ..columns import Placed
from ..commands.context import Command, GlobalId
from ..errors import ZongzhiError
from ..graph.declare import NodeType, camel
from ..state import raise_epoch
from ..tables import Division, Token
from .worlds import HUANING, World, add_tokens

NOTHING = "0" * 32
#: Rows of each type that are tried, of those that a reader sees and of those that they do not.
MOST = 3

#: Asks a document with variables; answers all that a client can see.
AskText = Callable[[str, Mapping[str, Any]], Awaitable[str]]


def blind(text: str, key: str) -> str:
    """An answer without the id that was asked for."""
    return text.replace(key, "?")


def ids_taken(taken: type) -> list[str]:
    """The fields of a command's input that take ids."""
    hints = typing.get_type_hints(taken).items()
    return [name for name, hint in hints if GlobalId in (hint, *typing.get_args(hint))]


async def hidden_ids_are_as_absent(
    ask: AskText, node: NodeType, other: NodeType, hidden: Iterable[str], shown: Iterable[str]
) -> None:
    """By `node`, `nodes` and the type's getter, hidden rows, and shown ones under another type's
    name, answer like an id of nothing, byte for byte."""
    getter, prefix = camel(node.prefix or ""), node.prefix
    own = f"{getter}(id:$i){{id}}" if node.name != "Division" else ""
    document = f"query($i:ID!,$l:[ID!]!){{node(id:$i){{id __typename}} nodes(ids:$l){{id}} {own}}}"

    async def answer(key: str) -> str:
        return await ask(document, {"i": key, "l": [key]})

    absent = blind(await answer(f"{prefix}_{NOTHING}"), f"{prefix}_{NOTHING}")
    for key in hidden:
        asked = f"{prefix}_{key}"
        assert blind(await answer(asked), asked) == absent, asked
    for key in shown:
        assert f'"id":"{prefix}_{key}"' in await answer(f"{prefix}_{key}"), key
        swapped, none = f"{other.prefix}_{key}", f"{other.prefix}_{NOTHING}"
        assert blind(await answer(swapped), swapped) == blind(await answer(none), none)


# --- somebody else's reach ------------------------------------------------------------------------


async def issue(world: World, role: str, code: str) -> str:
    """A token of a role for a division and what lies below it."""
    name = f"{role}-{code}"

    def work(session: Session) -> None:
        if session.get(Token, name) is None:
            add_tokens(session, {name: (role, code, "")})
            raise_epoch(session)

    await world.write(work)
    return name


async def _townships(world: World) -> dict[str, str]:
    """Two townships of the county, each with its path."""
    county = select(Division.id).where(Division.code == HUANING).scalar_subquery()
    asked = select(Division.code, Division.path).where(Division.parent_id == county)
    return dict(await _all(world, asked.order_by(Division.code).limit(2)))


async def _all(world: World, asked: Any) -> list[Any]:
    return await world.database.look(lambda s: list(s.execute(asked)), "system")


def _asking(world: World, token: str) -> AskText:
    async def ask(document: str, variables: Mapping[str, Any]) -> str:
        try:
            return orjson.dumps(await world.ask(document, token, variables=variables)).decode()
        except ZongzhiError as refused:
            return orjson.dumps(refused.as_graphql()).decode()

    return ask


async def check_ids(world: World, plugin: str) -> None:
    """Of each type of a plugin whose rows lie in divisions, those outside a township are hidden
    from its leaders, by whatever door their ids are asked for; the county's administrator is
    shown all of them."""
    for node in world.registry.contributions[plugin].nodes:
        table: Any = node.table
        if not node.prefix or not issubclass(table, Placed):
            continue
        rows = await _all(world, select(table.id, table.path).order_by(table.id))
        other = next(n for n in world.registry.catalog.nodes.values() if n.prefix and n is not node)
        shown = [row.id for row in rows[:MOST]]
        await hidden_ids_are_as_absent(_asking(world, "admin"), node, other, [], shown)
        for code, path in (await _townships(world)).items():
            hidden = [row.id for row in rows if not row.path.startswith(path)][:MOST]
            leader = _asking(world, await issue(world, "township_lead", code))
            await hidden_ids_are_as_absent(leader, node, other, hidden, [])


async def command_knows_no_hidden_id(
    world: World, command: Command, document: str, given: Mapping[str, Any]
) -> None:
    """A command given by somebody of a township in which its record does not lie answers as for
    an id of nothing, of another type, or of no form."""
    registry = world.registry
    own = {n.prefix: n for n in registry.contributions[command.plugin].nodes if n.prefix}
    other = next(n.prefix for n in registry.catalog.nodes.values() if n.prefix not in (None, *own))
    for argument in map(camel, ids_taken(command.input)):
        key = str(given.get(argument, ""))
        node = own.get(key[:-33])
        if node is None or not issubclass(node.table, Placed):
            continue
        table: Any = node.table
        [(at,)] = await _all(world, select(table.path).where(table.id == key[-32:]))
        away = next(c for c, path in (await _townships(world)).items() if not at.startswith(path))
        ask = _asking(world, await issue(world, min(command.roles), away))

        async def answer(key: str, ask: AskText = ask, argument: str = argument) -> str:
            return blind(await ask(document, {"i": {**given, argument: key}}), key)

        absent = await answer(f"{node.prefix}_{NOTHING}")
        for each in (key, f"{other}_{key[-32:]}", "nothing_0"):
            assert await answer(each) == absent, each
