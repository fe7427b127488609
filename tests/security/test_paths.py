"""Paths: however relations are followed, nothing hidden lies at their end."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.support.worlds import installed
from zongzhi_core.graph.declare import Connection, Declared, Link, Many, NodeType

from .ground import PROOF, READERS, Ground, face, leaks, texts_of

DEPTH = 4
#: Paths of one document, and documents of each reader on each engine.
AT_ONCE = 12
DOCUMENTS = 250 if PROOF else 2

Path = tuple[Declared, ...]
NODES = installed().catalog.nodes
#: What a relation may lead to.
TARGETS = {**NODES, **installed().catalog.interfaces}


def paths(start: NodeType, depth: int) -> Iterator[Path]:
    """All ways of at most so many relations."""
    if depth == 0:
        return
    for declared in start.fields.values():
        if isinstance(declared, Link | Many | Connection):
            yield (declared,)
            for rest in paths(TARGETS[declared.target], depth - 1):
                yield (declared, *rest)


def longest(found: list[Path]) -> list[Path]:
    """The paths that are not the beginning of another: these walk the others too."""
    begun = {path[:-1] for path in found}
    return [path for path in found if path not in begun]


def document_of(chosen: list[Path]) -> str:
    """One document that walks several paths, with the texts and ids of each step."""
    inner = " ".join(f"p{n}: {step(path)}" for n, path in enumerate(chosen))
    return f"query($c: String!) {{division(code: $c) {{{inner}}}}}"


def step(path: Path) -> str:
    """The selection of one relation and of what follows."""
    declared, rest = path[0], path[1:]
    target: str = declared.target  # type: ignore[attr-defined]
    inner = f"{texts_of(TARGETS[target])} {step(rest) if rest else ''}"
    if isinstance(declared, Connection):
        return f"{declared.graphql_name}(first: 3) {{totalCount edges {{cursor node {{{inner}}}}}}}"
    return f"{declared.graphql_name} {{{inner}}}"


ALL = longest([*paths(NODES["Division"], DEPTH)])


def test_paths_reach_every_type() -> None:
    """Each type that is no detail is at the end of some path, and each relation on one."""
    reached = {path[-1].target for path in ALL}  # type: ignore[attr-defined]
    walked = {id(declared) for path in ALL for declared in path}
    relations = [
        declared
        for node in TARGETS.values()
        for declared in node.fields.values()
        if isinstance(declared, Link | Many | Connection)
    ]
    assert reached == set(TARGETS)
    assert {id(declared) for declared in relations} == walked
    assert len(ALL) > 1_000


@pytest.mark.slow
@pytest.mark.proof
@pytest.mark.parametrize("reader", READERS)
def test_no_path_ends_at_hidden_data(ground: Ground, reader: str) -> None:
    """Every path of four relations from the reader's own division, and from the root of all, shows
    no canary, and shows the same whatever is hidden."""
    pair, rng = ground.pair(reader), ground.rng("paths")
    chosen = rng.sample(ALL, min(len(ALL), DOCUMENTS * AT_ONCE))
    waiting = [chosen[n : n + AT_ONCE] for n in range(0, len(chosen), AT_ONCE)]
    refused = 0
    while waiting:
        part = waiting.pop()
        document, deep = document_of(part), False
        for code in {pair.reader.code or "53", "5304"}:
            replies = [
                ground.ask(side, reader, document, {"c": code}) for side in (pair.one, pair.other)
            ]
            assert face(replies[0]) == face(replies[1]), document
            assert leaks(pair, replies[1]) == set(), document
            deep = deep or replies[0].status != 200
        if deep and len(part) > 1:  # one of them is too much: each half by itself
            waiting += [part[: len(part) // 2], part[len(part) // 2 :]]
        refused += deep and len(part) == 1
    assert refused <= len(chosen) * 0.25
