"""The payload of a mutation: the thing as the read compiler sees it, and the user's errors."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

import orjson
from graphql import FieldNode
from sqlalchemy.orm import Session

from ..errors import ZongzhiError
from ..graph.declare import NodeType, camel
from ..read.arguments import Peeks
from ..read.cache import Asked
from ..read.passes import THING, Group, Planner
from ..read.plan import PlainRoot, Plan
from ..read.run import Reader, name_county, root_texts
from ..state import Snapshot
from .context import Command

#: Faults that are the user's: they come in the payload, with HTTP 200.
USER_CODES = ("RULE_REFUSED", "CONFLICT", "NOT_FOUND")

_USER_ERROR_FIELDS = ("field", "rule", "allowed", "current")


@dataclass(frozen=True)
class Payload:
    """The selection of one mutation's payload, for one reader."""

    reader: Reader
    asked: Asked
    command: Command
    snapshot: Snapshot
    #: The operation's one mutation field.
    field: FieldNode

    @property
    def node(self) -> NodeType:
        return self.reader.catalog.nodes[self.command.thing]

    def done(self, session: Session, thing: Any) -> str:
        """The payload after success, read inside the transaction (read your own write)."""
        variables = {**self.asked.variables, THING: f"{self.node.prefix}_{thing.id}"}
        asked = replace(self.asked, variables=variables, select=self._plan)
        compiled, values = self.reader.prepared(asked, self.snapshot)
        row: Any = ()
        if compiled.sql is not None:
            connection = session.connection()
            row = connection.exec_driver_sql(compiled.sql, tuple(values)).one()
        groups = self._groups(self._planner())
        plain = {key: self._plain(nodes, None) for key, nodes in groups.items()}
        texts, errors = root_texts(compiled, row, plain, variables)
        name_county(errors, self.asked.principal, self.snapshot)
        return self._body(texts, errors)

    def refused(self, error: ZongzhiError) -> str:
        """The payload when a rule, a rival or an absent record stood in the way."""
        texts = [
            (key, orjson.dumps(self._plain(nodes, error)).decode())
            for key, nodes in self._groups(self._planner()).items()
        ]
        return self._body(texts, [])

    # --- the selection -----------------------------------------------------------------------

    @property
    def _type(self) -> str:
        return f"{self.command.name[0].upper()}{self.command.name[1:]}Payload"

    def _planner(self) -> Planner:
        return self.reader.planner(self.asked, Peeks())

    def _groups(self, planner: Planner) -> Group:
        return planner.groups([self.field], self._type)

    def _plan(self, planner: Planner) -> Plan:
        # A person who has opened their own record reads it by `myRecord` alone.
        thing = None if self.asked.principal.subject else camel(self.node.prefix or "")
        return Plan(
            tuple(
                planner.thing(key, self.node, nodes)
                if nodes[0].name.value == thing
                else PlainRoot(key)
                for key, nodes in self._groups(planner).items()
            )
        )

    def _plain(self, nodes: list[FieldNode], error: ZongzhiError | None) -> Any:
        name = nodes[0].name.value
        if name == "__typename":
            return self._type
        if name != "userErrors":
            return None
        return [] if error is None else [self._user_error(error, nodes)]

    def _user_error(self, error: ZongzhiError, nodes: list[FieldNode]) -> dict[str, Any]:
        whole: dict[str, Any] = {
            "__typename": "UserError",
            "code": error.code,
            "message": error.message,
        }
        whole |= {name: error.details.get(name) for name in _USER_ERROR_FIELDS}
        whole["allowed"] = whole["allowed"] or []
        return _shaped(whole, nodes, self._planner(), "UserError")

    def _body(self, texts: list[tuple[str, str]], errors: list[dict[str, Any]]) -> str:
        field = self.field
        key = field.alias.value if field.alias else field.name.value
        inner = ",".join(f'"{name}":{text}' for name, text in texts)
        for error in errors:
            error["path"] = [key, *error["path"]]
        tail = f',"errors":{orjson.dumps(errors).decode()}' if errors else ""
        return f'{{"data":{{"{key}":{{{inner}}}}}{tail}}}'


def _shaped(
    whole: Mapping[str, Any], nodes: list[FieldNode], planner: Planner, type_name: str
) -> dict[str, Any]:
    """The fields of a plain value that were asked for, under the keys asked for."""
    shaped = {}
    for key, group in planner.groups(nodes, type_name).items():
        value = whole[group[0].name.value]
        if isinstance(value, Mapping):
            value = _shaped({**value, "__typename": "CurrentState"}, group, planner, "CurrentState")
        shaped[key] = value
    return shaped
