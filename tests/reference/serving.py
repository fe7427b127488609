"""The slow executor behind the HTTP door, to compare it with queries of one's own.

It answers queries only, from one transaction each; introspection, which is no stored data, comes
from the service. Cursors are kept in this process.
"""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import Any

import orjson
from graphql import (
    REMOVE,
    DefinitionNode,
    DocumentNode,
    FieldNode,
    FragmentSpreadNode,
    NameNode,
    OperationType,
    VariableDefinitionNode,
    VariableNode,
    Visitor,
    print_ast,
    visit,
)
from sqlalchemy.orm import Session

from tests.reference.executor import Answer, Executor
from tests.reference.pages import Cursor
from tests.reference.reader import Reader, make_reader
from zongzhi_api.service import Service
from zongzhi_core.access import Principal
from zongzhi_core.errors import BadInput
from zongzhi_core.read.cache import Asked, Document
from zongzhi_core.read.run import Answered, Asker, Query

INTROSPECTION = ("__schema", "__type")


def make_executor(service: Service) -> ReferenceExecutor:
    """The slow executor over a service's database."""
    return ReferenceExecutor(service)


class ReferenceExecutor:
    """Answers queries object by object."""

    def __init__(self, service: Service) -> None:
        self.service = service
        self.cursors: dict[str, Cursor] = {}

    async def answer(self, query: Query, asker: Asker, key: str | None = None) -> Answered:
        """The answer to a query sent by POST; anything else is BAD_INPUT."""
        _, principal = await self.service.state.admit(asker.token, asker.county)
        document = self.service.reader.document(query)
        if document.kind is not OperationType.QUERY or asker.ordinary:
            raise BadInput(
                "参考执行器只回答以 POST 发送的查询。",
                "The reference executor answers only queries that are sent by POST.",
            )
        now = self.service.clock.now()
        executor = Executor(
            self.service.registry, self.service.reader.schema, now, cursors=self.cursors
        )

        def work(session: Session) -> tuple[Answer, Reader]:
            reader = make_reader(session, principal.name, asker.county, now)
            narrowed = print_ast(narrow(document))
            return executor.answer(session, reader, narrowed, query.variables), reader

        answer, reader = await self.service.database.look(work, "system")
        if answer.refused:
            raise BadInput("变量的值与类型不符。", "A variable does not fit its type.")
        plain = await self._introspected(document, query, principal)
        data = {name: plain.get(name, value) for name, value in answer.data.items()}
        body = self._body(replace(answer, data=data), reader)
        return Answered(body, principal.plugins_on)

    async def _introspected(
        self, document: Document, query: Query, principal: Principal
    ) -> dict[str, Any]:
        """The root fields that ask for the schema, by the service."""
        keys = _Introspection.keys_of(document)
        if not keys:
            return {}
        asked = Asked(document, document.variables(query.variables), principal)
        held, plain = await self.service.state.snapshot(), self.service.reader.plain
        return dict(await plain(asked, frozenset(keys), held))

    def _body(self, answer: Answer, reader: Reader) -> bytes:
        body: dict[str, Any] = {"data": self._printable(answer.data)}
        errors = [
            {
                "message": f"参考执行器：{code}。 The reference executor says {code}.",
                "path": list(path),
                "extensions": {"code": code},
            }
            for path, code in sorted(answer.errors, key=str)
        ]
        left_out = [
            {"plugin": plugin, "county": code}
            for plugin in sorted(answer.touched & reader.plugins())
            for county, (code, _) in sorted(reader.counties.items())
            if reader.wide and county not in reader.counties_on(plugin)
        ]
        body |= {"errors": errors} if errors else {}
        body |= {"extensions": {"countiesLeftOut": left_out}} if left_out else {}
        return orjson.dumps(body)

    def _printable(self, value: Any) -> Any:
        """A value as JSON, each cursor as a text that can be given back."""
        if isinstance(value, Cursor):
            text = hashlib.sha256(repr(value).encode()).hexdigest()[:32]
            self.cursors[text] = value
            return text
        if isinstance(value, dict):
            return {name: self._printable(part) for name, part in value.items()}
        return [self._printable(part) for part in value] if isinstance(value, list) else value


# --- documents -------------------------------------------------------------------------------


def narrow(document: Document) -> DocumentNode:
    """The one operation with what it uses, `__typename` in place of introspection."""
    definitions = (document.operation, *document.fragments.values())
    plain: DocumentNode = visit(DocumentNode(definitions=definitions), _Introspection())
    operation, *fragments = plain.definitions
    # What only introspection needed is needed no more.
    used = _Uses({each.name.value: each for each in fragments})  # type: ignore[attr-defined]
    visit(operation, used)
    parts = DocumentNode(definitions=(operation, *used.fragments.values()))
    narrowed: DocumentNode = visit(parts, _Declared(_Variables.of(parts)))
    return narrowed


class _Uses(Visitor):
    """The fragments that an operation uses, in the order in which they are met."""

    def __init__(self, known: dict[str, DefinitionNode]) -> None:
        super().__init__()
        self.known = known
        self.fragments: dict[str, DefinitionNode] = {}

    def enter_fragment_spread(self, node: FragmentSpreadNode, *_: Any) -> None:
        name = node.name.value
        if name not in self.fragments:
            self.fragments[name] = self.known[name]
            visit(self.known[name], self)


class _Introspection(Visitor):
    """Puts `__typename` under the key of each field that asks for the schema."""

    def __init__(self) -> None:
        super().__init__()
        self.keys: set[str] = set()

    @classmethod
    def keys_of(cls, document: Document) -> set[str]:
        """The response keys of the fields that ask for the schema."""
        finder = cls()
        for part in (document.operation, *document.fragments.values()):
            visit(part, finder)
        return finder.keys

    def enter_field(self, node: FieldNode, *_: Any) -> FieldNode | None:
        if node.name.value not in INTROSPECTION:
            return None
        key = node.alias or node.name
        self.keys.add(key.value)
        name = NameNode(value="__typename")
        return FieldNode(alias=key, name=name, arguments=(), directives=node.directives)


class _Variables(Visitor):
    """The variables that are used somewhere."""

    def __init__(self) -> None:
        super().__init__()
        self.found: set[str] = set()

    @classmethod
    def of(cls, document: DocumentNode) -> set[str]:
        finder = cls()
        visit(document, finder)
        return finder.found

    def enter_variable_definition(self, *_: Any) -> bool:
        return False

    def enter_variable(self, node: VariableNode, *_: Any) -> None:
        self.found.add(node.name.value)


class _Declared(Visitor):
    """Drops the declarations of other variables."""

    def __init__(self, used: set[str]) -> None:
        super().__init__()
        self.used = used

    def enter_variable_definition(self, node: VariableDefinitionNode, *_: Any) -> Any:
        return None if node.variable.name.value in self.used else REMOVE
