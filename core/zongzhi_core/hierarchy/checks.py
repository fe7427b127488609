"""Is the tree whole? Each check is one statement that finds what breaks a law of the hierarchy.

H1: a forest without cycles: each version lies below a unit of a higher level that is there for
the version's whole life, and its path continues its parent's. H2: on any day a code belongs to one
unit, and a unit's versions follow each other without overlap or gap from its first day to its last.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, Select, and_, case, func, literal, or_, select
from sqlalchemy.orm import Session

from ..clock import FOREVER
from ..terms import Level
from .kinds import WIDTH_OF_LEVEL
from .store import UNITS, VERSIONS, connection_of

_SHOWN = 5

_child, _parent = VERSIONS.alias("child"), VERSIONS.alias("parent")
_one, _other = VERSIONS.alias("one"), VERSIONS.alias("other")
_unit, _heir = UNITS.alias("unit"), UNITS.alias("heir")


#: What is wrong, in words → a query of the ids of the units of which it is true.
Checks = dict[str, Select[tuple[str]]]


def check_tree(session: Session) -> list[str]:
    """What is wrong with the tree, in words; empty when all is well."""
    connection, found = connection_of(session), []
    for words, query in (_spans() | _links() | _TWINS).items():
        shown = [str(key) for (key,) in connection.execute(query.limit(_SHOWN))]
        if shown:
            found.append(f"{words}: {', '.join(shown)}")
    return found


def _spans() -> Checks:
    ids = VERSIONS.c.division_id
    before = func.lag(VERSIONS.c.valid_to).over(partition_by=ids, order_by=VERSIONS.c.valid_from)
    steps = select(ids, VERSIONS.c.valid_from, before.label("ended")).subquery()
    first, last = func.min(VERSIONS.c.valid_from), func.max(VERSIONS.c.valid_to)
    spans = select(ids, first.label("first"), last.label("last")).group_by(ids).subquery()
    lives = select(UNITS.c.id).outerjoin(spans, spans.c.division_id == UNITS.c.id)
    heirs = select(_unit.c.id).outerjoin(_heir, _heir.c.id == _unit.c.heir_id)
    return {
        "版本的起止颠倒 A version ends before it begins": select(ids).where(
            VERSIONS.c.valid_from >= VERSIONS.c.valid_to
        ),
        "版本之间有重叠或间断 Versions overlap or leave a gap": select(steps.c.division_id).where(
            steps.c.ended != steps.c.valid_from
        ),
        "版本与单位的起止不符 Versions do not fill the life of their unit": lives.where(
            or_(
                spans.c.first.is_(None),
                spans.c.first != UNITS.c.opened_on,
                spans.c.last != UNITS.c.closed_on,
            )
        ),
        "继承单位不符 A unit has the wrong heir": heirs.where(
            or_(
                _heir.c.id.is_(None),
                and_(_unit.c.closed_on == FOREVER, _unit.c.heir_id != _unit.c.id),
                and_(_unit.c.closed_on < FOREVER, _heir.c.closed_on < FOREVER),
            )
        ),
    }


def _links() -> Checks:
    ids = select(_child.c.division_id)
    under = ids.join(
        _parent, (_parent.c.division_id == _child.c.parent_id) & _meet(_parent, _child)
    )
    stem = func.substr(_child.c.path, 1, func.length(_parent.c.path))
    above = func.length(_parent.c.path) < func.length(_child.c.path)
    low = _child.c.level.in_([Level.COUNTY, Level.TOWNSHIP, Level.VILLAGE])
    return {
        "上级在该期间不存在 A parent is missing for a while": ids.outerjoin(
            _unit, _unit.c.id == _child.c.parent_id
        ).where(
            _child.c.parent_id.is_not(None),
            or_(
                _unit.c.id.is_(None),
                _unit.c.opened_on > _child.c.valid_from,
                _unit.c.closed_on < _child.c.valid_to,
            ),
        ),
        "路径不在上级之下 A path does not continue its parent's": under.where(
            or_(stem != _parent.c.path, ~above)
        ),
        "所属县与上级不符 A county differs from the parent's": under.where(
            _parent.c.county_id.is_not(None),
            or_(_child.c.county_id.is_(None), _child.c.county_id != _parent.c.county_id),
        ),
        "层级与路径不符 A level does not fit the path": ids.where(
            func.length(_child.c.path) != case(_WIDTHS, value=_child.c.level)
        ),
        "缺少所属县 A county is missing": ids.where(low, _child.c.county_id.is_(None)),
    }


def _meet(one: Any, other: Any) -> ColumnElement[bool]:
    """Is there a day on which both versions hold?"""
    return and_(one.c.valid_from < other.c.valid_to, other.c.valid_from < one.c.valid_to)


def _pairs(*same: ColumnElement[bool]) -> Select[tuple[str]]:
    """Units of which another has a version that is the `same`."""
    return select(_one.c.division_id).join(
        _other, and_(_one.c.division_id < _other.c.division_id, *same)
    )


_WIDTHS = {level.name: literal(width) for level, width in WIDTH_OF_LEVEL.items()}
_TWINS: Checks = {
    "代码同时属于两个单位 A code belongs to two units at once": _pairs(
        _one.c.code == _other.c.code, _meet(_one, _other)
    ),
    "路径属于两个单位 A path belongs to two units": _pairs(_one.c.path == _other.c.path),
}
