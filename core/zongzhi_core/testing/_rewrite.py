"""Lets pytest show the values in the kit's assertions; imported before what asserts."""

from __future__ import annotations

import pytest

ASSERTING = (
    *("commands", "doors", "duties", "ids", "migrating", "promises", "purging", "sets"),
    "worlds",
)

pytest.register_assert_rewrite(*(f"{__package__}.{name}" for name in ASSERTING))
