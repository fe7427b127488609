"""Draws a state table as Mermaid's state diagram, for the pages that show one."""

from __future__ import annotations

from collections.abc import Iterable

from zongzhi_core.terms import Term


def draw(moves: Iterable[tuple[Term, str, Term]]) -> str:
    """The diagram of a table: each state with its Chinese name, each pair of states once."""
    arrows: dict[tuple[Term, Term], list[str]] = {}
    for before, command, after in moves:
        arrows.setdefault((before, after), []).append(command)
    states = list(dict.fromkeys(state for pair in arrows for state in pair))
    left, reached = {before for before, _ in arrows}, {after for _, after in arrows}
    return "\n".join(
        [
            "stateDiagram-v2",
            *(f'    state "{state.zh} {state.name}" as {state.name}' for state in states),
            *(f"    [*] --> {state.name}" for state in states if state not in reached),
            *(
                f"    {before.name} --> {after.name}: {', '.join(commands)}"
                for (before, after), commands in arrows.items()
            ),
            *(f"    {state.name} --> [*]" for state in states if state not in left),
        ]
    )
