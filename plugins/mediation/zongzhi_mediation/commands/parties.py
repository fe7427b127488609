"""Whom a dispute is about: its parties, and people whom it affects."""

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
    check_range,
    command,
    record_person,
)

from .. import rules
from ..tables import Dispute, DisputeParty
from ..terms import PartySide
from .steps import HANDLERS, DisputeStepInput, Rule, add_row, next_seq, take_step

EVENTS: tuple[str, ...] = ()

#: An agreement and its file name the parties (People's Mediation Law arts 28 and 29).
MEDIATION = Purpose(
    code="DISPUTE_MEDIATION",
    title="调解矛盾纠纷",
    title_en="To mediate a dispute between the people recorded in it.",
    roles=PERSONAL_ROLES,
    keep_days=3 * 365,
)

PARTY_AGREES = Rule(
    "dispute.every_party_agrees",
    "调解已开始，新当事人须同意调解（人民调解法第十七条）；请确认 agrees。",
    "Mediation is under way, and who joins it as a party must agree to be mediated (People's "
    "Mediation Law art 17): agrees must say so.",
    "agrees",
)

FEW_ENOUGH = Rule(
    "dispute.parties",
    f"一件纠纷最多分列 {rules.MOST_PARTIES} 个当事人；其余请按人数合并登记。",
    f"A dispute lists at most {rules.MOST_PARTIES} parties; record the rest by number.",
    "people",
)


@dataclass(kw_only=True)
class RecordDisputePartyInput(DisputeStepInput):
    """登记当事人 The dispute, and for whom the party stands."""

    side: PartySide = argument("当事人地位：属于哪一方。 On which side it stands.")
    is_natural_person: bool = argument(
        "是否自然人：不填为自然人。 Whether it is people, not a body; people unless said "
        "otherwise.",
        default=True,
    )
    people: int | None = argument(
        "人数：代表多少人；不填为一人，单位不填。 For how many people it stands; one unless "
        "said otherwise, and none for a body.",
        default=None,
    )
    agrees: bool = argument(
        "同意调解：调解开始后，申请人和被申请人必须同意。 Whether it has agreed to be mediated; "
        "an applicant or respondent must once mediation has started.",
        default=False,
    )
    person: PersonInput | None = argument(
        "人员：办理确需时填写，仅限一名自然人。 Who it is, where the case needs to know; one "
        "natural person alone.",
        default=None,
    )


@command("recordDisputeParty", thing="Dispute", roles=HANDLERS)
def record_dispute_party(ctx: Context, given: RecordDisputePartyInput) -> Dispute:
    """登记当事人：登记当事人或受影响的人；其身份密封保存，仅为办理纠纷查阅。 Record a party of a
    dispute, or people whom it affects; natural persons count as helped once it is settled. Who a
    party is goes sealed into the vault, and is read for the purpose DISPUTE_MEDIATION alone."""
    people = _people(given)

    def guard(dispute: Dispute) -> Mapping[str, Any]:
        asked = dispute.status in rules.MEDIATED and given.side is not PartySide.THIRD_PARTY
        PARTY_AGREES.require(given.agrees or not asked, dispute)
        FEW_ENOUGH.require(next_seq(ctx, DisputeParty, dispute) <= rules.MOST_PARTIES, dispute)
        return {}

    dispute = take_step(ctx, given, "recordDisputeParty", guard=guard)
    facts = {"side": given.side, "is_natural_person": given.is_natural_person, "people": people}
    if given.person is not None:
        facts["person_id"] = record_person(ctx, dispute, MEDIATION, given.person).id
    consented_at = ctx.now if given.agrees else None
    add_row(ctx, DisputeParty, dispute, consented_at=consented_at, **facts)
    return dispute


def _people(given: RecordDisputePartyInput) -> int:
    """For how many people a party stands: none where it is a body."""
    if not given.is_natural_person:
        if given.people is not None or given.person is not None:
            raise BadInput(
                "单位不填人数和人员。",
                "A body stands for no people; leave people and person out.",
                field="people",
            )
        return 0
    people = given.people = 1 if given.people is None else given.people
    if given.person is not None and people != 1:
        raise BadInput(
            "人员只代表一个自然人，人数须为 1。",
            "A person stands for one natural person: people must be 1.",
            field="people",
        )
    check_range(given, "people", 1, rules.MOST_PEOPLE)
    return people
