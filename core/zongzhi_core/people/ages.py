"""Ages by the calendar, and identity numbers."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

from .terms import AgeBand

#: A minor is sealed up to the one age; up to the other the guardian consents (PIPL art 31).
ADULT, GUARDED_BELOW = 18, 14
_BANDS = ((GUARDED_BELOW, AgeBand.UNDER_14), (ADULT, AgeBand.UNDER_18), (60, AgeBand.ADULT))

#: GB 11643: weights of the first seventeen digits, and the check character of each remainder.
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECKS = "10X98765432"
_RESIDENT = re.compile(r"[1-9]\d{16}[\dX]\Z")


def first_day_of(age: int, born: date) -> date:
    """The first day on which somebody is of an age: the day after the birthday (法释〔2006〕1号
    art 2); whoever was born on 29 February has it on the last of the month (Civil Code art 202)."""
    year = born.year + age
    birthday = date(year, born.month, min(born.day, monthrange(year, born.month)[1]))
    return birthday + timedelta(days=1)


def band_of(born: date, today: date) -> AgeBand:
    """The age band on a day."""
    return next((b for age, b in _BANDS if today < first_day_of(age, born)), AgeBand.ELDER)


def born_on(id_no: str) -> date | None:
    """The date of birth in a resident's identity number (GB 11643); None for another document;
    ValueError for a number whose check character or date is wrong. Its first six digits may be a
    retired code, so they are not looked up."""
    if not _RESIDENT.match(id_no):
        return None
    rest = sum(w * int(d) for w, d in zip(_WEIGHTS, id_no, strict=False)) % 11
    if _CHECKS[rest] != id_no[-1]:
        raise ValueError(id_no)
    return date(int(id_no[6:10]), int(id_no[10:12]), int(id_no[12:14]))
