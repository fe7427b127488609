"""What an import makes of a code that the database knows: keep it, change it, refuse the row."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import Connection, select, update
from sqlalchemy import Row as Stored

from ..clock import FOREVER
from .intake import Place
from .kinds import shorten
from .rows import Faults, Row
from .store import UNITS, VERSIONS, open_next


class Revision:
    """Compares rows with stored versions; what cannot be goes to `faults`."""

    def __init__(self, connection: Connection, valid_from: date, faults: Faults) -> None:
        self.connection, self.valid_from, self.faults = connection, valid_from, faults

    def load(self, codes: list[str]) -> dict[str, list[Stored[Any]]]:
        """The versions that have or had one of the codes, oldest first."""
        stored: dict[str, list[Stored[Any]]] = {}
        query = select(VERSIONS).where(VERSIONS.c.code.in_(codes)).order_by(VERSIONS.c.valid_from)
        for version in self.connection.execute(query):
            stored.setdefault(version.code, []).append(version)
        return stored

    def match(self, row: Row, versions: list[Stored[Any]]) -> Stored[Any] | None:
        """The present version of the row's code; a fault when the code has gone since."""
        if not versions or versions[-1].valid_to == FOREVER:
            return versions[-1] if versions else None
        until = versions[-1].valid_to
        if self.valid_from < until:
            zh = f"该代码用至 {until}；请用 --from 指定不早于该日的日期"
            en = f"this code was in use until {until}; give --from a day not before it"
            self.faults.add_row(row, zh, en)
        return None

    def compare(self, row: Row, parent: Place | None, present: Stored[Any]) -> bool:
        """Bring the present version to what the row says; answers whether anything changed."""
        adopted = self._adopt(row, present, parent)
        told = {"name": row.name, "kind": row.kind, "urban_rural": row.urban_rural}
        changes: dict[str, Any] = {
            column: value
            for column, value in told.items()
            if value is not None and value != getattr(present, column)
        }
        if not changes:
            return adopted
        if self.valid_from <= present.valid_from:
            was = "、".join(str(getattr(present, column)) for column in changes)
            zh = f'已存为 "{was}"（自 {present.valid_from}）；更改须用 --from 指定更晚的日期'
            en = f'stored as "{was}" since {present.valid_from}; to change it give a later --from'
            self.faults.add_row(row, zh, en)
            return False
        if "name" in changes:
            changes["short_name"] = shorten(row.name, row.level)
        if adopted and parent is not None:
            changes["parent_id"] = parent.id
        open_next(self.connection, present, self.valid_from, **changes)
        return True

    def _adopt(self, row: Row, present: Stored[Any], parent: Place | None) -> bool:
        """Give a root the parent that was unknown so far; any other new parent is a fault."""
        if parent is None or present.parent_id == parent.id:
            return False
        unit_id = present.division_id
        opened = self.connection.scalar(select(UNITS.c.opened_on).where(UNITS.c.id == unit_id))
        orphan = present.parent_id is None and present.path.startswith(parent.path)
        if not orphan or opened is None or opened < parent.since:
            zh, en = "它现属另一上级，导入不改变隶属", "it has another parent; nothing is moved"
            self.faults.add_row(row, zh, en)
            return False
        self.connection.execute(
            update(VERSIONS)
            .where(VERSIONS.c.division_id == unit_id, VERSIONS.c.parent_id.is_(None))
            .values(parent_id=parent.id)
        )
        return True
