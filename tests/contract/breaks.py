"""Breaks of every kind: what a newer program has, what must be said of it, and what would have
told of it beforehand."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from graphql import parse_type
from graphql.language import ast

from zongzhi_core.testing.marked import Place

Edit = Callable[[Any], Any]


def gone(_: Any) -> None:
    """Leaves a thing out."""


def typed(kind: str) -> Edit:
    """Gives a thing another type."""
    return lambda node: replace(node, type=parse_type(kind))


def needing(slot: str) -> Edit:
    """Asks for a value more."""
    more = ast.InputValueDefinitionNode(name=ast.NameNode(value="why"), type=parse_type("String!"))
    return lambda node: replace(node, **{slot: (*(getattr(node, slot) or ()), more)})


def defaulted(code: str) -> Edit:
    """Gives a value another default."""
    return lambda node: replace(node, default_value=ast.EnumValueNode(value=code))


def free_text(node: Any) -> Any:
    """Makes a code list a scalar."""
    return ast.ScalarTypeDefinitionNode(name=node.name, directives=node.directives)


def no_matter(node: Any) -> Any:
    """Takes an interface from a type."""
    kept = tuple(each for each in node.interfaces if each.name.value != "Matter")
    return replace(node, interfaces=kept)


@dataclass(frozen=True)
class Break:
    """What a newer program does to places of the schema."""

    edits: dict[Place, Edit]
    #: What must be said of it.
    says: tuple[str, ...]
    owner: str = "core"
    #: What the older version would have deprecated; the places themselves unless said otherwise.
    told: tuple[Place, ...] | None = None

    @property
    def name(self) -> str:
        return ".".join(next(iter(self.edits)))

    @property
    def announced(self) -> tuple[Place, ...]:
        return (*self.edits,) if self.told is None else self.told


#: What a training has beside its id.
OWN_OF_TRAINING = ("kind", "title", "heldOn", "hours", "organiser", "division")

BREAKS = (
    Break(
        {("Dispute", "peopleInvolved"): gone},
        ("FIELD_REMOVED: Field Dispute.peopleInvolved was removed.",),
        "mediation",
    ),
    Break(
        {("SettleDisputeInput", "effectiveOn"): gone},
        ("FIELD_REMOVED: Field SettleDisputeInput.effectiveOn was removed.",),
        "mediation",
    ),
    Break(
        {("Mutation", "reportGridEvent"): gone},
        (
            "FIELD_REMOVED: Field Mutation.reportGridEvent was removed.",
            "TYPE_REMOVED: ReportGridEventInput was removed.",
            "TYPE_REMOVED: ReportGridEventPayload was removed.",
        ),
        "grid",
    ),
    Break(
        {
            ("Query", "training"): gone,
            ("Division", "trainings"): gone,
            ("Training",): gone,
        },
        (
            "FIELD_REMOVED: Field Division.trainings was removed.",
            "FIELD_REMOVED: Field Query.training was removed.",
            "TYPE_REMOVED: Training was removed.",
            "TYPE_REMOVED: TrainingConnection was removed.",
            "TYPE_REMOVED: TrainingEdge was removed.",
            "TYPE_REMOVED: TrainingFilter was removed.",
            "TYPE_REMOVED: TrainingKind was removed.",
            "TYPE_REMOVED: TrainingKindFilter was removed.",
            "TYPE_REMOVED: TrainingOrder was removed.",
            "TYPE_REMOVED: TrainingOrderField was removed.",
        ),
        "party",
        (
            ("Query", "training"),
            ("Division", "trainings"),
            *(("Training", own) for own in OWN_OF_TRAINING),
        ),
    ),
    Break(
        {("Measures", "services__people_supported"): gone},
        ("FIELD_REMOVED: Field Measures.services__people_supported was removed.",),
        "services",
    ),
    Break(
        {("Measures", "mechanism__whistles"): typed("STOCK")},
        (
            "FIELD_CHANGED_KIND: Field Measures.mechanism__whistles changed type"
            " from FLOW to STOCK.",
        ),
        "mechanism",
    ),
    Break(
        {("OrderKind", "WHISTLE"): gone},
        ("VALUE_REMOVED_FROM_ENUM: Enum value OrderKind.WHISTLE was removed.",),
        "mechanism",
    ),
    Break(
        {("Division", "descendants", "level"): gone},
        ("ARG_REMOVED: Argument Division.descendants(level:) was removed.",),
    ),
    Break(
        {("Query", "disputeByExternalNo", "source"): typed("String!")},
        (
            "ARG_CHANGED_KIND: Argument Query.disputeByExternalNo(source:) has changed type"
            " from IntakeSource! to String!.",
        ),
        "mediation",
        (("Query", "disputeByExternalNo"),),
    ),
    Break(
        {("Grid", "name"): typed("Int")},
        ("FIELD_CHANGED_KIND: Field Grid.name changed type from String! to Int.",),
        "grid",
    ),
    Break(
        {("SetWorkDayInput", "day"): typed("DateTime!")},
        ("FIELD_CHANGED_KIND: Field SetWorkDayInput.day changed type from Date! to DateTime!.",),
        told=(("Mutation", "setWorkDay"),),
    ),
    Break(
        {("Query", "grid"): needing("arguments")},
        ("REQUIRED_ARG_ADDED: A required argument Query.grid(why:) was added.",),
        "grid",
    ),
    Break(
        {("CreateUserInput",): needing("fields")},
        ("REQUIRED_INPUT_FIELD_ADDED: A required field CreateUserInput.why was added.",),
        told=(("Mutation", "createUser"),),
    ),
    Break(
        {("Division", "figures", "tree"): defaulted("TODAY")},
        (
            "ARG_DEFAULT_VALUE_CHANGE: Division.figures(tree:) has changed defaultValue"
            " from AS_OF to TODAY.",
        ),
    ),
    Break(
        {("CrimeStatisticOrder", "direction"): defaulted("DESC")},
        (
            "INPUT_FIELD_DEFAULT_VALUE_CHANGE: CrimeStatisticOrder.direction has changed"
            " defaultValue from ASC to DESC.",
        ),
        "grid",
    ),
    Break(
        {("UrbanRural",): free_text},
        ("TYPE_CHANGED_KIND: UrbanRural changed from an Enum type to a Scalar type.",),
        told=(),
    ),
    Break(
        {("AssistanceCase",): no_matter},
        ("IMPLEMENTED_INTERFACE_REMOVED: AssistanceCase no longer implements interface Matter.",),
        "services",
        (),
    ),
)
