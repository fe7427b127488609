"""Documents and their plans, kept: a warm request never parses, validates or plans."""

from __future__ import annotations

import re
from collections import OrderedDict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from graphql import (
    FragmentDefinitionNode,
    GraphQLError,
    GraphQLSchema,
    NamedTypeNode,
    NonNullTypeNode,
    OperationDefinitionNode,
    OperationType,
    get_variable_values,
    parse,
    validate,
    value_from_ast_untyped,
)
from graphql.execution.values import VariableValues
from graphql.validation.rules import overlapping_fields_can_be_merged

from ..access import Principal
from ..errors import BadInput, ParseFailed, TooCostly, TooLarge, ValidationFailed
from .arguments import Peeks
from .limits import check_document, check_length
from .wording import in_chinese, place_of

if TYPE_CHECKING:
    from .passes import Planner
    from .plan import Plan

#: Scalars whose JSON values GraphQL takes as they are.
_JSON_TYPES: dict[str, type] = {"String": str, "ID": str, "Boolean": bool}

MOST_TOKENS = 1_000
MOST_DOCUMENTS = 1_000
MOST_PLANS = 200
#: Characters of one message of GraphQL's own.
MOST_TOLD = 500
#: Fields that are compared with others of their name. Honest documents compare next to none; the
#: library's own bound lets an attack take seconds.
MOST_COMPARED = 2_000
overlapping_fields_can_be_merged.MAX_COMPLEXITY_BUDGET = MOST_COMPARED
_ABORTED = "Validation aborted."
#: Where GraphQL's messages repeat what was given.
_VALUE = re.compile(
    r",? found: .*|(cannot represent [^:\"]*): .*|(String|Int|Float) ['\"\d-].*", re.DOTALL
)

Value = TypeVar("Value")


class Lru(Generic[Value]):
    """A dictionary that forgets what was used longest ago."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._held: OrderedDict[Any, Value] = OrderedDict()

    def get(self, key: Any) -> Value | None:
        # Two threads may be here: each step is whole, and what is missed is made anew.
        value = self._held.pop(key, None)
        if value is not None:
            self._held[key] = value
        return value

    def put(self, key: Any, value: Value) -> None:
        self._held[key] = value
        if len(self._held) > self._most:
            self._held.popitem(last=False)


@dataclass(eq=False)
class Document:
    """One operation of a valid document, with the plans made for it so far."""

    text: str
    operation: OperationDefinitionNode
    fragments: Mapping[str, FragmentDefinitionNode]
    schema: GraphQLSchema
    peeks: Peeks = field(default_factory=Peeks)
    plans: Lru[Any] = field(default_factory=lambda: Lru(MOST_PLANS))

    @property
    def kind(self) -> OperationType:
        return self.operation.operation

    def coerce(self, given: Mapping[str, Any]) -> VariableValues:
        """The variables as GraphQL sees them; BAD_INPUT when one does not fit its type."""
        definitions = self.operation.variable_definitions or ()
        coerced = get_variable_values(
            self.schema, definitions, dict(given), max_errors=5, hide_suggestions=True
        )
        if isinstance(coerced, list):
            raise bad_variables(coerced, bare=self.kind is OperationType.MUTATION)
        return coerced

    @cached_property
    def _plain(self) -> dict[str, type] | None:
        """Name → type, when all variables are required and of a scalar that JSON has itself."""
        kinds = {}
        for definition in self.operation.variable_definitions or ():
            node, name = definition.type, definition.variable.name.value
            inner = node.type if isinstance(node, NonNullTypeNode) else None
            kind = _JSON_TYPES.get(inner.name.value) if isinstance(inner, NamedTypeNode) else None
            if kind is None or definition.default_value is not None:
                return None
            kinds[name] = kind
        return kinds

    def _fits_plainly(self, given: Mapping[str, Any]) -> bool:
        kinds = self._plain or {}
        return kinds.keys() == given.keys() and all(
            type(given[name]) is kind for name, kind in kinds.items()
        )

    def variables(self, given: Mapping[str, Any]) -> dict[str, Any]:
        """The values of the variables, with defaults; BAD_INPUT when one does not fit its type."""
        definitions = self.operation.variable_definitions or ()
        if self._plain is not None and self._fits_plainly(given):
            return dict(given)
        if definitions:
            self.coerce(given)
        values = {}
        for definition in definitions:
            name = definition.variable.name.value
            if name in given:
                values[name] = given[name]
            elif definition.default_value is not None:
                values[name] = value_from_ast_untyped(definition.default_value)
        return values


@dataclass(frozen=True)
class Asked:
    """An operation with the values of its variables, as one reader asks it."""

    document: Document
    variables: Mapping[str, Any]
    principal: Principal
    #: Plans something else than all of the operation: the payload of a mutation.
    select: Callable[[Planner], Plan] | None = None


def read_document(text: str, operation_name: str | None, schema: GraphQLSchema) -> Document:
    """Parse and validate; PARSE_FAILED, VALIDATION_FAILED, TOO_LARGE, TOO_DEEP or BAD_INPUT."""
    check_length(text)
    try:
        parsed = parse(text, max_tokens=MOST_TOKENS, no_location=False)
    except GraphQLError as error:
        if "token" in error.message and str(MOST_TOKENS) in error.message:
            raise TooLarge(
                f"查询超过 {MOST_TOKENS} 个词法单元。",
                f"The document has more than {MOST_TOKENS} tokens.",
                limit=MOST_TOKENS,
            ) from None
        raise ParseFailed(
            f"查询不是合法的 GraphQL：{in_chinese(_short(error, bare=True))}",
            f"The document is not GraphQL: {_short(error, bare=True)}",
            **_locations(error),
        ) from None
    check_document(parsed)
    operations = [d for d in parsed.definitions if isinstance(d, OperationDefinitionNode)]
    faults = validate(schema, parsed, max_errors=5, hide_suggestions=True)
    if any(f.message == _ABORTED for f in faults):
        raise TooCostly(
            "查询中同名字段过多，无法逐一比对；请减少重复的字段和片段。",
            "Too many fields of one name to compare each with each; use fewer repeated fields and "
            "fragments.",
            limit=MOST_COMPARED,
        )
    if faults:
        bare = any(d.operation is OperationType.MUTATION for d in operations)
        told = [_short(fault, bare=bare) for fault in faults]
        raise ValidationFailed(
            f"请求与接口定义不符：{''.join(map(in_chinese, told))}",
            f"The document does not fit the schema: {' '.join(told)}",
            **_locations(faults[0]),
        )
    chosen = [
        o
        for o in operations
        if operation_name is None or (o.name and o.name.value == operation_name)
    ]
    if len(chosen) != 1:
        raise BadInput(
            "请用 operationName 指明要执行的操作。",
            f"The document holds {len(operations)} operations; name one of them in operationName.",
        )
    fragments = {
        d.name.value: d for d in parsed.definitions if isinstance(d, FragmentDefinitionNode)
    }
    return Document(text, chosen[0], fragments, schema)


def _locations(error: GraphQLError) -> dict[str, Any]:
    return {"locations": [{"line": p.line, "column": p.column} for p in error.locations or ()]}


def bad_variables(errors: list[GraphQLError], *, bare: bool = False) -> BadInput:
    """Variables that do not fit their declared types."""
    told = [_short(error, bare=bare) for error in errors]
    return BadInput(
        f"变量的值与类型不符：{''.join(map(in_chinese, told))}",
        f"A variable does not fit its type: {' '.join(told)}",
    )


def _short(error: GraphQLError, *, bare: bool = False) -> str:
    """What GraphQL says, without the whole of a huge value; `bare` of all values, for what a
    command brings may be of a person."""
    message = place_of(error) + error.message
    message = _VALUE.sub(r"\1\2.", message) if bare else message
    return message if len(message) <= MOST_TOLD else f"{message[:MOST_TOLD]}…"
