"""Caps on a document before it is validated: length, names, aliases, depth.

What an operation may cost once it is planned is no matter of this file.
"""

from __future__ import annotations

from graphql import (
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    InlineFragmentNode,
    OperationDefinitionNode,
    SelectionSetNode,
    Token,
    TokenKind,
)

from ..errors import TooDeep, TooLarge

MOST_BYTES = 16 * 1024
MOST_NAME = 64
MOST_ALIASES = 256
MOST_DEPTH = 15
MOST_INTROSPECTION_DEPTH = 20

#: The layers of a page are no depth of the data.
_LAYERS = frozenset({"edges", "node", "nodes"})


def check_length(text: str) -> None:
    """TOO_LARGE for a document of too many bytes, before it is parsed."""
    size = len(text.encode("utf-8", "replace"))
    if size > MOST_BYTES:
        raise _too_large("文档", "document", size, MOST_BYTES, "bytes")


def check_document(document: DocumentNode) -> None:
    """TOO_LARGE or TOO_DEEP for a parsed document that exceeds a cap. Its tokens keep those before
    them alone, so that they go when it goes, and need not be searched for as garbage."""
    token: Token | None = document.loc.start_token if document.loc else None
    while token is not None:
        if token.kind is TokenKind.NAME and len(token.value or "") > MOST_NAME:
            raise _too_large("名称", "name", len(token.value or ""), MOST_NAME, "characters")
        token.next, token = None, token.next
    walk = _Walk(document)
    for definition in document.definitions:
        if isinstance(definition, OperationDefinitionNode):
            _check_depth(walk.depth(definition.selection_set), MOST_DEPTH)


class _Walk:
    """Measures each selection once, however often a fragment is spread."""

    def __init__(self, document: DocumentNode) -> None:
        self._fragments = {
            d.name.value: d for d in document.definitions if isinstance(d, FragmentDefinitionNode)
        }
        self._known: dict[str, int] = {}
        self._aliases = 0

    def depth(self, selection: SelectionSetNode | None) -> int:
        deepest = 0
        for part in selection.selections if selection else ():
            if isinstance(part, FieldNode):
                deepest = max(deepest, self._field(part))
            elif isinstance(part, InlineFragmentNode):
                deepest = max(deepest, self.depth(part.selection_set))
            elif isinstance(part, FragmentSpreadNode):
                deepest = max(deepest, self._fragment(part.name.value))
        return deepest

    def _field(self, field: FieldNode) -> int:
        self._aliases += field.alias is not None
        if self._aliases > MOST_ALIASES:
            raise _too_large("别名数量", "number of aliases", self._aliases, MOST_ALIASES, "")
        name = field.name.value
        depth = self.depth(field.selection_set) + (name not in _LAYERS)
        if name in ("__schema", "__type"):
            _check_depth(depth, MOST_INTROSPECTION_DEPTH)
            return 1
        return depth

    def _fragment(self, name: str) -> int:
        if name not in self._known:
            # A circle is for the validator to refuse.
            self._known[name] = 0
            fragment = self._fragments.get(name)
            self._known[name] = self.depth(fragment.selection_set if fragment else None)
        return self._known[name]


def _check_depth(depth: int, most: int) -> None:
    if depth > most:
        raise TooDeep(
            f"查询嵌套 {depth} 层，最多 {most} 层。",
            f"The operation is {depth} fields deep; at most {most} are allowed.",
            limit=most,
        )


def _too_large(zh: str, en: str, size: int, most: int, unit: str) -> TooLarge:
    return TooLarge(
        f"查询的{zh}过大：{size}，最多 {most}。",
        f"The {en} is too large: {size}; at most {most} {unit}".rstrip() + ".",
        limit=most,
    )
