"""`zongzhi doctor --heads`: what was kept elsewhere tells a log whose chain was made anew."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import delete, insert, select, update
from sqlalchemy.orm import Session

from tests.support.worlds import NOW
from zongzhi_core.people.log import check_chain, find_heads, seal_entries
from zongzhi_core.people.tables import AccessEntry, AccessSeal

from .conftest import Shell

COUNTIES = ("c" * 32, "d" * 32)


def _read_and_seal(session: Session, day: int) -> None:
    """A reading of each county on some day, sealed."""
    at: datetime = NOW + timedelta(days=day)
    for county in COUNTIES:
        entry: dict[str, Any] = {"county_id": county, "person_id": "e" * 32, "reader": "user:li"}
        entry |= {"who": "centre_staff", "purpose": "DISPUTE_MEDIATION", "fields": "NAME"}
        session.execute(insert(AccessEntry), [{**entry, "at": at}])
    seal_entries(session, at + timedelta(minutes=2))


def _seal_anew(session: Session) -> None:
    session.execute(delete(AccessSeal))
    seal_entries(session, NOW + timedelta(days=9))


def _change(session: Session) -> None:
    session.execute(update(AccessEntry).values(reader="user:wang"))
    _seal_anew(session)


def _date_back(session: Session) -> None:
    first = session.scalars(select(AccessEntry).order_by(AccessEntry.id)).all()[0]
    first.at -= timedelta(days=300)
    session.flush()
    _seal_anew(session)


def _drop(session: Session) -> None:
    first = session.scalars(select(AccessEntry).order_by(AccessEntry.id)).all()[0]
    session.delete(first)
    session.flush()
    _seal_anew(session)


def _cut_short(session: Session) -> None:
    for table in (AccessEntry, AccessSeal):
        session.execute(delete(table).where(table.at > NOW + timedelta(days=1)))


def _empty(session: Session) -> None:
    session.execute(delete(AccessEntry))
    session.execute(delete(AccessSeal))


def test_sound_log_keeps_every_head(empty: Shell, folder: Path) -> None:
    """Each head is kept once; a log that goes on holds all of before."""
    file, kept = folder / "heads", []
    for day in range(3):
        _at(empty, partial(_read_and_seal, day=day))
        kept += [f"{county} {head}" for county, head in _at(empty, find_heads).items()]
        for _ in range(2):
            empty.do("doctor", "--heads", str(file))
            assert file.read_text().splitlines() == kept
    assert len(set(kept)) == 6


@pytest.mark.parametrize("forge", [_change, _date_back, _drop, _cut_short, _empty])
def test_chain_made_anew_is_found(
    empty: Shell, folder: Path, forge: Callable[[Session], None]
) -> None:
    """A log that is whole in itself, by whoever can write in the database, lacks a head that was
    kept; the file stays as it was."""
    file = folder / "heads"
    for day in range(3):
        _at(empty, partial(_read_and_seal, day=day))
        empty.do("doctor", "--heads", str(file))
    kept = file.read_text()
    _at(empty, forge)
    assert _at(empty, check_chain) == []
    empty.do("doctor")
    result = empty.run("doctor", "--heads", str(file))
    assert result.exit_code == 1
    assert "另存的链头已不在链中" in result.stdout
    assert file.read_text() == kept


@pytest.mark.parametrize("content", [b"\xff\xfe\x00", "另一个文件\n".encode("gbk"), b"a line\n"])
def test_file_of_something_else_is_told_and_left(
    empty: Shell, folder: Path, content: bytes
) -> None:
    """What is no list of heads, or no text, is told of as gone heads, and is left alone."""
    file = folder / "heads"
    file.write_bytes(content)
    _at(empty, partial(_read_and_seal, day=0))
    result = empty.run("doctor", "--heads", str(file))
    assert result.exit_code == 1
    assert "另存的链头已不在链中" in result.stdout
    assert file.read_bytes() == content


def _at(shell: Shell, work: Callable[[Session], Any]) -> Any:
    return shell.serve(lambda service: service.database.transact(work, "system"))
