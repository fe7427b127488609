"""Writes of the mediation pillar: one verb, one transaction each; a module for each topic."""

from __future__ import annotations

from zongzhi_core.plugin_api import Command

from . import (
    accepting,
    closing,
    confirming,
    ending,
    grading,
    mediating,
    mediators,
    parties,
    registering,
    settling,
    transferring,
    voiding,
)
from .accepting import accept_dispute, undertake_dispute
from .mediating import StartMediationInput, start_mediation
from .parties import MEDIATION
from .registering import RegisterDisputeInput, register, register_dispute
from .settling import SettleDisputeInput, settle_dispute
from .steps import (
    HANDLERS,
    STATES,
    DisputeStepInput,
    begins_at,
    confirmation_due,
    due,
    revisit_due,
)

_TOPICS = (
    registering,
    parties,
    accepting,
    transferring,
    mediating,
    settling,
    ending,
    closing,
    voiding,
    grading,
    mediators,
    confirming,
)

#: All verbs, and all events of which they tell.
COMMANDS = tuple(
    each for topic in _TOPICS for each in vars(topic).values() if isinstance(each, Command)
)
EVENTS = tuple(event for topic in _TOPICS for event in topic.EVENTS)

__all__ = [
    "COMMANDS",
    "EVENTS",
    "HANDLERS",
    "MEDIATION",
    "STATES",
    "DisputeStepInput",
    "RegisterDisputeInput",
    "SettleDisputeInput",
    "StartMediationInput",
    "accept_dispute",
    "begins_at",
    "confirmation_due",
    "due",
    "register",
    "register_dispute",
    "revisit_due",
    "settle_dispute",
    "start_mediation",
    "undertake_dispute",
]
