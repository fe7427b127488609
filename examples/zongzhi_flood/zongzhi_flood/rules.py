"""Decisions of the flood plugin: the life of a warning, and when somebody must look again."""

from __future__ import annotations

from .terms import FloodLevel, FloodStatus

S = FloodStatus

#: State, command, next state.
MOVES = (
    (S.PROPOSED, "confirmFloodWarning", S.IN_FORCE),
    (S.PROPOSED, "rejectFloodWarning", S.REJECTED),
    (S.IN_FORCE, "liftFloodWarning", S.LIFTED),
)

PHASES = {
    S.PROPOSED: "NEW",
    S.IN_FORCE: "OPEN",
    S.LIFTED: "CLOSED",
    S.REJECTED: "VOID",
}

#: Hours within which somebody must look at a warning of a level again.
HOURS = {FloodLevel.BLUE: 24, FloodLevel.YELLOW: 12, FloodLevel.ORANGE: 6, FloodLevel.RED: 3}


def level_of(water_level: int) -> FloodLevel:
    """The level of a warning at so many centimetres above the guard line."""
    for level, least in ((FloodLevel.RED, 200), (FloodLevel.ORANGE, 100), (FloodLevel.YELLOW, 50)):
        if water_level >= least:
            return level
    return FloodLevel.BLUE
