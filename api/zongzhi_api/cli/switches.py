"""`zongzhi plugins` and `zongzhi schema`: what is installed, what is on, what the API then is."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import click
from sqlalchemy import select
from sqlalchemy.orm import Session

from zongzhi_core.clock import stamp_text
from zongzhi_core.commands.switches import SetPlugin
from zongzhi_core.loading import Registry
from zongzhi_core.state import StateKeeper
from zongzhi_core.tables import CountyPlugin
from zongzhi_core.terms import PluginState
from zongzhi_core.tokens import check_plugins

from ..compose import compose
from ..describe import describe, render
from ..installed import load_installed
from .desk import Desk, json_option, print_json, print_table, run, split_names


@click.group()
def plugins() -> None:
    """插件 Plugins."""


@plugins.command("list")
@click.option("--county", metavar="CODE", help="县代码：附其开关 With the switches of a county.")
@json_option
def list_plugins(county: str | None, as_json: bool) -> None:
    """列出插件 List the installed plugins, and whether they are on in a county."""
    registry = load_installed()
    rows: list[dict[str, Any]] = [
        {"name": plugin.name, "title": plugin.title, "version": plugin.version}
        for plugin in registry.plugins
    ]
    if county is not None:
        states = run(lambda desk: _states(desk, county), registry=registry)
        unset = {"state": PluginState.OFF.name, "since": None, "reason": None}
        rows = [row | states.get(row["name"], unset) for row in rows]
    if as_json:
        print_json(rows)
    else:
        labels = {"name": "名称 Name", "title": "标题 Title", "version": "版本 Version"}
        labels |= {"state": "状态 State", "since": "自 Since", "reason": "原因 Reason"}
        columns = list(labels) if county else list(labels)[:3]
        print_table([labels[c] for c in columns], [[row[c] for c in columns] for row in rows])


async def _states(desk: Desk, county_code: str) -> dict[str, dict[str, Any]]:
    """The switches of a county by plugin."""
    county = (await StateKeeper(desk.database, desk.clock).snapshot()).county(county_code)

    def read(session: Session) -> dict[str, dict[str, Any]]:
        held = session.scalars(select(CountyPlugin).where(CountyPlugin.county_id == county.id))
        return {
            row.plugin: {
                "state": row.state.name, "since": stamp_text(row.since), "reason": row.reason
            }
            for row in held
        }  # fmt: skip

    return await desk.read(read)


@plugins.command("describe")
@click.argument("plugin")
@json_option
def describe_plugin(plugin: str, as_json: bool) -> None:
    """说明插件 Say what a plugin adds: types, fields, commands, tables, events, measures,
    permissions, personal data."""
    registry = load_installed()
    check_plugins([plugin], [held.name for held in registry.plugins])
    told = describe(registry.contributions[plugin])
    if as_json:
        print_json(told)
    else:
        click.echo(render(told), nl=False)


def _switch_options(command: Callable[..., None]) -> Callable[..., None]:
    reason = click.option("--reason", metavar="TEXT", required=True, help="原因 Why; it is kept.")
    county = click.option("--county", metavar="CODE", required=True, help="县代码 Code of it.")
    return click.argument("plugin")(county(reason(command)))


@plugins.command("on")
@_switch_options
def turn_on(plugin: str, county: str, reason: str) -> None:
    """启用插件 Turn a plugin on in a county."""
    _turn(SetPlugin(county, plugin, PluginState.ON, reason))


@plugins.command("off")
@_switch_options
def turn_off(plugin: str, county: str, reason: str) -> None:
    """停用插件 Turn a plugin off in a county; its data are kept."""
    _turn(SetPlugin(county, plugin, PluginState.OFF, reason))


def _turn(given: SetPlugin) -> None:
    name, before = run(lambda desk: _set_plugin(desk, given))
    place, now = f"{given.county} {name}", given.state.name
    click.echo(f"{place}: {given.plugin} {before} → {now}")


async def _set_plugin(desk: Desk, given: SetPlugin) -> tuple[str, str]:
    """Give the command; answers the county's name and the state before."""
    before = await StateKeeper(desk.database, desk.clock).snapshot()
    name = await desk.give("setPlugin", given, lambda _, county: str(county.name))
    was_on = given.plugin in before.county(given.county).on
    return name, (PluginState.ON if was_on else PluginState.OFF).name


@click.group()
def schema() -> None:
    """接口定义 The GraphQL schema."""


@schema.command("print")
@click.option("--county", metavar="CODE", help="某县的接口 The schema of a county.")
@click.option("--plugins", "names", metavar="A,B", help='这些插件 Of these plugins; "" is core.')
def print_schema(county: str | None, names: str | None) -> None:
    """打印接口定义 Print the schema: of all plugins, of a county, or of the plugins named."""
    if county is not None and names is not None:
        raise click.UsageError("--county 与 --plugins 只能用一个 Give --county or --plugins.")
    registry = load_installed()
    chosen = split_names(names)
    check_plugins(chosen or None, [plugin.name for plugin in registry.plugins])
    if county is not None:
        chosen = run(lambda desk: _on(desk, county), registry=registry)
    click.echo(compose(registry, _all(registry) if chosen is None else chosen).as_str())


def _all(registry: Registry) -> list[str]:
    return [plugin.name for plugin in registry.plugins]


async def _on(desk: Desk, county_code: str) -> list[str]:
    held = await StateKeeper(desk.database, desk.clock).snapshot()
    return sorted(held.county(county_code).on & set(desk.installed))
