"""Write the next migration of a chain from the difference between its tables and its revisions.

Usage: python .ci/new_migration.py OWNER "what it does"   (OWNER is core or a plugin's name)
"""

from __future__ import annotations

import importlib
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any, Literal

from alembic.autogenerate import produce_migrations, render_python_code
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Table, create_engine
from sqlalchemy.orm import Session

from zongzhi_core.columns import Base, Code, Id, Stamp, Text
from zongzhi_core.contribution import Contribution
from zongzhi_core.loading import load_plugins
from zongzhi_core.migrate import upgrade

HEAD = '''"""{message}."""

import sqlalchemy as sa
from alembic import op
from {types} import Id, Stamp, Text

revision = "{revision}"
down_revision = {down!r}


def upgrade() -> None:
'''


def write_migration(owner: str, message: str) -> Path:
    """Compare a database at the newest revision with the declared tables and write the rest."""
    contribution = load_plugins().contributions[owner]
    folder = Path(str(importlib.import_module(contribution.migrations or "").__file__)).parent
    scripts = ScriptDirectory(str(folder))
    head = scripts.get_current_head()
    number = len(list((folder / "versions").glob("0*.py"))) + 1
    revision = f"{owner}_{number:04d}"
    body = _difference(contribution)
    path = folder / "versions" / f"{number:04d}_{message.replace(' ', '_')}.py"
    types = "zongzhi_core.columns" if owner == "core" else "zongzhi_core.plugin_api"
    text = HEAD.format(message=message.capitalize(), revision=revision, down=head, types=types)
    kept = [line for line in body.splitlines() if "# ###" not in line]
    path.write_text(text + "\n".join(kept) + "\n", encoding="utf-8")
    for tool in (("check", "--fix", "--quiet"), ("format", "--quiet")):
        subprocess.run(
            [sys.executable, "-m", "ruff", *tool, str(path)], check=False, stdout=subprocess.DEVNULL
        )
    return path


def _type_name(kind: str, item: Any, context: object) -> str | Literal[False]:
    """Storage types by name: migrations must not change when a code list does."""
    if kind != "type" or not isinstance(item, Id | Stamp | Text | Code):
        return False
    if isinstance(item, Id | Stamp):
        return f"{type(item).__name__}()"
    return f"Text({item.length or ''})"


def _difference(contribution: Contribution) -> str:
    own = {table.__tablename__ for table in contribution.tables}

    def is_own(item: object, name: str | None, kind: str, *_: object) -> bool:
        return not isinstance(item, Table) or item.name in own

    with tempfile.TemporaryDirectory() as place:
        engine = create_engine(f"sqlite:///{place}/now.db")
        with Session(engine) as session:
            if _has_revisions(contribution):
                upgrade(session, contribution)
            context = MigrationContext.configure(
                session.connection(), opts={"include_object": is_own, "compare_type": True}
            )
            script = produce_migrations(context, Base.metadata)
            assert script.upgrade_ops is not None
            return render_python_code(
                script.upgrade_ops,
                render_as_batch=_has_revisions(contribution),
                render_item=_type_name,
            )


def _has_revisions(contribution: Contribution) -> bool:
    module = importlib.import_module(contribution.migrations or "")
    return bool(list((Path(str(module.__file__)).parent / "versions").glob("0*.py")))


if __name__ == "__main__":
    print(write_migration(sys.argv[1], sys.argv[2]))
