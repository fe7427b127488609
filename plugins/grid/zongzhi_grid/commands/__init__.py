"""Writes of the grid pillar: one verb, one transaction each."""

from __future__ import annotations

from .events import EVENT_STATES, REPORTED, ReportGridEventInput, report_grid_event
from .staff import appoint_grid_staff, end_grid_staff

COMMANDS = (report_grid_event, appoint_grid_staff, end_grid_staff)

__all__ = [
    "COMMANDS",
    "EVENT_STATES",
    "REPORTED",
    "ReportGridEventInput",
    "appoint_grid_staff",
    "end_grid_staff",
    "report_grid_event",
]
