"""Which media type an answer has, and what its status may be, by the header `Accept`."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

GRAPHQL_JSON = "application/graphql-response+json"
PLAIN_JSON = "application/json"

_QUALITY = re.compile(r"0(\.\d{0,3})?|1(\.0{0,3})?")


@dataclass(frozen=True, order=True)
class Liking:
    """How much a client wants a media type, and whether it said so by its very name."""

    quality: float
    named: bool


class Accepted:
    """What a client accepts."""

    def __init__(self, headers: Iterable[str]) -> None:
        self._ranges: dict[str, float] = {}
        for part in ",".join(headers).split(","):
            kind, parameters = media_range(part)
            quality = parameters.get("q", "1")
            liked = float(quality) if _QUALITY.fullmatch(quality) else 0.0
            self._ranges[kind] = max(liked, self._ranges.get(kind, 0.0))

    def liking(self, kind: str) -> Liking:
        """What the narrowest range says that holds a media type."""
        for each in (kind, "application/*", "*/*"):
            if each in self._ranges:
                return Liking(self._ranges[each], each == kind)
        return Liking(0.0, False)

    @property
    def kind(self) -> str:
        """The media type of the answer: plain JSON for `*/*`, for none and for nothing we have."""
        newer, plain = self.liking(GRAPHQL_JSON), self.liking(PLAIN_JSON)
        wins = newer > plain or (newer == plain and newer.named)
        return GRAPHQL_JSON if wins and newer.quality else PLAIN_JSON

    @property
    def only_plain(self) -> bool:
        """Whether the client names plain JSON and takes nothing newer."""
        plain = self.liking(PLAIN_JSON)
        return bool(plain.quality) and plain.named and not self.liking(GRAPHQL_JSON).quality


def media_range(text: str) -> tuple[str, dict[str, str]]:
    """A media type or range in small letters, and its parameters."""
    kind, *rest = text.split(";")
    pairs = (part.partition("=") for part in rest)
    parameters = {name.strip().lower(): value.strip().strip('"') for name, _, value in pairs}
    return kind.strip().lower(), parameters
