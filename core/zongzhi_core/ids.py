"""Opaque ids: UUIDv7 as 32 hex digits in the tables, `type_<hex>` in the API."""

from __future__ import annotations

import hashlib
import os
import re
import time

_GLOBAL = re.compile(r"([a-z][a-z_]*)_([0-9a-f]{32})\Z")


def new_id() -> str:
    """A fresh UUIDv7: it sorts by the millisecond it was made in."""
    return _uuid7(time.time_ns() // 1_000_000, os.urandom(10))


def sample_id(*parts: object) -> str:
    """A stable id for demonstration data: the same words give the same id everywhere."""
    digest = hashlib.sha256("/".join(map(str, parts)).encode()).digest()
    return _uuid7(1_704_038_400_000, digest[:10])


def _uuid7(millis: int, noise: bytes) -> str:
    value = (millis & (1 << 48) - 1) << 80 | int.from_bytes(noise, "big")
    value = value & ~(0xF << 76) | 0x7 << 76
    value = value & ~(0x3 << 62) | 0x2 << 62
    return f"{value:032x}"


def split_global(text: str) -> tuple[str, str] | None:
    """`dispute_0190…` → (`dispute`, `0190…`); None when it is no id of ours."""
    match = _GLOBAL.match(text)
    return (match[1], match[2]) if match else None
