"""What a database holds beside its rows, in a form to be compared."""

from __future__ import annotations

import json
from typing import Any

from sqlalchemy import inspect
from sqlalchemy.orm import Session


def read_schema(session: Session) -> dict[str, Any]:
    """Each table with its columns in their order, its keys and its indexes."""
    database = inspect(session.connection())
    return {
        name: {
            "columns": [
                (c["name"], str(c["type"]), c["nullable"], c["default"])
                for c in database.get_columns(name)
            ],
            "primary key": database.get_pk_constraint(name),
            "foreign keys": _sorted(database.get_foreign_keys(name)),
            "unique": _sorted(database.get_unique_constraints(name)),
            "indexes": _sorted(database.get_indexes(name)),
        }
        for name in sorted(database.get_table_names())
    }


def _sorted(found: Any) -> list[str]:
    # A condition is an object of its own each time: its text is compared.
    return sorted(json.dumps(each, default=str, sort_keys=True) for each in found)
