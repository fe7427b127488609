"""Demonstration data: deterministic rows for any county, from which its figures are counted.

Figures are never written; a pillar draws its target numbers from the county's ledger and makes
rows that count up to them. Huaning 2024 answers the source article exactly; every other county
has a ledger of its own. People's names are generated.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from sqlalchemy.orm import Session

from .clock import Clock
from .columns import Base
from .ids import sample_id
from .tables import Counter, Division, Organisation

_SURNAMES = "李王张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧普矣者白陶"
_GIVEN = "明华建国秀英丽芳伟强磊军洋勇艳杰娟涛超霞平刚桂兰玉珍文云春梅红志光福荣德昌家兴"

#: The county and year of the source article.
ARTICLE = ("530424", 2024)


@dataclass
class SampleCounty:
    """One county and year to be filled: places, targets, a seeded random source."""

    session: Session
    clock: Clock
    year: int
    scale: int
    county: Division
    townships: list[Division]
    villages: list[Division]
    #: Organisations by the code of their division: centres, offices, departments.
    organisations: dict[str, list[Organisation]]
    ledger: dict[str, int] = field(default_factory=dict)

    @property
    def first_day(self) -> date:
        return date(self.year, 1, 1)

    @property
    def last_day(self) -> date:
        return date(self.year, 12, 31)

    def target(self, measure: str, article: int, *, scaled: bool = True) -> int:
        """The number that `measure` must answer here: the article's for Huaning in 2024,
        elsewhere one of the county's own, in proportion to its villages. Goes to the ledger."""
        value = article
        if (self.county.code, self.year) != ARTICLE:
            share = len(self.villages) / 77 * self.rng("ledger", measure).uniform(0.7, 1.3)
            value = max(1, round(article * share))
        if scaled:
            value *= self.scale
        self.ledger[measure] = value
        return value

    def fixed(self, measure: str, value: int) -> int:
        """A number that follows from the places themselves (one centre each …)."""
        self.ledger[measure] = value
        return value

    def rng(self, *words: object) -> random.Random:
        """A random source of its own for each set of words: rooms do not disturb each other."""
        return random.Random("/".join(map(str, (self.county.code, self.year, *words))))

    def id(self, *words: object) -> str:
        """A stable id for a row."""
        return sample_id(self.county.code, self.year, *words)

    def name(self, rng: random.Random) -> str:
        """A generated person's name."""
        return rng.choice(_SURNAMES) + "".join(rng.sample(_GIVEN, rng.choice((1, 2))))

    def spread(self, total: int, places: Sequence[Division]) -> list[int]:
        """`total` in whole parts over `places`, unevenly but the same every time; nobody is
        left out while there is enough for all."""
        if not places:
            raise ValueError(f"no places to spread {total} over")
        least = 1 if total >= len(places) else 0
        rest = total - least * len(places)
        weights = [self.rng("spread", place.code).uniform(0.6, 1.4) for place in places]
        shares = [rest * weight / sum(weights) for weight in weights]
        parts = [least + int(share) for share in shares]
        by_remainder = sorted(range(len(places)), key=lambda n: int(shares[n]) - shares[n])
        for n in by_remainder[: total - sum(parts)]:
            parts[n] += 1
        return parts

    def late_matters(self) -> list[tuple[str, Division]]:
        """Ids and villages kept for open matters that were due before December: one plugin
        makes the matters, others point to them, and neither knows the other."""
        share = 1 if (self.county.code, self.year) == ARTICLE else len(self.villages) / 77
        count = max(1, round(22 * share)) * self.scale
        places = self.villages or self.townships or [self.county]
        return [
            (self.id("matter", "overdue", n), places[n * len(places) // count % len(places)])
            for n in range(count)
        ]

    def add(self, rows: Iterable[Base]) -> None:
        """Hand rows to the loading transaction."""
        self.session.add_all(rows)

    def numbered(self, series: str, last: int) -> None:
        """Numbers 1 to `last` of a series are taken: commands go on from there."""
        self.session.add(Counter(county_id=self.county.id, series=series, value=last))

    def centre_of(self, division: Division) -> Organisation:
        """The organisation that runs a division's governance centre."""
        return self.organisations[division.code or ""][0]
