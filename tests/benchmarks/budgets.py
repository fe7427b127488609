"""How many Python calls a plan and a warm request may take: counted, not timed.

`plan` is planning a parsed document and compiling its statement; `request` is everything of a
warm request but the database. Count again with `pytest tests/benchmarks -k calls -rP` and lower
a figure when it has fallen; raise one only with a reason in the commit.
"""

from __future__ import annotations

from typing import NamedTuple

#: Other versions of Python and of the libraries count a little differently.
SLACK = 0.10


class Calls(NamedTuple):
    """Python functions entered."""

    plan: int
    request: int


CALLS = {
    "point": Calls(plan=2_409, request=70),
    "tree": Calls(plan=6_311, request=194),
    "page": Calls(plan=8_049, request=302),
    "dashboard": Calls(plan=9_166, request=276),
}
