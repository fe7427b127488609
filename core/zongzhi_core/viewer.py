"""The reader inside a statement: named parameters that every table occurrence is tied to.

Values are bound for each request by `access.Principal.values`; the text of a statement never
depends on who asks.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, Date, bindparam

from .columns import Stamp, Text
from .read.dialects import TextList, member_of

#: Today in Asia/Shanghai, and the present moment.
TODAY: ColumnElement[Any] = bindparam("v_today", type_=Date)
NOW: ColumnElement[Any] = bindparam("v_now", type_=Stamp)


def in_scope(path: Any) -> ColumnElement[bool]:
    """Does a lineage lie in the reader's subtree?"""
    low, high = (bindparam(name, type_=Text()) for name in ("v_low", "v_high"))
    inside: ColumnElement[bool] = (path >= low) & (path < high)
    return inside


def above_scope(division_id: Any) -> ColumnElement[bool]:
    """Is a division one of those above the reader's scope?"""
    return member_of(division_id, bindparam("v_above", type_=TextList()))


def counties_on(plugin: str) -> ColumnElement[Any]:
    """The ids of the reader's counties in which a plugin is on."""
    return bindparam(f"v_on_{plugin}", type_=TextList())
