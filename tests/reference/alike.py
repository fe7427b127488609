"""How two answers of servers differ, where each prints cursors and messages in its own way."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from tests.reference.comparison import same

CURSORS = {"cursor", "startCursor", "endCursor"}


def differences(one: Any, other: Any, path: str = "data") -> Iterator[str]:
    """Where two values differ; of cursors it is only compared whether there is one."""
    if isinstance(one, dict) and isinstance(other, dict) and list(one) == list(other):
        for key in one:
            pair = (one[key], other[key])
            if key in CURSORS:
                pair = (pair[0] is None, pair[1] is None)
            yield from differences(*pair, f"{path}.{key}")
    elif isinstance(one, list) and isinstance(other, list) and len(one) == len(other):
        for n, (mine, theirs) in enumerate(zip(one, other, strict=True)):
            yield from differences(mine, theirs, f"{path}[{n}]")
    elif isinstance(one, dict | list) or not same(one, other):
        yield f"{path}: {one!r} != {other!r}"


def faults(answer: Any) -> set[tuple[str, str]]:
    """Path and code of each error."""
    return {
        (".".join(map(str, error.get("path", []))), error["extensions"]["code"])
        for error in answer.get("errors", [])
    }


def left_out(answer: Any) -> set[tuple[str, str]]:
    """Plugin and county of what was left out."""
    told = answer.get("extensions", {}).get("countiesLeftOut", [])
    return {(each["plugin"], each["county"]) for each in told}
