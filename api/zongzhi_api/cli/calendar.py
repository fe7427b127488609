"""`zongzhi calendar`: which days are worked, and a county's own days."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date
from typing import Any

import click

from zongzhi_core.commands.work_days import SetWorkDay
from zongzhi_core.state import StateKeeper
from zongzhi_core.work_days import NATION

from .data import Day
from .desk import Desk, json_option, print_json, print_table, run

_WORDS = {True: "工作 working", False: "休息 rest"}


@click.group()
def calendar() -> None:
    """工作日历 Work calendar."""


@calendar.command("show")
@click.argument("year", type=int)
@click.option("--county", metavar="CODE", help="县代码：附其设定 With what a county has set.")
@json_option
def show(year: int, county: str | None, as_json: bool) -> None:
    """查看工作日历 Show the days of YEAR that differ from Monday to Friday."""
    known, days = run(lambda desk: _days(desk, county, year))
    if as_json:
        print_json({"year": year, "county": county, "known": known, "days": days})
        return
    if not known:
        click.echo(f"{year} 年尚未公布 is not published: Monday to Friday, provisional.", err=True)
    rows = [(d["day"], _WORDS[d["working"]], d["name"], d["source"]) for d in days]
    print_table(("日期 Day", "工作或休息 Worked", "名称 Name", "来源 Source"), rows)


async def _days(desk: Desk, code: str | None, year: int) -> tuple[bool, list[dict[str, Any]]]:
    held = await StateKeeper(desk.database, desk.clock).snapshot()
    days = held.ground.work_days
    county_id = NATION if code is None else held.county(code).id
    return days.knows(year), [asdict(each) for each in days.of(county_id, year)]


@calendar.command("set")
@click.argument("day", type=Day())
@click.option("--working/--rest", default=None, help="上班或休息 Whether the day is worked.")
@click.option("--county", metavar="CODE", required=True, help="县代码 Code of the county.")
@click.option("--reason", metavar="TEXT", required=True, help="原因 Why; shown with the day.")
def set_day(day: date, working: bool | None, county: str, reason: str) -> None:
    """设定工作日 Say that DAY, such as 2026-10-08, is worked or not in a county."""
    if working is None:
        raise click.UsageError("请给出 --working 或 --rest Give --working or --rest.")
    given = SetWorkDay(county, day, working, reason)
    name = run(lambda desk: desk.give("setWorkDay", given, lambda _, found: str(found.name)))
    click.echo(f"{county} {name}: {day} {_WORDS[working]}")
