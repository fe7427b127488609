"""State tables as data: what the code obeys, the docs draw and the tests walk.

A pillar's `rules` writes its moves as plain tuples (state, command, next state); this class
only asks them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ..errors import RuleRefused
from ..terms import Term


@dataclass(frozen=True)
class StateTable:
    """The moves of one kind of matter, and the phase of each state."""

    moves: Mapping[tuple[Term, str], Term]
    phases: Mapping[Term, str]

    @classmethod
    def of(cls, moves: tuple[tuple[Term, str, Term], ...], phases: Mapping[Any, str]) -> StateTable:
        return cls({(state, command): target for state, command, target in moves}, phases)

    def commands(self, state: Term) -> list[str]:
        """The commands that the table allows in a state."""
        return [command for source, command in self.moves if source is state]

    def after(self, state: Term, command: str) -> Term:
        """The state after a command; RULE_REFUSED when the table does not have the move."""
        target = self.moves.get((state, command))
        if target is None:
            allowed = self.commands(state)
            listed = "、".join(allowed) or "无 none"
            raise RuleRefused(
                f"当前状态“{state.zh}”不能执行 {command}；可执行：{listed}。",
                f'"{command}" is not possible in state {state.name}; allowed here: '
                f"{', '.join(allowed) or 'nothing'}.",
                rule=f"state.{command}",
                allowed=allowed,
            )
        return target
