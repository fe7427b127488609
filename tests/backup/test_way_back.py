"""What comes back: every row, on either engine, and a service that goes on from there."""

from __future__ import annotations

import asyncio
import stat
import time
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import delete
from sqlalchemy.orm import Session

from tests.cli.conftest import Shell, ask
from tests.support.worlds import Template
from zongzhi_api.cli import backup
from zongzhi_api.service import Service
from zongzhi_core import migrate
from zongzhi_core.backup.archive import read_archive
from zongzhi_core.database import open_database
from zongzhi_core.errors import Unauthenticated
from zongzhi_core.loading import load_plugins
from zongzhi_core.tables import Token

from .conftest import ANEW, REGISTER, Empty, Kept, asked, differing, live, parts

DISPUTES = '{division(code:"530424"){name disputes{totalCount}}}'
FIGURES = """{division(code:"530424"){name disputes{totalCount}
figures(period:"2024"){measure{name} status value}}}"""
FEED = "{changes(first:100){nodes{type recordId command cursor} hasMore}}"


def told(shell: Shell, token: str) -> list[tuple[str, str, str]]:
    nodes = asked(shell, token, FEED)["data"]["changes"]["nodes"]
    return [(node["type"], node["recordId"], node["command"]) for node in nodes]


@pytest.mark.slow
def test_every_row_comes_back_on_the_other_engine(
    huaning: Template, source: Shell, empty: Empty
) -> None:
    """Restored into the other engine and backed up there, every table has the same bytes, but for
    what begins anew: sessions, the epoch, the numbers of the feed. Every figure is the same."""
    token = live(source)
    source.do("backup", "one.zz")
    target = empty({"sqlite": "postgresql", "postgresql": "sqlite"}[huaning.engine])
    done = target.json("restore", "one.zz")
    assert done["ok"], done
    assert done["rows"] == {name: rows for name, (_, rows, _) in parts("one.zz").items()}
    target.do("backup", "other.zz")
    assert differing("one.zz", "other.zz") == ANEW
    again = parts("other.zz")
    assert (again["core_change"][1], again["core_session"][1]) == (6, 0)
    figures = asked(source, token, FIGURES)
    assert figures["data"]["division"]["disputes"]["totalCount"] == 1434
    assert asked(target, token, FIGURES) == figures
    assert target.json("doctor")["ok"]


def test_feed_goes_on_in_order(kept: Kept, target: Shell, folder: Path) -> None:
    """All that was told is told again in its order, whatever numbers the other server gave; what
    happens then comes after it, and no cursor of before leads anywhere."""
    before, tries = told(kept.shell, kept.token), 60
    while len(before) < 6 and (tries := tries - 1):
        # On PostgreSQL a transaction of another test holds the newest changes back for a while.
        time.sleep(0.5)
        before = told(kept.shell, kept.token)
    assert len(before) == 6
    cursor = asked(kept.shell, kept.token, FEED)["data"]["changes"]["nodes"][0]["cursor"]
    archive = kept.archive
    if kept.engine == "postgresql":
        kept.shell.execute("UPDATE core_change SET turn = 4000000000 - seq")
        assert kept.shell.run("doctor").exit_code == 1
        archive = folder / "far.zz"
        kept.shell.do("backup", str(archive))
        kept.shell.execute("UPDATE core_change SET turn = 3")
        before.reverse()
    target.do("restore", str(archive))
    assert told(target, kept.token) == before
    asked(target, kept.token, REGISTER % "AFTER")
    # It may be held back too.
    last = target.execute("SELECT command FROM core_change ORDER BY turn DESC, seq DESC")
    assert last == "registerDispute"
    assert target.execute("SELECT count(*) FROM core_change") == 7
    after = asked(target, kept.token, f'{{changes(after:"{cursor}"){{hasMore}}}}')
    assert [error["extensions"]["code"] for error in after["errors"]] == ["BAD_INPUT"]


def test_running_service_sees_the_restored_county(kept: Kept, target: Shell) -> None:
    """A worker that held the empty database answers from the restored rows with the next request,
    also where the epochs were one apart."""
    target.do("migrate")
    epoch = kept.shell.execute("SELECT value FROM core_epoch")
    target.execute(f"UPDATE core_epoch SET value = {epoch + 1}")  # noqa: S608

    async def work(service: Service) -> Any:
        with pytest.raises(Unauthenticated):
            await ask(service, kept.token, DISPUTES)
        await asyncio.to_thread(target.do, "restore", str(kept.archive))
        return await ask(service, kept.token, DISPUTES)

    assert target.serve(work) == asked(kept.shell, kept.token, DISPUTES)
    assert target.execute("SELECT value FROM core_epoch") > epoch + 1


@pytest.mark.parametrize("engine", ["sqlite", "postgresql"])
def test_older_backup_is_migrated(empty: Empty, engine: str) -> None:
    """A backup of an older version gets its own tables first and is brought up to date then."""
    old, new = empty(engine), empty(engine)
    core = load_plugins().contributions["core"]

    async def make() -> None:
        database = open_database(old.address, create=True)
        try:
            await database.transact(
                lambda session: migrate.upgrade(session, core, "core_0004"), "system"
            )
        finally:
            await database.close()

    asyncio.run(make())
    old.execute("INSERT INTO core_epoch (id, value, secret) VALUES (1, 7, 'x')")
    old.execute("INSERT INTO core_counter (county_id, series, value) VALUES ('c', 's', 41)")
    old.do("backup", "old.zz")
    assert read_archive(Path("old.zz")).chains == {"core": "core_0004"}
    assert new.json("restore", "old.zz")["ok"]
    assert new.execute("SELECT value FROM core_counter") == 41
    assert new.execute("SELECT count(*) FROM core_work_day") > 0


def test_table_beside_comes_back(kept: Kept, target: Shell) -> None:
    """A table under a name of the program's that somebody added is kept, bytes too; it must be
    there to be filled, and is named when it is not."""
    kind, value = ("BLOB", "x'00ff0a'")
    if kept.engine == "postgresql":
        kind, value = ("BYTEA", "decode('00ff0a', 'hex')")
    made = f"CREATE TABLE core_beside (id INTEGER PRIMARY KEY, held {kind})"
    kept.shell.execute(made)
    kept.shell.execute(f"INSERT INTO core_beside VALUES (1, {value}), (2, NULL)")  # noqa: S608
    kept.shell.do("backup", "beside.zz")
    kept.shell.execute("DROP TABLE core_beside")
    assert "core_beside" in target.refuse("restore", "beside.zz")
    target.do("migrate")
    target.execute(made)
    target.do("restore", "beside.zz")
    assert target.execute("SELECT held FROM core_beside WHERE id = 1") == b"\x00\xff\x0a"
    assert target.execute("SELECT count(*) FROM core_beside WHERE held IS NULL") == 1


def test_what_follows_a_restore_is_counted(
    kept: Kept, target: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What must be done again to restored rows is done in the same transaction."""

    def forget(session: Session, *_: Any) -> int:
        gone: Any = session.execute(delete(Token))
        return int(gone.rowcount)

    monkeypatch.setattr(backup, "replay", forget)
    findings = target.json("restore", str(kept.archive))["findings"]
    assert {each["check"]: each["detail"] for each in findings}["再次删除 erased again"] == "1"
    assert target.json("token", "list") == []


def test_backup_is_for_its_owner(kept: Kept) -> None:
    """The file can be read by its owner alone, and says what is in it."""
    told = kept.shell.json("backup", "one.zz")
    file = Path("one.zz")
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert told["rows"] == sum(rows for _, rows, _ in parts(file).values())
    assert told["bytes"] == file.stat().st_size
    assert told["manifest"]["chains"]["core"].startswith("core_")
    assert "one.zz" in kept.shell.refuse("backup", "one.zz")
    assert "nowhere" in kept.shell.refuse("backup", "nowhere/one.zz")
    assert [each.name for each in Path().iterdir()] == ["one.zz"]
