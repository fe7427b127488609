"""Databases with nothing in them, by the test kit's fixture."""

from __future__ import annotations

import random

import pytest

from zongzhi_core.testing.bare import chance
from zongzhi_core.testing.fixtures import bare as bare


@pytest.fixture
def rng() -> random.Random:
    """Chance; its seed is printed and may be given."""
    return chance()
