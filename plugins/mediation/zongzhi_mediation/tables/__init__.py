"""Stored facts of the mediation pillar: disputes, and what is told of each."""

from __future__ import annotations

from .course import (
    DisputeEnding,
    DisputeTransfer,
    DisputeVoidRequest,
    MediationExtension,
    MediationSuspension,
)
from .disputes import Dispute, DisputeParty, DisputeStep, DisputeSummary
from .handling import MediationSession, Responsibility, RiskAssessment
from .limits import DisputeLimit
from .mediators import Mediator, MediatorChoice, MediatorRecusal, SessionMediator
from .outcome import (
    Agreement,
    AgreementObligation,
    DisputeClosure,
    DisputeFollowUp,
    DisputeReopening,
)

TABLES = (
    Dispute,
    DisputeParty,
    DisputeStep,
    DisputeSummary,
    DisputeTransfer,
    MediationSuspension,
    DisputeEnding,
    Agreement,
    AgreementObligation,
    DisputeFollowUp,
    DisputeClosure,
    DisputeReopening,
    DisputeVoidRequest,
    MediationSession,
    RiskAssessment,
    Responsibility,
    Mediator,
    SessionMediator,
    MediatorChoice,
    MediationExtension,
    MediatorRecusal,
    DisputeLimit,
)

__all__ = [
    "TABLES",
    "Agreement",
    "AgreementObligation",
    "Dispute",
    "DisputeClosure",
    "DisputeEnding",
    "DisputeFollowUp",
    "DisputeLimit",
    "DisputeParty",
    "DisputeReopening",
    "DisputeStep",
    "DisputeSummary",
    "DisputeTransfer",
    "DisputeVoidRequest",
    "MediationExtension",
    "MediationSession",
    "MediationSuspension",
    "Mediator",
    "MediatorChoice",
    "MediatorRecusal",
    "Responsibility",
    "RiskAssessment",
    "SessionMediator",
]
