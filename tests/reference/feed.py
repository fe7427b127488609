"""The change feed in plain Python: every row there is, asked one by one whether it may be told."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from tests.reference.pages import Cursor
from tests.reference.reader import Reader, Refused, holds
from zongzhi_core.clock import stamp_text
from zongzhi_core.graph.declare import NodeType
from zongzhi_core.hierarchy.placing import NOWHERE
from zongzhi_core.read.catalog import Catalog
from zongzhi_core.tables import Change, Division


def make_feed(
    session: Session,
    reader: Reader,
    catalog: Catalog,
    given: Mapping[str, Any],
    cursors: Mapping[str, Cursor],
) -> dict[str, Any]:
    """A page of the feed; no transaction runs beside."""
    size, after = given.get("first"), given.get("after")
    size = 20 if size is None else size
    if not 0 <= size <= 100:
        raise Refused("BAD_INPUT")
    of = json.dumps(["changes", reader.name, reader.root, sorted(reader.plugins())])
    known = None if after is None else cursors.get(after)
    if after is not None and (known is None or known.of != of):
        raise Refused("BAD_INPUT")
    kinds = {n.table.__tablename__: n for n in catalog.nodes.values() if n.is_node}
    rows = sorted(session.scalars(select(Change)), key=lambda row: (row.turn, row.seq))
    told = [row for row in rows if _may_hear(reader, kinds.get(row.subject_table), row)]
    left = [row for row in told if known is None or _place(row) > known.key]
    nodes = [_shown(session, kinds[row.subject_table], row, of) for row in left[:size]]
    return {
        "__typename": "ChangePage",
        "nodes": nodes,
        "endCursor": nodes[-1]["cursor"] if nodes else after,
        "hasMore": len(left) > size,
    }


def _may_hear(reader: Reader, kind: NodeType | None, row: Change) -> bool:
    return (
        kind is not None
        # Of core's own records the feed tells nothing.
        and kind.owner != "core"
        and kind.sensitivity in reader.classes
        and (reader.own is None or not kind.is_fact or _is_own(reader, kind, row))
        and row.county_id in reader.counties_on(kind.owner)
        and row.path.startswith(reader.root)
        # Its record lies nowhere by now, and nobody reads it.
        and row.path != NOWHERE
    )


def _is_own(reader: Reader, kind: NodeType, row: Change) -> bool:
    whole = kind.case_column == "id"
    return whole and (row.county_id, row.subject_id) in (reader.own or ())


def _place(row: Change) -> Any:
    return ((row.turn,), (row.seq,))


def _shown(session: Session, kind: NodeType, row: Change, of: str) -> dict[str, Any]:
    versions = session.scalars(select(Division).where(Division.id == row.division_id))
    return {
        "__typename": "Change",
        "cursor": Cursor(of, _place(row)),
        "at": stamp_text(row.at),
        "plugin": kind.owner,
        "type": kind.name,
        "recordId": f"{kind.prefix}_{row.subject_id}",
        "command": row.command,
        "division": next((v.code for v in versions if holds(v, row.placed_on)), None),
    }
