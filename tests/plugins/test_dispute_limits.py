"""Limits of county practice: each new one is as long as the county said for its day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given as given_by
from hypothesis import settings
from hypothesis import strategies as st

from tests.plugins.small_county import SmallCounty, open_county
from tests.plugins.test_mediation_commands import context, register
from tests.plugins.test_mediation_loop import BY_NAME, MEDIATED, pass_days, seat, take, taken
from zongzhi_core.commands.context import Context
from zongzhi_core.deadlines import MONDAY_TO_FRIDAY, after_days, after_working_days
from zongzhi_core.errors import BadInput
from zongzhi_mediation import rules
from zongzhi_mediation.tables import Dispute, DisputeLimit
from zongzhi_mediation.terms import DisputeLimitKind, DisputeOutcome, DisputeRiskGrade

K = DisputeLimitKind


@pytest.fixture
def county() -> Iterator[SmallCounty]:
    with open_county() as empty:
        yield empty


def put(ctx: Context, kind: K, length: int, **more: Any) -> None:
    given = {"county": "530424", "kind": kind, "length": length, "reason": "县政法委决定", **more}
    command = BY_NAME["setDisputeLimit"]
    command.run(ctx, command.input(**given))


def settled(ctx: Context, dispute: Dispute) -> date | None:
    take(ctx, "settleDispute", dispute, outcome=DisputeOutcome.SETTLED_ORAL)
    return dispute.revisit_due_on


@given_by(
    st.lists(
        st.tuples(st.sampled_from(K), st.integers(1, 365), st.integers(0, 9), st.integers(0, 9)),
        max_size=6,
    )
)
@settings(max_examples=10, deadline=None)
def test_new_limit_is_that_of_its_day(said: list[tuple[K, int, int, int]]) -> None:
    """Whatever was set in whichever order: on each day the last word for that day counts, and
    without any what the rules say; the terms of one limit never overlap."""
    with open_county() as county:
        ctx = context(county)
        told: list[tuple[K, int, date]] = []
        for kind, length, ahead, passed in said:
            start = ctx.today + timedelta(days=ahead)
            put(ctx, kind, length, valid_from=start)
            told = [each for each in told if each[0] is not kind or each[2] < start]
            told.append((kind, length, start))
            pass_days(county, passed)
        now = dict(rules.LIMITS)
        now |= {kind: n for kind, n, start in told if start <= ctx.today}
        dispute = taken(ctx, *MEDIATED[:1])
        due = after_working_days(MONDAY_TO_FRIDAY, ctx.today, now[K.ACCEPT])
        assert register(ctx).due_at == due.ends_at
        take(ctx, "transferDispute", dispute, organisation=seat(county, "530424001"))
        signed = after_working_days(MONDAY_TO_FRIDAY, ctx.today, now[K.SIGN])
        assert dispute.sign_due_at == signed.ends_at
        revisit = after_days(MONDAY_TO_FRIDAY, ctx.today, now[K.REVISIT]).last_day
        assert settled(ctx, taken(ctx, *MEDIATED)) == revisit
        for kind in K:
            held = [row for row in county.rows(DisputeLimit) if row.kind is kind]
            spans = sorted((r.valid_from, r.valid_to) for r in held if r.valid_from < r.valid_to)
            assert all(a[1] <= b[0] for a, b in pairwise(spans))


def test_running_limit_moves_by_recomputation_alone(county: SmallCounty) -> None:
    """What is set moves nothing that runs; the explicit step counts from the same day as before."""
    ctx = context(county)
    waiting, sent = register(ctx), taken(ctx, "acceptDispute")
    take(ctx, "transferDispute", sent, organisation=seat(county, "530424001"))
    opened, due, sign_due = ctx.today, waiting.due_at, sent.sign_due_at
    mediated = sent.due_at
    pass_days(county, 1)
    put(ctx, K.ACCEPT, 10)
    put(ctx, K.SIGN, 5)
    assert (waiting.due_at, sent.sign_due_at) == (due, sign_due)
    for dispute in (waiting, sent):
        take(ctx, "recomputeDisputeDeadline", dispute)
    assert waiting.due_at == after_working_days(MONDAY_TO_FRIDAY, opened, 10).ends_at
    assert sent.sign_due_at == after_working_days(MONDAY_TO_FRIDAY, opened, 5).ends_at
    assert sent.due_at == mediated
    take(ctx, "signDispute", sent)
    take(ctx, "recomputeDisputeDeadline", sent)
    assert sent.sign_due_at is None


def test_second_revisit_is_never_before_the_first(county: SmallCounty) -> None:
    ctx = context(county)
    put(ctx, K.REVISIT, 120)
    dispute = taken(ctx, *MEDIATED)
    dispute.risk_grade = DisputeRiskGrade.V3
    county.session.flush()
    first = settled(ctx, dispute)
    assert first == after_days(MONDAY_TO_FRIDAY, ctx.today, 120).last_day
    assert rules.days_to_revisit(dispute.risk_grade, 1, (120, 90)) == 120
    assert rules.days_to_revisit(None, 1, (120, 90)) is None


def test_what_the_law_sets_is_no_county_limit() -> None:
    """Nobody can name the limits of mediation, of confirmation or of an extension."""
    assert {kind.name for kind in K} == {"ACCEPT", "SIGN", "REVISIT", "SECOND_REVISIT", "REPORT"}
    assert rules.LIMITS == {
        K.ACCEPT: 3,
        K.SIGN: 1,
        K.REVISIT: 15,
        K.SECOND_REVISIT: 90,
        K.REPORT: 24,
    }


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"length": 0}, "length"),
        ({"length": -1}, "length"),
        ({"length": 366}, "length"),
        ({"reason": " "}, "reason"),
        ({"valid_from": date(2026, 3, 1)}, "validFrom"),
        ({"county": "530424001"}, "county"),
    ],
)
def test_unsound_limit_is_refused(county: SmallCounty, changes: dict[str, Any], field: str) -> None:
    ctx = context(county)
    given = {"kind": K.SIGN, "length": 2, **changes}
    with pytest.raises(BadInput) as found:
        put(ctx, **given)
    assert found.value.details["field"] == field
    assert county.rows(DisputeLimit) == []
