"""Commands of core: turning a plugin on or off in a county."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select

from ..access import plugin_refusal
from ..errors import BadInput, NotFound, RuleRefused
from ..state import raise_epoch
from ..tables import CountyPlugin, Division, InstalledPlugin, PluginRequirement
from ..terms import PluginState
from .context import Context, argument, command


@dataclass(frozen=True)
class SetPlugin:
    """插件开关 Which plugin to turn on or off, where and why."""

    county: str = argument("县代码 Code of the county.")
    plugin: str = argument("插件 Name of the plugin.")
    state: PluginState = argument("状态 ON or OFF.")
    reason: str = argument(
        "原因 Why; kept with the switch, in at most 500 characters.", longest=500
    )


@command("setPlugin", thing="Division", roles=("county_admin",), alone=True)
def set_plugin(context: Context, given: SetPlugin) -> Division:
    """启停插件 Turn a plugin on or off in a county, effective for every request that starts
    after the reply. Data of a plugin that is off are kept."""
    county = context.county(given.county)
    if not given.reason.strip():
        raise BadInput("请写明原因。", "Say why: the reason is empty.", field="reason")
    if context.session.get(InstalledPlugin, given.plugin) is None:
        installed = list(context.session.scalars(select(InstalledPlugin.name)))
        raise NotFound(
            f"没有安装名为“{given.plugin}”的插件；已安装：{'、'.join(sorted(installed))}。",
            f'No plugin "{given.plugin}" is installed; there are: {", ".join(sorted(installed))}.',
            field="plugin",
            allowed=sorted(installed),
        )
    granted = context.actor.access.plugins
    if granted is not None and given.plugin not in granted:
        raise plugin_refusal(given.plugin, context.actor.access)
    _check_requirements(context, county.id, given)
    _switch(context, county.id, given)
    raise_epoch(context.session)
    return county


def _check_requirements(context: Context, county_id: str, given: SetPlugin) -> None:
    needs = PluginRequirement
    if given.state is PluginState.ON:
        wanted = context.session.scalars(select(needs.requires).where(needs.plugin == given.plugin))
        blocking = [name for name in wanted if not context.is_on(county_id, name)]
        zh, en = "请先启用", "turn on first"
    else:
        wanted = context.session.scalars(select(needs.plugin).where(needs.requires == given.plugin))
        blocking = [name for name in wanted if context.is_on(county_id, name)]
        zh, en = "请先停用", "turn off first"
    if blocking:
        raise RuleRefused(
            f"插件 {given.plugin} 与其他插件有依赖关系；{zh}：{'、'.join(blocking)}。",
            f'Plugin "{given.plugin}" depends on others; {en}: {", ".join(blocking)}.',
            rule="plugin.requires",
            allowed=blocking,
        )


def _switch(context: Context, county_id: str, given: SetPlugin) -> None:
    switch = context.session.get(CountyPlugin, (county_id, given.plugin), with_for_update=True)
    if switch is None:
        switch = CountyPlugin(county_id=county_id, plugin=given.plugin, version=0)
        context.session.add(switch)
    switch.state = given.state
    switch.since = context.now
    switch.reason = given.reason.strip()
    switch.version += 1
    context.record(CountyPlugin, county_id, plugin=given.plugin, state=given.state)
    context.emit("core.plugin_switched", county_id, plugin=given.plugin, state=given.state)


COMMANDS = (set_plugin,)
