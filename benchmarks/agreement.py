"""Before anything is timed: do all servers give the same answer?"""

from __future__ import annotations

import difflib
import json
from collections.abc import Sequence
from typing import Any

from .cases import Case
from .servers import Server

MOST_LINES = 60


class Disagreement(Exception):
    """Two servers answer differently."""


def require_agreement(case: Case, servers: Sequence[Server]) -> None:
    """Raise Disagreement, with the difference, unless all answer `case` with the same data.

    Lists must be in the same order; the order of an object's keys is free.
    """
    first, *others = ((server, server.ask(case)) for server in servers)
    if set(first[1]) != {"data"}:
        raise Disagreement(f"{case.name}: {first[0].name} answers {json.dumps(first[1])[:500]}")
    for server, answer in others:
        if answer != first[1]:
            difference = difflib.unified_diff(
                _lines(first[1]), _lines(answer), first[0].name, server.name, lineterm="", n=2
            )
            shown = "\n".join(list(difference)[:MOST_LINES])
            raise Disagreement(f"{case.name}: {first[0].name} and {server.name} differ\n{shown}")


def _lines(answer: Any) -> list[str]:
    return json.dumps(_plain(answer), indent=1, sort_keys=True, ensure_ascii=False).split("\n")


def _plain(value: Any) -> Any:
    """The value with whole numbers as integers: `508.0` is `508`."""
    if isinstance(value, dict):
        return {key: _plain(each) for key, each in value.items()}
    if isinstance(value, list):
        return [_plain(each) for each in value]
    return int(value) if isinstance(value, float) and value.is_integer() else value
