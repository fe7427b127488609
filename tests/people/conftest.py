"""Fixtures of the tests about people."""

from tests.api.conftest import log

__all__ = ["log"]
