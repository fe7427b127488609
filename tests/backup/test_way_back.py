"""What comes back: every row, on either engine, and a service that goes on from there."""

from __future__ import annotations

import asyncio
import stat
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import delete
from sqlalchemy.orm import Session

from tests.cli.conftest import COUNTY, Shell, ask
from tests.support.worlds import Template
from zongzhi_api.service import Service
from zongzhi_core import migrate
from zongzhi_core.backup import restore
from zongzhi_core.backup.archive import read_archive
from zongzhi_core.database import open_database
from zongzhi_core.errors import Unauthenticated
from zongzhi_core.loading import load_plugins
from zongzhi_core.tables import Token

from .conftest import ANEW, REGISTER, Empty, differing, live, parts

FIGURES = """{division(code:"530424"){name disputes{totalCount}
figures(period:"2024"){measure{name} status value}}}"""
FEED = "{changes(first:100){nodes{type recordId command division at cursor} hasMore}}"


def asked(shell: Shell, token: str, document: str) -> Any:
    return shell.serve(lambda service: ask(service, token, document))


def told(shell: Shell, token: str) -> list[tuple[str, str, str]]:
    nodes = asked(shell, token, FEED)["data"]["changes"]["nodes"]
    return [(node["type"], node["recordId"], node["command"]) for node in nodes]


@pytest.mark.parametrize("engine", ["sqlite", "postgresql"])
def test_every_row_comes_back(source: Shell, empty: Empty, engine: str) -> None:
    """Restored into either engine and backed up there, every table has the same bytes, but for
    what begins anew: sessions, the epoch, the numbers of the feed."""
    token = live(source)
    source.do("backup", "one.zz")
    target = empty(engine)
    done = target.json("restore", "one.zz")
    assert done["ok"], done
    assert done["rows"] == {name: rows for name, (_, rows, _) in parts("one.zz").items()}
    target.do("backup", "other.zz")
    assert differing("one.zz", "other.zz") == ANEW
    assert parts("other.zz")["core_change"][1] == 6
    assert parts("other.zz")["core_session"][1] == 0
    assert asked(target, token, FIGURES) == asked(source, token, FIGURES)
    assert target.json("doctor")["ok"]


@pytest.mark.parametrize("engine", ["sqlite", "postgresql"])
def test_feed_goes_on_in_order(source: Shell, empty: Empty, engine: str) -> None:
    """All that was told is told again in its order, whatever the other server's numbers; what
    happens then comes after it, and no cursor of before leads anywhere."""
    token = live(source)
    before = told(source, token)
    assert len(before) == 6
    cursor = asked(source, token, FEED)["data"]["changes"]["nodes"][0]["cursor"]
    if source.address.startswith("postgresql"):
        source.execute("UPDATE core_change SET turn = 4000000000 - seq")
        before.reverse()
    source.do("backup", "one.zz")
    target = empty(engine)
    target.do("restore", "one.zz")
    assert told(target, token) == before
    asked(target, token, REGISTER % "AFTER")
    # On PostgreSQL a transaction of another test may hold the newest change back for a while.
    last = target.execute("SELECT command FROM core_change ORDER BY turn DESC, seq DESC")
    assert last == "registerDispute"
    assert target.execute("SELECT count(*) FROM core_change") == 7
    after = asked(target, token, f'{{changes(after:"{cursor}"){{hasMore}}}}')
    assert [error["extensions"]["code"] for error in after["errors"]] == ["BAD_INPUT"]


def test_running_service_sees_the_restored_county(source: Shell, target: Shell) -> None:
    """A worker that held the empty database answers from the restored rows with the next
    request."""
    token = live(source)
    source.do("backup", "one.zz")
    target.do("migrate")

    async def work(service: Service) -> Any:
        with pytest.raises(Unauthenticated):
            await ask(service, token, FIGURES)
        await asyncio.to_thread(target.do, "restore", "one.zz")
        return await ask(service, token, FIGURES)

    assert target.serve(work) == asked(source, token, FIGURES)


def test_epoch_is_above_all_seen(source: Shell, target: Shell) -> None:
    """Also above what a database that is gone had reached since."""
    source.do("backup", "one.zz")
    source.execute("UPDATE core_epoch SET value = value + 1000")
    target.do("restore", "one.zz")
    epoch = "SELECT value FROM core_epoch"
    assert target.execute(epoch) > source.execute(epoch)


def test_older_backup_is_migrated(huaning: Template, source: Shell, empty: Empty) -> None:
    """A backup of an older version gets its own tables first and is brought up to date then."""
    old, new = empty(huaning.engine), empty(huaning.engine)
    known = load_plugins().contributions

    async def make() -> None:
        database = open_database(old.address, create=True)
        try:
            await database.transact(
                lambda session: migrate.upgrade(session, known["core"], "core_0004"), "system"
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


def test_table_beside_comes_back(source: Shell, target: Shell) -> None:
    """A table under a name of the program's that somebody added is kept, bytes too; it must be
    there to be filled, and is named when it is not."""
    kind, value = ("BLOB", "x'00ff0a'")
    if source.address.startswith("postgresql"):
        kind, value = ("BYTEA", "decode('00ff0a', 'hex')")
    made = f"CREATE TABLE core_beside (id INTEGER PRIMARY KEY, held {kind})"
    source.execute(made)
    source.execute(f"INSERT INTO core_beside VALUES (1, {value}), (2, NULL)")  # noqa: S608
    source.do("backup", "one.zz")
    assert "core_beside" in target.refuse("restore", "one.zz")
    target.do("migrate")
    target.execute(made)
    target.do("restore", "one.zz")
    assert target.execute("SELECT held FROM core_beside WHERE id = 1") == b"\x00\xff\x0a"
    assert target.execute("SELECT count(*) FROM core_beside WHERE held IS NULL") == 1


def test_hooks_run_before_the_checks(
    source: Shell, target: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What must be done again to restored rows is done in the same transaction, and counted."""

    def forget(session: Session) -> int:
        gone: Any = session.execute(delete(Token))
        return int(gone.rowcount)

    monkeypatch.setattr(restore, "AFTER_RESTORE", [forget])
    source.do("backup", "one.zz")
    findings = {f["check"]: f["detail"] for f in target.json("restore", "one.zz")["findings"]}
    assert findings["恢复之后 afterwards"].startswith("7 ")
    assert target.json("token", "list") == []


def test_backup_is_for_its_owner(source: Shell) -> None:
    """The file can be read by its owner alone, and says what is in it."""
    told = source.json("backup", "one.zz")
    assert stat.S_IMODE(Path("one.zz").stat().st_mode) == 0o600
    assert told["rows"] == sum(rows for _, rows, _ in parts("one.zz").values())
    assert told["bytes"] == Path("one.zz").stat().st_size
    assert told["manifest"]["chains"]["core"].startswith("core_")
    assert COUNTY not in source.do("backup", "two.zz")
