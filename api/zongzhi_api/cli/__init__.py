"""The command `zongzhi`: one module for each family of commands, `desk` for what they share."""

from __future__ import annotations

from typing import Any

import click

from zongzhi_core import __version__

from ..logs import configure_logs
from . import authors, backup, calendar, data, divisions, server, switches, tokens, upkeep, users
from .desk import FAULTS, tell

__all__ = ["main"]


class Refused(click.ClickException):
    """A fault that the user can cure: its message on standard error, exit status 1."""

    def show(self, file: Any = None) -> None:
        click.echo(f"错误 Error: {self.message}", file=file, err=True)


class Commands(click.Group):
    """The commands; faults of the product leave as messages, not as traces."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except BrokenPipeError:
            raise
        except FAULTS as fault:
            raise Refused(tell(fault)) from fault


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, package_name="zongzhi-plus")
def main() -> None:
    """综治+ 命令行 Command line of Zongzhi+.

    设置 Settings: ZONGZHI_DATABASE, ZONGZHI_HOST, ZONGZHI_PORT …, or zongzhi.toml.
    """
    configure_logs()


for command in (
    *(server.serve, server.demo, upkeep.migrate, upkeep.doctor),
    *(divisions.divisions, data.sample, switches.plugins, switches.schema),
    *(tokens.token, users.user, upkeep.changes, calendar.calendar),
    *(backup.backup, backup.restore, authors.plugin),
):
    main.add_command(command)
