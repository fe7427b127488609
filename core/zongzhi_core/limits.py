"""County limits 县级期限: how long what is county practice takes, set by a county from a day on.

A plugin names its limits as a code list and keeps what was set in a table of its own. What the law
says is in no such list, so that no county can set it. A limit that runs is moved by no setting.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Index, Integer, case, not_, select, text, update
from sqlalchemy.orm import Mapped, declared_attr

from .clock import FOREVER
from .columns import CountyRow, Stamp, TermRow, Text, field
from .commands.context import Context, argument, check_range, texts_of
from .errors import BadInput, RuleRefused
from .ids import new_id
from .tables import Division
from .terms import Sensitivity

#: PostgreSQL holds the open end as infinity.
_OPEN = text("valid_to >= '9999-12-31'")


class LimitRow(CountyRow, TermRow):
    """Mixin of such a table, which adds the column `kind`: which limit."""

    @declared_attr.directive
    @classmethod
    def __table_args__(cls) -> tuple[Index]:
        # What is set at the same time is set one after the other.
        name = f"uq_{cls.__tablename__}_open"  # type: ignore[attr-defined]
        where: Any = {"sqlite_where": _OPEN, "postgresql_where": _OPEN}
        return (Index(name, "county_id", "kind", unique=True, **where),)

    length: Mapped[int] = field("长度 How long, in the unit of the limit.", Integer)
    reason: Mapped[str] = field("依据 By which decision.", Text(500))
    set_by: Mapped[str] = field("制定人 Who set it.", Text(140), sensitivity=Sensitivity.PERSONAL)
    set_at: Mapped[datetime] = field("制定时间 When it was set.", Stamp)


@dataclass(kw_only=True)
class TermInput:
    """起止 By which decision something holds, and from which day."""

    reason: str = argument(
        "依据：依据何决定，最多500字。 By which decision, in at most 500 characters.", longest=500
    )
    valid_from: date | None = argument(
        "起：不填为今天。 From which day; today when left out.", default=None
    )


@dataclass(kw_only=True)
class LimitInput(TermInput):
    """县级期限 How long a limit is in a county; a command's input adds `kind`: which one."""

    county: str = argument("县代码 Code of the county.")
    length: int = argument("长度：以该期限的单位计。 How long, in the unit of the limit.")


def set_limit(ctx: Context, table: Any, given: Any, most: int) -> Division:
    """Set a limit in a county, in place of what was said of those days before; RULE_REFUSED where
    somebody else has said something from the same day on."""
    county = ctx.county(given.county)
    start = first_day(ctx, given)
    check_range(given, "length", 1, most)
    own = (table.county_id == county.id) & (table.kind == given.kind)
    end_terms(ctx, table, own, start, table.length)
    said = {"kind": given.kind, "length": given.length, "reason": given.reason.strip()}
    said |= {"valid_from": start, "set_by": ctx.actor.name, "set_at": ctx.now}
    ctx.add(table(id=new_id(), county_id=county.id, **said))
    return county


def limit_of(ctx: Context, table: Any, kind: Any, default: int) -> int:
    """How long a limit is today in the command's county."""
    own = (table.county_id == ctx.county_id) & (table.kind == kind)
    today = (table.valid_from <= ctx.today) & (ctx.today < table.valid_to)
    held = select(table.length).where(own, today).order_by(table.set_at.desc(), table.id.desc())
    return ctx.session.scalar(held) or default


def first_day(ctx: Context, given: Any) -> date:
    """From which day it holds; BAD_INPUT for a day that is over or never comes, or no reason."""
    texts_of(given, "reason")
    start: date = given.valid_from or ctx.today
    if not ctx.today <= start < FOREVER:
        raise BadInput(
            f"起始日 {start} 无效：应自 {ctx.today} 起，早于 {FOREVER}。",
            f"validFrom {start} must be {ctx.today} or later, and before {FOREVER}.",
            field="validFrom",
        )
    return start


def end_terms(ctx: Context, table: Any, own: Any, start: date, said: Any) -> None:
    """End the terms that reach beyond a day; one that has not begun by then never holds.
    RULE_REFUSED where somebody else has said something, a column, from the same day on."""
    taken = (table.valid_from == start) & (table.set_by != ctx.actor.name)
    held = ctx.session.scalar(select(said).where(own, taken, table.valid_to > start))
    if held is not None:
        held = getattr(held, "name", held)
        raise RuleRefused(
            f"他人已设定自该日起为 {held}；由其本人更正，或改自另一日起。",
            f"Somebody else has set it to {held} from that day on: they may correct that, or set "
            "yours from another day on.",
            rule="limit.same_day",
            field="validFrom",
        )
    # What somebody else sets meanwhile stays open, and refuses the row that would follow.
    ended = case((table.valid_from > start, table.valid_from), else_=start)
    before = update(table).where(own, not_(taken), table.valid_to > start).values(valid_to=ended)
    ctx.session.execute(before)
