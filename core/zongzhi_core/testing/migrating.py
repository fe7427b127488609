"""Migrations of plugins that come, are upgraded, switched and go in any order, and that are
interrupted anywhere: with rows in the tables, the end is the same."""

from __future__ import annotations

import asyncio
import contextlib
import math
import random
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from importlib.metadata import EntryPoint
from pathlib import Path
from typing import Any

from sqlalchemy.orm import Session

from zongzhi_api.cli.desk import Desk, actor_name
from zongzhi_api.places import build_sample_county
from zongzhi_api.settings import Settings

from ..commands.context import GlobalId
from ..commands.switches import UNCHANGED, SetPlugin
from ..contribution import Contribution
from ..database import open_database
from ..errors import RuleRefused, Unavailable
from ..loading import CORE, Registry
from ..migrate import migrate, upgrade
from ..terms import PluginState
from .bare import Bare, Cut, Rows, add_rows, chance, read_rows, read_schema
from .chains import Versions, revisions_of, with_needs
from .clocks import FixedClock
from .switching import cleared
from .worlds import HUANING, NOW, Template, installed

NOTED = "SELECT * FROM core_plugin ORDER BY name"
SWITCHES = "SELECT plugin, state FROM core_county_plugin ORDER BY plugin"


@dataclass
class BareDatabases:
    """Makes new, empty databases on the engine of a template: `bare()`."""

    template: Template
    folder: Path
    made: list[str] = field(default_factory=list)

    def __call__(self) -> Bare:
        name, url = self.template.new()
        self.made.append(name)
        return Bare(url)

    def drop(self) -> None:
        for name in self.made:
            self.template.remove(name)


# --- any order ------------------------------------------------------------------------------------


class Installation:
    """A county whose plugins come and go: which are installed, each with how many revisions."""

    def __init__(
        self, base: Bare, versions: Versions, rows: Rows, counts: Mapping[str, int] | None = None
    ) -> None:
        self.base, self.versions, self.given = base, versions, rows
        self.counts = dict(counts or {})
        #: How far each chain ever came: an older package of it would be refused.
        self.reached: dict[str, int] = {}
        #: With how many revisions each came, and got its rows.
        self.began: dict[str, int] = {}
        #: Table → how many rows it got.
        self.filled: dict[str, int] = {}
        core = versions.registry.contributions[CORE]
        base.do(lambda session: migrate(session, [core]))
        self.county: str = base.do(_make_county)
        self.migrate()

    def registry(self) -> Registry:
        return self.versions.installation(self.counts)

    def migrate(self) -> None:
        """Bring the database to what is installed; what comes for the first time gets rows."""
        known = self.registry().contributions
        self.base.do(lambda session: migrate(session, known.values()))
        self.reached.update(self.counts)
        new = {name: count for name, count in self.counts.items() if name not in self.began}
        own = [known[name] for name in new]
        self.filled |= self.base.do(lambda session: add_rows(session, own, self.given))
        self.began |= new

    def step(self, rng: random.Random, oldest: Mapping[str, int]) -> str:
        """Something that happens to a plugin, which comes with its oldest revision or a newer
        one; answers what it was."""
        name = rng.choice(sorted(oldest))
        most = self.versions.newest[name]
        if name not in self.counts:
            self.counts[name] = rng.randint(self.reached.get(name, oldest[name]), most)
            self.migrate()
            return f"install {name} {self.counts[name]}"
        done = rng.choice(("upgrade", "remove", "ON", "OFF"))
        if done in ("ON", "OFF"):
            switch(self.base, self.registry(), name, done)
        elif done == "remove":
            del self.counts[name]
            self.migrate()
        else:
            self.counts[name] = rng.randint(self.counts[name], most)
            self.migrate()
        return f"{done} {name}"

    def turn_on(self, names: Iterable[str]) -> None:
        for name in names:
            switch(self.base, self.registry(), name, "ON")

    def finish(self, names: Iterable[str]) -> dict[str, Any]:
        """Install the newest of everything and turn it on; what the database is then."""
        self.counts = {name: self.versions.newest[name] for name in names}
        self.migrate()
        self.turn_on(names)
        found = {"schema": self.base.do(read_schema)}
        found["rows"] = self.base.do(lambda s: read_rows(s, self.registry().plugins))
        return found | {words: self.base.rows(words) for words in (NOTED, SWITCHES)}


def _make_county(session: Session) -> str:
    return build_sample_county(session, FixedClock(NOW), HUANING, 2024).county.id


def switch(base: Bare, registry: Registry, plugin: str, state: str) -> None:
    """Give the command that turns a plugin on or off, where it is not so already, over whatever
    is open."""

    async def run() -> None:
        database = open_database(base.url)
        try:
            office = GlobalId(await cleared(database, plugin, HUANING, actor_name()))
            given = SetPlugin(HUANING, plugin, PluginState[state], "试 test", office)
            desk = Desk(Settings(), registry, database, FixedClock(NOW))
            await desk.give("setPlugin", given, lambda _, county: str(county.id))
        except RuleRefused as refused:
            if refused.details["rule"] != UNCHANGED:
                raise
        finally:
            await database.close()

    asyncio.run(run())


def check_orders(
    bare: BareDatabases,
    *plugins: str,
    sequences: int = 1,
    steps: int = 5,
    oldest: int = 1,
    entries: Iterable[EntryPoint] = (),
    rows: Rows | None = None,
) -> None:
    """Installed with the `oldest` revision or a newer one, upgraded, turned on and off and removed
    at random, some plugins, and those that they require in their newest version, end with the
    tables, rows, revisions and switches of a county where each came with the same revision and
    was brought to the newest at once; no row is lost."""
    versions, rng = Versions(bare.folder, entries), chance()
    given, newest = bare.template.rows | (rows or {}), versions.newest
    names = [each.name for each in with_needs(versions.registry, plugins) if each.name != CORE]
    needs = {name: newest[name] for name in names if name not in plugins}
    begins = {name: min(oldest, newest[name]) for name in plugins}
    for _ in range(sequences):
        made = Installation(bare(), versions, given, needs)
        made.turn_on(needs)
        story = [made.step(rng, begins) for _ in range(steps)]
        found = made.finish(names)
        direct = Installation(bare(), versions, given, made.began)
        wanted = direct.finish(names)
        assert found == wanted, story
        for table, count in direct.filled.items():
            assert len(wanted["rows"][table]) >= count, table


# --- interrupted anywhere -------------------------------------------------------------------------


def check_interruption(
    bare: BareDatabases, *plugins: str, share: float = 0.0, points: int | None = 3
) -> None:
    """The chains of some plugins begin at a share of their revisions, with rows; core and those
    that they require are at the newest. Before whichever statement a migration is interrupted,
    schema and rows are what they were, or what an undisturbed migration makes: that of a stranger
    who fails is left out, and what only looked at it is passed over. `points` is how many
    statements are tried; None for all of them."""
    known = with_needs(installed(), plugins)
    held = [each for each in known if each.name in plugins]
    rows = bare.template.rows if share else {}

    def begun() -> Bare:
        base = bare()
        base.do(lambda session: _begin(session, known, held, share, rows))
        return base

    whole, broken, cut = begun(), begun(), Cut()
    before = _state(broken, held)
    whole.do(lambda session: migrate(session, known), cut.watch)
    wanted, every = _state(whole, held), range(1, cut.seen + 1)
    for table, lines in before[1].items():
        assert len(wanted[1][table]) >= len(lines), table
    for point in every if points is None else sorted(chance().sample(every, points)):
        with contextlib.suppress(Unavailable):
            broken.do(lambda session: migrate(session, known), Cut(point).watch)
        found, strangers = _state(broken, held), not all(each.is_own for each in held)
        assert found in (before, *[wanted] * strangers), point
        broken = begun() if found == wanted else broken
    broken.do(lambda session: migrate(session, known))
    assert _state(broken, held) == wanted


def _begin(
    session: Session,
    known: list[Contribution],
    held: list[Contribution],
    share: float,
    rows: Rows,
) -> None:
    for each in known:
        chain = revisions_of(each)
        count = math.ceil(len(chain) * share) if each in held else len(chain)
        if count:
            upgrade(session, each, chain[count - 1].revision)
    add_rows(session, held, rows)


def _state(base: Bare, held: list[Contribution]) -> tuple[dict[str, Any], dict[str, list[bytes]]]:
    schema, rows = base.do(lambda s: (read_schema(s), read_rows(s, held)))
    return schema, rows
