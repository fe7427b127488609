"""Everything a plugin may import from core: one door, for built-in pillars and strangers alike."""

from __future__ import annotations

from .clock import FOREVER, SHANGHAI, day_of, start_of
from .columns import (
    Base,
    Code,
    CountyRow,
    FactRow,
    Id,
    Placed,
    PlacedTermRow,
    Stamp,
    TermRow,
    Text,
    field,
)
from .commands.context import Command, Context, GlobalId, argument, command
from .commands.events import Event
from .commands.states import StateTable
from .deadlines import (
    MONDAY_TO_FRIDAY,
    Deadline,
    WorkCalendar,
    after_days,
    after_hours,
    after_months,
    after_working_days,
)
from .errors import BadInput, Conflict, Forbidden, NotFound, RuleRefused
from .figures import Frame, Measure
from .graph.core_types import organisation
from .graph.declare import (
    Lookup,
    LookupArgument,
    NodeType,
    Occurrence,
    auto,
    connection,
    expression,
    in_subtree,
    labelled,
    lasting,
    link,
    many,
    node,
    place,
    placed_under,
)
from .hooks import hookimpl
from .ids import new_id, split_global
from .limits import LimitInput, LimitRow, limit_of, set_limit
from .matter import open_indexes, overdue, phase, updated_at
from .people.input import PersonInput, record_person
from .people.purposes import PERSONAL_ROLES, Purpose
from .people.rights import issue_receipts
from .read.rows import fresh_row, holds, nested
from .registrar import Registrar
from .sample import SampleCounty
from .tables import Assignment, Division, Organisation, User
from .terms import (
    DivisionKind,
    FigureKind,
    Level,
    MatterPhase,
    OrganisationKind,
    Sensitivity,
    Term,
)
from .viewer import NOW, TODAY

__all__ = [
    "FOREVER",
    "MONDAY_TO_FRIDAY",
    "NOW",
    "PERSONAL_ROLES",
    "SHANGHAI",
    "TODAY",
    "Assignment",
    "BadInput",
    "Base",
    "Code",
    "Command",
    "Conflict",
    "Context",
    "CountyRow",
    "Deadline",
    "Division",
    "DivisionKind",
    "Event",
    "FactRow",
    "FigureKind",
    "Forbidden",
    "Frame",
    "GlobalId",
    "Id",
    "Level",
    "LimitInput",
    "LimitRow",
    "Lookup",
    "LookupArgument",
    "MatterPhase",
    "Measure",
    "NodeType",
    "NotFound",
    "Occurrence",
    "Organisation",
    "OrganisationKind",
    "PersonInput",
    "Placed",
    "PlacedTermRow",
    "Purpose",
    "Registrar",
    "RuleRefused",
    "SampleCounty",
    "Sensitivity",
    "Stamp",
    "StateTable",
    "Term",
    "TermRow",
    "Text",
    "User",
    "WorkCalendar",
    "after_days",
    "after_hours",
    "after_months",
    "after_working_days",
    "argument",
    "auto",
    "command",
    "connection",
    "day_of",
    "expression",
    "field",
    "fresh_row",
    "holds",
    "hookimpl",
    "in_subtree",
    "issue_receipts",
    "labelled",
    "lasting",
    "limit_of",
    "link",
    "many",
    "nested",
    "new_id",
    "node",
    "open_indexes",
    "organisation",
    "overdue",
    "phase",
    "place",
    "placed_under",
    "record_person",
    "set_limit",
    "split_global",
    "start_of",
    "updated_at",
]
