"""What one plugin adds, read from its declarations: as data, and as a page in Markdown."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, get_type_hints

from zongzhi_core.contribution import Contribution
from zongzhi_core.graph.declare import Connection, Declared, Leaf, Many
from zongzhi_core.terms import Sensitivity

#: Part → its heading, and the headings of its columns.
PARTS = {
    "types": ("类型 Types", "类型 Type", "说明 Description", "级别 Class"),
    "fields": ("字段 Fields", "字段 Field", "类型 Type", "说明 Description", "级别 Class"),
    "commands": ("操作 Commands", "操作 Mutation", "说明 Description", "可用角色 Roles"),
    "rootFields": ("根字段 Root fields", "字段 Field", "说明 Description"),
    "tables": ("数据表 Tables", "表 Table", "列 Columns"),
    "retention": ("保留期限 Retention", "表 Table", "期限 Until", "到期后 What is written then"),
    "events": ("事件 Events", "事件 Event", "方向 Direction"),
    "measures": ("指标 Measures", "指标 Measure", "名称 Title", "口径 Definition"),
    "permissions": ("权限 Permissions", "数据或操作 What", "要求 Needs"),
    "personalData": ("个人信息 Personal data", "位置 Where", "级别或用途 Class or purpose"),
}


def describe(plugin: Contribution) -> dict[str, Any]:
    """Each part as a list of rows, whose keys follow the columns of `PARTS`."""
    return {
        "name": plugin.name,
        "title": plugin.title,
        "version": plugin.version,
        "distribution": plugin.distribution,
        "requires": {name: str(versions) for name, versions in plugin.requires.items()},
        "types": [
            {"type": n.name, "description": n.doc, "class": n.sensitivity.name}
            for n in plugin.nodes
        ],
        "fields": [
            {
                "field": place,
                "type": type_of(declared),
                "description": declared.doc,
                "class": declared.sensitivity.name,
            }
            for place, declared in _fields(plugin)
        ],
        "commands": [
            {"mutation": c.name, "description": c.doc, "roles": sorted(c.roles)}
            for c in plugin.commands
        ],
        "rootFields": [{"field": x.name, "description": x.doc} for x in plugin.lookups],
        "tables": [
            {"table": t.__tablename__, "columns": [c.name for c in t.__table__.columns]}
            for t in plugin.tables
        ],
        "retention": [
            {"table": k.table.__tablename__, "until": k.until, "then": [*_written(k.erased)]}
            for k in plugin.retentions
        ],
        "events": [
            *({"event": event, "direction": "发出 sent"} for event in plugin.events),
            *({"event": r.event, "direction": "收听 heard"} for r in plugin.reactions),
        ],
        "measures": [
            {"measure": m.name, "title": f"{m.title} {m.title_en}", "definition": m.definition}
            for m in plugin.measures
        ],
        "permissions": [
            *({"what": n.name, "needs": f"{n.sensitivity.name} 数据 data"} for n in plugin.nodes),
            *({"what": c.name, "needs": ", ".join(sorted(c.roles))} for c in plugin.commands),
        ],
        "personalData": [*_personal(plugin)],
    }  # fmt: skip


def _written(values: Mapping[str, Any]) -> Iterator[str]:
    """What is written into which column: a value, or a new one for each row."""
    for name, value in values.items():
        yield f"{name}: {'新值 a new one' if callable(value) else value}"


def type_of(declared: Declared) -> str:
    """The GraphQL type of a field, without arguments and nullability."""
    if isinstance(declared, Leaf):
        kind = declared.kind if isinstance(declared.kind, str) else declared.kind.__name__
        return f"[{kind}]" if declared.listed else kind
    target = str(getattr(declared, "target", "Figure"))
    if isinstance(declared, Connection):
        return f"{target}Connection"
    return f"[{target}]" if isinstance(declared, Many) else target


def _fields(plugin: Contribution) -> Iterator[tuple[str, Declared]]:
    for node in plugin.nodes:
        yield from ((f"{node.name}.{f.graphql_name}", f) for f in node.fields.values())
    for extension in plugin.extensions:
        yield f"{extension.type_name}.{extension.declared.graphql_name}", extension.declared


def _personal(plugin: Contribution) -> Iterator[dict[str, str]]:
    """What it holds or shows of people: all that is not ORDINARY, ids of persons, purposes, and
    what its commands take of a person."""
    ordinary = Sensitivity.ORDINARY
    for table in plugin.tables:
        for column in table.__table__.columns:
            level = column.info.get("sensitivity", ordinary)
            if level is not ordinary or column.name.endswith("person_id"):
                told = "编号 opaque id" if level is ordinary else level.name
                yield {"where": f"{table.__tablename__}.{column.name}", "class": told}
    for place, declared in _fields(plugin):
        if declared.sensitivity is not ordinary:
            yield {"where": place, "class": declared.sensitivity.name}
        elif getattr(declared, "target", "") == "Person":
            yield {"where": place, "class": "按用途脱敏 masked by purpose"}
    for command in plugin.commands:
        for part in dataclasses.fields(command.input):
            if re.search("PersonInput|ToldText", str(get_type_hints(command.input)[part.name])):
                where = f"{command.name}.{part.name}"
                yield {"where": where, "class": "密封保存 sealed by the vault"}
    for code, purpose in plugin.purposes.items():
        keeps = f"{purpose.title} {purpose.title_en}; {purpose.keep_days} d"
        yield {"where": code, "class": keeps}


def render(told: Mapping[str, Any]) -> str:
    """A described plugin as a section of a page; parts with nothing in them say so."""
    requires = ", ".join(
        f"{name} {versions}".strip() for name, versions in told["requires"].items()
    )
    lines = [
        f"## {told['name']} {told['title']}",
        "",
        f"{told['distribution']}, {told['version']}. 依赖 Requires: {requires or '无 nothing'}.",
    ]
    for part, (heading, *columns) in PARTS.items():
        lines += ["", f"### {told['name']}: {heading}", ""]
        rows = [[_cell(value) for value in row.values()] for row in told[part]]
        lines += _table([columns, *rows]) if rows else ["无 None."]
    return "\n".join(lines) + "\n"


def _cell(value: str | list[str]) -> str:
    text = ", ".join(value) if isinstance(value, list) else value
    return " ".join(text.split()).replace("|", "\\|")


def _table(rows: Sequence[Sequence[str]]) -> list[str]:
    head, *rest = (f"| {' | '.join(row)} |" for row in rows)
    return [head, f"|{' --- |' * len(rows[0])}", *rest]
