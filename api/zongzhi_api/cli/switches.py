"""`zongzhi plugins`: what is installed, what is on, and turning it on and off."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from dataclasses import asdict
from typing import Any

import click
from sqlalchemy import select
from sqlalchemy.orm import Session

from zongzhi_core.clock import day_of, stamp_text
from zongzhi_core.commands.switches import UNCHANGED, SetPlugin
from zongzhi_core.errors import NotFound, RuleRefused, ZongzhiError
from zongzhi_core.read.rows import holds
from zongzhi_core.state import County, Snapshot, StateKeeper
from zongzhi_core.switches.purging import PurgePluginInput, count_share, last_certificate
from zongzhi_core.tables import CountyPlugin, Division
from zongzhi_core.terms import PluginState
from zongzhi_core.tokens import check_plugins

from ..compose import Composer
from ..describe import describe, render
from ..installed import load_installed
from ..keys import make_vault
from ..preview import preview
from .desk import Desk, json_option, print_json, print_table, run
from .second import Second, ask_second, second_option


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
        {"name": plugin.name, "title": plugin.title, "version": plugin.version, "fault": None}
        for plugin in registry.plugins
    ]
    left_out = [
        {"name": each.name, "title": None, "version": None, "fault": each.cause}
        for each in registry.broken
    ]
    if county is not None:
        states = run(lambda desk: _states(desk, county), registry=registry)
        unset = {"state": PluginState.OFF.name, "since": None, "reason": None}
        rows = [row | states.get(row["name"], unset) for row in rows]
    rows += left_out
    if as_json:
        print_json(rows)
    else:
        labels = {"name": "名称 Name", "title": "标题 Title", "version": "版本 Version"}
        switch = {"state": "状态 State", "since": "自 Since", "reason": "原因 Reason"}
        labels |= switch if county else {}
        labels |= {"fault": "未能使用 Left out"} if left_out else {}
        print_table(list(labels.values()), [[row.get(c) for c in labels] for row in rows])


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
    options = [
        click.option("--county", metavar="CODE", help="县代码 Code of it."),
        click.option(
            "--within", metavar="CODE", help="辖区内各县 Each county of a division, one by one."
        ),
        click.option("--reason", metavar="TEXT", help="原因 Why; it is kept."),
        click.option("--dry-run", is_flag=True, help="预演 Tell what would happen, no more."),
        json_option,
    ]
    for option in options:
        command = option(command)
    return click.argument("plugin")(command)


@plugins.command("on")
@_switch_options
def turn_on(plugin: str, **given: Any) -> None:
    """启用插件 Turn a plugin on in a county, or in each county of a division."""
    _turn(plugin, PluginState.ON, **given)


@plugins.command("off")
@second_option
@click.option("--office", metavar="ID", help="接收机构 Who receives the list of open deadlines.")
@_switch_options
def turn_off(plugin: str, **given: Any) -> None:
    """停用插件 Turn a plugin off in a county, or in each county of a division; its data are kept.

    有未结期限时须另有审批人和接收清单的机构。 Over open matters with a deadline it needs a second
    person and an office that receives their list.
    """
    _turn(plugin, PluginState.OFF, **given)


@plugins.command("purge")
@click.argument("plugin")
@click.option("--county", required=True, metavar="CODE", help="县代码 Code of it.")
@click.option("--reason", metavar="TEXT", help="原因 Why; it is kept.")
@second_option
@click.option("--exported", metavar="TEXT", help="导出 To what the data were exported.")
@click.option("--declined", is_flag=True, help="不导出 Nobody wants an export.")
@click.option("--dry-run", is_flag=True, help="预演 Tell which rows would go, no more.")
@json_option
def purge(
    plugin: str, county: str, *, second: str | None, dry_run: bool, as_json: bool, **given: Any
) -> None:
    """清除插件数据 Delete for ever what a plugin that is off holds in a county.

    须有另一审批人，并说明数据已导出或不导出。 It needs a second person, and a word on whether the
    data were exported.
    """
    if given["reason"] is None and not dry_run:
        raise click.UsageError("请用 --reason 写明原因 Say why, by --reason.")
    other = None if dry_run else ask_second(second, "approvePurge")

    async def work(desk: Desk) -> dict[str, Any]:
        check_plugins([plugin], desk.installed)
        held = (await StateKeeper(desk.database, desk.clock).snapshot()).county(county)
        if dry_run:
            return await desk.read(lambda session: count_share(session, plugin, held.id))
        order = PurgePluginInput(county=county, plugin=plugin, **given)
        await desk.give("purgePlugin", order, lambda _, place: str(place.name), other)
        kept = desk.registry.retentions
        vault = await make_vault(desk.settings, desk.database, desk.clock, kept).open()
        await vault.do_duties()
        await vault.close()
        return await desk.read(lambda session: last_certificate(session, plugin, held.id))

    told = run(work)
    if as_json:
        print_json(told)
    else:
        print_table(("", "清除 Purge" if not dry_run else "行 Rows"), list(told.items()))


def _turn(
    plugin: str,
    state: PluginState,
    *,
    county: str | None,
    within: str | None,
    reason: str | None,
    dry_run: bool,
    as_json: bool,
    second: str | None = None,
    **more: Any,
) -> None:
    """Give one command for each county, and tell what became of each."""
    if (county is None) is (within is None):
        raise click.UsageError("--county 与 --within 须给出一个 Give one of --county, --within.")
    if reason is None and not dry_run:
        raise click.UsageError("请用 --reason 写明原因 Say why, by --reason.")
    other = None if dry_run else ask_second(second, "approveSwitchOff")

    async def work(desk: Desk) -> list[dict[str, Any]]:
        held = await StateKeeper(desk.database, desk.clock, frozenset(desk.installed)).snapshot()
        if within is None:
            found = [held.county(county or "")]
        else:
            found = await _counties(desk, held, within)
        report = []
        for each in found:
            given = SetPlugin(each.code, plugin, state, reason or "", **more)
            doing = _foresee(desk, each, given) if dry_run else _switch(desk, each, given, other)
            try:
                report.append({"county": each.code, "name": None, **await doing})
            except ZongzhiError as fault:
                if within is None:
                    raise
                report.append({"county": each.code, "name": None, "fault": str(fault)})
        return report

    report = run(work)
    if as_json:
        print_json(report)
    else:
        for each in report:
            click.echo("\n".join(_lines(plugin, state, each)))
    if any("fault" in each for each in report):
        sys.exit(1)


def _lines(plugin: str, state: PluginState, told: dict[str, Any]) -> Iterator[str]:
    """What is told of one county, for people."""
    place = f"{told['county']} {told['name'] or ''}".strip()
    if "fault" in told:
        yield f"{place}: {plugin} ✗ {told['fault']}"
    elif "before" in told:
        yield f"{place}: {plugin} {told['before']} → {state.name}"
    elif not told["steps"]:
        yield f"{place}: {plugin} {state.name}, 无变化 nothing changes"
    for step in told.get("steps", ()):
        rules = f"; 须先满足 needs: {', '.join(step['rules'])}" if step["rules"] else ""
        yield f"{place}: {step['plugin']} → {step['state']} (预演 dry run){rules}"
        rows = ", ".join(f"{each['type']} {each['rows']}" for each in step["rows"])
        yield f"  行 rows: {rows or '-'}"
        yield f"  未结期限 open deadlines: {step['openDeadlines']}"
        for each in step["deadlines"][:_MOST_TOLD]:
            yield f"    {each['no']} {each['kind']} {each['dueAt']}"
        if step["openDeadlines"] > _MOST_TOLD:
            yield "    …"
    if told.get("steps"):
        for name, title in _NAMES.items():
            listed = told[name]
            yield f"  {title}: {', '.join(listed) if listed else '-'}"
        operations = told["clientOperations"]
        yield f"  失去内容的客户端操作 client operations that lose something: {len(operations)}"
        for each in operations:
            what = each["name"] or each["document"][:60]
            yield f"    {each['client']} {each['lastOn']} {what}: {', '.join(each['loses'])}"


#: Of open deadlines, the most urgent; machines are told all that the dry run lists.
_MOST_TOLD = 20
_NAMES = {
    "typesAdded": "新增类型 types that appear",
    "typesRemoved": "减少类型 types that vanish",
    "fieldsAdded": "新增字段 fields that appear",
    "fieldsRemoved": "减少字段 fields that vanish",
}


async def _counties(desk: Desk, held: Snapshot, code: str) -> list[County]:
    """The counties of a division."""
    today = holds(Division, day_of(desk.clock.now()))
    lies = select(Division.path).where(Division.code == code, today)
    path = await desk.read(lambda session: session.scalar(lies))
    found = [c for c in held.counties.values() if path and c.path.startswith(path)]
    if not found:
        raise NotFound(f"“{code}”内没有县。", f'There is no county within "{code}".')
    return sorted(found, key=lambda county: county.code)


async def _switch(
    desk: Desk, county: County, given: SetPlugin, second: Second | None
) -> dict[str, Any]:
    """Give the command; answers the county's name and the state before. Where it is so already,
    there is nothing to do: a command for many counties may be repeated."""
    was_on = given.plugin in county.on
    try:
        name = await desk.give("setPlugin", given, lambda _, county: str(county.name), second)
    except RuleRefused as refused:
        if refused.details.get("rule") != UNCHANGED:
            raise
        return {"steps": []}
    return {"name": name, "before": (PluginState.ON if was_on else PluginState.OFF).name}


async def _foresee(desk: Desk, county: County, given: SetPlugin) -> dict[str, Any]:
    """What the command would do."""
    check_plugins([given.plugin], desk.installed)
    schema = Composer(desk.registry).schema
    told = asdict(
        await preview(
            desk.database, desk.registry, schema, desk.clock, county, given.plugin, given.state
        )
    )
    for step in told["steps"]:
        step["state"] = step["state"].name
        for each in step["deadlines"]:
            each["dueAt"] = stamp_text(each["dueAt"])
    for each in told["clientOperations"]:
        each["lastOn"] = each["lastOn"].isoformat()
    return told
