"""Assigned 分派: who works on which matter, as SQL that every statement may carry."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, bindparam

from .columns import TEXT
from .read.rows import fresh_row, there_is
from .tables import Assignment

#: The user, or the unit, of the reader.
ASSIGNEE_NAME = "v_assignee"
ASSIGNEE: ColumnElement[Any] = bindparam(ASSIGNEE_NAME, type_=TEXT)


def is_assigned(county_id: Any, case_id: Any) -> ColumnElement[bool]:
    """Is a case assigned to the reader now?"""
    held = fresh_row(Assignment)
    return there_is(
        held,
        held.county_id == county_id,
        held.matter_id == case_id,
        held.assignee_id == ASSIGNEE,
        held.ended_at.is_(None),
    )
