"""What a purge leaves of a plugin in a county: a certificate, and what is a duty to keep."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from datetime import date, datetime
from typing import Any

from sqlalchemy import func, inspect, select
from sqlalchemy.orm import Session

from ..backup.archive import describe, lines_of
from ..columns import Base
from ..contribution import Contribution
from ..tables import Division
from ..terms import ApprovalKind, Term
from .bare import read_rows
from .doors import lists_of
from .switching import cleared
from .worlds import HUANING, World

CERTIFICATE = (
    '{division(code:"%s"){plugins{name state} pluginHistory(first:9 '
    'filter:{plugin:{eq:"%s"}} orderBy:[{field:SINCE direction:DESC}]){nodes{state purgedAt '
    "exported tables sha256 actor approvedBy reason}}}}"
)
#: What a purge may leave of a matter: its id, in records of duties.
DUTIES = {"core_journal", "core_access", "core_erasure"}

_write = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
_HEX = re.compile(rb"[0-9a-f]{32}")


async def counted(world: World, plugin: str, code: str = HUANING) -> dict[str, int]:
    """The rows of each table of a plugin in a county, of which there are any."""
    tables: list[Any] = [kind.__table__ for kind in world.registry.contributions[plugin].tables]

    def look(session: Session) -> dict[str, int]:
        county = session.scalar(select(Division.county_id).where(Division.code == code))
        here = {t.name: select(func.count()).where(t.c.county_id == county) for t in tables}
        return {name: session.scalar(count) or 0 for name, count in here.items()}

    counts = await world.database.look(look, "system")
    return {name: count for name, count in counts.items() if count}


async def digested(world: World, plugin: str) -> str:
    """The SHA-256 of a plugin's rows in the county, by the rule that the certificate tells of,
    and by nothing that the product computes it with."""
    tables: dict[str, Any] = {
        kind.__tablename__: kind.__table__ for kind in world.registry.contributions[plugin].tables
    }

    def look(session: Session) -> str:
        county = session.scalar(select(Division.county_id).where(Division.code == HUANING))
        digest = hashlib.sha256()
        for name, table in sorted(tables.items()):
            columns = [table.c[c["name"]] for c in inspect(session.connection()).get_columns(name)]
            rows = session.execute(
                select(*columns).where(table.c.county_id == county).order_by(*table.primary_key)
            )
            lines = [name, *(_write([_plain(v) for v in row]) for row in rows)]
            digest.update("".join(f"{line}\n" for line in lines).encode())
        return digest.hexdigest()

    return await world.database.look(look, "system")


def _plain(value: Any) -> Any:
    """A value of a row as a line of JSON has it."""
    match value:
        case Term():
            return value.name
        case datetime():
            return value.strftime("%Y-%m-%dT%H:%M:%SZ")
        case date():
            return value.isoformat()
        case bytes():
            return base64.b64encode(value).decode()
    return value


def _ids_of(session: Session, plugin: Contribution) -> set[bytes]:
    tables: list[Any] = list(plugin.tables)
    return {key.encode() for table in tables for key in session.scalars(select(table.id))}


def _tables_with(session: Session, ids: set[bytes]) -> set[str]:
    """The tables of the database in which one of these ids stands anywhere."""
    found = set()
    for name in Base.metadata.tables:
        held = describe(session, name)
        told = {id for some in lines_of(session, held, held.c.keys()) for id in _HEX.findall(some)}
        if not ids.isdisjoint(told):
            found.add(name)
    return found


async def _order(world: World, plugin: str) -> None:
    """Purge it, as a second person has approved."""
    await cleared(world.database, plugin, kind=ApprovalKind.PURGE)
    given = {"county": HUANING, "plugin": plugin, "reason": "迁移完毕", "declined": True}
    document = "mutation($i:PurgePluginInput!){purgePlugin(input:$i){userErrors{message}}}"
    data = await world.data(document, variables={"i": given})
    assert data["purgePlugin"]["userErrors"] == []


async def check_purge(world: World, plugin: str) -> None:
    """Turn a plugin off and purge it. Of its rows nothing is left, their ids stand in records of
    duties alone, rows of other plugins are as they were, and the certificate says how many went,
    and which. Turned on again it begins empty."""
    own = world.registry.contributions[plugin]
    others = [each for each in world.registry.plugins if each is not own]
    before, digest = await counted(world, plugin), await digested(world, plugin)
    assert before, "there is nothing to purge: let `sample` add rows"
    ids = await world.database.look(lambda s: _ids_of(s, own), "system")
    kept = await world.database.look(lambda s: read_rows(s, others), "system")
    await world.switch(plugin, "OFF")
    await _order(world, plugin)

    assert await counted(world, plugin) == {}
    assert await world.database.look(lambda s: read_rows(s, others), "system") == kept
    found = await world.database.look(lambda s: _tables_with(s, ids), "system")
    assert found <= DUTIES | kept.keys()
    held = (await world.data(CERTIFICATE % (HUANING, plugin)))["division"]
    assert {"name": plugin, "state": "PURGED"} in held["plugins"]
    newest = held["pluginHistory"]["nodes"][0]
    told = dict(part.split(" ") for part in newest["tables"].split(","))
    assert {name: int(told[name]) for name in before} == before
    assert (newest["state"], newest["sha256"]) == ("PURGED", digest)

    await world.switch(plugin, "ON")
    for _, name in lists_of(world.registry, own):
        data = await world.data(f'{{division(code:"{HUANING}"){{x:{name}{{totalCount}}}}}}')
        assert data["division"]["x"]["totalCount"] == 0, name
