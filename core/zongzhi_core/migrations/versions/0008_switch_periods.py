"""Since when a plugin was on or off, what was handed over when it was turned off, and policies."""

import json
from datetime import UTC, date, datetime, timedelta
from typing import Any

import sqlalchemy as sa
from alembic import op

from zongzhi_core.clock import FOREVER
from zongzhi_core.columns import Code, Id, Stamp, Text
from zongzhi_core.ids import new_id
from zongzhi_core.terms import PluginRule, PluginState

revision = "core_0008"
down_revision = "core_0007"


def upgrade() -> None:
    _switch()
    _handed()
    _policy()
    _past()


def _placed() -> list[sa.Column[Any]]:
    return [
        sa.Column("county_id", Id(), nullable=False),
        sa.Column("id", Id(), nullable=False),
        sa.Column("division_id", Id(), nullable=False),
        sa.Column("path", Text(16), nullable=False),
        sa.Column("placed_on", sa.Date(), nullable=False),
    ]


def _index(table: str, **more: list[str]) -> None:
    for name in ("id", "division_id", "path"):
        if name != "id" or table != "core_plugin_policy":
            op.create_index(f"ix_{table}_{name}", table, [name])
    for name, columns in more.items():
        op.create_index(f"ix_{table}_{name}", table, columns)


def _switch() -> None:
    op.create_table(
        "core_plugin_switch",
        *_placed(),
        sa.Column("plugin", Text(40), nullable=False),
        sa.Column("state", Code(PluginState), nullable=False),
        sa.Column("since", Stamp(), nullable=False),
        sa.Column("until", Stamp(), nullable=True),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("valid_to", sa.Date(), nullable=False),
        sa.Column("reason", Text(500), nullable=False),
        sa.Column("actor", Text(140), nullable=False),
        sa.Column("approved_by", Text(140), nullable=True),
        sa.Column("office_id", Id(), nullable=True),
        sa.PrimaryKeyConstraint("county_id", "id", name=op.f("pk_core_plugin_switch")),
    )
    _index("core_plugin_switch", plugin=["county_id", "plugin", "valid_to"])


def _handed() -> None:
    op.create_table(
        "core_handed_deadline",
        *_placed(),
        sa.Column("switch_id", Id(), nullable=False),
        sa.Column("office_id", Id(), nullable=False),
        sa.Column("plugin", Text(40), nullable=False),
        sa.Column("kind", Text(60), nullable=False),
        sa.Column("matter_id", Text(100), nullable=False),
        sa.Column("no", Text(100), nullable=False),
        sa.Column("due_at", Stamp(), nullable=False),
        sa.PrimaryKeyConstraint("county_id", "id", name=op.f("pk_core_handed_deadline")),
    )
    _index("core_handed_deadline", switch=["county_id", "switch_id", "due_at"])


def _policy() -> None:
    op.create_table(
        "core_plugin_policy",
        sa.Column("division_id", Id(), nullable=False),
        sa.Column("path", Text(16), nullable=False),
        sa.Column("id", Id(), nullable=False),
        sa.Column("plugin", Text(40), nullable=False),
        sa.Column("rule", Code(PluginRule), nullable=False),
        sa.Column("on_at_first", sa.Boolean(), nullable=False),
        sa.Column("reason", Text(500), nullable=False),
        sa.Column("set_by", Text(140), nullable=False),
        sa.Column("set_at", Stamp(), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("valid_to", sa.Date(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_core_plugin_policy")),
    )
    _index("core_plugin_policy")


# --- the periods before, as far as the journal tells them ----------------------------------------


def _past() -> None:
    connection = op.get_bind()
    rows: list[dict[str, Any]] = []
    held = sa.text("SELECT county_id, plugin, state, since, reason FROM core_county_plugin")
    for county, plugin, state, since, reason in connection.execute(held).all():
        told = [
            {"state": is_on, "since": at, "actor": actor, "reason": ""}
            for is_on, at, actor in _journaled(connection, county, plugin)
        ]
        now = {"state": state, "since": _moment(since), "actor": "", "reason": reason}
        if told and told[-1]["since"] == now["since"]:
            now["actor"] = told.pop()["actor"]
        rows += _periods(connection, county, plugin, [*told, now])
    table = sa.table("core_plugin_switch", *(sa.column(c, t) for c, t in _TYPES.items()))
    if rows:
        connection.execute(sa.insert(table), rows)


_TYPES: dict[str, Any] = {
    **dict.fromkeys(("county_id", "id", "division_id"), Id()),
    **dict.fromkeys(("path", "plugin", "state", "reason", "actor"), Text()),
    **dict.fromkeys(("since", "until"), Stamp()),
    **dict.fromkeys(("placed_on", "valid_from", "valid_to"), sa.Date()),
}


def _moment(value: Any) -> datetime:
    moment = value if isinstance(value, datetime) else datetime.fromisoformat(value)
    return moment.astimezone(UTC)


def _journaled(
    connection: sa.Connection, county: str, plugin: str
) -> list[tuple[str, datetime, str]]:
    told = sa.text(
        "SELECT changes, at, actor FROM core_journal WHERE county_id = :county "
        "AND command = 'setPlugin' ORDER BY at, id"
    )
    entries = connection.execute(told, {"county": county}).all()
    read = [(json.loads(changes), _moment(at), actor) for changes, at, actor in entries]
    return [(c["state"], at, actor) for c, at, actor in read if c.get("plugin") == plugin]


def _periods(
    connection: sa.Connection, county: str, plugin: str, told: list[dict[str, Any]]
) -> list[dict[str, Any]]:
    lies = sa.text(
        "SELECT path FROM core_division_version WHERE division_id = :id ORDER BY valid_from DESC"
    )
    path = connection.execute(lies, {"id": county}).scalar() or "~"
    ends = [*(each["since"] for each in told[1:]), None]
    shared = {"county_id": county, "division_id": county, "path": path, "plugin": plugin}
    return [
        {
            **shared,
            **each,
            "id": new_id(),
            "until": until,
            "placed_on": _day(each["since"]),
            "valid_from": _day(each["since"]),
            "valid_to": FOREVER if until is None else _day(until),
        }
        for each, until in zip(told, ends, strict=True)
    ]


def _day(moment: datetime) -> date:
    return (moment + timedelta(hours=8)).date()
