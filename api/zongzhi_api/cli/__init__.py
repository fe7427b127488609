"""The command `zongzhi`: one module for each family of commands, `desk` for what they share."""

from __future__ import annotations

import sqlite3
import sys
from typing import Any

import click
import structlog
from sqlalchemy.exc import DBAPIError

from zongzhi_core import __version__
from zongzhi_core.errors import SetupError, ZongzhiError

from . import data, server, switches, tokens, upkeep

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
        except ZongzhiError as fault:
            raise Refused(fault.message) from fault
        except SetupError as fault:
            raise Refused(str(fault)) from fault
        except (DBAPIError, sqlite3.Error) as fault:
            cause = str(getattr(fault, "orig", fault)).splitlines()[0]
            raise Refused(f"数据库出错：{cause} The database failed: {cause}") from fault
        except PermissionError as fault:
            raise Refused(f'没有权限 No permission for "{fault.filename}"') from fault


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, package_name="zongzhi-plus")
def main() -> None:
    """综治+ 命令行 Command line of Zongzhi+.

    设置 Settings: ZONGZHI_DATABASE, ZONGZHI_HOST, ZONGZHI_PORT …, or zongzhi.toml.
    """
    # Standard output is for answers; a command's output may go into a pipe.
    structlog.configure(logger_factory=lambda *_: structlog.PrintLogger(sys.stderr))


for command in (
    *(server.serve, server.demo, upkeep.migrate, upkeep.doctor),
    *(data.divisions, data.sample, switches.plugins, switches.schema, tokens.token),
):
    main.add_command(command)
