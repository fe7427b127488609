"""`zongzhi schema`: what the API is, and whether clients of an earlier one are served by it."""

from __future__ import annotations

import sys
from typing import Any

import click
from graphql import GraphQLError, GraphQLSchema, build_schema, find_schema_changes
from graphql.utilities.find_schema_changes import BreakingChangeType, SafeChangeType

from zongzhi_core.errors import BadInput
from zongzhi_core.state import StateKeeper
from zongzhi_core.tokens import check_plugins

from ..compose import compose
from ..installed import load_installed
from .desk import Desk, run, split_names


def of_plugins(command: Any) -> Any:
    """The options that say of which plugins."""
    names = click.option("--plugins", "names", metavar="A,B", help='这些插件 Of these; "" is core.')
    return click.option("--county", metavar="CODE", help="某县的接口 Of a county.")(names(command))


@click.group()
def schema() -> None:
    """接口定义 The GraphQL schema."""


@schema.command("print")
@of_plugins
def print_schema(county: str | None, names: str | None) -> None:
    """打印接口定义 Print the schema: of all plugins, of a county, or of the plugins named."""
    click.echo(_text(county, names))


@schema.command("check")
@click.argument("file", type=click.File(encoding="utf-8"))
@of_plugins
def check_schema(file: Any, county: str | None, names: str | None) -> None:
    """核对接口 Compare a schema that was saved earlier with that of now. Prints what is no longer
    as it was, and ends with status 1 where that breaks clients."""
    old, new = _read(file.read(), file.name), build_schema(_text(county, names))
    changes = [c for c in find_schema_changes(old, new) if not isinstance(c.type, SafeChangeType)]
    for change in changes:
        click.echo(f"{change.type.name}: {change.description}")
    sys.exit(any(isinstance(change.type, BreakingChangeType) for change in changes))


def _read(text: str, name: str) -> GraphQLSchema:
    try:
        return build_schema(text)
    except (GraphQLError, TypeError) as fault:
        raise BadInput(
            f"“{name}”不是接口定义：{fault}", f'"{name}" is no GraphQL schema: {fault}'
        ) from None


def _text(county: str | None, names: str | None) -> str:
    if county is not None and names is not None:
        raise click.UsageError("--county 与 --plugins 只能用一个 Give --county or --plugins.")
    registry = load_installed()
    installed = [plugin.name for plugin in registry.plugins]
    chosen = split_names(names)
    check_plugins(chosen or None, installed)
    if county is not None:
        chosen = run(lambda desk: _on(desk, county), registry=registry)
    return compose(registry, installed if chosen is None else chosen).as_str()


async def _on(desk: Desk, county_code: str) -> list[str]:
    held = await StateKeeper(desk.database, desk.clock).snapshot()
    return sorted(held.county(county_code).on & set(desk.installed))
