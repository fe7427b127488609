"""The dry run of a switch as the API and the command line tell it: with the names of the schema
that would go or come."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime
from typing import Any

import strawberry
from graphql import GraphQLInputObjectType, GraphQLInterfaceType, GraphQLObjectType, GraphQLSchema

from zongzhi_core.access import ABOVE, CONSOLE, Principal, plugin_refusal
from zongzhi_core.aside import aside
from zongzhi_core.clock import Clock, day_of
from zongzhi_core.commands.switches import set_plugin
from zongzhi_core.database import Database
from zongzhi_core.errors import Forbidden, NotFound
from zongzhi_core.loading import Registry
from zongzhi_core.state import County
from zongzhi_core.switches.operations import DAYS, lost, operation_name, sent_of
from zongzhi_core.switches.preview import Step, preview_switch
from zongzhi_core.terms import PluginState

from .terms import term_type

#: The most urgent open matters that are listed of each step.
MOST_DEADLINES = 100


@strawberry.type(description="行数 How many rows of a type become unreachable.")
class TypeRows:
    type: str = strawberry.field(description="类型 Name of the type.")
    rows: int = strawberry.field(description="行数 How many the county has.")


@strawberry.type(description="未结期限 An open matter that has a deadline.")
class OpenDeadline:
    plugin: str = strawberry.field(description="插件 Its plugin.")
    kind: str = strawberry.field(description="种类 Kind of matter.")
    matterId: str = strawberry.field(description="事项 Its global id.")
    no: str = strawberry.field(description="编号 Its number.")
    dueAt: datetime = strawberry.field(description="办理期限 When it must be done.")


@strawberry.type(description="开关步骤 One of the switches that have to be given.")
class SwitchStep:
    plugin: str = strawberry.field(description="插件 Which plugin.")
    state: PluginState = strawberry.field(
        description="状态 ON or OFF.", graphql_type=term_type(PluginState)
    )
    rules: list[str] = strawberry.field(
        description="规则 The rules that refuse it, or ask for an approval and an office."
    )
    rows: list[TypeRows] = strawberry.field(
        description="行数 What becomes unreachable; of a plugin that is off nothing is counted."
    )
    openDeadlines: int = strawberry.field(
        description="未结期限数 How many open matters have a deadline."
    )
    deadlines: list[OpenDeadline] = strawberry.field(
        description=f"未结期限 The most urgent of them, {MOST_DEADLINES} at most."
    )


@strawberry.type(description="客户端操作 A document sent of late that would lose something.")
class ClientOperation:
    client: str = strawberry.field(
        description=f"客户端 Name of the token; {CONSOLE} for all who sign in, {ABOVE} for systems "
        "above the county."
    )
    name: str | None = strawberry.field(description="操作名 What the client calls it, if at all.")
    document: str = strawberry.field(description="文档 Its text, every value emptied.")
    lastOn: date = strawberry.field(description="最近日期 The last day on which it was sent.")
    loses: list[str] = strawberry.field(
        description="失去 The types, fields, arguments and codes in it that would vanish."
    )


@strawberry.type(description="开关预演 What turning a plugin on or off would do.")
class SwitchPreview:
    county: str = strawberry.field(description="县代码 Code of the county.")
    steps: list[SwitchStep] = strawberry.field(
        description="步骤 The switches in the order in which they must be given; none when nothing "
        "would change."
    )
    typesAdded: list[str] = strawberry.field(description="新增类型 Types that appear.")
    typesRemoved: list[str] = strawberry.field(description="减少类型 Types that vanish.")
    fieldsAdded: list[str] = strawberry.field(
        description="新增字段 Fields that appear on types that stay, like Division.disputes."
    )
    fieldsRemoved: list[str] = strawberry.field(
        description="减少字段 Fields that vanish from types that stay."
    )
    clientOperations: list[ClientOperation] = strawberry.field(
        description=f"客户端操作 What clients sent within {DAYS} days and would lose something."
    )


def check_preview(principal: Principal, registry: Registry, plugin: str) -> None:
    """FORBIDDEN or NOT_FOUND for whoever may not switch the plugin."""
    if principal.role not in set_plugin.roles:
        raise Forbidden(
            "只有可以启停插件的角色才能预演。", "Only those who may switch plugins preview it."
        )
    names = [each.name for each in registry.plugins]
    if plugin not in names:
        raise NotFound(
            f"没有安装名为“{plugin}”的插件。", f'No plugin "{plugin}" is installed.', allowed=names
        )
    granted = principal.access.plugins
    if granted is not None and plugin not in granted:
        raise plugin_refusal(plugin, principal.access)


async def preview(
    database: Database,
    registry: Registry,
    schema: Callable[[frozenset[str]], strawberry.Schema],
    clock: Clock,
    county: County,
    plugin: str,
    state: PluginState,
) -> SwitchPreview:
    """What turning a plugin on or off in a county would do now."""
    found = await database.look(
        lambda session: preview_switch(session, registry, clock, county, plugin, state), "switch"
    )
    before, after = await aside(lambda: [_names(schema(on)) for on in (county.on, found.on)])
    sent = await database.look(
        lambda session: sent_of(session, county.id, day_of(clock.now())), "switch"
    )
    losing = await aside(lambda: list(_losing(sent, schema, county.on, found.on)))
    kept = before.keys() & after.keys()
    return SwitchPreview(
        county=county.code,
        steps=[_step(each) for each in found.steps],
        typesAdded=sorted(after.keys() - kept),
        typesRemoved=sorted(before.keys() - kept),
        fieldsAdded=sorted(f for name in kept for f in after[name] - before[name]),
        fieldsRemoved=sorted(f for name in kept for f in before[name] - after[name]),
        clientOperations=losing,
    )


def _losing(
    sent: Iterable[Any],
    schema: Callable[[frozenset[str]], strawberry.Schema],
    before: frozenset[str],
    after: frozenset[str],
) -> Iterator[ClientOperation]:
    """The documents of which something goes that their token could ask for."""
    for each in sent:
        granted = before & set(each.plugins.split(",")) if each.plugins else before
        if granted <= after:
            continue
        loses = lost(each.text, *(schema(on)._schema for on in (granted, granted & after)))
        if loses:
            name = operation_name(each.text)
            yield ClientOperation(
                client=each.client,
                name=name,
                document=each.text,
                lastOn=each.last_on,
                loses=loses,
            )


def _step(step: Step) -> SwitchStep:
    return SwitchStep(
        plugin=step.plugin,
        state=step.state,
        rules=step.rules,
        rows=[TypeRows(type=name, rows=count) for name, count in step.rows.items()],
        openDeadlines=len(step.deadlines),
        deadlines=[
            OpenDeadline(
                plugin=d.plugin, kind=d.kind, matterId=d.matter_id, no=d.no, dueAt=d.due_at
            )
            for d in step.deadlines[:MOST_DEADLINES]
        ],
    )


def _names(schema: strawberry.Schema) -> dict[str, set[str]]:
    """Type → its fields, as `Type.field`."""
    whole: GraphQLSchema = schema._schema
    return {
        name: {f"{name}.{field}" for field in kind.fields}
        if isinstance(kind, GraphQLObjectType | GraphQLInterfaceType | GraphQLInputObjectType)
        else set()
        for name, kind in whole.type_map.items()
        if not name.startswith("__")
    }
