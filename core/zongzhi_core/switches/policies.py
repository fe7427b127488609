"""Policies 插件政策: what a county, a prefecture or a province says of a plugin below it.

The highest division that has a policy on the day decides: what a province requires or forbids no
prefecture lifts, and what it leaves to the counties none takes from them.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from ..access import plugin_refusal
from ..clock import FOREVER
from ..commands.context import Context, argument, command
from ..errors import BadInput, NotFound, RuleRefused
from ..ids import new_id
from ..limits import TermInput, end_terms, first_day
from ..read.rows import holds
from ..tables import CountyPlugin, Division, InstalledPlugin
from ..terms import Level, PluginRule, PluginState
from .tables import PluginPolicy

#: Lengths of the lineage keys of provinces, prefectures and counties.
STEPS = (2, 4, 6)
#: The state that a rule asks for.
_WANTED = {PluginRule.REQUIRED: PluginState.ON, PluginRule.FORBIDDEN: PluginState.OFF}


@dataclass(kw_only=True)
class SetPluginPolicyInput(TermInput):
    """插件政策 What shall hold of a plugin in all counties of a division."""

    division: str = argument(
        "区划代码：省、州（市）或县的代码。 Code of a province, a prefecture or a county."
    )
    plugin: str = argument("插件 Name of the plugin.")
    rule: PluginRule = argument("规定 Required, allowed or forbidden.")
    on_at_first: bool = argument(
        "新县默认启用：规定为自行决定时，新设县是否启用。 Whether an allowed one is turned on "
        "in a county that is new.",
        default=False,
    )
    until: date | None = argument(
        "止：不填为长期。 Last day; without end when left out.", default=None
    )


@command("setPluginPolicy", thing="Division", roles=("county_admin",), alone=True)
def set_plugin_policy(ctx: Context, given: SetPluginPolicyInput) -> Division:
    """制定插件政策：规定所辖各县自某日起必须、可以或不得启用；本身不启停插件。 Say that a plugin is
    required, allowed or forbidden in all counties of a division from a day on, in place of what
    the division said of those days before; what somebody else has said from the same day on is
    theirs to correct. It turns nothing on or off by itself; switches against it are refused."""
    place = ctx.division(given.division)
    if place.level not in (Level.PROVINCE, Level.PREFECTURE, Level.COUNTY):
        raise BadInput(
            f"“{given.division}”在县级以下；插件按县启停。",
            f'"{given.division}" lies below a county; plugins are switched by county.',
            field="division",
        )
    ctx.county_id = place.county_id or place.id
    check_plugin(ctx, given.plugin)
    start, end = _span(ctx, given)
    own = (PluginPolicy.division_id == place.id) & (PluginPolicy.plugin == given.plugin)
    end_terms(ctx, PluginPolicy, own, start, PluginPolicy.rule)
    policy = PluginPolicy(
        id=new_id(),
        division_id=place.id,
        plugin=given.plugin,
        rule=given.rule,
        on_at_first=given.on_at_first,
        valid_from=start,
        valid_to=end,
        reason=given.reason.strip(),
        set_by=ctx.actor.name,
        set_at=ctx.now,
    )
    ctx.session.add(policy)
    ctx.record(PluginPolicy, policy.id, plugin=given.plugin, rule=given.rule, valid_from=start)
    return place


def _span(ctx: Context, given: SetPluginPolicyInput) -> tuple[date, date]:
    """First day, and first day no longer; BAD_INPUT for days that are over, or no reason."""
    start = first_day(ctx, given)
    if given.until is None:
        return start, FOREVER
    if not start <= given.until < FOREVER:
        raise BadInput("截止日早于起始日。", "until lies before validFrom.", field="until")
    return start, given.until + timedelta(days=1)


def check_plugin(ctx: Context, plugin: str) -> None:
    """NOT_FOUND for a plugin that is not installed, FORBIDDEN for one not of the actor's."""
    if ctx.session.get(InstalledPlugin, plugin) is None:
        installed = sorted(ctx.session.scalars(select(InstalledPlugin.name)))
        raise NotFound(
            f"没有安装名为“{plugin}”的插件；已安装：{'、'.join(installed)}。",
            f'No plugin "{plugin}" is installed; there are: {", ".join(installed)}.',
            field="plugin",
            allowed=installed,
        )
    granted = ctx.actor.access.plugins
    if granted is not None and plugin not in granted:
        raise plugin_refusal(plugin, ctx.actor.access)


def check_switchable(state: PluginState) -> None:
    """BAD_INPUT for a state that is no switch's."""
    if state is PluginState.PURGED:
        raise BadInput(
            "清除数据请用 purgePlugin。", "Data are purged by purgePlugin.", field="state"
        )


def refuse_purged(ctx: Context, county_id: str, plugin: str) -> None:
    """RULE_REFUSED where a plugin has been purged, and not turned on since."""
    switch = ctx.session.get(CountyPlugin, (county_id, plugin))
    if switch is not None and switch.state is PluginState.PURGED:
        raise RuleRefused(
            f"插件 {plugin} 的数据已清除。",
            f'The data of plugin "{plugin}" have been purged; it is off.',
            rule="plugin.purged",
        )


def policies_over(session: Session, path: str, day: date) -> dict[str, PluginPolicy]:
    """Plugin → the policy that decides for a county of this lineage on a day."""
    held = select(PluginPolicy).where(
        PluginPolicy.path.in_([path[:length] for length in STEPS]), holds(PluginPolicy, day)
    )
    lowest_first = held.order_by(func.length(PluginPolicy.path).desc(), PluginPolicy.id)
    return {policy.plugin: policy for policy in session.scalars(lowest_first)}


def forbids(policy: PluginPolicy | None, state: PluginState) -> bool:
    """Is a state against a policy?"""
    return policy is not None and _WANTED.get(policy.rule, state) is not state


def check_policy(ctx: Context, county: Division, plugin: str, state: PluginState) -> None:
    """RULE_REFUSED for a switch against the policy that decides."""
    policy = policies_over(ctx.session, county.path, ctx.today).get(plugin)
    if policy is None or not forbids(policy, state):
        return
    wanted = _WANTED[policy.rule]
    raise RuleRefused(
        f"上级规定插件 {plugin} 须{wanted.zh}（{policy.reason}）。",
        f'A policy from above says that plugin "{plugin}" is {policy.rule.name}.',
        rule="plugin.policy",
        allowed=[wanted.name],
    )


COMMANDS = (set_plugin_policy,)
