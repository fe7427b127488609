"""The cases: `<name>.graphql` with what it shows, who asks and which variables, in its comments."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent
#: The engines' names, as their files carry them.
ENGINES = ("sqlite", "postgresql")

_SETTING = re.compile(r"# (reader|county|world|off|variables|cursor): (.+)")


@dataclass(frozen=True)
class Case:
    """One document with all that its answer depends on."""

    name: str
    #: What it shows.
    doc: str
    document: str
    variables: dict[str, Any]
    reader: str
    county: str | None
    #: The counties that are there: `one` or `two`.
    world: str
    #: (plugin, code of a county) where a plugin is off.
    off: tuple[tuple[str, str], ...]
    #: A variable, and where its cursor stands in the answer of the same document without it.
    cursor: tuple[str, str] | None

    def file(self, ending: str) -> Path:
        return FOLDER / f"{self.name}.{ending}"


def read_case(path: Path) -> Case:
    """The case of a `.graphql` file."""
    text = path.read_text(encoding="utf-8")
    comments = [line for line in text.splitlines() if line.startswith("#")]
    settings = {m[1]: m[2] for line in comments if (m := _SETTING.fullmatch(line))}
    doc = [line[1:].strip() for line in comments if not _SETTING.fullmatch(line)]
    pairs = [part.strip().split("@") for part in settings.get("off", "").split(",") if part]
    cursor = settings.get("cursor", "").split(" = ")
    return Case(
        name=path.name.removesuffix(".graphql"),
        doc=" ".join(doc),
        document=text,
        variables=json.loads(settings.get("variables", "{}")),
        reader=settings.get("reader", "admin"),
        county=settings.get("county"),
        world=settings.get("world", "one"),
        off=tuple((plugin, code) for plugin, code in pairs),
        cursor=(cursor[0], cursor[1]) if len(cursor) == 2 else None,
    )


CASES = {case.name: case for case in map(read_case, sorted(FOLDER.glob("*.graphql")))}


def due_files() -> set[str]:
    """The names of all data files that should be here."""
    endings = ("graphql", "json", *(f"{engine}.sql" for engine in ENGINES))
    return {
        "costs.json",
        *(case.file(ending).name for case in CASES.values() for ending in endings),
    }
