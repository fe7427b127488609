"""延迟告知 Telling the persons of a case later who read them: by an authority's order, with an end.

What is written while an order holds is told when it ends, to the second. What was told already
stays told: no order reaches back. docs/decisions/0033 says why.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, select

from ..columns import place_of
from ..commands.context import Context, GlobalId, argument, check_range, command, texts_of
from ..errors import RuleRefused
from ..ids import new_id
from .emergencies import find_in_case
from .tables import LateDisclosure, Person, is_case

MOST_DAYS = 180


@dataclass(kw_only=True)
class OrderLateDisclosureInput:
    """延迟告知 Of which case, by whose order, why, and for how long."""

    case_id: GlobalId = argument("事项编号 Id of the case.")
    authority: str = argument("决定机关 Which authority ordered it.", longest=200)
    order_no: str = argument("文号 Number of its order.", longest=100)
    reason: str = argument("理由：不写姓名。 Why; name nobody in it.", longest=500)
    days: int = argument("天数：自今天起，最多180天。 For how many days from now, at most 180.")


@dataclass(kw_only=True)
class ExtendLateDisclosureInput:
    """延长延迟告知 Which order, by how much."""

    id: GlobalId = argument("编号 Id of the order.")
    days: int = argument("天数：最多180天。 By how many days, at most 180.")


@command("orderLateDisclosure", thing="LateDisclosure", roles=("county_admin",))
def order_late_disclosure(ctx: Context, given: OrderLateDisclosureInput) -> LateDisclosure:
    """延迟告知：决定期间的查阅届满后才向本人显示，至多180天；此前的照常显示。 Let the persons of a
    case see who reads them from now on only when the order ends, within 180 days; what was read
    before stays shown."""
    texts = texts_of(given, "authority", "order_no", "reason")
    person = find_in_case(ctx, given.case_id)
    ctx.number("late_disclosure")  # one case's orders wait here for each other
    _require_none(ctx, person)
    order = LateDisclosure(
        **place_of(person),
        id=new_id(),
        matter_id=person.matter_id,
        **texts,
        signed_by=ctx.actor.name,
        begins_at=ctx.now,
        ends_at=ctx.now + _span(given),
    )
    ctx.add(order)
    return order


@command("extendLateDisclosure", thing="LateDisclosure", roles=("county_admin",))
def extend_late_disclosure(ctx: Context, given: ExtendLateDisclosureInput) -> LateDisclosure:
    """延长延迟告知：由签发人以外的人延长一次，须在届满之前。 Move the end of an order that still
    holds, once, by another than who signed it."""
    order = ctx.load(LateDisclosure, given.id, "late_disclosure")
    if order.signed_by in ctx.actor.names:
        raise RuleRefused(
            "延长须由另一人签署。",
            "Whoever signed the order does not sign its extension; another does.",
            rule="late_disclosure.second_person",
        )
    table, ends_at = LateDisclosure, order.ends_at + _span(given)
    holds = (table.extended_by.is_(None), table.ends_at > ctx.now)
    if not ctx.change(order, *holds, extended_by=ctx.actor.name, ends_at=ends_at):
        raise RuleRefused(
            "该延迟告知已延长过或已到期。",
            "The order was extended once already, or has ended: what it held back is told.",
            rule="late_disclosure.extended_once",
        )
    ctx.changed(order, ends_at=order.ends_at)
    return order


def held_back(case: Any, at: Any, now: datetime) -> ColumnElement[bool]:
    """Is something of a case, written at a moment, not told yet?"""
    return _covers(case, at, LateDisclosure.ends_at > now)


def told_late(case: Any, at: Any, now: datetime) -> ColumnElement[bool]:
    """Was it held back once, and is told by now?"""
    return _covers(case, at, LateDisclosure.ends_at <= now)


def _covers(case: Any, at: Any, *more: Any) -> ColumnElement[bool]:
    order: Any = LateDisclosure
    held = select(order.id).where(
        is_case(order, case),
        order.begins_at <= at,
        at < order.ends_at,
        *more,
    )
    found: ColumnElement[bool] = held.correlate_except(order).exists()
    return found


def _require_none(ctx: Context, person: Person) -> None:
    """RULE_REFUSED while another order of the case holds: orders in a chain would have no end."""
    table: Any = LateDisclosure
    held = select(table.id).where(is_case(table, person), table.ends_at > ctx.now)
    if ctx.session.scalar(held.limit(1)):
        raise RuleRefused(
            "该事项已有延迟告知；由另一人延长一次。",
            "An order of this case holds already; another person may extend it, once.",
            rule="late_disclosure.one_order",
            allowed=["extendLateDisclosure"],
        )


def _span(given: Any) -> timedelta:
    check_range(given, "days", 1, MOST_DAYS)
    return timedelta(days=given.days)


COMMANDS = (order_late_disclosure, extend_late_disclosure)
