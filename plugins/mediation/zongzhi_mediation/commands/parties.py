"""The parties of a dispute, and the people whom it affects."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from zongzhi_core.plugin_api import (
    PERSONAL_ROLES,
    BadInput,
    Context,
    PersonInput,
    Purpose,
    argument,
    command,
    record_person,
)

from .. import rules
from ..tables import Dispute, DisputeParty
from ..terms import DisputeStatus, PartySide
from .steps import HANDLERS, DisputeStepInput, Rule, add_row, next_seq, take_step

EVENTS: tuple[str, ...] = ()

#: The law asks for the parties in the agreement and its file (People's Mediation Law art 29).
MEDIATION = Purpose(
    code="DISPUTE_MEDIATION",
    title="调解矛盾纠纷",
    title_en="To mediate a dispute between the people recorded in it.",
    roles=PERSONAL_ROLES,
    keep_days=3 * 365,
)

AGREES = Rule(
    "dispute.every_party_agrees",
    "调解已开始，新的当事人须同意调解：agrees（人民调解法第十七条）。",
    "Mediation has begun, and a party who joins must agree to it: agrees (People's Mediation Law "
    "art 17).",
    "agrees",
)


@dataclass(kw_only=True)
class RecordDisputePartyInput(DisputeStepInput):
    """当事人 A party of a dispute, or a number of people whom it affects."""

    side: PartySide = argument("当事人地位 On which side it stands.")
    is_natural_person: bool = argument(
        "是否自然人 Whether it is people; a body otherwise.", default=True
    )
    people: int = argument("人数 For how many people it stands.", default=1)
    agrees: bool = argument(
        "同意调解 Whether it agrees to mediation; needed once that has begun.", default=False
    )
    person: PersonInput | None = argument(
        "人员 Who it is, where the case needs to know; one person alone.", default=None
    )


@command("recordDisputeParty", thing="Dispute", roles=HANDLERS)
def record_dispute_party(ctx: Context, given: RecordDisputePartyInput) -> Dispute:
    """记录当事人 Record a party of a dispute. Who it is goes sealed into the vault, and is read
    only for the purpose DISPUTE_MEDIATION."""
    _check(given)

    def guard(dispute: Dispute) -> Mapping[str, Any]:
        begun = dispute.status in (DisputeStatus.MEDIATING, DisputeStatus.SUSPENDED)
        AGREES.require(given.agrees or not begun, dispute)
        if next_seq(ctx, DisputeParty, dispute) > rules.MOST_PARTIES:
            raise BadInput(
                f"一件纠纷最多 {rules.MOST_PARTIES} 个当事人；其余按人数合并记录。",
                f"A dispute has at most {rules.MOST_PARTIES} parties; record the rest by number.",
                field="people",
            )
        return {}

    dispute = take_step(ctx, given, "recordDisputeParty", guard=guard)
    person = given.person and record_person(ctx, dispute, MEDIATION, given.person)
    add_row(
        ctx,
        DisputeParty,
        dispute,
        side=given.side,
        is_natural_person=given.is_natural_person,
        people=given.people,
        person_id=person.id if person else None,
        consented_at=ctx.now if given.agrees else None,
    )
    return dispute


def _check(given: RecordDisputePartyInput) -> None:
    if not 0 < given.people <= 999_999:
        raise BadInput(
            "人数须在 1 至 999999 之间。",
            "people must lie between 1 and 999999.",
            field="people",
        )
    if given.person and not (given.is_natural_person and given.people == 1):
        raise BadInput(
            "人员只能代表一个自然人：isNaturalPerson 为 true，people 为 1。",
            "A person stands for one natural person: isNaturalPerson true and people 1.",
            field="person",
        )
