"""A dispute is registered, by whoever or whatever brings it; and what runs from then on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import select

from zongzhi_core.plugin_api import (
    BadInput,
    Context,
    Division,
    LimitInput,
    RuleRefused,
    ToldText,
    argument,
    check_range,
    command,
    day_of,
    new_id,
    set_limit,
)

from .. import rules
from ..tables import Dispute, DisputeLimit, DisputeSummary
from ..terms import DisputeCategoryCode, DisputeLimitKind, DisputeScale, DisputeStatus, IntakeSource
from .parties import MEDIATION
from .steps import (
    HANDLERS,
    LONGEST_NOTE,
    DisputeStepInput,
    add_row,
    add_step,
    check_day,
    checked_note,
    limit_now,
    take_step,
)
from .transferring import last_transfer, sign_due

REGISTERED = "mediation.dispute_registered"
EVENTS = (REGISTERED,)

_LONGEST_EXTERNAL_NO = 60


@dataclass
class RegisterDisputeInput:
    """登记纠纷 What whoever registers a dispute must and may say."""

    division: str = argument(
        "区划代码：村、乡或县的代码。 Code of the village, township or county."
    )
    category_code: DisputeCategoryCode = argument("类别 Category of the dispute.")
    scale: DisputeScale = argument(
        "规模：不填为个体性事件。 Scale; an individual matter unless said otherwise.",
        default=DisputeScale.V01,
    )
    source: IntakeSource = argument(
        "来源：不填为群众上门。 By which way it came in; walk-in unless said otherwise.",
        default=IntakeSource.WALK_IN,
    )
    external_no: str | None = argument(
        "外部编号：来源系统中的编号，同县同来源不得重复。 Its number in the system that it came "
        "from; once in a county and source.",
        default=None,
    )
    people_involved: int | None = argument(
        "涉及人数：涉及多少人。 How many people it touches.", default=None
    )
    occurred_on: date | None = argument("发生日期 When it arose.", default=None)
    summary: ToldText | None = argument(
        "事件简述：来人所述的经过，最多500字，仅少数人可见。 What it is about, as it was told, in "
        "at most 500 characters; few may read it.",
        default=None,
        longest=LONGEST_NOTE,
    )


@dataclass(kw_only=True)
class SetDisputeLimitInput(LimitInput):
    """县级期限 Which limit of disputes is how long in a county, from when and why."""

    kind: DisputeLimitKind = argument("期限 Which limit.")


@command("registerDispute", thing="Dispute", roles=(*HANDLERS, "integrator"))
def register_dispute(ctx: Context, given: RegisterDisputeInput) -> Dispute:
    """登记纠纷：登记后由中心受理或不予受理。 Register a dispute; the centre then accepts or
    declines it."""
    place = ctx.place(given.division)
    external_no = _check(ctx, given)
    return register(
        ctx,
        ctx.actor.role,
        division_id=place.id,
        category_code=given.category_code,
        scale=given.scale,
        source=given.source,
        external_no=external_no,
        people_involved=given.people_involved,
        occurred_on=given.occurred_on,
        summary=given.summary,
    )


@command("recomputeDisputeDeadline", thing="Dispute", roles=HANDLERS)
def recompute_dispute_deadline(ctx: Context, given: DisputeStepInput) -> Dispute:
    """重算期限：按现行工作日历和县级期限重算在办期限，其他操作不改变期限。 Count the limit that
    runs anew, by the work calendar and the county's limits as they are now, and that of a
    transfer that is not signed for; nothing else ever moves them."""

    def guard(dispute: Dispute) -> Mapping[str, Any]:
        last = last_transfer(ctx, dispute) if dispute.sign_due_at else None
        return {"sign_due_at": sign_due(ctx, day_of(last.at))} if last else {}

    return take_step(ctx, given, "recomputeDisputeDeadline", guard=guard, anew=True)


@command("setDisputeLimit", thing="Division", roles=("county_admin",))
def set_dispute_limit(ctx: Context, given: SetDisputeLimitInput) -> Division:
    """设定县级期限：自某日起设定县级期限；法定期限不变，在办的不受影响。 Say how long a limit of
    disputes that is county practice is from a day on; what the law sets stays. Limits that run
    already stay as they are."""
    return set_limit(ctx, DisputeLimit, given, rules.MOST_LIMIT)


def register(ctx: Context, by: str, summary: ToldText | None = None, **facts: Any) -> Dispute:
    """Write a new dispute with its number and first step, taken `by` a role, and what was told of
    it, which is kept as long as its persons are."""
    told = summary if summary and summary.values() else None
    checked_note(told and " ".join(told.split()), "summary")
    dispute = Dispute(
        id=new_id(),
        county_id=ctx.county_id,
        placed_on=ctx.today,
        no=_next_no(ctx),
        status=DisputeStatus.REGISTERED,
        opened_at=ctx.now,
        version=1,
        **limit_now(ctx, DisputeStatus.REGISTERED, ctx.now, None),
        **facts,
    )
    ctx.add(dispute)
    add_step(ctx, dispute, "registerDispute", None, by)
    if told is not None:
        until = ctx.today + timedelta(days=MEDIATION.keep_days)
        add_row(ctx, DisputeSummary, dispute, **told.row(), keep_until=until)
    ctx.emit(
        REGISTERED,
        dispute.id,
        division_id=dispute.division_id,
        category_code=dispute.category_code,
        source=dispute.source,
        event_id=dispute.event_id,
    )
    return dispute


def _next_no(ctx: Context) -> str:
    year = ctx.today.year
    return rules.dispute_no(ctx.county_code, year, ctx.number(rules.dispute_series(year)))


def _check(ctx: Context, given: RegisterDisputeInput) -> str | None:
    """Refuse what cannot be registered; the external number, trimmed."""
    if given.people_involved is not None:
        check_range(given, "people_involved", 1, rules.MOST_PEOPLE)
    if given.occurred_on is not None:
        check_day(given.occurred_on, rules.FIRST_DAY, ctx.today, "occurredOn")
    if given.external_no is None:
        return None
    external_no = given.external_no.strip()
    if not 0 < len(external_no) <= _LONGEST_EXTERNAL_NO or not external_no.isprintable():
        raise BadInput(
            f"外部编号须为 1 至 {_LONGEST_EXTERNAL_NO} 个可见字符。",
            f"externalNo must have 1 to {_LONGEST_EXTERNAL_NO} printable characters.",
            field="externalNo",
        )
    _check_external_no(ctx, given.source, external_no)
    return external_no


def _check_external_no(ctx: Context, source: IntakeSource, external_no: str) -> None:
    """A matter that comes in twice from the same system is one dispute."""
    there = ctx.session.execute(
        select(Dispute.no, Dispute.path).where(
            Dispute.county_id == ctx.county_id,
            Dispute.source == source,
            Dispute.external_no == external_no,
        )
    ).first()
    if there is None:
        return
    # A number outside the actor's scope is not told: it may not know of that dispute.
    no = there.no if ctx.actor.reaches(there.path) else "—"
    raise RuleRefused(
        f"来源 {source.name} 的外部编号“{external_no}”在本县已登记，编号 {no}。",
        f'External number "{external_no}" of source {source.name} is registered in this county '
        f"already, under number {no}.",
        rule="dispute.external_no_unique",
        field="externalNo",
    )
