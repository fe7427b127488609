"""Monthly totals of the public-order indicators."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from zongzhi_core.plugin_api import SampleCounty, day_of

from ..tables import CrimeStatistic
from ..terms import CrimeIndicator, StatisticStatus

#: Totals of a year before the article's, of the order of a small county's.
YEARLY = {
    CrimeIndicator.SECURITY_CASES: 620,
    CrimeIndicator.EIGHT_MAJOR: 26,
    CrimeIndicator.TWO_ROBBERIES: 9,
    CrimeIndicator.THEFT: 310,
}


def fill_statistics(county: SampleCounty) -> None:
    """Monthly totals of the county for the year and the one before; some indicators fall."""
    falling = min(len(YEARLY), county.target("grid.declining_indicators", 4, scaled=False))
    county.fixed("grid.declining_indicators", falling)
    size = county.scale * max(len(county.villages), 20) / 77
    for nth, (indicator, usual) in enumerate(YEARLY.items()):
        rng = county.rng("grid", "statistics", indicator.name)
        base = round(usual * size * rng.uniform(0.9, 1.1))
        drop = max(1, round(base * rng.uniform(0.06, 0.22)))
        totals = {county.year - 1: base, county.year: base - drop if nth < falling else base}
        for year, total in totals.items():
            county.add(_year_of_months(county, indicator, year, total))


def _year_of_months(
    county: SampleCounty, indicator: CrimeIndicator, year: int, total: int
) -> Iterator[CrimeStatistic]:
    """Twelve final months that add up to a total; months that are not over have none."""
    rng = county.rng("grid", "months", indicator.name, year)
    months = rng.choices(range(1, 13), k=total)
    today = day_of(county.clock.now())
    for number in range(1, 13):
        month = date(year, number, 1)
        if (month.year, month.month) >= (today.year, today.month):
            return
        yield CrimeStatistic(
            county_id=county.county.id,
            id=county.id("grid_crime_statistic", indicator.name, month),
            division_id=county.county.id,
            placed_on=month,
            indicator=indicator,
            month=month,
            value=months.count(number),
            source="县公安局",
            status=StatisticStatus.FINAL,
        )
