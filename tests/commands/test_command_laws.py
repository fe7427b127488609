"""The laws of the test kit hold of each command of the product."""

from __future__ import annotations

import pytest

from tests.commands.cases import CHOSEN
from tests.support.worlds import World
from zongzhi_core.testing import COMMAND_LAWS
from zongzhi_core.testing.commands import CommandLaw, find_command, is_all_or_nothing

#: That one takes long, and has a test of its own.
OTHERS = [law for law in COMMAND_LAWS if law is not is_all_or_nothing]


@pytest.mark.slow
@pytest.mark.proof
@pytest.mark.parametrize("law", OTHERS, ids=lambda law: law.__name__)
async def test_every_command_keeps_the_law(
    world: World, law: CommandLaw, subtests: pytest.Subtests
) -> None:
    """Of requests with one key one works, a matter lists what comes next, no id opens what is
    hidden."""
    for command, case in CHOSEN.items():
        with subtests.test(command):
            await law(world, find_command(world.registry, command), case)
