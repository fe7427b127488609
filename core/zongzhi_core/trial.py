"""Each expression that a plugin declared, written once at start: one that raises is found before a
request meets it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from .access import Access
from .contribution import Contribution
from .errors import SetupError
from .figures import Frame, Tally, Window
from .graph.declare import Connection, Declared, Leaf, Link, Many, Occurrence
from .read.catalog import Catalog
from .read.rows import PlaceOf, fresh_row
from .tables import Division
from .terms import FigureTree, Sensitivity
from .viewer import TODAY

_ALL = Access(frozenset(Sensitivity), exact=True, wide=True, moved=True)


def try_expressions(contribution: Contribution, catalog: Catalog) -> None:
    """SetupError names the field or the measure of a plugin of which the expression raises."""
    for node in contribution.nodes:
        for name, declared in node.fields.items():
            _named(f"field {node.name}.{name}", _try_field, declared, node.table, catalog)
    for extension in contribution.extensions:
        held = catalog.nodes.get(extension.type_name)
        if held is not None:
            declared = extension.declared
            what = f"field {held.name}.{declared.name}"
            _named(what, _try_field, declared, held.table, catalog)
    for measure in contribution.measures:
        for part in (measure.counts, measure.outof):
            if part is not None:
                _named(f"measure {measure.name}", _try_count, part, measure.plugin)


def _named(what: str, work: Callable[..., None], *given: Any) -> None:
    try:
        work(*given)
    except Exception as fault:
        raise SetupError(f"{what} raises {type(fault).__name__}: {fault}") from fault


def _occurrence(table: Any) -> Occurrence:
    row = fresh_row(table)
    place = row if table is Division else PlaceOf(row.division_id, TODAY)
    return Occurrence(row, place if hasattr(row, "path") else None, TODAY, TODAY)


def _try_field(declared: Declared, table: Any, catalog: Catalog) -> None:
    own = _occurrence(table)
    match declared:
        case Leaf():
            declared.sql(own)
        case Link() | Many() | Connection():
            target = catalog.target(declared.target)
            declared.on(own, _occurrence(target.table))


def _try_count(part: Any, plugin: str) -> None:
    frame = Frame(_occurrence(Division), Window("w"), FigureTree.TODAY, plugin, _ALL)
    counted = part(frame)
    if isinstance(counted, Tally):
        spot = frame.spot(counted.table)
        spot.condition(counted)
        spot.value(counted)
