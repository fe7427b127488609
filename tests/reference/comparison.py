"""Asking both, and telling how two answers differ."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy.orm import Session

from tests.reference.documents import Question
from tests.reference.executor import Answer, Executor
from tests.reference.pages import Cursor
from tests.reference.reader import Reader, make_reader
from tests.reference.world import World
from zongzhi_api.service import Service
from zongzhi_core.errors import ZongzhiError
from zongzhi_core.read.run import Asker, Query


@dataclass
class Oracle:
    """The world, the executor on it, and its readers."""

    world: World
    executor: Executor
    #: Token → the county that it narrows to.
    counties: Mapping[str, str | None]
    readers: dict[str, Reader]

    def compiled(
        self, question: Question, reader: str, service: Service | None = None
    ) -> dict[str, Any]:
        """What the product answers; a request that is refused whole has only a code."""
        asked = service or self.world.service
        query = Query(question.text, question.variables)

        async def answer() -> dict[str, Any]:
            try:
                body, _ = await asked.answer(query, Asker(reader, self.counties[reader]))
            except ZongzhiError as error:
                return {"refused": error.code, "why": error.message}
            parsed: dict[str, Any] = json.loads(body)
            return parsed

        return self.world.run(answer())

    def reference(self, question: Question, reader: str) -> Answer:
        """What the slow executor answers."""

        def work(session: Session) -> Answer:
            return self.executor.answer(
                session, self.readers[reader], question.text, question.variables
            )

        return self.world.run(self.world.database.look(work, "system"))

    def differences(self, question: Question, reader: str) -> tuple[list[str], dict[str, Any]]:
        """How the two answers differ, and the product's."""
        compiled, expected = self.compiled(question, reader), self.reference(question, reader)
        return [*self.compare(compiled, expected, self.readers[reader])], compiled

    def compare(self, got: dict[str, Any], expected: Answer, reader: Reader) -> Iterator[str]:
        if "refused" in got:
            # SQLite's parser takes only so many symbols at once; the test counts such refusals.
            if got["refused"] not in ("TOO_DEEP", expected.refused):
                yield f"refused: {got}"
            return
        if expected.refused:
            yield f"not refused with {expected.refused}"
        yield from self.unequal(got["data"], expected.data, "data")
        listed = got.get("errors", [])
        errors = {(tuple(e["path"]), e["extensions"]["code"]) for e in listed}
        if len(errors) != len(listed):
            yield "errors: one is told twice"
        yield from (f"errors: {e} only in the compiled answer" for e in errors - expected.errors)
        yield from (f"errors: {e} only in the reference" for e in expected.errors - errors)
        yield from self.left_out(got, expected, reader)

    def left_out(self, got: dict[str, Any], expected: Answer, reader: Reader) -> Iterator[str]:
        """What was looked at must be named; what is named must be so."""
        told = {
            (e["plugin"], e["county"]) for e in got.get("extensions", {}).get("countiesLeftOut", [])
        }
        off = {
            (plugin, code)
            for plugin in reader.plugins()
            for county, (code, _) in reader.counties.items()
            if county not in reader.counties_on(plugin) and reader.wide
        }
        due = {(plugin, code) for plugin, code in off if plugin in expected.touched}
        if not due <= told <= off:
            yield f"countiesLeftOut: {sorted(told)}, not {sorted(due)}"

    def unequal(self, got: Any, expected: Any, path: str) -> Iterator[str]:
        """Where two JSON values differ; cursors are kept for what they stand for."""
        if isinstance(expected, Cursor):
            if not isinstance(got, str) or self.executor.cursors.get(got, expected) != expected:
                yield f"{path}: {got!r} for {expected}"
            else:
                self.executor.cursors[got] = expected
        elif isinstance(expected, dict) and isinstance(got, dict):
            if list(got) != list(expected):
                yield f"{path}: keys {list(got)} != {list(expected)}"
            for key in expected.keys() & got.keys():
                yield from self.unequal(got[key], expected[key], f"{path}.{key}")
        elif isinstance(expected, list) and isinstance(got, list):
            if len(got) != len(expected):
                yield f"{path}: {len(got)} items != {len(expected)}"
            for n, (one, other) in enumerate(zip(got, expected, strict=False)):
                yield from self.unequal(one, other, f"{path}[{n}]")
        elif not same(got, expected):
            yield f"{path}: {got!r} != {expected!r}"


def same(one: Any, other: Any) -> bool:
    """Equal as JSON: 77 is 77.0, but true is not 1; floats to fifteen digits."""
    if isinstance(one, bool) or isinstance(other, bool):
        return one is other
    if isinstance(one, int | float) and isinstance(other, int | float):
        return math.isclose(one, other, rel_tol=1e-14, abs_tol=0)
    return bool(one == other)


def make_oracle(world: World, counties: Mapping[str, str | None]) -> Oracle:
    """The oracle of a world, for some tokens and the counties that they narrow to."""
    now = world.service.clock.now()

    def readers(session: Session) -> dict[str, Reader]:
        return {name: make_reader(session, name, code, now) for name, code in counties.items()}

    found = world.run(world.database.look(readers, "system"))
    executor = Executor(world.registry, world.service.reader.schema, now)
    return Oracle(world, executor, counties, found)
