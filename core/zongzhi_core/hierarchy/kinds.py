"""What kind of unit a division is and how it is called in daily use, where the source is silent.

A stated kind always wins. Derived kinds follow what the national list of 2023 shows (41,352
townships, 620,573 villages): neither the name nor the digits are safe alone.

* Province, prefecture, county: the name's last word decides; what no word tells (`西沙群岛`)
  goes by the digits. The groups that stand in for a prefecture (`市辖区` of a municipality,
  `县` of Chongqing, `省直辖县级行政区划`) are DIRECT.
* Township, digits 7-9 from 001 to 399: the name's last word decides, then the digits, so that
  the 64 `…地区` of 001-099 are streets. From 400 on the digits decide: 188 units there carry
  the name of a street, town or township and are none. `…直辖村级区划` is a stand-in: TOWNSHIP_LIKE.
* Village, digits 10-12: they decide (no exception in the list); other digits go by the name.
"""

from __future__ import annotations

import unicodedata

from ..terms import DivisionKind, Level

NAME_LENGTH = 99

#: Number of digits of a code → level, from the highest to the lowest, and back.
LEVEL_OF_WIDTH = dict(zip((2, 4, 6, 9, 12), Level, strict=True))
WIDTH_OF_LEVEL = {level: width for width, level in LEVEL_OF_WIDTH.items()}

_K = DivisionKind
#: Last words of names, the longer before the shorter.
_ENDINGS: dict[Level, tuple[tuple[str | tuple[str, ...], DivisionKind], ...]] = {
    Level.PROVINCE: (
        ("特别行政区", _K.SPECIAL_REGION),
        ("自治区", _K.AUTONOMOUS_REGION),
        ("市", _K.MUNICIPALITY),
        ("", _K.PROVINCE),
    ),
    Level.PREFECTURE: (
        ("自治州", _K.AUTONOMOUS_PREFECTURE),
        ("地区", _K.PREFECTURE),
        ("盟", _K.LEAGUE),
        ("市", _K.CITY),
        ("", _K.DIRECT),
    ),
    Level.COUNTY: (
        ("自治县", _K.AUTONOMOUS_COUNTY),
        ("县", _K.COUNTY),
        ("林区", _K.FOREST_DISTRICT),
        ("特区", _K.SPECIAL_DISTRICT),
        ("区", _K.DISTRICT),
        ("旗", _K.BANNER),
        ("市", _K.COUNTY_CITY),
    ),
    Level.TOWNSHIP: (
        ("区划", _K.TOWNSHIP_LIKE),
        (("街道", "街道办", "办事处"), _K.STREET),
        ("镇", _K.TOWN),
        ("族乡", _K.ETHNIC_TOWNSHIP),
        ("乡", _K.TOWNSHIP),
        ("苏木", _K.SUMU),
    ),
    Level.VILLAGE: (
        (("居委会", "居民委员会", "社区"), _K.COMMUNITY),
        ("", _K.VILLAGE),
    ),
}

#: First number of the digits' range → kind; a range ends where the next begins.
_RANGES = {
    Level.COUNTY: ((0, _K.DISTRICT), (21, _K.COUNTY), (81, _K.COUNTY_CITY)),
    Level.TOWNSHIP: (
        *((0, _K.TOWNSHIP_LIKE), (1, _K.STREET), (100, _K.TOWN), (200, _K.TOWNSHIP)),
        (400, _K.TOWNSHIP_LIKE),
    ),
    Level.VILLAGE: (
        *((1, _K.COMMUNITY), (200, _K.VILLAGE), (400, _K.COMMUNITY_LIKE)),
        (500, _K.VILLAGE_LIKE),
    ),
}

#: What a level may have is what a name or the digits can tell there.
_KINDS_OF_LEVEL = {
    level: {kind for _, kind in (*_ENDINGS[level], *_RANGES.get(level, ()))} for level in Level
}
_WORDS = {word: kind for kind in DivisionKind for word in (kind.name.lower(), kind.zh)}


def read_kind(text: str, level: Level) -> DivisionKind | None:
    """The kind that a source states, by code (any case) or Chinese label; None when it is
    unknown or impossible at this level."""
    kind = _WORDS.get(text.strip().lower())
    return kind if kind in _KINDS_OF_LEVEL[level] else None


def derive_kind(code: str, name: str, level: Level) -> DivisionKind:
    """The kind that code and name point to, by the precedence told above."""
    last = int(code[-3:]) if level in (Level.TOWNSHIP, Level.VILLAGE) else int(code[-2:])
    by_digits = level is Level.VILLAGE and 1 <= last < 600
    if not by_digits and not (level is Level.TOWNSHIP and last >= 400):
        for ending, kind in _ENDINGS[level]:
            if name.endswith(ending):
                return kind
    return [kind for first, kind in _RANGES[level] if last >= first][-1]


def shorten(name: str, level: Level) -> str:
    """The name in daily use: a village's without the committee that governs it.

    `西门社区居民委员会` → `西门社区`, `第二居委会` → `第二社区`, `吗达村民委员会` and
    `吗达村村委会` → `吗达村`; other names stay as they are.
    """
    if level is not Level.VILLAGE:
        return name
    for ending, word, kept in (
        ("村民委员会", "村", ("村", "嘎查")),
        ("村委会", "村", ("村", "嘎查")),
        ("居民委员会", "社区", ("社区", "村", "里", "区")),
        ("居委会", "社区", ("社区", "村", "里", "区")),
    ):
        stem = name.removesuffix(ending)
        if stem and stem != name:
            return stem if stem.endswith(kept) else stem + word
    return name


def usable_name(name: str) -> bool:
    """Has it 1 to 99 characters, none of them a control character?

    Private-use characters are let through: the national list writes rare village names with them.
    """
    if not 0 < len(name) <= NAME_LENGTH:
        return False
    unseen = {"Cc", "Cf", "Cs", "Zl", "Zp"}
    return name.isprintable() or unseen.isdisjoint(map(unicodedata.category, name))
