"""Purge 清除: deleting for ever what a plugin that is off holds in a county, with a certificate.

The certificate is the period of the state PURGED. What an office did and whom it let in stays in
the journal and in the access log, which hold ids alone.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Table, delete, func, insert, literal, or_, select, true, union_all, update
from sqlalchemy.orm import Session
from sqlalchemy.schema import sort_tables

from ..backup.archive import describe, lines_of
from ..columns import STAMP, Base, FactRow
from ..commands.approvals import approve, use_approval
from ..commands.context import Context, argument, command, texts_of
from ..database import take_time
from ..errors import BadInput, RuleRefused
from ..kept_figures import forget_figures
from ..people.keys import Purge
from ..people.tables import (
    AccessEntry,
    EmergencyAccess,
    Erasure,
    LateDisclosure,
    Person,
    RightsRequest,
)
from ..people.terms import RightsRequestStatus
from ..tables import (
    Approval,
    Change,
    CountyPlugin,
    Delivery,
    Division,
    IdempotencyRecord,
    OutboxEvent,
)
from ..terms import ApprovalKind, PluginState
from .deadlines import ApproveSwitchOffInput
from .periods import write_switch
from .policies import check_plugin, check_policy, refuse_purged
from .tables import HandedDeadline, PluginSwitch

_COMMAND = "approvePurge"
#: Name persons, and are duties of their own.
_KEPT = {AccessEntry.__tablename__, Erasure.__tablename__}


@dataclass(frozen=True)
class PurgePluginInput:
    """清除插件数据 Which plugin, where and why, and where its data have gone."""

    county: str = argument("县代码 Code of the county.")
    plugin: str = argument("插件 Name of the plugin.")
    reason: str = argument(
        "原因：随证明保存，最多500字。 Why; kept with the certificate, in at most 500 characters.",
        longest=500,
    )
    exported: str | None = argument(
        "导出：导出到何处：名称、摘要值。 To what the data were exported: a name, a digest.",
        default=None,
    )
    declined: bool = argument(
        "不导出：确认无人需要导出。 That nobody wants an export.", default=False
    )


@dataclass(kw_only=True)
class ApprovePurgeInput(ApproveSwitchOffInput):
    """清除审批 Who may purge which plugin."""


@command(_COMMAND, thing="Approval", roles=("county_admin",))
def approve_purge(ctx: Context, given: ApprovePurgeInput) -> Approval:
    """审批清除：准许另一人将停用插件在某县的数据永久删除一次。 Let another person delete for ever,
    once, what a plugin that is off holds in a county."""
    county = ctx.county(given.county)
    check_plugin(ctx, given.plugin)
    return approve(ctx, ApprovalKind.PURGE, given.plugin, (county.id, county.path), given)


@command("purgePlugin", thing="Division", roles=("county_admin",), alone=True)
def purge_plugin(ctx: Context, given: PurgePluginInput) -> Division:
    """清除插件数据：经另一人批准，永久删除停用插件在某县的数据，证明留存。 Delete for ever what a
    plugin that is off holds in a county, by another person's `approvePurge`.
    `Division.pluginHistory` keeps the certificate. The plugin may be turned on again, and begins
    empty."""
    county = ctx.county(given.county)
    _check_input(given)
    check_plugin(ctx, given.plugin)
    _check_state(ctx, county, given.plugin)
    _check_duties(ctx, county.id, given.plugin)
    approval = use_approval(ctx, ApprovalKind.PURGE, given.plugin, _COMMAND)
    take_time(ctx.session)
    done = purge(
        *(ctx.session, county, given.plugin, ctx.now),
        reason=given.reason.strip(),
        actor=ctx.actor.name,
        approved_by=approval.approved_by,
        exported=given.exported and given.exported.strip(),
    )
    told = {"plugin": given.plugin, "state": done.state}
    ctx.record(CountyPlugin, county.id, **told, sha256=done.sha256)
    ctx.emit("core.plugin_switched", county.id, **told)
    forget_figures(ctx.session)
    return county


def _check_input(given: PurgePluginInput) -> None:
    texts_of(given, "reason")
    if bool((given.exported or "").strip()) is given.declined:
        raise BadInput(
            "请写明导出去向（exported），或声明不导出（declined）。",
            "Say to what the data were exported, or that an export was declined: one of both.",
            field="exported",
        )


def _check_state(ctx: Context, county: Division, plugin: str) -> None:
    """RULE_REFUSED unless it is off, not purged already, and not required."""
    check_policy(ctx, county, plugin, PluginState.OFF)
    refuse_purged(ctx, county.id, plugin)
    if ctx.is_on(county.id, plugin):
        raise RuleRefused(
            f"插件 {plugin} 仍在启用；请先停用（setPlugin），再清除。",
            f'Plugin "{plugin}" is on: turn it off first, by setPlugin.',
            rule="plugin.on",
            allowed=["setPlugin"],
        )


def _check_duties(ctx: Context, county_id: str, plugin: str) -> None:
    """RULE_REFUSED while somebody is owed an answer about what would go."""
    cases, persons = _cases(plugin, county_id), _persons(plugin, county_id)
    waiting = (RightsRequestStatus.FILED, RightsRequestStatus.VERIFIED)
    asked, opened, late = RightsRequest, EmergencyAccess, LateDisclosure
    open_ones = {
        "权利请求 rights requests": asked.person_id.in_(persons) & asked.status.in_(waiting),
        "紧急查阅复核 reviews of emergency accesses": (
            opened.matter_id.in_(cases) & opened.reviewed_at.is_(None)
        ),
        "延迟告知 orders of late disclosure": late.matter_id.in_(cases) & (late.ends_at > ctx.now),
    }
    named = [
        name
        for name, condition in open_ones.items()
        if ctx.session.scalar(select(func.count()).where(condition))
    ]
    if named:
        raise RuleRefused(
            f"以下事项未了，不能清除：{'、'.join(named)}。",
            f"Not while there are open: {', '.join(named)}.",
            rule="plugin.open_duties",
        )


# --- the share of a plugin ------------------------------------------------------------------------


def _own(plugin: str) -> list[type[Base]]:
    """A plugin's tables, those that others refer to first."""
    held: dict[Any, Any] = {each.local_table: each.class_ for each in Base.registry.mappers}
    owned = [table for table in held if table.info.get("owner") == plugin]
    return [held[table] for table in sort_tables(owned)]


def _cases(plugin: str, county_id: str) -> Any:
    """The ids of a plugin's matters."""
    own: list[Any] = _own(plugin)
    facts = [each for each in own if issubclass(each, FactRow) and each.case_column == "id"]
    held = [select(each.id).where(each.county_id == county_id) for each in facts]
    return union_all(*held) if held else ()


def _persons(plugin: str, county_id: str) -> Any:
    held = select(Person.id).where(Person.county_id == county_id)
    return held.where(Person.matter_id.in_(_cases(plugin, county_id)))


def share_of(plugin: str, county_id: str) -> dict[Table, Any]:
    """Table → which of its rows go, in an order in which they can."""
    cases, persons = _cases(plugin, county_id), _persons(plugin, county_id)
    tables: list[Any] = [each.local_table for each in Base.registry.mappers]
    core = [t for t in tables if t.name.startswith("core_") and t.name not in _KEPT]
    own: list[Any] = [each.__table__ for each in _own(plugin)]
    events = select(OutboxEvent.id).where(
        OutboxEvent.county_id == county_id,
        OutboxEvent.name.startswith(f"{plugin}.", autoescape=True),
    )
    here = {t: t.c.county_id == county_id for t in (*core, *own) if "county_id" in t.c}
    sealed = Approval.kind.in_((ApprovalKind.READ_SEALED, ApprovalKind.READ_URGENT))
    hung: dict[Any, Any] = {
        **{t: here[t] & t.c.person_id.in_(persons) for t in core if "person_id" in t.c},
        Approval.__table__: here[Approval.__table__] & sealed & Approval.subject_id.in_(persons),
        **{t: here[t] & t.c.matter_id.in_(cases) for t in core if "matter_id" in t.c},
    }
    told = [
        (Change.subject_table == t.name) & Change.subject_id.in_(select(t.c.id).where(condition))
        for t, condition in hung.items()
        if "id" in t.c
    ]
    rest: dict[Any, Any] = {
        HandedDeadline.__table__: HandedDeadline.plugin == plugin,
        Delivery.__table__: Delivery.event_id.in_(events),
        OutboxEvent.__table__: OutboxEvent.id.in_(events),
    }
    lines = or_(Change.subject_table.in_([table.name for table in own]), *told)
    return {
        Change.__table__: here[Change.__table__] & lines,
        **hung,
        **{t: here.get(t, true()) & condition for t, condition in rest.items()},
        **{t: here[t] for t in reversed(own)},
    }


def count_share(session: Session, plugin: str, county_id: str) -> dict[str, int]:
    """Table → how many of its rows would go."""
    found = {
        str(table.name): session.scalar(select(func.count()).select_from(table).where(condition))
        for table, condition in share_of(plugin, county_id).items()
    }
    return {name: count for name, count in sorted(found.items()) if count}


# --- deleting it ----------------------------------------------------------------------------------


def purge(
    session: Session, county: Division, plugin: str, now: datetime, **why: Any
) -> PluginSwitch:
    """Delete a plugin's share in a county and certify it; keys of persons go with the next
    duties."""
    sha256 = _digest(session, plugin, county.id)
    share, counts = share_of(plugin, county.id), {}
    for table, condition in share.items():
        if "key_id" in table.c:
            gone = select(table.c.key_id, table.c.id, literal(now, STAMP))
            gone = gone.where(condition, table.c.key_id.is_not(None))
            session.execute(insert(Erasure).from_select(["key_id", "person_id", "at"], gone))
    for table, condition in share.items():
        done: Any = session.execute(delete(table).where(condition))
        counts[table.name] = done.rowcount
    # A key stays taken: what was done once is not done again because its answer is gone.
    of = IdempotencyRecord.county_id
    answers = update(IdempotencyRecord).where(or_(of == county.id, of.is_(None)))
    session.execute(answers.values(answer=""))
    before = (PluginSwitch.county_id == county.id) & (PluginSwitch.plugin == plugin)
    session.execute(update(PluginSwitch).where(before).values(purged_at=now))
    told = ",".join(f"{name} {count}" for name, count in sorted(counts.items()) if count)
    return write_switch(
        *(session, county, plugin, PluginState.PURGED, now),
        **{"tables": told, "sha256": sha256, "purged_at": now, **why},
    )


def last_certificate(session: Session, plugin: str, county_id: str) -> dict[str, Any]:
    """What the newest certificate of a plugin in a county says."""
    row = PluginSwitch
    mine = (row.county_id == county_id) & (row.plugin == plugin)
    held = select(row.since, row.actor, row.approved_by, row.exported, row.tables, row.sha256)
    held = held.where(mine, row.state == PluginState.PURGED).order_by(row.since.desc()).limit(1)
    return dict(session.execute(held).one()._mapping)


def _digest(session: Session, plugin: str, county_id: str) -> str:
    """The SHA-256 of the plugin's rows, each table's name before them; some rows at a time."""
    digest = hashlib.sha256()
    for name in sorted(table.__tablename__ for table in _own(plugin)):
        held = describe(session, name)
        digest.update(f"{name}\n".encode())
        for some in lines_of(session, held, held.c.keys(), held.c.county_id == county_id):
            digest.update(some)
    return digest.hexdigest()


def purge_again(session: Session, purges: Iterable[Purge], now: datetime) -> int:
    """After a restore: do every purge that came after the backup; how many there were."""
    count = 0
    for key, county_id, plugin in sorted(purges):
        newest = select(Division).where(Division.id == county_id)
        county = session.scalars(newest.order_by(Division.valid_from.desc()).limit(1)).first()
        if county is None or session.get(PluginSwitch, (county_id, key)) is not None:
            continue
        reason = "恢复备份后再次清除 Purged again after a restore"
        purge(session, county, plugin, now, id=key, reason=reason, actor="system:restore")
        count += 1
    return count


COMMANDS = (approve_purge, purge_plugin)
