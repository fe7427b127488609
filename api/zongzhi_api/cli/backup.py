"""`zongzhi backup` and `zongzhi restore`: all rows into one file, and back."""

from __future__ import annotations

import sys
import time
from dataclasses import asdict
from pathlib import Path

import click
import msgspec
from sqlalchemy.orm import Session

from zongzhi_core.backup.archive import Manifest, Progress, columns_of, read_archive
from zongzhi_core.backup.restore import restore_backup
from zongzhi_core.backup.take import take_backup
from zongzhi_core.database import SqliteDatabase, gather_statistics
from zongzhi_core.people.erasing import replay
from zongzhi_core.people.keys import Purge
from zongzhi_core.switches.purging import purge_again
from zongzhi_core.terms import PluginState

from ..keys import make_vault
from .desk import Desk, json_option, print_json, print_table, progress_bar, run
from .upkeep import Finding, check_database

_FILE = click.argument("file", type=click.Path(path_type=Path, dir_okay=False))


@click.command()
@_FILE
@json_option
def backup(file: Path, as_json: bool) -> None:
    """备份 Write all rows of this moment to FILE, while the server runs.

    密钥另行备份。 Keys are not in it: back them up apart.
    """
    started = time.perf_counter()

    async def work(desk: Desk) -> Manifest:
        with progress_bar("备份 Backing up") as advance:
            tell = _stoppable(desk, advance)
            await desk.read(lambda session: take_backup(session, file, desk.clock.now(), tell))
            return read_archive(file)

    made = run(work, current=False)
    told = {"file": str(file), "bytes": file.stat().st_size, "rows": made.rows}
    if as_json:
        seconds = round(time.perf_counter() - started, 3)
        print_json({**told, "seconds": seconds, "manifest": msgspec.to_builtins(made)})
    else:
        print_table(("文件 File", "字节 Bytes", "行 Rows"), [tuple(told.values())])


@click.command()
@_FILE
@click.option(
    "--erasures",
    "newer",
    type=click.Path(path_type=Path, dir_okay=False),
    help="较新的备份，其删除记录也一并执行 A newer backup, whose erasures are done here too.",
)
@json_option
def restore(file: Path, newer: Path | None, as_json: bool) -> None:
    """恢复 Put the rows of FILE into a new, empty database, and check what came of it.

    全部恢复或不留下任何东西；有一项检查不通过则退出码为 1。 All or nothing is restored; exit
    status 1 when a check finds something wrong.
    """
    started = time.perf_counter()
    held = read_archive(file)
    known = read_archive(newer) if newer else None
    erased, purged = set[str](), set[Purge]()
    if newer and known:
        erased = {key_id for (key_id,) in columns_of(newer, known, "core_erasure", "key_id")}
        wanted = ("id", "county_id", "plugin", "state")
        switches = columns_of(newer, known, "core_plugin_switch", *wanted)
        purged = {each[:3] for each in switches if each[3] == PluginState.PURGED.name}

    async def work(desk: Desk) -> list[Finding]:
        with progress_bar("恢复 Restoring", held.rows) as advance:
            changed = await _restore(desk, file, held, (erased, purged), _stoppable(desk, advance))
        await gather_statistics(desk.database)
        found = [
            Finding("行 rows", True, f"{held.rows}: SHA-256 × {len(held.parts)}"),
            Finding("再次删除 erased again", True, str(changed)),
        ]
        return found + await check_database(desk)

    findings = run(work, create=True, current=False)
    sound = all(finding.ok for finding in findings)
    if as_json:
        seconds = round(time.perf_counter() - started, 3)
        counted = {part.table: part.rows for part in held.parts}
        told = {"ok": sound, "seconds": seconds, "takenAt": held.taken_at, "rows": counted}
        print_json({**told, "findings": [asdict(each) for each in findings]})
    else:
        rows = [("✓" if each.ok else "✗", each.check, each.detail) for each in findings]
        print_table(("", "检查 Check", "结果 Result"), rows)
    sys.exit(0 if sound else 1)


def _stoppable(desk: Desk, advance: Progress) -> Progress:
    def tell(count: int) -> None:
        desk.go_on()
        advance(count)

    return tell


async def _restore(
    desk: Desk,
    file: Path,
    held: Manifest,
    gone: tuple[set[str], set[Purge]],
    tell: Progress,
) -> int:
    """Restore, purge again what was purged since, and erase again who was erased; a database
    file that was made for it goes again with a fault."""
    known, now = desk.registry.contributions.values(), desk.clock.now()
    vault = await make_vault(desk.settings, desk.database, desk.clock, create=True).open()
    keys, purges = await vault.keys.ids(), await vault.keys.purges()
    await vault.close()

    def work(session: Session) -> int:
        restore_backup(session, file, held, known, now, tell)
        return purge_again(session, gone[1] | purges, now) + replay(session, keys, gone[0], now)

    base = desk.database
    made = base.path if isinstance(base, SqliteDatabase) and not base.path.exists() else None
    try:
        return await desk.write(work, "system")
    except BaseException:
        await base.close()
        if made is not None:
            made.unlink(missing_ok=True)
        raise
