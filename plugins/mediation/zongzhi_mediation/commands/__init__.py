"""Writes of the mediation pillar: one verb, one transaction each; a module for each topic."""

from __future__ import annotations

from .accepting import ACCEPTED, DECLINED, accept_dispute, decline_dispute, undertake_dispute
from .closing import (
    CLOSED,
    FED_BACK,
    REOPENED,
    REVISITED,
    close_dispute,
    feed_back_dispute,
    reopen_dispute,
    revisit_dispute,
)
from .ending import (
    DIVERTED,
    FAILED,
    WITHDRAWN,
    divert_dispute,
    end_dispute_by_party,
    fail_dispute,
    withdraw_dispute,
)
from .mediating import (
    RESUMED,
    SUSPENDED,
    StartMediationInput,
    resume_mediation,
    start_mediation,
    suspend_mediation,
)
from .registering import REGISTERED, RegisterDisputeInput, register, register_dispute
from .settling import (
    BREACHED,
    PERFORMED,
    SETTLED,
    SettleDisputeInput,
    record_obligation_breached,
    record_obligation_performed,
    settle_dispute,
)
from .steps import HANDLERS, STATES, DisputeStepInput, due_at
from .transferring import (
    RETURNED,
    TRANSFERRED,
    return_dispute,
    sign_dispute,
    transfer_dispute,
)
from .voiding import (
    MERGED,
    VOIDED,
    confirm_dispute_void,
    merge_dispute,
    request_dispute_void,
)

COMMANDS = (
    register_dispute,
    accept_dispute,
    decline_dispute,
    undertake_dispute,
    transfer_dispute,
    sign_dispute,
    return_dispute,
    start_mediation,
    suspend_mediation,
    resume_mediation,
    settle_dispute,
    withdraw_dispute,
    end_dispute_by_party,
    fail_dispute,
    divert_dispute,
    record_obligation_performed,
    record_obligation_breached,
    feed_back_dispute,
    revisit_dispute,
    close_dispute,
    reopen_dispute,
    merge_dispute,
    request_dispute_void,
    confirm_dispute_void,
)

EVENTS = (
    REGISTERED,
    ACCEPTED,
    DECLINED,
    TRANSFERRED,
    RETURNED,
    SUSPENDED,
    RESUMED,
    SETTLED,
    WITHDRAWN,
    FAILED,
    DIVERTED,
    PERFORMED,
    BREACHED,
    FED_BACK,
    REVISITED,
    CLOSED,
    REOPENED,
    MERGED,
    VOIDED,
)

__all__ = [
    "COMMANDS",
    "EVENTS",
    "HANDLERS",
    "STATES",
    "DisputeStepInput",
    "RegisterDisputeInput",
    "SettleDisputeInput",
    "StartMediationInput",
    "accept_dispute",
    "due_at",
    "register",
    "register_dispute",
    "settle_dispute",
    "start_mediation",
    "undertake_dispute",
]
