"""Arguments of a connection → `Page`: size and direction, cursor, filter, order."""

from __future__ import annotations

from collections.abc import Mapping

from ..access import Access
from ..errors import BadInput, Forbidden
from ..graph.declare import Auto, Leaf, NodeType, column_leaf
from ..terms import Sensitivity
from .arguments import Arg
from .plan import AllOf, AnyOf, Criterion, Input, Not, Order, Page, Test, Within

DEFAULT_SIZE = 20
MOST_SIZE = 100

#: Conditions of one filter, and how deep `or` and `not` may nest.
MOST_CONDITIONS = 100
MOST_NESTING = 10


def make_page(target: NodeType, arguments: Mapping[str, Arg], access: Access) -> Page:
    """The page that the arguments ask for; BAD_INPUT for sizes that are not allowed."""
    given = {name: arg for name, arg in arguments.items() if not arg.is_null}
    backward = "last" in given
    if backward and "first" in given:
        raise BadInput("first 与 last 不能同时使用。", "Use either first or last, not both.")
    if ("before" if not backward else "after") in given:
        raise BadInput(
            "after 与 first 连用，before 与 last 连用。", "Use after with first, before with last."
        )
    cursor = given.get("before" if backward else "after")
    signature = [given[name].input for name in ("filter", "orderBy", "level") if name in given]
    level = given.get("level")
    return Page(
        size=size_of(given, "last" if backward else "first"),
        backward=backward,
        cursor=None if cursor is None else cursor.input,
        orders=_orders(target, given.get("orderBy"), access),
        criteria=_filter(target, given["filter"], access) if "filter" in given else None,
        level=None if level is None else level.input,
        signature=tuple(signature),
    )


def size_of(given: Mapping[str, Arg], name: str) -> int:
    """How many are asked for; BAD_INPUT for more than are allowed."""
    if name not in given:
        return DEFAULT_SIZE
    size = given[name].peek()
    if not 0 <= size <= MOST_SIZE:
        raise BadInput(
            f"{name} 须在 0 到 {MOST_SIZE} 之间，收到 {size}。",
            f"{name} must be between 0 and {MOST_SIZE}, got {size}.",
            limit=MOST_SIZE,
        )
    return int(size)


def _orders(target: NodeType, arg: Arg | None, access: Access) -> tuple[Order, ...]:
    if arg is None:
        # By what the reader may not read nothing is sorted, and no cursor holds it.
        shown = [n for n in target.default_order if _class_of(target, n) in access.classes]
        return tuple(Order(name, False) for name in shown or ("id",))
    by_code = {name.upper(): name for name in target.orders}
    asked = arg.peek()
    orders: list[Order] = []
    for entry in asked if isinstance(asked, list) else [asked]:
        name = by_code[entry["field"]]
        _check_readable(target.orders[name], access)
        direction = entry.get("direction", "ASC")
        if direction is None:
            raise BadInput("direction 不能为 null。", "direction cannot be null.")
        if name not in {order.field for order in orders}:  # a second time it decides nothing
            orders.append(Order(name, direction == "DESC"))
    return tuple(orders) or _orders(target, None, access)


def _class_of(target: NodeType, name: str) -> Sensitivity:
    return column_leaf(target.table, name, Auto(), target.sensitivity).sensitivity


def _check_readable(leaf: Leaf, access: Access) -> None:
    if leaf.sensitivity not in access.classes:
        raise Forbidden(
            f"您无权按“{leaf.graphql_name}”筛选或排序。",
            f'You may not filter or sort by "{leaf.graphql_name}".',
        )


def _filter(target: NodeType, arg: Arg, access: Access) -> Criterion:
    criteria = _criteria(target, arg, access)
    if _count(criteria, MOST_NESTING) > MOST_CONDITIONS:
        raise BadInput(
            f"筛选条件过多：最多 {MOST_CONDITIONS} 个、嵌套 {MOST_NESTING} 层；多个取值请用 in。",
            f"The filter is too large: at most {MOST_CONDITIONS} conditions, nested at most "
            f"{MOST_NESTING} deep; use in for many values.",
            limit=MOST_CONDITIONS,
        )
    return criteria


def _count(part: Criterion, room: int) -> int:
    """How many conditions there are; too many where they nest deeper than there is room."""
    if room < 0:
        return MOST_CONDITIONS + 1
    match part:
        case AllOf() | AnyOf():
            return 1 + sum(_count(inner, room - 1) for inner in part.parts)
        case Not():
            return 1 + _count(part.part, room - 1)
    return 1


def _criteria(target: NodeType, arg: Arg, access: Access) -> Criterion:
    parts: list[Criterion] = []
    for name, value in arg.fields():
        if value.is_null:
            raise BadInput(
                f"筛选条件“{name}”不能为 null；判断空值请用 isNull。",
                f'Filter "{name}" cannot be null; use isNull to ask for missing values.',
            )
        parts.extend(_criterion(target, name, value, access))
    return AllOf(tuple(parts))


def _criterion(target: NodeType, name: str, value: Arg, access: Access) -> list[Criterion]:
    if name == "and":
        return [_criteria(target, part, access) for part in value.items()]
    if name == "or":
        return [AnyOf(tuple(_criteria(target, part, access) for part in value.items()))]
    if name == "not":
        return [Not(_criteria(target, value, access))]
    if name == "within":
        return [Within(value.input)]
    leaf = next(leaf for leaf in target.filters.values() if leaf.graphql_name == name)
    _check_readable(leaf, access)
    return [Test(leaf, op, _operand(leaf, op, part)) for op, part in value.fields()]


def _operand(leaf: Leaf, operator: str, value: Arg) -> Input:
    if value.is_null:
        raise BadInput(
            f"“{operator}”的值不能为 null；判断空值请用 isNull。",
            f'The value of "{operator}" cannot be null; use isNull to ask for missing values.',
        )
    # Yes or no stands in the statement, so that an index may serve it.
    if operator == "isNull" or leaf.kind == "Boolean":
        return Input(bool(value.peek()))
    return value.input
