"""Decisions of the grid pillar: the life of an event, its deadline, declines."""

from __future__ import annotations

from zongzhi_grid.terms import (
    EventUrgency,
    GridEventClass,
    GridEventItem,
    GridEventStatus,
    GridKind,
    GridRole,
)

S = GridEventStatus

#: The command by which an event goes over to mediation.
TURN = "turnGridEventIntoDispute"

#: State, command, next state (county practice, as common grid platforms have it: reported,
#: accepted, handled by the grid or routed, done, verified, closed).
MOVES: tuple[tuple[GridEventStatus, str, GridEventStatus], ...] = (
    (S.REPORTED, "acceptGridEvent", S.ACCEPTED),
    (S.REPORTED, "rejectGridEvent", S.REJECTED),
    (S.ACCEPTED, "rejectGridEvent", S.REJECTED),
    (S.ACCEPTED, "selfHandleGridEvent", S.SELF_HANDLED),
    (S.ACCEPTED, "routeGridEvent", S.ROUTED),
    (S.SELF_HANDLED, "startGridEvent", S.HANDLING),
    (S.ROUTED, "startGridEvent", S.HANDLING),
    (S.ROUTED, "returnGridEvent", S.RETURNED),
    (S.HANDLING, "returnGridEvent", S.RETURNED),
    (S.RETURNED, "routeGridEvent", S.ROUTED),
    (S.RETURNED, "selfHandleGridEvent", S.SELF_HANDLED),
    (S.RETURNED, "rejectGridEvent", S.REJECTED),
    (S.HANDLING, "suspendGridEvent", S.SUSPENDED),
    (S.SUSPENDED, "resumeGridEvent", S.HANDLING),
    (S.HANDLING, "finishGridEvent", S.DONE),
    (S.DONE, "verifyGridEvent", S.VERIFIED),
    (S.DONE, "redoGridEvent", S.HANDLING),
    (S.VERIFIED, "closeGridEvent", S.CLOSED),
    (S.REPORTED, TURN, S.ROUTED),
    (S.ACCEPTED, TURN, S.ROUTED),
    (S.SELF_HANDLED, TURN, S.ROUTED),
    (S.ROUTED, TURN, S.ROUTED),
    (S.HANDLING, TURN, S.ROUTED),
    (S.RETURNED, TURN, S.ROUTED),
    (S.SUSPENDED, TURN, S.ROUTED),
)

PHASES: dict[GridEventStatus, str] = {
    S.REPORTED: "NEW",
    S.ACCEPTED: "OPEN",
    S.SELF_HANDLED: "OPEN",
    S.ROUTED: "OPEN",
    S.HANDLING: "OPEN",
    S.RETURNED: "OPEN",
    S.SUSPENDED: "SUSPENDED",
    S.DONE: "OUTCOME",
    S.VERIFIED: "OUTCOME",
    S.CLOSED: "CLOSED",
    S.REJECTED: "VOID",
}

#: States with no way out; an event in one of them has the moment at which it was closed.
ENDS = (S.CLOSED, S.REJECTED)

#: Hours to handle an event, from its report and through days off (county practice; no law sets
#: a limit).
HOURS = {EventUrgency.V01: 24, EventUrgency.V02: 72, EventUrgency.V03: 168}

#: Kinds that count as grids. A micro-grid lies within a grid and would count twice
#: (county practice).
COUNTED_KINDS = (GridKind.BASIC, GridKind.DEDICATED)


#: Roles in which somebody works on the events of a grid; an informant only reports.
WORKERS = tuple(role for role in GridRole if role is not GridRole.INFORMANT)


def class_of(item: GridEventItem) -> GridEventClass:
    """The class to which an item belongs."""
    return GridEventClass[item.name.partition("_")[0]]


def can_turn_into_dispute(status: GridEventStatus) -> bool:
    """Is the event still open, so that mediation may take it over?"""
    return any(state is status and command == TURN for state, command, _ in MOVES)


def event_no(county_code: str, year: int, sequence: int) -> str:
    """An event's number as it is printed."""
    return f"G{county_code}{year}{sequence:06d}"


def event_series(year: int) -> str:
    """The series of a county from which the numbers of a year's events are drawn."""
    return f"grid_event/{year}"
