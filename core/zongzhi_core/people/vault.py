"""The vault: seals what a command brings, and opens what a read may show once that is logged."""

from __future__ import annotations

import re
from base64 import b64decode, b64encode
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import fields
from datetime import date
from typing import Any

import orjson

from ..access import Principal
from ..clock import Clock, day_of
from ..contribution import Retention
from ..database import Database
from ..errors import TooCostly, Unavailable
from .ages import band_of
from .crypto import Unsealable
from .erasing import do_duties
from .input import Sealable, Sealed
from .keys import KeyStore
from .log import AccessLog, Shown
from .terms import PersonField

#: Response keys with their texts.
Texts = list[tuple[str, str]]
#: To a field of an answer.
Path = list[str | int]

#: Nobody reads more people at once: work is done case by case.
MOST_PERSONS = 20

#: How a value is shown: as it is, or made coarser.
_FORMS: dict[str, Callable[[str, date], str]] = {
    "PLAIN": lambda text, _: text,
    "BAND": lambda text, today: band_of(date.fromisoformat(text), today).name,
}

_HEX, _MAYBE = "([0-9a-f]{32})", "([0-9a-f]{32}|)"
_VALUE = "([A-Z_]+):([A-Z]+):([0-9A-Za-z+/=]+)"
#: A sealed value in an answer; the mark is the request's own.
_MARKED = re.compile(f'"(?P<mark>[0-9a-f]+):{_HEX}:{_HEX}:{_HEX}:{_VALUE}:{_MAYBE}:{_MAYBE}"')


class Vault:
    """Seals and opens the values of persons for one process."""

    def __init__(
        self,
        database: Database,
        keys: KeyStore,
        clock: Clock,
        retentions: Iterable[Retention] = (),
    ) -> None:
        self._database = database
        self.keys = keys
        self._clock = clock
        self._retentions = retentions
        self.log = AccessLog(database, clock)

    async def open(self) -> Vault:
        """Open the key store, before anything else; SetupError for another master key."""
        await self.keys.open()
        return self

    async def close(self) -> None:
        await self.log.close()
        await self.keys.database.close()

    async def seal(self, given: Any) -> None:
        """Seal all persons and texts of a command's input, each with a new key, before its
        transaction."""
        sealed = list(sealed_in(given))
        keys = await self.keys.add(len(sealed)) if sealed else {}
        for each, (key_id, key) in zip(sealed, keys.items(), strict=True):
            each.sealed = self._sealed(each, key_id, key)

    async def forget(self, given: Any) -> None:
        """Destroy the keys of what was not recorded after all."""
        if unused := [each.sealed.key_id for each in sealed_in(given)]:
            await self.keys.destroy(unused)

    def _sealed(self, given: Sealable, key_id: str, key: bytes) -> Sealed:
        crypto = self.keys.crypto
        values = {
            name: b64encode(crypto.seal(key, text.encode(), _about(key_id, name))).decode()
            for name, text in given.values().items()
        }
        known = given.document_no

        def matching(case_id: str) -> str:
            # With the case in it: equal hashes must not join what is recorded for different cases.
            return self.digest(f"{case_id}:{known}".encode())

        return Sealed(key_id, values, matching if known else None)

    def digest(self, text: bytes) -> str:
        """A keyed hash of what may be guessed."""
        return self.keys.crypto.mac(self.keys.matching, text)

    async def reveal(self, texts: Texts, reader: Principal, errors: list[dict[str, Any]]) -> Texts:
        """The texts of an answer with their sealed values opened. What is shown of whom is logged
        and committed first; if it cannot be, nothing is shown. Of values whose key is gone the
        errors tell."""
        mark = reader.purposed.mark if reader.purposed else ""
        every = (match for _, text in texts for match in _MARKED.finditer(text))
        found = [match.groups() for match in every if match["mark"] == mark]
        if not found:
            return texts
        if (persons := len({(county, person) for _, county, person, *_ in found})) > MOST_PERSONS:
            raise _too_many(persons)
        needed = {key_id for _, _, _, key_id, _, form, *_ in found if form != "CODE"}
        keys = await self.keys.fetch(needed) if needed else {}
        today = day_of(self._clock.now())
        shown: dict[tuple[str, str, str, str], set[str]] = {}
        for _, county, person, key_id, field, form, _, approval, emergency in found:
            if key_id in keys or form == "CODE":
                shown.setdefault((county, person, approval, emergency), set()).add(field)

        def opened(match: re.Match[str]) -> str:
            return self._opened(match, keys, today) if match["mark"] == mark else match[0]

        made = [(name, _MARKED.sub(opened, text)) for name, text in texts]
        if not keys.keys() >= needed:
            errors += [_key_gone(path) for path in _emptied(texts, made)]
        if shown:
            await self.log.write(reader, [Shown(*whom, names) for whom, names in shown.items()])
        return made

    def _opened(self, match: re.Match[str], keys: Mapping[str, bytes], today: date) -> str:
        _, _, _, key_id, field, form, sealed, *_ = match.groups()
        if form == "CODE":
            return f'"{self.receipt_code(sealed)}"'
        key = keys.get(key_id)
        if key is None:
            return "null"
        text = self.unsealed(key_id, key, field, sealed)
        return orjson.dumps(_FORMS[form](text, today)).decode()

    async def open_values(
        self, key_id: str, sealed: Mapping[PersonField, str]
    ) -> dict[PersonField, str]:
        """All values of one person, for that person."""
        key = (await self.keys.fetch([key_id])).get(key_id)
        return {f: self.unsealed(key_id, key, f.name, text) for f, text in sealed.items() if key}

    async def do_duties(self) -> int:
        """Erase what is due, destroy keys, seal the access log; how many records were erased."""
        return await do_duties(self._database, self.keys, self._clock, self._retentions)

    def receipt_code(self, locator: str) -> str:
        """The whole code of a slip, of which only the locator is kept."""
        proof = self.digest(f"receipt:{locator}".encode())[:16].upper()
        return "-".join((locator, *(proof[n : n + 4] for n in range(0, 16, 4))))

    def unsealed(self, key_id: str, key: bytes, name: str, sealed: str) -> str:
        """A value in the clear; `Unsealable` where it was changed or moved from its place."""
        try:
            raw = b64decode(sealed, validate=True)
        except ValueError as fault:
            raise Unsealable from fault
        return self.keys.crypto.open(key, raw, _about(key_id, name)).decode()


def _about(key_id: str, name: str) -> bytes:
    """What ties a sealed value to its person and its field."""
    return f"{key_id}:{name}".encode()


def sealed_in(given: Any) -> Iterator[Sealable]:
    """What of a command's input goes sealed: persons, and texts that are not blank."""
    for part in fields(given):
        value = getattr(given, part.name)
        held: Iterable[Any] = value if isinstance(value, list) else (value,)
        yield from (each for each in held if isinstance(each, Sealable) and each.values())


def _emptied(before: Texts, after: Texts) -> Iterator[Path]:
    """Where something stood in an answer and nothing does."""
    for (name, text), (_, left) in zip(before, after, strict=True):
        if text != left:
            yield from _compared(orjson.loads(text), orjson.loads(left), [name])


def _compared(before: Any, after: Any, path: Path) -> Iterator[Path]:
    if isinstance(before, dict | list):
        for key in before if isinstance(before, dict) else range(len(before)):
            yield from _compared(before[key], after[key], [*path, key])
    elif before is not None and after is None:
        yield path


def _key_gone(path: Path) -> dict[str, Any]:
    told = Unavailable(
        "该值的密钥已不存在：记录刚被删除，或密钥库不完整。",
        "The key of this value is gone: the record has just been erased, or the key store is not "
        "whole.",
    )
    return told.as_graphql(path)


def _too_many(count: int) -> TooCostly:
    return TooCostly(
        f"一次最多显示 {MOST_PERSONS} 人或案的个人信息，本次为 {count}；请逐案查阅。",
        f"One request shows at most {MOST_PERSONS} persons, or cases of which something was told, "
        f"and this would show {count}; read case by case.",
        estimate=count,
        limit=MOST_PERSONS,
    )
