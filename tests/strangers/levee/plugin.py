"""The door of the levee plugin, in the oldest of its versions: what the newer ones add, the table
does not name, as a program one version older knows nothing of it."""

from __future__ import annotations

from sqlalchemy.orm import Mapped

from zongzhi_core.plugin_api import Base, FactRow, Registrar, Text, field

VERSIONS = 3


class Gauge(FactRow, Base):
    """水尺 A gauge at a dyke."""

    __tablename__ = "levee_gauge"

    no: Mapped[str] = field("编号 One gauge, one number.", Text(20))


def register(registrar: Registrar) -> None:
    """Declare the plugin."""
    registrar.tables(Gauge)
    registrar.migrations("tests.strangers.levee.migrations")


# Other tests look at every table there is; this one is in the databases of these tests alone.
Base.metadata.remove(Base.metadata.tables["levee_gauge"])
