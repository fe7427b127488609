"""Non-interference for a person who has opened their own record: whatever else the county holds,
of others in their case, of other cases, of who the officers are, changes no byte of it."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from graphql import get_named_type, is_leaf_type
from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from tests.reference import people as small_world
from tests.reference.world import NOW, division_id
from tests.support.worlds import HUANING, installed, make_keys
from zongzhi_core.ids import sample_id
from zongzhi_core.people.keys import KeyStore
from zongzhi_core.people.tables import (
    AccessEntry,
    EmergencyAccess,
    LateDisclosure,
    Person,
    PersonValue,
    Receipt,
    RightsRequest,
    SubjectSession,
    is_of,
)
from zongzhi_core.people.terms import PersonField
from zongzhi_core.people.vault import Vault
from zongzhi_core.state import SESSION_PREFIX, digest_of
from zongzhi_core.tables import Approval, CountyPlugin, Division
from zongzhi_core.testing.clocks import FixedClock
from zongzhi_mediation.tables import Dispute

from .ground import PROOF, Ground, Side, face
from .hidden import Hider, columns

#: Persons whose view is proved, for each engine, and other documents that each of them asks.
SUBJECTS = 12 if PROOF else 2
QUESTIONS = 200 if PROOF else 6

#: What a person is not told of rows about them or their case; of any other row they are told
#: nothing.
UNTOLD: dict[type[Any], set[str]] = {
    Person: set(),
    PersonValue: set(),
    RightsRequest: set(),
    AccessEntry: {"reader", "case_id"},
    Approval: {"actor", "approved_by", "reason"},
    EmergencyAccess: {"opened_by", "reason", "reviewed_by", "findings"},
    LateDisclosure: {"authority", "order_no", "reason", "signed_by", "extended_by"},
    Dispute: {"external_no", "people_involved", "scale", "category_scheme", "occurred_on"},
}


@dataclass
class Own:
    """A person of the small world with real seals, and how they sign in."""

    person: str
    key_id: str
    sealed: Mapping[PersonField, str]

    @property
    def token(self) -> str:
        return f"{SESSION_PREFIX}own-{self.person}"

    def furnish(self, session: Session) -> None:
        """Seal their values, record another in their case, and let both have been read."""
        person = session.scalars(select(Person).where(Person.id == self.person)).one()
        session.execute(delete(PersonValue).where(is_of(person, PersonValue)))
        person.key_id = self.key_id
        county = {"county_id": person.county_id}
        for field, text in self.sealed.items():
            key = sample_id("own", person.id, field.name)
            session.add(
                PersonValue(**county, id=key, person_id=person.id, field=field, sealed=text)
            )
        names = [column.key for column in Person.__table__.columns]
        other = Person(**{name: getattr(person, name) for name in names})
        other.id = sample_id("neighbour", person.id)
        session.add(other)
        session.flush()
        session.add_all(small_world._values(other, 4))
        session.add_all(small_world._rights(other, 4, NOW))
        until = NOW + timedelta(minutes=30)
        opened = SubjectSession(person_id=person.id, expires_at=until, **county)
        opened.digest = digest_of(self.token)
        session.add(opened)
        session.add_all(_entries(person, other))


def _entries(person: Person, other: Person) -> Iterator[AccessEntry]:
    """Readings of both and of what was told of their case, by approvals of their own."""
    units = [person.division_id, division_id(HUANING)]
    told = sample_id("approval", other.id)
    for n, whose in enumerate((person.id, other.id, person.matter_id) * 4):
        yield AccessEntry(
            county_id=person.county_id,
            person_id=whose,
            at=NOW - timedelta(days=5 * n),
            reader=f"查阅人 {n}",
            who="centre_staff",
            unit_id=units[n % 2],
            purpose=person.purpose,
            fields="TOLD" if whose == person.matter_id else "NAME,PHONE",
            case_id=f"dispute_{person.matter_id}" if n % 2 else None,
            approval_id=told if whose != person.id else sample_id("approval", person.id),
        )


class Others(Hider):
    """Changes all that one person is not told."""

    def change_all_but(self, person: str) -> int:
        """Every value of every row but those that the person is shown; how many rows."""
        mine = self.session.scalars(select(Person).where(Person.id == person)).one()
        changed = 0
        # Which plugins are on is no secret, and what is off answers nobody.
        tables: list[type[Any]] = [AccessEntry, *self._tables()]
        for table in [t for t in tables if t is not CountyPlugin]:
            for row in self._rows(table):
                untold = UNTOLD.get(table) if self._is_own(row, mine) else None
                chosen = columns(table).items() - {("person_id", columns(table).get("person_id"))}
                for name, column in sorted(chosen, key=lambda each: each[0]):
                    if untold is None or name in untold:
                        other = self._other(table, column, getattr(row, name), whole=False)
                        setattr(row, name, other)
                changed += untold is None
            self.session.flush()
        self._take_out(mine)
        return changed

    def _is_own(self, row: Any, mine: Person) -> bool:
        if isinstance(row, Person | Dispute):
            return row.id in (mine.id, mine.matter_id)
        if isinstance(row, Approval):
            return row.subject_id == mine.id
        if isinstance(row, EmergencyAccess | LateDisclosure):
            return row.matter_id == mine.matter_id
        if isinstance(row, AccessEntry):
            return row.person_id in (mine.id, mine.matter_id)
        return isinstance(row, PersonValue | RightsRequest) and row.person_id == mine.id

    def _rows(self, table: type[Any]) -> list[Any]:
        if table is not Division:
            return super()._rows(table)
        # The offices that read are told by their names.
        units = self.session.scalars(select(AccessEntry.unit_id)).all()
        return [row for row in super()._rows(table) if row.id not in units]

    def _take_out(self, mine: Person) -> None:
        """Of others some readings, requests, values and slips were never there."""
        for table in (AccessEntry, RightsRequest, PersonValue, Receipt):
            found: Any = table
            for row in self.session.scalars(select(found).where(found.person_id != mine.id)):
                if not self._is_own(row, mine) and self.rng.random() < 0.4:
                    self.session.delete(row)


async def _sealed(keys: KeyStore, persons: list[str]) -> list[Own]:
    """Persons with all their values under keys of the store."""
    made = []
    for person, (key_id, key) in zip(persons, (await keys.add(len(persons))).items(), strict=True):
        texts = {field: f"{field.name} {person}" for field in PersonField}
        texts[PersonField.BIRTH_ON] = "1980-01-01"
        crypto, sealed = keys.crypto, {}
        for field, text in texts.items():
            raw = crypto.seal(key, text.encode(), f"{key_id}:{field.name}".encode())
            sealed[field] = b64encode(raw).decode()
        made.append(Own(person, key_id, sealed))
    return made


def _everything(kind: Any) -> str:
    """A selection of all fields below a type."""
    named = get_named_type(kind)
    if is_leaf_type(named):
        return ""
    return f"{{{' '.join(n + _everything(f.type) for n, f in named.fields.items())}}}"


def _copy(ground: Ground, keys: KeyStore, owns: list[Own]) -> Side:
    """A side with the persons in it, which opens their values."""
    side = ground.copy()
    side.door.service.vault = Vault(side.database, keys, FixedClock(NOW))

    def furnish(session: Session) -> None:
        for own in owns:
            own.furnish(session)

    ground.run(side.database.transact(furnish, "system"))
    return side


def _changed(ground: Ground, side: Side, own: Own) -> Side:
    """The side with all changed that the person is not told."""
    # Whose reach it is does not matter: a person has none.
    reader, rng = ground.reader(side, "county"), ground.rng("own", own.person)

    def change(session: Session) -> int:
        return Others(session, installed(), reader, rng).change_all_but(own.person)

    assert ground.run(side.database.transact(change, "system")) > 100
    return side


@pytest.mark.slow
@pytest.mark.proof
def test_own_record_tells_of_nobody_else(ground: Ground, tmp_path: Path) -> None:
    """Whatever is held of others, of the case but for number, phase and days, and of the officers
    who read it, a person's own record is the same, byte for byte, and so is whatever else they
    ask."""
    keys, county = make_keys(tmp_path / "keys.db")(), division_id(HUANING)
    every, original = select(Person.id).where(Person.county_id == county), ground.original()
    ids = ground.run(original.database.look(lambda s: [*s.scalars(every)], "system"))
    chosen = ground.rng("own").sample(sorted(ids), min(SUBJECTS, len(ids)))
    owns = ground.run(_sealed(keys, chosen))
    one, readings = _copy(ground, keys, owns), 0
    schema: Any = one.door.service.reader.schema
    record = f"{{myRecord{_everything(schema.query_type.fields['myRecord'].type)}}}"
    for own in owns:
        other = _changed(ground, _copy(ground, keys, owns), own)
        replies = [ground.run(side.door.ask(record, own.token)) for side in (one, other)]
        assert f"NAME {own.person}" in replies[0].text
        assert '"errors"' not in replies[0].text
        assert face(replies[0]) == face(replies[1])
        readings += replies[0].text.count('"NAME","PHONE"')
        writer = ground.writer(ground.pool(one, other), "own", own.person)
        for _ in range(QUESTIONS):
            question = writer.question()
            asked: dict[str, Any] = {"variables": question.variables}
            replies = [
                ground.run(side.door.ask(question.text, own.token, **asked))
                for side in (one, other)
            ]
            assert face(replies[0]) == face(replies[1]), question.text
    assert readings
    ground.run(keys.database.close())
