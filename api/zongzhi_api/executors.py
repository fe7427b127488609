"""Who answers GraphQL requests: the service itself, or another executor to compare it with.

Others are found by entry point, group `zongzhi.executors`; each is a function that makes an
`Executor` from a `Service`. They are for work on the program itself.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib.metadata import entry_points
from typing import Protocol

from zongzhi_core.errors import SetupError
from zongzhi_core.read.run import Answered, Asker, Query

from .service import Service
from .settings import Settings

GROUP = "zongzhi.executors"
COMPILED = "compiled"


class Executor(Protocol):
    """Answers requests of whoever asks, as `Service` does."""

    async def answer(self, query: Query, asker: Asker, key: str | None = None) -> Answered:
        """The answer to one request; raises a ZongzhiError when refused whole."""


MakeExecutor = Callable[[Service], Executor]


def find_executor(settings: Settings) -> MakeExecutor:
    """What makes the executor of the settings; SetupError where it may not or cannot be used."""
    name = settings.executor
    if name == COMPILED:
        return _itself
    if not settings.development or settings.workers > 1:
        raise SetupError(
            f'执行器 "{name}" 只用于开发本程序，且只用一个进程；'
            "请设 ZONGZHI_DEVELOPMENT=true 和 ZONGZHI_WORKERS=1。 "
            f'Executor "{name}" is only for work on the program itself, in one process; set '
            "ZONGZHI_DEVELOPMENT=true and ZONGZHI_WORKERS=1."
        )
    found = entry_points(group=GROUP, name=name)
    if not found:
        known = ", ".join(sorted({COMPILED, *(each.name for each in entry_points(group=GROUP))}))
        raise SetupError(
            f'没有名为 "{name}" 的执行器；可用：{known}。 '
            f'There is no executor "{name}"; there are: {known}.'
        )
    try:
        make: MakeExecutor = next(iter(found)).load()
    except ImportError as fault:
        raise SetupError(
            f'执行器 "{name}" 不在本安装中（{fault}）；只有从源码以 pip install -e 安装时可用。 '
            f'Executor "{name}" is not part of this installation ({fault}); it comes only with a '
            "source checkout installed by pip install -e."
        ) from fault
    return make


def _itself(service: Service) -> Executor:
    return service
