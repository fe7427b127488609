"""提示 What the answer of a command warns of: words in its free texts that say what somebody is.

The command is carried out: such a word may be needed, and no program can tell of whom it is said.
What is told is made from the request, and is stored nowhere, with the answer or beside it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any

import orjson

from zongzhi_core.graph.declare import camel
from zongzhi_core.people.forbidden import LABELS, RULES, find_word, spell


def with_warnings(answer: str, given: Any) -> str:
    """An answer, and beside its data what is to be said of the words that were given."""
    warnings = [*_warnings(given)]
    if not warnings:
        return answer
    return f'{answer[:-1]},"extensions":{orjson.dumps({"warnings": warnings}).decode()}}}'


def _warnings(given: Any) -> Iterator[dict[str, str]]:
    for field, text in _texts(given):
        said = spell(text, text)
        for rule in RULES:
            word = rule.name in LABELS and find_word(rule, said, of_person=True)
            if word:
                zh, _, en = rule.reason.partition("。 ")
                told = f'{field} 含“{word}”：{zh}。 {field} says "{word}". {en}'
                yield {"field": field, "word": word, "rule": rule.name, "message": told}


def _texts(given: Any, path: str = "") -> Iterator[tuple[str, str]]:
    """The texts of an input, with the names by which clients know their fields."""
    if isinstance(given, str):
        yield path, given
    elif isinstance(given, list):
        for number, each in enumerate(given):
            yield from _texts(each, f"{path}.{number}")
    elif is_dataclass(given):
        for part in fields(given):
            name = camel(part.name)
            yield from _texts(getattr(given, part.name), f"{path}.{name}" if path else name)
