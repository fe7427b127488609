"""The key store: a key for each recorded person, outside the database of the records.

Each key is wrapped by the master key, which lies in a file of its own. Destroying one key makes
every copy of what it sealed unreadable, in backups too; so the store is backed up apart, and its
backups are kept for 35 days at most.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from sqlalchemy import Column, MetaData, String, Table, delete, insert, select
from sqlalchemy.orm import Session

from ..database import Database
from ..errors import SetupError
from ..ids import new_id
from .crypto import Crypto, Unsealable

_METADATA = MetaData()
_KEYS = Table(
    "zongzhi_key",
    _METADATA,
    Column("id", String(32), primary_key=True),
    Column("wrapped", String(200), nullable=False),
)
#: What was purged: a backup of the database that was taken before does not bring it back.
_PURGES = Table(
    "zongzhi_purge",
    _METADATA,
    Column("id", String(32), primary_key=True),
    Column("county_id", String(32), nullable=False),
    Column("plugin", String(40), nullable=False),
)

#: Of a purge: the id of its certificate, the county's, and the plugin.
Purge = tuple[str, str, str]

#: The key of keyed hashes; also proves that the master key is the right one.
_MATCHING = "matching"


class KeyStore:
    """Keys by their random ids."""

    def __init__(self, database: Database, crypto: Crypto, master: bytes) -> None:
        self.database = database
        self.crypto = crypto
        self._master = master
        self.matching = b""

    async def open(self) -> KeyStore:
        """Make the store on first use; SetupError when the master key is not the one it was made
        with."""

        def look(session: Session) -> str:
            _METADATA.create_all(session.connection())
            held = select(_KEYS.c.wrapped).where(_KEYS.c.id == _MATCHING)
            wrapped = session.scalar(held)
            if wrapped is None:
                wrapped = self._wrap(_MATCHING, self.crypto.new_key())
                session.execute(insert(_KEYS).values(id=_MATCHING, wrapped=wrapped))
            return wrapped

        try:
            self.matching = self._unwrap(_MATCHING, await self.database.transact(look, "system"))
        except (Unsealable, ValueError):
            raise SetupError(
                "主密钥与密钥库不符；请检查 ZONGZHI_MASTER_KEY、ZONGZHI_KEYS 和 ZONGZHI_CRYPTO。 "
                "The master key is not the one this key store was made with; check "
                "ZONGZHI_MASTER_KEY, ZONGZHI_KEYS and ZONGZHI_CRYPTO."
            ) from None
        return self

    async def add(self, count: int) -> dict[str, bytes]:
        """New keys, committed before anything is sealed with them."""
        made = {new_id(): self.crypto.new_key() for _ in range(count)}
        rows = [{"id": key_id, "wrapped": self._wrap(key_id, key)} for key_id, key in made.items()]
        await self.database.transact(lambda s: s.execute(insert(_KEYS), rows), "command")
        return made

    async def fetch(self, key_ids: Iterable[str]) -> dict[str, bytes]:
        """Those keys that there still are."""
        wanted = select(_KEYS.c.id, _KEYS.c.wrapped).where(_KEYS.c.id.in_(list(key_ids)))
        rows = await self.database.look(lambda s: s.execute(wanted).all(), "read")
        return {key_id: self._unwrap(key_id, wrapped) for key_id, wrapped in rows}

    async def ids(self) -> set[str]:
        """The ids of all keys of persons."""
        held = select(_KEYS.c.id).where(_KEYS.c.id != _MATCHING)
        return set(await self.database.look(lambda s: s.scalars(held).all(), "read"))

    async def destroy(self, key_ids: Iterable[str]) -> None:
        """For ever; a key that is gone already is no fault."""
        gone = [key_id for key_id in key_ids if key_id != _MATCHING]
        done = delete(_KEYS).where(_KEYS.c.id.in_(gone))
        await self.database.transact(lambda s: s.execute(done), "command")

    async def note_purges(self, purges: Iterable[Purge]) -> None:
        """Keep word of purges; of one that is known already it is no fault."""
        rows = [dict(zip(_PURGES.c.keys(), each, strict=True)) for each in purges]
        again = delete(_PURGES).where(_PURGES.c.id.in_([row["id"] for row in rows]))

        def note(session: Session) -> None:
            session.execute(again)
            session.execute(insert(_PURGES), rows)

        await self.database.transact(note, "command")

    async def purges(self) -> set[Purge]:
        """All of them."""
        rows = await self.database.look(lambda s: s.execute(select(_PURGES)).all(), "read")
        return {(row.id, row.county_id, row.plugin) for row in rows}

    def _wrap(self, key_id: str, key: bytes) -> str:
        return self.crypto.seal(self._master, key, key_id.encode()).hex()

    def _unwrap(self, key_id: str, wrapped: str) -> bytes:
        return self.crypto.open(self._master, bytes.fromhex(wrapped), key_id.encode())


def read_master_key(path: Path, crypto: Crypto, *, create: bool) -> bytes:
    """The master key of a file, in hex; a new one where there is none and one may be made."""
    if create and not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        # Nobody else may read it at any moment.
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            file.write(crypto.new_key().hex() + "\n")
    try:
        key = bytes.fromhex(path.read_text(encoding="ascii").strip())
    except (OSError, ValueError):
        key = b""
    if len(key) != crypto.key_bytes:
        raise SetupError(
            f"主密钥文件 {path} 不存在或无效：须为 {2 * crypto.key_bytes} 位十六进制；"
            "首次使用请运行 zongzhi migrate。 "
            f'There is no usable master key in "{path}": it holds {2 * crypto.key_bytes} hex '
            'digits; "zongzhi migrate" makes the first one.'
        )
    return key
