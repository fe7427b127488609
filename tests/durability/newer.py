"""A program one version newer: a copy of this one whose chains and tables go further."""

from __future__ import annotations

import asyncio
import shutil
import sys
from pathlib import Path

from tests.api.server import PROGRAM
from tests.migrations.packages import add_step
from tests.support.worlds import World
from zongzhi_core.loading import load_plugins

ROOT = Path(__file__).parents[2]
#: Owner → its package; of the tables that clients write most one, with its class.
TOUCHED = {
    "core": ("core/zongzhi_core", "core_journal", "JournalEntry"),
    "grid": ("plugins/grid/zongzhi_grid", "grid_event", "GridEvent"),
    "mechanism": ("plugins/mechanism/zongzhi_mechanism", "mechanism_order", "Order"),
    "mediation": ("plugins/mediation/zongzhi_mediation", "mediation_dispute", "Dispute"),
}
OTHERS = ("api/zongzhi_api", "plugins/party/zongzhi_party", "plugins/services/zongzhi_services")
#: What the newer program writes into the column that the older one does not know.
COLUMN = """

from sqlalchemy.orm import mapped_column as _mapped_column

from zongzhi_core.columns import Text as _Text

{name}.later_note = _mapped_column(_Text(40), default="newer")
"""


def build_newer(folder: Path) -> str:
    """Make the copy; answers where it lies, as a path for Python."""
    known = load_plugins().contributions
    for package in (*OTHERS, *(package for package, *_ in TOUCHED.values())):
        shutil.copytree(ROOT / package, folder / Path(package).name)
    for owner, (package, table, name) in TOUCHED.items():
        made = folder / Path(package).name
        add_step(known[owner], table, made / "migrations" / "versions")
        rows = made / "tables.py"
        with (rows if rows.exists() else made / "tables" / "__init__.py").open("a") as file:
            file.write(COLUMN.format(name=name))
    return str(folder)


async def migrate_by(world: World, path: str) -> None:
    """`zongzhi migrate` of a program, while others work."""
    environ = {**world.environ, "PATH": "/usr/bin:/bin", "PYTHONPATH": path}
    command = (sys.executable, PROGRAM, "migrate")
    process = await asyncio.create_subprocess_exec(*command, env=environ)
    assert await process.wait() == 0
