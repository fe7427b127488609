"""Demonstration data of the mediation pillar."""

from __future__ import annotations

from .lives import fill

__all__ = ["fill"]
