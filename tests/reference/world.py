"""A small world: two counties with a history, a county that is a prefecture, and odd rows.

Codes, ids and rows are the same on both engines. Nothing changes after it was built.
"""

from __future__ import annotations

import asyncio
import random
import tempfile
from collections.abc import Coroutine, Sequence
from dataclasses import dataclass, fields
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import Float, Integer, String, UniqueConstraint, select
from sqlalchemy.orm import Session

from tests.reference.people import add_people
from tests.support.accounts import add_users
from tests.support.worlds import composer_of, installed
from zongzhi_api.division_files import import_files
from zongzhi_api.places import build_sample_county
from zongzhi_api.service import Service
from zongzhi_core import tables
from zongzhi_core.clock import FOREVER
from zongzhi_core.columns import Base, Code, FactRow, Id
from zongzhi_core.database import Database, open_database
from zongzhi_core.hierarchy.changes import Paper, merge, rename
from zongzhi_core.ids import sample_id
from zongzhi_core.loading import Registry
from zongzhi_core.read.cost import Limits
from zongzhi_core.sample import SampleCounty
from zongzhi_core.state import digest_of, raise_epoch
from zongzhi_core.switches.periods import write_switch
from zongzhi_core.switches.tables import HandedDeadline, PluginPolicy, PluginSwitch
from zongzhi_core.tables import Approval, Division, Organisation
from zongzhi_core.terms import ApprovalKind, DivisionKind, Level, PluginRule, PluginState, Reach
from zongzhi_core.testing.clocks import FixedClock

Result = TypeVar("Result")

NOW = datetime(2026, 3, 2, 4, 5, 6, tzinfo=UTC)
OPENED = date(2020, 1, 1)
YEAR = 2025

DIVISIONS = """code,name
53,云南省
5304,玉溪市
530424,华宁县
530424001,宁州街道
530424102,盘溪镇
530424103,华溪镇
530424001001,西门社区居民委员会
530424001002,城关社区居民委员会
530424001207,吗达村民委员会
530424102001,东升社区居民委员会
530424102205,九甸村民委员会
530424103201,华溪村民委员会
530425,易门县
530425100,龙泉镇
530425100001,龙泉社区居民委员会
530425100201,大村村民委员会
44,广东省
4419,东莞市
441900003,东城街道
441900003001,岗贝社区居民委员会
"""

#: Plugins that are off, by county.
OFF = {"530424": {"party"}, "530425": {"mediation", "services"}, "4419": {"grid"}}

#: Readers: token, role, code of its division, plugins that it names, X-County.
READERS: tuple[tuple[str, str, str | None, str, str | None], ...] = (
    ("country", "integrator", None, "", None),
    ("country-admin", "county_admin", None, "", None),
    ("country-narrowed", "integrator", None, "", "530425"),
    ("prefecture", "assessor", "5304", "", None),
    ("prefecture-narrowed", "county_admin", "5304", "", "530424"),
    ("county", "county_admin", "530424", "", None),
    ("township", "township_lead", "530424102", "", None),
    ("county-integrator", "integrator", "530424", "", None),
    ("village", "commissioner", "530424001001", "", None),
    ("two-plugins", "integrator", "5304", "grid,mediation", None),
    ("other-county", "county_admin", "530425", "", None),
    ("prefecture-county", "grid_staff", None, "", "4419"),
    # Stands above the counties, of which one alone is known there.
    ("one-known-county", "county_admin", "44", "", None),
    ("codeless", "commissioner", "codeless 1", "", None),
)

#: Readers under a narrow grant: name, role, code of the division, reach, data classes.
NARROW = (
    ("mediator", "mediator", "530424", Reach.ASSIGNED, ""),
    ("unit", "line_officer", "5304", Reach.UNIT, ""),
    ("fewer-classes", "county_admin", "530424", Reach.SUBTREE, "ORDINARY,PERSONAL"),
)

#: Those who see most ask most.
OFTEN = {"country-admin": 5, "county": 3}
OFTEN |= dict.fromkeys(
    ("country", "prefecture", "county-integrator", "mediator", "one-known-county"), 2
)

#: Token → the county that it narrows to.
COUNTIES = {name: county for name, _, _, _, county in READERS} | {name: None for name, *_ in NARROW}

#: Texts that break out of carelessly quoted strings.
ODD_TEXTS = ('"\\', "\u2028\n\t\x01", "\U0001f600%_'--", '"},{"id":"x', "</script>{}", "")


@dataclass
class Tiny(SampleCounty):
    """A county whose targets are a small part of the article's."""

    def target(self, measure: str, article: int, *, scaled: bool = True) -> int:
        return self.fixed(measure, max(2, article // 80))


@dataclass
class World:
    """A database that is filled once, with the service that answers from it."""

    registry: Registry
    database: Database
    service: Service
    runner: asyncio.Runner

    def run(self, work: Coroutine[Any, Any, Result]) -> Result:
        return self.runner.run(work)

    def close(self) -> None:
        self.run(self.database.close())
        self.runner.close()


def open_world(url: str) -> World:
    """Build the small world in an empty database."""
    registry, clock = installed(), FixedClock(NOW)
    runner = asyncio.Runner()

    async def build() -> Database:
        database = open_database(url, create=True)
        await database.transact(lambda s: fill(s, registry, clock), "system")
        return database

    database = runner.run(build())
    # Whatever the random documents ask for is answered; what it costs has tests of its own.
    anything = Limits(objects=10**9, answer_bytes=10**12, objects_a_minute=10**12)
    service = Service(registry, database, clock, composer_of(registry), anything)
    return World(registry, database, service, runner)


def fill(session: Session, registry: Registry, clock: FixedClock) -> None:
    """Divisions, switches, tokens; a year of rows; then odd values and a history."""
    Base.metadata.create_all(session.connection())
    raise_epoch(session)
    import_text(session)
    for plugin in registry.plugins:
        row = {"name": plugin.name, "title": plugin.title, "version": plugin.version}
        session.add(tables.InstalledPlugin(**row))
    for code in OFF:
        switch(session, registry, code)
    for code in OFF:
        built = build_sample_county(session, clock, code, YEAR)
        given = {each.name: getattr(built, each.name) for each in fields(SampleCounty)}
        registry.sample(Tiny(**given))
        add_users(session, built)
        session.flush()
    add_tokens(session)
    add_narrow(session)
    add_codeless(session)
    spice(session, registry, random.Random(7))
    add_assignments(session)
    for code in OFF:
        add_people(session, division_id(code), NOW)
    add_switch_records(session)
    change(session, clock)


def import_text(session: Session) -> None:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "divisions.csv"
        file.write_text(DIVISIONS, encoding="utf-8")
        import_files(session, [file], valid_from=OPENED, make_id=division_id)


def division_id(code: str) -> str:
    return sample_id("division", code)


def switch(session: Session, registry: Registry, code: str) -> None:
    """All plugins of a county, on but for some."""
    for n, plugin in enumerate(registry.plugins):
        county = session.scalars(select(Division).where(Division.id == division_id(code))).one()
        off = plugin.name in OFF[code]
        # Each was the other way round before.
        for state, days in ((not off, 60 + n), (off, n)):
            write_switch(
                *(session, county, plugin.name, PluginState.OFF if state else PluginState.ON),
                NOW - timedelta(days=days),
                reason=ODD_TEXTS[n % len(ODD_TEXTS)],
                actor="admin",
            )


def add_switch_records(session: Session) -> None:
    """What stands around switches: lists that offices got, policies, approvals."""
    for n, office in enumerate(session.scalars(select(Organisation).order_by(Organisation.id))):
        county, shared = office.county_id, {"division_id": office.division_id, "plugin": "grid"}
        session.add(
            PluginPolicy(
                id=sample_id("policy", n),
                rule=list(PluginRule)[n % 3],
                on_at_first=n % 2 == 0,
                reason=ODD_TEXTS[n % len(ODD_TEXTS)],
                set_by="admin",
                set_at=NOW,
                valid_from=OPENED + timedelta(days=n),
                **shared,
            )
        )
        if county is None or n > 20:
            continue
        key = {"county_id": county, "placed_on": OPENED + timedelta(days=n)}
        session.add(
            Approval(
                id=sample_id("approval", n),
                division_id=office.division_id,
                kind=list(ApprovalKind)[n % 2],
                subject_id="grid",
                actor="admin",
                approved_by="second",
                approved_as="county_admin",
                approved_at=NOW,
                expires_at=NOW + timedelta(hours=n),
                reason=ODD_TEXTS[n % len(ODD_TEXTS)],
                **key,
            )
        )
        handed = {"kind": "GridEvent", "matter_id": f"grid_event_{n}", "no": str(n)}
        session.add(
            HandedDeadline(
                id=sample_id("handed", n),
                switch_id=session.scalar(
                    select(PluginSwitch.id).where(PluginSwitch.county_id == county)
                ),
                office_id=office.id,
                due_at=NOW + timedelta(hours=n),
                **handed,
                **key,
                **shared,
            )
        )


def add_tokens(session: Session) -> None:
    for name, role, code, plugins, _ in READERS:
        session.add(
            tables.Token(
                name=name,
                digest=digest_of(name),
                role=role,
                division_id=division_id(code) if code else None,
                plugins=plugins,
                issued_at=NOW,
                expires_at=NOW + timedelta(days=9),
            )
        )


def add_narrow(session: Session) -> None:
    """Users who are signed in under grants of own cases alone, or of fewer classes."""
    for name, role, code, reach, classes in NARROW:
        place = {"division_id": division_id(code), "county_id": division_id("530424")}
        user = sample_id("narrow", name)
        whole = {"account": f"narrow.{name}", "name": name, "created_at": NOW, **place}
        session.add(tables.User(id=user, **whole))
        session.flush()
        grant = tables.Grant(
            id=sample_id("grant", name),
            user_id=user,
            role=role,
            plugins="",
            reason="任命",
            granted_by="cli:tests",
            granted_at=NOW,
            valid_from=OPENED,
            valid_to=FOREVER,
            reach=reach,
            classes=classes,
            unit_id=sample_id("unit", name) if reach is Reach.UNIT else None,
            **place,
        )
        until = NOW + timedelta(days=9)
        opened = {"digest": digest_of(name), "issued_at": NOW, "expires_at": until}
        session.add_all([grant, tables.UserSession(user_id=user, grant_id=grant.id, **opened)])
    session.flush()


def add_assignments(session: Session) -> None:
    """Of the facts of each kind and county some are assigned to the narrow readers, or were."""
    mapped: list[Any] = [mapper.class_ for mapper in Base.registry.mappers]
    # Other tests of this process may know tables of strangers, which are not in this database.
    here = [table for table in mapped if table.__tablename__ in Base.metadata.tables]
    facts = [table for table in here if issubclass(table, FactRow)]
    for table in sorted(facts, key=lambda t: str(t.__tablename__)):
        for n, row in enumerate(session.scalars(select(table).order_by(table.id)).all()[::4]):
            made = tables.Assignment(
                **{c: getattr(row, c) for c in ("county_id", "division_id", "path", "placed_on")},
                id=sample_id("assignment", row.id),
                matter_id=row.id,
                assignee_id=sample_id(*(("narrow", "mediator"), ("unit", "unit"))[n % 2]),
                assigned_by="tester",
                assigned_at=NOW - timedelta(days=n),
                ended_at=NOW if n % 5 == 4 else None,
            )
            session.add(made)
    session.flush()


def add_codeless(session: Session) -> None:
    """A township and two villages without codes; siblings of one place in the order."""
    county = session.get(tables.Division, (division_id("4419"), OPENED))
    assert county is not None
    made: list[tables.Division] = []
    for n, (name, level, kind) in enumerate(
        (
            ("松山湖", Level.TOWNSHIP, DivisionKind.TOWNSHIP_LIKE),
            ("无代码社区", Level.VILLAGE, DivisionKind.COMMUNITY_LIKE),
            ('无代码"村"', Level.VILLAGE, DivisionKind.VILLAGE_LIKE),
        )
    ):
        above = made[0] if made else county
        unit = division_id(f"codeless {n}")
        session.add(tables.DivisionUnit(id=unit, opened_on=OPENED, heir_id=unit))
        session.flush()
        made.append(
            tables.Division(
                id=unit,
                valid_from=OPENED,
                valid_to=FOREVER,
                parent_id=above.id,
                county_id=county.id,
                level=level,
                kind=kind,
                code=None if n != 2 else "441900999001",
                name=name,
                short_name=name,
                path=f"{above.path:0<6}zz{n}",
            )
        )
        session.add(made[-1])
    session.flush()


def change(session: Session, clock: FixedClock) -> None:
    """A village is renamed, another merged; a township ends and its village moves."""
    paper = Paper(date(2025, 6, 15), "云政发〔2025〕1号", "x")
    later = Paper(date(2025, 9, 1), "云政发〔2025〕1号", "x")
    rename(session, clock, "530424001001", "西门新社区居民委员会", paper)
    rename(session, clock, "530424", "华宁新县", paper)
    merge(session, clock, ["530424001207"], "530424001002", paper)
    merge(session, clock, ["530424103"], "530424102", later)
    managed = {"530424001": "530424", "530424102": "530425", "530425100": "5304"}
    for code, manager in managed.items():
        for version in session.scalars(select(tables.Division).where(tables.Division.code == code)):
            version.managed_by_id = division_id(manager)
    session.flush()


def spice(session: Session, registry: Registry, rng: random.Random) -> None:
    """Missing values, odd texts, large numbers, and relations across types and counties."""
    types = {node.table for node in registry.catalog.nodes.values()}
    chosen = [t for t in types if hasattr(t, "county_id")]
    for table in sorted(chosen, key=lambda t: t.__tablename__):
        if table.__module__ == tables.__name__:
            continue
        rows: Sequence[Any] = session.scalars(select(table).order_by(table.id)).all()  # type: ignore[attr-defined]
        for name in spiceable(table):
            column = table.__table__.c[name]
            for row in rows:
                if rng.random() < 0.15 or isinstance(column.type, Float):
                    season(row, column, rng)
        if issubclass(table, FactRow) and rows:
            relate(rows, session, types, rng)
            tell(rows, session, rng)
        session.flush()


def tell(rows: Sequence[Any], session: Session, rng: random.Random) -> None:
    """Some of the rows are in the change feed, twice perhaps, in no order of turns."""
    for row in rng.choices(rows, k=12):
        session.add(
            tables.Change(
                turn=0 if session.get_bind().dialect.name == "sqlite" else rng.randint(3, 9),
                county_id=row.county_id,
                path=row.path,
                division_id=row.division_id,
                placed_on=row.placed_on,
                subject_table=row.__tablename__,
                subject_id=row.id,
                command=rng.choice(ODD_TEXTS),
                at=NOW,
            )
        )


def spiceable(table: type[Base]) -> list[str]:
    """The columns whose values stand for themselves: no keys, no unique texts, no persons."""
    bound = {
        column.name
        for constraint in table.__table__.constraints  # type: ignore[attr-defined]
        if isinstance(constraint, UniqueConstraint)
        for column in constraint.columns
    }
    bound |= {"person_id", "division_id", "path", "placed_on", "valid_from", "valid_to", "version"}
    if "state" in table.__table__.c:
        bound.add("name")  # present exactly where a post is filled
    return [c.name for c in table.__table__.c if not c.primary_key and c.name not in bound]


def season(row: Any, column: Any, rng: random.Random) -> None:
    """An odd value in place of a common one, where the column takes one."""
    value: Any = None
    if not column.nullable:
        if isinstance(column.type, Code | Id):
            return
        kind = column.type
        if isinstance(getattr(kind, "impl_instance", kind), String) and column.name != "actor":
            value = rng.choice(ODD_TEXTS)
        elif isinstance(kind, Integer):
            value = rng.choice((0, 2**31 - 1, 7))
        elif isinstance(kind, Float):
            value = rng.choice((1 / 3, 0.1 + 0.2, 1e300, 0.0))
        else:
            return
    setattr(row, column.name, value)


def relate(rows: Sequence[Any], session: Session, types: set[Any], rng: random.Random) -> None:
    """Ids of other records, of any type and county, where a row may point to one."""
    facts = sorted((t for t in types if issubclass(t, FactRow)), key=lambda t: str(t.__tablename__))
    ids = [i for t in facts for i in session.scalars(select(t.id).order_by(t.id))]
    points = [n for n in ("became_dispute_id", "event_id", "subject_id") if hasattr(rows[0], n)]
    for name in points:
        for row, target in zip(rows, rng.sample(ids, len(ids)), strict=False):
            setattr(row, name, target if rng.random() < 0.5 else getattr(row, name))
