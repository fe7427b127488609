"""Whom a dispute is about: its parties, and people whom it affects, by number and never by name."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from zongzhi_core.plugin_api import BadInput, Context, argument, command

from .. import rules
from ..tables import Dispute, DisputeParty
from ..terms import PartySide
from .steps import HANDLERS, DisputeStepInput, Rule, add_row, take_step

EVENTS: tuple[str, ...] = ()

PARTY_AGREES = Rule(
    "dispute.every_party_agrees",
    "调解已开始，新当事人须同意调解（人民调解法第十七条）；请确认 agrees。",
    "Mediation is under way, and who joins it as a party must agree to be mediated (People's "
    "Mediation Law art 17): agrees must say so.",
    "agrees",
)


@dataclass(kw_only=True)
class RecordDisputePartyInput(DisputeStepInput):
    """登记当事人 The dispute, and for whom the party stands."""

    side: PartySide = argument("当事人地位 On which side it stands.")
    is_natural_person: bool = argument(
        "是否自然人 Whether it is people, not a body; people unless said otherwise.", default=True
    )
    people: int | None = argument(
        "人数 For how many people it stands; one unless said otherwise, and none for a body.",
        default=None,
    )
    agrees: bool = argument(
        "同意调解 Whether it has agreed to be mediated; an applicant or respondent must once "
        "mediation has started.",
        default=False,
    )


@command("recordDisputeParty", thing="Dispute", roles=HANDLERS)
def record_dispute_party(ctx: Context, given: RecordDisputePartyInput) -> Dispute:
    """登记当事人 Record a party of a dispute, or people whom it affects; natural persons
    count as helped once it is settled."""
    people = _people(given)

    def guard(dispute: Dispute) -> Mapping[str, Any]:
        asked = dispute.status in rules.MEDIATED and given.side is not PartySide.THIRD_PARTY
        PARTY_AGREES.require(given.agrees or not asked, dispute)
        return {}

    dispute = take_step(ctx, given, "recordDisputeParty", guard=guard)
    facts = {"side": given.side, "is_natural_person": given.is_natural_person, "people": people}
    consented_at = ctx.now if given.agrees else None
    add_row(ctx, DisputeParty, dispute, consented_at=consented_at, **facts)
    return dispute


def _people(given: RecordDisputePartyInput) -> int:
    """For how many people a party stands: none where it is a body."""
    if not given.is_natural_person:
        if given.people is not None:
            raise BadInput(
                "单位不填人数。", "A body stands for no people; leave people out.", field="people"
            )
        return 0
    people = 1 if given.people is None else given.people
    if not 0 < people <= rules.MOST_PEOPLE:
        raise BadInput(
            f"人数须在 1 至 {rules.MOST_PEOPLE} 之间。",
            f"people must lie between 1 and {rules.MOST_PEOPLE}.",
            field="people",
        )
    return people
