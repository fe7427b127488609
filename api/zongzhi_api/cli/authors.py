"""`zongzhi plugin new`: the beginning of a plugin of one's own."""

from __future__ import annotations

import re
from pathlib import Path
from string import Template

import click

from zongzhi_core.errors import BadInput
from zongzhi_core.graph.declare import camel

from ..installed import load_installed

TEMPLATES = Path(__file__).resolve().parents[1] / "data" / "plugin"
NAME = re.compile(r"[a-z][a-z0-9]*(_[a-z0-9]+)*")
_LONGEST = 30


@click.group()
def plugin() -> None:
    """插件开发 For plugin authors."""


@plugin.command("new")
@click.argument("name")
@click.option(
    "--folder",
    type=click.Path(path_type=Path, file_okay=False),
    help="目录 Where it is written; zongzhi_NAME here unless said otherwise.",
)
def new(name: str, folder: Path | None) -> None:
    """新建插件 Write a small installable plugin with its tests."""
    taken = load_installed().contributions
    if len(name) > _LONGEST or not NAME.fullmatch(name) or name in taken:
        raise BadInput(
            f"插件名“{name}”不可用：须为小写字母、数字和下划线，至多 {_LONGEST} 个字符，"
            f"且不是 {'、'.join(taken)}。",
            f'"{name}" cannot be a plugin\'s name: small letters, digits and underscores, at most '
            f"{_LONGEST}, and none of {', '.join(taken)}.",
        )
    folder = folder or Path(f"zongzhi_{name}")
    if folder.exists() and any(folder.iterdir()):
        raise BadInput(f"目录“{folder}”非空。", f'The folder "{folder}" is not empty.')
    field = camel(name)
    words = {
        "name": name,
        "dashed": name.replace("_", "-"),
        "field": field,
        "head": f"{field[0].upper()}{field[1:]}",
    }
    for source in sorted(TEMPLATES.rglob("*.txt")):
        place = source.relative_to(TEMPLATES).with_suffix("")
        target = folder.joinpath(*(f"zongzhi_{name}" if p == "package" else p for p in place.parts))
        target.parent.mkdir(parents=True, exist_ok=True)
        text = Template(source.read_text(encoding="utf-8")).substitute(words)
        target.write_text(text, encoding="utf-8")
    click.echo(f"{folder}: pip install -e '{folder}[test]' && python -m pytest {folder}")
