"""Client operations 客户端操作: which documents clients sent of late, so that a dry run can name
those that would lose something.

A document is kept once, by its hash, without any value; beside it stand the county that it was
about, the name of the token, and the last day. Of people who sign in nothing is kept but that
somebody of them sent it.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any
from weakref import WeakKeyDictionary

from graphql import GraphQLSchema, TypeInfo, TypeInfoVisitor, get_named_type
from graphql.language import Visitor, ast, parse, print_ast, visit
from graphql.utilities import separate_operations, strip_ignored_characters
from sqlalchemy import and_, delete, or_, select
from sqlalchemy.orm import Session

from ..access import ABOVE, CONSOLE, Client, Principal
from ..aside import aside
from ..clock import Clock, day_of
from ..commands.runner import transact_again
from ..database import Database
from ..tables import Division, Token
from .tables import ClientDocument, ClientOperation

if TYPE_CHECKING:
    from ..read.cache import Document

#: So long a document is kept after it was sent last.
DAYS = 30
#: So many are kept of a client in a county; the eldest go first.
MOST = 200
#: Names may hold numbers of people where a client makes them up.
_DIGITS = re.compile(r"\d{5,}")


class Recorder:
    """Notes in memory what is sent to one process, and writes down what was not sent before on
    the same day."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock
        #: The last day on which each document that is still known was sent by whom.
        self._sent: WeakKeyDictionary[Document, dict[Client, date]] = WeakKeyDictionary()
        #: Client → the documents that wait to be written, in their order.
        self._waiting: dict[Client, dict[Document, None]] = {}
        self._cleared: date | None = None

    def note(self, document: Document, reader: Principal, today: date) -> None:
        """Remember that a reader was answered a document; nothing is read or written."""
        client, sent = reader.client, self._sent.setdefault(document, {})
        if client is None or sent.get(client) == today:
            return
        sent[client] = today
        waiting = self._waiting.setdefault(client, {})
        waiting[document] = None
        if len(waiting) > MOST:
            waiting.pop(next(iter(waiting)))

    async def keep(self) -> None:
        """Write down what waits, and delete once a day what is over; without either, do nothing."""
        today = day_of(self._clock.now())
        taken = {client: [*each] for client, each in self._waiting.items() if each}
        if not taken and self._cleared == today:
            return
        texts = await aside(lambda: {c: _texts(each) for c, each in taken.items()})
        await transact_again(self._database, lambda session: _write(session, texts, today))
        self._cleared = today
        for client, each in taken.items():
            for document in each:
                self._waiting[client].pop(document, None)


def _texts(documents: list[Document]) -> dict[str, str]:
    """The plain texts by their hashes."""
    plain = map(plain_text, documents)
    return {hashlib.sha256(text.encode()).hexdigest(): text for text in plain}


def plain_text(document: Document) -> str:
    """The operation with the fragments that it spreads, every value replaced by an empty one."""
    whole = ast.DocumentNode(definitions=(document.operation, *document.fragments.values()))
    [alone] = separate_operations(whole).values()
    return strip_ignored_characters(print_ast(visit(alone, _Emptied())))


_VALUES = (ast.StringValueNode(value=""), ast.IntValueNode(value="0"))
_EMPTY: dict[type, ast.Node] = {
    type(each): each for each in (*_VALUES, ast.FloatValueNode(value="0.0"))
}
_FRAGMENT = (ast.FragmentDefinitionNode, ast.FragmentSpreadNode)
_CHOSEN = (ast.OperationDefinitionNode, ast.VariableNode, *_FRAGMENT)


class _Emptied(Visitor):
    """Leaves names alone but for long numbers in those that the client chose."""

    def enter(self, node: ast.Node, key: Any, parent: Any, *_: Any) -> ast.Node | None:
        if isinstance(node, ast.NameNode) and (key == "alias" or isinstance(parent, _CHOSEN)):
            return ast.NameNode(value=_DIGITS.sub("0", node.value))
        return _EMPTY.get(type(node))


def _write(session: Session, texts: Mapping[Client, Mapping[str, str]], today: date) -> None:
    over = ClientOperation.last_on < today - timedelta(days=DAYS)
    session.execute(delete(ClientOperation).where(over))
    # In one order, so that two processes wait for each other in turn.
    for (county_id, client), told in sorted(texts.items()):
        own = select(ClientOperation).where(
            ClientOperation.county_id == county_id, ClientOperation.client == client
        )
        held = {each.sha256: each for each in session.scalars(own)}
        for sha256, text in sorted(told.items()):
            if session.get(ClientDocument, sha256) is None:
                session.add(ClientDocument(sha256=sha256, text=text))
                session.flush()
            if sha256 not in held:
                held[sha256] = ClientOperation(county_id=county_id, client=client, sha256=sha256)
                session.add(held[sha256])
            held[sha256].last_on = today
        for each in sorted(held.values(), key=lambda o: (o.last_on, o.sha256 in told))[:-MOST]:
            session.delete(each)
    session.flush()
    used = select(ClientOperation.sha256)
    session.execute(delete(ClientDocument).where(ClientDocument.sha256.not_in(used)))


def sent_of(session: Session, county_id: str, today: date) -> Sequence[Any]:
    """What was sent about a county of late, by tokens that reach nothing but it, and under the
    common names: client, last day, text, and the plugins that the token names."""
    here = select(Division.id).where(Division.county_id == county_id)
    own = and_(Token.name == ClientOperation.client, Token.division_id.in_(here))
    shown = (ClientOperation.client, ClientOperation.last_on, ClientDocument.text, Token.plugins)
    found = (
        select(*shown)
        .join(ClientDocument, ClientDocument.sha256 == ClientOperation.sha256)
        .outerjoin(Token, and_(own, Token.revoked_at.is_(None)))
        .where(
            ClientOperation.county_id == county_id,
            ClientOperation.last_on >= today - timedelta(days=DAYS),
            or_(Token.name.is_not(None), ClientOperation.client.in_((CONSOLE, ABOVE))),
        )
        .order_by(ClientOperation.client, ClientDocument.text)
    )
    return session.execute(found).all()


def operation_name(text: str) -> str | None:
    """What the client calls the operation of a document."""
    found = re.match(r"(?:query|mutation)\s+(\w+)", text)
    return found and found[1]


def lost(text: str, before: GraphQLSchema, after: GraphQLSchema) -> list[str]:
    """What a document names that is in one schema and not in the other: types, and of types that
    stay fields, arguments, input fields and codes."""
    names = _Lost(before, after)
    visit(parse(text), TypeInfoVisitor(names.info, names))
    return sorted(names.found)


class _Lost(Visitor):
    """Collects it; below what is lost nothing is known, so nothing is told."""

    def __init__(self, before: GraphQLSchema, after: GraphQLSchema) -> None:
        super().__init__()
        self.found: set[str] = set()
        self.info = TypeInfo(after)
        self._before, self._after = before.type_map, after.type_map

    def enter_named_type(self, node: ast.NamedTypeNode, *_: Any) -> None:
        self._compare(node.name.value, self._before, self._after, "")

    def enter_field(self, node: ast.FieldNode, *_: Any) -> None:
        owner, name = self.info.get_parent_type(), node.name.value
        self._compare_in(owner, name)
        if owner and (field := self.info.get_field_def()):
            was = _members(self._before[owner.name]).get(name, field)
            for each in node.arguments or ():
                self._compare(each.name.value, was.args, field.args, f"{owner}.{name}:")

    def enter_object_field(self, node: ast.ObjectFieldNode, *_: Any) -> None:
        self._compare_in(self.info.get_parent_input_type(), node.name.value)

    def enter_enum_value(self, node: ast.EnumValueNode, *_: Any) -> None:
        self._compare_in(self.info.get_input_type(), node.value)

    def _compare_in(self, kind: Any, name: str) -> None:
        if owner := get_named_type(kind):
            self._compare(name, _members(self._before[owner.name]), _members(owner), f"{owner}.")

    def _compare(self, name: str, before: Any, after: Any, of: str) -> None:
        if name in before and name not in after:
            self.found.add(of + name)


def _members(kind: Any) -> Any:
    """The fields of a type, or the codes of a list of codes."""
    return getattr(kind, "fields", None) or getattr(kind, "values", {})
