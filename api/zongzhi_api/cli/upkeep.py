"""`zongzhi migrate`, `zongzhi doctor` and `zongzhi changes`: bringing a database up to date,
telling what is wrong, deleting what is no longer needed."""

from __future__ import annotations

import sys
from dataclasses import asdict, dataclass
from datetime import timedelta
from functools import partial
from pathlib import Path

import click
from sqlalchemy import select
from sqlalchemy.orm import Session

from zongzhi_core import migrate as chains
from zongzhi_core.commands.changes import LEAST_DAYS, count_foreign_changes, forget_changes
from zongzhi_core.database import find_corruption
from zongzhi_core.hierarchy.checks import check_tree
from zongzhi_core.loading import Registry
from zongzhi_core.people.log import check_chain, find_heads
from zongzhi_core.people.tables import AccessSeal
from zongzhi_core.tables import InstalledPlugin

from ..installed import load_installed
from ..keys import make_vault
from .desk import FAULTS, Desk, json_option, print_json, print_table, run, tell


@click.command()
@json_option
def migrate(as_json: bool) -> None:
    """升级数据库 Bring the database up to date; makes a new one where there is none."""
    registry = load_installed()
    steps = run(migrate_database, registry=registry, create=True, current=False)
    if as_json:
        print_json([{"owner": o, "from": before, "to": after} for o, before, after in steps])
    else:
        print_table(("归属 Owner", "原修订 From", "现修订 To"), steps)
    if len(steps) < len(registry.contributions):
        sys.exit(1)


async def migrate_database(desk: Desk) -> list[tuple[str, str | None, str | None]]:
    """Upgrade every chain; answers the owners with their revisions before and after."""
    known = list(desk.registry.contributions.values())
    vault = make_vault(desk.settings, desk.database, desk.clock, create=True)
    await (await vault.open()).close()

    def upgrade(session: Session) -> list[tuple[str, str | None, str | None]]:
        before = {chain.owner: chain.current for chain in chains.survey(session, known)}
        after = chains.migrate(session, known)
        return [(chain.owner, before.get(chain.owner), chain.current) for chain in after]

    return await desk.write(upgrade)


@dataclass(frozen=True)
class Finding:
    """One thing that was looked at."""

    check: str
    ok: bool
    detail: str


@click.command()
@click.option(
    "--heads",
    type=click.Path(dir_okay=False, path_type=Path),
    help="另存链头的文件 A file elsewhere with heads of the access log: checked, then added to.",
)
@json_option
def doctor(heads: Path | None, as_json: bool) -> None:
    """体检 Check plugins, database and divisions; exit status 1 when something is wrong."""
    registry = load_installed()
    findings = _check_plugins(registry)
    try:
        findings += run(partial(check_database, heads=heads), registry=registry, current=False)
    except FAULTS as fault:
        findings.append(Finding("数据库 database", False, tell(fault)))
    sound = all(finding.ok for finding in findings)
    if as_json:
        print_json({"ok": sound, "findings": [asdict(finding) for finding in findings]})
    else:
        rows = [("✓" if each.ok else "✗", each.check, each.detail) for each in findings]
        print_table(("", "检查 Check", "结果 Result"), rows)
    sys.exit(0 if sound else 1)


def _check_plugins(registry: Registry) -> list[Finding]:
    found = [
        Finding(f"插件 plugin {plugin.name}", True, f"{plugin.distribution} {plugin.version}")
        for plugin in registry.plugins
    ]
    for broken in registry.broken:
        detail = f"{broken.distribution}: {broken.cause}"
        found.append(Finding(f"插件 plugin {broken.name}", False, detail))
    return found


async def check_database(desk: Desk, heads: Path | None = None) -> list[Finding]:
    """What the doctor finds at an opened database."""
    known = desk.registry.contributions.values()
    where = await desk.read(lambda session: chains.survey(session, known))
    broken = await desk.read(find_corruption)
    words = "; ".join([desk.database.dialect.name, *broken])
    found = [Finding("数据库 database", not broken, words)]
    for chain in where:
        told = chain.current if chain.is_current else f"{chain.current} → zongzhi migrate"
        found.append(Finding(f"迁移 migrations {chain.owner}", chain.is_current, str(told)))
    if all(finding.ok for finding in found):
        found.append(await desk.read(lambda session: _check_noted(session, desk.installed)))
        found.append(await desk.read(_check_feed))
        found.append(await desk.read(lambda session: _check_access_log(session, heads)))
        wrong = await desk.read(check_tree)
        found += [Finding("区划树 divisions", False, words) for words in wrong]
        if not wrong:
            found.append(Finding("区划树 divisions", True, "H1 H2"))
    return found


def _check_noted(session: Session, installed: list[str]) -> Finding:
    """The database must know which plugins there are; `migrate` writes it down."""
    noted = set(session.scalars(select(InstalledPlugin.name)))
    differing = sorted(noted ^ set(installed))
    told = f"{', '.join(differing)} → zongzhi migrate" if differing else "zongzhi migrate ✓"
    return Finding("插件登记 plugins noted", not differing, told)


def _check_access_log(session: Session, kept: Path | None) -> Finding:
    """Whether the chain of who read what is whole, and still holds every head that was kept
    elsewhere; those of today are kept there too."""
    wrong = check_chain(session)
    heads = [f"{county} {digest}" for county, digest in find_heads(session).items()]
    if kept is not None:
        before = kept.read_text("utf-8", "replace").splitlines() if kept.exists() else []
        sealed = session.execute(select(AccessSeal.county_id, AccessSeal.digest))
        gone = set(before) - {f"{county} {digest}" for county, digest in sealed}
        wrong += [f"另存的链头已不在链中 no longer in the chain: {head}" for head in sorted(gone)]
        with kept.open("a", encoding="utf-8") as file:
            file.writelines(f"{head}\n" for head in heads if not wrong and head not in before)
    return Finding("查阅记录 access log", not wrong, "; ".join(wrong or heads) or "✓")


def _check_feed(session: Session) -> Finding:
    ahead = count_foreign_changes(session)
    told = f"{ahead}: docs/operators.md" if ahead else "✓"
    return Finding("变更 change feed", not ahead, told)


@click.group()
def changes() -> None:
    """变更 The change feed."""


_DAYS = click.IntRange(min=LEAST_DAYS)


@changes.command("forget")
@click.option(
    "--days", type=_DAYS, required=True, help="保留天数，至少三十 Days to keep, 30 or more."
)
def forget(days: int) -> None:
    """删除旧变更 Delete the changes that are older; the records themselves stay."""

    async def work(desk: Desk) -> int:
        now = desk.clock.now()
        return await desk.write(lambda s: forget_changes(s, now - timedelta(days=days), now))

    click.echo(f"已删除 Deleted: {run(work)}")
