"""The reader inside a statement: named parameters that every table occurrence is tied to.

Values are bound for each request by `access.Principal.values`; the text of a statement never
depends on who asks.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, bindparam

from .access import Access
from .columns import DATE, STAMP, TEXT
from .read.dialects import MemberOf, TextList, checked

#: Today in Asia/Shanghai, and the present moment.
TODAY: ColumnElement[Any] = bindparam("v_today", type_=DATE)
NOW: ColumnElement[Any] = bindparam("v_now", type_=STAMP)
#: The reader's name, as the journal has it.
NAME: ColumnElement[Any] = bindparam("v_name", type_=TEXT)
#: The reader's role.
ROLE: ColumnElement[Any] = bindparam("v_role", type_=TEXT)


def in_scope(path: Any, *, seek: bool = True) -> ColumnElement[bool]:
    """Does a lineage lie in the reader's subtree? Sought, or only checked."""
    low, high = (bindparam(name, type_=TEXT) for name in ("v_low", "v_high"))
    if not seek:
        path, low, high = map(checked, (path, low, high))
    inside: ColumnElement[bool] = (path >= low) & (path < high)
    return inside


def above_scope(division_id: Any) -> ColumnElement[bool]:
    """Is a division one of those above the reader's scope?"""
    return MemberOf(division_id, bindparam("v_above", type_=TextList()))


def counties_on(plugin: str) -> ColumnElement[Any]:
    """The counties of a reader of many in which a plugin is on."""
    return bindparam(f"v_on_{plugin}", type_=TextList())


def in_counties_on(
    county_id: Any, plugin: str, access: Access, *, seek: bool = True
) -> ColumnElement[bool]:
    """Is a county one of the reader's in which a plugin is on? Most readers have one county: then
    it is one value, and an index that begins with the county gives rows in its order."""
    if access.wide:
        return MemberOf(county_id if seek else checked(county_id), counties_on(plugin))
    one = bindparam(f"v_on_{plugin}", type_=TEXT)
    own: ColumnElement[bool] = county_id == one if seek else checked(county_id) == checked(one)
    return own
