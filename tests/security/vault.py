"""A stranger's type that everybody may read, with values that few may."""

from __future__ import annotations

from datetime import UTC, date, datetime

from sqlalchemy import Date, Float, Integer
from sqlalchemy.orm import Mapped, Session

from tests.reference.world import NOW, division_id
from tests.strangers import entry, plugin, with_pillars
from zongzhi_core.loading import Registry, load_plugins
from zongzhi_core.plugin_api import (
    Base,
    FactRow,
    Registrar,
    Sensitivity,
    Stamp,
    Text,
    auto,
    field,
    node,
    placed_under,
)
from zongzhi_core.tables import CountyPlugin, InstalledPlugin
from zongzhi_core.terms import PluginState

SENSITIVE, PERSONAL = Sensitivity.SENSITIVE, Sensitivity.PERSONAL
COUNTY, TOWNSHIP = "530424", "530424102"


class Record(FactRow, Base):
    """记录 A record with a public label and closed values."""

    __tablename__ = "vault_record"

    label: Mapped[str] = field("标签 Label.", Text(40), sensitivity=Sensitivity.ORDINARY)
    word: Mapped[str] = field("词 A word.", Text(400), sensitivity=SENSITIVE)
    number: Mapped[int] = field("数 A number.", Integer, sensitivity=SENSITIVE)
    share: Mapped[float] = field("比 A share.", Float, sensitivity=PERSONAL)
    day: Mapped[date] = field("日 A day.", Date, sensitivity=PERSONAL)
    at: Mapped[datetime] = field("时 A moment.", Stamp, sensitivity=SENSITIVE)


# Other tests look at every table there is; this one is in the databases of these tests alone.
Base.metadata.remove(Record.__table__)  # type: ignore[arg-type]

CLOSED = ("word", "number", "share", "day", "at")


def load_vault(default_order: tuple[str, ...] = ("id",)) -> Registry:
    """The pillars and the vault."""

    def register(registrar: Registrar) -> None:
        names = ("label", *CLOSED)
        body = type("VaultRecord", (), {n: auto() for n in names} | {"__doc__": "记录 A record."})
        registrar.tables(Record)
        registrar.keeps(Record, until="day", erased={"word": ""})
        registrar.node(
            node(
                Record,
                sensitivity=Sensitivity.ORDINARY,
                filters=names,
                orders=names,
                default_order=default_order,
            )(body)
        )
        registrar.extend("Division", records=placed_under("VaultRecord", "记录 Records."))

    registry = load_plugins(with_pillars(entry("vault", plugin("vault", register))))
    assert not registry.broken, registry.broken
    return registry


def fill_vault(session: Session, records: list[tuple[str, int]]) -> None:
    """The table, the switch, and a record for each closed word and number."""
    Record.__table__.create(session.connection())  # type: ignore[attr-defined]
    county = division_id(COUNTY)
    switch = CountyPlugin(
        county_id=county, plugin="vault", state=PluginState.ON, since=NOW, reason="试"
    )
    session.add_all((switch, InstalledPlugin(name="vault", title="库 Vault", version="1.0.0")))
    for n, (word, number) in enumerate(records):
        session.add(
            Record(
                id=f"{n:032x}",
                county_id=county,
                division_id=division_id(TOWNSHIP),
                placed_on=date(2025, 12, 1),
                label=f"record {n}",
                word=word,
                number=number,
                share=number / 7,
                day=date.fromordinal(738_000 + number % 1_000),
                at=datetime.fromtimestamp(1_700_000_000 + number, UTC),
            )
        )
