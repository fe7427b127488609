"""Root fields that are no stored data: who reads, what is installed, what is measured."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import date
from typing import Annotated, Any

import strawberry

from zongzhi_core.access import Principal
from zongzhi_core.errors import ZongzhiError
from zongzhi_core.loading import Registry
from zongzhi_core.people.own import OwnRecord
from zongzhi_core.state import Snapshot
from zongzhi_core.terms import FigureKind, PluginState

from .own import MyRecord, shown
from .preview import SwitchPreview
from .terms import term_type


@strawberry.type(description="读者 Who asks, and how far the token reaches.")
class Viewer:
    name: str = strawberry.field(description="名称 Name of the token.")
    role: str = strawberry.field(description="角色 Role that it carries.")
    division: str | None = strawberry.field(
        description="辖区代码 Code of its division; null for the whole country."
    )
    plugins: list[str] = strawberry.field(description="插件 Plugins that are on in its reach.")
    commands: list[str] = strawberry.field(
        description="操作 Mutations that its role allows; the reach is checked when one runs."
    )


@strawberry.type(description="插件 An installed plugin.")
class Plugin:
    name: str = strawberry.field(description="名称 Its name.")
    title: str = strawberry.field(description="标题 Its title.")
    version: str = strawberry.field(description="版本 Its version.")


@strawberry.type(description="指标 A measure: what it is called, what it means, how it is counted.")
class Measure:
    name: str = strawberry.field(description="名称 Its name, plugin.noun.")
    title: str = strawberry.field(description="中文标题 Its Chinese title.")
    titleEn: str = strawberry.field(description="英文标题 Its English title.")
    plugin: str = strawberry.field(description="插件 The plugin that declares it.")
    kind: FigureKind = strawberry.field(
        description="类型 Stock, flow or ratio.", graphql_type=term_type(FigureKind)
    )
    additive: bool = strawberry.field(description="可加 Whether the parts below add up to it.")
    definition: str = strawberry.field(description="定义 What exactly is counted.")
    deprecationReason: str | None = strawberry.field(
        description="弃用说明 Why it goes, what takes its place, and the last version that has it."
    )


@strawberry.type(description="工作日历设定 A day of which it is said whether it is worked.")
class WorkDay:
    day: date = strawberry.field(description="日期 The day.")
    working: bool = strawberry.field(description="是否工作日 Whether it is worked.")
    name: str = strawberry.field(description="名称 The holiday for which, or the county's reason.")
    source: str = strawberry.field(
        description="来源 Who says so: the package with the nation's days off, or `county`."
    )


@strawberry.type(description="工作日历 Which days of a year are worked in a county.")
class WorkCalendar:
    year: int = strawberry.field(description="年份 The year.")
    known: bool = strawberry.field(
        description="已公布 Whether the nation's days off are known; if not, deadlines in this "
        "year are provisional."
    )
    days: list[WorkDay] = strawberry.field(
        description="日期 Days that differ from Monday to Friday, or that the county has set."
    )


@dataclass
class PlainDesk:
    """What the root fields that are no stored data answer from, and the faults of single ones."""

    principal: Principal
    registry: Registry
    snapshot: Snapshot
    #: Of a reader who has opened their own record: that, or why there is none.
    own: OwnRecord | ZongzhiError
    #: By the key of the field that asks.
    previews: Mapping[str, object]
    today: date
    faults: dict[str, ZongzhiError] = field(default_factory=dict)


def viewer(info: strawberry.Info[Any, Any]) -> Any:
    """The reader of this request."""
    principal = info.context.principal
    on = principal.plugins_on | {"core"}
    given = [part for name, part in info.context.registry.contributions.items() if name in on]
    return Viewer(
        name=principal.name,
        role=principal.role,
        division=principal.code,
        plugins=sorted(principal.plugins_on),
        commands=sorted(c.name for p in given for c in p.commands if principal.role in c.roles),
    )


def plugins(info: strawberry.Info[Any, Any]) -> Any:
    """What is installed."""
    installed = info.context.registry.plugins
    return [Plugin(name=c.name, title=c.title, version=c.version) for c in installed]


def measures(info: strawberry.Info[Any, Any]) -> Any:
    """The measures of core and of the plugins that are on in the reader's reach."""
    on = info.context.principal.plugins_on | {"core"}
    return [
        Measure(
            name=m.name,
            title=m.title,
            titleEn=m.title_en,
            plugin=m.plugin,
            kind=m.kind,
            additive=m.additive,
            definition=m.definition,
            deprecationReason=m.deprecation_reason,
        )
        for m in info.context.registry.measures
        if m.plugin in on
    ]


def work_calendar(
    info: strawberry.Info[Any, Any],
    county: Annotated[str, strawberry.argument(description="县代码 Code of the county.")],
    year: Annotated[int, strawberry.argument(description="年份 The year, from 2000 to 2100.")],
) -> Any:
    """The calendar of a county in reach; null with its error where there is none."""
    desk = info.context
    days = desk.snapshot.ground.work_days
    try:
        held = days.of(desk.snapshot.county(county, desk.principal.counties).id, year)
        listed = [WorkDay(**asdict(each)) for each in held]
        return WorkCalendar(year=year, known=days.knows(year), days=listed)
    except ZongzhiError as fault:
        desk.faults[info.path.key] = fault
        return None


def my_record(info: strawberry.Info[Any, Any]) -> Any:
    """The record of whoever opened it with a slip's code; null with its error for all others."""
    desk = info.context
    if isinstance(desk.own, ZongzhiError):
        desk.faults[info.path.key] = desk.own
        return None
    return shown(desk.own, desk.today)


def preview_plugin(
    info: strawberry.Info[Any, Any],
    county: Annotated[str, strawberry.argument(description="县代码 Code of the county.")],
    plugin: Annotated[str, strawberry.argument(description="插件 Name of the plugin.")],
    state: Annotated[
        PluginState,
        strawberry.argument(description="状态 ON or OFF.", graphql_type=term_type(PluginState)),
    ],
) -> Any:
    """What a switch would do, worked out beforehand; null with its error where it cannot be."""
    found = info.context.previews[info.path.key]
    if isinstance(found, ZongzhiError):
        info.context.faults[info.path.key] = found
        return None
    return found


#: Name → type, description, resolver.
PLAIN_ROOTS: dict[str, tuple[Any, str, Any]] = {
    "viewer": (Viewer, "读者 Who asks, and how far the token reaches.", viewer),
    "plugins": (list[Plugin], "插件 The installed plugins.", plugins),
    "myRecord": (
        MyRecord | None,
        "本人记录 All that is held of whoever opened it with a slip's code.",
        my_record,
    ),
    "previewPlugin": (
        SwitchPreview | None,
        "开关预演 What turning a plugin on or off in a county would do, without doing it.",
        preview_plugin,
    ),
    "workCalendar": (
        WorkCalendar | None,
        "工作日历 Which days of a year are worked in a county.",
        work_calendar,
    ),
    "measures": (list[Measure], "指标 The measures of the plugins that are on.", measures),
}
