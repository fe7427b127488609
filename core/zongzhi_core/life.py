"""Since which minor version something of the schema is there, and until which it stays."""

from __future__ import annotations

import dataclasses
import re
from dataclasses import dataclass
from typing import Any

from .errors import SetupError


@dataclass(frozen=True)
class Life:
    """When something came, and when it goes; what is empty was always there and stays."""

    since: str = ""
    #: Why it goes and what takes its place.
    deprecated: str = ""
    remove_after: str = ""

    @property
    def reason(self) -> str | None:
        """What `@deprecated` says of it."""
        return f"{self.deprecated} removeAfter: {self.remove_after}" if self.deprecated else None

    def told(self, doc: str) -> str:
        """A description, with the version that brought what it describes."""
        return f"{doc} Since {self.since}." if doc and self.since else doc


#: Of what nothing is said.
ALWAYS = Life()


def lasting(thing: Any, *, since: str = "", deprecated: str = "", remove_after: str = "") -> Any:
    """What is declared, with the minor version that brought it, or with why it goes and the last
    minor version that has it: `lasting(auto(), deprecated="改用 Use no.", remove_after="0.3")`.

    It takes a field, a node type, a `Lookup`, a command, an `argument(…)` of a command's input, a
    `Measure`, and the two labels of a code: `RAIN = lasting(("雨", "Rain."), since="0.2")`.
    """
    if bool(deprecated) != bool(remove_after):
        raise SetupError("what is deprecated says both why and after which version it goes")
    for version in filter(None, (since, remove_after)):
        if not re.fullmatch(r"[0-9]+\.[0-9]+", version):
            raise SetupError(f'"{version}" must be a minor version, like "0.3"')
    life = Life(since, deprecated, remove_after)
    if isinstance(thing, tuple):
        return thing[0], life.told(thing[1]), life
    if isinstance(thing, dataclasses.Field):
        said = {**thing.metadata, "doc": life.told(thing.metadata["doc"]), "life": life}
        return dataclasses.field(default=thing.default, metadata=said)
    if not hasattr(thing, "life"):
        raise SetupError(f"a {type(thing).__name__} has no life of its own: tell of what has it")
    doc = "definition" if hasattr(thing, "definition") else "doc"
    return dataclasses.replace(thing, **{"life": life, doc: life.told(getattr(thing, doc))})
