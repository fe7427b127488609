"""Texts made to break out of where they stand: JSON, SQL, GraphQL, terminals, eyes."""

from __future__ import annotations

import random

ATOMS = (
    *('"', "\\", "'", '\\"', "\\\\", "\\u0000", "\\ud800", "\n", "\r", "\t", "\b", "\f"),
    *("\x01", "\x1f", "\x7f", "\x80", "\x9f", "\u2028", "\u2029", "\u202e", "\u200f", "\u2066"),
    *("\ufeff", "\ufffe", "\uffff", "\ufffd", "\U0001f600", "\U0010ffff", "\u0301", "中", "\u3000"),
    *('{"a":1}', "[1,2", "]}", '"}],"errors":[{"', '":1,"', ',"":1', "null", "true", "NaN"),
    *("Infinity", "-1e999", "</script>", "<!--", "]]>", "&quot;", "${x}", "#{x}", "{{x}}"),
    *("$1", "?", ":v_low", "%s", "%(a)s", "%", "_", "*", "--", "/*", "*/", ";", "||", "(", ")"),
    *("' OR 1=1 --", "'; DROP TABLE core_epoch; --", '" OR ""="', "x' UNION SELECT 1 --"),
    *("E'\\''", "$$", "$a$", "::text", "0x27", "CHAR(39)", "json_each", "value", "=1+1", "@x"),
    *("=cmd|'/c calc'!A1", "../../etc/passwd", "a" * 90, "0" * 40, " ", ""),
)


def hostile_text(rng: random.Random, longest: int | None = None) -> str:
    """A few atoms in a row, no longer than a column takes."""
    text = "".join(rng.choices(ATOMS, k=rng.randint(1, 8)))
    return text if longest is None else text[:longest]


#: What clients send where a value or a name may stand.
PAYLOADS = tuple(dict.fromkeys((*ATOMS, *(hostile_text(random.Random(n)) for n in range(260)))))
