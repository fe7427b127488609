"""Disputes that should not count: merged into another, or void by two persons' word."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest

from tests.plugins.small_county import SmallCounty, open_county
from tests.plugins.test_mediation_commands import context, register, told
from tests.plugins.test_mediation_loop import MEDIATED, pass_days, refused, take, taken
from zongzhi_core.commands.context import Context
from zongzhi_core.errors import NotFound
from zongzhi_core.tables import JournalEntry
from zongzhi_mediation.figures import MEASURES
from zongzhi_mediation.tables import Dispute, DisputeVoidRequest
from zongzhi_mediation.terms import DisputeStatus

ACCEPTED = next(measure for measure in MEASURES if measure.name == "mediation.accepted")


@pytest.fixture
def county() -> Iterator[SmallCounty]:
    with open_county() as empty:
        yield empty


def into(dispute: Dispute, **more: Any) -> dict[str, Any]:
    return {"into": f"dispute_{dispute.id}", "same_matter": True, **more}


def somebody_else(county: SmallCounty) -> Context:
    other: Any = context(county)
    other.actor.name, other.actor.names = "another", {"another"}
    context_of: Context = other
    return context_of


# --- merging --------------------------------------------------------------------------------------


def test_merged_dispute_leaves_the_count_to_its_target(county: SmallCounty) -> None:
    ctx = context(county)
    twin, target = taken(ctx, *MEDIATED), taken(ctx, "acceptDispute")
    day = ctx.today.isoformat()
    assert county.figure(ACCEPTED, "530424", day) == 2
    take(ctx, "mergeDispute", twin, **into(target))
    assert (twin.status, twin.merged_into_id) == (DisputeStatus.VOID, target.id)
    assert (twin.due_at, target.status) == (None, DisputeStatus.ACCEPTED)
    assert county.figure(ACCEPTED, "530424", day) == 1
    assert told(county)[-1] == (
        "mediation.dispute_merged",
        {"division_id": twin.division_id, "merged_into_id": target.id},
    )


def test_accepted_dispute_merges_into_accepted_only(county: SmallCounty) -> None:
    ctx = context(county)
    twin, target = taken(ctx, "acceptDispute"), register(ctx)
    assert refused(ctx, "mergeDispute", twin, **into(target)) == "dispute.target_counts"
    take(ctx, "acceptDispute", target)
    take(ctx, "mergeDispute", twin, **into(target))


def test_merge_target_goes_on(county: SmallCounty) -> None:
    """Not into itself, nor into what is declined, withdrawn or void; not unless it is the same."""
    ctx = context(county)
    twin = register(ctx)
    gone = taken(ctx, "acceptDispute")
    take(ctx, "withdrawDispute", gone, claimant_asks=True)
    merged = register(ctx)
    take(ctx, "mergeDispute", merged, **into(register(ctx)))
    for target in (twin, gone, merged):
        assert refused(ctx, "mergeDispute", twin, **into(target)) == "dispute.merge_target"
    rule = refused(ctx, "mergeDispute", twin, **into(register(ctx), same_matter=False))
    assert rule == "dispute.same_matter"


def test_merge_target_out_of_reach_is_not_found(county: SmallCounty) -> None:
    ctx = context(county)
    twin, far = register(ctx), register(ctx, division="530424002001")
    with pytest.raises(NotFound) as found:
        take(context(county, within="530424001"), "mergeDispute", twin, **into(far))
    assert found.value.details["field"] == "into"


# --- void -----------------------------------------------------------------------------------------


def test_void_takes_two_persons_on_one_day(county: SmallCounty) -> None:
    ctx = context(county)
    dispute, other = register(ctx), somebody_else(county)
    assert refused(other, "confirmDisputeVoid", dispute) == "dispute.void_requested"
    take(ctx, "requestDisputeVoid", dispute, reason="重复录入")
    assert refused(ctx, "confirmDisputeVoid", dispute) == "dispute.void_by_another"
    take(other, "confirmDisputeVoid", dispute)
    assert dispute.status is DisputeStatus.VOID
    assert told(county)[-1][0] == "mediation.dispute_voided"


def test_request_to_void_ends_with_its_day(county: SmallCounty) -> None:
    ctx = context(county)
    dispute, other = register(ctx), somebody_else(county)
    take(ctx, "requestDisputeVoid", dispute, reason="误登")
    # From the last second of the day in Shanghai to the first of the next.
    clock: Any = county.sample.clock
    clock.at += timedelta(days=1)
    assert refused(other, "confirmDisputeVoid", dispute) == "dispute.void_requested"
    clock.at -= timedelta(seconds=1)
    take(other, "confirmDisputeVoid", dispute)


def test_each_may_confirm_the_request_of_the_other(county: SmallCounty) -> None:
    ctx = context(county)
    dispute, other = register(ctx), somebody_else(county)
    for each in (ctx, other):
        take(each, "requestDisputeVoid", dispute, reason="误登")
    pass_days(county, 0)
    take(ctx, "confirmDisputeVoid", dispute)
    assert [row.seq for row in county.rows(DisputeVoidRequest)] == [1, 2]


def test_request_keeps_no_name_in_the_journal(county: SmallCounty) -> None:
    ctx = context(county)
    take(ctx, "requestDisputeVoid", register(ctx), reason="误登 金丝雀")
    changes = [row.changes for row in county.rows(JournalEntry)]
    assert not [each for each in changes if "tester" in each or "金丝雀" in each]
