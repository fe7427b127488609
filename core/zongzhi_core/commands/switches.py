"""Commands of core: turning a plugin on or off in a county."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import select

from ..access import Principal
from ..clock import stamp_text
from ..errors import BadInput, RuleRefused
from ..state import raise_epoch
from ..switches.deadlines import hand_over, plan_handover
from ..switches.periods import write_switch
from ..switches.policies import check_plugin, check_policy, check_switchable, refuse_purged
from ..tables import CountyPlugin, Division, PluginRequirement
from ..terms import PluginState
from .context import Command, Context, GlobalId, argument, command
from .runner import permit

#: The rule that refuses a switch to the state that holds.
UNCHANGED = "plugin.unchanged"


@dataclass(frozen=True)
class SetPlugin:
    """插件开关 Which plugin to turn on or off, where and why."""

    county: str = argument("县代码 Code of the county.")
    plugin: str = argument("插件 Name of the plugin.")
    state: PluginState = argument("状态 ON or OFF.")
    reason: str = argument(
        "原因：随开关记录保存，最多500字。 Why; kept with the switch, in at most 500 characters.",
        longest=500,
    )
    office: GlobalId | None = argument(
        "接收机构：接收未结期限清单的机构，有未结期限时必填；属于本县或上级。 Id of the "
        "organisation that receives the list of open deadlines, where there are any; of the "
        "county or of a division above it.",
        default=None,
    )


@command("setPlugin", thing="Division", roles=("county_admin",), alone=True)
def set_plugin(context: Context, given: SetPlugin) -> Division:
    """启停插件：在某县启用或停用，答复后的请求即生效；有未结期限的须另一人批准。 Turn a plugin on
    or off in a county, effective for every request that starts after the reply. Data of a plugin
    that is off are kept. Over open matters with a deadline it needs another person's
    `approveSwitchOff` and an office that receives their list."""
    county = context.county(given.county)
    if not any(map(str.isprintable, given.reason.strip())):
        raise BadInput("请写明原因。", "Say why: the reason is empty.", field="reason")
    check_switchable(given.state)
    check_plugin(context, given.plugin)
    if given.state is PluginState.OFF:
        refuse_purged(context, county.id, given.plugin)
    _refuse_same(context, county.id, given)
    _check_requirements(context, county.id, given)
    check_policy(context, county, given.plugin, given.state)
    _switch(context, county, given)
    raise_epoch(context.session, light=True)
    return county


def _refuse_same(context: Context, county_id: str, given: SetPlugin) -> None:
    """Of two who turn it at once, the second is told."""
    held = context.session.get(CountyPlugin, (county_id, given.plugin))
    if held is not None and held.state is given.state:
        since = stamp_text(held.since)
        raise RuleRefused(
            f"插件 {given.plugin} 自 {since} 起已是 {given.state.name}（{held.reason}）。",
            f'Plugin "{given.plugin}" has been {given.state.name} since {since} ({held.reason}).',
            rule=UNCHANGED,
        )


def _check_requirements(context: Context, county_id: str, given: SetPlugin) -> None:
    own, other = PluginRequirement.plugin, PluginRequirement.requires
    zh, en, turns_on = "请先启用", "turn on first", True
    if given.state is PluginState.OFF:
        own, other = other, own
        zh, en, turns_on = "请先停用", "turn off first", False
    others = context.session.scalars(select(other).where(own == given.plugin))
    blocking = [name for name in others if context.is_on(county_id, name) is not turns_on]
    if blocking:
        raise RuleRefused(
            f"插件 {given.plugin} 与其他插件有依赖关系；{zh}：{'、'.join(blocking)}。",
            f'Plugin "{given.plugin}" depends on others; {en}: {", ".join(blocking)}.',
            rule="plugin.requires",
            allowed=blocking,
        )


def _switch(context: Context, county: Division, given: SetPlugin) -> None:
    ends = given.state is PluginState.OFF and context.is_on(county.id, given.plugin)
    plan = plan_handover(context, county, given.plugin, given.office) if ends else None
    period = write_switch(
        context.session,
        county,
        given.plugin,
        given.state,
        context.now,
        reason=given.reason.strip(),
        actor=context.actor.name,
        approved_by=plan and plan.approved_by,
        office_id=plan and plan.office.id,
    )
    told = {"plugin": given.plugin, "state": given.state}
    if plan is not None:
        hand_over(context, period, plan)
        told |= {"office": plan.office.id, "deadlines": len(plan.deadlines)}
    context.record(CountyPlugin, county.id, **told)
    context.emit("core.plugin_switched", county.id, **told)


def seconded(wanted: Command, approval: Command, second: Principal) -> Command:
    """A command about a plugin to which the second person gives their approval in the same
    transaction, with their own rights; at the machine both of them are there."""

    def run(context: Context, given: Any) -> Any:
        permit(approval, second)
        whose = {"county": given.county, "plugin": given.plugin, "actor": context.actor.name}
        word = approval.input(**whose, reason=given.reason, hours=1)
        approval.run(replace(context, actor=second, command=approval.name), word)
        return wanted.run(context, given)

    return replace(wanted, run=run)


COMMANDS = (set_plugin,)
