"""The command `zongzhi`: one module for each family of commands, `desk` for what they share."""

from __future__ import annotations

import gc
import sys
from importlib import import_module
from typing import Any

import click

from zongzhi_core import __version__

from ..logs import configure_logs

__all__ = ["main"]

#: Command → its module, which is read when the command is given.
MODULES = {
    **dict.fromkeys(("serve", "demo"), "server"),
    **dict.fromkeys(("migrate", "doctor", "changes"), "upkeep"),
    **{"divisions": "divisions", "sample": "data", "plugins": "switches", "schema": "schema"},
    **dict.fromkeys(("backup", "restore"), "backup"),
    **{"token": "tokens", "user": "users", "calendar": "calendar", "plugin": "authors"},
}


def read(module: str) -> Any:
    """A module of this package. Nothing of what is read is garbage, and it stays: looking through
    it would be a tenth of a command's start."""
    name = f"{__package__}.{module}"
    if name not in sys.modules:
        gc.disable()
        try:
            import_module(name)
        finally:
            gc.freeze()
            gc.enable()
    return sys.modules[name]


class Refused(click.ClickException):
    """A fault that the user can cure: its message on standard error, exit status 1."""

    def show(self, file: Any = None) -> None:
        click.echo(f"错误 Error: {self.message}", file=file, err=True)


class Commands(click.Group):
    """The commands; faults of the product leave as messages, not as traces."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted(MODULES)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in MODULES:
            return None
        command: click.Command = getattr(read(MODULES[cmd_name]), cmd_name)
        return command

    def invoke(self, ctx: click.Context) -> Any:
        desk = read("desk")
        try:
            return super().invoke(ctx)
        except BrokenPipeError:
            raise
        except desk.FAULTS as fault:
            raise Refused(desk.tell(fault)) from fault


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, package_name="zongzhi-plus")
def main() -> None:
    """综治+ 命令行 Command line of Zongzhi+.

    设置 Settings: ZONGZHI_DATABASE, ZONGZHI_HOST, ZONGZHI_PORT …, or zongzhi.toml.
    """
    configure_logs()
