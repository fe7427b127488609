"""Root fields that are no stored data: who reads, what is installed, what is measured."""

from __future__ import annotations

from typing import Any

import strawberry

from zongzhi_core.access import Principal
from zongzhi_core.loading import Registry
from zongzhi_core.terms import FigureKind

from .terms import term_type


@strawberry.type(description="读者 Who asks, and how far the token reaches.")
class Viewer:
    name: str = strawberry.field(description="名称 Name of the token.")
    role: str = strawberry.field(description="角色 Role that it carries.")
    division: str | None = strawberry.field(
        description="辖区代码 Code of its division; null for the whole country."
    )
    plugins: list[str] = strawberry.field(description="插件 Plugins that are on in its reach.")


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


def _context(info: strawberry.Info[Any, Any]) -> tuple[Principal, Registry]:
    context = info.context
    return context["principal"], context["registry"]


def viewer(info: strawberry.Info[Any, Any]) -> Any:
    """The reader of this request."""
    principal, _ = _context(info)
    return Viewer(
        name=principal.name,
        role=principal.role,
        division=principal.code,
        plugins=sorted(principal.plugins_on),
    )


def plugins(info: strawberry.Info[Any, Any]) -> Any:
    """What is installed."""
    _, registry = _context(info)
    return [Plugin(name=c.name, title=c.title, version=c.version) for c in registry.plugins]


def measures(info: strawberry.Info[Any, Any]) -> Any:
    """The measures of core and of the plugins that are on in the reader's reach."""
    principal, registry = _context(info)
    on = principal.plugins_on | {"core"}
    return [
        Measure(
            name=m.name,
            title=m.title,
            titleEn=m.title_en,
            plugin=m.plugin,
            kind=m.kind,
            additive=m.additive,
            definition=m.definition,
        )
        for m in registry.measures
        if m.plugin in on
    ]


#: Name → type, description, resolver.
PLAIN_ROOTS: dict[str, tuple[Any, str, Any]] = {
    "viewer": (Viewer, "读者 Who asks, and how far the token reaches.", viewer),
    "plugins": (list[Plugin], "插件 The installed plugins.", plugins),
    "measures": (list[Measure], "指标 The measures of the plugins that are on.", measures),
}
