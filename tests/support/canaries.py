"""Canaries: values of persons that are known again wherever they lie, and who may be shown one.

The persons of common inputs carry the values below. Whatever else a command brings of a person, or
tells of a case, becomes a canary of its world and of its test when it is sealed. `net` is hung
around the doors of the whole run and asks here.

The rule is told twice, in another way than the product does it: what was asked decides for every
answer (no command, no reader without a purpose, no role without part in persons), and where nothing
else happens meanwhile, `tests.reference.masks` decides for each value that is seen.
"""

from __future__ import annotations

import json
from base64 import b64encode
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote

from graphql import (
    ArgumentNode,
    FieldNode,
    OperationDefinitionNode,
    OperationType,
    Visitor,
    parse,
    value_from_ast_untyped,
    visit,
)
from sqlalchemy import select
from sqlalchemy.orm import Session

from tests.reference.masks import Reading, mask_of, mask_of_summary
from zongzhi_core.access import SUBJECT, Principal
from zongzhi_core.people.tables import Person
from zongzhi_core.people.terms import PersonField
from zongzhi_core.read.run import Query
from zongzhi_mediation.tables import DisputeSummary

#: Stands in names and addresses of tests' persons, and in what tests tell of a case.
PERSON, TOLD = "金丝雀", "知更鸟"
#: Generated; the number passes the check of GB 11643.
PHONE, ID_NO = "13900000001", "530424198001011231"
MARKS = {PERSON, TOLD, PHONE, ID_NO}

#: Who has a part in persons (docs/people.md); all others are shown none, whatever they name.
READERS = {"county_admin", "township_lead", "centre_staff", "commissioner", "mediator"}

#: A value is sought by its beginning, so that what is cut short is found too.
BEGINNING = 12
#: From here on days of birth are like the days of everything else.
LATEST_BIRTH = "2019"


def is_recognisable(text: str) -> bool:
    """Would it stand nowhere by chance? One character again and again tests lengths."""
    part = text.strip()[:BEGINNING]
    return len(set(part)) > 2 and len(part) >= (6 if part.isascii() else 3)


def forms_of(text: str) -> set[bytes]:
    """How a value may be written: as it is, in JSON, escaped, in an address, in hexadecimals, in
    base64 (from a third byte on, as a Chinese character is three)."""
    part = text.strip()[:BEGINNING]
    raw = part.encode()
    written = {part, json.dumps(part, ensure_ascii=False)[1:-1], json.dumps(part)[1:-1]}
    coded = b64encode(raw[: len(raw) // 3 * 3])
    return {*(form.encode() for form in (*written, quote(part), raw.hex())), coded}


class Known:
    """Values that are sought."""

    def __init__(self, *marks: str) -> None:
        self._forms = {form: mark for mark in marks for form in forms_of(mark)}

    def add(self, value: str) -> None:
        """Seek one more, unless it is found in every world by what stands in it."""
        if is_recognisable(value) and not any(mark in value for mark in MARKS):
            self._forms |= dict.fromkeys(forms_of(value), value)

    def find(self, raw: bytes) -> set[str]:
        return {value for form, value in self._forms.items() if form in raw}

    @property
    def forms(self) -> list[bytes]:
        return [*self._forms]


#: In every world and test.
ALWAYS = Known(*MARKS)


@dataclass
class Held:
    """What the persons of a world hold, or those of a test, and what was told of their cases."""

    persons: Known = field(default_factory=Known)
    #: Days of birth: in a database and in files such a day may be a holiday.
    births: Known = field(default_factory=Known)
    #: A person's value → the keys of the records that hold it.
    keys: dict[str, set[str]] = field(default_factory=dict)
    #: When the main file of a world on SQLite was last written before there were persons.
    changed: int | None = None

    def find(self, raw: bytes) -> set[str]:
        """The canaries in any text."""
        return self.find_sealed(raw) | self.births.find(raw)

    def find_sealed(self, raw: bytes) -> set[str]:
        """Those that lie sealed in the database, and so in no file of it."""
        return ALWAYS.find(raw) | self.persons.find(raw)

    def seal(self, key_id: str, values: Mapping[str, str]) -> None:
        for name, value in values.items():
            if name != PersonField.BIRTH_ON.name:
                self.persons.add(value)
            elif value < LATEST_BIRTH:
                self.births.add(value)
            self.keys.setdefault(value, set()).add(key_id)


@dataclass(frozen=True)
class Wanted:
    """What a request asked for: a query or a command, and the purposes that it names."""

    query: bool
    purposes: list[tuple[str, str | None]]
    own: bool

    @classmethod
    def of(cls, asked: Query, header: tuple[str, str | None] | None) -> Wanted:
        document, named = parse(asked.text), []
        operations = [d for d in document.definitions if isinstance(d, OperationDefinitionNode)]
        given = dict(asked.variables)
        for operation in operations:
            for variable in operation.variable_definitions or ():
                if variable.default_value is not None:
                    default = value_from_ast_untyped(variable.default_value)
                    given.setdefault(variable.variable.name.value, default)
        fields: set[str] = set()

        class Look(Visitor):
            def enter(self, node: Any, *_: Any) -> None:
                if isinstance(node, FieldNode):
                    fields.add(node.name.value)
                if isinstance(node, ArgumentNode) and node.name.value == "purpose":
                    value = value_from_ast_untyped(node.value, given)
                    if isinstance(value, Mapping):
                        named.append((str(value["code"]), value.get("caseId")))

        visit(document, Look())
        query = all(each.operation is OperationType.QUERY for each in operations)
        purposes = named or ([header] if header else [])
        return cls(query, purposes, "myRecord" in fields)

    @property
    def refusal(self) -> str | None:
        """Why no answer to it may show any canary, whoever asks."""
        if not self.query:
            return "the answer of a command"
        return None if self.purposes or self.own else "a reader without a purpose"


def refusal_of(wanted: Wanted, reader: Principal) -> str | None:
    """Why nothing of anybody may be shown to this reader."""
    if wanted.refusal or (reader.role in READERS and wanted.purposes):
        return wanted.refusal
    if reader.role == SUBJECT and wanted.own:
        return None
    return f"a reader whose role is {reader.role}"


def strings_in(value: Any) -> Iterator[str]:
    """Every text in parsed JSON, names of members too."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for key, inner in value.items():
            yield key
            yield from strings_in(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from strings_in(inner)


@dataclass(frozen=True)
class Oracle:
    """Decides for each value that is seen whether somebody has it whom this reader may read."""

    session: Session
    held: Held
    reader: Principal
    readings: list[Reading]

    def unexplained(self, shown: Iterable[str]) -> list[str]:
        return [text for text in shown if not self._is_open(text)]

    def _is_open(self, text: str) -> bool:
        keys = self.held.keys.get(text)
        if keys is not None:
            persons = self._of(Person, keys)
            return any(map(self._is_readable, persons)) or self._is_told(keys)
        # Within another text; or of a person who was sealed in another process.
        return not any(value in text for value in self.held.keys if is_recognisable(value))

    def _of(self, table: Any, keys: set[str]) -> Iterable[Any]:
        return self.session.scalars(select(table).where(table.key_id.in_(keys))).all()

    def _is_told(self, keys: set[str]) -> bool:
        return self.reader.role != SUBJECT and any(
            mask_of_summary(self.session, each, reading) is None
            for each in self._of(DisputeSummary, keys)
            for reading in self.readings
        )

    def _is_readable(self, person: Person) -> bool:
        if self.reader.role == SUBJECT:
            return person.id == self.reader.subject
        open_to = (mask_of(self.session, person, reading) is None for reading in self.readings)
        return self.reader.reaches(person.path) and any(open_to)
