"""`zongzhi divisions rename|recode|merge`: a change of the tree, by the document that orders it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Any

import click

from zongzhi_core.clock import day_of
from zongzhi_core.hierarchy import changes

from .data import Day
from .data import divisions as divisions
from .desk import Desk, actor_name, json_option, print_json, run


def _change_options(command: Callable[..., None]) -> Callable[..., None]:
    options = [
        click.option(
            "--on", "effective_on", metavar="DATE", type=Day(), help="自何日起 From when; today."
        ),
        click.option(
            "--document", "document_no", required=True, metavar="NO", help="文号 By which document."
        ),
        click.option("--note", default="", metavar="TEXT", help="备注 Note."),
        json_option,
    ]
    for option in options:
        command = option(command)
    return command


@divisions.command("rename")
@click.argument("code")
@click.argument("name")
@_change_options
def rename(code: str, name: str, **given: Any) -> None:
    """更名 Give the division CODE the name NAME; before that day it keeps the old one."""
    _change(partial(changes.rename, code=code, name=name), f"{code} → {name}", **given)


@divisions.command("recode")
@click.argument("code")
@click.argument("new_code")
@_change_options
def recode(code: str, new_code: str, **given: Any) -> None:
    """变更代码 Give the division CODE the code NEW_CODE; what lies in it stays where it is."""
    _change(partial(changes.recode, code=code, new_code=new_code), f"{code} → {new_code}", **given)


@divisions.command("merge")
@click.argument("ending", nargs=-1, required=True)
@click.argument("successor")
@_change_options
def merge(ending: tuple[str, ...], successor: str, **given: Any) -> None:
    """合并 End townships or villages of a county in SUCCESSOR, another of their level.

    被合并的乡镇的村改属存续单位。 Villages of a township that ends move under it.
    """
    work = partial(changes.merge, ending=ending, successor=successor)
    _change(work, f"{', '.join(ending)} → {successor}", **given)


def _change(
    change: Callable[..., str], told: str, *, effective_on: date | None, as_json: bool, **given: Any
) -> None:
    """Make the change in one transaction; open requests see the tree of before or of after."""

    async def work(desk: Desk) -> dict[str, str]:
        day = effective_on or day_of(desk.clock.now())
        paper = changes.Paper(day, actor=actor_name(), **given)
        change_id = await desk.write(lambda session: change(session, desk.clock, paper=paper))
        return {"change": change_id, "effectiveOn": day.isoformat()}

    done = run(work)
    if as_json:
        print_json(done)
    else:
        click.echo(f"{told}，自 {done['effectiveOn']} 起 from {done['effectiveOn']}")
