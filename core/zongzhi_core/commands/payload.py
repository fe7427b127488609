"""The payload of a mutation: the thing as the read compiler sees it, and the user's errors."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import orjson
from graphql import FieldNode
from sqlalchemy.orm import Session

from ..access import Principal
from ..errors import BadInput, ZongzhiError
from ..graph.declare import NodeType, camel
from ..read.cache import Document
from ..read.passes import THING, Planner
from ..read.plan import PlainRoot, Plan
from ..read.run import Reader, root_texts
from ..state import Snapshot
from .context import Command

#: Faults that are the user's: they come in the payload, with HTTP 200.
USER_CODES = ("RULE_REFUSED", "CONFLICT", "NOT_FOUND")

_USER_ERROR_FIELDS = ("field", "rule", "allowed", "current")


@dataclass(frozen=True)
class Payload:
    """The selection of one mutation's payload, for one reader."""

    reader: Reader
    document: Document
    command: Command
    principal: Principal
    snapshot: Snapshot
    variables: Mapping[str, Any]

    @property
    def node(self) -> NodeType:
        return self.reader.catalog.nodes[self.command.thing]

    def field(self) -> FieldNode:
        """The mutation's one field; BAD_INPUT for more."""
        fields = [
            node for node in self.document.operation.selection_set.selections
            if isinstance(node, FieldNode)
        ]
        if len(fields) != 1:
            raise BadInput(
                "一次请求只能执行一个变更。", "Send one mutation field in a request, not more."
            )
        return fields[0]

    def done(self, session: Session, thing: Any) -> str:
        """The payload after success, read inside the transaction (read your own write)."""
        variables = {**self.variables, THING: f"{self.node.prefix}_{thing.id}"}
        compiled, values = self.reader.prepared(
            self.document, variables, self.principal, self.snapshot, self._plan
        )
        row: Any = ()
        if compiled.sql is not None:
            connection = session.connection()
            row = connection.exec_driver_sql(compiled.sql, tuple(values)).one()
        keys = {root.key for root in compiled.plan.roots if isinstance(root, PlainRoot)}
        plain = {key: self._plain(key, None) for key in keys}
        texts, errors = root_texts(compiled, row, plain)
        return self._body(texts, errors)

    def refused(self, error: ZongzhiError) -> str:
        """The payload when a rule, a rival or an absent record stood in the way."""
        planner = Planner(
            self.reader.catalog, self.principal.access, self.principal.plugins_on,
            self.document.fragments, self.variables,
        )
        groups = planner.collect(
            [s for s in [self.field().selection_set] if s is not None], self._type, ()
        )
        texts = [
            (key, orjson.dumps(self._plain(key, error, nodes)).decode())
            for key, nodes in groups.items()
        ]
        return self._body(texts, [])

    # --- the selection -----------------------------------------------------------------------

    @property
    def _type(self) -> str:
        return f"{self.command.name[0].upper()}{self.command.name[1:]}Payload"

    def _plan(self, planner: Planner) -> Plan:
        selection = self.field().selection_set
        groups = planner.collect([selection] if selection else [], self._type, ())
        thing = camel(self.node.prefix or "")
        return Plan(
            tuple(
                planner.thing(key, self.node, nodes)
                if nodes[0].name.value == thing
                else PlainRoot(key)
                for key, nodes in groups.items()
            )
        )

    def _plain(
        self, key: str, error: ZongzhiError | None, nodes: list[FieldNode] | None = None
    ) -> Any:
        nodes = nodes or self._nodes(key)
        name = nodes[0].name.value
        if name == "__typename":
            return self._type
        if name != "userErrors":
            return None
        return [] if error is None else [self._user_error(error, nodes)]

    def _nodes(self, key: str) -> list[FieldNode]:
        selection = self.field().selection_set
        planner = Planner(
            self.reader.catalog, self.principal.access, self.principal.plugins_on,
            self.document.fragments, self.variables,
        )
        return planner.collect([selection] if selection else [], self._type, ())[key]

    def _user_error(self, error: ZongzhiError, nodes: list[FieldNode]) -> dict[str, Any]:
        whole = {"__typename": "UserError", "code": error.code, "message": error.message}
        whole |= {name: error.details.get(name) for name in _USER_ERROR_FIELDS}
        whole["allowed"] = whole["allowed"] or []
        planner = Planner(
            self.reader.catalog, self.principal.access, self.principal.plugins_on,
            self.document.fragments, self.variables,
        )
        return _shaped(whole, nodes, planner, "UserError")

    def _body(self, texts: list[tuple[str, str]], errors: list[dict[str, Any]]) -> str:
        field = self.field()
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
    selections = [n.selection_set for n in nodes if n.selection_set is not None]
    shaped = {}
    for key, group in planner.collect(selections, type_name, ()).items():
        value = whole[group[0].name.value]
        if isinstance(value, Mapping):
            value = _shaped({**value, "__typename": "CurrentState"}, group, planner, "CurrentState")
        shaped[key] = value
    return shaped
